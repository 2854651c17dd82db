// kit/ground/files/match-bytes.ts
/** Whether a file begins with one of these; a text stands for its Latin-1 bytes. */
const startsWith = (...magic) => (head) => magic.some((each) => {
	const bytes = typeof each === "string" ? Buffer.from(each, "latin1") : Buffer.from(each);
	return head.subarray(0, bytes.length).equals(bytes);
});
/** Whether a text stands at an offset. */
const holdsAt = (offset, text) => (head) => head.subarray(offset, offset + text.length).toString("latin1") === text;
/** How much of a file a form is looked for in. */
const FORM_BYTES = 4096;
/** Whether the first bytes, as Latin-1 text, have a form. */
const holds = (form) => (head) => form.test(head.toString("latin1", 0, FORM_BYTES));
/** Whether a file is a zip archive. */
const isZip = startsWith("PK", "PK");
/** Whether the first file in a zip archive has such a name (APPNOTE.TXT, "Local file header"). */
const beginsWithEntry = (form) => (head) => isZip(head) && head.length > 30 && form.test(head.toString("latin1", 30, 30 + head.readUInt16LE(26)));
const hasMagic = startsWith([31, 139], [
	253,
	55,
	122,
	88,
	90
], [
	40,
	181,
	47,
	253
], [
	4,
	34,
	77,
	24
]);
/** Whether a file is compressed as a whole. */
const isCompressed = (head) => hasMagic(head) || /^BZh[1-9]1AY&SY/.test(head.toString("latin1", 0, 10));

export { isZip as a, isCompressed as i, holds as n, startsWith as o, holdsAt as r, beginsWithEntry as t };