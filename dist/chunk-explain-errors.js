// kit/onnx/explain-errors.ts
/** The first error in one sentence or two, and how many more there are; undefined without any. */
function explainErrors(findings, label) {
	const errors = findings.filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (!first) return void 0;
	const rest = errors.length - 1;
	const more = rest > 0 ? ` (${rest} more error${rest > 1 ? "s" : ""}: run slipway lint)` : "";
	return `${explainFinding(first, label)}${more}`;
}
/** A finding as one line. */
function explainFinding({ place, message, fix }, label) {
	return `${label}, ${place}: ${message} ${fix}`;
}

export { explainFinding as n, explainErrors as t };