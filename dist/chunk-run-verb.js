import { t as canonicalJson } from "./chunk-canonical-json.js";
import { r as presetsOf } from "./chunk-action-file.js";
import { t as KIT_ROOT } from "./chunk-kit-root.js";
import { n as withoutInputs, t as startBundle } from "./chunk-run-bundle.js";
import { n as createStyle, r as wantsColour, t as alignTable } from "./chunk-align-table.js";
import { join } from "node:path";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

// cli/terminal/render-markdown.ts
/**
* Markdown as text for a terminal: tables aligned, headings bold, emphasis and links as plain words, HTML tags of
* summaries (`<details>`) dropped, code blocks indented. What it does not know stays as it is.
*/
function renderMarkdown(markdown, style) {
	const lines = markdown.replaceAll("\r\n", "\n").trim().split("\n");
	const out = [];
	let code = false;
	while (lines.length > 0) {
		const line = lines.shift() ?? "";
		if (/^\s*```/.test(line)) code = !code;
		else if (code) out.push(`    ${line}`);
		else if (isTableStart(line, lines[0])) out.push(...renderTable([line, ...takeTable(lines)], style));
		else out.push(...renderLine(line, style));
	}
	return out.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}
function isTableStart(line, next) {
	return line.includes("|") && next !== void 0 && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(next);
}
function takeTable(lines) {
	const end = lines.findIndex((line) => !line.includes("|"));
	return lines.splice(0, end === -1 ? lines.length : end);
}
function renderTable(lines, style) {
	const [header = [], rule = [], ...body] = lines.map(splitCells);
	const alignments = rule.map((cell) => cell.endsWith(":") ? "right" : "left");
	const bold = header.map((cell) => style.bold(renderInline(cell, style)));
	return alignTable([bold, ...body.map((row) => row.map((cell) => renderInline(cell, style)))], alignments);
}
function splitCells(line) {
	return line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
function renderLine(line, style) {
	if (/^\s*<!--.*-->\s*$/.test(line)) return [];
	const tag = /^\s*<\/?(details|summary|p|div|table)\b[^>]*>/.test(line);
	const text = line.replace(/<\/?(details|summary|p|div|br|b|code|sub|sup)\b[^>]*>/g, "");
	if (tag && text.trim() === "") return [""];
	const alert = /^>\s*\[!(\w+)\]\s*$/.exec(text)?.[1];
	if (alert) return [style.bold(`${alert.charAt(0)}${alert.slice(1).toLowerCase()}:`)];
	const quote = /^>\s?(.*)$/.exec(text);
	if (quote) return [`  ${renderInline(quote[1] ?? "", style)}`];
	const heading = /^#{1,6}\s+(.*)$/.exec(text);
	return [heading ? style.bold(renderInline(heading[1] ?? "", style)) : renderInline(text, style)];
}
function renderInline(text, style) {
	return text.replace(/!?\[([^\]]*)\]\(([^)\s]+)\)/g, (_, label, url) => label === url ? url : `${label} (${url})`).replace(/\*\*([^*]+)\*\*/g, (_, words) => style.bold(words)).replace(/(?<![\w*\\])[*_]([^*_\s][^*_]*)[*_](?!\w)/g, "$1").replace(/`([^`]+)`/g, (_, words) => style.cyan(words)).replaceAll("<br>", " ").replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, "$1").replace(/&(lt|gt|amp|quot);/g, (_, name) => ENTITIES[name]);
}
const ENTITIES = {
	lt: "<",
	gt: ">",
	amp: "&",
	quot: "\""
};

// cli/run-verb.ts
/**
* Runs the bundle of a verb in the current folder, with its log on stderr; then prints its summary as text, or its
* result document, on stdout. Returns the exit code: 0, or 1 when the bundle says no.
*/
async function runVerb({ verb, inputs, specs, json }) {
	const folder = await realpath(await mkdtemp(join(tmpdir(), "slipway-")));
	try {
		const running = await startBundle({
			bundle: join(KIT_ROOT, "dist", `${verb}.js`),
			inputs: {
				...presetsOf(specs),
				...inputs
			},
			directory: process.cwd(),
			folder,
			env: withoutInputs(process.env),
			onStdout: (text) => (verb === "serve" ? process.stdout : process.stderr).write(text),
			onStderr: (text) => process.stderr.write(text)
		});
		const stop = passSignalsTo(running.process);
		const result = await running.finished;
		stop();
		printResult(result, json);
		return result.exitCode === 0 ? 0 : 1;
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/**
* Hands SIGTERM and SIGINT on, so that the bundle ends as it should before this process does. Ctrl-C on a terminal
* reaches the bundle by itself.
*/
function passSignalsTo(child) {
	const pass = (signal) => {
		if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
	};
	process.on("SIGTERM", pass).on("SIGINT", pass);
	return () => process.off("SIGTERM", pass).off("SIGINT", pass);
}
function printResult({ summary, result }, json) {
	if (json) {
		if (result !== void 0) process.stdout.write(canonicalJson(result));
		if (summary !== "") process.stderr.write(`\n${render(summary, process.stderr)}\n`);
	} else if (summary !== "") process.stdout.write(`\n${render(summary, process.stdout)}\n`);
}
function render(summary, stream) {
	return renderMarkdown(summary, createStyle(wantsColour(stream)));
}

export { runVerb };