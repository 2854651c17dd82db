import { r as LOG_VARIABLES } from "./chunk-log-style.js";
import { r as presetsOf } from "./chunk-action-file.js";
import { t as KIT_ROOT } from "./chunk-kit-root.js";
import { n as withoutInputs, t as startProgram } from "./chunk-start-program.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { t as renderMarkdown } from "./chunk-render-markdown.js";
import { join } from "node:path";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

// cli/run-verb.ts
/**
* Runs the program of a verb in the current folder, with its log on stderr; then prints its summary as text, or its
* result document, on stdout. Returns the exit code: 0, or 1 when the program says no.
*/
async function runVerb({ verb, inputs, specs, json, log }) {
	const folder = await realpath(await mkdtemp(join(tmpdir(), "slipway-")));
	try {
		const running = await startProgram({
			program: join(KIT_ROOT, "dist", `${verb}.js`),
			inputs: {
				...presetsOf(specs),
				...inputs
			},
			directory: process.cwd(),
			folder,
			env: {
				...withoutInputs(process.env),
				...toLogVariables(log)
			},
			onStdout: (text) => (verb === "serve" ? process.stdout : process.stderr).write(text),
			onStderr: (text) => process.stderr.write(text)
		});
		const stop = passSignalsTo(running.process);
		const result = await running.finished;
		stop();
		const { summary } = result;
		const render = (style) => summary === "" ? "" : `\n${renderMarkdown(summary, style)}`;
		printAnswer({
			json,
			result: result.result,
			render
		});
		return result.exitCode === 0 ? 0 : 1;
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
function toLogVariables(log) {
	const { level, format } = log ?? {};
	return {
		...level === void 0 ? {} : { [LOG_VARIABLES.level]: level },
		...format === void 0 ? {} : { [LOG_VARIABLES.format]: format }
	};
}
/**
* Hands SIGTERM, SIGINT and SIGHUP on, so that the program ends as it should before this process does. Ctrl-C on a terminal
* reaches the program by itself.
*/
function passSignalsTo(child) {
	const pass = (signal) => {
		if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
	};
	const signals = [
		"SIGTERM",
		"SIGINT",
		"SIGHUP"
	];
	for (const signal of signals) process.on(signal, pass);
	return () => {
		for (const signal of signals) process.off(signal, pass);
	};
}

export { runVerb };