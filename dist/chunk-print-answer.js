import { a as canonicalJson } from "./chunk-make-folder.js";
import { n as wantsColour, t as createStyle } from "./chunk-style.js";

// cli/terminal/print-answer.ts
/**
* Prints an answer: its text for people on stdout, or with `--json` its result alone there and the text on stderr.
* @param result undefined where there is none to print
* @param render the text in the stream's style; empty for none
*/
function printAnswer({ json, result, render }) {
	const stream = json ? process.stderr : process.stdout;
	const text = render(createStyle(wantsColour(stream)));
	if (text !== "") stream.write(`${text}\n`);
	if (json && result !== void 0) process.stdout.write(canonicalJson(result));
}

export { printAnswer as t };