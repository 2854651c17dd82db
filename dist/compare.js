import { i as pickText, r as pick, t as run } from "./chunk-run.js";
import { a as renderReport, i as ReportSchema, t as REPORT_FILE } from "./chunk-report-file.js";
import { i as readContract, r as parseContract } from "./chunk-contract.js";
import { n as EvaluationSchema, u as readReach } from "./chunk-evaluation.js";
import { a as readManifest, s as writeManifest } from "./chunk-parse-manifest.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { t as OWN } from "./chunk-own-folder.js";
import { i as checkModel, n as readProject, r as MODEL_FILE, t as readDataFacts } from "./chunk-read-project.js";
import { t as fetchRun } from "./chunk-fetch-run.js";
import { n as fitLine } from "./chunk-fit-body.js";
import { t as findRegressions } from "./chunk-render-slices.js";
import { t as formatCount } from "./chunk-format-count.js";
import { t as describeSplitRule } from "./chunk-describe-split-rule.js";
import { n as compareContracts } from "./chunk-compare-contracts.js";
import { r as isFailed, t as RUNS_BRANCH } from "./chunk-run-record.js";
import { t as restoreSplit } from "./chunk-restore-splits.js";
import { t as holdDuel } from "./chunk-hold-duel.js";
import { t as toContender } from "./chunk-contender.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as findBranch } from "./chunk-find-branch.js";
import { t as openBundle } from "./chunk-open-bundle.js";
import { i as readEnvironment } from "./chunk-environments.js";
import { n as readFromGit } from "./chunk-source.js";
import { t as readRuns } from "./chunk-read-runs.js";
import { n as checkName, o as settleStore } from "./chunk-project-inputs.js";
import { t as settleRuntimePath } from "./chunk-runtime-inputs.js";
import { join, relative } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

// action-train/src/compare/describe-side.ts
/** Characters of a line that a report takes. */
const MAX_LINE = 2e3;
/**
* What a report says of the run a model came of.
* @param training the run as it happened; null where nobody kept it
*/
function describeSide({ facts, training, contract, rule }) {
	const { key, code, command, params, seed, data, artefact } = facts;
	return {
		key,
		code,
		command: fitLine(command, MAX_LINE),
		params,
		seed,
		data: {
			version: data.version,
			dataset: data.dataset
		},
		contract,
		split: rule && fitLine(describeSplitRule(rule), 2e3),
		training: training && describeTraining(training),
		modelBytes: artefact.size,
		testReachable: describeReach(facts.testReachable)
	};
}
function describeReach(stated) {
	const { state, reason } = readReach(stated);
	return {
		state,
		reason: fitLine(reason, MAX_LINE)
	};
}
function describeTraining({ attempt, environment: { device, cpus, gpus }, seconds }) {
	const more = gpus.length > 0 ? `, ${gpus.length} × ${gpus[0]}` : "";
	return {
		attempt,
		device: fitLine(`${device}, ${formatCount(cpus, "CPU")}${more}`, MAX_LINE),
		seconds
	};
}

// action-train/src/compare/bound-duel.ts
/** Gates and slices that a report lists at most. */
const MOST_GATES = 100;
const MOST_SLICES = 50;
/** A duel as a report takes it: texts of a line, and of the slices those on which the trial is clearly worse. */
function boundDuel(duel) {
	const { obstacle, slices, gates, elsewhere } = duel;
	return {
		...duel,
		obstacle: obstacle === null ? null : fitText(obstacle),
		slices: boundSlices(slices),
		gates: gates.slice(0, MOST_GATES).map(({ rule, reason, ...gate }) => ({
			...gate,
			rule: fitText(rule),
			reason: fitText(reason)
		})),
		elsewhere: elsewhere.slice(0, MOST_GATES).map(fitText)
	};
}
function boundSlices(slices) {
	const worse = findRegressions(slices);
	return {
		compared: slices.length,
		regressed: worse.length,
		worse: worse.slice(0, MOST_SLICES).map(({ column, value, ...slice }) => ({
			...slice,
			column: fitText(column),
			value: fitText(value)
		}))
	};
}
function fitText(text) {
	return fitLine(text, MAX_LINE);
}

// action-train/src/compare/compare-contract.ts
/** Changes of a kind that a report lists at most. */
const MAX_CHANGES = 500;
/** What changed in the contract since the model of main was trained, or else since main's newest commit. */
async function compareContract({ inputs, ports, base }, main, contract) {
	const path = relative(inputs.directory, inputs.contractFile).replaceAll("\\", "/");
	const text = main?.bundle ? void 0 : await ports.git.show(base, path);
	const before = main?.bundle?.contract ?? (text === void 0 ? void 0 : parseContract(text, path));
	if (!before) return null;
	const { breaking, compatible } = compareContracts(before, contract);
	const shorten = (changes) => changes.slice(0, MAX_CHANGES).map((change) => fitLine(change, MAX_LINE));
	return {
		same: before.digest === contract.digest,
		breaking: shorten(breaking),
		compatible: shorten(compatible)
	};
}
/** What a report says of the model of main. */
function describeMain(main) {
	const { origin, bundle, record } = main;
	const training = record && !isFailed(record.run) ? record.run : null;
	const facts = bundle?.run ?? training;
	if (!facts) return null;
	return {
		origin,
		side: describeSide({
			facts,
			training,
			contract: bundle?.contract.digest ?? null,
			rule: bundle?.lock.split ?? null
		})
	};
}

// action-train/src/compare/compare-models.ts
/**
* The trial and the model of main on the same rows; where that cannot be, the trial's own numbers and why. With what the
* gates would say of it in a promotion.
*/
async function compareTrial({ inputs, ports: { store, log } }, trial, main) {
	const { facts, evaluation, model, folder } = trial;
	const { artefact, primary } = evaluation;
	const opponent = chooseOpponent(trial, main);
	const testFile = join(folder, "test.parquet");
	if (opponent.kind === "model") await restoreSplit({
		store,
		lock: facts.lock,
		split: "test",
		file: testFile
	});
	const settings = inputs.pipeline?.evaluate;
	return holdDuel({
		challenger: {
			...facts,
			signature: model.signature,
			modelFile: join(folder, MODEL_FILE),
			artefact
		},
		opponent,
		measureOwn: () => ({
			...evaluation.splits.test,
			keys: evaluation.interval.keys ?? null
		}),
		primary,
		slices: settings?.slices ?? [],
		testFile,
		court: {
			gates: settings?.gates ?? [],
			environment: inputs.environment,
			isLive: main?.origin.kind === "environment"
		},
		runtimePath: inputs.runtimePath,
		log
	});
}
function chooseOpponent({ evaluation }, main) {
	if (!main) return {
		kind: "none",
		why: "main has no model yet"
	};
	const { bundle, record } = main;
	if (bundle) return {
		kind: "model",
		contender: toContender(bundle)
	};
	const why = "the model of the last run of main was not packaged";
	if (!record || isFailed(record.run)) return {
		kind: "none",
		why
	};
	const other = record.evaluation;
	const metrics = other?.data.lock === evaluation.data.lock ? other.splits.test.metrics : {};
	return {
		kind: "numbers",
		artefact: record.run.artefact.digest,
		metrics,
		why
	};
}

// action-train/src/compare/find-base.ts
/** The newest commit of the branch that the change goes to; as last fetched where the remote does not answer. */
async function findBase({ base }, { git, log, event }) {
	const branch = base ?? pickText(event, "pull_request", "base", "ref") ?? await git.defaultBranch();
	const place = await findBranch(git, branch);
	if (place.state === "none") throw new ConfigurationError("SLW_COMMIT_MISSING", `The branch "${branch}" that the change goes to cannot be had: ${place.reason}. Set "fetch-depth: 0" in actions/checkout, or correct the input "base".`);
	if (place.state === "stale") log.debug(`${branch} as it was fetched last: ${place.reason}`);
	return place.commit;
}

// action-train/src/compare/find-main-model.ts
/** The model live in the environment, else the newest evaluated run of a commit of main; null: main has none yet. */
async function findMainModel(comparing) {
	return await findLiveModel(comparing) ?? await findLastRun(comparing);
}
async function findLiveModel(comparing) {
	const { inputs, ports, base } = comparing;
	const { model, environment } = inputs;
	const pointer = await readEnvironment(readFromGit(ports.git, base), model, environment);
	if (!pointer) return null;
	const origin = {
		kind: "environment",
		environment,
		version: pointer.version
	};
	const bundle = await open$1(comparing, pointer.bundle);
	return {
		origin,
		bundle,
		record: (await readKeptRuns(comparing)).find(({ run }) => isSameRun(run, bundle.run)) ?? null
	};
}
/** A kept run that led to the model of a bundle: the same key, the same model file. */
function isSameRun(run, facts) {
	return !isFailed(run) && run.key === facts.key && run.artefact.digest === facts.artefact.digest;
}
async function findLastRun(comparing) {
	for (const record of await readKeptRuns(comparing)) {
		if (isFailed(record.run) || !record.evaluation || !await isOfMain(comparing, record)) continue;
		const bundle = record.bundle && await open$1(comparing, record.bundle);
		return {
			origin: {
				kind: "run",
				id: record.id
			},
			bundle,
			record
		};
	}
	return null;
}
/** The runs of this model on the branch of runs, the newest first. */
async function readKeptRuns({ inputs, ports }) {
	const place = await findBranch(ports.git, RUNS_BRANCH);
	if (place.state === "none") return [];
	const kept = await readRuns({
		git: ports.git,
		ref: place.commit,
		model: inputs.model
	});
	for (const fault of kept.faults) ports.log.warning(fault);
	return kept.records;
}
/** A run of another branch is no model of main. Neither is one of a commit that this clone does not know. */
async function isOfMain({ ports: { git, log }, base }, { run }) {
	if (run.code.commit === null) return false;
	try {
		return await git.isAncestor(run.code.commit, base);
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		log.warning(`The run ${run.key} is left out: ${error.message}`);
		return false;
	}
}
function open$1({ inputs, ports }, digest) {
	const directory = join(inputs.directory, OWN.bundles);
	return openBundle({
		store: ports.store,
		digest,
		directory
	});
}

// action-train/src/compare/compare.ts
/** Compares what evaluate handed over with the model of main, and hands the report over. */
async function compare(inputs, ports) {
	const comparing = {
		inputs,
		ports,
		base: await findBase(inputs, ports)
	};
	const main = await findMainModel(comparing);
	return handOver(comparing, {
		$schema: ReportSchema.properties.$schema.const,
		model: inputs.model,
		pullRequest: readPullRequest(ports.event),
		main: main && describeMain(main),
		contract: await compareContract(comparing, main, await readContract(inputs.contractFile)),
		...inputs.artifact === void 0 ? {
			trial: null,
			comparison: null
		} : await tryModel(comparing, inputs.artifact, main)
	});
}
async function tryModel(comparing, artifact, main) {
	const { inputs, ports } = comparing;
	const facts = await readDataFacts(inputs);
	await makeFolder(ports.temporary);
	const folder = await mkdtemp(join(ports.temporary, "slipway-compare-"));
	try {
		const run = await fetchRun({
			artifacts: ports.artifacts,
			artifact,
			folder,
			facts
		});
		const file = join(folder, "evaluation.json");
		const evaluation = await readManifest(EvaluationSchema, file, "Hand over the artifact that evaluate makes.");
		const model = await checkModel({
			folder,
			...facts,
			log: ports.log
		});
		const duel = await compareTrial(comparing, {
			facts,
			evaluation,
			model,
			folder
		}, main);
		const { contract, lock } = facts;
		return {
			trial: describeSide({
				facts: run,
				training: run,
				contract: contract.digest,
				rule: lock.split
			}),
			comparison: boundDuel(duel)
		};
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
function readPullRequest(event) {
	const number = pick(event, "pull_request", "number");
	const commit = pickText(event, "pull_request", "head", "sha");
	return typeof number === "number" && commit !== void 0 ? {
		number,
		commit
	} : null;
}
async function handOver({ inputs, ports }, report) {
	const folder = join(inputs.directory, OWN.report);
	const reportPath = join(folder, REPORT_FILE);
	await writeManifest(ReportSchema, reportPath, report);
	const artifact = [
		"report",
		report.model,
		...report.trial ? [report.trial.key] : []
	].join("-");
	await ports.artifacts.upload(artifact, folder, [REPORT_FILE]);
	return {
		artifact,
		reportPath,
		verdict: report.comparison?.outcome ?? "unpaired",
		report
	};
}

// action-train/src/compare/inputs.ts
async function readInputs(runner) {
	const { inputs } = runner;
	const project = await readProject(runner);
	const environment = inputs.text("environment") ?? chooseEnvironment(project.pipeline?.environments);
	return {
		...project,
		artifact: inputs.text("artifact"),
		store: settleStore(inputs, project.pipeline),
		base: inputs.text("base"),
		environment: checkName("environment", environment),
		runtimePath: settleRuntimePath(inputs, runner.directory)
	};
}
function chooseEnvironment(environments = []) {
	return environments.includes("production") ? "production" : environments.at(-1) ?? "production";
}

// action-train/src/compare/index.ts
await run("compare", async (runner) => {
	const { context, log, ports } = runner;
	const inputs = await readInputs(runner);
	const result = await compare(inputs, {
		artifacts: ports.handedArtifacts(),
		store: await ports.store(inputs.store),
		git: ports.git(),
		log,
		event: context.event,
		temporary: context.temporary
	});
	return {
		outputs: {
			artifact: result.artifact,
			verdict: result.verdict,
			"report-path": result.reportPath
		},
		summary: renderReport({ report: result.report }).body,
		result
	};
});

export {  };