import { stripVTControlCharacters } from "node:util";

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

export { alignTable as t };