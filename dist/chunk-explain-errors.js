// kit/format/onnx/explain-errors.ts
/**
* The first error in one sentence or two; undefined without any. The others go to the log, so that all can be mended at
* once.
*/
function explainErrors(findings, { label, log }) {
	const [first, ...others] = findings.filter(({ severity }) => severity === "error");
	if (!first) return void 0;
	for (const other of others) log.error(explainFinding(other, label));
	return explainFinding(first, label);
}
/** A finding as one line. */
function explainFinding({ place, message, fix }, label) {
	return `${label}, ${place}: ${message} ${fix}`;
}

export { explainFinding as n, explainErrors as t };