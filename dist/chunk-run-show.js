import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as readVersionFacts } from "./chunk-version-facts.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { t as renderMarkdown } from "./chunk-render-markdown.js";
import { t as openNamedRegistry } from "./chunk-open-registry.js";
import { t as formatMinute } from "./chunk-run-history2.js";

// kit/ml/registry/live-at.ts
/** What is live in each environment at an instant: its newest assignment by then. Removed ones are left out. */
function findLive({ assignments }, instant) {
	const live = /* @__PURE__ */ new Map();
	for (const assignment of assignments) if (Date.parse(assignment.at) <= instant.getTime()) live.set(assignment.environment, assignment);
	return [...live.values()].filter(({ version }) => version !== null);
}
/**
* An instant as people write it: a date (its last moment, in UTC), or a date with a time (`2026-10-01T12:00Z`, in UTC
* where no zone is given).
* @throws ConfigurationError for anything else
*/
function parseInstant(text) {
	const [, day, time, zone = "Z"] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [];
	const instant = /* @__PURE__ */ new Date(`${day}T${time ?? "23:59:59.999"}${zone}`);
	if (!Number.isNaN(instant.getTime())) return instant;
	throw new ConfigurationError("SLW_INPUT_INVALID", `"${text}" is no date. Write 2026-10-01, or 2026-10-01T12:00Z.`);
}

// kit/ml/registry/read-live.ts
/** What was live at an instant: in one environment, or in each that serves something then. */
async function readLive({ git, model, history }, { environment, instant }) {
	const live = [];
	for (const assignment of findLive(history, instant)) {
		if (environment !== void 0 && assignment.environment !== environment) continue;
		const version = assignment.version ?? "";
		const facts = await readVersionFacts({
			git,
			ref: assignment.commit,
			model,
			version
		});
		live.push({
			assignment,
			facts
		});
	}
	return live;
}

// cli/registry/run-show.ts
/** `slipway show`: what was live at an instant, with its lineage and metrics; one environment, or every one. */
async function runShow(parsed) {
	const registry = await openNamedRegistry(parsed);
	const { model } = registry;
	const { environment, at } = parsed.inputs;
	const instant = at === void 0 ? /* @__PURE__ */ new Date() : parseInstant(at);
	const environments = await readLive(registry, {
		environment,
		instant
	});
	if (environment !== void 0 && environments.length === 0) throw explainNothing(registry, environment, at);
	printAnswer({
		json: parsed.json,
		result: {
			model,
			at: instant.toISOString(),
			environments
		},
		render: (style) => renderMarkdown(renderShown({
			model,
			at,
			shown: environments
		}), style)
	});
	return 0;
}
function explainNothing({ model, history }, environment, at) {
	const known = [...new Set(history.assignments.map((assignment) => assignment.environment))].sort();
	const list = known.length === 0 ? "Nothing was put live yet" : `Environments that were ever live: ${known.join(", ")}`;
	return new ConfigurationError("SLW_NOTHING_LIVE", `Nothing of ${model} ${describeInstant(at, ` in "${environment}"`)}. ${list}.`);
}
function renderShown({ model, at, shown }) {
	if (shown.length === 0) return `Nothing of ${model} ${describeInstant(at)}.`;
	return shown.map(renderOne).join("\n\n");
}
/** `is live`, or `was live at 2026-10-01`. */
function describeInstant(at, where = "") {
	return at === void 0 ? `is live${where}` : `was live${where} at ${at}`;
}
function renderOne({ assignment, facts: { version, evaluation } }) {
	const { environment, at, by, pullRequest, commit } = assignment;
	const how = pullRequest === void 0 ? `commit ${commit.slice(0, 10)}` : `pull request #${pullRequest}`;
	const metrics = Object.entries(evaluation?.splits.test.metrics ?? {});
	const rows = [
		["live since", `${formatMinute(at)} UTC, ${how} by ${escapeMarkdown(by)}`],
		["bundle", version.bundle],
		["store", escapeMarkdown(version.store)],
		["data", version.data.version],
		["code commit", version.code.commit ?? "unknown"],
		["run", version.run],
		...metrics.map(([name, estimate]) => [name, formatEstimate(estimate)])
	];
	return `## ${version.model} ${version.version} in ${environment}\n\n${renderTable([{ title: "" }, { title: "" }], rows)}`;
}

export { runShow };