import { t as run } from "./chunk-run.js";
import { l as settleDataPaths } from "./chunk-project-inputs.js";
import { a as MODEL_SIGNATURE_TYPE, c as SIGSTORE_BUNDLE_TYPE, d as signStatement, l as isSignatureOf, m as settlePolicy, p as parseSigningKey, s as describeFiles$1, t as PROVENANCE_TYPE } from "./chunk-provenance.js";
import { n as readProject, t as describeBundleOrigin } from "./chunk-describe-bundle-origin.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { t as OWN } from "./chunk-own-folder.js";
import { a as canonicalJson, o as canonicalLine } from "./chunk-make-folder.js";
import { E as digestOf, d as worstReach, k as hexOf, n as EvaluationSchema, r as GoldenSchema } from "./chunk-evaluation.js";
import { y as isPortablePath } from "./chunk-read-model.js";
import { c as MODEL_ARTIFACT_TYPE, d as refuseReservedNames, f as BUNDLE_FILES, n as CONFIG_MEDIA_TYPE, o as LAYER_MEDIA_TYPE, r as FILE_ANNOTATION, s as MANIFEST_MEDIA_TYPE, t as layerOf } from "./chunk-layer.js";
import { n as checkCoherence, r as listLinks, t as digestFiles } from "./chunk-digest-files.js";
import { n as locateProfile } from "./chunk-project-paths.js";
import { a as targetColumn, n as featureColumns, r as parseContract } from "./chunk-contract.js";
import { t as DataLockSchema } from "./chunk-data-lock.js";
import { a as readManifest, i as parseManifest, s as writeManifest } from "./chunk-parse-manifest.js";
import { n as parseProfile } from "./chunk-parse-profile.js";
import { a as takeRunFacts, i as RunSchema, r as RunFactsSchema } from "./chunk-run2.js";
import { t as identifyModel } from "./chunk-model-files.js";
import { t as readDocument } from "./chunk-read-document.js";
import { n as explainFinding, t as explainErrors } from "./chunk-explain-errors.js";
import { t as lintModel } from "./chunk-lint-model.js";
import { t as readSignatures } from "./chunk-read-signatures.js";
import { t as SignatureSchema } from "./chunk-signature.js";
import { i as writeFileAtomically } from "./chunk-files.js";
import { n as escapeMarkdown, o as renderTable, t as escapeBlock } from "./chunk-markdown.js";
import { t as describeSplitRule } from "./chunk-describe-split-rule.js";
import { n as formatNumber } from "./chunk-number-text.js";
import { t as kindOfCommand } from "./chunk-command-kind.js";
import { t as describeReach } from "./chunk-describe-reach.js";
import { t as require_dist } from "./chunk-dist2.js";
import { n as renderSlicesHeldOut, t as renderHeldOut } from "./chunk-render-evaluation.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { dirname, join, resolve } from "node:path";

// action-package/src/package/inputs.ts
async function readInputs(runner) {
	const { inputs, directory } = runner;
	const artifact = inputs.required("artifact");
	const project = await readProject(runner);
	const paths = settleDataPaths(inputs, project.pipeline);
	return {
		...project,
		artifact,
		policy: settlePolicy(inputs, project.pipeline),
		directory,
		lock: resolve(directory, paths.lock),
		contract: resolve(directory, paths.contract)
	};
}

// kit/ml/bundle/build-bundle.ts
/**
* Builds the image of a bundle: one layer a file, in order of their names. The same files and annotations give the
* same digest on every machine and at every time. Each file is read once and not held in memory.
* @param files path on this machine by name in the bundle
*/
async function buildBundle({ files, annotations }) {
	const layers = [];
	for (const name of Object.keys(files).sort()) {
		if (!isPortablePath(name)) throw new TypeError(`"${name}" cannot be the name of a file in a bundle.`);
		layers.push({
			name,
			...await layerOf(name, files[name] ?? "")
		});
	}
	const config = Buffer.from(canonicalJson(describeConfig(layers)));
	const manifest = Buffer.from(canonicalJson(describeManifest({
		layers,
		config,
		annotations
	})));
	const blobs = [...layers, {
		ref: refOf(config),
		source: { bytes: config }
	}];
	return {
		title: `bundle of ${annotations["org.opencontainers.image.title"] ?? "a model"}`,
		digest: digestOf(manifest),
		manifest,
		mediaType: MANIFEST_MEDIA_TYPE,
		blobs: blobs.map(({ ref, source }) => ({
			ref,
			source
		})),
		size: blobs.reduce((total, { ref }) => total + ref.size, manifest.length)
	};
}
/**
* Writes a bundle to a store, with what is to be said about it. @returns its digest; one that is there already costs a
* few questions.
*/
async function publishBundle(store, built, attachments = []) {
	await store.writeImage(built, attachments);
	return built.digest;
}
function describeConfig(layers) {
	return {
		architecture: "amd64",
		os: "linux",
		config: {},
		rootfs: {
			type: "layers",
			diff_ids: layers.map(({ ref }) => ref.digest)
		}
	};
}
function describeManifest({ layers, config, annotations }) {
	return {
		schemaVersion: 2,
		mediaType: MANIFEST_MEDIA_TYPE,
		artifactType: MODEL_ARTIFACT_TYPE,
		config: {
			mediaType: CONFIG_MEDIA_TYPE,
			...refOf(config)
		},
		layers: layers.map(({ name, ref }) => ({
			mediaType: LAYER_MEDIA_TYPE,
			digest: ref.digest,
			size: ref.size,
			annotations: { [FILE_ANNOTATION]: name }
		})),
		annotations
	};
}
function refOf(bytes) {
	return {
		digest: digestOf(bytes),
		size: bytes.length
	};
}

// action-package/src/package/annotate-bundle.ts
/**
* The manifest's annotations: OCI's predefined keys where there is one (image-spec, "Pre-Defined Annotation Keys"), else
* our own. Nothing that changes between two packagings of the same files.
*/
function annotateBundle(facts, description) {
	const { run, evaluation, lock } = facts;
	return {
		"org.opencontainers.image.title": run.model,
		...description ? { "org.opencontainers.image.description": description } : {},
		...run.code.commit === null ? {} : { "org.opencontainers.image.revision": run.code.commit },
		"io.github.slipway-mlops.model": run.model,
		"io.github.slipway-mlops.task": evaluation.task,
		"io.github.slipway-mlops.run": run.key,
		"io.github.slipway-mlops.data": lock.version
	};
}

// action-package/src/package/card/intent.ts
/** What `pipeline.yaml` says of the model. */
function readIntent(pipeline) {
	return {
		description: pipeline?.description,
		card: pipeline?.card ?? {}
	};
}

// action-package/src/package/inspect-model.ts
const LABEL = "model.onnx";
/**
* Lints an ONNX file, its weights included, and derives how rows become its tensors.
* @throws ConfigurationError for a model that cannot be served, or that does not fit the contract
*/
function inspectModel({ log, ...question }) {
	const { findings, model, signature } = lintModel({
		...question,
		weights: true
	});
	const fault = explainErrors(findings, {
		label: LABEL,
		log
	});
	if (fault !== void 0 || !model || !signature) throw new ConfigurationError("SLW_MODEL_REFUSED", fault ?? `${LABEL} cannot be served.`);
	for (const finding of findings) {
		const line = explainFinding(finding, LABEL);
		if (finding.severity === "warning") log.warning(line);
		else log.info(line);
	}
	return {
		onnx: model,
		signature,
		findings
	};
}

// action-package/src/package/collect-facts.ts
/**
* Gathers the files of a model, from the artifact and the checkout, and holds them against each other.
* @throws ConfigurationError naming what is missing, malformed, or does not belong together
*/
async function collectFacts(inputs, { artifacts, log }) {
	const files = locateFiles(inputs, await downloadModel(inputs, artifacts));
	const [run, evaluation, golden] = await Promise.all([
		readManifest(RunSchema, files.run).then(takeRunFacts),
		readManifest(EvaluationSchema, files.evaluation),
		readManifest(GoldenSchema, files.golden)
	]);
	refuseOtherModel(inputs, run.model);
	const checkout = await readCheckout(files);
	refuseOtherData({
		inputs,
		stated: run.data,
		checkout
	});
	const inspected = inspectModel({
		file: files.model,
		contract: checkout.contract,
		task: evaluation.task,
		log
	});
	const model = await identifyModel(files.model);
	const links = listLinks({
		run,
		evaluation,
		golden,
		...checkout
	}, model.digest);
	checkCoherence(links, {
		label: `The artifact ${inputs.artifact}`,
		cure: "Run evaluate again, on the checkout that is packaged; a contract, lock or profile that another commit changed is restored from the one that brought the lock."
	});
	const { digests: _, ...content } = checkout;
	return {
		run,
		evaluation,
		golden,
		model,
		...content,
		...inspected,
		files: nameFiles(files, model)
	};
}
async function downloadModel({ artifact, directory }, artifacts) {
	const folder = join(directory, OWN.evaluated, artifact);
	const found = await artifacts.download(artifact, folder);
	const missing = [
		BUNDLE_FILES.model,
		BUNDLE_FILES.run,
		BUNDLE_FILES.evaluation,
		BUNDLE_FILES.golden
	].find((name) => !found.includes(name));
	if (missing === void 0) return folder;
	throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact ${artifact} has no ${missing}. Give the artifact that evaluate made (its output "artifact").`);
}
function locateFiles({ lock, contract }, folder) {
	return {
		model: join(folder, BUNDLE_FILES.model),
		run: join(folder, BUNDLE_FILES.run),
		evaluation: join(folder, BUNDLE_FILES.evaluation),
		golden: join(folder, BUNDLE_FILES.golden),
		contract,
		lock,
		profile: locateProfile(lock)
	};
}
function nameFiles(files, identity) {
	const external = Object.keys(identity.files).slice(1);
	refuseReservedNames(external);
	const { model, evaluation, golden } = BUNDLE_FILES;
	return {
		[model]: files.model,
		[evaluation]: files.evaluation,
		[golden]: files.golden,
		...Object.fromEntries(external.map((name) => [name, join(dirname(files.model), name)]))
	};
}
async function readCheckout(files) {
	const cure = "Check out the commit the model was trained from.";
	const contract = await readDocument(files.contract, "The data contract", cure);
	const lock = await readDocument(files.lock, "The data lock", cure);
	const profile = await readDocument(files.profile, "The profile", cure);
	return {
		contract: parseContract(contract, files.contract),
		lock: parseManifest(DataLockSchema, lock, files.lock),
		profile: parseProfile(profile, files.profile),
		documents: {
			[BUNDLE_FILES.contract]: contract,
			[BUNDLE_FILES.lock]: lock,
			[BUNDLE_FILES.profile]: profile
		},
		digests: {
			lock: digestOf(lock),
			profile: digestOf(profile),
			signature: digestOf("")
		}
	};
}
function refuseOtherModel({ model, artifact }, found) {
	if (found === model) return;
	throw new ConfigurationError("SLW_MODEL_MISMATCH", `The artifact ${artifact} holds a run of "${found}", not of "${model}". Give the artifact of this model, or set the input "model".`);
}
/** The most common mismatch gets a sentence of its own: the checkout moved on since the training. */
function refuseOtherData({ inputs, stated, checkout }) {
	if (stated.lock === checkout.digests.lock) return;
	throw new ConfigurationError("SLW_LOCK_MISMATCH", `The run was trained on data ${stated.version} (lock ${stated.lock}), and ${inputs.lock} is data ${checkout.lock.version} (${checkout.digests.lock}). Check out the commit the run was made from, or train again.`);
}

// action-package/src/package/sign/sign-bundle.ts
/**
* Signs a bundle twice, its files (OpenSSF model signing) and what it was made from (SLSA provenance). What this key has
* signed already, as the store shows, is left out.
* @returns what is to be attached to the bundle
*/
async function signBundle({ store, built, origin, key }) {
	const payloads = {
		[MODEL_SIGNATURE_TYPE]: describeFiles$1(origin.run.model, origin.files),
		[PROVENANCE_TYPE]: describeBundleOrigin(origin)
	};
	const known = await readSignatures(store, built.digest);
	return Object.entries(payloads).filter(([, payload]) => !known.some((text) => isSignatureOf({
		text,
		payload,
		key: key.publicKey
	}))).map(([predicate, payload]) => ({
		type: SIGSTORE_BUNDLE_TYPE,
		bytes: Buffer.from(signStatement(payload, key)),
		annotations: {
			"dev.sigstore.bundle.content": "dsse-envelope",
			"dev.sigstore.bundle.predicateType": predicate
		}
	}));
}

// action-package/src/package/render-findings.ts
/** The lint's findings as a table of Markdown; nothing without any. */
function renderFindings(findings) {
	if (findings.length === 0) return "";
	const rows = findings.map(({ id, severity, place, message, fix }) => [
		severity,
		`\`${id}\``,
		escapeMarkdown(place),
		escapeMarkdown(`${message} ${fix}`)
	]);
	return `## Lint\n\n${renderTable([
		"",
		"rule",
		"where",
		"what and what to do"
	].map((title) => ({ title })), rows)}`;
}

// action-package/src/package/card/render-data.ts
const MAX_SOURCES = 10;
/** Which data, how it was split, what was rejected. */
function renderData({ lock }) {
	const { rows, splits, source } = lock;
	const sources = source.slice(0, MAX_SOURCES).map(({ url, digest }) => `- \`${url.replaceAll("`", "")}\` (${digest})`);
	if (source.length > MAX_SOURCES) sources.push(`- and ${source.length - MAX_SOURCES} more`);
	const table = renderTable([
		{ title: "split" },
		{
			title: "rows",
			align: "right"
		},
		{ title: "digest" }
	], [
		"train",
		"validation",
		"test"
	].map((name) => [
		name,
		splits[name].rows.toLocaleString("en-US"),
		`\`${splits[name].digest}\``
	]));
	return [
		"## Data",
		`Version ${lock.version}, dataset \`${lock.dataset}\`: ${formatCount(rows.read, "row")} read, ${rows.accepted.toLocaleString("en-US")} accepted, ${rows.rejected.toLocaleString("en-US")} rejected by the contract, ${formatCount(rows.duplicates, "duplicate")}.`,
		sources.join("\n"),
		table,
		`Split ${escapeMarkdown(describeSplitRule(lock.split))}.`
	].join("\n\n");
}

// action-package/src/package/card/render-inputs.ts
const MAX_CATEGORIES = 12;
/** What the model takes and gives, with what it saw of each input in training. */
function renderInputs({ contract, profile }) {
	const target = targetColumn(contract);
	const seen = new Map(profile.columns.map((column) => [column.name, column]));
	const rows = featureColumns(contract).map((column) => [
		escapeMarkdown(column.name),
		column.type,
		escapeMarkdown(column.unit ?? ""),
		column.sensitive ? "*redacted*" : describeSeen(seen.get(column.name)),
		escapeMarkdown(column.description ?? "")
	]);
	const columns = [
		"feature",
		"type",
		"unit",
		"seen in training",
		"description"
	].map((title) => ({ title }));
	return [
		"## Inputs and output",
		`Predicts **${escapeMarkdown(target.name)}**${describeUnit(target)}.`,
		renderTable(columns, rows),
		describeSensitive(contract.columns)
	].join("\n\n");
}
function describeUnit({ unit, description }) {
	const text = [unit, description].filter((part) => part !== void 0).join(": ");
	return text === "" ? "" : ` (${escapeMarkdown(text)})`;
}
function describeSeen(column) {
	if (!column || column.kind === "redacted") return "–";
	if (column.kind === "number") return column.min === null || column.max === null ? "nothing" : `${formatNumber(column.min)} to ${formatNumber(column.max)}`;
	const shown = Object.keys(column.categories).sort().slice(0, MAX_CATEGORIES).map(escapeMarkdown).join(", ");
	return column.distinct > MAX_CATEGORIES ? `${shown}, … (${column.distinct} values)` : shown;
}
function describeSensitive(columns) {
	const names = columns.filter((column) => column.sensitive).map(({ name }) => escapeMarkdown(name));
	if (names.length === 0) return "No column is marked as sensitive in the contract.";
	return `Sensitive columns: ${names.join(", ")}. Their values stand in no file, log or report.`;
}

// action-package/src/package/card/render-intent.ts
/** What the model is for and not for, and who stands for it. */
function renderUse({ description, card }) {
	const { "intended-use": uses, users, "out-of-scope": outside } = card;
	return [
		"## Intended use",
		...description ? [escapeBlock(description)] : [],
		uses || description ? renderList(uses) : sayMissing("card.intended-use"),
		renderNamed("For", users),
		`### Out of scope\n\n${renderList(outside) || sayMissing("card.out-of-scope")}`
	].filter((part) => part !== "").join("\n\n");
}
/** Who owns the model, and under which terms it may be used. */
function renderOwners({ card }) {
	return `- owners: ${card.owners?.map(escapeBlock).join(", ") ?? sayMissing("card.owners")}\n- licence: ${card.license === void 0 ? sayMissing("card.license") : `\`${card.license}\``}`;
}
/** What was thought about harm. */
function renderEthics({ card }) {
	return `## Ethical considerations\n\n${renderList(card["ethical-considerations"]) || sayMissing("card.ethical-considerations")}`;
}
/** A Markdown list; empty for none. */
function renderList(items) {
	return (items ?? []).map((item) => `- ${escapeBlock(item)}`).join("\n");
}
function renderNamed(title, items) {
	return items ? `${title}:\n\n${renderList(items)}` : "";
}
function sayMissing(key) {
	return `Nobody has written it down yet. Set \`${key}\` in \`pipeline.yaml\`.`;
}

// action-package/src/package/card/render-limits.ts
/** Slices and splits with fewer rows than this say little. */
const FEW_ROWS = 30;
/** What the numbers do not show: as people say, and as far as the files tell. */
function renderLimits(facts, { card }) {
	return `## Limits\n\n${[
		...(card.limitations ?? []).map(escapeBlock),
		...describeTraining(facts),
		...describeSmallness(facts),
		...describeExtrapolation(facts)
	].map((limit) => `- ${limit}`).join("\n")}`;
}
function describeTraining({ evaluation, run }) {
	return [kindOfCommand(run.command) === "builtin" ? `Slipway's own \`${run.command}\` read the training split alone, whatever else lay beside it.` : describeReach(worstReach(evaluation.testReachable, run.testReachable)), ...run.code.dirty ? ["Trained from files that no commit holds: the training cannot be repeated."] : []];
}
function describeSmallness({ evaluation }) {
	const small = evaluation.slices.filter((slice) => slice.rows < FEW_ROWS).length;
	const { rows } = evaluation.splits.test;
	return [
		...rows < FEW_ROWS ? [`The test split has ${formatCount(rows, "row")} only.`] : [],
		...small > 0 ? [`On ${formatCount(small, "slice")} there are fewer than ${FEW_ROWS} test rows: the metrics there say little.`] : [],
		...evaluation.slices.length === 0 ? ["No slices were asked for: groups may fare worse than the whole."] : []
	];
}
function describeExtrapolation({ contract, lock }) {
	const imputed = Object.keys(lock.imputation).map(escapeMarkdown);
	return [
		"Values outside what training saw (table above) are extrapolation.",
		...imputed.length > 0 ? [`Missing values are filled by a constant of the training split: ${imputed.join(", ")}.`] : [],
		...contract.columns.some((column) => column.sensitive) ? ["Fairness over sensitive columns was not examined."] : []
	];
}

// action-package/src/package/card/render-metadata.ts
var import_dist = require_dist();
/** The Hugging Face Hub's name of a task ("Model cards", metadata, `pipeline_tag`). */
const HUB_TASKS = {
	regression: "tabular-regression",
	binary: "tabular-classification",
	multiclass: "tabular-classification"
};
/** The card's YAML front matter, as the Hugging Face Hub reads it, with the metrics on held-out rows. */
function renderMetadata({ run, evaluation, lock }, { card }) {
	const type = HUB_TASKS[evaluation.task];
	const results = ["test", "validation"].map((split) => ({
		task: { type },
		dataset: {
			name: `${lock.model} data ${lock.version}`,
			type: `${lock.model}-data`,
			split,
			revision: lock.dataset
		},
		metrics: listMetrics$1(evaluation.splits[split].metrics)
	}));
	const metadata = {
		...card.license ? { license: card.license.toLowerCase() } : {},
		library_name: "onnx",
		pipeline_tag: type,
		tags: [.../* @__PURE__ */ new Set([
			"onnx",
			"slipway",
			...card.tags ?? []
		])],
		"model-index": [{
			name: run.model,
			results: results.filter(({ metrics }) => metrics.length > 0)
		}]
	};
	return `---\n${(0, import_dist.stringify)(metadata, { lineWidth: 0 })}---`;
}
function listMetrics$1(metrics) {
	return Object.entries(metrics).map(([name, { value }]) => ({
		type: name,
		name,
		value
	}));
}
/** A card without its front matter, for places that would show it as text. */
function withoutMetadata(card) {
	return card.replace(/^---\n[\s\S]*?\n---\n+/, "");
}

// action-package/src/package/card/render-performance.ts
const MAX_SLICES = 40;
/** Metrics on held-out rows with their intervals, beside the baseline, and the primary metric by slice. */
function renderPerformance({ evaluation, contract }) {
	const sensitive = contract.columns.filter((column) => column.sensitive).map(({ name }) => name);
	const slices = renderSlicesHeldOut(evaluation, {
		most: MAX_SLICES,
		hidden: new Set(sensitive)
	});
	return [
		"## Performance",
		renderHeldOut(evaluation),
		...slices === "" ? [] : [`### Slices of the test split\n\n${slices}`]
	].join("\n\n");
}

// action-package/src/package/card/render-training.ts
/** How the model was made and what its file holds. */
function renderTraining({ run, model, onnx }) {
	const { code } = run;
	const operators = onnx.operators.map(({ type, count }) => `${escapeMarkdown(type)} ${count}`).join(", ");
	return ["## Training", [
		`- command ${codeSpan(run.command)}, seed ${run.seed}, parameters ${codeSpan(canonicalLine(run.params))}`,
		`- code commit ${code.commit === null ? "unknown" : codeSpan(code.commit)}${code.dirty ? ", **with changes that were not committed**" : ""}`,
		`- ONNX model ${codeSpan(model.digest)}, ${model.size.toLocaleString("en-US")} bytes, opset ${onnx.opsets.map(({ domain, version }) => `${escapeMarkdown(domain || "ai.onnx")} ${version}`).join(", ")}`,
		`- operators: ${operators}`
	].join("\n")].join("\n\n");
}
/** Text from outside as a code span: without what could end it or the line. */
function codeSpan(text) {
	return `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;
}

// action-package/src/package/card/render-card.ts
/**
* The model card: Markdown from the model's files and from what people say of it in `pipeline.yaml`, so that the same
* files make the same card. Its sections are those of Mitchell et al. 2019, "Model Cards for Model Reporting"; its
* metadata those of the Hugging Face Hub.
*/
function renderCard(facts, intent) {
	const { run, evaluation } = facts;
	return `${[
		renderMetadata(facts, intent),
		`# ${escapeMarkdown(run.model)}`,
		`A ${evaluation.task} model, trained on data ${facts.lock.version}, run \`${run.key}\`. This card is written by Slipway from the files in the bundle.`,
		renderOwners(intent),
		renderUse(intent),
		renderPerformance(facts),
		renderInputs(facts),
		renderData(facts),
		renderTraining(facts),
		renderEthics(intent),
		renderLimits(facts, intent),
		renderFindings(facts.findings)
	].filter((section) => section !== "").join("\n\n")}\n`;
}

// action-package/src/package/describe-materials.ts
/**
* The bill of materials of a model: CycloneDX 1.6 with a model card (ECMA-424, "modelCard"). Without serial number and
* time, which the standard leaves optional, so that the same files make the same text.
*/
function describeMaterials(facts, intent) {
	return {
		$schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		version: 1,
		metadata: {
			tools: { components: [{
				type: "application",
				name: "slipway"
			}] },
			component: describeModel(facts, intent)
		},
		components: [describeDataset(facts)],
		dependencies: [{
			ref: "model",
			dependsOn: ["dataset"]
		}, { ref: "dataset" }]
	};
}
function describeModel(facts, { description, card }) {
	const { run, model } = facts;
	return {
		type: "machine-learning-model",
		"bom-ref": "model",
		name: run.model,
		...description ? { description } : {},
		...card.owners ? { authors: card.owners.map((name) => ({ name })) } : {},
		...card.license ? { licenses: [{ expression: card.license }] } : {},
		hashes: [describeHash(model.digest)],
		modelCard: {
			modelParameters: describeParameters(facts),
			quantitativeAnalysis: { performanceMetrics: describeMetrics(facts) },
			considerations: describeConsiderations(card)
		},
		properties: [
			{
				name: "slipway:run",
				value: run.key
			},
			{
				name: "slipway:commit",
				value: run.code.commit ?? "unknown"
			},
			{
				name: "slipway:command",
				value: run.command
			},
			...describeFiles(model)
		]
	};
}
function describeConsiderations(card) {
	const { users, "intended-use": uses, limitations = [], "ethical-considerations": ethics } = card;
	return {
		...users ? { users } : {},
		...uses ? { useCases: uses } : {},
		technicalLimitations: [...limitations, "Values outside the ranges seen in training are extrapolation."],
		...ethics ? { ethicalConsiderations: ethics.map((name) => ({ name })) } : {}
	};
}
function describeParameters({ evaluation, contract, onnx }) {
	return {
		approach: { type: "supervised" },
		task: evaluation.task,
		modelArchitecture: onnx.graph || "ONNX graph",
		datasets: [{ ref: "dataset" }],
		inputs: featureColumns(contract).map(({ name, type }) => ({ format: `${name}: ${type}` })),
		outputs: [targetColumn(contract)].map(({ name, type }) => ({ format: `${name}: ${type}` }))
	};
}
function describeMetrics({ evaluation, contract }) {
	const sensitive = new Set(contract.columns.filter((column) => column.sensitive).map(({ name }) => name));
	const slices = evaluation.slices.filter(({ column }) => !sensitive.has(column));
	return [
		...listMetrics(evaluation.splits.test.metrics, "test"),
		...listMetrics(evaluation.splits.validation.metrics, "validation"),
		...slices.flatMap((slice) => listMetrics(slice.metrics, nameSlice(slice)))
	];
}
function nameSlice({ column, value }) {
	return `test, ${column} = ${value}`;
}
function listMetrics(metrics, slice) {
	return Object.entries(metrics).map(([type, { value, low, high }]) => ({
		type,
		value: String(value),
		slice,
		...low === null || high === null ? {} : { confidenceInterval: {
			lowerBound: String(low),
			upperBound: String(high)
		} }
	}));
}
function describeDataset({ lock, contract }) {
	const sensitive = contract.columns.filter((column) => column.sensitive).map(({ name }) => name);
	return {
		type: "data",
		"bom-ref": "dataset",
		name: `${lock.model}-data`,
		version: lock.version,
		data: [{
			type: "dataset",
			name: `${lock.model}-data`,
			...contract.title ? { description: contract.title } : {},
			...sensitive.length > 0 ? { sensitiveData: sensitive } : {}
		}],
		properties: [
			{
				name: "slipway:dataset",
				value: lock.dataset
			},
			{
				name: "slipway:contract",
				value: lock.contract
			},
			{
				name: "slipway:rows",
				value: String(lock.rows.accepted)
			}
		]
	};
}
/** Each file's digest, where the model's is that of several. */
function describeFiles({ files }) {
	const entries = Object.entries(files);
	if (entries.length === 1) return [];
	return entries.map(([name, digest]) => ({
		name: `slipway:file:${name}`,
		value: digest
	}));
}
function describeHash(digest) {
	return {
		alg: "SHA-256",
		content: hexOf(digest)
	};
}

// action-package/src/package/write-documents.ts
/** Writes the files of the bundle that package itself makes, and those of the checkout. @returns their paths by their names in the bundle */
async function writeDocuments({ facts, folder, intent }) {
	const { signature, run, card, bom } = BUNDLE_FILES;
	const names = [
		signature,
		run,
		card,
		bom,
		...Object.keys(facts.documents)
	];
	const files = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
	const text = renderCard(facts, intent);
	await writeManifest(SignatureSchema, join(folder, signature), facts.signature);
	await writeManifest(RunFactsSchema, join(folder, run), facts.run);
	await writeFileAtomically(join(folder, card), text);
	await writeFileAtomically(join(folder, bom), canonicalJson(describeMaterials(facts, intent)));
	for (const [name, content] of Object.entries(facts.documents)) await writeFileAtomically(join(folder, name), content);
	return {
		files,
		card: text
	};
}

// action-package/src/package/package.ts
/**
* Packages an evaluated model: holds its files against the checkout, derives the signature, writes card and bill of
* materials, builds the bundle, publishes it and signs it where there is a key.
* @throws ConfigurationError when files do not belong together or the model does not fit the contract
*/
async function packageModel(inputs, ports) {
	const { store, log } = ports;
	const key = readSigningKey(inputs, ports);
	const facts = await collectFacts(inputs, ports);
	const folder = join(inputs.directory, OWN.bundle);
	const documents = await writeDocuments({
		facts,
		folder,
		intent: readIntent(inputs.pipeline)
	});
	const files = {
		...facts.files,
		...documents.files
	};
	const built = await buildBundle({
		files,
		annotations: annotateBundle(facts, inputs.pipeline?.description)
	});
	log.info(`Bundle ${built.digest}: ${formatCount(built.blobs.length, "blob")}, ${formatCount(built.size, "byte")}.`);
	const attachments = await sign({
		facts,
		files,
		built,
		key,
		store
	});
	await publishBundle(store, built, attachments);
	log.info(`Published to ${store.url}.`);
	if (key) log.info(`Signed with the key ${key.hint.slice(0, 12)}.`);
	const { evaluation, lock } = facts;
	return {
		model: inputs.model,
		digest: built.digest,
		size: built.size,
		signedBy: key?.hint.slice(0, 12) ?? null,
		subject: nameSubject(store.url, inputs.model),
		store: store.url,
		files: Object.keys(files).sort(),
		findings: facts.findings,
		dataVersion: lock.version,
		primary: {
			metric: evaluation.primary,
			estimate: evaluation.splits.test.metrics[evaluation.primary] ?? null
		},
		card: documents.card
	};
}
/** The signatures that the store lacks; none without a key. */
async function sign({ facts: { model, run, lock }, files, built, key, store }) {
	if (!key) return [];
	const others = Object.fromEntries(Object.entries(files).filter(([name]) => !(name in model.files)));
	const digests = {
		...await digestFiles(others),
		...model.files
	};
	return signBundle({
		store,
		built,
		origin: {
			digest: built.digest,
			files: digests,
			run,
			lock
		},
		key
	});
}
/** @throws ConfigurationError for a key that is none, or a missing one where the project requires signatures */
function readSigningKey({ policy }, { signingKey }) {
	if (signingKey !== void 0) return parseSigningKey(signingKey, "SLIPWAY_SIGNING_KEY");
	if (!policy.required) return void 0;
	throw new ConfigurationError("SLW_CREDENTIALS_MISSING", "Signatures are required (sign.required), and SLIPWAY_SIGNING_KEY is not set. Pass the private key to this step as a secret.");
}
function nameSubject(store, model) {
	return store.startsWith("oci://") ? store.slice(6) : model;
}

// action-package/src/package/summarise.ts
/** The step summary: the digest first, then the card. */
function summarisePackage(result) {
	const { model, digest, size, store, dataVersion, primary, files, findings, card, signedBy } = result;
	const table = renderTable([{ title: "" }, { title: "" }], [
		["bundle", `\`${digest}\``],
		["size", formatCount(size, "byte")],
		["store", `\`${store}\``],
		["data", dataVersion],
		[primary.metric, formatEstimate(primary.estimate)],
		["files", files.join(", ")],
		["signed", signedBy === null ? "no" : `with the key \`${signedBy}\``]
	]);
	const lint = renderFindings(findings);
	return `## Packaged ${model}\n\n${table}\n\n${lint === "" ? "" : `${lint}\n\n`}<details><summary>Model card</summary>\n\n${withoutMetadata(card)}\n</details>\n`;
}

// action-package/src/package/index.ts
await run("package", async (runner) => {
	const { credentials, log, ports } = runner;
	const inputs = await readInputs(runner);
	const result = await packageModel(inputs, {
		artifacts: ports.handedArtifacts(),
		store: await ports.store(inputs.store),
		signingKey: credentials.signingKey,
		log
	});
	return {
		outputs: {
			"bundle-digest": result.digest,
			"subject-digest": result.digest,
			"subject-name": result.subject,
			"bundle-size": result.size,
			signed: result.signedBy !== null
		},
		summary: summarisePackage(result),
		result
	};
});

export {  };