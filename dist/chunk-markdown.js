import { n as showHidden } from "./chunk-show-hidden.js";

// kit/report/markdown.ts
/**
* Text as it may stand in Markdown, table cells included: nothing in it formats, links, embeds, mentions or breaks out of
* its line.
*/
function escapeMarkdown(text) {
	return showHidden(text).replace(/\s+/g, " ").replace(/[\\`*_[\]|~$#]/g, "\\$&").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/@/g, "@​").replace(/:\/\//g, ":​//");
}
/** The same for text that begins a line, where it could begin a list too. */
function escapeBlock(text) {
	return escapeMarkdown(text.trim()).replace(/^[-+=]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");
}
/** A name as inline code where that is safe, else escaped as `escapeMarkdown` does. */
function formatName(name) {
	return /^[\w .:/+-]+$/.test(name) && name.trim() === name ? `\`${name}\`` : escapeMarkdown(name);
}
/** A table of GitHub-flavoured Markdown. Titles and cells are Markdown: escape what comes from outside. */
function renderTable(columns, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	const rule = columns.map((column) => column.align === "right" ? "---:" : "---");
	return [
		line(columns.map((column) => column.title)),
		line(rule),
		...rows.map(line)
	].join("\n");
}

export { renderTable as i, escapeMarkdown as n, formatName as r, escapeBlock as t };