import { u as readReach } from "./chunk-evaluation.js";
import { n as escapeMarkdown } from "./chunk-markdown.js";

// kit/report/describe-reach.ts
const VERDICTS = {
	reachable: "**The training command could read rows of the test split**, so the test metrics rest on its good faith.",
	unknown: "**Whether the training command could read rows of the test split is not known**, so the test metrics rest on its good faith.",
	unreachable: "The training command could not read rows of the test split."
};
/** What is known of the reach of a training, with its reason, as Markdown. */
function describeReach(stated) {
	const { state, reason } = readReach(stated);
	return `${VERDICTS[state]} ${escapeMarkdown(reason)}`;
}
/** The same as an alert, where the metrics rest on good faith; empty otherwise. */
function warnOfReach(stated) {
	return readReach(stated).state === "unreachable" ? "" : `> [!WARNING]\n> ${describeReach(stated)}`;
}

export { warnOfReach as n, describeReach as t };