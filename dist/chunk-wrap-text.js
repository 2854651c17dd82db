// cli/terminal/wrap-text.ts
/** Breaks text into lines of at most `width` characters, between words; a longer word keeps a line of its own. */
function wrapText(text, width) {
	const lines = [];
	let line = "";
	for (const word of text.split(/\s+/).filter((part) => part !== "")) if (line !== "" && line.length + 1 + word.length > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return line === "" ? lines : [...lines, line];
}

export { wrapText as t };