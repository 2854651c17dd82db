import { i as readActionFile } from "./chunk-action-file.js";
import { t as KIT_ROOT } from "./chunk-kit-root.js";
import { join } from "node:path";

// cli/registry/commands.ts
const MODEL_WORD = "The model is the one in pipeline.yaml unless named.";
const ref = {
	description: "Commit, branch or tag whose history is read.",
	required: false,
	default: "HEAD"
};
const environment = {
	description: "One environment alone.",
	required: false
};
/** Questions about what was promoted, answered from Git alone. */
const REGISTRY_COMMANDS = [
	{
		name: "history",
		words: ["[model]"],
		describe: async () => ({
			description: `Says who put which version live when, by which pull request, the newest first. ${MODEL_WORD}`,
			inputs: {
				environment,
				ref
			},
			outputs: {}
		}),
		execute: async (parsed) => (await import("./chunk-run-history.js")).runHistory(parsed)
	},
	{
		name: "show",
		words: ["[model]"],
		describe: async () => ({
			description: `Says what is live, or was at a date, with its lineage and metrics. ${MODEL_WORD}`,
			inputs: {
				environment,
				at: {
					description: "A date (its end, in UTC) or a time, such as 2026-10-01 or 2026-10-01T12:00Z.",
					required: false
				},
				ref
			},
			outputs: {}
		}),
		execute: async (parsed) => (await import("./chunk-run-show.js")).runShow(parsed)
	},
	{
		name: "diff",
		words: ["before", "after"],
		describe: async () => ({
			description: "Says what differs between two versions, or between those two environments serve: data, contract, code, parameters, metrics, operators.",
			inputs: {
				model: {
					description: "The model. The one in pipeline.yaml unless set.",
					required: false
				},
				ref
			},
			outputs: {}
		}),
		execute: async (parsed) => (await import("./chunk-run-diff.js")).runDiff(parsed)
	}
];

// cli/commands.ts
/** The folder of each verb that is an action. */
const ACTION_FOLDERS = {
	ingest: "action-ingest",
	train: "action-train",
	evaluate: "action-train/evaluate",
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
/** Every command, in the order of the life cycle. */
function listCommands() {
	const actions = Object.keys(ACTION_FOLDERS).map((verb) => bundleCommand(verb, join(KIT_ROOT, ACTION_FOLDERS[verb], "action.yml")));
	const serve = bundleCommand("serve", join(KIT_ROOT, "cli/serve.yml"));
	return [
		...actions,
		serve,
		...REGISTRY_COMMANDS,
		demo,
		init,
		doctor
	];
}
function bundleCommand(name, file) {
	return {
		name,
		words: [],
		describe: () => readActionFile(file),
		execute: async ({ inputs, json }) => {
			const { runVerb } = await import("./chunk-run-verb.js");
			const { inputs: specs } = await readActionFile(file);
			return runVerb({
				verb: name,
				inputs,
				specs,
				json
			});
		}
	};
}
const demo = {
	name: "demo",
	words: [],
	describe: async () => ({
		description: "Runs the whole cycle on real data in a fresh repository in a temporary folder: ingest, train, evaluate, package, promote, serve, monitor, retrain, rollback.",
		inputs: {
			"keep-serving": {
				description: "Leaves the service up at the end and prints a request to try.",
				required: false,
				default: "false"
			},
			folder: {
				description: "An empty folder to work in, instead of a temporary one.",
				required: false
			}
		},
		outputs: {}
	}),
	execute: async ({ inputs, json }) => {
		const { runDemo } = await import("./chunk-run-demo.js");
		return runDemo({
			json,
			keepServing: inputs["keep-serving"] === "true",
			folder: inputs["folder"]
		});
	}
};
const init = {
	name: "init",
	words: ["folder"],
	describe: async () => ({
		description: "Writes a new project from the template into an empty folder.",
		inputs: {
			owner: {
				description: "Owner of the kit that the workflows use.",
				required: false,
				default: "slipway-mlops"
			},
			repository: {
				description: "The kit's repository.",
				required: false,
				default: "slipway"
			},
			ref: {
				description: "Tag or commit of the kit.",
				required: false,
				default: "v1"
			}
		},
		outputs: {}
	}),
	execute: async (parsed) => (await import("./chunk-init.js")).runInit(parsed)
};
const doctor = {
	name: "doctor",
	words: [],
	describe: async () => ({
		description: "Looks for what Slipway needs on this machine, and says what is missing and how to get it.",
		inputs: {},
		outputs: {}
	}),
	execute: async ({ json }) => (await import("./chunk-doctor.js")).runDoctor({ json })
};

// cli/terminal/wrap-text.ts
/** Breaks text into lines of at most `width` characters, between words; a longer word keeps a line of its own. */
function wrapText(text, width) {
	const lines = [];
	let line = "";
	for (const word of text.split(/\s+/).filter((part) => part !== "")) if (line !== "" && line.length + 1 + word.length > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return line === "" ? lines : [...lines, line];
}

export { listCommands as n, locateActionFile as r, wrapText as t };