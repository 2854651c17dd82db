// kit/log/show-hidden.ts
/**
* What nobody sees in a text and hostile text hides behind, as first and last code points: control characters but for tab
* and line feed, characters that turn the direction of the text around them (Unicode Standard Annex 9, section 2), line ends
* of other systems, and what is ignored where it is shown (Default_Ignorable_Code_Point), but for the selector that makes
* an emoji of a symbol.
*/
const HIDDEN = [
	[0, 8],
	[11, 31],
	[127, 159],
	[173, 173],
	[847, 847],
	[1564, 1564],
	[4447, 4448],
	[6068, 6069],
	[6155, 6159],
	[8203, 8207],
	[8232, 8238],
	[8288, 8303],
	[12644, 12644],
	[64976, 65007],
	[65024, 65038],
	[65279, 65279],
	[65440, 65440],
	[65520, 65531],
	[65534, 65535],
	[113824, 113827],
	[119155, 119162],
	[917504, 921599],
	...Array.from({ length: 16 }, (_, plane) => {
		const last = (plane + 1) * 65536 + 65535;
		return [last - 1, last];
	})
];
/** A character class of hidden characters, for engines that write code points as `\x{…}`. */
const HIDDEN_CLASS = `[${listRanges("x")}]`;
/** Text holds half a surrogate pair in JavaScript alone. */
const PATTERN = new RegExp(`(?!\\r\\n)(?!(?<=\\p{Extended_Pictographic}\\uFE0F?)\\u200D(?=\\p{Extended_Pictographic}))[${listRanges("u")}\\p{Cs}]`, "gu");
/**
* The text as it may be shown to people: hidden characters as JSON escapes (`\u202e`, beyond the first plane
* `\u{e0041}`), so that it reads as what it is and cannot steer a terminal.
*/
function showHidden(text) {
	return text.replace(PATTERN, (character) => {
		const digits = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
		return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`;
	});
}
function listRanges(letter) {
	return HIDDEN.map(([first, last]) => {
		return `\\${letter}{${first.toString(16)}}-\\${letter}{${last.toString(16)}}`;
	}).join("");
}

export { showHidden as n, HIDDEN_CLASS as t };