// kit/report/html.ts
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/**
* What no text of ours holds and hostile text hides behind: control characters, half surrogates and non-characters, which
* HTML forbids, and the marks that turn the direction of the text around them (Unicode Standard Annex 9, section 2).
*/
const HIDDEN_CHARACTERS = /(?![\t\n])[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;
/** A template tag: `html\`<p>${text}</p>\``. Text in holes is escaped for element content and quoted attributes. */
function html(strings, ...values) {
	return { markup: strings.map((part, index) => index === 0 ? part : renderValue(values[index - 1]) + part).join("") };
}
/** Text as it may stand in element content or a quoted attribute; characters that nobody sees become U+FFFD. */
function escapeHtml(text) {
	return showHiddenCharacters(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
/** The text with control and direction characters replaced by U+FFFD. */
function showHiddenCharacters(text) {
	return text.replace(HIDDEN_CHARACTERS, "�");
}
function renderValue(value) {
	if (value === void 0) return "";
	if (typeof value === "string") return escapeHtml(value);
	if (typeof value === "number") return String(value);
	return "markup" in value ? value.markup : value.map((item) => item.markup).join("");
}

// kit/report/markdown.ts
/**
* Text as it may stand in Markdown, table cells included: nothing in it formats, links, embeds, mentions or breaks out of
* its line.
*/
function escapeMarkdown(text) {
	return showHiddenCharacters(text).replace(/\s+/g, " ").replace(/[\\`*_[\]|~$#]/g, "\\$&").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/@/g, "@​").replace(/:\/\//g, ":​//");
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

export { html as i, formatName as n, renderTable as r, escapeMarkdown as t };