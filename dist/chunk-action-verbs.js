import { t as KIT_ROOT } from "./chunk-kit-root.js";
import { join } from "node:path";

// cli/action-verbs.ts
/** The folder of each verb that is an action. */
const ACTION_FOLDERS = {
	ingest: "action-ingest",
	train: "action-train",
	evaluate: "action-train/evaluate",
	compare: "action-train/compare",
	report: "action-train/report",
	record: "action-train/record",
	package: "action-package",
	promote: "action-package/promote",
	rollback: "action-package/rollback",
	verify: "action-package/verify",
	tags: "action-package/tags",
	check: "action-serve",
	deploy: "action-serve/deploy",
	monitor: "action-monitor"
};
/** Where the `action.yml` of a verb lies. */
function locateActionFile(verb) {
	return join(KIT_ROOT, ACTION_FOLDERS[verb], "action.yml");
}

export { locateActionFile as n, ACTION_FOLDERS as t };