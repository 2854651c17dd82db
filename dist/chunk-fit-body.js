// kit/host/forge/fit-body.ts
/** GitHub and Gitea refuse the body of a pull request, an issue or a comment that is longer, counted in UTF-16 units. */
const MAX_BODY_CHARACTERS = 65536;
const CUT_NOTE = "\n\n*Cut here: the text is longer than the forge takes. The step summary and the files hold everything.*";
/**
* The Markdown with `ending` (such as a hidden marker) after it, as it may stand in a body: whole; else the first of the
* shorter forms that fits; else the shortest cut at a line's end, with open code fences and folds closed and a note.
*/
function fitBody({ full, short = [], ending = "", limit = MAX_BODY_CHARACTERS }) {
	const tail = ending === "" ? "" : `\n\n${ending}`;
	const forms = [full, ...typeof short === "string" ? [short] : short];
	return (forms.find((text) => text.length + tail.length <= limit) ?? cutBody(forms.at(-1) ?? full, limit - tail.length)) + tail;
}
function cutBody(text, limit) {
	let end = Math.max(limit - 102, 0);
	for (;;) {
		const kept = cutAtLine(text, end);
		const cut = `${kept}${closeOpenParts(kept)}${CUT_NOTE}`;
		if (cut.length <= limit || end === 0) return cut;
		end = Math.max(end - (cut.length - limit), 0);
	}
}
function cutAtLine(text, end) {
	const line = text.lastIndexOf("\n", end);
	return dropHalfCharacter(text.slice(0, line > 0 ? line : end));
}
/** A cut between the two halves of a surrogate pair would leave no character at all. */
function dropHalfCharacter(text) {
	return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
function closeOpenParts(text) {
	const fences = text.match(/^(```|~~~)/gm)?.length ?? 0;
	const open = (text.match(/<details\b/g)?.length ?? 0) - (text.match(/<\/details>/g)?.length ?? 0);
	return (fences % 2 === 1 ? "\n```" : "") + "\n</details>".repeat(Math.max(open, 0));
}
/** The text on one line and cut with an ellipsis. */
function fitLine(text, limit) {
	const line = text.replaceAll(/\s+/g, " ").trim();
	return line.length <= limit ? line : `${dropHalfCharacter(line.slice(0, limit - 1))}…`;
}

export { fitLine as n, fitBody as t };