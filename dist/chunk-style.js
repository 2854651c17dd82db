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

export { wantsColour as n, createStyle as t };