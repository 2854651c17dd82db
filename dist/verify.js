import { i as pickText, t as run } from "./chunk-run.js";
import { r as namePipelineFile, t as checkEnvironment$1 } from "./chunk-project-inputs.js";
import { t as settleRuntimePath } from "./chunk-runtime-inputs.js";
import { i as parseProvenance, m as settlePolicy, r as listClaims } from "./chunk-provenance.js";
import { t as locateData } from "./chunk-project-paths.js";
import { n as readProject, t as describeBundleOrigin } from "./chunk-describe-bundle-origin.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as OWN } from "./chunk-own-folder.js";
import { t as openBundle } from "./chunk-open-bundle.js";
import { a as requirePointedVersion, i as requireLiveVersion, r as refuseOtherBundle } from "./chunk-live-version.js";
import { n as readFromGit, t as readFromFolder } from "./chunk-source.js";
import { n as SPLIT_NAMES } from "./chunk-data-lock.js";
import { a as canonicalJson, n as makeFolder, o as canonicalLine } from "./chunk-make-folder.js";
import { E as digestOf, n as EvaluationSchema } from "./chunk-evaluation.js";
import { i as checkStatementSignature, n as measureAgain, o as countOperators, r as checkModelSignature, s as computeMetrics } from "./chunk-measure-again.js";
import { r as listLinks } from "./chunk-digest-files.js";
import { a as environmentsFolder, i as environmentPath, o as versionPath, r as VERSION_FILES, s as versionsFolder } from "./chunk-paths.js";
import { n as judgePrimary } from "./chunk-judge-difference.js";
import { n as judgeDuel, r as concludeVerdict, t as toContender } from "./chunk-contender.js";
import { n as FirstComparisonSchema, t as ComparisonSchema } from "./chunk-comparison.js";
import { n as isOfSchema, r as parseJson, t as checkManifest } from "./chunk-parse-manifest.js";
import { a as readVersions, i as readVersion, t as compareVersions } from "./chunk-versions.js";
import { a as listUnmarkedDigests, i as listUnmarked, n as NOTHING_YET, o as readDeployFiles, r as listPins, t as DEPLOY_FOLDER } from "./chunk-deploy-pins.js";
import { i as readEnvironment, n as listEnvironments, r as listModels, t as environmentOf } from "./chunk-environments.js";
import { n as truthOf } from "./chunk-score-model.js";
import { n as parsePipeline } from "./chunk-read-pipeline.js";
import { n as readHistory } from "./chunk-history.js";
import { n as tryToParse, t as parseIfValid } from "./chunk-parse-if-valid.js";
import { n as listTrustedKeys, r as readTrustedKeys, t as requiresSignature } from "./chunk-signing-policy.js";
import { a as findSecret, o as isPlainValue, s as isSecretName } from "./chunk-read-model.js";
import { t as require_dist } from "./chunk-dist2.js";
import { t as isRecord } from "./chunk-record.js";
import { n as describeLack, r as alignWorkflows } from "./chunk-workflow-change.js";
import { n as suggest } from "./chunk-suggest.js";
import { join, posix } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

// action-package/src/verify/inputs.ts
async function readInputs(runner) {
	const environment = runner.inputs.text("environment");
	const project = await readProject(runner);
	return {
		...project,
		policy: settlePolicy(runner.inputs, project.pipeline),
		settlePolicy: (pipeline) => settlePolicy(runner.inputs, pipeline),
		environment: environment === void 0 ? void 0 : checkEnvironment$1(environment, project.pipeline),
		modelGiven: runner.inputs.text("model") !== void 0,
		directory: runner.directory,
		pipelineFile: namePipelineFile(runner.inputs),
		measure: runner.inputs.flag("measure") ?? false,
		runtimePath: settleRuntimePath(runner.inputs, runner.directory),
		lock: locateData(project.pipeline).lock
	};
}

// action-package/src/verify/lineage.ts
function startLineage(environment) {
	const links = [];
	const add = (link, state, detail) => void links.push({
		environment,
		link,
		state,
		detail
	});
	return {
		links,
		compare(link, stated, actual) {
			if (stated === actual) add(link, "holds", "");
			else add(link, "broken", `states ${stated}, found ${actual}`);
		},
		async attempt(link, step) {
			try {
				const result = await step();
				add(link, "holds", "");
				return result;
			} catch (error) {
				if (!(error instanceof ConfigurationError)) throw error;
				add(link, "broken", error.message);
				return;
			}
		},
		fail: (link, why) => add(link, "broken", why),
		skip: (link, why) => add(link, "unchecked", why)
	};
}

// action-package/src/verify/summarise-verification.ts
const MARKS = {
	holds: "✅",
	broken: "❌",
	unchecked: "❔"
};
/** The step summary: the broken links first. */
function summariseVerification({ model, verdict, environments, checked, links }) {
	const rows = [
		"broken",
		"unchecked",
		"holds"
	].flatMap((state) => links.filter((link) => link.state === state)).map(({ environment, link, state, detail }) => [
		MARKS[state],
		escapeMarkdown(environment),
		escapeMarkdown(link),
		escapeMarkdown(detail)
	]);
	const table = renderTable([
		"",
		"environment",
		"link",
		"detail"
	].map((title) => ({ title })), rows);
	const subject = environments.length > 0 ? environments.join(", ") : "nothing promoted yet";
	return `# Lineage of ${model}: ${verdict}\n\n${formatCount(checked, "link")} checked (${subject}).\n\n${table}\n`;
}
/** The sentence of a broken lineage; undefined when it holds. */
function explainBroken({ model, links }) {
	const broken = links.filter(({ state }) => state === "broken");
	const [first] = broken;
	if (!first) return void 0;
	const more = broken.length > 1 ? ` (and ${formatCount(broken.length - 1, "more broken link")})` : "";
	return `The lineage of ${model}${first.environment === "all" ? "" : ` in ${first.environment}`} is broken at "${first.link}": ${first.detail.replace(/\.$/, "")}${more}.`;
}

// action-package/src/verify/check-blobs.ts
/** Every split that the data lock names is in the store, byte by byte. */
async function checkBlobs({ lineage, ports, bundle }) {
	for (const name of SPLIT_NAMES) {
		const { blob } = bundle.lock.splits[name];
		await lineage.attempt(`data lock → ${name} split`, async () => {
			for await (const _ of ports.store.streamBlob(blob));
		});
	}
}

// kit/ml/duel/read-comparison.ts
/**
* Reads a comparison, of the present schema or the first: that one comes as the present one, with what the comparison
* says worked out from its metrics.
* @throws ConfigurationError as `parseManifest`
*/
function parseComparison({ text, file, primary }) {
	const value = parseJson(text, file);
	return isOfSchema(FirstComparisonSchema, value) ? liftFirst(checkManifest(FirstComparisonSchema, value, file), primary) : checkManifest(ComparisonSchema, value, file);
}
function liftFirst(first, primary) {
	const { metrics, champion } = first;
	const isCompared = metrics.some((metric) => metric.champion !== null);
	return {
		...first,
		$schema: ComparisonSchema.properties.$schema.const,
		primary,
		keys: null,
		obstacle: isCompared ? null : champion ? "the two could not be compared" : "no model was live there",
		identical: false,
		outcome: judgePrimary({
			metrics,
			primary
		}),
		elsewhere: []
	};
}

// action-package/src/verify/check-comparison.ts
/**
* What a comparison says of itself and of the registry. Its numbers are not measured again: that takes the rows and both
* models.
*/
async function checkComparison(check) {
	const { lineage, source, version, bundle } = check;
	const path = versionPath(version.model, version.version, VERSION_FILES.comparison);
	const link = `version ${version.version}: ${VERSION_FILES.comparison}`;
	const compared = await lineage.attempt(link, async () => {
		const text = await source.read(path);
		if (text === void 0) throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${path} does not exist. Restore it from Git.`);
		return parseComparison({
			text,
			file: path,
			primary: bundle.evaluation.primary
		});
	});
	if (!compared) return;
	lineage.compare(`${link} → bundle`, compared.challenger, bundle.digest);
	lineage.compare(`${link} → model`, compared.model, version.model);
	lineage.compare(`${link} → primary metric`, compared.primary, bundle.evaluation.primary);
	lineage.compare(`${link} → outcome`, compared.outcome, judgePrimary(compared));
	lineage.compare(`${link} → verdict`, compared.verdict, concludeVerdict(compared.gates));
	checkEnvironment({
		check,
		link: `${link} → environment`,
		path,
		compared
	});
	await checkChampion({
		check,
		link: `${link} → champion`,
		compared
	});
}
/** An environment that is, or once was, one of this model's. */
function checkEnvironment({ check, link, path, compared }) {
	const { lineage, inputs, knownEnvironments, seesHistory } = check;
	const { environment } = compared;
	const problem = `${path} names the environment "${environment}", and ${inputs.model} never had one of that name`;
	if (knownEnvironments.includes(environment)) lineage.compare(link, environment, environment);
	else if (seesHistory) lineage.fail(link, `${problem}. Restore it from Git.`);
	else lineage.skip(link, `"${environment}" is none of today's, and a shallow clone knows no others`);
}
/** The champion is the bundle of its version, where the registry still has that, and the same model if it is said to be. */
async function checkChampion({ check: { lineage, source, inputs, version }, link, compared: { champion, identical } }) {
	if (champion === null) return;
	const known = await lineage.attempt(`${link} version`, () => readVersion(source, inputs.model, champion.version));
	if (!known) return;
	lineage.compare(link, champion.bundle, known.bundle);
	if (identical) lineage.compare(`${link}, byte for byte`, version.artefact.digest, known.artefact.digest);
}

// action-package/src/verify/check-bundle.ts
/** What `version.json` and its neighbours state of the bundle, and what the bundle's files state of each other. */
async function checkBundle(check) {
	const { lineage, version, bundle } = check;
	const { run, lock, contract, digests, model } = bundle;
	const name = `version ${version.version}`;
	lineage.compare(`${name} → model`, version.model, run.model);
	lineage.compare(`${name} → signature`, version.signature, digests.signature);
	lineage.compare(`${name} → contract`, version.contract, contract.digest);
	lineage.compare(`${name} → run`, version.run, run.key);
	lineage.compare(`${name} → code commit`, version.code.commit ?? "unknown", run.code.commit ?? "unknown");
	lineage.compare(`${name} → data version`, version.data.version, lock.version);
	lineage.compare(`${name} → data lock`, version.data.lock, digests.lock);
	await checkMaking(check);
	for (const { link, stated, actual } of listLinks(bundle, model.digest)) lineage.compare(link, stated, actual);
	await checkEvidence(check);
}
/** What was trained by which command, and what came out of it. */
async function checkMaking({ lineage, version, bundle }) {
	const { training, artefact, operators } = version;
	const { run, model, modelFile } = bundle;
	const name = `version ${version.version}`;
	lineage.compare(`${name} → training.command`, training.command, run.command);
	lineage.compare(`${name} → training.params`, canonicalLine(training.params), canonicalLine(run.params));
	lineage.compare(`${name} → training.seed`, String(training.seed), String(run.seed));
	lineage.compare(`${name} → artefact.digest`, artefact.digest, model.digest);
	lineage.compare(`${name} → artefact.size`, String(artefact.size), String(model.size));
	await lineage.attempt(`${name}: the model's operators`, async () => {
		const counted = await countOperators(modelFile);
		lineage.compare(`${name} → operators`, canonicalLine(operators), canonicalLine(counted));
	});
}
/** The files a reviewer read beside `version.json` are those of the bundle. */
async function checkEvidence(check) {
	const { lineage, source, version, bundle } = check;
	const path = (file) => versionPath(version.model, version.version, file);
	const read = async (file) => digestOf(await source.read(path(file)) ?? "");
	const { evaluation, card } = VERSION_FILES;
	const name = `version ${version.version}`;
	lineage.compare(`${name}: ${evaluation} → bundle`, await read(evaluation), digestOf(canonicalJson(bundle.evaluation)));
	lineage.compare(`${name}: ${card} → bundle`, await read(card), digestOf(bundle.card));
	await checkComparison(check);
}

// action-package/src/verify/check-commit.ts
/** The commit a run was made from is in this clone, and its data lock is the one the run was trained on. */
async function checkCommit({ lineage, ports: { git }, inputs, bundle }) {
	const { commit } = bundle.run.code;
	const link = "run → code commit";
	if (commit === null) return lineage.skip(link, "the run was made outside a Git repository");
	if (!await git.hasCommit(commit)) {
		if (await git.isShallow()) return lineage.skip(link, `commit ${commit} is not in this shallow clone: check out with fetch-depth: 0`);
		return lineage.fail(link, `commit ${commit} is not in this clone: it was never pushed, or its branch is gone. Push it from the clone that the model was trained in.`);
	}
	lineage.compare(link, commit, commit);
	const lock = await git.show(commit, inputs.lock);
	if (lock === void 0) return lineage.skip("code commit → data lock", `commit ${commit} holds no ${inputs.lock}`);
	lineage.compare("code commit → data lock", digestOf(lock), bundle.digests.lock);
}

// action-package/src/verify/check-marks.ts
/**
* Marks of `deploy/` that the base has and the checkout does not, counted in each file and each folder: another mark
* elsewhere makes up for none. One that went together with a digest that nobody vouches for is a broken link: it hides
* what a cluster is told to run. One that only went is told.
*/
async function checkMarks({ model, source, base, live }) {
	const now = await readPlaces(source, model);
	const links = [];
	for (const [path, before] of await readPlaces(base, model)) {
		const after = now.get(path);
		for (const environment of listLost(before, after)) {
			const strange = [...after?.unmarked ?? []].filter((digest) => !before.unmarked.has(digest) && !live.has(digest));
			if (strange.length > 0) links.push(explainHidden({
				environment,
				path,
				model,
				strange
			}));
			else if (after && !isFolder(path)) links.push(explainGone({
				environment,
				path,
				model
			}));
		}
	}
	return links;
}
/** Files by their paths, and the folders that hold them, with a slash at their end. */
async function readPlaces(source, model) {
	const places = /* @__PURE__ */ new Map();
	for (const [path, text] of await readDeployFiles(source)) for (const name of [path, `${posix.dirname(path)}/`]) {
		const place = places.get(name) ?? {
			marks: /* @__PURE__ */ new Map(),
			unmarked: /* @__PURE__ */ new Set()
		};
		places.set(name, place);
		for (const digest of listUnmarkedDigests(text)) place.unmarked.add(digest);
		for (const pin of listPins(text).filter((each) => each.model === model)) place.marks.set(pin.environment, (place.marks.get(pin.environment) ?? 0) + 1);
	}
	return places;
}
function listLost(before, after) {
	return [...before.marks].filter(([environment, count]) => count > (after?.marks.get(environment) ?? 0)).map(([environment]) => environment);
}
function isFolder(path) {
	return path.endsWith("/");
}
function explainHidden({ environment, path, model, strange }) {
	return {
		environment,
		link: `${path} → a mark`,
		state: "broken",
		detail: `the mark "# slipway: ${model}/${environment}" that the base branch has there is gone, and a digest without a mark came: ${strange.join(", ")}. Put the mark back on the line of the model's bundle; if that is the digest of something else, let it come in a change of its own`
	};
}
function explainGone({ environment, path, model }) {
	return {
		environment,
		link: `${path} → a mark`,
		state: "unchecked",
		detail: `the mark "# slipway: ${model}/${environment}" that the base branch has there is gone: no promotion changes what a cluster runs by this file`
	};
}

// action-package/src/verify/list-unmarked-links.ts
/**
* What may be a mark that was taken out: a line of `deploy/` that states a live bundle and that no promotion changes, and
* an environment without any mark where others have one. Either may be meant, so neither breaks anything.
*/
async function listUnmarkedLinks({ inputs: { model }, source, live }) {
	const files = await readDeployFiles(source);
	const pins = files.flatMap(([, text]) => listPins(text));
	const marked = new Set(pins.filter((pin) => pin.model === model).map((pin) => pin.environment));
	const missing = marked.size === 0 ? [] : [...live.keys()].filter((name) => !marked.has(name));
	const lines = files.flatMap(([path, text]) => listUnmarked(text, new Set(live.values())).map((line) => `${path}:${line}`));
	return [...missing.map((name) => note(name, `deploy/ → ${name}`, explainMissing(model, name))), ...lines.map((place) => note("deploy", `${place} → a mark`, explainLine(model)))];
}
/** Bundles by the environments that point at them. */
async function listLive(source, model) {
	const live = /* @__PURE__ */ new Map();
	for (const name of await listEnvironments(source, model)) {
		const pointer = await readIfSound(source, model, name);
		if (pointer) live.set(name, pointer.bundle);
	}
	return live;
}
/** A pointer; undefined for one that is none, or a link, which is told where environments are verified. */
async function readIfSound(source, model, environment) {
	try {
		return await readEnvironment(source, model, environment);
	} catch (error) {
		if (error instanceof ConfigurationError) return void 0;
		throw error;
	}
}
function note(environment, link, detail) {
	return {
		environment,
		link,
		state: "unchecked",
		detail
	};
}
function explainMissing(model, name) {
	return `no line is marked "# slipway: ${model}/${name}", and other environments have marks: no promotion changes what a cluster runs there`;
}
function explainLine(model) {
	return `states a live bundle of ${model} and has no mark: no promotion changes it. Add "# slipway: ${model}/<environment>" if one is to`;
}

// action-package/src/verify/check-deployment.ts
/**
* The manifests under `deploy/` name the bundles that the environments point at, and keep the marks by which that is
* known. No links where there is no such folder.
*/
async function checkDeployment({ inputs, source, base }) {
	const links = [];
	const models = await listModels(source);
	for (const [path, text] of await readDeployFiles(source)) for (const pin of listPins(text).filter(({ environment }) => isAsked(inputs, environment))) {
		const lineage = startLineage(pin.environment);
		const link = `${path}:${pin.line} → pointer`;
		if (pin.model === inputs.model) await lineage.attempt(link, () => refuseStalePin({
			inputs,
			source,
			pin
		}));
		else tellOther({
			pin,
			link,
			lineage,
			inputs,
			known: models.includes(pin.model)
		});
		links.push(...lineage.links);
	}
	const live = await listLive(source, inputs.model);
	links.push(...await listUnmarkedLinks({
		inputs,
		source,
		live
	}));
	if (base === void 0) return links;
	const { model } = inputs;
	return [...links, ...await checkMarks({
		model,
		source,
		base,
		live: new Set(live.values())
	})];
}
function isAsked({ environment }, marked) {
	return environment === void 0 || environment === marked;
}
/**
* What a mark of another model comes to. One that the registry knows is looked at when that model is verified; one that
* it does not know, with a digest, is what a rename left behind, and a cluster may run it.
*/
function tellOther({ pin: { model, environment, digest }, link, lineage, inputs, known }) {
	if (known) {
		lineage.skip(link, `marked for the model ${model}: verify that model too`);
		return;
	}
	const problem = `The mark names the model "${model}", of which nothing is promoted; no promotion of ${inputs.model} changes this line. If the model was renamed, write ${inputs.model}/${environment} in the mark and ${NOTHING_YET} as the digest; else remove the mark.`;
	if (digest === NOTHING_YET) lineage.skip(link, problem);
	else lineage.fail(link, problem);
}
async function refuseStalePin({ inputs, source, pin }) {
	const { model, environment, digest } = pin;
	const known = inputs.pipeline?.environments;
	if (known && !known.includes(environment)) throw new ConfigurationError("SLW_ENVIRONMENT_UNKNOWN", `The mark names the environment "${environment}", and pipeline.yaml has ${known.join(", ")}. Correct the mark.`);
	const pointer = await readEnvironment(source, model, environment);
	const wanted = pointer?.bundle ?? NOTHING_YET;
	if (digest === wanted) return;
	const reason = pointer ? `${environment} points to ${wanted}` : `nothing is promoted to ${environment} yet`;
	throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `States ${digest ?? "no digest"}, and ${reason}. Write ${wanted} there, or change both by a promotion.`);
}

// action-package/src/verify/hold-metrics.ts
/** How far the values of evaluation and comparison may differ, as a share: both were measured, on two machines perhaps. */
const SHARE = 1e-4;
/** The same where documents do not say what rounding comes to: on the rows of a class, or in the error of a near perfect model. */
const WIDE_SHARE = .01;
/** What one row of a class comes to depends on how many the class has, which no document says. */
const BY_CLASS = /* @__PURE__ */ new Set([
	"roc_auc",
	"f1",
	"macro_f1"
]);
/** Beyond it an error is a thirtieth of the target's spread, and beyond `PERFECT` it is rounding alone. */
const NEARLY_PERFECT = .999;
const PERFECT = 1 - 1e-6;
/**
* What is wrong with the metrics of a comparison, as a sentence's end: every metric that was evaluated is compared, and
* has its value where the rows are the same, and each difference is that of its two values. Undefined where nothing is.
*/
function findMetricsProblem(stated) {
	return findOtherValue(stated) ?? findOtherDifference(stated.comparison);
}
function findOtherValue({ comparison: { metrics, leftOut, rows }, evaluation }) {
	if (leftOut > 0) return void 0;
	const evaluated = evaluation.splits.test.metrics;
	for (const [name, { value }] of Object.entries(evaluated)) {
		const compared = metrics.find(({ metric }) => metric === name);
		if (!compared) return `states no ${name}, which was evaluated`;
		const stated = compared.challenger.value;
		if (Math.abs(stated - value) <= allow({
			compared,
			value,
			rows,
			evaluated
		})) continue;
		return `states ${name} ${stated}, and evaluation.json ${value} on the same rows`;
	}
}
/** How far a value may be from the evaluated one. */
function allow({ compared: { metric, challenger }, value, rows, evaluated }) {
	const isInUnits = metric === "rmse" || metric === "mae";
	const r2 = isInUnits ? evaluated["r2"]?.value ?? 0 : 0;
	if (r2 > PERFECT) return Number.POSITIVE_INFINITY;
	return (BY_CLASS.has(metric) || r2 > NEARLY_PERFECT ? WIDE_SHARE : SHARE) * Math.max(Math.abs(value), Math.abs(challenger.value), isInUnits ? 0 : 1) + (metric === "accuracy" ? 1 / rows : 0);
}
/** Room for a difference of rounded numbers alone. */
const ROUNDING = 1e-9;
function findOtherDifference({ metrics }) {
	for (const { metric, challenger, champion, difference } of metrics) {
		if (!champion || !difference) continue;
		const scale = Math.max(Math.abs(challenger.value), Math.abs(champion.value));
		if (Math.abs(challenger.value - champion.value - difference.value) <= ROUNDING * scale) continue;
		return `states ${metric} ${challenger.value} and ${champion.value}, and a difference of ${difference.value}`;
	}
}

// action-package/src/verify/judge-comparison.ts
/**
* What is wrong with a comparison, from documents alone: its gates and what it says recomputed from its metrics by the
* gates of before, its champion, and whether its rows, metrics and slices are all there.
* @throws ConfigurationError for a gate on a metric that the comparison does not state
*/
function judgeComparison(stated) {
	const judged = judgeAgain(stated);
	const checks = [
		findChampionFault,
		findRowsFault,
		findMetricsFault,
		findSlicesFault
	];
	return [
		...findGateFault(stated, judged),
		...findTippedGates(stated, {
			metrics: stated.evaluation.splits.test.metrics,
			name: "evaluation.json"
		}),
		...findOutcomeFault(stated, judged),
		...checks.flatMap((find) => find(stated) ?? [])
	];
}
function judgeAgain({ comparison, pipeline }) {
	const { metrics, environment, champion } = comparison;
	const isUncompared = metrics.every((metric) => metric.champion === null);
	const gates = pipeline?.evaluate?.gates ?? [];
	const measured = {
		...comparison,
		obstacle: isUncompared ? "not compared" : null
	};
	return judgeDuel(measured, {
		gates,
		environment,
		isLive: champion !== null
	});
}
function findOutcomeFault({ comparison, evaluation }, judged) {
	const { primary, outcome } = comparison;
	if (primary === evaluation.primary && outcome === judged.outcome) return [];
	return [{
		what: "outcome",
		why: `states ${outcome} on ${primary}, and its metrics say ${judged.outcome}; the metric that decides is ${evaluation.primary}`
	}];
}
function findGateFault({ comparison }, judged) {
	const [actual, wanted] = [describeGates(comparison.gates), describeGates(judged.gates)];
	if (actual === wanted) return [];
	return [{
		what: "gates",
		why: `states ${actual}, and the gates of pipeline.yaml before this promotion give ${wanted}`
	}];
}
/**
* Gates that pass by the values of the comparison and fail by other ones of the same rows: the two may differ by rounding,
* and a verdict may not rest on that.
* @param other those values, and what they are called
*/
function findTippedGates(stated, other) {
	const { comparison } = stated;
	if (comparison.leftOut > 0) return [];
	const metrics = comparison.metrics.map((each) => ({
		...each,
		challenger: other.metrics[each.metric] ?? each.challenger
	}));
	const again = judgeAgain({
		...stated,
		comparison: {
			...comparison,
			metrics
		}
	});
	return judgeAgain(stated).gates.flatMap(({ metric, rule, verdict }, index) => {
		if (verdict !== "pass" || again.gates[index]?.verdict !== "fail") return [];
		const value = other.metrics[metric]?.value;
		return [{
			what: "gates",
			why: `states that "${rule}" passes, and by ${other.name} (${metric} ${value}) it fails`
		}];
	});
}
/** Metric and verdict of each: how a rule is put in words may change from version to version. */
function describeGates(gates) {
	return gates.map(({ metric, verdict }) => `${metric} ${verdict}`).join(", ") || "none";
}
function findChampionFault({ comparison, pointer }) {
	const { champion, environment } = comparison;
	if (champion?.bundle === pointer?.bundle) return void 0;
	const name = (bundle) => bundle ?? "nothing";
	return {
		what: "champion",
		why: `states that ${name(champion?.bundle)} was live in ${environment}, and ${name(pointer?.bundle)} was`
	};
}
function findRowsFault({ comparison: { rows, leftOut }, evaluation }) {
	const there = evaluation.splits.test.rows;
	if (rows > 0 && rows + leftOut === there) return void 0;
	return {
		what: "rows",
		why: `states ${formatCount(rows, "row")} and ${leftOut} left out, and the test split of evaluation.json has ${there}`
	};
}
function findMetricsFault(stated) {
	const why = findMetricsProblem(stated);
	return why === void 0 ? void 0 : {
		what: "metrics",
		why
	};
}
/** With a champion the primary metric is compared by each column of `evaluate.slices`. */
function findSlicesFault({ comparison, evaluation, pipeline }) {
	const { metrics, slices } = comparison;
	const primary = metrics.find(({ metric }) => metric === evaluation.primary);
	if (!primary || primary.champion === null) return void 0;
	const columns = new Set(slices.map(({ column }) => column));
	const missing = (pipeline?.evaluate?.slices ?? []).find((column) => !columns.has(column));
	return missing === void 0 ? void 0 : {
		what: "slices",
		why: `states no slice by ${missing}, which pipeline.yaml asked for`
	};
}

// action-package/src/verify/check-judgements.ts
/**
* The judgement of each version, from Git alone: its gates by the `pipeline.yaml` that stood before its promotion,
* recomputed from the metrics it states, and its champion by the pointer of then. What does not parse is told elsewhere.
*/
async function checkJudgements({ names, line, ...judging }) {
	const { inputs, ports, lineage } = judging;
	const { registrations } = await readHistory(ports.git, line, inputs.model);
	for (const name of names) {
		const before = findBefore({
			registrations,
			line,
			name
		});
		if (await ports.git.hasCommit(before)) await judge({
			...judging,
			name,
			before
		});
		else lineage.skip(linkOf(name), `nothing stands before ${before.slice(0, 12)}, which it came in by`);
	}
}
/** What is on no reviewed line yet is judged by the newest commit of it. */
function findBefore({ registrations, line, name }) {
	const commit = registrations.find(({ version }) => version === name)?.commit;
	return commit === void 0 ? line : `${commit}^`;
}
/** What a version's promotion states, and the pipeline of before; undefined where one cannot be read. */
async function readPromotion({ line, ...placed }) {
	const { inputs, ports, name } = placed;
	const { registrations } = await readHistory(ports.git, line, inputs.model);
	const before = findBefore({
		registrations,
		line,
		name
	});
	const documents = await readDocuments(placed);
	if (!documents || !await ports.git.hasCommit(before)) return void 0;
	const reviewed = await readPipelineBefore({
		...placed,
		before
	});
	return reviewed ? {
		comparison: documents.comparison,
		...reviewed
	} : void 0;
}
const linkOf = (name) => `version ${name}: ${VERSION_FILES.comparison} → the gates before it`;
const CURE$1 = "Where it is proposed, close that and promote again; where it is merged, restore the files from Git, or roll back to another version.";
async function judge(judged) {
	const { lineage, name } = judged;
	const documents = await readDocuments(judged);
	if (!documents) return;
	const pipeline = await readPipelineBefore(judged);
	if (pipeline === null) return lineage.skip(linkOf(name), "the pipeline.yaml of then cannot be read any more");
	await lineage.attempt(linkOf(name), async () => {
		const [fault, ...more] = judgeComparison({
			...documents,
			...pipeline,
			pointer: await readPointer(judged, documents)
		});
		if (!fault) return;
		const others = more.length > 0 ? ` So are its ${more.map(({ what }) => what).join(", ")}.` : "";
		throw new ConfigurationError("SLW_EVIDENCE_INVALID", `${pathOf(judged, VERSION_FILES.comparison)} ${fault.why}.${others} ${CURE$1}`);
	});
}
function pathOf({ inputs: { model }, name }, file) {
	return versionPath(model, name, file);
}
/** Undefined where one of them is not there, or does not parse. */
async function readDocuments(judged) {
	const [evaluationPath, comparisonPath] = [pathOf(judged, VERSION_FILES.evaluation), pathOf(judged, VERSION_FILES.comparison)];
	const { source } = judged;
	const evaluation = parseIfValid(EvaluationSchema, await source.read(evaluationPath), evaluationPath);
	const text = await source.read(comparisonPath);
	if (!evaluation || text === void 0) return void 0;
	const { primary } = evaluation;
	const comparison = tryToParse(() => parseComparison({
		text,
		file: comparisonPath,
		primary
	}));
	return comparison && {
		comparison,
		evaluation
	};
}
/** Null where it cannot be read: a version of Slipway that is gone may have written it. */
async function readPipelineBefore({ ports: { git }, inputs: { pipelineFile }, before }) {
	const text = await git.show(before, pipelineFile);
	try {
		return { pipeline: text === void 0 ? void 0 : parsePipeline(text, pipelineFile) };
	} catch (error) {
		if (error instanceof ConfigurationError) return null;
		throw error;
	}
}
function readPointer({ inputs: { model }, ports: { git }, before }, { comparison }) {
	return readEnvironment(readFromGit(git, before), model, comparison.environment);
}

// action-package/src/verify/find-base.ts
/**
* What the checkout is held against: the branch that the pull request goes to, else the default one, as this clone has
* it. Nothing is fetched. Undefined where the clone has neither.
*/
async function findBase(git, event) {
	const branches = [
		pickText(event, "pull_request", "base", "ref"),
		pickText(event, "repository", "default_branch"),
		"HEAD"
	];
	for (const branch of branches) {
		const ref = `refs/remotes/origin/${branch}`;
		if (branch !== void 0 && await git.hasCommit(ref)) return ref;
	}
}
/** The ref whose line judges: what a pull request proposes goes by its base, and not by what it brings itself. */
async function findLine({ git, event }) {
	return (pickText(event, "pull_request", "base", "ref") !== void 0 ? await findBase(git, event) : void 0) ?? "HEAD";
}

// action-package/src/verify/check-measured.ts
/**
* The live model is as good as its evaluation states, and passes the gates that it passed: it is measured on the splits in
* the store, where that is asked for.
*/
async function checkMeasured(check) {
	const { inputs, ports, lineage, version, bundle } = check;
	if (!inputs.measure) return;
	const { runtimePath } = inputs;
	const { store, log, temporary } = ports;
	await makeFolder(temporary);
	const folder = await mkdtemp(join(temporary, "slipway-verify-"));
	try {
		await lineage.attempt(`version ${version.version} → its metrics, measured again`, async () => {
			const { evaluation } = bundle;
			const contender = toContender(bundle);
			const { test } = await measureAgain({
				contender,
				evaluation,
				store,
				folder,
				runtimePath,
				log
			});
			await refuseTippedGates(check, test);
		});
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** What was measured may differ from what was stated by rounding, and no gate may pass by that alone. */
async function refuseTippedGates({ inputs, ports, source, seesHistory, version: { version: name }, bundle }, { rows, predictions }) {
	if (!seesHistory) return;
	const promotion = await readPromotion({
		inputs,
		ports,
		source,
		name,
		line: await findLine(ports)
	});
	if (!promotion) return;
	const { evaluation, contract } = bundle;
	const values = computeMetrics({
		task: evaluation.task,
		truth: truthOf(rows, contract),
		predictions
	});
	const metrics = Object.fromEntries(Object.entries(values).map(([metric, value]) => [metric, {
		value,
		low: null,
		high: null
	}]));
	const [fault] = findTippedGates(promotion, {
		metrics,
		name: "what was measured"
	});
	if (fault) throw new ConfigurationError("SLW_EVIDENCE_INVALID", `The comparison.json of version ${name} ${fault.why}. ${CURE}`);
}
const CURE = "Roll back, or write the gate as it is meant and promote again.";

// action-package/src/verify/check-other-models.ts
/**
* The pointers of the models that are not verified here, from the checkout alone: each is its folder's model's, names a
* version that is there, and no bundle of this model. One that was copied would be served under another name and seen by
* nobody, for a model without a `pipeline.yaml` is never verified.
*/
async function checkOtherModels({ source, model }) {
	const owned = await listOwnBundles(source, model);
	const links = [];
	for (const other of await listModels(source)) {
		if (other === model) continue;
		for (const environment of await listEnvironments(source, other)) {
			const lineage = startLineage(environment);
			await lineage.attempt(`${environmentPath(other, environment)} → a version`, async () => {
				const { version, bundle } = await requireLiveVersion(source, other, environment);
				const own = owned.get(bundle);
				if (own !== void 0) throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${versionPath(other, version)} names the bundle of ${versionPath(model, own)}. A bundle is one model's: restore the file from Git, or remove it.`);
			});
			links.push(...lineage.links);
		}
	}
	return links;
}
/** Versions by their bundles; none where one cannot be read, which is told where versions are checked. */
async function listOwnBundles(source, model) {
	try {
		const versions = await readVersions(source, model);
		return new Map(versions.map(({ bundle, version }) => [bundle, version]));
	} catch (error) {
		if (error instanceof ConfigurationError) return /* @__PURE__ */ new Map();
		throw error;
	}
}

// action-package/src/verify/check-proposed-signature.ts
/**
* What a pull request puts live is signed as the branch that it goes to asks, by a key which that branch holds: a key, an
* exemption or a laxer policy of its own lets nothing in that comes with it.
*/
async function checkProposedSignature(check) {
	const { ports, inputs, environment, lineage, version, bundle } = check;
	const { git, event } = ports;
	if (pickText(event, "pull_request", "base", "ref") === void 0) return;
	const ref = await findBase(git, event);
	if (ref === void 0) return;
	const base = readFromGit(git, ref);
	const link = `version ${version.version} → the keys of the branch it goes to`;
	await lineage.attempt(link, async () => {
		if ((await readEnvironment(base, inputs.model, environment))?.bundle === version.bundle) return;
		const text = await git.show(ref, inputs.pipelineFile);
		const pipeline = text === void 0 ? void 0 : parsePipeline(text, inputs.pipelineFile);
		const policy = inputs.settlePolicy(pipeline);
		if (!requiresSignature(policy, bundle.digest)) return;
		const keys = await readTrustedKeys(base, policy.keys);
		await checkModelSignature({
			...check,
			keys
		});
		await checkStatementSignature({
			...check,
			keys
		});
	});
}

// kit/ml/registry/secret-lines.ts
var import_dist = require_dist();
/** `NAME=value`, as environment files, units, scripts and lists of literals have it. */
const ASSIGNMENT = /^\s*(?:-\s+)?["']?(?:export\s+|Environment=["']?)?(?:--)?([A-Za-z_][\w.-]{0,100})\s*=\s*(\S.*)$/;
/**
* The lines of any text that hold a secret by its form, or a value whose name says that it is one. Documents may show
* how a variable is set, so there only the form counts.
*/
function findSecretLines(path, text) {
	const isDocument = /\.(md|rst)$/i.test(path);
	return text.split("\n").flatMap((content, index) => {
		const what = findSecret(content) ?? (isDocument ? void 0 : findAssignment(content));
		return what === void 0 ? [] : [{
			line: index + 1,
			what
		}];
	});
}
function findAssignment(line) {
	const [, name, value] = ASSIGNMENT.exec(line) ?? [];
	if (name === void 0 || value === void 0) return void 0;
	return isSecretName(name) && isPlainValue(value) ? describeValue(name) : void 0;
}
/** Such as `the value of "DB_PASSWORD"`. */
function describeValue(name) {
	return `the value of "${name}"`;
}

// kit/ml/registry/plain-secrets.ts
/** More aliases, each weighed by those inside it, than any manifest has: a document made to exhaust who reads it. */
const MAX_ALIASES = 1e4;
/**
* Secrets in the open: a `Secret` with `data` or `stringData` (base64 hides nothing), also in a `List`, a Kustomize
* `secretGenerator` with `literals`, and a variable of a container or an entry of a ConfigMap whose name says that it is
* one. Aliases and merge keys stand for what they name. A document that SOPS encrypted is none; nor are kinds that hold
* no value of their own, such as ExternalSecret and SealedSecret.
*/
function findPlainSecrets(text) {
	const documents = (0, import_dist.parseAllDocuments)(text, {
		logLevel: "silent",
		merge: true
	});
	if (!Array.isArray(documents)) return [];
	return documents.flatMap((document) => {
		if (document.errors.length > 0) return findInBrokenText(text);
		const lineOf = (path) => countLines(text, findOffset(document, path));
		const value = readDocument(document);
		if (value === void 0) return [{
			line: lineOf([]),
			what: "something behind too many YAML aliases"
		}];
		return [...findInObject({
			value,
			path: [],
			lineOf
		}), ...findNamed({
			value,
			path: [],
			lineOf
		})];
	});
}
/** The document with its aliases resolved, each to the one object it names; undefined where there are too many. */
function readDocument(document) {
	try {
		return document.toJS({ maxAliasCount: MAX_ALIASES }) ?? null;
	} catch (error) {
		if (error instanceof ReferenceError) return void 0;
		throw error;
	}
}
/** Where a node begins, or the nearest one around it that is no alias. */
function findOffset(document, path) {
	for (let depth = path.length; depth > 0; depth--) {
		const node = document.getIn(path.slice(0, depth), true);
		if ((0, import_dist.isNode)(node) && node.range) return node.range[0];
	}
	return document.contents?.range?.[0] ?? 0;
}
function findInObject({ value, path, lineOf }, seen = /* @__PURE__ */ new Set()) {
	if (!isRecord(value) || seen.has(value)) return [];
	seen.add(value);
	const { items } = value;
	if (Array.isArray(items)) return items.flatMap((item, index) => findInObject({
		value: item,
		path: [
			...path,
			"items",
			index
		],
		lineOf
	}, seen));
	if (isPlainSecret(value)) return [{
		line: lineOf(path),
		what: `Secret "${nameOf(value)}"`
	}];
	return findInGenerators({
		value: value["secretGenerator"],
		path: [...path, "secretGenerator"],
		lineOf
	});
}
function isPlainSecret(fields) {
	return fields["kind"] === "Secret" && !("sops" in fields) && (holds(fields, "data") || holds(fields, "stringData"));
}
/** True for a key that holds anything at all: a text counts too. */
function holds(fields, key) {
	const value = fields[key];
	return value !== null && value !== void 0 && !(isRecord(value) && Object.keys(value).length === 0);
}
function nameOf({ metadata }) {
	return isRecord(metadata) ? String(metadata["name"]) : "";
}
function findInGenerators({ value, path, lineOf }) {
	if (!Array.isArray(value)) return [];
	return value.flatMap((item, index) => isRecord(item) && "literals" in item ? [{
		line: lineOf([...path, index]),
		what: `secretGenerator "${String(item["name"])}"`
	}] : []);
}
/** Values whose names say that they are secrets, anywhere in a document. */
function findNamed({ value, path, lineOf }, seen = /* @__PURE__ */ new Set()) {
	if (typeof value !== "object" || value === null || seen.has(value)) return [];
	seen.add(value);
	const found = isRecord(value) ? listNamed(value).map(({ name, key }) => ({
		line: lineOf([...path, ...key]),
		what: describeValue(name)
	})) : [];
	const inside = Object.entries(value).flatMap(([key, item]) => findNamed({
		value: item,
		path: [...path, Array.isArray(value) ? Number(key) : key],
		lineOf
	}, seen));
	return [...found, ...inside];
}
/** A variable of a container, or entries of a ConfigMap. */
function listNamed(fields) {
	const { name, value, kind, data } = fields;
	if (kind === "ConfigMap" && isRecord(data)) return Object.entries(data).filter(([key, item]) => isOpen(key, item)).map(([key]) => ({
		name: key,
		key: ["data", key]
	}));
	return typeof name === "string" && isOpen(name, value) ? [{
		name,
		key: ["value"]
	}] : [];
}
function isOpen(name, value) {
	return isSecretName(name) && (typeof value === "string" || typeof value === "number") && isPlainValue(String(value));
}
/** What is no YAML (a chart's template, a conflict) is read line by line, rather than let through. */
function findInBrokenText(text) {
	const kind = /^[ \t]*kind:[ \t]*["']?Secret["']?[ \t\r]*$/m.exec(text);
	const values = /^[ \t]*(data|stringData):/m.test(text);
	return kind && values ? [{
		line: countLines(text, kind.index),
		what: "a Secret"
	}] : [];
}
function countLines(text, offset) {
	return text.slice(0, offset).split("\n").length;
}

// kit/ml/registry/find-secrets.ts
/** What says, anywhere on a line, that it holds no secret although it looks like one. */
const NO_SECRET = /slipway: no secret\b/;
/** Files that hold variables and nothing else. Samples of them show names. */
const VARIABLES = /(^|\/)(\.env(?!\.(example|sample|template|dist)$)[^/]*|[^/]*\.env|\.envrc)$/;
/** What a YAML file must say to hold one: parsing every one would take long. */
const MANIFEST_HINT = /\bkind:|secretGenerator|\bsops\b/;
/**
* The secrets that stand in a text for everyone to read: by their forms everywhere; by names too in what clusters are
* told (`deploy/`, manifests elsewhere) and in files of variables. In code a name that says so is mostly a reference.
*/
function findSecrets(path, text) {
	const found = [...findInManifest(path, text), ...findInLines(path, text)];
	const lines = text.split("\n");
	return found.filter(({ line }) => !NO_SECRET.test(lines[line - 1] ?? "")).filter(({ line }, index, kept) => kept.findIndex((other) => other.line === line) === index);
}
function findInManifest(path, text) {
	if (path.startsWith("deploy/")) return /\.(ya?ml|json)$/.test(path) ? findPlainSecrets(text) : [];
	return /\.ya?ml$/.test(path) && MANIFEST_HINT.test(text) ? findPlainSecrets(text) : [];
}
function findInLines(path, text) {
	if (path.startsWith("deploy/") || VARIABLES.test(path)) return findSecretLines(path, text);
	if (findSecret(text) === void 0) return [];
	const lines = text.split("\n");
	return lines.flatMap((content, index) => {
		const what = findSecret(removeShown(`${content}\n${lines[index + 1] ?? ""}`).split("\n")[0] ?? "");
		return what === void 0 ? [] : [{
			line: index + 1,
			what
		}];
	});
}
/**
* What documents, code and tests show: the first line of a key without a key after it, Amazon's own examples, and
* addresses of this machine or of reserved names (RFC 2606).
*/
const SHOWN = [
	/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?!(?:\\[nr]|["'`+,\s]){0,200}(?:[A-Za-z0-9+/]{16}|Proc-Type))/g,
	/\bA[KS]IA[0-9A-Z]{9}EXAMPLE\b/g,
	/:\/\/[^\s/:@]+:[^\s/:@]+@(?:localhost|127\.0\.0\.1|\[::1\]|(?:[\w-]+\.)*example(?:\.(?:com|org|net))?|[\w.-]+\.(?:test|invalid))(?![\w.-])/g
];
function removeShown(lines) {
	return SHOWN.reduce((text, shown) => text.replace(shown, ""), lines);
}

// action-package/src/verify/read-committed-texts.ts
/** Bytes of the largest file that is looked through: nobody writes a larger one by hand. */
const MAX_FILE_BYTES = 1048576;
/** Bytes that are read at a time. */
const BATCH_BYTES = 16777216;
/**
* The texts of the project's files at HEAD, whatever is checked out: those of at most 1 MiB that hold no NUL, some
* megabytes at a time. What a link or a submodule leads to is no file of the commit.
*/
async function* readCommittedTexts(git) {
	if (await git.headCommit() === null) return;
	const blobs = (await git.run([
		"ls-tree",
		"-r",
		"-l",
		"-z",
		"HEAD"
	])).split("\0").flatMap(parseEntry);
	for (const batch of cutIntoBatches(blobs.filter(({ size }) => size <= MAX_FILE_BYTES))) {
		const texts = await git.readBlobs([...new Set(batch.map(({ object }) => object))]);
		for (const { path, object } of batch) {
			const text = texts.get(object);
			if (text !== void 0 && !text.includes("\0")) yield {
				path,
				text
			};
		}
	}
}
/** `<mode> blob <object> <size, padded><tab><path>`; only regular files (mode 100…). */
function parseEntry(line) {
	const [, object, size, path] = /^100\d+ blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line) ?? [];
	return object && path ? [{
		path,
		object,
		size: Number(size)
	}] : [];
}
function cutIntoBatches(blobs) {
	const batches = [];
	let bytes = Number.POSITIVE_INFINITY;
	for (const blob of blobs) {
		bytes += blob.size;
		if (bytes > BATCH_BYTES) {
			batches.push([]);
			bytes = blob.size;
		}
		batches.at(-1)?.push(blob);
	}
	return batches;
}

// action-package/src/verify/check-secrets.ts
/** No text of the commit that is verified holds a secret in the open. */
async function checkSecrets(git) {
	const links = [];
	for await (const { path, text } of readCommittedTexts(git)) links.push(...findSecrets(path, text).map((found) => toLink(path, found)));
	return links;
}
function toLink(path, { line, what }) {
	return {
		environment: path.startsWith("deploy/") ? "deploy" : "all",
		link: `${path}:${line} → no plain secret`,
		state: "broken",
		detail: `${what} stands there for everyone to read. Remove it and change the secret; keep it in the forge's secrets, for a cluster as a SealedSecret, an ExternalSecret or by SOPS. If it is none, write "slipway: no secret" in a comment on that line.`
	};
}

// action-package/src/verify/check-statement.ts
/**
* Holds every digest that a version's statement names against the bundle.
* @returns the statement's text
* @throws ConfigurationError naming the first that is another one
*/
async function checkStatement({ source, bundle }, path) {
	const text = await source.read(path);
	if (text === void 0) throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${path} does not exist. Restore it from Git.`);
	const stated = listClaims(parseProvenance(text, path));
	const found = listClaims(parseProvenance(describeBundleOrigin(bundle), "the statement of the bundle"));
	const broken = [.../* @__PURE__ */ new Set([`${bundle.run.model} (sha256)`, ...Object.keys(stated)])].find((name) => stated[name] !== found[name]);
	if (broken === void 0) return text;
	throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${path} states ${stated[broken] ?? "nothing"} for ${broken}, and the bundle says ${found[broken] ?? "nothing"}. Restore it from Git.`);
}

// action-package/src/verify/check-signatures.ts
/**
* The statement beside a version says what its bundle says, and a trusted key has signed both. Where no signature is
* required of it, a version without any is left alone.
*/
async function checkSignatures(check) {
	const { lineage, version, inputs, source, bundle } = check;
	const { statement, signature, signedStatement } = VERSION_FILES;
	const path = (file) => versionPath(version.model, version.version, file);
	const name = `version ${version.version}`;
	await lineage.attempt(`${name}: ${statement} → bundle`, () => checkStatement(check, path(statement)));
	const [model, signed] = await Promise.all([source.read(path(signature)), source.read(path(signedStatement))]);
	if (model === void 0 && signed === void 0 && !requiresSignature(inputs.policy, bundle.digest)) return noteExemption(check);
	const keys = await findKeys(check);
	if (!keys) return;
	await lineage.attempt(`${name}: ${signature} → bundle`, () => checkModelSignature({
		...check,
		keys
	}));
	await lineage.attempt(`${name}: ${signedStatement} → ${statement}`, () => checkStatementSignature({
		...check,
		keys
	}));
}
/** Says which version goes without a signature where others may not. */
function noteExemption({ lineage, version, inputs }) {
	if (inputs.policy.required) lineage.skip(`version ${version.version} → signature`, "sign.exempt in pipeline.yaml lists its bundle");
}
/** The trusted keys; undefined, with the reason noted, where there are none. */
async function findKeys({ lineage, version, inputs, source }) {
	const { keys: folder } = inputs.policy;
	const required = requiresSignature(inputs.policy, version.bundle);
	const name = `version ${version.version}`;
	const none = `${folder} holds no public key (*.pem)`;
	if ((await listTrustedKeys(source, folder)).length > 0) return lineage.attempt(`${name} → trusted keys`, () => readTrustedKeys(source, folder));
	if (required) lineage.fail(`${name} → trusted keys`, `${none}, and signatures are required. Add one.`);
	else lineage.skip(`${name} → signature`, `${none} to check it with`);
}

// kit/ml/registry/version-changes.ts
const { signature, signedStatement, ...IMMUTABLE } = VERSION_FILES;
const NAMES = new Set(Object.values(IMMUTABLE));
/**
* The files of a model's versions that differ at `ref` from what came in with them, by one walk of the first-parent line.
* A change that was taken back is none. A number is never given twice, so what comes back has to be what it was.
*/
async function listChangedFiles(git, { ref, model }) {
	const folder = versionsFolder(model);
	const tracks = /* @__PURE__ */ new Map();
	for (const entry of await git.firstParentLog(ref, [folder])) for (const change of entry.changes) follow({
		tracks,
		entry,
		change,
		folder
	});
	return [...tracks.values()].filter(({ first, now }) => first !== now).map(({ first: _, now, ...file }) => ({
		...file,
		isGone: now === null
	}));
}
function follow({ tracks, entry: { commit, subject }, change: { path, object }, folder }) {
	const [version = "", file = ""] = path.slice(folder.length).split(/\/(.*)/);
	if (!NAMES.has(file)) return;
	const track = tracks.get(path);
	if (track) Object.assign(track, {
		now: object,
		commit,
		subject
	});
	else if (object !== null) tracks.set(path, {
		version,
		path,
		isGone: false,
		commit,
		subject,
		origin: commit,
		first: object,
		now: object
	});
}

// action-package/src/verify/check-stores.ts
/**
* The store that each version names. A store may move, and versions of before then name the old one; one that names
* another than the present store although a version before it names that was edited.
* @param versions oldest number first
*/
function checkStores(lineage, versions, store) {
	const firstHere = versions.findIndex((version) => version.store === store);
	for (const [index, version] of versions.entries()) {
		const link = `version ${version.version} → store`;
		const problem = `${versionPath(version.model, version.version)} names the store ${version.store}, and this is ${store}`;
		if (version.store === store) lineage.compare(link, store, store);
		else if (firstHere >= 0 && firstHere < index) lineage.fail(link, `${problem}, which versions before it name. Restore the file from Git.`);
		else lineage.skip(link, `${problem}: it was promoted before the store moved, or the input "store" names another`);
	}
}

// action-package/src/verify/check-versions.ts
/**
* Every version of the model, also those nobody points to: each is one, has a bundle of its own, and its files are those
* that were merged. A rollback may make any of them live.
*/
async function checkVersions(registry) {
	const { inputs, source } = registry;
	const lineage = startLineage("all");
	const names = await listVersionFolders(source, inputs.model);
	if (names.length === 0) return [];
	const owners = /* @__PURE__ */ new Map();
	const versions = [];
	for (const name of names) {
		const version = await lineage.attempt(`version ${name}`, () => requireVersion(source, inputs.model, name));
		if (!version) continue;
		versions.push(version);
		await checkKeptSignature({
			lineage,
			source,
			version
		});
		refuseSharedBundle({
			lineage,
			version,
			owners
		});
	}
	checkStores(lineage, versions, registry.ports.store.url);
	await checkHistory({
		...registry,
		lineage,
		names
	});
	return lineage.links;
}
/** Also a folder whose `version.json` is gone. */
async function listVersionFolders(source, model) {
	const folder = versionsFolder(model);
	const folders = (await source.list(folder)).map((path) => path.slice(folder.length).split("/")).flatMap(([name, file]) => name && file !== void 0 ? [name] : []);
	return [...new Set(folders)].sort(compareVersions);
}
async function requireVersion(source, model, name) {
	const version = await readVersion(source, model, name);
	if (version) return version;
	throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${versionPath(model, name)} does not exist. Restore it from Git.`);
}
/** What the next version is compared with, where it was kept. */
async function checkKeptSignature({ lineage, source, version: { model, version, signature } }) {
	const text = await source.read(versionPath(model, version, VERSION_FILES.tensors));
	if (text === void 0) return;
	lineage.compare(`version ${version}: ${VERSION_FILES.tensors} → signature`, digestOf(text), signature);
}
/** @param owners versions by their bundles, those that were seen already */
function refuseSharedBundle({ lineage, version: { model, version, bundle }, owners }) {
	const link = `version ${version} → a bundle of its own`;
	const other = owners.get(bundle);
	if (other === void 0) lineage.compare(link, bundle, bundle);
	else lineage.fail(link, `${versionPath(model, other)} names the same bundle ${bundle}. A bundle has one version: restore from Git the file that was changed.`);
	owners.set(bundle, version);
}
async function checkHistory({ inputs, ports, source, seesHistory, lineage, names }) {
	const { git } = ports;
	if (!seesHistory) return lineage.skip("history → versions", "changes of merged versions, and what they were judged by, are not seen in this shallow clone: check out with fetch-depth: 0");
	if (await git.headCommit() === null) return;
	const line = await findLine(ports);
	await checkJudgements({
		inputs,
		ports,
		source,
		lineage,
		names,
		line
	});
	const changed = await listChangedFiles(git, {
		ref: "HEAD",
		model: inputs.model
	});
	for (const name of names) {
		const link = `version ${name} → as it was merged`;
		const mine = changed.filter(({ version }) => version === name);
		if (mine.length === 0) lineage.compare(link, name, name);
		for (const file of mine) lineage.fail(link, explainChange(file));
	}
}
function explainChange({ path, isGone, commit, subject, origin }) {
	return `${path} was ${isGone ? "deleted" : "changed"} by commit ${shorten(commit)} (${subject}), and versions never change once merged. Restore it: git checkout ${shorten(origin)} -- ${path}`;
}
const shorten = (commit) => commit.slice(0, 12);

// action-package/src/verify/check-workflows.ts
/**
* Workflows whose jobs are one for each environment have those of `pipeline.yaml`, so that none is left without a
* deployment or a watch. Those without marks are their owner's.
*/
async function checkWorkflows(source, environments) {
	if (environments === void 0) return [];
	const { links, attempt, fail } = startLineage("all");
	try {
		for (const { path, changes } of await alignWorkflows(source, environments)) await attempt(`${path} → the environments of pipeline.yaml`, async () => {
			if (changes.length > 0) throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `It does not follow them: ${changes.map(describeLack).join("; ")}. Run "slipway workflows", and commit what it changes.`);
		});
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		fail("workflows → the environments of pipeline.yaml", error.message);
	}
	return links;
}

// action-package/src/verify/find-lost-pointers.ts
/** The pointers of a model that its history knows and the checkout lacks; none outside a Git repository. */
async function findLostPointers({ git, source, model }) {
	if (await git.headCommit() === null) return [];
	const folder = environmentsFolder(model);
	const present = new Set(await source.list(folder));
	const known = new Map((await git.list("HEAD", folder)).map((path) => [path, null]));
	for (const { path, deletion } of await listDeletions(git, folder)) if (!known.has(path)) known.set(path, deletion);
	return [...known].flatMap(([path, deletion]) => {
		const environment = environmentOf(path, model);
		return environment === void 0 || present.has(path) ? [] : [{
			environment,
			path,
			deletion
		}];
	});
}
/** Every deletion of a file below a folder, newest first. */
async function listDeletions(git, folder) {
	return (await git.run([
		"log",
		"--full-history",
		"--no-renames",
		"--diff-filter=D",
		"--relative",
		"--name-only",
		"--format=%x00%h%n%s",
		"--",
		folder
	])).split("\0").filter((entry) => entry !== "").flatMap((entry) => {
		const [commit = "", subject = "", ...paths] = entry.split("\n");
		return paths.filter(Boolean).map((path) => ({
			path,
			deletion: {
				commit,
				subject
			}
		}));
	});
}

// action-package/src/verify/choose-environments.ts
const UNSEEN_HISTORY = {
	environment: "all",
	link: "history → pointers",
	state: "unchecked",
	detail: "deleted pointers are not seen in this shallow clone: check out with fetch-depth: 0"
};
/**
* The environments that have a pointer, or had one and are not retired; or the one that was asked for.
* None where nothing was promoted yet.
* @throws ConfigurationError for a model that was asked for by name and has no pointer
*/
async function chooseEnvironments(inputs, { git, log }, source) {
	const { model, environment } = inputs;
	const present = await listEnvironments(source, model);
	const gone = await findLostPointers({
		git,
		source,
		model
	});
	const lost = gone.filter((each) => !isRetired(each, inputs));
	const wanted = [...present, ...lost.map((each) => each.environment)].sort();
	if (wanted.length === 0) sayNothingPromoted({
		inputs,
		log,
		models: await listModels(source)
	});
	const seesHistory = !await isBlind(git);
	return {
		environments: environment === void 0 ? wanted : [environment],
		lost,
		known: [
			...inputs.pipeline?.environments ?? [],
			...present,
			...gone.map((each) => each.environment)
		],
		seesHistory,
		unseen: seesHistory ? [] : [UNSEEN_HISTORY]
	};
}
/** A shallow clone knows of no deletion. */
async function isBlind(git) {
	return await git.headCommit() !== null && await git.isShallow();
}
/** An environment taken out of `pipeline.yaml` lost its pointer on purpose. */
function isRetired({ environment }, { pipeline }) {
	return pipeline?.environments !== void 0 && !pipeline.environments.includes(environment);
}
function sayNothingPromoted({ inputs: { model, modelGiven }, log, models }) {
	const state = `Nothing of ${model} was promoted yet: ${environmentsFolder(model)} holds no pointer.`;
	const known = suggest(model, models);
	if (modelGiven) throw new ConfigurationError("SLW_NAME_UNKNOWN", `${state}${known} Correct the input "model", or promote a bundle first.`);
	if (models.length > 0) log.warning(`${state}${known} If the model was renamed, correct "model".`);
	else log.info(state);
}

// action-package/src/verify/require-pointer.ts
/** The pointer of an environment. @throws ConfigurationError when there is none, with what became of it where known */
async function requirePointer({ source, inputs, environment, lost }) {
	const pointer = await readEnvironment(source, inputs.model, environment);
	if (pointer) return pointer;
	const loss = lost.find((each) => each.environment === environment);
	if (loss) throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", explainLoss(loss));
	const known = suggest(environment, await listEnvironments(source, inputs.model));
	throw new ConfigurationError("SLW_NOTHING_LIVE", `${environmentPath(inputs.model, environment)} does not exist.${known} Promote a model to it, or correct the environment's name.`);
}
function explainLoss({ environment, path, deletion }) {
	if (deletion === null) return `${path} is in HEAD and not in the checkout. Restore it: git checkout HEAD -- ${path}`;
	const { commit, subject } = deletion;
	return `${path} was deleted by commit ${commit} (${subject}). Restore it (git checkout ${commit}^ -- ${path}), or take "${environment}" out of "environments" in pipeline.yaml if it is retired`;
}

// action-package/src/verify/verify.ts
/**
* Recomputes the lineage of what is live, from the checkout and the store alone: environment, version, bundle,
* evaluation, run, code commit, data lock, data blobs. Every byte of the bundle and of the data is read. The files of all
* versions are held against those that were merged, and what `deploy/` states for clusters against the pointers.
* @throws ConfigurationError when there is nothing to verify
*/
async function verifyLineage(inputs, ports) {
	const source = readFromFolder(inputs.directory);
	const { environments, lost, known, seesHistory, unseen } = await chooseEnvironments(inputs, ports, source);
	const links = unseen;
	for (const environment of environments) {
		ports.log.info(`Verifying ${inputs.model} in ${environment}.`);
		const lineage = startLineage(environment);
		await verifyEnvironment({
			inputs,
			ports,
			source,
			environment,
			lost,
			knownEnvironments: known,
			seesHistory,
			lineage
		});
		links.push(...lineage.links);
	}
	links.push(...await checkVersions({
		inputs,
		ports,
		source,
		seesHistory
	}));
	links.push(...await checkOtherModels({
		source,
		model: inputs.model
	}));
	const { git, event } = ports;
	const ref = await findBase(git, event);
	const base = ref === void 0 ? void 0 : readFromGit(git, ref);
	links.push(...await checkDeployment({
		inputs,
		source,
		base
	}));
	links.push(...await checkWorkflows(source, inputs.pipeline?.environments));
	links.push(...await checkSecrets(git));
	return {
		model: inputs.model,
		verdict: links.some(({ state }) => state === "broken") ? "fail" : "pass",
		environments,
		checked: links.filter(({ state }) => state !== "unchecked").length,
		links
	};
}
async function verifyEnvironment(check) {
	const { lineage, source, inputs, environment } = check;
	const pointer = await lineage.attempt(`${environment} → a pointer`, () => requirePointer(check));
	if (!pointer) return;
	const version = await lineage.attempt(`${environment} → version ${pointer.version}`, () => requirePointedVersion(source, pointer));
	if (!version) return;
	await lineage.attempt(`${environment} → bundle of version ${pointer.version}`, async () => refuseOtherBundle(pointer, version));
	const directory = join(inputs.directory, OWN.verify);
	await rm(directory, {
		recursive: true,
		force: true
	});
	try {
		await verifyBundle({
			...check,
			version,
			directory
		});
	} finally {
		await rm(directory, {
			recursive: true,
			force: true
		});
	}
}
async function verifyBundle(check) {
	const { lineage, version, directory, ports } = check;
	const bundle = await lineage.attempt(`version ${version.version} → bundle`, () => openBundle({
		store: ports.store,
		digest: version.bundle,
		directory
	}));
	if (!bundle) return;
	await checkBundle({
		...check,
		version,
		bundle
	});
	await checkSignatures({
		...check,
		version,
		bundle
	});
	await checkProposedSignature({
		...check,
		version,
		bundle
	});
	await checkCommit({
		...check,
		bundle
	});
	await checkBlobs({
		...check,
		bundle
	});
	await checkMeasured({
		...check,
		version,
		bundle
	});
}

// action-package/src/verify/index.ts
await run("verify", async (runner) => {
	const { context, log, ports } = runner;
	const inputs = await readInputs(runner);
	const result = await verifyLineage(inputs, {
		store: await ports.store(inputs.store),
		git: ports.git(),
		log,
		temporary: context.temporary,
		event: context.event
	});
	const failure = explainBroken(result);
	return {
		outputs: {
			verdict: result.verdict,
			"links-checked": result.checked
		},
		summary: summariseVerification(result),
		result,
		...failure === void 0 ? {} : { failure }
	};
});

export {  };