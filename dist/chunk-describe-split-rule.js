import { i as formatShare } from "./chunk-number-text.js";

// kit/report/describe-split-rule.ts
/** How rows are dealt to the splits, as the end of a sentence: `by group of town: 20 % validation, 20 % test, seed 42`. */
function describeSplitRule(rule) {
	const { by, column, key, validation, test, seed, rolling } = rule;
	return [
		`${by === "row" ? `by a hash of ${key.join(", ")}` : `by ${by} of ${column ?? ""}`}: ${`${formatShare(validation)} validation, ${formatShare(test)} test, seed ${seed}`}`,
		...describeCutoffs(rule),
		...rolling ? ["rolling"] : []
	].join(", ");
}
function describeCutoffs({ cutoffs }) {
	if (!cutoffs) return [];
	const { validation, test } = cutoffs;
	return [...validation === null ? [] : [`validation from ${validation}`], ...test === null ? [] : [`test from ${test}`]];
}

export { describeSplitRule as t };