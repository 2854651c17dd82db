import { t as alignTable } from "./chunk-align-table.js";

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
	return line.includes("|") && next?.includes("-") === true && /^[\s|:-]+$/.test(next);
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
	const heading = /^#{1,6}\s+(\S.*|)$/.exec(text);
	return [heading ? style.bold(renderInline(heading[1] ?? "", style)) : renderInline(text, style)];
}
function renderInline(text, style) {
	return unshield(renderMarks(shieldEscapes(text), style));
}
function renderMarks(text, style) {
	return text.replace(/!?\[([^[\]]*)\]\(([^()\s]+)\)/g, (_, label, url) => label === url ? url : `${label} (${url})`).replace(/\*\*([^*]+)\*\*/g, (_, words) => style.bold(words)).replace(/(?<![\w*\\])[*_]([^*_\s][^*_]{0,400})[*_](?!\w)/g, "$1").replace(/`([^`]+)`/g, (_, words) => style.cyan(words)).replaceAll("<br>", " ").replaceAll("​", "").replace(/&(lt|gt|amp|quot);/g, (_, name) => ENTITIES[name]);
}
/** The private use area, where characters that mean themselves wait until marks are read. */
const SHIELD = 61440;
/** Escaped characters open and close nothing; in code a backslash is one. */
function shieldEscapes(text) {
	return text.replace(/\\([!-/:-@[-`{-~])|`[^`]+`/g, (found, escaped) => escaped === void 0 ? found.replace(/[\\*_[\]<>&]/g, shield) : shield(escaped));
}
function shield(character) {
	return String.fromCharCode(SHIELD + character.charCodeAt(0));
}
function unshield(text) {
	return text.replace(/[\uf020-\uf07f]/g, (character) => String.fromCharCode(character.charCodeAt(0) - SHIELD));
}
const ENTITIES = {
	lt: "<",
	gt: ">",
	amp: "&",
	quot: "\""
};

export { renderMarkdown as t };