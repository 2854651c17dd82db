import { o as run } from "./chunk-project-inputs.js";
import { t as openArtifacts } from "./chunk-open-artifacts.js";
import { t as openStore } from "./chunk-open-store.js";
import { t as readProject } from "./chunk-read-project.js";
import { n as canonicalLine, t as canonicalJson } from "./chunk-canonical-json.js";
import { C as digestOf, E as hexOf, f as writeManifest, l as parseManifest, n as EvaluationSchema, r as GoldenSchema, u as readManifest, w as digestOfFile } from "./chunk-evaluation.js";
import { a as CONFIG_MEDIA_TYPE, d as MODEL_ARTIFACT_TYPE, h as BUNDLE_FILES, l as LAYER_MEDIA_TYPE, m as listLinks, n as layerOf, o as FILE_ANNOTATION, p as checkCoherence, t as isBundleFileName, u as MANIFEST_MEDIA_TYPE } from "./chunk-layer.js";
import { a as targetColumn, n as featureColumns, r as parseContract } from "./chunk-contract.js";
import { a as ConfigurationError } from "./chunk-make-folder.js";
import { i as writeFileAtomically, n as readUserFile } from "./chunk-files.js";
import { t as DataLockSchema } from "./chunk-data-lock.js";
import { t as ProfileSchema } from "./chunk-profile.js";
import { n as RunSchema, t as SignatureSchema } from "./chunk-signature.js";
import { n as deriveSignature, t as lintOnnxModel } from "./chunk-lint-model.js";
import { t as readOnnxModel } from "./chunk-read-model.js";
import { r as renderTable, t as escapeMarkdown } from "./chunk-markdown.js";
import { i as formatShare, n as formatNumber, t as formatCount } from "./chunk-number-text.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { dirname, join, resolve } from "node:path";
import { readFile } from "node:fs/promises";

// action-package/src/inputs.ts
async function readInputs(runner) {
	const { inputs, directory } = runner;
	const artifact = inputs.required("artifact");
	const project = await readProject(runner);
	const data = project.pipeline?.data;
	return {
		...project,
		artifact,
		directory,
		lock: resolve(directory, inputs.text("lock") ?? data?.lock ?? "data/data.lock.json"),
		contract: resolve(directory, inputs.text("contract") ?? data?.contract ?? "data/contract.json")
	};
}

// kit/bundle/build-bundle.ts
/**
* Builds the image of a bundle: one layer a file, in order of their names. The same files and annotations give the
* same digest on every machine and at every time. Each file is read once and not held in memory.
* @param files path on this machine by name in the bundle
*/
async function buildBundle({ files, annotations }) {
	const layers = [];
	for (const name of Object.keys(files).sort()) {
		if (!isBundleFileName(name)) throw new TypeError(`"${name}" cannot be the name of a file in a bundle.`);
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
/** Writes a bundle to a store. @returns its digest; one that is there already costs a few questions. */
async function publishBundle(store, built) {
	await store.writeImage(built);
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

// action-package/src/annotate-bundle.ts
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

// action-package/src/inspect-model.ts
/**
* Reads an ONNX file, lints it, and derives how rows become its tensors.
* @throws ConfigurationError for a model that cannot be served, or that does not fit the contract
*/
async function inspectModel({ file, contract, task, log }) {
	const onnx = readOnnxModel(await readFile(file));
	const findings = lintOnnxModel(onnx, featureColumns(contract).map(({ name }) => name));
	for (const { severity, message, place, fix } of findings) if (severity === "warning") log.warning(`model.onnx, ${place}: ${message} ${fix}`);
	const errors = findings.filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first) {
		const more = errors.length > 1 ? ` (${errors.length - 1} more of this kind)` : "";
		throw new ConfigurationError(`model.onnx, ${first.place}: ${first.message} ${first.fix}${more}`);
	}
	refuseExternalData(onnx);
	return {
		onnx,
		signature: deriveSignature({
			model: onnx,
			contract,
			task
		})
	};
}
function refuseExternalData({ external }) {
	const [first] = external;
	if (!first) return;
	throw new ConfigurationError(`model.onnx keeps weights in another file (${first.location}), which a bundle does not hold. Export it with the weights inside.`);
}

// action-package/src/collect-facts.ts
/**
* Gathers the files of a model, from the artifact and the checkout, and holds them against each other.
* @throws ConfigurationError naming what is missing, malformed, or does not belong together
*/
async function collectFacts(inputs, { artifacts, log }) {
	const files = locateFiles(inputs, await downloadModel(inputs, artifacts));
	const [run, evaluation, golden] = await Promise.all([
		readManifest(RunSchema, files.run),
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
	const model = await digestOfFile(files.model);
	const links = listLinks({
		run,
		evaluation,
		golden,
		...checkout
	}, model.digest);
	checkCoherence(links, {
		label: `The artifact ${inputs.artifact}`,
		cure: "Run evaluate again, on the checkout that is packaged."
	});
	const { digests: _, ...content } = checkout;
	const inspected = await inspectModel({
		file: files.model,
		contract: content.contract,
		task: evaluation.task,
		log
	});
	return {
		run,
		evaluation,
		golden,
		model,
		...content,
		...inspected,
		files: nameFiles(files)
	};
}
async function downloadModel({ artifact, directory }, artifacts) {
	const folder = join(directory, ".slipway/evaluated", artifact);
	const found = await artifacts.download(artifact, folder);
	const missing = [
		BUNDLE_FILES.model,
		BUNDLE_FILES.run,
		BUNDLE_FILES.evaluation,
		BUNDLE_FILES.golden
	].find((name) => !found.includes(name));
	if (missing === void 0) return folder;
	throw new ConfigurationError(`The artifact ${artifact} has no ${missing}. Give the artifact that evaluate made (its output "artifact").`);
}
function locateFiles({ lock, contract }, folder) {
	return {
		model: join(folder, BUNDLE_FILES.model),
		run: join(folder, BUNDLE_FILES.run),
		evaluation: join(folder, BUNDLE_FILES.evaluation),
		golden: join(folder, BUNDLE_FILES.golden),
		contract,
		lock,
		profile: join(dirname(lock), BUNDLE_FILES.profile)
	};
}
function nameFiles(files) {
	const { model, run, evaluation, golden, contract, lock, profile } = BUNDLE_FILES;
	return {
		[model]: files.model,
		[run]: files.run,
		[evaluation]: files.evaluation,
		[golden]: files.golden,
		[contract]: files.contract,
		[lock]: files.lock,
		[profile]: files.profile
	};
}
async function readCheckout(files) {
	const cure = "Check out the commit the model was trained from.";
	const contract = await readUserFile(files.contract, "The data contract", cure);
	const lock = await readUserFile(files.lock, "The data lock", cure);
	const profile = await readUserFile(files.profile, "The profile", cure);
	return {
		contract: parseContract(contract, files.contract),
		lock: parseManifest(DataLockSchema, lock, files.lock),
		profile: parseManifest(ProfileSchema, profile, files.profile),
		digests: {
			lock: digestOf(lock),
			profile: digestOf(profile),
			signature: digestOf("")
		}
	};
}
function refuseOtherModel({ model, artifact }, found) {
	if (found === model) return;
	throw new ConfigurationError(`The artifact ${artifact} holds a run of "${found}", not of "${model}". Give the artifact of this model, or set the input "model".`);
}
/** The most common mismatch gets a sentence of its own: the checkout moved on since the training. */
function refuseOtherData({ inputs, stated, checkout }) {
	if (stated.lock === checkout.digests.lock) return;
	throw new ConfigurationError(`The run was trained on data ${stated.version} (lock ${stated.lock}), and ${inputs.lock} is data ${checkout.lock.version} (${checkout.digests.lock}). Check out the commit the run was made from, or train again.`);
}

// action-package/src/card/render-data.ts
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
		describeRule(lock.split)
	].join("\n\n");
}
function describeRule({ by, column, key, validation, test, seed }) {
	return `Split ${by === "row" ? `by a hash of ${key.map(escapeMarkdown).join(", ")}` : `by ${by} of ${escapeMarkdown(column ?? "")}`}: ${formatShare(validation)} validation, ${formatShare(test)} test, seed ${seed}.`;
}

// action-package/src/card/render-inputs.ts
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

// action-package/src/card/render-limits.ts
/** Slices and splits with fewer rows than this say little. */
const FEW_ROWS = 30;
/** What the numbers do not show, as far as the files tell. */
function renderLimits(facts) {
	return `## Limits\n\n${[
		...describeReach(facts),
		...describeSmallness(facts),
		...describeExtrapolation(facts)
	].map((limit) => `- ${limit}`).join("\n")}`;
}
function describeReach({ evaluation, run }) {
	return [evaluation.testReachable || run.testReachable ? "**The test split or the source data lay within reach of the training command**: the metrics may be too good." : "Training had neither the test split nor the source data within reach.", ...run.code.dirty ? ["Trained from files that no commit holds: the training cannot be repeated."] : []];
}
function describeSmallness({ evaluation }) {
	const small = evaluation.slices.filter((slice) => slice.rows < FEW_ROWS).length;
	const { rows } = evaluation.splits.test;
	return [
		...rows < FEW_ROWS ? [`The test split has ${rows} rows only.`] : [],
		...small > 0 ? [`${small} slices have fewer than ${FEW_ROWS} test rows: their metrics say little.`] : [],
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

// action-package/src/card/render-performance.ts
const MAX_SLICES = 40;
/** Metrics on held-out rows with their intervals, beside the baseline, and the primary metric by slice. */
function renderPerformance({ evaluation, contract }) {
	const { splits, baseline, interval, primary } = evaluation;
	const rows = Object.keys(splits.test.metrics).map((name) => [
		name === primary ? `**${name}**` : name,
		formatEstimate(splits.test.metrics[name]),
		formatEstimate(splits.validation.metrics[name]),
		...baseline ? [formatEstimate(baseline.metrics[name])] : []
	]);
	const columns = [
		"metric",
		`test (${formatCount(splits.test.rows, "row")})`,
		`validation (${formatCount(splits.validation.rows, "row")})`
	];
	if (baseline) columns.push(`${baseline.name} on test`);
	return [
		"## Performance",
		`In brackets: ${formatNumber(interval.confidence * 100)} % interval, ${escapeMarkdown(interval.method)}, ${formatCount(interval.resamples, "resample")}.`,
		renderTable(columns.map((title) => ({ title: escapeMarkdown(title) })), rows),
		renderSlices(evaluation, contract)
	].filter((part) => part !== "").join("\n\n");
}
function renderSlices({ slices, primary }, contract) {
	if (slices.length === 0) return "";
	const sensitive = new Set(contract.columns.filter((column) => column.sensitive).map(({ name }) => name));
	const rows = slices.slice(0, MAX_SLICES).map((slice) => [
		escapeMarkdown(slice.column),
		sensitive.has(slice.column) ? "*redacted*" : escapeMarkdown(slice.value),
		slice.rows.toLocaleString("en-US"),
		formatEstimate(pick(slice.metrics, primary))
	]);
	const more = slices.length > MAX_SLICES ? `\n\n${slices.length - MAX_SLICES} more in evaluation.json.` : "";
	const columns = [
		{ title: "column" },
		{ title: "value" },
		{
			title: "rows",
			align: "right"
		},
		{ title: escapeMarkdown(primary) }
	];
	return `### Slices of the test split\n\n${renderTable(columns, rows)}${more}`;
}
function pick(metrics, name) {
	return metrics[name];
}

// action-package/src/card/render-training.ts
/** How the model was made and what its file holds. */
function renderTraining({ run, model, onnx }) {
	const { code, environment } = run;
	const gpus = environment.gpus.length > 0 ? `, ${environment.gpus.length} GPU (${codeSpan(environment.gpus[0] ?? "")})` : "";
	const operators = onnx.operators.map(({ type, count }) => `${type} ${count}`).join(", ");
	return ["## Training", [
		`- command ${codeSpan(run.command)}, seed ${run.seed}, parameters ${codeSpan(canonicalLine(run.params))}`,
		`- code commit ${code.commit === null ? "unknown" : codeSpan(code.commit)}${code.dirty ? ", **with changes that were not committed**" : ""}`,
		`- ${formatNumber(run.seconds)} s on ${environment.platform} ${environment.arch}, ${environment.cpus} CPU cores${gpus}`,
		`- ONNX file ${codeSpan(model.digest)}, ${model.size.toLocaleString("en-US")} bytes, opset ${onnx.opsets.map(({ domain, version }) => `${domain || "ai.onnx"} ${version}`).join(", ")}`,
		`- operators: ${operators}`
	].join("\n")].join("\n\n");
}
/** Text from outside as a code span: without what could end it or the line. */
function codeSpan(text) {
	return `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;
}

// action-package/src/card/render-card.ts
const NOT_DESCRIBED = "Nobody has written it down yet. Set `description` in `pipeline.yaml`.";
/** The model card: Markdown from the model's files alone, so that the same files make the same card. */
function renderCard(facts, description) {
	const { run, evaluation } = facts;
	return `${[
		`# ${escapeMarkdown(run.model)}`,
		`A ${evaluation.task} model, trained on data ${facts.lock.version}, run \`${run.key}\`. This card is written by Slipway from the files in the bundle.`,
		`## Intended use\n\n${description ? escapeMarkdown(description) : NOT_DESCRIBED}`,
		renderPerformance(facts),
		renderInputs(facts),
		renderData(facts),
		renderTraining(facts),
		renderLimits(facts)
	].filter((section) => section !== "").join("\n\n")}\n`;
}

// action-package/src/describe-materials.ts
/**
* The bill of materials of a model: CycloneDX 1.6 with a model card (ECMA-424, "modelCard"). Without serial number and
* time, which the standard leaves optional, so that the same files make the same text.
*/
function describeMaterials(facts, description) {
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
			component: describeModel(facts, description)
		},
		components: [describeDataset(facts)],
		dependencies: [{
			ref: "model",
			dependsOn: ["dataset"]
		}, { ref: "dataset" }]
	};
}
function describeModel(facts, description) {
	const { run, model } = facts;
	return {
		type: "machine-learning-model",
		"bom-ref": "model",
		name: run.model,
		...description ? { description } : {},
		hashes: [describeHash(model.digest)],
		modelCard: {
			modelParameters: describeParameters(facts),
			quantitativeAnalysis: { performanceMetrics: describeMetrics(facts) },
			considerations: { technicalLimitations: ["Values outside the ranges seen in training are extrapolation."] }
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
			}
		]
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
function describeHash(digest) {
	return {
		alg: "SHA-256",
		content: hexOf(digest)
	};
}

// action-package/src/write-documents.ts
/** Writes the files of the bundle that package itself makes. @returns their paths by their names in the bundle */
async function writeDocuments({ facts, folder, description }) {
	const { signature, card, bom } = BUNDLE_FILES;
	const files = Object.fromEntries([
		signature,
		card,
		bom
	].map((name) => [name, join(folder, name)]));
	const text = renderCard(facts, description);
	await writeManifest(SignatureSchema, join(folder, signature), facts.signature);
	await writeFileAtomically(join(folder, card), text);
	await writeFileAtomically(join(folder, bom), canonicalJson(describeMaterials(facts, description)));
	return {
		files,
		card: text
	};
}

// action-package/src/package.ts
/**
* Packages an evaluated model: holds its files against the checkout, derives the signature, writes card and bill of
* materials, builds the bundle and publishes it.
* @throws ConfigurationError when files do not belong together or the model does not fit the contract
*/
async function packageModel(inputs, ports) {
	const { store, log } = ports;
	const facts = await collectFacts(inputs, ports);
	const folder = join(inputs.directory, ".slipway/bundle");
	const documents = await writeDocuments({
		facts,
		folder,
		description: inputs.pipeline?.description
	});
	const files = {
		...facts.files,
		...documents.files
	};
	const built = await buildBundle({
		files,
		annotations: annotateBundle(facts, inputs.pipeline?.description)
	});
	log.info(`Bundle ${built.digest}: ${built.blobs.length} blobs, ${built.size} bytes.`);
	await publishBundle(store, built);
	log.info(`Published to ${store.url}.`);
	const { evaluation, lock } = facts;
	return {
		model: inputs.model,
		digest: built.digest,
		size: built.size,
		subject: nameSubject(store.url, inputs.model),
		store: store.url,
		files: Object.values(BUNDLE_FILES),
		dataVersion: lock.version,
		primary: {
			metric: evaluation.primary,
			estimate: evaluation.splits.test.metrics[evaluation.primary] ?? null
		},
		card: documents.card
	};
}
function nameSubject(store, model) {
	return store.startsWith("oci://") ? store.slice(6) : model;
}

// action-package/src/summarise.ts
/** The step summary: the digest first, then the card. */
function summarisePackage(result) {
	const { model, digest, size, store, dataVersion, primary, files, card } = result;
	return `## Packaged ${model}\n\n${renderTable([{ title: "" }, { title: "" }], [
		["bundle", `\`${digest}\``],
		["size", formatCount(size, "byte")],
		["store", `\`${store}\``],
		["data", dataVersion],
		[primary.metric, formatEstimate(primary.estimate)],
		["files", files.join(", ")]
	])}\n\n<details><summary>Model card</summary>\n\n${card}\n</details>\n`;
}

// action-package/src/index.ts
await run("package", async (runner) => {
	const { context, credentials, directory, log } = runner;
	const inputs = await readInputs(runner);
	const store = await openStore(inputs.store, {
		directory,
		credentials,
		log
	});
	const artifacts = openArtifacts({
		service: context.artifactService,
		directory,
		log
	});
	const result = await packageModel(inputs, {
		artifacts,
		store,
		log
	});
	return {
		outputs: {
			"bundle-digest": result.digest,
			"subject-digest": result.digest,
			"subject-name": result.subject,
			"bundle-size": result.size
		},
		summary: summarisePackage(result),
		result
	};
});

export {  };