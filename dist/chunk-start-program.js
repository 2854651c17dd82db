import { t as readTextIfExists } from "./chunk-files.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";

// cli/runner-environment.ts
/** Makes the files a runner keeps for one step, empty, in `folder`, and the event's payload; returns the variables. */
async function prepareRunnerFiles(folder, event = {}) {
	await makeFolder(folder);
	const variables = { GITHUB_EVENT_PATH: join(folder, "event.json") };
	await writeFile(join(folder, "event.json"), JSON.stringify(event));
	for (const [variable, name] of Object.entries(COMMAND_FILES)) {
		variables[variable] = join(folder, name);
		await writeFile(join(folder, name), "");
	}
	const result = join(folder, "result.json");
	variables["SLIPWAY_RESULT"] = result;
	return {
		files: {
			output: join(folder, "output"),
			summary: join(folder, "summary.md"),
			result
		},
		variables
	};
}
const COMMAND_FILES = {
	GITHUB_OUTPUT: "output",
	GITHUB_STEP_SUMMARY: "summary.md",
	GITHUB_ENV: "env",
	GITHUB_PATH: "path",
	GITHUB_STATE: "state"
};
/** Inputs as a runner passes them: `INPUT_<NAME>`, upper case, spaces as underscores, hyphens kept. */
function toInputVariables(inputs) {
	return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, String(value)]));
}
/** An environment without the inputs of whatever step this process itself runs in. */
function withoutInputs(env) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("INPUT_")));
}

// cli/runner-files.ts
/**
* The outputs in the text of a `GITHUB_OUTPUT` file: lines `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`.
* @throws Error for a line of neither form and for a delimiter that never comes, as a runner fails the step for them
*/
function parseOutputFile(text) {
	const outputs = {};
	const lines = text.split(/\r?\n/);
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index] ?? "";
		if (line === "") continue;
		const [, name = "", operator, rest = ""] = /^([^=<]+)(=|<<)(.*)$/.exec(line) ?? [];
		if (operator === void 0) throw new Error(`The output file holds "${line}", which sets nothing.`);
		if (operator === "=") {
			outputs[name] = rest;
			continue;
		}
		const end = lines.indexOf(rest, index + 1);
		if (end < 0) throw new Error(`The output "${name}" has no line "${rest}" at its end.`);
		outputs[name] = lines.slice(index + 1, end).join("\n");
		index = end;
	}
	return outputs;
}
/** The annotations among the workflow commands in a step's standard output. */
function parseAnnotations(stdout) {
	return stdout.split(/\r?\n/).flatMap((line) => {
		const [, kind, properties = "", message = ""] = /^::(notice|warning|error)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
		if (kind !== "notice" && kind !== "warning" && kind !== "error") return [];
		return [{
			kind,
			message: unescapeData(message),
			...parseProperties(properties)
		}];
	});
}
function parseProperties(properties) {
	const values = new Map(properties.split(",").map((pair) => {
		const [key = "", value = ""] = pair.split("=");
		return [key.trim(), unescapeProperty(value)];
	}));
	const [title, file, line] = [
		"title",
		"file",
		"line"
	].map((key) => values.get(key));
	return {
		...title ? { title } : {},
		...file ? { file } : {},
		...line ? { line: Number(line) } : {}
	};
}
function unescapeProperty(text) {
	return unescapeData(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}
function unescapeData(text) {
	return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

// cli/start-program.ts
/** Starts a program as a runner starts a step. Its exit code is 128 when a signal ended it. */
async function startProgram(call) {
	const { files, variables } = await prepareRunnerFiles(call.folder, call.event);
	const child = spawn(call.node ?? process.execPath, [call.program], {
		cwd: call.directory,
		env: {
			...call.env,
			GITHUB_WORKSPACE: call.directory,
			...variables,
			...toInputVariables(call.inputs)
		},
		stdio: [
			"ignore",
			"pipe",
			"pipe",
			"ipc"
		]
	});
	const stdout = collect(child.stdout, call.onStdout);
	const stderr = collect(child.stderr, call.onStderr);
	return {
		process: child,
		finished: waitForExit(child).then(async (exitCode) => ({
			exitCode,
			stdout: stdout(),
			stderr: stderr(),
			annotations: parseAnnotations(stdout()),
			...await readRunnerFiles(files)
		}))
	};
}
function collect(stream, listener) {
	const parts = [];
	stream?.setEncoding("utf8");
	stream?.on("data", (text) => {
		parts.push(text);
		listener?.(text);
	});
	return () => parts.join("");
}
function waitForExit(child) {
	return new Promise((done, fail) => {
		child.once("error", fail);
		child.once("close", (code) => done(code ?? 128));
	});
}
async function readRunnerFiles(files) {
	const result = await readTextIfExists(files.result);
	return {
		outputs: parseOutputFile(await readFile(files.output, "utf8")),
		summary: await readFile(files.summary, "utf8"),
		result: result === void 0 ? void 0 : JSON.parse(result)
	};
}

export { withoutInputs as n, startProgram as t };