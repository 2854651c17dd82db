import { n as readUserFile, t as readTextIfExists } from "./chunk-files.js";

// kit/ground/files/read-document.ts
/**
* A text with line feeds alone at the ends of its lines, as Git holds it: a checkout may have got CRLF by the settings of
* its machine (`core.autocrlf`), and digests are over what is committed.
*/
function useLineFeeds(text) {
	return text.replaceAll("\r\n", "\n");
}
/** A committed document that has to be there, as Git holds it. @throws ConfigurationError as `readUserFile` */
async function readDocument(file, what, cure) {
	return useLineFeeds(await readUserFile(file, what, cure));
}
/** A committed document as Git holds it, or undefined when there is none. */
async function readDocumentIfExists(file) {
	const text = await readTextIfExists(file);
	return text === void 0 ? void 0 : useLineFeeds(text);
}

export { readDocumentIfExists as n, readDocument as t };