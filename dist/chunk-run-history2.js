import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { t as renderMarkdown } from "./chunk-render-markdown.js";
import { t as openNamedRegistry } from "./chunk-open-registry.js";

// cli/registry/run-history.ts
const COLUMNS = [
	"when",
	"environment",
	"what",
	"version",
	"by",
	"how",
	"commit"
];
/** `slipway history`: who put what live when, by which pull request, the newest first. */
async function runHistory(parsed) {
	const { model, history, ref } = await openNamedRegistry(parsed);
	const environment = parsed.inputs["environment"];
	const assignments = history.assignments.filter((assignment) => environment === void 0 || assignment.environment === environment).toReversed();
	printAnswer({
		json: parsed.json,
		result: {
			model,
			ref,
			assignments
		},
		render: (style) => renderMarkdown(renderHistory(model, assignments), style)
	});
	return 0;
}
function renderHistory(model, assignments) {
	if (assignments.length === 0) return `Nothing of ${model} was put live yet.`;
	return renderTable(COLUMNS.map((title) => ({ title })), assignments.map((assignment) => {
		const { at, environment, kind, from, version, by, commit } = assignment;
		return [
			formatMinute(at),
			environment,
			kind,
			`${from ?? "nothing"} → ${version ?? "nothing"}`,
			escapeMarkdown(by),
			escapeMarkdown(nameWay(assignment)),
			commit.slice(0, 10)
		];
	}));
}
/** By what a step came in: a forge's pull request, one that was merged by git, or a commit alone. */
function nameWay({ pullRequest, branch }) {
	if (pullRequest !== void 0) return `#${pullRequest}`;
	return branch === void 0 ? "commit" : `pull request ${branch}`;
}
/** `2026-11-23 13:05`, in UTC. */
function formatMinute(at) {
	return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

export { runHistory as n, formatMinute as t };