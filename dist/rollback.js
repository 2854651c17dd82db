import { t as run } from "./chunk-run.js";
import { n as openProposalPorts, t as renderPointer } from "./chunk-render-pointer.js";
import { i as settleModel, r as readProjectPipeline, t as checkEnvironment } from "./chunk-project-inputs.js";
import { a as ConfigurationError } from "./chunk-make-folder.js";
import { k as shortDigest, n as EvaluationSchema, u as parseManifest } from "./chunk-evaluation.js";
import { i as repinDeployment } from "./chunk-deploy-pins.js";
import { i as readEnvironment } from "./chunk-environments.js";
import { i as environmentPath, o as versionPath, r as VERSION_FILES } from "./chunk-paths.js";
import { n as requireVersion, t as readBase } from "./chunk-read-base.js";
import { r as readVersion } from "./chunk-versions.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { i as renderTable, n as escapeMarkdown } from "./chunk-markdown.js";
import { n as readHistory, t as findPreviousVersion } from "./chunk-history.js";

// action-package/src/rollback/inputs.ts
async function readInputs(runner) {
	const { inputs } = runner;
	const environment = inputs.required("environment");
	const pipeline = await readProjectPipeline(runner);
	return {
		model: settleModel(inputs, pipeline),
		environment: checkEnvironment(environment, pipeline),
		to: inputs.text("to"),
		reason: inputs.text("reason"),
		base: inputs.text("base")
	};
}

// action-package/src/rollback/render-rollback.ts
/** The words of a rollback's pull request: from what to what, why, and how each was measured. */
async function renderRollback({ inputs, base, live, target }) {
	const { model, environment, reason } = inputs;
	const now = await readVersion(base.source, model, live.version);
	const rows = [
		[
			"bundle",
			`\`${live.bundle}\``,
			`\`${target.bundle}\``
		],
		[
			"data",
			now?.data.version ?? "–",
			target.data.version
		],
		[
			"code commit",
			now?.code.commit ?? "–",
			target.code.commit ?? "–"
		],
		...compareEvaluations(await readEvaluation(base, model, live.version), await readEvaluation(base, model, target.version))
	];
	return [
		`## ${environment} goes back from ${live.version} to ${target.version}`,
		`**Why:** ${reason ? escapeMarkdown(reason) : "no reason was given; write it here."}`,
		renderTable([
			{ title: "" },
			{ title: `${live.version} (now)` },
			{ title: target.version }
		], rows),
		"Each metric was measured when its model was evaluated, on that model's own test rows. Only the pointer changes; the service follows the merge.",
		`To undo: \`slipway rollback --environment ${environment} --to ${live.version}\`.`
	].join("\n\n");
}
async function readEvaluation(base, model, version) {
	const path = versionPath(model, version, VERSION_FILES.evaluation);
	const text = await base.source.read(path);
	return text === void 0 ? void 0 : parseManifest(EvaluationSchema, text, path);
}
function compareEvaluations(now, target) {
	const [left, right] = [now?.splits.test.metrics ?? {}, target?.splits.test.metrics ?? {}];
	return Object.keys({
		...left,
		...right
	}).sort().map((name) => [
		escapeMarkdown(name),
		formatEstimate(left[name]),
		formatEstimate(right[name])
	]);
}

// action-package/src/rollback/require-previous.ts
/**
* The version that was live before the present one, from the history of the pointer on the base branch.
* @throws ConfigurationError when no other version was
*/
async function requirePreviousVersion({ git, base, model, environment }) {
	await git.completeHistory(base.branch);
	const history = await readHistory(git, base.commit, model);
	const previous = findPreviousVersion(history, {
		model,
		environment
	});
	if (previous !== void 0) return previous;
	throw new ConfigurationError(`No other version of ${model} was live in ${environment} before, by the history of ${environmentPath(model, environment)} on ${base.branch}. Name the version with the input "to".`);
}

// action-package/src/rollback/rollback.ts
/**
* Opens the pull request that points an environment back to a version that was live before.
* @throws ConfigurationError when nothing is live there, or there is nothing to go back to
*/
async function rollBack(inputs, ports) {
	const { model, environment } = inputs;
	const base = await readBase(ports.git, inputs.base);
	const live = await requireLive(inputs, base);
	const to = inputs.to ?? await requirePreviousVersion({
		git: ports.git,
		base,
		model,
		environment
	});
	const target = await requireVersion(base, model, to);
	refuseSame(live, target);
	const title = `Roll back ${model} to ${target.version} in ${environment}`;
	const body = await renderRollback({
		inputs,
		base,
		live,
		target
	});
	const change = await propose({
		inputs,
		ports,
		base,
		target,
		title,
		body
	});
	return {
		title,
		body,
		version: target.version,
		from: live.version,
		changed: change.state === "opened" || change.state === "updated",
		state: change.state,
		url: change.url,
		...change.number === void 0 ? {} : { number: change.number },
		branch: change.branch
	};
}
async function requireLive({ model, environment }, base) {
	const live = await readEnvironment(base.source, model, environment);
	if (live) return live;
	throw new ConfigurationError(`Nothing of ${model} is live in ${environment} on ${base.branch}, so there is nothing to roll back. Check the environment's name.`);
}
function refuseSame(live, target) {
	if (live.version !== target.version) return;
	throw new ConfigurationError(`${live.environment} points to ${live.model} ${live.version} already. Name another version with the input "to".`);
}
async function propose({ inputs, ports, base, target, title, body }) {
	const { model, environment, reason } = inputs;
	const { version, bundle } = target;
	const pointing = {
		model,
		environment,
		version,
		bundle
	};
	const pinned = await repinDeployment(base.source, pointing);
	const change = await ports.forge.proposeChange({
		branch: `slipway/rollback/${model}-${environment}-${shortDigest(bundle)}`,
		base: base.branch,
		title,
		body,
		files: {
			[environmentPath(model, environment)]: renderPointer(pointing),
			...pinned
		},
		message: [
			title,
			`Bundle ${bundle}`,
			...reason ? [reason] : []
		].join("\n\n"),
		labels: ["slipway", "rollback"]
	});
	if (change.state === "merged" || change.state === "closed") return change;
	const description = `back to ${version}, which was reviewed when it was promoted`;
	await ports.forge.setStatus({
		commit: change.commit,
		context: "slipway/rollback",
		state: "success",
		description,
		url: change.url
	});
	return change;
}

// action-package/src/rollback/index.ts
await run("rollback", async (runner) => {
	const result = await rollBack(await readInputs(runner), await openProposalPorts(runner));
	return {
		outputs: {
			version: result.version,
			changed: result.changed,
			"pull-request-url": result.url,
			"pull-request-number": result.number ?? "",
			branch: result.branch
		},
		summary: `# ${result.title}\n\nPull request ${result.state}${result.url === "" ? "" : `: ${result.url}`}.\n\n${result.body}\n`,
		result
	};
});

export {  };