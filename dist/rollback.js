import { t as run } from "./chunk-run.js";
import { n as openProposalPorts, t as renderPointer } from "./chunk-render-pointer.js";
import { a as settleModel, i as readProjectPipeline, t as checkEnvironment } from "./chunk-project-inputs.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as openForeignArtifacts } from "./chunk-foreign-artifacts.js";
import { j as shortDigest, n as EvaluationSchema } from "./chunk-evaluation.js";
import { s as repinDeployment } from "./chunk-deploy-pins.js";
import { i as readEnvironment } from "./chunk-environments.js";
import { i as environmentPath, o as versionPath, r as VERSION_FILES } from "./chunk-paths.js";
import { n as requireVersion, t as readBase } from "./chunk-read-base.js";
import { t as MonitorSchema } from "./chunk-monitor.js";
import { a as readManifest, i as parseManifest } from "./chunk-parse-manifest.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { a as MONITOR_FILE, i as renderPerformanceTable, o as nameMonitorArtifact, r as renderDriftTable } from "./chunk-drift-tables.js";
import { n as fitLine } from "./chunk-fit-body.js";
import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { i as readVersion } from "./chunk-versions.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { n as readHistory, t as findPreviousVersion } from "./chunk-history.js";
import { join, resolve } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

// action-package/src/rollback/inputs.ts
async function readInputs(runner) {
	const { inputs, directory } = runner;
	const environment = inputs.required("environment");
	const pipeline = await readProjectPipeline(runner);
	return {
		model: settleModel(inputs, pipeline),
		environment: checkEnvironment(environment, pipeline),
		to: inputs.text("to"),
		reason: inputs.text("reason")?.replace(/\s+/g, " "),
		evidence: settleEvidence(inputs, directory),
		base: inputs.text("base")
	};
}
function settleEvidence(inputs, directory) {
	const file = inputs.text("evidence");
	const run = inputs.number("evidence-run", {
		min: 1,
		integer: true
	});
	if (file !== void 0 && run !== void 0) throw new ConfigurationError("SLW_INPUTS_CONTRADICT", "The inputs \"evidence\" and \"evidence-run\" contradict each other. Set one of them.");
	if (run !== void 0) return { run };
	return file === void 0 ? void 0 : { file: resolve(directory, file) };
}

// action-package/src/rollback/open-evidence.ts
/** A report of a thousand columns takes about a megabyte. */
const MAX_EVIDENCE_BYTES = 16777216;
/** Opens the artifacts of other runs of this repository's workflows. */
function openEvidence({ context, credentials: { token }, log }) {
	const { repository, apiUrl, serverUrl, temporary } = context;
	return {
		temporary,
		pageOf: (id) => `${serverUrl}/${repository}/actions/runs/${id}`,
		openRun: (id) => {
			if (token && repository) return openForeignArtifacts({
				id,
				repository,
				apiUrl,
				token,
				maxBytes: MAX_EVIDENCE_BYTES,
				log
			});
			throw new ConfigurationError("SLW_CREDENTIALS_MISSING", "The input \"evidence-run\" is read from the forge, in a workflow and with a token. Download monitor.json from the artifact of that run, and give its path with the input \"evidence\".");
		}
	};
}

// action-package/src/rollback/read-evidence.ts
const CURE = "Hand over the monitor.json that monitor makes.";
/**
* The evidence that the inputs name; undefined where they name none.
* @throws ConfigurationError for a file that is no `monitor.json`, or one about another model or environment
*/
async function readEvidence(inputs, ports) {
	const { evidence } = inputs;
	if (evidence === void 0) return void 0;
	if ("file" in evidence) return {
		monitor: requireSameSubject(await readManifest(MonitorSchema, evidence.file, CURE), inputs, evidence.file),
		page: void 0
	};
	return {
		monitor: requireSameSubject(await fetchMonitor(inputs, ports, evidence.run), inputs, `${MONITOR_FILE} of run ${evidence.run}`),
		page: ports.pageOf(evidence.run)
	};
}
async function fetchMonitor(inputs, { openRun, temporary }, run) {
	await makeFolder(temporary);
	const folder = await mkdtemp(join(temporary, "slipway-evidence-"));
	try {
		await openRun(run).download(nameMonitorArtifact(inputs), folder);
		return await readManifest(MonitorSchema, join(folder, MONITOR_FILE), CURE);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** @throws ConfigurationError for evidence that is about something else, or that nothing can have seen */
function requireSameSubject(monitor, { model, environment }, place) {
	const { from, to, rows } = monitor.window;
	if (Date.parse(from) > Date.parse(to) || rows === 0 && monitor.verdict !== "unknown") throw new ConfigurationError("SLW_EVIDENCE_INVALID", `${place} says "${monitor.verdict}" of ${formatCount(rows, "row")} from ${from} to ${to}, which no monitoring can. ${CURE}`);
	if (monitor.model === model && monitor.environment === environment) return monitor;
	throw new ConfigurationError("SLW_EVIDENCE_INVALID", `${place} is about ${monitor.model} in ${monitor.environment}, not about ${model} in ${environment}. Give the evidence of what is rolled back, or none.`);
}

// action-package/src/rollback/render-evidence.ts
/** A reason may name every column of a wide table. */
const MOST_CHARACTERS = 1e3;
const FINDINGS = {
	drift: "found drift",
	suspect: "found a change that may be chance or small",
	ok: "found nothing wrong",
	unknown: "could give no verdict"
};
/** What monitoring found, as the end of a sentence that begins with it. */
function summariseEvidence({ monitor }) {
	return `${FINDINGS[monitor.verdict]} over ${describeWindow(monitor)}`;
}
/**
* What monitoring saw, as Markdown: verdict, window and reasons, then the metrics and the columns with their statistics.
* @param live what is rolled back
* @param brief without the columns
*/
function renderEvidence({ monitor, page }, live, { brief = false } = {}) {
	const { verdict, columns, performance, reasons } = monitor;
	const where = page === void 0 ? "" : ` The run with the whole report: ${page}.`;
	return [
		"### What monitoring saw",
		`**${verdict}** over ${describeWindow(monitor)}. ${describeSubject(monitor, live)}${where}`,
		reasons.map((reason) => `- ${escapeMarkdown(fitLine(reason, MOST_CHARACTERS))}`).join("\n"),
		renderPerformance(performance),
		brief || columns.length === 0 ? "" : renderDriftTable(columns)
	].filter((part) => part !== "").join("\n\n");
}
function describeWindow({ window: { from, to, rows } }) {
	return `the ${formatCount(rows, "row")} from ${from} to ${to}`;
}
/** Whether what was watched is what is rolled back. */
function describeSubject({ version, bundle }, live) {
	const watched = `${escapeMarkdown(version)} (bundle ${shortDigest(bundle)})`;
	return bundle === live.bundle ? `It watched ${watched}, which is live now.` : `⚠️ It watched ${watched}, which is not live now: this says nothing of ${live.version} itself.`;
}
function renderPerformance(performance) {
	if (!performance) return "No labels had come in, so how right the answers were is not known.";
	const { rows, verdict } = performance;
	return `On ${formatCount(rows, "labelled row")}: **${verdict}**.\n\n${renderPerformanceTable(performance)}`;
}

// action-package/src/rollback/render-rollback.ts
/**
* The words of a rollback's pull request: from what to what, why, what monitoring saw, and how each version was measured.
* The short form leaves out the columns that monitoring compared.
*/
async function renderRollback(rollback) {
	const { evidence, live } = rollback;
	const [head, rest] = [renderHead(rollback), await renderVersions(rollback)];
	if (!evidence) return {
		body: [head, rest].join("\n\n"),
		shortBodies: []
	};
	const [whole, brief] = [false, true].map((isBrief) => [
		head,
		renderEvidence(evidence, live, { brief: isBrief }),
		rest
	].join("\n\n"));
	return {
		body: whole ?? "",
		shortBodies: [brief ?? ""]
	};
}
function renderHead({ inputs: { environment, reason }, live, target, evidence }) {
	const found = evidence && `monitoring ${summariseEvidence(evidence)}.`;
	const why = reason ? escapeMarkdown(reason) : found ?? "no reason was given; write it here.";
	return `## ${environment} goes back from ${live.version} to ${target.version}\n\n**Why:** ${why}`;
}
async function renderVersions({ inputs, base, live, target, evidence }) {
	const { model, environment } = inputs;
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
		...evidence ? ["### The two versions"] : [],
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
	throw new ConfigurationError("SLW_ROLLBACK_IMPOSSIBLE", `There is nothing to go back to: no version of ${model} was live in ${environment} before the present one, save any that was itself rolled back from (${environmentPath(model, environment)} on ${base.branch}). Name a version with the input "to".`);
}

// action-package/src/rollback/rollback.ts
/**
* Opens the pull request that points an environment back to a version that was live before.
* @throws ConfigurationError when nothing is live there, or there is nothing to go back to, or the evidence is of
* something else
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
	const evidence = await readEvidence(inputs, ports.monitoring);
	const title = `Roll back ${model} to ${target.version} in ${environment}`;
	const text = await renderRollback({
		inputs,
		base,
		live,
		target,
		evidence
	});
	const change = await propose({
		inputs,
		ports,
		base,
		target,
		title,
		text,
		evidence
	});
	return {
		title,
		body: text.body,
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
	throw new ConfigurationError("SLW_NOTHING_LIVE", `Nothing of ${model} is live in ${environment} on ${base.branch}, so there is nothing to roll back. Check the environment's name.`);
}
function refuseSame(live, target) {
	if (live.version !== target.version) return;
	throw new ConfigurationError("SLW_ROLLBACK_IMPOSSIBLE", `${live.environment} points to ${live.model} ${live.version} already. Name another version with the input "to".`);
}
async function propose({ inputs, ports, base, target, title, text, evidence }) {
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
		...text,
		files: {
			[environmentPath(model, environment)]: renderPointer(pointing),
			...pinned
		},
		message: [
			title,
			`Bundle ${bundle}`,
			...reason ? [reason] : [],
			...evidence ? [`Monitoring ${summariseEvidence(evidence)}.`] : []
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
	const ports = {
		...await openProposalPorts(runner),
		monitoring: openEvidence(runner)
	};
	const result = await rollBack(await readInputs(runner), ports);
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