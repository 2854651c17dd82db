import { stripVTControlCharacters } from "node:util";

// cli/terminal/style.ts
/** Whether a stream gets colour: a terminal, unless `NO_COLOR` is set (no-color.org) or the terminal is dumb. */
function wantsColour(stream, env = process.env) {
	return stream.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
/** The style of a stream with or without colour (ECMA-48, select graphic rendition). */
function createStyle(colour) {
	const wrap = (on, off) => (text) => colour && text !== "" ? `\u001B[${on}m${text}\u001B[${off}m` : text;
	return {
		bold: wrap(1, 22),
		dim: wrap(2, 22),
		green: wrap(32, 39),
		red: wrap(31, 39),
		cyan: wrap(36, 39)
	};
}

// cli/terminal/align-table.ts
/**
* A table as lines of text: columns two spaces apart, each as wide as its widest cell, no trailing spaces.
* @param rows the header first; colour codes in cells take no room
*/
function alignTable(rows, alignments = []) {
	const columns = Math.max(0, ...rows.map((row) => row.length));
	const widths = Array.from({ length: columns }, (_, column) => Math.max(0, ...rows.map((row) => measure(row[column] ?? ""))));
	return rows.map((row) => widths.map((width, column) => pad(row[column] ?? "", width, alignments[column] ?? "left")).join("  ").trimEnd());
}
function pad(cell, width, alignment) {
	const space = " ".repeat(Math.max(0, width - measure(cell)));
	return alignment === "right" ? space + cell : cell + space;
}
/** Visible characters, each counted as one column. */
function measure(cell) {
	return [...stripVTControlCharacters(cell)].length;
}

export { createStyle as n, wantsColour as r, alignTable as t };