import { f as isNamedAlike, p as markMeasured, t as run } from "./chunk-run.js";
import { n as openProposalPorts, t as renderPointer } from "./chunk-render-pointer.js";
import { t as checkEnvironment } from "./chunk-project-inputs.js";
import { t as settleRuntimePath } from "./chunk-runtime-inputs.js";
import { l as isSignatureOf, m as settlePolicy, s as describeFiles } from "./chunk-provenance.js";
import { t as locateData } from "./chunk-project-paths.js";
import { A as isDigest, E as digestOf, j as shortDigest } from "./chunk-evaluation.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as readProject, t as describeBundleOrigin } from "./chunk-describe-bundle-origin.js";
import { a as requireSignedVersion, n as measureAgain, o as countOperators, t as estimateTest } from "./chunk-measure-again.js";
import { t as OWN } from "./chunk-own-folder.js";
import { t as openBundle } from "./chunk-open-bundle.js";
import { t as pickQuantile } from "./chunk-nearest-rank.js";
import { t as openModel } from "./chunk-open-model.js";
import { s as repinDeployment } from "./chunk-deploy-pins.js";
import { i as readEnvironment } from "./chunk-environments.js";
import { a as renderNumbers, c as renderGates, i as renderMetrics, l as describeOutcome, n as renderRegressions, o as GATE_MARKS, r as renderSliceTable, s as describeGates, t as findRegressions } from "./chunk-render-slices.js";
import { n as requireVersion, t as readBase } from "./chunk-read-base.js";
import { t as readSignatures } from "./chunk-read-signatures.js";
import { i as environmentPath, o as versionPath, r as VERSION_FILES, s as versionsFolder } from "./chunk-paths.js";
import { r as readTrustedKeys, t as requiresSignature } from "./chunk-signing-policy.js";
import { o as schemaIdOf } from "./chunk-parse-manifest.js";
import { n as VersionSchema } from "./chunk-registry.js";
import { a as readVersions$1, n as mayBeNext, r as nextVersion } from "./chunk-versions.js";
import { n as compareContracts, t as FEATURE_ORDER_CHANGE } from "./chunk-compare-contracts.js";
import { t as compareSignatures } from "./chunk-compare-signatures.js";
import { t as readVersionSignature } from "./chunk-read-signature.js";
import { t as parseIfValid } from "./chunk-parse-if-valid.js";
import { n as readHistory } from "./chunk-history.js";
import { t as ComparisonSchema } from "./chunk-comparison.js";
import { a as canonicalJson, n as makeFolder, o as canonicalLine } from "./chunk-make-folder.js";
import { t as holdDuel } from "./chunk-hold-duel.js";
import { t as toContender } from "./chunk-contender.js";
import { n as warnOfReach } from "./chunk-describe-reach.js";
import { i as formatName, n as escapeMarkdown, o as renderTable, r as escapeSentence } from "./chunk-markdown.js";
import { t as describeSplitRule } from "./chunk-describe-split-rule.js";
import { n as formatNumber } from "./chunk-number-text.js";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

// action-package/src/promote/inputs.ts
async function readInputs(runner) {
	const { inputs, directory } = runner;
	const candidate = readCandidate(inputs.text("bundle-digest"), inputs.text("version"));
	const environment = inputs.required("environment");
	const project = await readProject(runner);
	return {
		...project,
		policy: settlePolicy(inputs, project.pipeline),
		candidate,
		environment: checkEnvironment(environment, project.pipeline),
		base: inputs.text("base"),
		reviewers: inputs.list("reviewers") ?? [],
		directory,
		lock: locateData(project.pipeline).lock,
		runtimePath: settleRuntimePath(inputs, directory)
	};
}
function readCandidate(digest, version) {
	if (digest !== void 0 && version !== void 0) throw new ConfigurationError("SLW_INPUTS_CONTRADICT", "The inputs \"bundle-digest\" and \"version\" contradict each other. Set one of them.");
	if (version !== void 0) return { version };
	if (digest === void 0) return throwNoCandidate();
	if (isDigest(digest)) return { bundle: digest };
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "bundle-digest" is "${digest}". Write sha256: and 64 hex digits, as package puts out.`);
}
function throwNoCandidate() {
	throw new ConfigurationError("SLW_INPUT_MISSING", "The input \"bundle-digest\" is missing, or \"version\" for what was promoted before. Set one of them.");
}

// kit/ml/duel/race-models.ts
const WARM_UP = 20;
/**
* How long each model takes for one row of its golden rows. The two take turns, so that whatever else the machine does
* meets both.
*/
async function raceModels({ challenger, champion, ...options }) {
	const [own, other] = await Promise.all([enter(challenger, options), champion && enter(champion, options)]);
	const racers = other ? [own, other] : [own];
	try {
		for (let round = 0; round < 220; round++) for (const racer of racers) {
			const time = await runOnce(racer, round);
			if (round >= WARM_UP) racer.times.push(time);
		}
		return {
			challenger: summarise(own.times),
			champion: other && summarise(other.times)
		};
	} finally {
		await Promise.all(racers.map(({ model }) => model.close()));
	}
}
async function enter({ modelFile: file, signature, contract, golden }, options) {
	return {
		model: await openModel({
			file,
			signature,
			contract,
			...options
		}),
		golden,
		times: []
	};
}
async function runOnce({ model, golden }, round) {
	const { row } = golden.cases[round % golden.cases.length] ?? { row: {} };
	const start = performance.now();
	await model.predict([row]);
	return performance.now() - start;
}
function summarise(times) {
	const sorted = times.toSorted((a, b) => a - b);
	return {
		median: pickQuantile(sorted, .5),
		p99: pickQuantile(sorted, .99)
	};
}

// action-package/src/shared/sign/find-evidence.ts
/**
* The statement about a bundle, and the signatures in the store that one trusted key made of it and of the files.
* @throws ConfigurationError when there are none and the project requires them
*/
async function findEvidence(search) {
	const { bundle, policy, log } = search;
	const statement = describeBundleOrigin(bundle);
	const files = { [VERSION_FILES.statement]: statement };
	const keys = await readTrustedKeys(search.source, policy.keys);
	const texts = await readSignatures(search.store, bundle.digest);
	for (const key of keys) {
		const find = (payload) => texts.find((text) => isSignatureOf({
			text,
			payload,
			key
		}));
		const signature = find(describeFiles(bundle.run.model, bundle.files));
		const signedStatement = find(statement);
		if (signature === void 0 || signedStatement === void 0) continue;
		const { signature: name, signedStatement: statementName } = VERSION_FILES;
		return {
			files: {
				...files,
				[name]: signature,
				[statementName]: signedStatement
			},
			signedBy: key.name
		};
	}
	if (requiresSignature(policy, bundle.digest)) throw new ConfigurationError("SLW_SIGNATURE_MISSING", explainUnsigned(search, texts.length, keys));
	if (texts.length > 0) log.warning(`Bundle ${shortDigest(bundle.digest)} is signed, but by no key in ${policy.keys}: its signature is left out of the version.`);
	return {
		files,
		signedBy: null
	};
}
function explainUnsigned({ bundle, policy }, signatures, keys) {
	const what = `Bundle ${shortDigest(bundle.digest)}`;
	if (keys.length === 0) return `${what} cannot be trusted: signatures are required, and ${policy.keys} on the base branch holds no public key (*.pem). Add one, or set sign.required to false.`;
	return `${what} ${signatures > 0 ? `is signed by none of the keys in ${policy.keys}` : "is not signed, and has to be"}. Package the model again with SLIPWAY_SIGNING_KEY set to the private half of ${keys.map(({ name }) => name).join(" or ")}.`;
}

// action-package/src/promote/find-break.ts
/** Changes that a reason names at most. */
const MAX_NAMED = 5;
/**
* Compares signature and contract with those of the version before, by meaning. The signature comes from beside that
* version, else, like the contract, from its bundle; where the bundle cannot be read, what differs counts as a break.
*/
async function findBreak(question) {
	const { challenger, previous, source, openBundle } = question;
	const isSameContract = previous.contract === challenger.contract.digest;
	if (previous.signature === challenger.digests.signature && isSameContract) return {
		breaks: void 0,
		differs: ""
	};
	const kept = await readVersionSignature(source, previous);
	const before = kept && isSameContract ? void 0 : await openIfReadable(() => openBundle(previous.bundle));
	const signature = compareTensors(question, kept ?? before?.signature);
	const contract = isSameContract ? [] : listContractBreaks({
		...question,
		before
	});
	const breaks = [describeBreaks(`the signature breaks with that of ${previous.version}`, signature.breaking), describeBreaks(`the contract breaks with that of ${previous.version}`, contract)].filter((part) => part !== "");
	return {
		breaks: breaks.length > 0 ? breaks.join("; ") : void 0,
		differs: describeBreaks("the signature differs and breaks nobody", signature.compatible)
	};
}
const UNREADABLE = "it differs, and the bundle of then cannot be read";
async function openIfReadable(open) {
	try {
		return await open();
	} catch (error) {
		if (error instanceof ConfigurationError) return void 0;
		throw error;
	}
}
function compareTensors({ challenger, previous }, before) {
	if (previous.signature === challenger.digests.signature) return {
		breaking: [],
		compatible: []
	};
	return before ? compareSignatures(before, challenger.signature) : {
		breaking: [UNREADABLE],
		compatible: []
	};
}
/** Without the order of features that both models take by name. */
function listContractBreaks({ challenger, before }) {
	if (!before) return [UNREADABLE];
	const { breaking } = compareContracts(before.contract, challenger.contract);
	const isByName = [before, challenger].every(({ signature }) => signature.inputs.every(({ columns }) => columns.length === 1));
	return breaking.filter((change) => change !== "the order of the features changed" || !isByName);
}
function describeBreaks(what, changes) {
	if (changes.length === 0) return "";
	const more = changes.length > MAX_NAMED ? ` and ${changes.length - MAX_NAMED} more` : "";
	return `${what}: ${changes.slice(0, MAX_NAMED).join(", ")}${more}`;
}

// action-package/src/promote/list-proposed.ts
/** The beginning of the branches of a model's promotions to an environment: the newest takes the place of the others. */
function promotionFamily(model, environment) {
	return `slipway/promote/${model}-${environment}-`;
}
/**
* The new versions on the branches of a model's other open promotions. Those to the same environment are left out: the
* next promotion takes their place.
*/
async function listProposedVersions(question) {
	const { forge, base, model, environment } = question;
	const open = await forge.listOpenProposals({
		base,
		prefix: `slipway/promote/${model}-`
	});
	const family = promotionFamily(model, environment);
	const others = open.filter(({ branch }) => !isNamedAlike(branch, family));
	const found = [];
	for (const pullRequest of others) found.push(...await readVersions(question, pullRequest));
	return found;
}
async function readVersions({ git, model, taken = [] }, pullRequest) {
	const commit = await bringCommit(git, pullRequest);
	if (commit === void 0) return [];
	const found = [];
	for (const path of await git.list(commit, versionsFolder(model))) {
		const version = path.slice(versionsFolder(model).length).split("/")[0] ?? "";
		if (path !== versionPath(model, version) || !isNumber(version) || taken.includes(version)) continue;
		const known = parseIfValid(VersionSchema, await git.show(commit, path), path);
		found.push({
			version,
			bundle: known?.bundle,
			pullRequest
		});
	}
	return found;
}
const isNumber = (version) => /^\d+\.\d+\.\d+$/.test(version);
/** The newest commit of the branch, here; undefined where the remote has no such branch any more. */
async function bringCommit(git, { branch, commit }) {
	if (await git.hasCommit(commit)) return commit;
	return await git.remoteCommit(branch) === void 0 ? void 0 : git.fetch(branch);
}

// action-package/src/promote/list-taken.ts
/**
* The version numbers that a model ever had: those there are, and those of promotions that were reverted, which took
* their files along. By the base branch's history, and by tags where a shallow clone has no more than the newest of it.
*/
async function listTakenNumbers({ git, base, model, versions }) {
	const { registrations } = await readHistory(git, base.commit, model);
	const prefix = `${model}@v`;
	const tags = [...(await git.remoteTags()).keys()].filter((name) => name.startsWith(prefix));
	return [...[...versions, ...registrations].map(({ version }) => version), ...tags.map((name) => name.slice(prefix.length)).filter((number) => /^\d+\.\d+\.\d+$/.test(number))];
}

// action-package/src/promote/assign-version.ts
/** Finds the version that a bundle has, or gives it the next number that no open promotion takes. */
async function assignVersion(question) {
	const { base, challenger } = question;
	const { model } = challenger.evaluation;
	const versions = await readVersions$1(base.source, model);
	const known = versions.find(({ bundle }) => bundle === challenger.digest);
	const previous = versions.filter((version) => version !== known).at(-1);
	if (known) return {
		version: known,
		isNew: false,
		previous,
		reason: "this bundle has this number already"
	};
	const { breaks, differs } = await viewAsCaller(question, previous);
	const { number, note } = await chooseNumber({
		question,
		change: {
			taken: await listTakenNumbers({
				...question,
				model,
				versions
			}),
			previous,
			breaks: breaks !== void 0,
			dataVersion: challenger.lock.version
		}
	});
	return {
		version: await describeVersion(challenger, question.store.url, number),
		isNew: true,
		previous,
		reason: [
			breaks ?? describeDifference(challenger, previous),
			differs,
			note
		].filter((part) => part !== "").join("; ")
	};
}
function viewAsCaller(question, previous) {
	const { source } = question.base;
	return previous ? findBreak({
		...question,
		source,
		previous
	}) : {
		breaks: void 0,
		differs: ""
	};
}
/** The number of a new version, and what is said of the pull requests that had a say in it. */
async function chooseNumber({ question: { git, forge, base, environment, challenger }, change }) {
	const { model } = challenger.evaluation;
	const { taken } = change;
	const proposed = await listProposedVersions({
		git,
		forge,
		base: base.branch,
		model,
		environment,
		taken
	});
	const same = proposed.find(({ version, bundle }) => bundle === challenger.digest && mayBeNext(version, change));
	if (same) return {
		number: same.version,
		note: `this bundle is ${same.version} in ${nameRequest(same)} too`
	};
	const number = nextVersion({
		...change,
		taken: [...taken, ...proposed.map(({ version }) => version)]
	});
	return {
		number,
		note: proposed.filter(({ version }) => mayBeNext(version, change) && version !== number).map((each) => `${each.version} is another bundle's in ${nameRequest(each)}`).join("; ")
	};
}
function nameRequest({ pullRequest: { number, branch } }) {
	return `the open pull request ${number} (\`${branch}\`)`;
}
function describeDifference({ lock }, previous) {
	if (!previous) return "the first version";
	return previous.data.version === lock.version ? `the same data and contract as ${previous.version}` : `data ${lock.version} instead of ${previous.data.version} in ${previous.version}`;
}
async function describeVersion(bundle, store, number) {
	const { run, lock, digests, contract } = bundle;
	const operators = await countOperators(bundle.modelFile);
	return {
		$schema: schemaIdOf(VersionSchema),
		model: run.model,
		version: number,
		bundle: bundle.digest,
		store,
		signature: digests.signature,
		contract: contract.digest,
		data: {
			version: lock.version,
			lock: digests.lock
		},
		code: { commit: run.code.commit },
		run: run.key,
		training: {
			command: run.command,
			params: run.params,
			seed: run.seed
		},
		artefact: bundle.model,
		operators
	};
}

// action-package/src/promote/compare-with-champion.ts
/**
* Measures challenger and champion and lets the gates judge. The challenger is measured anew in any case: whatever is
* believed of it is measured here.
* @throws ConfigurationError for an evaluation.json that is not the challenger's
*/
async function compareWithChampion(contest) {
	const { inputs, ports, challenger, champion } = contest;
	await makeFolder(ports.temporary);
	const folder = await mkdtemp(join(ports.temporary, "slipway-promote-"));
	try {
		return {
			$schema: schemaIdOf(ComparisonSchema),
			model: inputs.model,
			challenger: challenger.digest,
			champion: champion && {
				version: champion.pointer.version,
				bundle: champion.pointer.bundle
			},
			...await compare(contest, folder)
		};
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function compare({ inputs: { pipeline, environment, runtimePath }, ports, challenger, champion }, folder) {
	const { store, log } = ports;
	const { evaluation } = challenger;
	const contender = toContender(challenger);
	const heldOut = await measureAgain({
		contender,
		evaluation,
		store,
		folder,
		runtimePath,
		log
	});
	const opponent = champion ? {
		kind: "model",
		contender: toContender(champion.bundle)
	} : {
		kind: "none",
		why: `no model is live in ${environment}`
	};
	return holdDuel({
		challenger: contender,
		opponent,
		measureOwn: () => estimateTest(contender, heldOut),
		primary: evaluation.primary,
		slices: pipeline?.evaluate?.slices ?? [],
		testFile: join(folder, "test.parquet"),
		court: {
			gates: pipeline?.evaluate?.gates ?? [],
			environment,
			isLive: champion !== null
		},
		runtimePath,
		log
	});
}

// action-package/src/promote/name-sides.ts
/** What a promotion calls the two models. */
function nameSides(champion) {
	return {
		challenger: "challenger",
		champion: "champion",
		here: "here",
		there: `of ${champion?.version ?? "no model"}`,
		against: champion?.version,
		model: "the champion"
	};
}

// action-package/src/promote/promotion-files.ts
/** What a promotion changes: the pointer, and the version's files where the version is new. */
function listPromotionFiles(promotion) {
	const { model, environment, challenger, assignment, comparison, evidence } = promotion;
	const { version } = assignment.version;
	const path = (file) => versionPath(model, version, file);
	const pointer = renderPointer({
		model,
		environment,
		version,
		bundle: challenger.digest
	});
	return {
		[environmentPath(model, environment)]: pointer,
		...assignment.isNew ? {
			[path(VERSION_FILES.version)]: canonicalJson(assignment.version),
			[path(VERSION_FILES.evaluation)]: canonicalJson(challenger.evaluation),
			[path(VERSION_FILES.comparison)]: canonicalJson(comparison),
			[path(VERSION_FILES.card)]: challenger.card,
			[path(VERSION_FILES.tensors)]: canonicalJson(challenger.signature),
			...Object.fromEntries(Object.entries(evidence?.files ?? {}).map(([file, text]) => [path(file), text]))
		} : {}
	};
}

// action-package/src/promote/render-changes.ts
const MAX_CHANGES = 20;
/** What differs from the model that is live: data, contract, code, parameters, size. */
function renderChanges({ challenger, champion }) {
	if (!champion) return "### What changes\n\nThis is the first model of this environment.";
	const before = champion.bundle;
	return [
		"### What changes",
		renderTable([
			{ title: "" },
			{ title: "champion" },
			{ title: "challenger" }
		], listFacts(before, challenger).map(([name, old, now]) => [
			name,
			old,
			old === now ? "the same" : now
		])),
		...[describeContract(before.contract, challenger.contract), describeTensors(before, challenger)].filter((part) => part !== "")
	].join("\n\n");
}
function listFacts(before, after) {
	const facts = (bundle) => [
		bundle.lock.version,
		bundle.lock.rows.accepted.toLocaleString("en-US"),
		bundle.lock.rows.rejected.toLocaleString("en-US"),
		escapeMarkdown(describeSplitRule(bundle.lock.split)),
		bundle.run.code.commit ?? "unknown",
		escapeMarkdown(bundle.run.command),
		escapeMarkdown(canonicalLine(bundle.run.params)),
		bundle.model.size.toLocaleString("en-US")
	];
	const names = [
		"data version",
		"rows accepted",
		"rows rejected",
		"split",
		"code commit",
		"command",
		"parameters",
		"model bytes"
	];
	const [old, now] = [facts(before), facts(after)];
	return names.map((name, index) => [
		name,
		old[index] ?? "",
		now[index] ?? ""
	]);
}
function describeContract(before, after) {
	if (before.digest === after.digest) return "The data contract is the same.";
	return listChanges("The data contract changes", compareContracts(before, after));
}
/** What goes in and comes out, for those who send tensors; empty where that is the same. */
function describeTensors(before, after) {
	if (before.digests.signature === after.digests.signature) return "";
	return listChanges("Inputs and outputs change", compareSignatures(before.signature, after.signature));
}
function listChanges(title, { breaking, compatible }) {
	const changes = [...breaking.map((change) => `- **breaking:** ${escapeSentence(change)}`), ...compatible.map((change) => `- ${escapeSentence(change)}`)];
	const shown = changes.slice(0, MAX_CHANGES);
	if (changes.length > MAX_CHANGES) shown.push(`- and ${changes.length - MAX_CHANGES} more`);
	return shown.length === 0 ? "" : `**${title}:**\n\n${shown.join("\n")}`;
}

// action-package/src/promote/render-model.ts
const MAX_OPERATORS = 20;
/** Size, operators and time of the model file, beside those of the champion. */
function renderModel({ challenger, champion, operators, latency }) {
	const before = champion?.bundle.model.size;
	const size = challenger.model.size;
	return [
		"### Model",
		`model.onnx: ${size.toLocaleString("en-US")} bytes${before === void 0 ? "" : describeChange(size, before)}.`,
		renderOperators(operators),
		markMeasured(describeLatency(latency))
	].join("\n\n");
}
function describeChange(size, before) {
	if (size === before) return ", as before";
	const share = (size - before) / before * 100;
	return ` (${before.toLocaleString("en-US")} before, ${share > 0 ? "+" : ""}${formatNumber(share)} %)`;
}
function renderOperators({ challenger, champion }) {
	if (!champion) return `Operators: ${listOperators(challenger)}.`;
	const changed = Object.keys({
		...champion,
		...challenger
	}).sort().filter((name) => champion[name] !== challenger[name]);
	if (changed.length === 0) return `Operators as before: ${listOperators(challenger)}.`;
	const rows = changed.slice(0, MAX_OPERATORS).map((name) => [
		escapeMarkdown(name),
		String(champion[name] ?? 0),
		String(challenger[name] ?? 0)
	]);
	const more = changed.length > MAX_OPERATORS ? `\n\n${changed.length - MAX_OPERATORS} more.` : "";
	return `Operators that differ:\n\n${renderTable([
		{ title: "operator" },
		{ title: "champion" },
		{ title: "challenger" }
	], rows)}${more}`;
}
function listOperators(operators) {
	const names = Object.entries(operators).map(([name, count]) => `${escapeMarkdown(name)} × ${count}`);
	const shown = names.slice(0, MAX_OPERATORS).join(", ");
	return names.length > MAX_OPERATORS ? `${shown} and ${names.length - MAX_OPERATORS} more` : shown;
}
function describeLatency({ challenger, champion }) {
	const words = ({ median, p99 }) => `${median.toFixed(3)} ms (p99 ${p99.toFixed(3)} ms)`;
	const own = `One row, one thread, the model alone: ${words(challenger)}`;
	if (!champion) return `${own}.`;
	const ratio = champion.median > 0 ? `, ${formatNumber(challenger.median / champion.median)} times` : "";
	return `${own}; champion ${words(champion)}${ratio}.`;
}

// action-package/src/promote/render-pull-request.ts
const MEANINGS = {
	pass: "Every gate passed.",
	fail: "At least one gate failed: the status of this pull request is `failure`. Merge only for a reason, and write it here.",
	inconclusive: "No gate failed, but at least one cannot tell from these rows. A person decides."
};
const SHORTENED = "*Shortened: the forge takes no longer text. The step summary of the run and `comparison.json` hold everything.*";
const NO_GATES = "No gate judged this: a person decides.";
/**
* The words of a promotion's pull request: what the comparison says first, then what the gates say, what both rest on,
* what changes, and how to undo it. The short form leaves out slices and changes, the shortest keeps the verdicts, the
* gates and how to undo it.
*/
function renderPullRequest(promotion) {
	const { comparison } = promotion;
	const sides = nameSides(comparison.champion);
	const head = [
		`## ${escapeMarkdown(describeOutcome(comparison, sides))}`,
		renderNumbers(comparison, sides),
		describeVerdict(comparison),
		describeSubject(promotion),
		warnOfReach(promotion.challenger.evaluation.testReachable),
		renderGates(comparison)
	];
	const metrics = `### Metrics\n\n${renderMetrics(comparison, sides)}`;
	const [model, changes] = [renderModel(promotion), renderChanges(promotion)];
	const foot = [renderLineage(promotion), renderUndo(promotion)];
	const join = (parts) => parts.filter((part) => part !== "").join("\n\n");
	return {
		body: join([
			...head,
			metrics,
			renderSlices(comparison),
			model,
			changes,
			...foot
		]),
		shortBodies: [join([
			...head,
			metrics,
			SHORTENED,
			...foot
		]), join([
			...head,
			SHORTENED,
			...foot
		])]
	};
}
function describeVerdict({ gates, verdict }) {
	return gates.length > 0 ? `**Gates: ${GATE_MARKS[verdict]}.** ${MEANINGS[verdict]}` : NO_GATES;
}
function describeSubject({ model, environment, champion, assignment }) {
	const now = champion ? `${environment} serves ${champion.pointer.version} now` : `${environment} serves nothing yet`;
	return `**${model} ${assignment.version.version}** for **${environment}**; ${now}. The number: ${escapeSentence(assignment.reason)}.`;
}
/** Where the challenger is worse than the champion on some of the rows; every slice stands in a fold. */
function renderSlices({ slices, primary: metric, champion }) {
	if (slices.length === 0) return "";
	const sides = nameSides(champion);
	const worse = findRegressions(slices);
	const counts = {
		compared: slices.length,
		regressed: worse.length,
		metric,
		worse
	};
	return `${renderRegressions(counts, sides)}\n\n<details><summary>Every slice</summary>\n\n${renderSliceTable(slices, sides)}\n\n</details>`;
}
function renderLineage({ challenger, assignment, evidence }) {
	const { run, lock, digests, contract, evaluation, digest } = challenger;
	const rows = [
		["bundle", `\`${digest}\``],
		["store", `\`${assignment.version.store}\``],
		["model file", `\`${evaluation.artefact}\``],
		["run", `\`${run.key}\``],
		["code commit", run.code.commit ?? "unknown"],
		["data", `${lock.version}, lock \`${digests.lock}\``],
		["dataset", `\`${lock.dataset}\``],
		["contract", `\`${contract.digest}\``],
		...evidence ? [["signature", evidence.signedBy === null ? "none" : formatName(evidence.signedBy)]] : []
	];
	return `### Lineage\n\n${renderTable([{ title: "" }, { title: "" }], rows)}`;
}
function renderUndo({ model, environment, champion }) {
	return `### How to roll back\n\n${champion ? `\`slipway rollback --environment ${environment} --to ${champion.pointer.version}\`, or the rollback workflow, opens the pull request that points back to ${champion.pointer.version}.` : `Nothing was live before: revert the merge to serve no ${model} in ${environment} again.`}`;
}

// action-package/src/promote/require-shared-origin.ts
/**
* What a new version was made from is on the remote, so that everybody else can verify it: the code commit on one of its
* branches, with the data lock that the model was trained on.
*
* A commit that this clone does not have, as in a shallow one, cannot be asked about: that is a warning.
* @throws ConfigurationError for changes that were not committed, a commit that was never pushed, or one with another data lock
*/
async function requireSharedOrigin({ bundle, git, log, lock }) {
	const { commit, dirty } = bundle.run.code;
	if (commit === null) {
		log.warning("The model was trained outside a Git repository: nobody can verify its code.");
		return;
	}
	if (dirty) throw new ConfigurationError("SLW_ORIGIN_UNSHARED", `The model was trained from files that no commit holds: "train/" or the pipeline file had changes beside ${commit}, so nobody else could verify or repeat it. Commit and push them, then train, package and promote again.`);
	if (!await git.hasCommit(commit)) {
		log.warning(`The code commit ${commit} of the model is not in this clone, so whether it is on the remote is not known. Check out with fetch-depth: 0 to have it checked.`);
		return;
	}
	await requirePushed(git, commit);
	const text = await git.show(commit, lock);
	if (text === void 0 || digestOf(text) === bundle.digests.lock) return;
	throw new ConfigurationError("SLW_ORIGIN_UNSHARED", `${lock} at the code commit ${commit} is not the data lock that the model was trained on, so nobody else could verify it. Commit and push the lock, then train, package and promote again.`);
}
/** In a shallow clone a commit may be on a branch whose history is cut off, so nothing is concluded from its absence. */
async function requirePushed(git, commit) {
	if (await git.run([
		"for-each-ref",
		"--count=1",
		`--contains=${commit}`,
		"refs/remotes/origin/"
	]) !== "" || await git.isShallow()) return;
	throw new ConfigurationError("SLW_ORIGIN_UNSHARED", `The code commit ${commit} of the model is on no branch of the remote that this clone knows, so nobody else could verify the model. Push it ("git push"), or fetch the branch that has it, and promote again.`);
}

// action-package/src/promote/warn-of-clash.ts
/**
* Says so where another open promotion has the number of this one: two that were proposed at the same moment did not see
* each other.
*/
async function warnOfClash({ log, version, ...question }) {
	for (const other of await listProposedVersions(question)) {
		if (other.version !== version.version || other.bundle === version.bundle) continue;
		log.warning(`The open pull request ${other.pullRequest.url} proposes another bundle as ${version.version} too, so only one of the two can be merged. Run promote for this bundle again, which gives it the next number.`);
	}
}

// action-package/src/promote/promote.ts
/**
* Proposes a bundle for an environment: compares it with the model live there, applies the gates, and opens or updates
* the one pull request of this bundle and environment. Gates that fail do not keep the pull request from being opened:
* its status is then `failure`, which branch protection can require.
* @throws ConfigurationError for a bundle that is not this model's, or files on the base branch that are not what they
* should be
*/
async function promoteModel(inputs, ports) {
	const { model, environment, candidate } = inputs;
	const base = await readBase(ports.git, inputs.base);
	const pointer = await readEnvironment(base.source, model, environment);
	const digest = "bundle" in candidate ? candidate.bundle : (await requireVersion(base, model, candidate.version)).bundle;
	if (pointer?.bundle === digest) return describeLive(pointer, base);
	const promotion = await examine({
		inputs,
		ports,
		base,
		pointer,
		digest
	});
	const text = renderPullRequest(promotion);
	const change = await propose({
		inputs,
		ports,
		promotion,
		text
	});
	await reportStatus(ports, promotion, change);
	const { state, url, number, branch } = change;
	const changed = state === "opened" || state === "updated";
	const { isNew, version } = promotion.assignment;
	if (changed && isNew) await warnOfClash({
		...ports,
		base: base.branch,
		model,
		environment,
		version
	});
	return {
		model,
		environment,
		version: version.version,
		bundle: digest,
		verdict: promotion.comparison.verdict,
		comparison: promotion.comparison.outcome,
		changed,
		state,
		url,
		...number === void 0 ? {} : { number },
		branch,
		body: text.body
	};
}
async function examine({ inputs, ports, base, pointer, digest }) {
	const { model, environment } = inputs;
	const open = (bundle) => openBundle({
		store: ports.store,
		digest: bundle,
		directory: join(inputs.directory, OWN.bundles)
	});
	const challenger = await open(digest);
	refuseOtherModel(challenger, model);
	const champion = pointer ? {
		pointer,
		bundle: await open(pointer.bundle)
	} : null;
	const assignment = await assignVersion({
		...ports,
		base,
		environment,
		challenger,
		openBundle: open
	});
	if (assignment.isNew) await requireSharedOrigin({
		bundle: challenger,
		...ports,
		lock: inputs.lock
	});
	return {
		model,
		environment,
		base,
		challenger,
		champion,
		assignment,
		evidence: await settleEvidence({
			inputs,
			ports,
			base,
			challenger,
			assignment
		}),
		comparison: await compareWithChampion({
			inputs,
			ports,
			challenger,
			champion
		}),
		operators: {
			challenger: assignment.version.operators,
			champion: champion && await countOperators(champion.bundle.modelFile)
		},
		latency: await raceModels({
			challenger,
			champion: champion?.bundle ?? null,
			runtimePath: inputs.runtimePath,
			log: ports.log
		})
	};
}
/** What a new version keeps of its signatures; one that is there already has to have those that are required. */
async function settleEvidence({ inputs: { policy }, ports: { store, log }, base: { source }, challenger: bundle, assignment: { isNew, version } }) {
	if (isNew) return findEvidence({
		bundle,
		store,
		source,
		policy,
		log
	});
	await requireSignedVersion({
		source,
		version,
		bundle,
		policy
	});
	return null;
}
function refuseOtherModel({ digest, evaluation }, model) {
	if (evaluation.model === model) return;
	throw new ConfigurationError("SLW_MODEL_MISMATCH", `Bundle ${shortDigest(digest)} is the model "${evaluation.model}", not "${model}". Give this model's bundle, or set the input "model".`);
}
async function propose({ inputs, ports, promotion, text }) {
	const { model, environment, base, challenger, assignment, comparison } = promotion;
	const pointing = {
		model,
		environment,
		bundle: challenger.digest
	};
	const title = `Promote ${model} ${assignment.version.version} to ${environment}`;
	const family = promotionFamily(model, environment);
	const labels = [
		"slipway",
		"promotion",
		...comparison.verdict === "fail" ? ["gates-failed"] : []
	];
	return ports.forge.proposeChange({
		branch: `${family}${shortDigest(challenger.digest)}`,
		supersedes: family,
		base: base.branch,
		title,
		...text,
		files: {
			...listPromotionFiles(promotion),
			...await repinDeployment(base.source, pointing)
		},
		message: `${title}\n\nBundle ${challenger.digest}\nVerdict: ${comparison.verdict}`,
		labels,
		reviewers: inputs.reviewers
	});
}
async function reportStatus(ports, promotion, change) {
	const reason = explainNothing(change);
	if (reason !== void 0) return ports.log.notice(reason);
	const { comparison } = promotion;
	const outcome = describeOutcome(comparison, nameSides(comparison.champion));
	await ports.forge.setStatus({
		commit: change.commit,
		context: "slipway/promote",
		state: comparison.verdict === "fail" ? "failure" : "success",
		description: `${outcome}; gates: ${describeGates(comparison)}`,
		url: change.url
	});
}
/** Why nothing was proposed; undefined when something was. */
function explainNothing({ state, url }) {
	if (state === "merged") return "The base branch holds this promotion already.";
	if (state === "closed") return `A person closed the pull request of this bundle (${url}), which is respected. Reopen it, or package another bundle.`;
	if (state === "superseded") return `A newer pull request (${url}) has taken the place of this bundle's. Close that one to propose this bundle again.`;
}
function describeLive(pointer, base) {
	const { model, environment, version, bundle } = pointer;
	return {
		model,
		environment,
		version,
		bundle,
		verdict: "pass",
		comparison: "unpaired",
		changed: false,
		state: "live",
		url: "",
		branch: base.branch,
		body: `${environment} on ${base.branch} points to this bundle already.`
	};
}

// action-package/src/promote/summarise-promotion.ts
const HEADLINES = {
	opened: "Pull request opened",
	updated: "Pull request updated",
	unchanged: "The pull request is open already and says the same",
	merged: "Merged already",
	closed: "A person closed the pull request of this bundle, which is respected",
	superseded: "A newer pull request has taken the place of this one; close that one to propose this again",
	live: "Live already"
};
/** The step summary: what was done and where, then the words of the pull request. */
function summarisePromotion({ model, version, environment, state, url, body }) {
	const place = url === "" ? "" : `: ${url}`;
	return `# ${model} ${version} → ${environment}\n\n${HEADLINES[state]}${place}.\n\n${body}\n`;
}

// action-package/src/promote/index.ts
await run("promote", async (runner) => {
	const inputs = await readInputs(runner);
	const result = await promoteModel(inputs, {
		...await openProposalPorts(runner),
		store: await runner.ports.store(inputs.store),
		temporary: runner.context.temporary
	});
	return {
		outputs: {
			version: result.version,
			verdict: result.verdict,
			comparison: result.comparison,
			changed: result.changed,
			"pull-request-url": result.url,
			"pull-request-number": result.number ?? "",
			branch: result.branch
		},
		summary: summarisePromotion(result),
		result
	};
});

export {  };