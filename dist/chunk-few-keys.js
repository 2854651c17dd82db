import { t as formatCount } from "./chunk-format-count.js";

// kit/report/few-keys.ts
/** From here on intervals hold the true value about as often as they say (a simulation among the tests shows it). */
const ENOUGH_KEYS = 50;
/**
* An alert where intervals rest on few keys of the split, with how few; empty where they do not, or where it is not
* known. Markdown.
* @param keys different ones among the rows, null or undefined in documents of older versions
*/
function warnOfFewKeys({ rows, keys }) {
	if (keys === null || keys === void 0 || keys >= ENOUGH_KEYS) return "";
	return `> [!NOTE]\n> The intervals rest on ${keys === rows ? `${formatCount(keys, "row")}` : `${formatCount(keys, "key")} of the split (${formatCount(rows, "row")})`}: below ${ENOUGH_KEYS} they hold the true value less often than 95 times in 100, and below 10 there are none.`;
}

export { warnOfFewKeys as t };