import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { _ as listExternalLocations, d as readFields, f as openFileSource, g as inspectExternalFiles, h as MalformedModelError, i as operatorKey, l as iterateIntegers, m as MALFORMED_CURE, p as quoteName, r as readOnnxModel, t as MAX_MODEL_BYTES, u as messageOf, v as leavesTheFolder, y as isPortablePath } from "./chunk-read-model.js";
import { a as isZip, i as isCompressed, n as holds, o as startsWith, r as holdsAt, t as beginsWithEntry } from "./chunk-match-bytes.js";
import { t as formatCount } from "./chunk-format-count.js";
import { a as targetColumn, n as featureColumns } from "./chunk-contract.js";
import { n as suggest } from "./chunk-suggest.js";
import { c as isFloat, n as deriveClasses, o as datatypeOf } from "./chunk-classes.js";
import { t as SignatureSchema } from "./chunk-signature.js";
import { t as resolveTask } from "./chunk-task.js";
import { dirname, join } from "node:path";
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";

// kit/format/onnx/cap-each-rule.ts
/** A rule that a model breaks in a thousand places is told in the first of them. */
const MAX_FINDINGS_OF_A_RULE = 20;
/** The first findings of each rule; the last that is kept of a rule says how many more there are. */
function capEachRule(findings) {
	const totals = /* @__PURE__ */ new Map();
	const kept = [];
	const last = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const total = (totals.get(finding.id) ?? 0) + 1;
		totals.set(finding.id, total);
		if (total > MAX_FINDINGS_OF_A_RULE) continue;
		kept.push(finding);
		last.set(finding.id, finding);
	}
	return kept.map((finding) => {
		const more = (totals.get(finding.id) ?? 0) - MAX_FINDINGS_OF_A_RULE;
		if (more <= 0 || last.get(finding.id) !== finding) return finding;
		return {
			...finding,
			message: `${finding.message} (${more.toLocaleString("en-US")} more places)`
		};
	});
}

// kit/format/onnx/finding.ts
/** A finding of a rule. */
function report({ id, severity, fix }, finding) {
	return {
		id,
		severity,
		fix,
		...finding
	};
}
const ORDER = [
	"error",
	"warning",
	"note"
];
/** Errors first; within a severity as the rules found them. */
function sortFindings(findings) {
	return [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

// kit/format/onnx/detect-format.ts
/** How much of a file is enough to tell. */
const HEAD_BYTES = 4096;
const RUNS_CODE = "Opening one runs whatever code was put into it.";
const EXPORT = "Export the model to ONNX where it was trained";
const EXPORT_TORCH = `${EXPORT}: torch.onnx.export(model, …, dynamo=True).`;
const EXPORT_SKLEARN = `${EXPORT}: skl2onnx.to_onnx(model, X[:1]).`;
const EXPORT_TENSORFLOW = `${EXPORT}: python -m tf2onnx.convert.`;
const NO_MODEL = "Give the path of the ONNX file.";
const isZlib = startsWith([120, 1], [120, 94], [120, 156], [120, 218], [
	93,
	0,
	0,
	128
], "ZF");
/** In order: what is told by more comes before what is told by less. */
const FORMATS = [
	{
		name: "a PyTorch file (pickles in a zip archive)",
		test: beginsWithEntry(/\.pkl$|\.format_version$|\/byteorder$|\/code\//),
		danger: RUNS_CODE,
		fix: EXPORT_TORCH
	},
	{
		name: "a Keras file",
		test: beginsWithEntry(/^(metadata|config)\.json$|model\.weights\.h5$/),
		danger: "Lambda layers in it are code.",
		fix: EXPORT_TENSORFLOW
	},
	{
		name: "NumPy arrays",
		test: beginsWithEntry(/\.npy$/),
		fix: EXPORT_SKLEARN
	},
	{
		name: "a zip archive",
		test: isZip,
		fix: "Unpack it, and give the path of the ONNX file."
	},
	{
		name: "a pickle",
		test: isPickle,
		danger: RUNS_CODE,
		fix: EXPORT_SKLEARN
	},
	{
		name: "a NumPy array",
		test: startsWith("NUMPY"),
		fix: EXPORT_SKLEARN
	},
	{
		name: "an HDF5 file (Keras)",
		test: startsWith("HDF\r\n\n"),
		danger: "Lambda layers in it are code.",
		fix: EXPORT_TENSORFLOW
	},
	{
		name: "a safetensors file",
		test: isSafetensors,
		danger: "It holds weights and no graph.",
		fix: EXPORT_TORCH
	},
	{
		name: "a GGUF file",
		test: startsWith("GGUF", "GGML", "lmgg", "tjgg"),
		fix: `${EXPORT}: it is made for llama.cpp.`
	},
	{
		name: "a TensorFlow Lite model",
		test: holdsAt(4, "TFL3"),
		fix: EXPORT_TENSORFLOW
	},
	{
		name: "a model in ONNX Runtime's own format",
		test: holdsAt(4, "ORTM"),
		danger: "It is bound to one version of the runtime.",
		fix: "Give the ONNX file it was made from."
	},
	{
		name: "a TensorFlow SavedModel",
		test: isSavedModel,
		fix: EXPORT_TENSORFLOW
	},
	{
		name: "a TensorRT engine",
		test: startsWith("ptrt", "ftrt"),
		danger: "It is bound to one GPU.",
		fix: "Give the ONNX file it was made from."
	},
	{
		name: "an XGBoost model",
		test: startsWith("binf", "{L\0\0\0\0\0\0\0"),
		fix: `${EXPORT}: onnxmltools.convert_xgboost(model).`
	},
	{
		name: "a LightGBM model",
		test: startsWith("tree\nversion="),
		fix: `${EXPORT}: onnxmltools.convert_lightgbm(model).`
	},
	{
		name: "a CatBoost model",
		test: startsWith("CBM1"),
		fix: `${EXPORT}: model.save_model("model.onnx", format="onnx").`
	},
	{
		name: "a compressed file (joblib writes such pickles)",
		test: (head) => isCompressed(head) || isZlib(head),
		danger: "If it is a pickle, opening it runs whatever code was put into it.",
		fix: EXPORT_SKLEARN
	},
	{
		name: "a tar archive",
		test: holdsAt(257, "ustar"),
		fix: "Unpack it, and give the path of the ONNX file."
	},
	{
		name: "a Git LFS pointer",
		test: startsWith("version https://git-lfs.github.com/spec/"),
		fix: "Fetch the file itself: git lfs pull."
	},
	{
		name: "a DVC pointer",
		test: startsWith("outs:\n- md5:"),
		fix: "Fetch the file itself: dvc pull."
	},
	{
		name: "a web page",
		test: holds(/^\s*<(!doctype html|html)/i),
		fix: "The download answered with a page instead of the model: download it again."
	},
	{
		name: "XML (OpenVINO, PMML)",
		test: holds(/^\s*<(\?xml|net |PMML)/),
		fix: `${EXPORT}.`
	},
	{
		name: "JSON",
		test: holds(/^\s*[{[]\s*["{[\]}]/),
		fix: NO_MODEL
	},
	{
		name: "a Parquet file",
		test: startsWith("PAR1"),
		fix: NO_MODEL
	},
	{
		name: "a program",
		test: startsWith("ELF", "MZ", "#!"),
		fix: NO_MODEL
	}
];
/** The format of a file by its first bytes, if it is a known one that is not ONNX. */
function detectForeignFormat(head) {
	const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
	return FORMATS.find(({ test }) => test(bytes));
}
/** Protocol 2 and later begin with an opcode and the protocol; 0 and 1 are text that ends in a dot. */
function isPickle(head) {
	if (head[0] === 128 && (head[1] ?? 9) >= 2 && (head[1] ?? 9) <= 5) return true;
	return /^(\(?[cdil](p0|[A-Za-z_][\w.]*)\n|\((dp|lp|i)\d*\n|\]?q\0|c[A-Za-z_][\w.]*\n[A-Za-z_][\w.]*\n)/.test(head.toString("latin1"));
}
/** Eight bytes with the header's length, then the header, which is JSON. */
function isSafetensors(head) {
	return head.length > 9 && head.readBigUInt64LE(0) < 2n ** 32n && head[8] === 123 && (head[9] === 34 || head[9] === 32 || head[9] === 125);
}
/**
* `saved_model_schema_version: 1`, then one long `meta_graphs` whose first field is a message; an ONNX file has the
* producer's name there.
*/
function isSavedModel(head) {
	return head[0] === 8 && head[1] === 1 && head[2] === 18 && (head[3] ?? 0) >= 128 && (head[4] ?? 0) >= 128;
}

// kit/format/onnx/tensor-size.ts
/** Bits of an element (onnx.proto3 of ONNX 1.23, TensorProto.DataType). Texts have no fixed size. */
const ELEMENT_BITS = {
	float: 32,
	uint8: 8,
	int8: 8,
	uint16: 16,
	int16: 16,
	int32: 32,
	int64: 64,
	bool: 8,
	float16: 16,
	double: 64,
	uint32: 32,
	uint64: 64,
	complex64: 64,
	complex128: 128,
	bfloat16: 16,
	float8e4m3fn: 8,
	float8e4m3fnuz: 8,
	float8e5m2: 8,
	float8e5m2fnuz: 8,
	uint4: 4,
	int4: 4,
	float4e2m1: 4,
	float8e8m0: 8,
	uint2: 2,
	int2: 2
};
/** Elements of a tensor; NaN when a size is negative or there are more than can be counted. */
function countElements({ dims }) {
	if (dims.includes(0)) return 0;
	const count = dims.reduce((product, size) => product * size, 1);
	return dims.every((size) => size > 0) && Number.isSafeInteger(count) ? count : NaN;
}
/** Bytes a tensor takes by its type and sizes; undefined where the type does not say. */
function expectedBytes(tensor) {
	const bits = ELEMENT_BITS[tensor.type];
	return bits === void 0 ? void 0 : Math.ceil(countElements(tensor) * bits / 8);
}

// kit/format/onnx/rules/external-data.ts
const PATH$1 = {
	id: "external-path",
	severity: "error",
	what: "A tensor keeps its data at an absolute path, above the folder of the model, at an address, or in the memory of the runtime. Subgraphs, functions and constants are looked at too.",
	why: "Whoever wrote the model could make the machine that loads it read any of its files into an answer.",
	fix: "Save external data beside the model, by its file name alone."
};
const LINK = {
	id: "external-link",
	severity: "error",
	what: "A file of external data, or a folder on the way to it, is a symbolic link.",
	why: "It may point anywhere, and ONNX Runtime follows it.",
	fix: "Put the file itself there (cp --dereference)."
};
const MISSING = {
	id: "external-missing",
	severity: "error",
	what: "A file of external data is not beside the model.",
	why: "The model cannot be loaded without its weights.",
	fix: "Save it to the same folder too, or keep all weights in the model file."
};
const RANGE = {
	id: "external-range",
	severity: "error",
	what: "Offset or length of a tensor are no whole numbers, or go beyond the end of the file.",
	why: "The file was cut, belongs to another model, or is meant to make a runtime read beyond it.",
	fix: "Export again, and copy both files whole."
};
const OVERLAP = {
	id: "external-overlap",
	severity: "error",
	what: "Two tensors take parts of a file that overlap without being the same.",
	why: "No exporter writes that: an offset is wrong, and the weights are not what was trained. Sharing the very same part is fine.",
	fix: "Export again."
};
const SHAPE = {
	id: "external-shape",
	severity: "warning",
	what: "A tensor of at most 1 kB of whole numbers keeps its data outside the file.",
	why: "Such tensors are mostly shapes, axes and indices, which ONNX Runtime looks for in the file alone: it may refuse to load the model.",
	fix: "Keep small tensors in the file: onnx.save(…, size_threshold=1024), which is the default."
};
const NAME = {
	id: "external-name",
	severity: "warning",
	what: "The name of a file of external data holds other characters than letters, digits, dots, dashes and underscores, begins with another than a letter or digit, or is longer than 90.",
	why: "A bundle takes names that are the same on every file system, in an address and in an archive: `package` refuses others.",
	fix: "Save the model with another location: onnx.save(model, path, save_as_external_data=True, location=\"model.onnx.data\")."
};
function* lintExternalData({ model, files }) {
	const locations = listExternalLocations(model);
	for (const location of locations) if (leavesTheFolder(location)) yield reportPath(location);
	for (const [location, file] of files ?? []) yield* reportFile(location, file);
	yield* lintRanges(model, files);
	yield* lintOverlaps(model);
	yield* lintShapes(model);
	for (const location of locations) if (!leavesTheFolder(location) && !isPortablePath(location)) yield reportName(location);
}
function reportPath(location) {
	const message = `Weights lie at ${quoteName(location)}, outside the model's folder.`;
	return report(PATH$1, {
		message,
		place: placeOf(location)
	});
}
function reportName(location) {
	const message = `The file name ${quoteName(location)} cannot be used in a bundle.`;
	return report(NAME, {
		message,
		place: placeOf(location)
	});
}
function reportFile(location, { kind }) {
	const place = placeOf(location);
	const name = quoteName(location);
	if (kind === "file") return [];
	if (kind === "link") {
		const message = `${name} is a symbolic link, or lies behind one.`;
		return [report(LINK, {
			message,
			place
		})];
	}
	const message = `The model keeps weights in ${name}, which is ${kind === "missing" ? "not beside it" : "no file"}.`;
	return [report(MISSING, {
		message,
		place
	})];
}
function placeOf(location) {
	return `external data ${quoteName(location)}`;
}
function* lintRanges({ tensors }, files) {
	for (const tensor of tensors) {
		const range = rangeOf(tensor);
		if (!range) continue;
		const { location, start, end } = range;
		const size = files?.get(location)?.size ?? Number.POSITIVE_INFINITY;
		if (files?.get(location)?.kind === "file" ? end <= size : Number.isFinite(end)) continue;
		const message = Number.isNaN(end) ? "Offset or length of its data are no whole numbers." : `Its data is at bytes ${start} to ${end} of ${quoteName(location)}, which has ${size}.`;
		yield report(RANGE, {
			message,
			place: tensor.place
		});
	}
}
/** What a tensor takes of its file; without a length, as much as type and sizes need. */
function rangeOf(tensor) {
	const { external, place } = tensor;
	if (!external) return void 0;
	const length = external.length ?? expectedBytes(tensor) ?? 0;
	return {
		location: external.location,
		start: external.offset,
		end: external.offset + length,
		place
	};
}
/** Sorted by their beginnings, ranges that overlap are neighbours of the one that reaches farthest so far. */
function* lintOverlaps({ tensors }) {
	const ranges = tensors.flatMap((tensor) => rangeOf(tensor) ?? []).filter(({ start, end }) => end > start).sort((a, b) => compareText(a.location, b.location) || a.start - b.start || b.end - a.end);
	let farthest;
	for (const range of ranges) {
		if (farthest?.location !== range.location) farthest = range;
		const isSame = farthest.start === range.start && farthest.end === range.end;
		if (range.start < farthest.end && !isSame) yield reportOverlap(range, farthest);
		if (range.end >= farthest.end) farthest = range;
	}
}
function reportOverlap({ location, place }, other) {
	const message = `Its data in ${quoteName(location)} overlaps with that of ${other.place}.`;
	return report(OVERLAP, {
		message,
		place
	});
}
function* lintShapes({ tensors }) {
	for (const { place, external, type, bytes } of tensors) {
		if (external === null || !/^int(32|64)$/.test(type) || bytes > 1024) continue;
		yield report(SHAPE, {
			message: `It lies outside the file: ${type}, ${formatCount(bytes, "byte")}.`,
			place
		});
	}
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
const EXTERNAL_DATA_RULES = {
	title: "External data",
	rules: [
		PATH$1,
		LINK,
		MISSING,
		RANGE,
		OVERLAP,
		SHAPE,
		NAME
	],
	lint: lintExternalData
};

// kit/format/onnx/rules/interface.ts
const FIXED_BATCH = {
	id: "fixed-batch",
	severity: "warning",
	what: "The first dimension of an input is a number.",
	why: "Every run takes exactly so many rows: the service pads smaller batches and cannot make larger ones.",
	fix: "Export with a dynamic first dimension (dynamic_axes, dynamic_shapes, [None, …])."
};
const NON_TENSOR_OUTPUT = {
	id: "non-tensor-output",
	severity: "error",
	what: "An output is a sequence, a map or another thing that is no tensor.",
	why: "The Open Inference Protocol carries tensors only. Classifiers of scikit-learn are exported with ZipMap unless told otherwise.",
	fix: "Export without ZipMap: to_onnx(…, options={\"zipmap\": False})."
};
const NO_OUTPUT = {
	id: "no-output",
	severity: "error",
	what: "The graph has no outputs.",
	why: "There is nothing to answer a request with.",
	fix: "Export the model again, with its outputs."
};
function lintInterface({ model: { inputs, outputs } }) {
	const none = report(NO_OUTPUT, {
		message: "The graph has no outputs.",
		place: "graph"
	});
	return [
		...inputs.flatMap(lintBatch),
		...outputs.filter(({ kind }) => kind !== "tensor").map(describeOutput),
		...outputs.length === 0 ? [none] : []
	];
}
function lintBatch({ name, shape }) {
	const size = shape?.[0];
	if (typeof size !== "number") return [];
	const message = `The input takes exactly ${size} row${size === 1 ? "" : "s"} a run, so rows cannot be batched freely.`;
	return [report(FIXED_BATCH, {
		message,
		place: `input ${quoteName(name)}`
	})];
}
function describeOutput({ name, kind }) {
	const message = `The output is ${kind === "unknown" ? "of no known type" : `a ${kind}`}, which the protocol cannot carry.`;
	return report(NON_TENSOR_OUTPUT, {
		message,
		place: `output ${quoteName(name)}`
	});
}
const INTERFACE_RULES = {
	title: "Inputs and outputs",
	rules: [
		FIXED_BATCH,
		NON_TENSOR_OUTPUT,
		NO_OUTPUT
	],
	lint: lintInterface
};

// kit/format/onnx/rules/metadata.ts
const SECRET = {
	id: "secret-in-metadata",
	severity: "error",
	what: "Metadata or a doc_string looks like a key, a token, a password or an address with one. The message never repeats it.",
	why: "A bundle is read by everyone who may pull it, for as long as it exists.",
	fix: "Revoke it where it was issued, and export the model without it (del model.metadata_props[:])."
};
const PATH = {
	id: "local-path-in-metadata",
	severity: "warning",
	what: "Metadata or a doc_string holds a path of the machine that exported the model. Exporters of PyTorch write stack traces into nodes.",
	why: "It tells strangers the names of people, machines and projects, and makes the bytes differ from machine to machine.",
	fix: "Clear it before saving: for node in model.graph.node: node.ClearField(\"doc_string\"); del node.metadata_props[:]."
};
function lintMetadata({ model: { leaks } }) {
	return leaks.map(({ kind, looksLike, place, count }) => {
		const more = count > 1 ? ` (${(count - 1).toLocaleString("en-US")} more like it)` : "";
		return kind === "secret" ? report(SECRET, {
			message: `It looks like ${looksLike}${more}.`,
			place
		}) : report(PATH, {
			message: `It holds the path ${looksLike}${more}.`,
			place
		});
	});
}
const METADATA_RULES = {
	title: "Metadata",
	rules: [SECRET, PATH],
	lint: lintMetadata
};

// kit/format/onnx/rules/operators.ts
/** Domains whose operators every build of ONNX Runtime brings. */
const KNOWN_DOMAINS = /* @__PURE__ */ new Set([
	"",
	"ai.onnx.ml",
	"com.microsoft"
]);
/** Domains of the operators that ONNX Runtime writes when it saves a graph it optimised for one machine. */
const MACHINE_DOMAINS = /* @__PURE__ */ new Set(["com.microsoft.nchwc", "com.ms.internal.nhwc"]);
const CUSTOM = {
	id: "custom-operator",
	severity: "error",
	what: "An operator belongs to a domain that neither the runtime nor the model itself defines.",
	why: "The runtime cannot load the model without a library of native code, which Slipway does not load.",
	fix: "Express it with operators of ai.onnx or ai.onnx.ml, or as a function within the model."
};
const MACHINE_BOUND = {
	id: "machine-bound-operator",
	severity: "warning",
	what: "The graph was saved after ONNX Runtime had optimised it for one kind of processor.",
	why: "On another machine it is slower, or does not load.",
	fix: "Package the graph as exported; the runtime optimises it when it loads it."
};
const TRAINING = {
	id: "training-graph",
	severity: "warning",
	what: "The file carries graphs for training.",
	why: "Serving never runs them; they only make the file larger.",
	fix: "Export the model for inference."
};
function lintOperators({ model }) {
	const own = new Set(model.functions.map(({ domain, name }) => operatorKey(domain, name)));
	const findings = model.operators.filter(({ domain, type }) => !KNOWN_DOMAINS.has(domain) && !own.has(operatorKey(domain, type))).map(lintForeign);
	if (!model.hasTraining) return findings;
	const message = "The file carries graphs for training.";
	return [...findings, report(TRAINING, {
		message,
		place: "training_info"
	})];
}
function lintForeign({ domain, type }) {
	const place = `operator ${quoteName(`${domain}.${type}`)}`;
	if (MACHINE_DOMAINS.has(domain)) {
		const message = `The operator ${quoteName(type)} of the domain ${domain} is made for one kind of processor.`;
		return report(MACHINE_BOUND, {
			message,
			place
		});
	}
	const message = `The operator ${quoteName(type)} belongs to the domain ${quoteName(domain)}, which the runtime does not bring.`;
	return report(CUSTOM, {
		message,
		place
	});
}
const OPERATOR_RULES = {
	title: "Operators",
	rules: [
		CUSTOM,
		MACHINE_BOUND,
		TRAINING
	],
	lint: lintOperators
};

// kit/format/onnx/rules/suggestions.ts
/** Below this a smaller model is no faster to load, and a matrix fits into a processor's cache. */
const WORTH_QUANTISING = 16777216;
/** From here on an export that grows a little can no longer be written as one file. */
const NEAR_LIMIT = .9 * MAX_MODEL_BYTES;
const CHALLENGER = "Package the variant and promote it as a challenger: the same gates compare it on the same rows.";
const QUANTISE = {
	id: "quantise",
	severity: "note",
	what: "The model has more than 16 MiB of float32 weights.",
	why: "With 8-bit weights it takes a quarter of the room and often runs faster on a CPU, for a little accuracy.",
	fix: `onnxruntime.quantization.quantize_dynamic("model.onnx", "model-int8.onnx"). ${CHALLENGER}`
};
const HALF = {
	id: "half-precision",
	severity: "note",
	what: "The model has more than 16 MiB of float32 weights and operators of neural networks.",
	why: "On a GPU float16 takes half the memory and runs up to twice as fast.",
	fix: `onnxconverter_common.float16.convert_float_to_float16(model, keep_io_types=True). ${CHALLENGER}`
};
const DOUBLE = {
	id: "double-weights",
	severity: "note",
	what: "The model has float64 weights of 1 MiB and more.",
	why: "They take twice the room, and few operators have a fast path for them.",
	fix: `Export with float32 inputs and weights. ${CHALLENGER}`
};
const NEAR = {
	id: "near-size-limit",
	severity: "note",
	what: "The file is close to 2 GiB, beyond which protobuf reads none.",
	why: "The next export may fail or write a file that nothing loads.",
	fix: "Save the weights apart: onnx.save(model, path, save_as_external_data=True, location=\"model.onnx.data\")."
};
function lintVariants({ model }) {
	const single = sumBytes(model, "float");
	const double = sumBytes(model, "double");
	const findings = [];
	const place = "weights";
	if (single > WORTH_QUANTISING) {
		const message = `${megabytes(single)} of the weights are float32.`;
		findings.push(report(QUANTISE, {
			message,
			place
		}));
		if (isNeural(model)) findings.push(report(HALF, {
			message,
			place
		}));
	}
	if (double > 1048576) findings.push(report(DOUBLE, {
		message: `${megabytes(double)} of the weights are float64.`,
		place
	}));
	if (model.size > NEAR_LIMIT) findings.push(report(NEAR, {
		message: `The file has ${megabytes(model.size)}.`,
		place: "file"
	}));
	return findings;
}
function isNeural({ operators }) {
	return operators.some(({ type }) => /^(MatMul|Gemm|Conv|ConvTranspose|LSTM|GRU|Attention)$/.test(type));
}
function sumBytes({ tensors }, type) {
	return tensors.reduce((sum, tensor) => sum + (tensor.type === type ? tensor.bytes : 0), 0);
}
function megabytes(bytes) {
	return `${Math.round(bytes / 1024 / 1024).toLocaleString("en-US")} MiB`;
}
const SUGGESTION_RULES = {
	title: "Suggestions",
	rules: [
		QUANTISE,
		HALF,
		DOUBLE,
		NEAR
	],
	lint: lintVariants
};

// kit/format/onnx/rules/versions.ts
/** What the pinned ONNX Runtime (1.30) loads at most; tried out against it by the tests. */
const MAX_IR_VERSION = 13;
const MAX_OPSETS = {
	"": 26,
	"ai.onnx.ml": 5
};
/** ONNX Runtime warns that it guarantees nothing for older ones. */
const MIN_OPSET = 7;
const IR_TOO_NEW = {
	id: "ir-too-new",
	severity: "error",
	what: `The file's IR version is above ${13}.`,
	why: "The pinned ONNX Runtime refuses to load it.",
	fix: `Set model.ir_version = ${13} before saving, or export with an older onnx package.`
};
const OPSET_TOO_NEW = {
	id: "opset-too-new",
	severity: "error",
	what: `The model imports an opset above ${MAX_OPSETS[""]} of ai.onnx or ${MAX_OPSETS["ai.onnx.ml"]} of ai.onnx.ml.`,
	why: "The pinned ONNX Runtime refuses to load it, or computes what it guesses.",
	fix: "Export with an older opset (target_opset, opset_version)."
};
const OPSET_MISSING = {
	id: "opset-missing",
	severity: "error",
	what: "The model imports no opset.",
	why: "Nothing says what its operators mean; ONNX Runtime refuses to load it.",
	fix: "Save it with opset_imports, or export it again."
};
const OPSET_OLD = {
	id: "opset-old",
	severity: "warning",
	what: `The model imports an opset of ai.onnx below ${MIN_OPSET}.`,
	why: "ONNX Runtime guarantees nothing for it and leaves some optimisations out.",
	fix: "Convert it: onnx.version_converter.convert_version(model, 17), or export it again."
};
function lintVersions({ model: { irVersion, opsets } }) {
	const findings = [];
	if (irVersion > 13) {
		const message = `The file's IR version is ${irVersion}, and the runtime reads up to ${13}.`;
		findings.push(report(IR_TOO_NEW, {
			message,
			place: "ir_version"
		}));
	}
	if (opsets.length === 0) findings.push(report(OPSET_MISSING, {
		message: "The model imports no opset.",
		place: "opset_import"
	}));
	return [...findings, ...opsets.flatMap(lintOpset)];
}
function lintOpset({ domain, version }) {
	const newest = MAX_OPSETS[domain];
	const name = domain || "ai.onnx";
	const place = `opset ${name}`;
	const message = `The model uses opset ${version} of ${name}`;
	if (newest !== void 0 && version > newest) {
		const fix = `Export with opset ${newest} or older (target_opset, opset_version).`;
		return [report(OPSET_TOO_NEW, {
			message: `${message}, and the runtime knows up to ${newest}.`,
			place,
			fix
		})];
	}
	if (domain !== "" || version >= MIN_OPSET) return [];
	return [report(OPSET_OLD, {
		message: `${message}, and the runtime guarantees ${MIN_OPSET} and newer.`,
		place
	})];
}
const VERSION_RULES = {
	title: "Versions",
	rules: [
		IR_TOO_NEW,
		OPSET_TOO_NEW,
		OPSET_MISSING,
		OPSET_OLD
	],
	lint: lintVersions
};

// kit/format/onnx/rules/weights.ts
const SIZE = {
	id: "tensor-size",
	severity: "error",
	what: "The bytes of a tensor are not as many as its type and sizes need, or it has a type that ONNX does not know, or texts as raw bytes.",
	why: "The file was cut or put together wrongly; ONNX Runtime refuses to load it.",
	fix: "Export the model again."
};
const DUPLICATE_NAME = {
	id: "duplicate-initializer",
	severity: "warning",
	what: "Two initializers of a graph have the same name.",
	why: "ONNX Runtime takes the last one, other runtimes take the first or refuse.",
	fix: "Remove all but one, and export again."
};
const UNUSED = {
	id: "unused-initializer",
	severity: "warning",
	what: "No node takes an initializer, and it is no output.",
	why: "It makes the file larger and every load slower.",
	fix: "Remove it: onnxsim, or onnx.utils.extract_model from inputs to outputs."
};
const NOT_A_NUMBER = {
	id: "nan-weights",
	severity: "error",
	what: "A tensor holds NaN. Looked at with `--weights`, in every float type.",
	why: "Whatever is computed with it is NaN too: the training diverged.",
	fix: "Train again with a lower learning rate or with gradient clipping; package an earlier checkpoint."
};
const INFINITE = {
	id: "infinite-weights",
	severity: "warning",
	what: "A tensor holds infinite numbers. Looked at with `--weights`.",
	why: "In a mask they are meant; in weights the training overflowed, or a conversion to a smaller type did.",
	fix: "If it is no mask: export in a type with more range (float32, bfloat16)."
};
const ZERO = {
	id: "zero-weights",
	severity: "warning",
	what: "A float tensor of two and more dimensions holds nothing but zeros. Looked at with `--weights`.",
	why: "A layer that was never trained, or was lost on the way.",
	fix: "Check that the export used the trained weights."
};
const SAME = {
	id: "duplicate-weights",
	severity: "note",
	what: "Initializers of 1 kB and more hold the same bytes. Looked at with `--weights`.",
	why: "Tied weights are stored once for each use.",
	fix: "Let the nodes share one initializer, or let the initializers share one part of the external data."
};
function* lintWeights({ model, weights }) {
	for (const tensor of model.tensors) yield* lintSize(tensor);
	yield* lintNames(model);
	for (const tensor of model.tensors) if (isUnused(tensor, model)) yield reportUnused(tensor);
	for (const facts of weights ?? []) yield* lintContent(facts);
	yield* lintCopies(weights ?? []);
}
function lintSize(tensor) {
	const { isRaw, external, bytes, type, dims, place } = tensor;
	if (type === "undefined") return [report(SIZE, {
		message: "Its elements are of no type that ONNX knows.",
		place
	})];
	if (type === "string" && isRaw) return [report(SIZE, {
		message: `It holds texts ${external ? "outside the file" : "as raw bytes"}, which have no length of their own.`,
		place
	})];
	const expected = expectedBytes(tensor);
	if (!isRaw || expected === void 0 || external?.length === null || bytes === expected) return [];
	if (Number.isNaN(external?.length)) return [];
	const need = Number.isNaN(expected) ? "no possible number of bytes" : formatCount(expected, "byte");
	const message = `It is ${type} [${dims.slice(0, 8).join(",")}], which takes ${need}, and has ${bytes}.`;
	return [report(SIZE, {
		message,
		place
	})];
}
function* lintNames({ tensors }) {
	const seen = /* @__PURE__ */ new Map();
	for (const { graph, name, place } of tensors) {
		if (graph === null) continue;
		const names = seen.get(graph) ?? /* @__PURE__ */ new Set();
		seen.set(graph, names);
		if (names.has(name)) {
			const message = `A graph has more than one initializer called ${quoteName(name)}.`;
			yield report(DUPLICATE_NAME, {
				message,
				place
			});
		} else names.add(name);
	}
}
function isUnused({ graph, name }, { uses, hasTraining }) {
	return graph !== null && !uses.has(name) && !hasTraining;
}
function reportUnused({ place, bytes }) {
	const message = `No node takes it; it has ${formatCount(bytes, "byte")}.`;
	return report(UNUSED, {
		message,
		place
	});
}
function lintContent({ tensor, elements, nan, infinite, isZero }) {
	const { place } = tensor;
	const of = `of ${formatCount(elements, "number")}`;
	const findings = [];
	if (nan > 0) findings.push(report(NOT_A_NUMBER, {
		message: `${count(nan)} ${of} ${nan === 1 ? "is" : "are"} NaN.`,
		place
	}));
	if (infinite > 0) findings.push(report(INFINITE, {
		message: `${count(infinite)} ${of} ${infinite === 1 ? "is" : "are"} infinite.`,
		place
	}));
	if (isZero && elements > 1 && tensor.dims.length > 1) findings.push(report(ZERO, {
		message: `All ${count(elements)} numbers are zero.`,
		place
	}));
	return findings;
}
const numbers = new Intl.NumberFormat("en-US");
function count(value) {
	return numbers.format(value);
}
function* lintCopies(weights) {
	const first = /* @__PURE__ */ new Map();
	for (const { digest, tensor } of weights) {
		if (digest === null) continue;
		const original = first.get(digest);
		if (!original) first.set(digest, tensor);
		else {
			const message = `It holds the same ${formatCount(tensor.bytes, "byte")} as ${original.place}.`;
			yield report(SAME, {
				message,
				place: tensor.place
			});
		}
	}
}
const WEIGHT_RULES = {
	title: "Weights",
	rules: [
		SIZE,
		DUPLICATE_NAME,
		UNUSED,
		NOT_A_NUMBER,
		INFINITE,
		ZERO,
		SAME
	],
	lint: lintWeights
};

// kit/format/onnx/lint-model.ts
/** Every family of rules about a model that could be read. */
const RULE_FAMILIES = [
	VERSION_RULES,
	OPERATOR_RULES,
	INTERFACE_RULES,
	EXTERNAL_DATA_RULES,
	WEIGHT_RULES,
	METADATA_RULES,
	SUGGESTION_RULES
];
/** What there is to say of a model, without a runtime; errors first. */
function lintOnnxModel(subject) {
	return sortFindings(capEachRule(findAll(subject)));
}
function* findAll(subject) {
	for (const { lint } of RULE_FAMILIES) yield* lint(subject);
}

// kit/format/onnx/scan-floats.ts
/** Exponent all ones, fraction zero: infinity of an IEEE 754 type by its bits without the sign; above it lies NaN. */
const INFINITY_BITS = {
	float: 2139095040,
	double: 2146435072,
	float16: 31744,
	bfloat16: 32640,
	float8e5m2: 124
};
const SCANNERS = {
	float: scanSingles,
	complex64: scanSingles,
	double: scanDoubles,
	complex128: scanDoubles,
	float16: scanHalves(INFINITY_BITS.float16),
	bfloat16: scanHalves(INFINITY_BITS.bfloat16),
	float8e5m2: scanBytes({
		mask: 127,
		infinity: INFINITY_BITS.float8e5m2
	}),
	float8e4m3fn: scanBytes({
		mask: 127,
		infinity: 256,
		nan: 127
	}),
	float8e4m3fnuz: scanBytes({
		mask: 255,
		infinity: 256,
		nan: 128
	}),
	float8e5m2fnuz: scanBytes({
		mask: 255,
		infinity: 256,
		nan: 128
	}),
	float8e8m0: scanBytes({
		mask: 255,
		infinity: 256,
		nan: 255,
		offset: 1
	}),
	float4e2m1: scanBytes({
		mask: 119,
		infinity: 256
	})
};
/** The scanner of an element type; undefined for what is no float, and for those that are not stored in whole bytes. */
function floatScannerOf(type) {
	return SCANNERS[type];
}
function scanSingles({ buffer, byteOffset, length }, counts) {
	const words = new Uint32Array(buffer, byteOffset, length >> 2);
	for (const word of words) {
		const magnitude = word & 2147483647;
		counts.magnitude |= magnitude;
		if (magnitude >= INFINITY_BITS.float) {
			if (magnitude === INFINITY_BITS.float) counts.infinite++;
			else counts.nan++;
		}
	}
}
function scanDoubles({ buffer, byteOffset, length }, counts) {
	const words = new Uint32Array(buffer, byteOffset, (length >> 3) * 2);
	for (let index = 0; index < words.length; index += 2) {
		const low = words[index] ?? 0;
		const high = (words[index + 1] ?? 0) & 2147483647;
		counts.magnitude |= low | high;
		if (high >= INFINITY_BITS.double) {
			if (high === INFINITY_BITS.double && low === 0) counts.infinite++;
			else counts.nan++;
		}
	}
}
function scanHalves(infinity) {
	return ({ buffer, byteOffset, length }, counts) => {
		for (const bits of new Uint16Array(buffer, byteOffset, length >> 1)) {
			const magnitude = bits & 32767;
			counts.magnitude |= magnitude;
			if (magnitude >= infinity) {
				if (magnitude === infinity) counts.infinite++;
				else counts.nan++;
			}
		}
	};
}
function scanBytes({ mask, infinity, nan = -1, offset = 0 }) {
	return (bytes, counts) => {
		for (const byte of bytes) {
			const magnitude = byte & mask;
			counts.magnitude |= magnitude + offset;
			if (magnitude === infinity) counts.infinite++;
			else if (magnitude > infinity || magnitude === nan) counts.nan++;
		}
	};
}

// kit/format/onnx/stream-tensor.ts
/** A multiple of every element's size, and small enough to stay in a processor's cache. */
const CHUNK_BYTES = 262144;
/** Bytes of the elements that TensorProto keeps as numbers in `int32_data`. */
const NARROW_BYTES = {
	float16: 2,
	bfloat16: 2,
	float8e4m3fn: 1,
	float8e4m3fnuz: 1,
	float8e5m2: 1,
	float8e5m2fnuz: 1,
	float8e8m0: 1,
	float4e2m1: 1
};
/**
* The elements of a float tensor, little-endian, in pieces of whole elements that begin at a multiple of eight in
* memory. They are good until the next piece.
*/
function* streamTensor({ tensor, source, model }) {
	const { external, extent, bytes } = tensor;
	if (external) {
		yield* streamRange(source, external.offset, external.offset + bytes);
		return;
	}
	for (const field of readFields({
		...model,
		...extent
	})) yield* streamField(field, tensor);
}
/** The fields of TensorProto that hold floats: float, raw and double as bytes, narrow types as varints. */
function* streamField(field, { type }) {
	if (field.number === 4 || field.number === 9 || field.number === 10) yield* streamRange(field.source, field.start, field.end);
	else if (field.number === 5) yield* streamNarrow(field, NARROW_BYTES[type] ?? 1);
}
function* streamRange(source, start, end) {
	for (let position = start; position < end; position += CHUNK_BYTES) {
		const bytes = source.bytesAt(position, Math.min(position + CHUNK_BYTES, end));
		yield bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
	}
}
function* streamNarrow(field, width) {
	const chunk = width === 2 ? new Uint16Array(CHUNK_BYTES / 2) : new Uint8Array(CHUNK_BYTES);
	let filled = 0;
	for (const bits of iterateIntegers(field)) {
		chunk[filled++] = bits;
		if (filled < chunk.length) continue;
		yield new Uint8Array(chunk.buffer);
		filled = 0;
	}
	yield new Uint8Array(chunk.buffer, 0, filled * width);
}

// kit/format/onnx/measure-weights.ts
/** Smaller initializers are alike by chance, and worth nothing. */
const MIN_COPY_BYTES = 1024;
/**
* Streams through all float tensors. Those whose data is not where the model says are left out: other rules tell.
*/
function measureWeights({ model, files, source, folder }) {
	const message = messageOf(source);
	const mayBeCopy = findCandidates(model.tensors);
	const opened = /* @__PURE__ */ new Map();
	const sourceOf = ({ external }) => {
		if (!external) return source;
		if (files.get(external.location)?.kind !== "file") return void 0;
		const known = opened.get(external.location);
		if (known) return known;
		const file = openFileSource(join(folder, external.location), "The external data");
		opened.set(external.location, file);
		return file;
	};
	const isAffordable = limitReading(source, files);
	try {
		return model.tensors.flatMap((tensor) => {
			const data = sourceOf(tensor);
			if (!data || !isWithin(tensor, data) || !isAffordable(tensor)) return [];
			return measureTensor({
				tensor,
				data,
				message,
				isCandidate: mayBeCopy(tensor)
			});
		});
	} finally {
		for (const file of opened.values()) file.close();
	}
}
/** Nothing is read more than twice on the whole: a model may say that a thousand tensors share one large file. */
function limitReading(source, files) {
	let left = 2 * [...files.values()].reduce((sum, { size }) => sum + size, source.size);
	return ({ bytes }) => {
		left -= bytes;
		return left >= 0;
	};
}
function isWithin({ external, bytes }, { size }) {
	return external === null || external.offset + bytes <= size;
}
/** Initializers of the same type and size may be copies; those that share a part of a file are none. */
function findCandidates(tensors) {
	const keyOf = ({ type, dims, bytes }) => `${type} ${dims.join()} ${bytes}`;
	const parts = /* @__PURE__ */ new Map();
	const partOf = ({ external, extent }) => external ? `${external.location} ${external.offset}` : String(extent.start);
	for (const tensor of tensors) {
		const key = keyOf(tensor);
		const known = parts.get(key) ?? /* @__PURE__ */ new Set();
		parts.set(key, known.add(partOf(tensor)));
	}
	const seen = /* @__PURE__ */ new Set();
	return (tensor) => {
		if (tensor.graph === null || tensor.bytes < MIN_COPY_BYTES) return false;
		const part = partOf(tensor);
		const isNew = !seen.has(part);
		seen.add(part);
		return isNew && (parts.get(keyOf(tensor))?.size ?? 0) > 1;
	};
}
function measureTensor({ tensor, data, message, isCandidate }) {
	const scan = floatScannerOf(tensor.type);
	if (!scan) return [];
	const counts = {
		nan: 0,
		infinite: 0,
		magnitude: 0
	};
	const hash = isCandidate ? createHash("sha256") : null;
	for (const piece of streamTensor({
		tensor,
		source: data,
		model: message
	})) {
		scan(piece, counts);
		hash?.update(piece);
	}
	const { nan, infinite, magnitude } = counts;
	const digest = hash ? `${tensor.type} ${tensor.dims.join()} ${hash.digest("hex")}` : null;
	return [{
		tensor,
		elements: countElements(tensor),
		nan,
		infinite,
		isZero: magnitude === 0,
		digest
	}];
}

// kit/format/onnx/rules/file.ts
const FOREIGN = {
	id: "not-onnx",
	severity: "error",
	what: "The file begins as a pickle, a PyTorch, Keras, TensorFlow, safetensors, GGUF or another file that is no ONNX model.",
	why: "Slipway serves ONNX alone: a graph of known operators that can be read without running any of it. Opening a pickle runs code.",
	fix: "Export the model to ONNX where it was trained."
};
const MALFORMED = {
	id: "malformed",
	severity: "error",
	what: "The file is no complete ONNX model: cut off, nested without end, of impossible lengths, larger than 2 GiB, or with more nodes, tensors, texts or files than any real model.",
	why: "It was not copied whole, or it was made to harm whoever reads it.",
	fix: MALFORMED_CURE
};
const PLACE = "file";
/** The rules that a file breaks before there is a model to look at. */
const FILE_RULES = {
	title: "The file",
	rules: [FOREIGN, MALFORMED]
};
function reportForeign({ name, danger, fix }) {
	const message = `The file is ${name}, not ONNX.${danger === void 0 ? "" : ` ${danger}`}`;
	return report(FOREIGN, {
		message,
		place: PLACE,
		fix
	});
}
function reportMalformed({ what }) {
	return report(MALFORMED, {
		message: `It is not a readable ONNX file: it holds ${what}.`,
		place: PLACE
	});
}

// kit/format/onnx/lint-file.ts
/**
* Lints an ONNX file. Its structure is read, not its weights, unless `weights` says so.
* @throws ConfigurationError when there is no such file; what is wrong with its content is a finding
*/
function lintOnnxFile(file, { weights = false } = {}) {
	refuseFolder(file);
	const source = openFileSource(file, "The model");
	try {
		return lintSource(source, {
			folder: dirname(file),
			weights
		});
	} finally {
		source.close();
	}
}
function lintSource(source, { folder, weights }) {
	const foreign = detectForeignFormat(source.bytesAt(0, HEAD_BYTES));
	if (foreign) return {
		findings: [reportForeign(foreign)],
		model: null
	};
	try {
		const model = readOnnxModel(source);
		const files = inspectExternalFiles(model, folder);
		const subject = {
			model,
			files,
			weights: weights ? measureWeights({
				model,
				files,
				source,
				folder
			}) : null
		};
		return {
			findings: lintOnnxModel(subject),
			model
		};
	} catch (error) {
		if (error instanceof MalformedModelError) return {
			findings: [reportMalformed(error)],
			model: null
		};
		throw error;
	}
}
function refuseFolder(file) {
	if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return;
	throw new ConfigurationError("SLW_FILE_UNREADABLE", existsSync(join(file, "saved_model.pb")) ? `${file} is a TensorFlow SavedModel, not ONNX. Export it: python -m tf2onnx.convert --saved-model ${file}.` : `${file} is a folder. Give the path of the ONNX file in it.`);
}

// kit/ml/inference/derive-inputs.ts
/** The signature's inputs and the fixed batch size; 0 where any size goes. */
function deriveInputs(model, contract) {
	const features = featureColumns(contract);
	if (model.inputs.length === 0) throw new ConfigurationError("SLW_MODEL_UNFIT", "The model has no inputs. Export it again.");
	const inputs = model.inputs.map((input) => deriveInput({
		input,
		features,
		only: model.inputs.length === 1
	}));
	return {
		batch: readBatch(model.inputs),
		inputs
	};
}
/** The part of the signature for one input. @throws ConfigurationError when no column fills it */
function deriveInput({ input, features, only }) {
	const datatype = requireDatatype(input);
	const column = features.find(({ name }) => name === input.name);
	if (column && fitsOneColumn(input)) return takeColumn(input, datatype, column);
	if (only && isFloat(datatype) && isMatrix(input, features)) return takeAll(input, datatype, features);
	throw explainUnfilled({
		input,
		features,
		only
	});
}
function requireDatatype(input) {
	const datatype = input.kind === "tensor" ? datatypeOf(input.type) : void 0;
	if (datatype) return datatype;
	const found = input.kind === "tensor" ? input.type : `a ${input.kind}`;
	throw new ConfigurationError("SLW_MODEL_UNFIT", `The model's input "${input.name}" is ${found}, which no request can carry. Export it as a float, integer, bool or string tensor.`);
}
function fitsOneColumn({ shape }) {
	if (shape === null || shape.length === 1) return true;
	return shape.length === 2 && (shape[1] === 1 || typeof shape[1] !== "number");
}
/** One number a row is no matrix, unless there is but one feature. */
function isMatrix({ shape }, features) {
	return shape?.length === 2 && (shape[1] !== 1 || features.length === 1);
}
function takeColumn(input, datatype, column) {
	refuseUnencodable(column, datatype, input.name);
	const shape = input.shape?.length === 1 ? [batchOf(input)] : [batchOf(input), 1];
	return {
		name: input.name,
		datatype,
		shape,
		columns: [column.name]
	};
}
function takeAll(input, datatype, features) {
	const width = input.shape?.[1];
	if (typeof width === "number" && width !== features.length) throw new ConfigurationError("SLW_MODEL_UNFIT", `The model's input "${input.name}" takes ${formatCount(width, "number")} a row, and the data contract has ${formatCount(features.length, "feature")} (${features.map(({ name }) => name).join(", ")}). Train on the contract's features in its order, or give other columns a "x-role".`);
	for (const column of features) refuseUnencodable(column, datatype, input.name);
	const columns = features.map(({ name }) => name);
	return {
		name: input.name,
		datatype,
		shape: [batchOf(input), features.length],
		columns
	};
}
/** A column that can never become this datatype; single values are checked when they come. */
function refuseUnencodable(column, datatype, input) {
	if (datatype === "BYTES") return;
	const where = `column "${column.name}" of the data contract fills the model's ${datatype} input "${input}"`;
	if (column.type === "string" && (!column.enum || datatype === "BOOL")) throw new ConfigurationError("SLW_MODEL_UNFIT", `The text ${where}, and has no number to go in as. Give the column an "enum" (its index goes in), or make the input a string tensor.`);
	if (datatype === "BOOL" && column.type !== "boolean") throw new ConfigurationError("SLW_MODEL_UNFIT", `The ${column.type} ${where}. Make the input float, or the column boolean.`);
}
function explainUnfilled({ input, features, only }) {
	const names = features.map(({ name }) => name);
	const shape = describeShape(input.shape);
	const matrix = only ? " A single input for all features must be a float tensor [N,F]." : " Name each input as a feature, or use a single float tensor [N,F] for all.";
	return new ConfigurationError("SLW_MODEL_UNFIT", `No column of the data contract fills the model's input "${input.name}" (${input.type} ${shape}).${suggest(input.name, names)}${matrix}`);
}
function readBatch(inputs) {
	const sizes = new Set(inputs.map(batchOf));
	if (sizes.size === 1) return Math.max(0, ...sizes);
	throw new ConfigurationError("SLW_MODEL_UNFIT", `The model's inputs disagree about the batch size (${inputs.map(({ name, shape }) => `${name}: ${describeShape(shape)}`).join(", ")}). Export it with a dynamic first dimension for all.`);
}
/** The first dimension, or -1 where any size goes. */
function batchOf({ shape }) {
	const first = shape?.[0];
	return typeof first === "number" && first > 0 ? first : -1;
}
/** `[N,1]` as people write it. */
function describeShape(shape) {
	return shape === null ? "of unknown shape" : `[${shape.map((size) => size ?? "?").join(",")}]`;
}

// kit/ml/inference/derive-outputs.ts
/** The outputs that make a prediction, each with its role; others are left out. */
function deriveOutputs(question) {
	return question.task === "regression" ? deriveValue(question) : deriveClassOutputs(question);
}
function deriveValue({ model, contract }) {
	const numbers = model.outputs.filter((output) => isOnePerRow(output) && !isText(output) && isTensor(output));
	const named = numbers.find(({ name }) => name === targetColumn(contract).name);
	const [only, second] = numbers;
	const chosen = named ?? (second ? void 0 : only);
	if (chosen) return [toOutput(chosen, "value")];
	throw new ConfigurationError("SLW_MODEL_UNFIT", `A regression needs one output with a number a row, [N,1] or [N]; the model's outputs are ${describeOutputs(model)}. Keep one, or name it as the target "${targetColumn(contract).name}".`);
}
function deriveClassOutputs({ model, task, classes }) {
	refuseZipMap(model);
	const fits = (output) => hasWidth(output, classes.length) || task === "binary" && isOnePerRow(output);
	const probabilities = pick(model.outputs.filter((output) => isFloatTensor(output) && fits(output)), /prob/i);
	if (!probabilities) throw new ConfigurationError("SLW_MODEL_UNFIT", `A classifier needs one float output [N,${classes.length}] with a probability for each class; the model's outputs are ${describeOutputs(model)}. Add a softmax, and name the output "probabilities".`);
	const label = pick(model.outputs.filter((output) => isTensor(output) && !isFloatTensor(output) && isOnePerRow(output)), /label|class/i);
	const outputs = [toOutput(probabilities, "probabilities")];
	return label ? [toOutput(label, "label"), ...outputs] : outputs;
}
/** The only candidate, or else the only one whose name matches. */
function pick(candidates, pattern) {
	if (candidates.length === 1) return candidates[0];
	const named = candidates.filter(({ name }) => pattern.test(name));
	return named.length === 1 ? named[0] : void 0;
}
function refuseZipMap(model) {
	const maps = model.outputs.find(({ kind }) => kind === "sequence" || kind === "map");
	if (!maps) return;
	throw new ConfigurationError("SLW_MODEL_UNFIT", `The model's output "${maps.name}" is a ${maps.kind}, not a tensor. Export without ZipMap: to_onnx(…, options={"zipmap": False}).`);
}
function isTensor({ kind, type }) {
	return kind === "tensor" && datatypeOf(type) !== void 0;
}
function isFloatTensor(output) {
	const datatype = datatypeOf(output.type);
	return isTensor(output) && datatype !== void 0 && isFloat(datatype);
}
function isText({ type }) {
	return type === "string";
}
function isOnePerRow({ shape }) {
	if (shape === null || shape.length === 1) return true;
	return shape.length === 2 && (shape[1] === 1 || typeof shape[1] !== "number");
}
function hasWidth({ shape }, width) {
	if (shape === null) return true;
	return shape.length === 2 && (shape[1] === width || typeof shape[1] !== "number");
}
function toOutput(output, role) {
	const rest = (output.shape ?? []).slice(1).map((size) => typeof size === "number" ? size : -1);
	const datatype = datatypeOf(output.type) ?? "FP32";
	return {
		name: output.name,
		datatype,
		shape: [batchOf(output), ...rest],
		role
	};
}
function describeOutputs({ outputs }) {
	return outputs.map(({ name, type, shape }) => `"${name}" (${type} ${describeShape(shape)})`).join(", ") || "none";
}

// kit/ml/inference/signature.ts
/**
* How a row becomes this model's tensors, and its tensors a prediction.
*
* Inputs: one named as a feature takes that feature (`[N,1]` or `[N]`); a single float input `[N,F]` takes all
* features in contract order. Outputs of a regression: the only number a row, or the one named as the target. Of a
* classifier: a float output `[N,K]` of probabilities (`[N,1]` in a binary task: of the last class), and, if there is
* one, a label. Nothing is guessed beyond that.
* @throws ConfigurationError that says which input, output or column does not fit, and the cure
*/
function deriveSignature({ model, contract, task }) {
	const { batch, inputs } = deriveInputs(model, contract);
	const classes = task === "regression" ? [] : deriveClasses({
		model,
		contract,
		task
	});
	const outputs = deriveOutputs({
		model,
		contract,
		task,
		classes
	});
	return {
		$schema: SignatureSchema.properties.$schema.const,
		batch,
		inputs,
		outputs,
		classes
	};
}

// kit/ml/inference/lint-signature.ts
const UNFILLED = {
	id: "unfilled-input",
	severity: "error",
	what: "No column of the data contract can fill an input of the model. Needs `--contract`.",
	why: "The service could not turn a row into a request.",
	fix: "Name each input as a feature of the contract, or use a single float input [N,F] for all of them."
};
const UNFIT = {
	id: "unfit-signature",
	severity: "error",
	what: "The outputs, the classes or the batch sizes do not make a prediction of the contract's target. Needs `--contract`.",
	why: "The service could not turn what the model answers into a prediction.",
	fix: "Export one number a row for a regression, one probability for each class for a classification."
};
/** The rules that hold a model against a data contract. */
const SIGNATURE_RULES = {
	title: "The data contract",
	rules: [UNFILLED, UNFIT]
};
/** Derives the signature; where that fails, every input that no column fills, or else what the outputs lack. */
function lintSignature(question) {
	const unfilled = lintInputs(question);
	if (unfilled.length > 0) return {
		findings: unfilled,
		signature: null
	};
	try {
		return {
			findings: [],
			signature: deriveSignature(question)
		};
	} catch (error) {
		return {
			findings: [toFinding(error, UNFIT, "signature")],
			signature: null
		};
	}
}
function lintInputs({ model: { inputs }, contract }) {
	const features = featureColumns(contract);
	return inputs.flatMap((input) => {
		try {
			deriveInput({
				input,
				features,
				only: inputs.length === 1
			});
			return [];
		} catch (error) {
			return [toFinding(error, UNFILLED, `input ${quoteName(input.name)}`)];
		}
	});
}
function toFinding(error, rule, place) {
	if (!(error instanceof ConfigurationError)) throw error;
	const [, message = error.message, fix = rule.fix] = /^(.+?[.?!]) (.+)$/s.exec(error.message) ?? [];
	return report(rule, {
		message,
		place,
		fix
	});
}

// kit/ml/inference/lint-model.ts
/**
* Lints an ONNX file by itself and against a contract, without a runtime.
* @throws ConfigurationError when there is no such file; what is wrong with it is a finding
*/
function lintModel({ file, contract, task, weights = false }) {
	const { findings, model } = lintOnnxFile(file, { weights });
	if (!model || !contract) return {
		findings,
		model,
		signature: null
	};
	const fit = lintSignature({
		model,
		contract,
		task: resolveTask(task, contract)
	});
	return {
		findings: sortFindings([...findings, ...capEachRule(fit.findings)]),
		model,
		signature: fit.signature
	};
}

export { RULE_FAMILIES as a, FILE_RULES as i, SIGNATURE_RULES as n, countElements as o, deriveSignature as r, lintModel as t };