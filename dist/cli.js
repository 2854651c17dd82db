#!/usr/bin/env node
import { a as canonicalJson } from "./chunk-make-folder.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest, t as findNearest } from "./chunk-suggest.js";
import { i as readActionFile, n as isSecret, t as isFlag } from "./chunk-action-file.js";
import { t as ACTION_FOLDERS } from "./chunk-action-verbs.js";
import { t as KIT_ROOT } from "./chunk-kit-root.js";
import { t as wrapText } from "./chunk-wrap-text.js";
import { n as LOG_LEVELS, t as LOG_FORMATS } from "./chunk-log-style.js";
import { t as UsageError } from "./chunk-usage-error.js";
import { join } from "node:path";

// cli/gc/command.ts
/** What nothing in Git needs any longer of what a store keeps. */
const GC_COMMAND = {
	name: "gc",
	words: [],
	describe: async () => ({
		description: "Lists what a store keeps and no branch needs: no pointer, no data lock, no recent version, no recent run. It removes nothing: a store may serve other repositories, which only you know.",
		inputs: {
			"dry-run": {
				description: "Only looks. There is no other way yet.",
				required: false,
				default: "false"
			},
			store: {
				description: "The store. The one in pipeline.yaml unless set.",
				required: false
			},
			"keep-versions": {
				description: "The newest versions of each model that are needed, live or not.",
				required: false,
				default: "10"
			},
			"keep-days": {
				description: "What was stored in so many days is left alone, and the bundles of runs of these days are needed.",
				required: false,
				default: "30"
			},
			offline: {
				description: "Does not ask the remote for newer branches.",
				required: false,
				default: "false"
			}
		},
		outputs: {}
	}),
	execute: async (parsed) => (await import("./chunk-run-gc.js")).runGc(parsed)
};

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

// cli/runs/command.ts
/** Questions about the runs that the branch of runs keeps. */
const RUNS_COMMAND = {
	name: "runs",
	words: [],
	describe: async () => ({
		description: "Lists the runs that the branch slipway/runs keeps, or holds two of them side by side. Works from Git alone, without a connection from what was fetched before.",
		inputs: {
			sort: {
				description: "A metric (best first), `when` (newest first) or `minutes` (shortest first).",
				required: false,
				default: "when"
			},
			compare: {
				description: "Two runs by their ids, or the beginnings of them, to hold side by side.",
				required: false,
				values: 2
			},
			model: {
				description: "Only the runs of this model.",
				required: false
			},
			limit: {
				description: "Runs listed at most; 0 for all.",
				required: false,
				default: "20"
			},
			offline: {
				description: "Does not ask the remote for newer runs.",
				required: false,
				default: "false"
			}
		},
		outputs: {}
	}),
	execute: async (parsed) => (await import("./chunk-run-runs.js")).runRuns(parsed)
};

// cli/workflows/command.ts
/** What holds the workflows of a project to the environments it lists. */
const WORKFLOWS_COMMAND = {
	name: "workflows",
	words: [],
	describe: async () => ({
		description: "Brings the workflows to the environments that pipeline.yaml lists: a new one gets its jobs, those of one that is gone go. Only what stands between marks (\"# slipway: …\") is touched, and there a job that is present stays as it is written.",
		inputs: { check: {
			description: "Changes nothing, and says what it would change; then the exit code is 1.",
			required: false,
			default: "false"
		} },
		outputs: {}
	}),
	execute: async (parsed) => (await import("./chunk-run-workflows.js")).runWorkflows(parsed)
};

// cli/commands.ts
/** Every command, in the order of the life cycle. */
function listCommands() {
	const actions = Object.keys(ACTION_FOLDERS).map((verb) => programCommand(verb, join(KIT_ROOT, ACTION_FOLDERS[verb], "action.yml")));
	const serve = programCommand("serve", join(KIT_ROOT, "cli/serve.yml"));
	const asked = [
		lint,
		RUNS_COMMAND,
		...REGISTRY_COMMANDS,
		GC_COMMAND
	];
	return [
		...actions,
		serve,
		...asked,
		demo,
		init,
		WORKFLOWS_COMMAND,
		doctor
	];
}
function programCommand(name, file) {
	return {
		name,
		words: [],
		describe: () => readActionFile(file),
		execute: async ({ inputs, json, log }) => {
			const { runVerb } = await import("./chunk-run-verb.js");
			const { inputs: specs } = await readActionFile(file);
			return runVerb({
				verb: name,
				inputs,
				specs,
				json,
				log
			});
		}
	};
}
const lint = {
	name: "lint",
	words: ["file"],
	describe: async () => ({
		description: "Says what is wrong with an ONNX file: versions, operators, inputs and outputs, external data, weights, metadata. Nothing of it is run, and weights are not read unless asked for.",
		inputs: {
			contract: {
				description: "Data contract to hold inputs and outputs against.",
				required: false
			},
			task: {
				description: "regression, binary or multiclass; by default what the contract's target says.",
				required: false
			},
			weights: {
				description: "Reads all weights: NaN, infinite numbers, nothing but zeros, copies.",
				required: false,
				default: "false"
			},
			sarif: {
				description: "File for the findings in SARIF, for code scanning.",
				required: false
			}
		},
		outputs: {}
	}),
	execute: async (parsed) => (await import("./chunk-run-lint.js")).runLint(parsed)
};
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

// cli/help.ts
const WIDTH = 100;
const INDENT = 2;
/** The help of one command: what it does, its inputs, its outputs. */
function renderCommandHelp({ name, description, words, inputs, outputs }) {
	const usage = [
		"slipway",
		name,
		...words.map((word) => word.toUpperCase())
	].join(" ");
	const shown = Object.entries(inputs).filter(([input]) => !isSecret(input));
	return [
		[`Usage: ${usage} [--input value …] [--json]`],
		wrapText(description, WIDTH),
		renderList("Inputs", shown.map(([input, spec]) => [describeFlag(input, spec), describeInput(spec)])),
		renderList("Outputs", Object.entries(outputs)),
		"token" in inputs ? ["A token is read from GITHUB_TOKEN."] : []
	].filter((section) => section.length > 0).map((section) => section.join("\n")).join("\n\n");
}
/** The help of `slipway` itself: every command with its first sentence. */
function renderOverview(commands) {
	return [
		"Usage: slipway <command> [--input value …] [--json]",
		"",
		...renderList("Commands", commands),
		"",
		...wrapText("Inputs are those of the action of the same name; what is not given comes from pipeline.yaml. \"slipway <command> --help\" lists them, with their defaults in brackets. --json prints one document on stdout, the outputs by their names and all else under \"details\"; everything else goes to stderr: --log-level debug|info|notice|warning|error says from where on, --log-format json writes an object a line. Exit code 0: done; 1: the input or the verdict says no; 2: wrong usage.", WIDTH)
	].join("\n");
}
/** The first sentence of a description. */
function firstSentence(text) {
	return /^.*?[.!](?=\s|$)/.exec(text)?.[0] ?? text;
}
function describeFlag(name, spec) {
	return isFlag(spec) ? `--${name}` : `--${name}${" VALUE".repeat(spec.values ?? 1)}`;
}
function describeInput(spec) {
	const preset = spec.default;
	const shown = preset !== void 0 && preset !== "" && !preset.includes("${{") && !isFlag(spec);
	return [
		spec.required ? "Required." : "",
		spec.description,
		shown ? `[${preset}]` : ""
	].filter((part) => part !== "").join(" ");
}
function renderList(title, items) {
	if (items.length === 0) return [];
	const width = Math.max(...items.map(([label]) => label.length)) + INDENT;
	return [title, ...items.flatMap(([label, text]) => {
		const wrapped = wrapText(text, WIDTH - width - INDENT);
		return (wrapped.length === 0 ? [""] : wrapped).map((line, index) => `${" ".repeat(INDENT)}${(index === 0 ? label : "").padEnd(width)}${line}`.trimEnd());
	})];
}

// cli/parse-arguments.ts
/**
* Reads `--name value`, `--name=value`, `--name value value` (of an input of two), `--flag`, `--json`, `--help` and plain words. A name given twice is a list: its
* values stand one a line, as lists do in a workflow.
* @throws UsageError for an unknown name (with the nearest known one), a missing value, a word too many, or a required
* input that is not given
*/
function parseArguments(argv, shape) {
	const parsed = {
		inputs: {},
		words: [],
		help: false,
		json: false
	};
	const rest = [...argv];
	for (let word = rest.shift(); word !== void 0; word = rest.shift()) if (word === "--help" || word === "-h") parsed.help = true;
	else if (word === "--json") parsed.json = true;
	else if (/^--log-(level|format)(=|$)/.test(word)) readLogFlag({
		word,
		rest,
		parsed
	});
	else if (word.startsWith("-") && word !== "-") readInput({
		word,
		rest,
		shape,
		parsed
	});
	else parsed.words.push(word);
	if (parsed.help) return parsed;
	refuseExtraWords(parsed.words, shape);
	refuseMissingInputs(parsed.inputs, shape);
	return parsed;
}
function readInput({ word, rest, shape, parsed }) {
	const [dashed = "", ...inline] = word.split("=");
	const name = dashed.replace(/^--?/, "");
	const input = shape.inputs[name];
	if (isSecret(name)) throw new UsageError(`"--${name}" is not taken from a command line, where every process can read it. Set GITHUB_TOKEN instead.`);
	if (!dashed.startsWith("--") || !input) throw new UsageError(explainUnknown(dashed, name, shape));
	const value = inline.length > 0 ? inline.join("=") : isFlag(input) ? takeTruth(rest) : takeValues(name, input, rest);
	const earlier = parsed.inputs[name];
	parsed.inputs[name] = earlier === void 0 ? value : `${earlier}\n${value}`;
}
/** `--log-level` and `--log-format` are of the command line, not of an action. */
function readLogFlag({ word, rest, parsed }) {
	const [flag = "", inline] = word.split("=");
	const key = flag === "--log-level" ? "level" : "format";
	const known = key === "level" ? LOG_LEVELS : LOG_FORMATS;
	const value = inline ?? rest.shift() ?? "";
	if (!known.includes(value)) throw new UsageError(`"${flag}" takes one of ${known.join(", ")}.`);
	parsed.log = {
		...parsed.log,
		[key]: value
	};
}
function takeTruth(rest) {
	return rest[0] === "true" || rest[0] === "false" ? rest.shift() ?? "true" : "true";
}
function takeValues(name, { values: count = 1 }, rest) {
	const values = rest.splice(0, count);
	if (values.length === count && !values.some((value) => value.startsWith("--"))) return values.join("\n");
	const needed = count === 1 ? "a value" : `${count} values`;
	throw new UsageError(`"--${name}" needs ${needed}: --${name}${" VALUE".repeat(count)}.`);
}
function explainUnknown(dashed, name, shape) {
	const known = [
		...Object.keys(shape.inputs).filter((input) => !isSecret(input)),
		"json",
		"help",
		"log-level",
		"log-format"
	];
	const nearest = findNearest(name, known);
	return `There is no "${dashed}".${nearest === void 0 ? "" : ` Did you mean "--${nearest}"?`}`;
}
function refuseExtraWords(words, shape) {
	const extra = words[shape.words.length];
	if (extra === void 0) return;
	throw new UsageError(`"${extra}" is a word too many: inputs are written --name value.`);
}
function refuseMissingInputs(given, shape) {
	const missing = Object.entries(shape.inputs).filter(([name, { required, default: preset }]) => required && preset === void 0 && !given[name]?.trim());
	if (missing.length === 0) return;
	const flags = missing.map(([name]) => `--${name} VALUE`);
	throw new UsageError(`A required input is missing: write ${flags.join(" ")}.`);
}

// cli/main.ts
/** Exit codes: done; the input or the verdict says no; wrong usage. */
const EXIT = {
	done: 0,
	no: 1,
	usage: 2
};
/** Runs one command line and returns its exit code. An error that is a bug is thrown. */
async function main(argv) {
	try {
		return await dispatch(argv);
	} catch (error) {
		if (error instanceof UsageError) return complain(error.message, EXIT.usage);
		if (error instanceof ConfigurationError) return complain(error.message, EXIT.no);
		throw error;
	}
}
async function dispatch([name, ...rest]) {
	if (name === "--version") return sayVersion();
	const commands = listCommands();
	if (name === void 0) return complain(await describeAll(commands), EXIT.usage);
	if (name === "--help" || name === "-h" || name === "help") {
		process.stdout.write(`${await describeAll(commands)}\n`);
		return EXIT.done;
	}
	const command = commands.find((candidate) => candidate.name === name);
	if (!command) {
		const names = commands.map((candidate) => candidate.name);
		throw new UsageError(`There is no command "${name}".${suggest(name, names)} See slipway --help.`);
	}
	return runCommand(command, rest);
}
async function runCommand(command, argv) {
	const { description, inputs, outputs } = await command.describe();
	const { name, words } = command;
	try {
		const parsed = parseArguments(argv, {
			name,
			inputs,
			words
		});
		if (!parsed.help) return await execute(command, parsed);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		throw new UsageError(`slipway ${name}: ${error.message} See slipway ${name} --help.`);
	}
	process.stdout.write(`${renderCommandHelp({
		name,
		description,
		words,
		inputs,
		outputs
	})}\n`);
	return EXIT.done;
}
/** With `--json` an error is a document too, for whoever reads stdout. */
async function execute(command, parsed) {
	try {
		return await command.execute(parsed);
	} catch (error) {
		if (parsed.json && error instanceof ConfigurationError) {
			const { code, message } = error;
			process.stdout.write(canonicalJson({ error: {
				code,
				message
			} }));
		}
		throw error;
	}
}
async function describeAll(commands) {
	const lines = commands.map(async (command) => [command.name, firstSentence((await command.describe()).description)]);
	return renderOverview(await Promise.all(lines));
}
async function sayVersion() {
	const { readKitVersion } = await import("./chunk-kit-version.js");
	process.stdout.write(`slipway ${await readKitVersion()}\n`);
	return EXIT.done;
}
function complain(message, code) {
	process.stderr.write(`${message}\n`);
	return code;
}

// cli/index.ts
process.exitCode = await main(process.argv.slice(2));

export {  };