import { o as __toESM } from "./chunk-rolldown-runtime.js";
import { n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as readUserFile, t as readTextIfExists } from "./chunk-files.js";
import { u as pauseAfter } from "./chunk-run.js";
import { t as formatCount } from "./chunk-format-count.js";
import { t as OWN } from "./chunk-own-folder.js";
import { F as Number$1, I as Null, L as Literal, M as Record, N as Union, P as String$1, T as DigestSchema, U as Optional, W as _Array_, a as PredictionSchema, f as Cell, h as Name, j as shortDigest, k as hexOf, m as Instant, p as Count, v as closed } from "./chunk-evaluation.js";
import { t as isRecord } from "./chunk-record.js";
import { a as targetColumn, g as interpretCell, n as featureColumns } from "./chunk-contract.js";
import { n as createRowValidator } from "./chunk-validate-row.js";
import { a as settleModel, c as requireLogPlace, i as readProjectPipeline, n as checkName, o as settleStore, r as namePipelineFile } from "./chunk-project-inputs.js";
import { n as parsePipeline, t as findPipelineModel } from "./chunk-read-pipeline.js";
import { o as versionPath, r as VERSION_FILES } from "./chunk-paths.js";
import { n as readFromGit, t as readFromFolder } from "./chunk-source.js";
import { t as nameLog } from "./chunk-name-log.js";
import { t as openBundle } from "./chunk-open-bundle.js";
import { f as parsePublicKey, i as parseProvenance, m as settlePolicy, o as checkFiles, u as openSignature } from "./chunk-provenance.js";
import { a as checkText, c as decodeHalf, i as allocate, l as encodeHalf, n as listPredictions, o as toTensorData, t as openModel, u as toColumns } from "./chunk-open-model.js";
import { r as readTrustedKeys, t as requiresSignature } from "./chunk-signing-policy.js";
import { i as settleWanted, n as locateRuntime, t as findTarget } from "./chunk-find-target.js";
import { isAbsolute, join, resolve } from "node:path";
import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { readdir } from "node:fs/promises";
import { setImmediate as setImmediate$1, setTimeout as setTimeout$1 } from "node:timers/promises";

// action-serve/src/shared/open-by-digest.ts
/** Opens bundles of a store, which are unpacked into the project's folder. */
function openFromStore(store, directory) {
	return (digest) => openBundle({
		store,
		digest,
		directory: join(directory, OWN.bundles)
	});
}

// action-serve/src/shared/read-policy.ts
/** Reads what has to be signed: as the inputs say, and the pipeline file where the registry is read. */
function createPolicyReader({ inputs }) {
	const file = namePipelineFile(inputs);
	return async (source) => {
		const text = await source.read(file);
		return settlePolicy(inputs, text === void 0 ? void 0 : parsePipeline(text, file));
	};
}

// action-serve/src/serve/inputs.ts
const DEFAULT_HOST = "127.0.0.1";
const DEFAULT_PORT = 8080;
const DEFAULT_POLL_SECONDS = 10;
/** A request that the model has not answered within this time is told so. */
const DEFAULT_INFERENCE_TIMEOUT_SECONDS = 30;
/** The service's inputs: `INPUT_…`, else `pipeline.yaml`, else the default. */
async function readInputs(runner) {
	const { inputs, credentials } = runner;
	const pipeline = await readProjectPipeline(runner);
	await requireLogPlace({
		...runner,
		pipeline
	});
	const pollSeconds = inputs.number("poll-seconds", { min: .1 }) ?? DEFAULT_POLL_SECONDS;
	const base = inputs.text("base");
	const environment = settleEnvironment(runner);
	const log = inputs.text("log") ?? pipeline?.serve?.log;
	return {
		directory: runner.directory,
		model: settleModel(inputs, pipeline),
		namedBy: inputs.text("model") === void 0 ? namePipelineFile(inputs) : void 0,
		source: settleSource(runner, pipeline),
		wanted: settleWanted(inputs.text("bundle-digest"), inputs.text("environment")),
		runtime: {
			...locateRuntime(runner),
			threads: inputs.number("threads", {
				min: 1,
				max: 1024,
				integer: true
			}) ?? 1
		},
		host: inputs.text("host") ?? DEFAULT_HOST,
		port: inputs.number("port", {
			min: 0,
			max: 65535,
			integer: true
		}) ?? DEFAULT_PORT,
		environment,
		logUrl: log === void 0 ? void 0 : nameLog(log, environment),
		follow: inputs.flag("follow") ? {
			pollSeconds,
			base
		} : void 0,
		inferenceTimeoutMs: 1e3 * readInferenceTimeout(inputs),
		rawTensors: inputs.flag("raw-tensors") ?? false,
		token: credentials.serveToken
	};
}
/** Where a digest says what to serve, an input of its own says where: the log's records name it. */
function settleEnvironment({ inputs }) {
	const told = inputs.text("log-environment");
	const wanted = inputs.text("environment");
	if (told === void 0) return wanted;
	if (wanted === void 0 || wanted === told) return checkName("log-environment", told);
	throw new ConfigurationError("SLW_INPUTS_CONTRADICT", `The inputs "environment" (${wanted}) and "log-environment" (${told}) contradict each other. Leave "log-environment" out.`);
}
/** What has to be signed, and where its signature lies. */
function readSigningInputs({ inputs, directory }) {
	const signature = inputs.text("signature");
	return {
		readPolicy: createPolicyReader({ inputs }),
		signatureFile: signature === void 0 ? void 0 : resolve(directory, signature)
	};
}
/** In seconds. The longest is what a timer can hold. */
function readInferenceTimeout(inputs) {
	return inputs.number("inference-timeout", {
		min: .001,
		max: 86400
	}) ?? 30;
}
/** A mounted bundle is the one whose digest is given, and no other can be fetched in its place. */
function settleSource({ inputs, directory }, pipeline) {
	const folder = inputs.text("bundle-directory");
	if (folder === void 0) return { store: settleStore(inputs, pipeline) };
	const other = (inputs.text("environment") === void 0 ? void 0 : "environment") ?? (inputs.flag("follow") ? "follow" : void 0);
	if (other === void 0) return { mounted: resolve(directory, folder) };
	throw new ConfigurationError("SLW_INPUTS_CONTRADICT", `The inputs "bundle-directory" and "${other}" contradict each other: a mounted bundle cannot be changed by this process. Leave one of them out.`);
}

// kit/ml/predictions/line-buffer.ts
/** Lines waiting to be written take at most this much memory (as UTF-16 code units). */
const MAX_BUFFERED_BYTES = 16777216;
/** Keeps at most `limit` code units of lines; records beyond that are counted and dropped. */
function createLineBuffer(limit) {
	const batches = [];
	let size = 0;
	let dropped = 0;
	return {
		add: (record) => {
			const line = `${JSON.stringify(record)}\n`;
			if (size + line.length > limit) {
				dropped++;
				return;
			}
			size += line.length;
			appendLine(batches, record.time.slice(0, 10), line);
		},
		take: () => {
			const batch = batches.shift();
			size -= batch?.lines.length ?? 0;
			return batch;
		},
		putBack: (batch) => {
			size += batch.lines.length;
			batches.unshift(batch);
		},
		waiting: () => batches.reduce((sum, batch) => sum + batch.count, 0),
		dropped: () => dropped
	};
}
function appendLine(batches, date, line) {
	const last = batches.at(-1);
	if (last?.date === date) {
		last.lines += line;
		last.count++;
	} else batches.push({
		date,
		lines: line,
		count: 1
	});
}

// kit/ml/predictions/predictions-log.ts
/** A segment that has grown to this size is closed and the next begins. */
const MAX_SEGMENT_BYTES = 33554432;
/** A segment older than this is closed, so that a reader that copies closed segments stays current. */
const MAX_SEGMENT_AGE_MS = 9e5;
/** Records wait at most this long for their write. */
const FLUSH_INTERVAL_MS = 200;
/**
* Begins to write a predictions log.
* @throws ConfigurationError for a place that cannot be written to
*/
async function openPredictionsLog(opened, options) {
	const writer = await opened.openWriter({
		service: options.service,
		maxBytes: options.maxSegmentBytes ?? 33554432,
		maxAgeMs: options.maxSegmentAgeMs ?? 9e5,
		clock: options.clock ?? (() => /* @__PURE__ */ new Date())
	});
	return startLog({
		buffer: createLineBuffer(options.maxBufferedBytes ?? 16777216),
		writer,
		log: options.log,
		intervalMs: options.flushIntervalMs ?? 200
	});
}
/** A log over a buffer and a writer, whose timer has begun. */
function startLog({ buffer, writer, log, intervalMs }) {
	const health = {
		reason: void 0,
		lost: void 0,
		written: 0,
		failures: 0,
		nextTry: 0
	};
	let queue = Promise.resolve();
	const flush = () => {
		queue = queue.then(() => tryToWrite({
			buffer,
			writer,
			log,
			health,
			intervalMs
		}));
		return queue;
	};
	const timer = setInterval(() => {
		if (performance.now() >= health.nextTry) flush();
	}, intervalMs);
	timer.unref();
	return {
		append: (record) => buffer.add(record),
		flush,
		close: async () => {
			clearInterval(timer);
			await flush();
			await writer.close();
		},
		describe: () => {
			const reason = health.reason ?? writer.fault();
			return {
				state: reason === void 0 ? "ok" : "failing",
				written: health.written,
				waiting: buffer.waiting(),
				dropped: buffer.dropped(),
				...reason === void 0 ? {} : { reason },
				...health.lost === void 0 ? {} : { lost: health.lost }
			};
		}
	};
}
/** Writes what waits. Never throws: a failure is kept in the state and said once, and the next try waits longer. */
async function tryToWrite(writing) {
	const { log, health, intervalMs } = writing;
	try {
		await noteLoss(writing);
		await writeWaiting(writing);
		health.reason = void 0;
		health.failures = 0;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		if (health.reason === void 0) log.warning(`The predictions log cannot be written: ${reason}. Trying again.`);
		health.reason = reason;
		health.failures++;
	}
	health.nextTry = performance.now() + pauseAfter(health.failures, intervalMs);
}
/** A file that was removed takes every line without an error. */
async function noteLoss({ writer, log, health }) {
	const path = await writer.tend();
	if (path === void 0) return;
	health.lost = `${path} was removed or moved away, seen ${(/* @__PURE__ */ new Date()).toISOString()}`;
	log.warning(`The predictions log's ${path} was removed or moved away while the service wrote to it; its records may be lost. A new segment begins.`);
}
/** Writes what waits, day by day. A failed write leaves its lines waiting for the next try. */
async function writeWaiting({ buffer, writer, health }) {
	for (let batch = buffer.take(); batch !== void 0; batch = buffer.take()) try {
		await writer.write(batch.date, batch.lines);
		health.written += batch.count;
	} catch (error) {
		buffer.putBack(batch);
		throw error;
	}
}

// action-serve/src/serve/admit-bundle.ts
/**
* Lets a bundle into service.
* @throws ConfigurationError where signatures are required, and no trusted key has signed its files, or the statement of
* where its version comes from
*/
async function admitBundle({ source, target, bundle }, ports) {
	const policy = await ports.readPolicy(source);
	if (!requiresSignature(policy, bundle.digest)) return;
	const keys = await readKeys(source, policy.keys);
	const what = `Bundle ${shortDigest(bundle.digest)}`;
	if (keys.length === 0) throw new ConfigurationError("SLW_SIGNATURE_MISSING", `${what} is not served: signatures are required, and ${policy.keys} holds no public key (*.pem). Add one, or set "keys" to where they are.`);
	const signatures = await findSignatures({
		source,
		target,
		bundle
	}, ports);
	if (signatures.length === 0) throw new ConfigurationError("SLW_SIGNATURE_MISSING", `${what} is not served: ${MISSING}`);
	requireTrusted({
		signatures,
		keys,
		bundle
	});
	if (ports.signatureFile === void 0) await requireStatement({
		source,
		target,
		bundle
	}, keys);
}
/** A version's statement is signed too, as `verify` asks; a bundle that was never promoted has none. */
async function requireStatement({ source, target, bundle }, keys) {
	const path = (file) => versionPath(bundle.evaluation.model, target.version, file);
	if (await source.read(path(VERSION_FILES.version)) === void 0) return;
	const label = path(VERSION_FILES.signedStatement);
	const text = await source.read(label);
	if (text === void 0) throw new ConfigurationError("SLW_SIGNATURE_MISSING", `${label} does not exist, and the version has to be signed. Restore it from Git.`);
	const { payload } = openSignature({
		text,
		label,
		keys
	});
	const [subject] = parseProvenance(payload, label).subject;
	if (subject?.digest["sha256"] === hexOf(bundle.digest)) return;
	throw new ConfigurationError("SLW_SIGNATURE_INVALID", `${label} is the statement of another bundle than ${bundle.digest}. Restore it from Git.`);
}
const MISSING = "signatures are required, and none was found beside its version or in the store. Promote a signed version; in a pod, mount its model.sig and set \"signature\" to the file.";
/** One of them has to be right; what is wrong with the last is said where none is. */
function requireTrusted({ signatures, keys, bundle }) {
	let fault;
	for (const { text, label } of signatures) try {
		const { payload } = openSignature({
			text,
			label,
			keys
		});
		checkFiles({
			payload,
			label,
			files: bundle.files
		});
		return;
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		fault = error;
	}
	throw fault;
}
async function findSignatures({ source, target, bundle }, { signatureFile, readAttached }) {
	if (signatureFile !== void 0) return [{
		text: await readUserFile(signatureFile, "The signature", "Mount it, or correct \"signature\"."),
		label: signatureFile
	}];
	const path = versionPath(bundle.evaluation.model, target.version, VERSION_FILES.signature);
	const text = await source.read(path);
	if (text !== void 0) return [{
		text,
		label: path
	}];
	return (await readAttached(bundle.digest)).map((found) => ({
		text: found,
		label: "A signature in the store"
	}));
}
/** Keys of the project come from where its policy does; those of an absolute path were put there by the machine's owner. */
async function readKeys(source, folder) {
	if (!isAbsolute(folder)) return readTrustedKeys(source, folder);
	const names = (await listFolder(folder)).filter((name) => name.endsWith(".pem")).sort();
	const read = async (name) => await readTextIfExists(join(folder, name)) ?? "";
	return Promise.all(names.map(async (name) => parsePublicKey(await read(name), join(folder, name))));
}
async function listFolder(folder) {
	try {
		return await readdir(folder);
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return [];
		throw error;
	}
}

// action-serve/src/serve/request-error.ts
/** A request that the client can put right: the HTTP status and one sentence that says what, where and the cure. */
var RequestError = class extends Error {
	name = "RequestError";
	status;
	cells;
	constructor(status, message, cells) {
		super(message);
		this.status = status;
		this.cells = cells;
	}
};

// action-serve/src/serve/answer-error.ts
/** What the framework refuses, in our words, by its code. */
const KNOWN_FAULTS = {
	FST_ERR_CTP_BODY_TOO_LARGE: {
		status: 413,
		message: "The body is too large. Send fewer rows a request."
	},
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
		status: 400,
		message: "The body is not as long as its Content-Length says. Correct the header."
	},
	FST_ERR_BAD_URL: {
		status: 400,
		message: "The address is not a valid URL. Correct its escapes."
	},
	FST_ERR_MAX_PARAM_LENGTH: {
		status: 414,
		message: "The address holds a name that is too long for any model. Correct it."
	}
};
/** What Node calls a connection that its client gave up. */
const HUNG_UP = [
	"ECONNRESET",
	"ECONNABORTED",
	"EPIPE",
	"ERR_STREAM_PREMATURE_CLOSE"
];
const CONTENT_TYPES = ["application/json", "application/octet-stream"];
/** Answers an error thrown by a route: what the client can put right with its sentence, everything else as 500. */
function answerError(log, error, reply) {
	if (error instanceof RequestError) {
		if (error.status === 503) reply.header("retry-after", "1");
		return reply.code(error.status).send({
			error: error.message,
			...error.cells === void 0 ? {} : { errors: error.cells }
		});
	}
	const fault = KNOWN_FAULTS[readCode(error)] ?? findClientFault(error);
	if (fault) return reply.code(fault.status).send({ error: fault.message });
	log.error(`A request failed: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
	return reply.code(500).send({ error: "The service failed to answer. Its own log says why." });
}
/** Answers an address that does not exist. */
function refuseMissing(request, reply) {
	return reply.code(404).send({ error: `There is no ${request.method} ${request.url.split("?")[0]}. GET /openapi.json lists what there is.` });
}
/** What the framework, or Node below it, blames the client for. Nobody is left to read it where the client hung up. */
function findClientFault(error) {
	if (!(error instanceof Error)) return void 0;
	if (HUNG_UP.includes(readCode(error))) return {
		status: 400,
		message: "The request ended too early."
	};
	const status = "statusCode" in error ? Number(error.statusCode) : 500;
	return status >= 400 && status < 500 ? {
		status,
		message: error.message.replace(/\.?$/, ".")
	} : void 0;
}
/** A hook that refuses bodies that cannot be read: other types than JSON and binary tensors, compressed ones. */
async function checkContent(request) {
	if (!hasBody(request)) return;
	const encoding = request.headers["content-encoding"];
	if (encoding !== void 0 && encoding !== "identity") throw new RequestError(415, `A body in ${encoding} is not supported. Send it uncompressed.`);
	const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
	if (type === void 0 || CONTENT_TYPES.includes(type)) return;
	throw new RequestError(415, `A body of type ${type} is not supported. Send "Content-Type: application/json".`);
}
/** Some clients and probes send a content type along whatever they ask. */
function hasBody({ method, headers }) {
	if (method === "GET" || method === "HEAD") return false;
	return headers["transfer-encoding"] !== void 0 || Number(headers["content-length"] ?? 0) > 0;
}
/** Answers what is not HTTP, or came too slowly, on the bare connection. */
function explainClientError(error, socket) {
	if (error.code === "ECONNRESET" || !socket.writable) {
		socket.destroy();
		return;
	}
	const [status, sentence] = describeClientError(error.code);
	const body = JSON.stringify({ error: sentence });
	socket.end(`HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
}
function describeClientError(code) {
	if (code === "ERR_HTTP_REQUEST_TIMEOUT") return ["408 Request Timeout", "The request took too long to arrive."];
	if (code === "HPE_HEADER_OVERFLOW") return ["431 Request Header Fields Too Large", "The headers are too large."];
	return ["400 Bad Request", "This is not a valid HTTP request."];
}
function readCode(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

// action-serve/src/serve/check-token.ts
/** Probes that carry no token must still find these. They say nothing about data or requests. */
const OPEN_ROUTES = /* @__PURE__ */ new Set([
	"/health",
	"/v2/health/live",
	"/v2/health/ready"
]);
/** A hook that lets only requests with this bearer token pass; all where there is no token. */
function createTokenCheck(token) {
	const expected = token === void 0 ? void 0 : digest(`Bearer ${token}`);
	return async (request, reply) => {
		if (expected === void 0 || OPEN_ROUTES.has(request.routeOptions.url ?? "")) return void 0;
		if (timingSafeEqual(digest(request.headers.authorization ?? ""), expected)) return void 0;
		return reply.code(401).header("www-authenticate", "Bearer").send({ error: "This service asks for a token. Send \"Authorization: Bearer <token>\"." });
	};
}
function digest(text) {
	return createHash("sha256").update(text).digest();
}

// action-serve/src/serve/describe-api.ts
const JSON_TYPE = "application/json";
/** The service as an OpenAPI 3.1 document, its rows typed by the data contract. */
function describeApi({ name, version, bundle }) {
	const { contract, evaluation, golden } = bundle;
	return {
		openapi: "3.1.0",
		info: {
			title: contract.title ?? name,
			version,
			description: `Predictions of the model ${name}.`
		},
		paths: {
			"/predict": { post: describePredict(golden.cases[0]?.row) },
			[`/v2/models/${name}/infer`]: { post: describeInfer() },
			[`/v2/models/${name}`]: { get: describeGet("The tensors that the model takes and gives") },
			"/v2": { get: describeGet("The server and the protocol extensions it speaks") },
			"/v2/health/live": { get: describeGet("Whether the process answers") },
			"/v2/health/ready": { get: describeGet("Whether requests are welcome; 503 while it drains") },
			"/health": { get: describeGet("Model, predictions log and following, in one answer") },
			"/metrics": { get: describeGet("Metrics in the Prometheus text format") }
		},
		components: {
			schemas: {
				Row: describeRow(contract),
				Prediction: describePrediction(evaluation.task, contract),
				Answer: describeAnswer$1(),
				Fault: describeFault()
			},
			securitySchemes: { token: {
				type: "http",
				scheme: "bearer"
			} }
		},
		security: [{}, { token: [] }]
	};
}
function describePredict(example) {
	const row = { $ref: "#/components/schemas/Row" };
	const rows = {
		type: "object",
		properties: { rows: {
			type: "array",
			items: row,
			minItems: 1
		} },
		required: ["rows"]
	};
	return {
		summary: "Predict one row, or many",
		requestBody: {
			required: true,
			content: { [JSON_TYPE]: {
				schema: { anyOf: [row, rows] },
				...example === void 0 ? {} : { example }
			} }
		},
		responses: {
			200: answer("The prediction", { $ref: "#/components/schemas/Answer" }),
			422: answer("A row does not fit the data contract", { $ref: "#/components/schemas/Fault" }),
			400: answer("The body cannot be read", { $ref: "#/components/schemas/Fault" }),
			...describeTrouble()
		}
	};
}
function describeInfer() {
	return {
		summary: "Infer from tensors (Open Inference Protocol v2)",
		requestBody: {
			required: true,
			content: { [JSON_TYPE]: { schema: { type: "object" } } }
		},
		responses: {
			200: answer("The output tensors", { type: "object" }),
			400: answer("The tensors do not fit the model, or the rows they stand for the data contract", { $ref: "#/components/schemas/Fault" }),
			...describeTrouble()
		}
	};
}
/** What any prediction may be answered for want of time or room. */
function describeTrouble() {
	const fault = { $ref: "#/components/schemas/Fault" };
	return {
		413: answer("The body is too large", fault),
		503: answer("Too many rows are waiting; try again after Retry-After seconds", fault),
		504: answer("The model did not answer in time", fault)
	};
}
function describeGet(summary) {
	return {
		summary,
		responses: { 200: { description: summary } }
	};
}
function answer(description, schema) {
	return {
		description,
		content: { [JSON_TYPE]: { schema } }
	};
}
function describeRow(contract) {
	const features = featureColumns(contract);
	return {
		type: "object",
		properties: Object.fromEntries(features.map((column) => [column.name, describeColumn(column)])),
		required: features.filter(({ nullable }) => !nullable).map(({ name }) => name)
	};
}
/** The column's own schema without the kit's annotations; null goes where the cell may be missing. */
function describeColumn({ schema, nullable, unit, description }) {
	const plain = Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith("x-")));
	const told = [description, unit === void 0 ? void 0 : `In ${unit}.`].filter(Boolean).join(" ");
	const described = {
		...plain,
		...told === "" ? {} : { description: told }
	};
	return nullable ? { anyOf: [described, { type: "null" }] } : described;
}
function describePrediction(task, contract) {
	const { name, unit } = targetColumn(contract);
	const description = unit === void 0 ? name : `${name}, in ${unit}`;
	if (task === "regression") return {
		type: "object",
		properties: { value: {
			type: "number",
			description
		} },
		required: ["value"]
	};
	return {
		type: "object",
		properties: {
			label: { description },
			probabilities: {
				type: "object",
				additionalProperties: {
					type: "number",
					minimum: 0,
					maximum: 1
				}
			}
		},
		required: ["label"]
	};
}
function describeAnswer$1() {
	const text = { type: "string" };
	const prediction = { $ref: "#/components/schemas/Prediction" };
	const item = {
		type: "object",
		properties: {
			id: text,
			prediction
		}
	};
	return {
		type: "object",
		properties: {
			model: text,
			version: text,
			bundle: text,
			id: {
				...text,
				description: "X-Request-Id of the request, or a new one: the key that joins labels later"
			},
			unit: text,
			prediction,
			predictions: {
				type: "array",
				items: item,
				description: "For \"rows\": one a row, in order"
			}
		},
		required: [
			"model",
			"version",
			"bundle",
			"id"
		]
	};
}
function describeFault() {
	return {
		type: "object",
		properties: {
			error: { type: "string" },
			errors: {
				type: "array",
				items: {
					type: "object",
					properties: {
						row: { type: "integer" },
						column: { type: "string" },
						rule: { type: "string" },
						message: { type: "string" }
					}
				}
			}
		},
		required: ["error"]
	};
}

// action-serve/src/serve/routes/add-route.ts
const METHODS = [
	"GET",
	"HEAD",
	"POST",
	"PUT",
	"PATCH",
	"DELETE",
	"OPTIONS",
	"QUERY",
	"TRACE"
];
/** Adds a route for one method; the others are answered 405 before their body is read. */
function addRoute(app, method, url, handler) {
	const allowed = method === "GET" ? ["GET", "HEAD"] : ["POST"];
	app.route({
		method,
		url,
		handler
	});
	app.route({
		method: METHODS.filter((other) => !allowed.includes(other)),
		url,
		onRequest: async (request, reply) => reply.code(405).header("allow", allowed.join(", ")).send({ error: `${request.method} does not work here. Use ${method}.` }),
		handler: () => void 0
	});
}

// action-serve/src/serve/routes/health.ts
/** `GET /health`, `/metrics`, `/openapi.json`. */
function addHealthRoutes(app, parts) {
	addRoute(app, "GET", "/health", (_request, reply) => {
		const report = reportHealth(parts);
		return reply.code(report.ready ? 200 : 503).send(report);
	});
	addRoute(app, "GET", "/metrics", async (_request, reply) => {
		const { type, text } = await parts.metrics.expose();
		return reply.type(type).send(text);
	});
	addRoute(app, "GET", "/openapi.json", (_request, reply) => reply.send(describeApi(parts.holder.current())));
}
/** How the service is. */
function reportHealth(parts) {
	const { name, version, bundle } = parts.holder.current();
	const draining = parts.readiness.isDraining();
	const log = parts.predictions?.describe() ?? null;
	const follow = parts.follow?.report() ?? null;
	const degraded = log?.state === "failing" || (follow?.fault ?? null) !== null;
	return {
		status: draining ? "draining" : degraded ? "degraded" : "ok",
		ready: !draining,
		environment: parts.environment ?? null,
		model: {
			name,
			version,
			bundle: bundle.digest
		},
		log,
		follow
	};
}

// action-serve/src/serve/name-request.ts
/** Names a request. */
function nameRequest(given) {
	return {
		own: randomUUID(),
		given
	};
}
/** The id that the answer carries: the client's, else the service's own. */
function answerId({ own, given }) {
	return given ?? own;
}
/** The ids of a request's rows: its own for a single row, numbered from 0 for several. */
function nameRows(id, rows, single) {
	return single ? [id] : Array.from({ length: rows }, (_, index) => `${id}/${index}`);
}

// action-serve/src/serve/protocol/parse-json-body.ts
const decoder = new TextDecoder("utf-8", { fatal: true });
/** The JSON object in a request's body. @throws RequestError 400 for anything else */
function parseJsonBody(body) {
	if (body.length === 0) throw new RequestError(400, "The body is empty. Send a JSON object.");
	const value = parseJson(body);
	if (isRecord(value)) return value;
	throw new RequestError(400, "The body is not a JSON object. Send one, in braces.");
}
/**
* The object `parameters` of a request, a tensor or an output; empty where there is none, or null as some clients write.
* @throws RequestError 400 for anything else
*/
function readParameters(part, where) {
	const parameters = part["parameters"] ?? {};
	if (isRecord(parameters)) return parameters;
	throw new RequestError(400, `${where} has "parameters" that are no object. Send one, or leave them out.`);
}
function parseJson(body) {
	try {
		return JSON.parse(decoder.decode(body));
	} catch (error) {
		throw new RequestError(400, `The body is not valid JSON: ${describeError(error)}`);
	}
}

// action-serve/src/serve/record-predictions.ts
/** Counts answered rows and hands them to the predictions log, sensitive features left out. */
function recordAnswers(parts, answered) {
	const { live, name, single, rows, predictions, outcome } = answered;
	parts.metrics.countPredictions(outcome, rows.length);
	if (!parts.predictions) return;
	const common = describeRequest(parts, answered);
	const ids = nameRows(name.own, rows.length, single);
	const given = isKept(name.given) ? nameRows(name.given, rows.length, single) : void 0;
	for (const [index, row] of rows.entries()) parts.predictions.append({
		...common,
		id: ids[index] ?? "",
		...given === void 0 ? {} : { request: given[index] ?? "" },
		features: live.redact(row),
		prediction: predictions?.[index] ?? null,
		outcome
	});
}
/** Counts rows that were not answered and tells the predictions log how many, and why: none of their values. */
function recordRefusals(parts, asked) {
	const { name, outcome, groups } = asked;
	for (const { rows } of groups) parts.metrics.countPredictions(outcome, rows);
	if (!parts.predictions) return;
	const common = describeRequest(parts, asked);
	const ids = nameRows(name.own, groups.length, groups.length === 1);
	for (const [index, { columns, rows }] of groups.entries()) parts.predictions.append({
		...common,
		id: ids[index] ?? "",
		outcome,
		rows,
		columns
	});
}
function describeRequest({ clock, environment }, { live, started }) {
	return {
		schema: 2,
		time: clock().toISOString(),
		environment: environment ?? null,
		model: live.name,
		version: live.version,
		bundle: live.bundle.digest,
		milliseconds: Math.round((performance.now() - started) * 1e3) / 1e3
	};
}
function isKept(given) {
	return given !== void 0 && given !== "" && given.length <= 256;
}

// kit/format/manifest/prediction-record.ts
/** Columns that one record names at most. */
const MAX_BROKEN_COLUMNS = 20;
const common = {
	schema: Literal(2),
	/** The service's own, of this record alone, whatever the client calls its requests. */
	id: String$1(),
	time: Instant,
	/** Null where the service was not told which one it stands in. */
	environment: Union([Name, Null()]),
	model: Name,
	version: String$1(),
	bundle: DigestSchema,
	milliseconds: Number$1({ minimum: 0 })
};
/** A row that was answered. Sensitive features are null. */
const AnsweredRecordSchema = closed({
	...common,
	/** `unchecked`: tensors that no contract was held against. */
	outcome: Union([Literal("ok"), Literal("unchecked")]),
	/** What the client calls the row, by which labels find it; left out where that is the record's `id`. */
	request: Optional(String$1()),
	features: Record(String$1(), Cell),
	/** Null where the outputs of unchecked tensors mean no prediction. */
	prediction: Union([PredictionSchema, Null()])
});
/**
* Rows of one request that were not answered, for the same reason: counted, without values, so that a flood of requests
* that are refused costs little and keeps nothing of what it held.
*/
const UnansweredRecordSchema = closed({
	...common,
	/** `invalid`: broke the contract, or could not be read as rows; `error`: the model or the service failed. */
	outcome: Union([Literal("invalid"), Literal("error")]),
	rows: Count,
	/** Those of the contract that an invalid row broke; "" stands for names that the contract does not have. */
	columns: _Array_(String$1(), { maxItems: 20 })
});
/** One line of the predictions log. */
const PredictionRecordSchema = Union([AnsweredRecordSchema, UnansweredRecordSchema]);

// action-serve/src/serve/group-refusals.ts
/** A request's refused rows are told apart by what they broke into at most this many groups; the rest is one more. */
const MAX_GROUPS = 10;
/**
* Counts refused rows by the columns that they broke. Names that the contract does not have count as "": a client can
* send any.
*/
function countRefusals(known) {
	const counts = /* @__PURE__ */ new Map();
	return {
		add: (columns) => {
			const kept = [...new Set(columns.map((name) => known.has(name) ? name : ""))].sort().slice(0, 20);
			const key = JSON.stringify(kept);
			const full = counts.size >= 10 && !counts.has(key);
			const group = counts.get(full ? "" : key) ?? {
				columns: full ? [] : kept,
				rows: 0
			};
			group.rows++;
			counts.set(full ? "" : key, group);
		},
		groups: () => [...counts.values()]
	};
}

// action-serve/src/serve/validate-rows.ts
/** An answer names at most this many faults; a client that sent more has the first ones to start with. */
const MAX_FAULTS = 100;
/** Holds rows against the contract as ingestion does, and normalises them. */
function validateRows(live, values) {
	const rows = [];
	const faults = [];
	const refusals = countRefusals(live.columns);
	for (const [index, value] of values.entries()) {
		const verdict = live.validate(value);
		if (verdict.ok) {
			rows.push(verdict.row);
			continue;
		}
		refusals.add(verdict.errors.map(({ column }) => column));
		const room = 100 - faults.length;
		faults.push(...verdict.errors.slice(0, room).map((error) => ({
			row: index,
			...error
		})));
	}
	return {
		rows,
		faults,
		refused: refusals.groups()
	};
}

// action-serve/src/serve/routes/read-body.ts
/** A request's body as bytes. @throws RequestError 400 when there is none */
function readBody({ body }) {
	if (body instanceof Uint8Array) return body;
	throw new RequestError(400, "The body is empty. Send a JSON object.");
}

// action-serve/src/serve/routes/predict.ts
/** `POST /predict`: rows as the contract has them. */
function addPredictRoutes(app, parts) {
	addRoute(app, "POST", "/predict", (request, reply) => parts.holder.current().use((live) => answerPredict(parts, live, request, reply)));
}
async function answerPredict(parts, live, request, reply) {
	const asked = {
		live,
		name: readRequestName(request),
		started: performance.now()
	};
	const { values, single } = readOrRecord$1(parts, asked, request);
	const { rows, faults, refused } = validateRows(live, values);
	if (faults.length > 0) {
		recordRefusals(parts, {
			...asked,
			outcome: "invalid",
			groups: refused
		});
		throw new RequestError(422, explainFaults(refused, single), faults);
	}
	const predictions = await predictOrRecord(parts, {
		...asked,
		rows,
		single
	});
	return reply.send(describeAnswer({
		live,
		name: asked.name,
		predictions,
		single
	}));
}
/** A body that holds no rows is recorded as one that broke the contract, of no column in particular. */
function readOrRecord$1(parts, asked, request) {
	try {
		return readRows(parseJsonBody(readBody(request)));
	} catch (error) {
		recordRefusals(parts, {
			...asked,
			outcome: "invalid",
			groups: [{
				columns: [],
				rows: 1
			}]
		});
		throw error;
	}
}
/** A body is one row, or `{"rows": [...]}` unless the contract has a column of that name. */
function readRows(body) {
	const rows = body["rows"];
	if (!Array.isArray(rows)) return {
		values: [body],
		single: true
	};
	if (rows.length === 0) throw new RequestError(400, "The list \"rows\" is empty. Send at least one row.");
	return {
		values: rows,
		single: false
	};
}
/** The client's `X-Request-Id`, which joins labels to predictions later, else a new one. */
function readRequestName(request) {
	const header = request.headers["x-request-id"];
	if (header === void 0) return nameRequest(void 0);
	if (typeof header === "string" && /^[\x21-\x7e]{1,128}$/.test(header)) return nameRequest(header);
	throw new RequestError(400, "X-Request-Id must be 1 to 128 visible ASCII characters. Shorten it or leave it out.");
}
function explainFaults(refused, single) {
	const rows = refused.reduce((sum, group) => sum + group.rows, 0);
	return `${single ? "The row does" : `${rows} of the rows ${rows === 1 ? "does" : "do"}`} not fit the data contract. "errors" says where; GET /openapi.json has the contract.`;
}
async function predictOrRecord(parts, question) {
	try {
		const predictions = await question.live.rows.predict(question.rows);
		recordAnswers(parts, {
			...question,
			predictions,
			outcome: "ok"
		});
		return predictions;
	} catch (error) {
		const groups = [{
			columns: [],
			rows: question.rows.length
		}];
		recordRefusals(parts, {
			...question,
			outcome: "error",
			groups
		});
		if (error instanceof ConfigurationError) throw new RequestError(422, error.message);
		throw error;
	}
}
function describeAnswer({ live, name, predictions, single }) {
	const id = answerId(name);
	const ids = nameRows(id, predictions.length, single);
	const { unit } = targetColumn(live.bundle.contract);
	const head = {
		model: live.name,
		version: live.version,
		bundle: live.bundle.digest,
		id
	};
	const tail = unit === void 0 ? {} : { unit };
	if (single) return {
		...head,
		prediction: predictions[0],
		...tail
	};
	return {
		...head,
		predictions: predictions.map((prediction, index) => ({
			id: ids[index],
			prediction
		})),
		...tail
	};
}

// action-serve/src/serve/protocol/binary-data.ts
/**
* Reads a tensor's bytes (the protocol's binary tensor data extension: little-endian, row-major; BYTES as a 4-byte
* length before each UTF-8 text).
* @throws RequestError 400 when bytes and shape disagree
*/
function readBinaryData({ name, datatype, shape }, bytes) {
	const count = shape.reduce((product, size) => product * size, 1);
	if (datatype === "BYTES") return readTexts({
		name,
		count,
		bytes
	});
	const { BYTES_PER_ELEMENT: width } = allocate(datatype, 0);
	if (bytes.length !== count * width) throw new RequestError(400, `Input "${name}" has ${formatCount(bytes.length, "byte")}; ${formatCount(count, "value")} of ${datatype} ${count === 1 ? "takes" : "take"} ${count * width}.`);
	if (datatype === "BOOL" && bytes.some((byte) => byte > 1)) throw new RequestError(400, `Input "${name}" is BOOL and has a byte other than 0 and 1.`);
	const data = allocate(datatype, count);
	new Uint8Array(data.buffer).set(bytes);
	return data;
}
/** The bytes of a tensor's values, the other way round. */
function writeBinaryData({ data }) {
	return Array.isArray(data) ? writeTexts(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
function readTexts({ name, count, bytes }) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const texts = [];
	let offset = 0;
	while (offset < bytes.length) {
		const start = offset + 4;
		const end = start <= bytes.length ? start + view.getUint32(offset, true) : Number.POSITIVE_INFINITY;
		if (end > bytes.length) throw new RequestError(400, `Input "${name}" ends within a text.`);
		texts.push(readText$1({
			name,
			index: texts.length,
			bytes: bytes.subarray(start, end)
		}));
		offset = end;
	}
	if (texts.length === count) return texts;
	throw new RequestError(400, `Input "${name}" has ${texts.length} texts; its shape holds ${count}.`);
}
function readText$1({ name, index, bytes }) {
	try {
		return checkText(new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes), name, index);
	} catch (error) {
		if (error instanceof ConfigurationError) throw new RequestError(400, error.message);
		throw new RequestError(400, `Value ${index} of the tensor "${name}" is not UTF-8.`);
	}
}
function writeTexts(data) {
	const parts = data.flatMap((value) => {
		const text = Buffer.from(value);
		const length = Buffer.alloc(4);
		length.writeUInt32LE(text.length);
		return [length, text];
	});
	return Buffer.concat(parts);
}

// action-serve/src/serve/protocol/json-data.ts
/**
* Reads a tensor's JSON `data` (row-major, flat or nested as its shape) without bending a value.
* @throws RequestError 400 that names the tensor and the element
*/
function readJsonData(head, data) {
	const { name, shape } = head;
	if (!Array.isArray(data)) throw new RequestError(400, `Input "${name}" has no "data" array. Add it.`);
	const flat = Array.isArray(data[0]) ? flatten({
		data,
		shape,
		name
	}) : data;
	try {
		const values = toTensorData({
			...head,
			data: flat.map(requireScalar, head)
		});
		refuseOverflow(head, values);
		return values;
	} catch (error) {
		throw error instanceof ConfigurationError ? new RequestError(400, error.message) : error;
	}
}
/** A tensor's values as JSON has them. @throws RequestError 400 for one that JSON cannot carry exactly */
function writeJsonData({ name, datatype, data }) {
	const convert = chooseConversion(datatype);
	return Array.from(data, (value) => {
		const converted = convert(value);
		if (typeof converted !== "number" || isExact(converted, datatype)) return converted;
		throw new RequestError(400, `Output "${name}" holds ${String(value)}, which JSON cannot carry; ask for it with "binary_data": true.`);
	});
}
function chooseConversion(datatype) {
	if (datatype === "BOOL") return Boolean;
	if (datatype === "FP16") return (value) => decodeHalf(Number(value));
	return datatype === "BYTES" ? String : Number;
}
function isExact(value, datatype) {
	return Number.isFinite(value) && (!datatype.endsWith("INT64") || Number.isSafeInteger(value));
}
function flatten({ data, shape, name }) {
	const [size, ...inner] = shape;
	if (!(data.length === size && data.every((item) => Array.isArray(item) === inner.length > 0))) throw new RequestError(400, `Input "${name}" is nested otherwise than its shape. Send its values flat.`);
	return data.flatMap((item) => Array.isArray(item) ? flatten({
		data: item,
		shape: inner,
		name
	}) : [item]);
}
function requireScalar(value, index) {
	if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
	const kind = value === null ? "null" : Array.isArray(value) ? "a list" : "an object";
	throw new RequestError(400, `Value ${index} of the tensor "${this.name}" is ${kind}. Send ${this.datatype} values.`);
}
/** JSON has no infinities: one in the tensor is a number that its datatype cannot hold. */
function refuseOverflow({ name, datatype }, values) {
	if (datatype !== "FP32" && datatype !== "FP16") return;
	const decode = datatype === "FP16" ? decodeHalf : Number;
	const index = Array.from(values).findIndex((value) => !Number.isFinite(decode(Number(value))));
	if (index === -1) return;
	throw new RequestError(400, `Value ${index} of the tensor "${name}" is too large for ${datatype}.`);
}

// action-serve/src/serve/protocol/show-value.ts
const MAX_TEXT = 100;
const MAX_ITEMS = 16;
/** What a client sent, for a sentence about it: as JSON where that is short, else what kind of value it is. */
function showValue(value) {
	if (typeof value === "string") return JSON.stringify(value.slice(0, MAX_TEXT));
	if (typeof value !== "object" || value === null) return String(value);
	if (!Array.isArray(value)) return "an object";
	return value.length <= MAX_ITEMS && value.every((item) => typeof item !== "object") ? `[${value.map(showValue).join(",")}]` : "a list";
}

// action-serve/src/serve/protocol/requested-outputs.ts
/**
* The outputs a request asks for, in its order; all of the model's when it names none.
* @throws RequestError 400 for an unknown output or one asked for in a way that is not supported
*/
function readRequestedOutputs(json, signature) {
	const binary = readParameters(json, "The request")["binary_data_output"] === true;
	const outputs = json["outputs"] ?? [];
	if (Array.isArray(outputs) && outputs.length === 0) return signature.outputs.map(({ name }) => ({
		name,
		binary
	}));
	if (!Array.isArray(outputs)) throw new RequestError(400, "The request's \"outputs\" is not a list. Send a list.");
	return outputs.map((output) => readOutput(output, signature, binary));
}
function readOutput(output, signature, binary) {
	const described = isRecord(output) ? output : {};
	const { name } = described;
	if (typeof name !== "string" || !signature.outputs.some((known) => known.name === name)) {
		const known = signature.outputs.map((known) => known.name).join(", ");
		throw new RequestError(400, `The model has no output ${showValue(name)}. It gives: ${known}.`);
	}
	const parameters = readParameters(described, `Output "${name}"`);
	for (const extension of ["classification", "shared_memory_region"]) {
		if (parameters[extension] === void 0) continue;
		throw new RequestError(400, `Output "${name}" asks for "${extension}", which is not supported. Leave it out.`);
	}
	const wanted = parameters["binary_data"];
	return {
		name,
		binary: typeof wanted === "boolean" ? wanted : binary
	};
}

// action-serve/src/serve/protocol/read-infer-request.ts
/**
* Reads the body of `POST /v2/models/<name>/infer` against the model's signature.
* @throws RequestError 400 that names the tensor, what it is and what the model takes
*/
function readInferRequest({ bytes, jsonLength }, signature) {
	const json = parseJsonBody(bytes.subarray(0, jsonLength));
	const binary = createBinaryCursor(jsonLength === void 0 ? /* @__PURE__ */ new Uint8Array() : bytes.subarray(jsonLength));
	const found = /* @__PURE__ */ new Map();
	for (const input of readList(json["inputs"])) {
		const tensor = readTensor(input, signature, binary);
		if (found.has(tensor.name)) throw new RequestError(400, `Input "${tensor.name}" is there twice. Send it once.`);
		found.set(tensor.name, tensor);
	}
	binary.assertSpent();
	const inputs = signature.inputs.map(({ name }) => found.get(name) ?? throwAbsent(name));
	return {
		id: readId(json["id"]),
		inputs,
		rows: countRows$1(inputs, signature),
		outputs: readRequestedOutputs(json, signature)
	};
}
function readList(inputs) {
	if (Array.isArray(inputs) && inputs.every(isRecord)) return inputs;
	throw new RequestError(400, "The request has no \"inputs\" list of tensors. Add it.");
}
function throwAbsent(name) {
	throw new RequestError(400, `Input "${name}" is missing. Add it to "inputs".`);
}
function readId(id) {
	if (typeof id === "string") return id;
	if (id === void 0 || id === null) return void 0;
	throw new RequestError(400, "The request's \"id\" is not text. Send text, or leave it out.");
}
function readTensor(input, signature, binary) {
	const expected = signature.inputs.find(({ name }) => name === input["name"]);
	if (!expected) {
		const known = signature.inputs.map(({ name }) => name).join(", ");
		throw new RequestError(400, `The model has no input ${showValue(input["name"])}. It takes: ${known}.`);
	}
	const { name, datatype } = expected;
	if (input["datatype"] !== datatype) throw new RequestError(400, `Input "${name}" is ${showValue(input["datatype"])}; the model takes ${datatype}.`);
	const shape = readShape(input["shape"], expected);
	return {
		name,
		datatype,
		shape,
		data: readData(input, {
			name,
			datatype,
			shape
		}, binary)
	};
}
function readShape(shape, { name, shape: expected }) {
	const sizes = Array.isArray(shape) ? shape.filter((size) => Number.isSafeInteger(size) && size >= 0) : [];
	if (Array.isArray(shape) && sizes.length === shape.length && sizes.length === expected.length && sizes.every((size, axis) => expected[axis] === -1 || expected[axis] === size)) return sizes;
	throw new RequestError(400, `Input "${name}" has shape ${showValue(shape)}; the model takes [${expected.join(", ")}] (-1 is any size).`);
}
function readData(input, head, binary) {
	const parameters = readParameters(input, `Input "${head.name}"`);
	refuseSharedMemory(parameters, `Input "${head.name}"`);
	const size = parameters["binary_data_size"];
	if (size === void 0) return readJsonData(head, input["data"]);
	return readBinaryData(head, binary.take(size, head.name));
}
/** @throws RequestError 400 where a tensor is said to lie in shared memory, which this service does not read */
function refuseSharedMemory(parameters, where) {
	if (parameters["shared_memory_region"] === void 0) return;
	throw new RequestError(400, `${where} asks for shared memory, which is not supported. Send it in the body.`);
}
function countRows$1(inputs, { batch }) {
	const [first] = inputs;
	const rows = first?.shape[0] ?? 1;
	const other = inputs.find(({ shape }) => (shape[0] ?? 1) !== rows);
	if (other) throw new RequestError(400, `Input "${other.name}" has ${formatCount(other.shape[0] ?? 1, "row")} and "${first?.name}" has ${rows}. Send the same number.`);
	if (rows === 0) throw new RequestError(400, "The request has no rows. Send at least one.");
	if (batch !== 0 && rows !== batch) throw new RequestError(400, `The request has ${formatCount(rows, "row")}; the model takes exactly ${batch}.`);
	return rows;
}
function createBinaryCursor(bytes) {
	let offset = 0;
	return {
		take: (size, name) => {
			if (!(typeof size === "number" && Number.isInteger(size) && size >= 0 && offset + size <= bytes.length)) {
				const left = bytes.length - offset;
				throw new RequestError(400, `Input "${name}" says "binary_data_size": ${showValue(size)}, and ${formatCount(left, "byte")} ${left === 1 ? "is" : "are"} left. Set Inference-Header-Content-Length and the sizes.`);
			}
			offset += size;
			return bytes.subarray(offset - size, offset);
		},
		assertSpent: () => {
			if (offset === bytes.length) return;
			throw new RequestError(400, `The binary data is longer than the inputs say: ${formatCount(bytes.length - offset, "byte")} too many.`);
		}
	};
}

// action-serve/src/serve/protocol/write-infer-response.ts
/** The header that says where the JSON of a request or an answer ends and its binary data begins. */
const HEADER_LENGTH = "inference-header-content-length";
/** The answer to an inference request: JSON, followed by the bytes of the outputs that were asked for as binary. */
function writeInferResponse(head, tensors, requested) {
	const chunks = [];
	const outputs = requested.flatMap(({ name, binary }) => {
		const tensor = tensors.find((candidate) => candidate.name === name);
		return tensor ? [describeOutput(tensor, binary ? chunks : void 0)] : [];
	});
	const json = JSON.stringify({
		model_name: head.model,
		model_version: head.version,
		id: head.id,
		outputs
	});
	if (!requested.some(({ binary }) => binary)) return {
		headers: { "content-type": "application/json" },
		body: json
	};
	return {
		headers: {
			"content-type": "application/octet-stream",
			[HEADER_LENGTH]: String(Buffer.byteLength(json))
		},
		body: Buffer.concat([Buffer.from(json), ...chunks])
	};
}
function describeOutput(tensor, chunks) {
	const { name, datatype, shape } = tensor;
	if (!chunks) return {
		name,
		datatype,
		shape,
		data: writeJsonData(tensor)
	};
	const bytes = writeBinaryData(tensor);
	chunks.push(bytes);
	return {
		name,
		datatype,
		shape,
		parameters: { binary_data_size: bytes.length }
	};
}

// action-serve/src/serve/validate-tensors.ts
/** Holds the rows that tensors stand for against the contract, as `/predict` holds those it is sent. */
function validateTensors(live, { inputs, rows: count }) {
	const values = live.readRows(inputs, count);
	const verdict = validateRows(live.tensorRows, values);
	if (verdict.faults.length > 0) return {
		...validateExactly(live, inputs, count),
		inputs
	};
	const isChanged = verdict.rows.some((row, index) => differs(row, values[index]));
	return {
		...verdict,
		inputs: isChanged ? live.encodeRows(verdict.rows) : inputs
	};
}
/** A bound such as 0.7 lies above the single-precision number that stands for it. */
function validateExactly(live, inputs, count) {
	return validateRows(live.tensorRows, live.readRows(inputs, count, { exactly: true }));
}
/** A row that fits as it is comes back as the one that was sent. */
function differs(row, value) {
	if (row === value) return false;
	for (const name in value) if (row[name] !== value[name]) return true;
	return false;
}
/** One sentence on tensors that do not fit, which names the first cell; `errors` beside it has them all. */
function explainTensorFaults(faults) {
	const [first] = faults;
	if (!first) return "The tensors do not fit the data contract.";
	const rest = faults.length - 1;
	const more = rest === 0 ? "" : ` So ${rest === 1 ? "does" : "do"} ${formatCount(rest, "more cell")}, which "errors" lists.`;
	return `Row ${first.row} does not fit the data contract: "${first.column}" ${first.message}.${more}`;
}

// action-serve/src/serve/routes/protocol.ts
/** The routes of the Open Inference Protocol v2 (REST), with its binary tensor data extension. */
function addProtocolRoutes(app, parts) {
	const { readiness } = parts;
	const server = {
		name: "slipway",
		version: "2",
		extensions: ["binary_tensor_data"]
	};
	addRoute(app, "GET", "/v2", (_request, reply) => reply.send(server));
	addRoute(app, "GET", "/v2/health/live", (_request, reply) => reply.send({ live: true }));
	addRoute(app, "GET", "/v2/health/ready", (_request, reply) => answerReady(reply, readiness));
	for (const prefix of ["/v2/models/:name", "/v2/models/:name/versions/:version"]) {
		addRoute(app, "GET", prefix, (request, reply) => reply.send(describeModel$1(requireModel(parts, request))));
		addRoute(app, "GET", `${prefix}/ready`, (request, reply) => {
			const { name } = requireModel(parts, request);
			return answerReady(reply, readiness, { name });
		});
		addRoute(app, "POST", `${prefix}/infer`, (request, reply) => requireModel(parts, request).use((live) => answerInfer(parts, live, request, reply)));
	}
}
function answerReady(reply, readiness, head = {}) {
	const ready = !readiness.isDraining();
	return reply.code(ready ? 200 : 503).send({
		...head,
		ready
	});
}
function requireModel({ holder }, request) {
	const live = holder.current();
	const { name, version } = isRecord(request.params) ? request.params : {};
	if (name !== live.name) throw new RequestError(404, `There is no model "${name}" here. This service serves "${live.name}".`);
	if (version === void 0 || version === live.version) return live;
	throw new RequestError(404, `Version "${version}" is not served. This service serves "${live.version}".`);
}
function describeModel$1({ name, version, bundle }) {
	const { inputs, outputs } = bundle.signature;
	const describe = (tensor) => ({
		name: tensor.name,
		datatype: tensor.datatype,
		shape: tensor.shape
	});
	return {
		name,
		versions: [version],
		platform: "onnxruntime_onnx",
		inputs: inputs.map(describe),
		outputs: outputs.map(describe)
	};
}
async function answerInfer(parts, live, request, reply) {
	const started = performance.now();
	const question = readOrRecord(parts, live, {
		request,
		started
	});
	const name = nameRequest(question.id);
	const outputs = await inferOrRecord(parts, {
		live,
		question,
		name,
		started
	});
	const { headers, body } = writeInferResponse({
		model: live.name,
		version: live.version,
		id: answerId(name)
	}, outputs, question.outputs);
	return reply.headers(headers).send(body);
}
/** A body that holds no tensors of the model's is recorded as one that broke the contract, of no column in particular. */
function readOrRecord(parts, live, { request, started }) {
	try {
		const bytes = readBody(request);
		return readInferRequest({
			bytes,
			jsonLength: readJsonLength(request, bytes)
		}, live.bundle.signature);
	} catch (error) {
		recordRefusals(parts, {
			live,
			name: nameRequest(void 0),
			started,
			outcome: "invalid",
			groups: [{
				columns: [],
				rows: 1
			}]
		});
		throw error;
	}
}
/** Answers with the model's outputs and records what was asked, whatever comes of it. */
async function inferOrRecord(parts, { question, ...asked }) {
	const { live } = asked;
	const single = question.rows === 1;
	const valid = parts.rawTensors ? void 0 : requireValid(parts, {
		question,
		...asked
	});
	try {
		const [outputs = []] = await live.tensors.predict([valid?.inputs ?? question.inputs]);
		const rows = valid?.rows ?? live.readRows(question.inputs, question.rows);
		const predict = () => live.readPredictions(outputs, question.rows);
		const outcome = valid ? "ok" : "unchecked";
		recordAnswers(parts, {
			...asked,
			single,
			rows,
			outcome,
			predictions: valid ? predict() : tryTo(predict)
		});
		return outputs;
	} catch (error) {
		recordRefusals(parts, {
			...asked,
			outcome: "error",
			groups: [{
				columns: [],
				rows: question.rows
			}]
		});
		throw error instanceof ConfigurationError ? new RequestError(valid ? 422 : 400, error.message) : error;
	}
}
/** @throws RequestError 400 where the tensors stand for rows that the contract refuses */
function requireValid(parts, { question, ...asked }) {
	const validated = validateTensors(asked.live, question);
	const { faults, refused } = validated;
	if (faults.length === 0) return validated;
	recordRefusals(parts, {
		...asked,
		outcome: "invalid",
		groups: refused
	});
	throw new RequestError(400, explainTensorFaults(faults), faults);
}
/** Outputs that mean no prediction (NaN, say) are still the answer to raw tensors. */
function tryTo(predict) {
	try {
		return predict();
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		return;
	}
}
function readJsonLength(request, bytes) {
	const header = request.headers[HEADER_LENGTH];
	if (header === void 0) return void 0;
	const length = Number(header);
	if (typeof header === "string" && /^\d+$/.test(header) && length <= bytes.length) return length;
	throw new RequestError(400, `Inference-Header-Content-Length is "${header}"; the body has ${formatCount(bytes.length, "byte")}.`);
}

// action-serve/src/serve/build-server.ts
/** A request's body is at most this large. */
const MAX_BODY_BYTES = 16777216;
/** A request must have arrived whole within this time. */
const REQUEST_TIMEOUT_MS = 3e4;
/** How often connections are held against that, at most. */
const CHECK_INTERVAL_MS = 1e3;
/** The HTTP server with its routes, not listening yet. */
async function buildServer(parts, { token, requestTimeoutMs = REQUEST_TIMEOUT_MS }) {
	const { readiness, metrics, log } = parts;
	const { fastify } = await import("./chunk-fastify.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const app = fastify({
		logger: false,
		bodyLimit: MAX_BODY_BYTES,
		requestTimeout: requestTimeoutMs,
		http: {
			headersTimeout: requestTimeoutMs,
			connectionsCheckingInterval: Math.min(CHECK_INTERVAL_MS, requestTimeoutMs)
		},
		return503OnClosing: false,
		forceCloseConnections: false,
		clientErrorHandler: explainClientError,
		frameworkErrors: (error, _request, reply) => void answerError(log, error, reply)
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
	app.setErrorHandler((error, _request, reply) => answerError(log, error, reply));
	app.setNotFoundHandler(refuseMissing);
	app.addHook("onRequest", async (_request, reply) => {
		if (readiness.isDraining()) reply.header("connection", "close");
	});
	app.addHook("onRequest", createTokenCheck(token));
	app.addHook("onRequest", checkContent);
	app.addHook("onRequestAbort", async (request) => {
		metrics.countHangUp();
		log.debug(`The client of ${request.method} ${request.url.split("?")[0]} hung up before its answer.`);
	});
	app.addHook("onResponse", async (request, reply) => {
		const route = request.routeOptions.url ?? "none";
		metrics.observeRequest(route, reply.statusCode, reply.elapsedTime / 1e3);
	});
	addHealthRoutes(app, parts);
	addProtocolRoutes(app, parts);
	addPredictRoutes(app, parts);
	return app;
}

// action-serve/src/serve/drain-connections.ts
/** Connections still open this long after the service was told to stop are cut. */
const DRAIN_LIMIT_MS = 2e4;
/** Clients that had begun to connect when the service was told to stop are still let in for this long. */
const GRACE_MS = 100;
/** How often idle connections are closed after that. */
const SWEEP_INTERVAL_MS = 50;
/**
* Answers what is under way and closes the server. A connection is taken for idle only right after the event loop has
* read what had arrived: otherwise a request that waits to be read would be reset.
*/
async function drainConnections(app) {
	const { server } = app;
	await setTimeout$1(GRACE_MS);
	await setImmediate$1();
	const cut = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
	const sweep = setInterval(() => setImmediate(() => server.closeIdleConnections()), SWEEP_INTERVAL_MS);
	await app.close();
	clearTimeout(cut);
	clearInterval(sweep);
}

// action-serve/src/serve/follow-record.ts
/** Starts with the commit that the first model was found in. */
function createFollowRecord(branch, commit) {
	let seen = {
		branch,
		commit,
		fault: null
	};
	return {
		report: () => seen,
		succeed: (next) => {
			const wasAtFault = seen.fault !== null;
			seen = {
				branch,
				commit: next,
				fault: null
			};
			return wasAtFault;
		},
		fail: (fault) => {
			const isNews = fault !== seen.fault;
			seen = {
				...seen,
				fault
			};
			return isNews;
		}
	};
}

// action-serve/src/serve/follow-remote.ts
/**
* Looks at the remote again and again, `pauseMs` after each look, and takes into service what it points at.
* Whatever goes wrong, the model that serves goes on serving.
*/
function startFollowing(ports, pauseMs) {
	const stopping = new AbortController();
	const loop = async () => {
		while (await pause(pauseMs, stopping.signal)) await pollRemote(ports);
	};
	const ended = loop();
	return { stop: () => {
		stopping.abort();
		return ended;
	} };
}
/** One look at the remote. Never throws: a fault is logged once, counted, and kept in the record. */
async function pollRemote(ports) {
	const { git, holder, record, log } = ports;
	const { branch } = record.report();
	try {
		const commit = await git.fetch(branch);
		const rename = await findRename(ports, commit);
		const target = await readTarget(ports, {
			commit,
			rename
		});
		if (target.bundle !== holder.current().bundle.digest) await swapModel(ports, target, commit);
		if (rename) throw rename;
		if (record.succeed(commit)) log.info(`Following ${branch} again, at ${commit.slice(0, 12)}.`);
	} catch (error) {
		reportFault(ports, error);
	}
}
/** What to say where the file that named the model names another one now; undefined where it does not. */
async function findRename({ git, model, namedBy }, commit) {
	if (namedBy === void 0) return void 0;
	const text = await git.show(commit, namedBy);
	const name = text === void 0 ? void 0 : findPipelineModel(text);
	if (name === void 0 || name === model) return void 0;
	return new ConfigurationError("SLW_MODEL_MISMATCH", `${namedBy} names the model "${name}" there, and this service was started for "${model}". Restart the service to serve ${name}, or start it with --model ${model}.`);
}
/** A renamed model's pointer may be gone with its name, and then the name is what to tell of. */
async function readTarget({ git, model, wanted }, { commit, rename }) {
	try {
		return await findTarget(readFromGit(git, commit), model, wanted);
	} catch (error) {
		throw rename ?? error;
	}
}
async function swapModel({ git, holder, open, countSwap, log }, target, commit) {
	const old = holder.current();
	const next = await open(target, readFromGit(git, commit));
	const drained = holder.swap(next);
	countSwap();
	log.notice(`Serving ${next.name} ${next.version} (${shortDigest(target.bundle)}) instead of ${old.version}, as ${commit.slice(0, 12)} says.`);
	await drained;
}
function reportFault({ holder, record, countFault, log }, error) {
	countFault();
	const fault = error instanceof ConfigurationError || !(error instanceof Error) ? describeError(error) : error.stack ?? error.message;
	if (!record.fail(fault)) return;
	const { name, version } = holder.current();
	log.error(`${name} ${version} goes on serving, because ${record.report().branch} cannot be followed: ${fault}`);
}
/** True after the pause, false as soon as it is broken off. */
function pause(milliseconds, signal) {
	return new Promise((resolve) => {
		const end = (elapsed) => {
			clearTimeout(timer);
			signal.removeEventListener("abort", abort);
			resolve(elapsed);
		};
		const abort = () => end(false);
		const timer = setTimeout(() => end(true), milliseconds);
		signal.addEventListener("abort", abort);
		if (signal.aborted) abort();
	});
}

// action-serve/src/serve/metrics.ts
/** Metrics in a registry of their own, beside those of the process (`process_…`, `nodejs_…`). */
async function createMetrics() {
	const { Counter, Histogram, Registry, collectDefaultMetrics } = await import("./chunk-prom-client.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const register = new Registry();
	collectDefaultMetrics({ register });
	const requests = new Histogram({
		name: "slipway_request_duration_seconds",
		help: "Time from a request to its answer.",
		labelNames: ["route", "status"],
		buckets: [
			.001,
			.0025,
			.005,
			.01,
			.025,
			.05,
			.1,
			.25,
			.5,
			1,
			2.5,
			10
		],
		registers: [register]
	});
	const batches = new Histogram({
		name: "slipway_batch_rows",
		help: "Rows in a batch given to the model.",
		buckets: [
			1,
			2,
			4,
			8,
			16,
			32,
			64,
			128,
			256,
			1024
		],
		registers: [register]
	});
	const count = (name, help) => new Counter({
		name,
		help,
		registers: [register]
	});
	const predictions = new Counter({
		name: "slipway_predictions_total",
		help: "Rows asked about, by outcome.",
		labelNames: ["outcome"],
		registers: [register]
	});
	const swaps = count("slipway_model_swaps_total", "Models taken into service after the first.");
	const faults = count("slipway_follow_faults_total", "Polls of the Git remote that could not be acted on.");
	const hangUps = count("slipway_hang_ups_total", "Requests whose client hung up before its answer.");
	return {
		observeRequest: (route, status, seconds) => requests.labels(route, String(status)).observe(seconds),
		observeBatch: (rows) => batches.observe(rows),
		countPredictions: (outcome, rows) => predictions.labels(outcome).inc(rows),
		countSwap: () => swaps.inc(),
		countFollowFault: () => faults.inc(),
		countHangUp: () => hangUps.inc(),
		watch: (gauges) => registerGauges(register, gauges),
		expose: async () => ({
			type: register.contentType,
			text: await register.metrics()
		})
	};
}
async function registerGauges(register, gauges) {
	const { Gauge } = await import("./chunk-prom-client.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const registers = [register];
	new Gauge({
		name: "slipway_model_info",
		help: "The model in service.",
		labelNames: [
			"model",
			"version",
			"bundle"
		],
		registers,
		collect() {
			this.reset();
			this.set(gauges.model(), 1);
		}
	});
	new Gauge({
		name: "slipway_log_records",
		help: "Records of the predictions log, by state.",
		labelNames: ["state"],
		registers,
		collect() {
			for (const [state, records] of Object.entries(gauges.log() ?? {})) this.set({ state }, records);
		}
	});
	const { following } = gauges;
	if (!following) return;
	new Gauge({
		name: "slipway_following",
		help: "1 while the Git remote is followed without a fault.",
		registers,
		collect() {
			this.set(following());
		}
	});
}

// action-serve/src/serve/model-holder.ts
/** Starts with this model. */
function createModelHolder(first) {
	let current = first;
	return {
		current: () => current,
		swap: async (next) => {
			const old = current;
			current = next;
			await old.retire();
		},
		retire: () => current.retire()
	};
}

// action-serve/src/shared/match-prediction.ts
/**
* How an answer differs from the one expected, as the end of a sentence; undefined when it does not.
* @param tolerance of numbers, relative to the expected one (absolute below 1)
*/
function findDifference(actual, expected, tolerance) {
	if (actual === void 0) return "has no answer";
	if ("value" in expected) {
		if ("value" in actual && isNear(actual.value, expected.value, tolerance)) return void 0;
		return `is answered ${"value" in actual ? actual.value : JSON.stringify(actual.label)} instead of ${expected.value}`;
	}
	if (!("label" in actual) || actual.label !== expected.label) return `is answered ${JSON.stringify("label" in actual ? actual.label : actual.value)} instead of ${JSON.stringify(expected.label)}`;
	const other = Object.entries(expected.probabilities).find(([name, share]) => !isNear(actual.probabilities[name] ?? NaN, share, tolerance));
	return other && `gives "${other[0]}" the probability ${actual.probabilities[other[0]]} instead of ${other[1]}`;
}
function isNear(actual, expected, tolerance) {
	return Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
}

// kit/ml/predictions/redact-features.ts
/** Makes the function that copies a row's features for the log: in contract order, sensitive and absent ones null. */
function createRedactor(contract) {
	const features = contract.columns.filter((column) => column.role === "feature");
	return (row) => {
		const kept = {};
		for (const { name, sensitive } of features) kept[name] = sensitive ? null : row[name] ?? null;
		return kept;
	};
}

// action-serve/src/serve/batch-rows.ts
/** A batch holds at most this many rows unless one request alone has more. */
const MAX_BATCH_ROWS = 256;
/** More rows than this waiting means that the service cannot keep up. */
const MAX_WAITING_ROWS = 2e4;
/** Batches given to the model at once: while one runs, the next is made ready. */
const MAX_BATCHES_IN_FLIGHT = 2;
/**
* Puts rows of requests that arrive together into one batch. It never waits for company: a batch starts as soon as the
* model is free, with what is there. A batch that fails is tried again request by request, so that one bad request
* fails alone.
*/
function createBatcher(options) {
	const { maxRows = 256, maxWaitingRows = MAX_WAITING_ROWS, weigh } = options;
	const waiting = [];
	let waitingRows = 0;
	let inFlight = 0;
	let scheduled = false;
	const startBatches = () => {
		scheduled = false;
		while (waiting.length > 0 && inFlight < MAX_BATCHES_IN_FLIGHT) {
			const taken = takeJobs(waiting, maxRows);
			waitingRows -= countRows(taken);
			const jobs = taken.filter((job) => !job.isOver());
			if (jobs.length === 0) continue;
			inFlight++;
			runJobs(jobs, options).finally(() => {
				inFlight--;
				startBatches();
			});
		}
	};
	/** The end of this turn of the event loop: requests whose bytes came in together are read by then. */
	const schedule = () => {
		if (scheduled) return;
		scheduled = true;
		setImmediate(startBatches);
	};
	return { predict: async (items) => {
		const rows = weigh ? items.reduce((sum, item) => sum + weigh(item), 0) : items.length;
		if (waitingRows + rows > maxWaitingRows && waiting.length > 0) throw new RequestError(503, "The service is busy: too many rows are waiting. Try again in a second.");
		return new Promise((resolve, reject) => {
			waiting.push(createJob({
				items,
				rows,
				resolve,
				reject,
				timeoutMs: options.timeoutMs
			}));
			waitingRows += rows;
			schedule();
		});
	} };
}
/** A job whose client is told when its time is over, whatever the model does meanwhile. */
function createJob({ timeoutMs, ...job }) {
	if (timeoutMs === void 0) return {
		...job,
		isOver: () => false
	};
	const end = performance.now() + timeoutMs;
	const refuse = () => job.reject(createTimeout(timeoutMs));
	const timer = setTimeout(refuse, timeoutMs);
	const isOver = () => performance.now() >= end;
	return {
		...job,
		isOver,
		resolve: (answers) => {
			clearTimeout(timer);
			if (isOver()) refuse();
			else job.resolve(answers);
		},
		reject: (error) => {
			clearTimeout(timer);
			job.reject(error);
		}
	};
}
function createTimeout(milliseconds) {
	return new RequestError(504, `The model did not answer within ${milliseconds / 1e3} s. Send fewer rows a request, or try again later.`);
}
function countRows(jobs) {
	return jobs.reduce((sum, { rows }) => sum + rows, 0);
}
/** Takes the oldest jobs that fit into one batch, and at least one. */
function takeJobs(waiting, maxRows) {
	let rows = waiting[0]?.rows ?? 0;
	let count = 1;
	for (; count < waiting.length; count++) {
		rows += waiting[count]?.rows ?? 0;
		if (rows > maxRows) break;
	}
	return waiting.splice(0, count);
}
async function runJobs(jobs, options) {
	try {
		const items = jobs.flatMap((job) => job.items);
		options.observe?.(countRows(jobs));
		dealAnswers(jobs, await options.predict(items));
	} catch (error) {
		const [first] = jobs;
		if (jobs.length === 1) first?.reject(error);
		else for (const job of jobs) await runJobs([job], options);
	}
}
function dealAnswers(jobs, answers) {
	const asked = jobs.reduce((sum, { items }) => sum + items.length, 0);
	if (answers.length !== asked) throw new Error(`The model gave ${answers.length} answers to ${asked} questions.`);
	let start = 0;
	for (const { items, resolve } of jobs) {
		resolve(answers.slice(start, start + items.length));
		start += items.length;
	}
}

// action-serve/src/serve/protocol/restore-decimal.ts
/** Cheap enough for every value: up to six places of a single-precision number, else what came. */
const nearDecimals = (value, datatype) => {
	if (datatype !== "FP32" || Number.isInteger(value)) return value;
	const near = Math.round(value * 1e6) / 1e6;
	return Math.fround(near) === value ? near : value;
};
/** The shortest decimal that the datatype holds as this very number: 4 digits tell halves apart at most 5, singles 9. */
const shortestDecimals = (value, datatype) => {
	const round = ROUNDING[datatype];
	if (!round || !Number.isFinite(value)) return value;
	for (let digits = 1; digits < 9; digits++) {
		const short = Number(value.toPrecision(digits));
		if (round(short) === round(value)) return short;
	}
	return value;
};
const ROUNDING = {
	FP16: encodeHalf,
	FP32: Math.fround
};

// action-serve/src/serve/protocol/describe-tensors.ts
/**
* The signature read backwards, as the encoder of rows is its way there. A whole number goes back to the `enum` value or
* the truth value it stands for, and text to the number it is; NaN and empty text are missing cells. What stands for
* nothing is kept as it came, for the contract to refuse.
*/
function createTensorReader(signature, contract) {
	const near = createInputReaders(signature, contract, nearDecimals);
	const shortest = createInputReaders(signature, contract, shortestDecimals);
	return (tensors, rows, { exactly = false } = {}) => {
		const result = Array.from({ length: rows }, () => ({}));
		for (const { input, readers } of exactly ? shortest : near) {
			const data = tensors.find(({ name }) => name === input)?.data ?? [];
			result.forEach((row, index) => {
				for (let at = 0; at < readers.length; at++) {
					const { column, read } = readers[at] ?? NOTHING;
					row[column] = read(data[index * readers.length + at]);
				}
			});
		}
		return result;
	};
}
const NOTHING = {
	column: "",
	read: () => null
};
function createInputReaders(signature, contract, decimals) {
	const columns = new Map(contract.columns.map((column) => [column.name, column]));
	return signature.inputs.map(({ name, datatype, columns: names }) => ({
		input: name,
		readers: names.map((column) => ({
			column,
			read: createCellReader(datatype, columns.get(column), decimals)
		}))
	}));
}
function createCellReader(datatype, column, decimals) {
	const decode = datatype === "FP16" ? (value) => decodeHalf(Number(value)) : Number;
	return (value) => {
		if (typeof value === "string") return readText(value, column);
		const number = decode(value);
		if (Number.isNaN(number)) return null;
		if (column?.type === "boolean") return number === 0 ? false : number === 1 ? true : number;
		if (column?.type === "string") return column.enum?.[number] ?? number;
		return decimals(number, datatype);
	};
}
/** Text of a text column is left to the contract's own normalisation. */
function readText(text, column) {
	if (text === "") return null;
	return column === void 0 || column.type === "string" ? text : interpretCell(text, column);
}

// action-serve/src/serve/protocol/join-tensors.ts
/** Whether requests may share a batch: any number of rows, and every other dimension the same for all. */
function canJoin({ batch, inputs }) {
	return batch === 0 && inputs.every(({ shape }) => shape[0] === -1 && shape.indexOf(-1, 1) === -1);
}
/** How many rows a set has. */
function countTensorRows(tensors) {
	return tensors[0]?.shape[0] ?? 1;
}
/** Sets of the same tensors, one below the other. */
function joinTensors(sets) {
	const [first, ...others] = sets;
	if (!first || others.length === 0) return first ?? [];
	const rows = sets.reduce((sum, set) => sum + countTensorRows(set), 0);
	return first.map((tensor, index) => ({
		...tensor,
		shape: [rows, ...tensor.shape.slice(1)],
		data: joinData(tensor, sets.flatMap((set) => set[index] ?? []))
	}));
}
/**
* The joined answer dealt back: one set for each number of rows.
* @throws Error when an output does not have one row a row asked
*/
function splitTensors(joined, rows) {
	if (rows.length === 1) return [joined];
	const total = rows.reduce((sum, count) => sum + count, 0);
	const odd = joined.find(({ shape }) => shape[0] !== total);
	if (odd) throw new Error(`The output "${odd.name}" has the shape [${odd.shape}] for ${total} rows.`);
	let start = 0;
	return rows.map((count) => {
		const begin = start;
		start += count;
		return joined.map((tensor) => takeRows(tensor, begin, start));
	});
}
function joinData(head, tensors) {
	if (head.datatype === "BYTES") return tensors.flatMap(({ data }) => Array.from(data, String));
	const length = tensors.reduce((sum, { data }) => sum + data.length, 0);
	const joined = allocate(head.datatype, length);
	let offset = 0;
	for (const { data } of tensors) {
		setValues(joined, data, offset);
		offset += data.length;
	}
	return joined;
}
/** Both arrays are of one type: requests are decoded into the array of their datatype. */
function setValues(target, data, offset) {
	if (Array.isArray(data)) throw new TypeError("A decoded tensor of numbers is a typed array.");
	new Uint8Array(target.buffer).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset * target.BYTES_PER_ELEMENT);
}
function takeRows(tensor, start, end) {
	const width = tensor.shape.slice(1).reduce((product, size) => product * size, 1);
	return {
		...tensor,
		shape: [end - start, ...tensor.shape.slice(1)],
		data: tensor.data.slice(start * width, end * width)
	};
}

// action-serve/src/serve/live-model.ts
/** Makes an opened and proven model ready to serve. */
function createLiveModel(parts) {
	const { bundle, model, version } = parts;
	const { contract, signature } = bundle;
	const users = createUserCount();
	const checks = {
		columns: new Set(contract.columns.map(({ name: column }) => column)),
		validate: createRowValidator(contract, "features")
	};
	const live = {
		name: bundle.evaluation.model,
		version,
		bundle,
		...checks,
		rows: batchRows(parts),
		tensors: batchTensors(parts),
		readRows: createTensorReader(signature, contract),
		tensorRows: createTensorRowChecks(bundle, checks),
		encodeRows: (rows) => model.encode(toColumns(rows)),
		readPredictions: (outputs, count) => listPredictions(model.decode(outputs, count)),
		redact: createRedactor(contract),
		use: async (work) => {
			users.enter();
			try {
				return await work(live);
			} finally {
				users.leave();
			}
		},
		retire: async () => {
			await users.empty();
			await model.close();
		}
	};
	return live;
}
/** A model may take fewer columns than the contract has, and its tensors hold no others: those are no features of it. */
function createTensorRowChecks({ signature, contract }, checks) {
	const used = new Set(signature.inputs.flatMap(({ columns }) => columns));
	if (featureColumns(contract).every(({ name }) => used.has(name))) return checks;
	const columns = contract.columns.map((column) => used.has(column.name) ? column : {
		...column,
		role: "ignored"
	});
	return {
		...checks,
		validate: createRowValidator({
			...contract,
			columns
		}, "features")
	};
}
function batchRows({ model, batching, inferenceTimeoutMs, observeBatch }) {
	return createBatcher({
		predict: (rows) => model.predict(rows),
		timeoutMs: inferenceTimeoutMs,
		observe: observeBatch,
		...batching ? {} : { maxRows: 1 }
	});
}
function batchTensors({ bundle, model, batching, inferenceTimeoutMs, observeBatch }) {
	const outputs = bundle.signature.outputs.map(({ name }) => name);
	return createBatcher({
		predict: async (sets) => splitTensors(await model.run(joinTensors(sets), outputs), sets.map(countTensorRows)),
		weigh: countTensorRows,
		timeoutMs: inferenceTimeoutMs,
		observe: observeBatch,
		...batching && canJoin(bundle.signature) ? {} : { maxRows: 1 }
	});
}
function createUserCount() {
	let inside = 0;
	const waiting = [];
	return {
		enter: () => {
			inside++;
		},
		leave: () => {
			inside--;
			if (inside === 0) for (const resolve of waiting.splice(0)) resolve();
		},
		empty: () => inside === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))
	};
}

// action-serve/src/serve/open-live-model.ts
/**
* Fetches, verifies and opens a bundle, and proves that it answers its golden rows on this machine.
* @throws ConfigurationError when any of that fails
*/
async function openLiveModel(target, ports) {
	const { openBundle, admit, runtime, log, inferenceTimeoutMs, observeBatch } = ports;
	const bundle = await openBundle(target.bundle);
	await admit(target, bundle);
	const { modelFile: file, signature, contract } = bundle;
	const model = await openModel({
		file,
		signature,
		contract,
		log,
		...runtime
	});
	try {
		const batching = await proveGolden(model, bundle, log);
		return createLiveModel({
			bundle,
			model,
			version: target.version,
			batching,
			inferenceTimeoutMs,
			observeBatch
		});
	} catch (error) {
		await model.close();
		throw error;
	}
}
/**
* Asks the model its golden rows one by one, then all at once.
* @returns whether rows may share a batch: the answers do not depend on it
* @throws ConfigurationError for a row that is answered otherwise than at packaging
*/
async function proveGolden(model, bundle, log) {
	const { cases, tolerance } = bundle.golden;
	for (const [index, { row, prediction }] of cases.entries()) {
		const [actual] = await model.predict([row]);
		const difference = findDifference(actual, prediction, tolerance);
		if (difference === void 0) continue;
		const name = `Bundle ${shortDigest(bundle.digest)}`;
		throw new ConfigurationError("SLW_ANSWERS_DIFFER", await findApart(model, bundle) === -1 ? `${name} answers a row by the other rows of its batch: golden row ${index}, asked alone, ${difference}, and among the others it is answered as at packaging. It is not served; export the model for inference (model.eval() in PyTorch), train and package it again.` : `${name} does not answer on this machine as it did when it was packaged: golden row ${index} ${difference}. It is not served; package the model again or look at the runtime's version.`);
	}
	const apart = await findApart(model, bundle);
	if (apart === -1) return true;
	log.warning(`The model answers golden row ${apart} otherwise when others stand beside it. Every request is answered alone, which is slower.`);
	return false;
}
/** The first golden row that is not answered as at packaging when all are asked at once; -1 where each is. */
async function findApart(model, { golden: { cases, tolerance } }) {
	const together = await model.predict(cases.map(({ row }) => row));
	return cases.findIndex(({ prediction }, index) => findDifference(together[index], prediction, tolerance));
}

// action-serve/src/serve/readiness.ts
/** Ready from the start: a service listens when all of it is there. */
function createReadiness() {
	let draining = false;
	return {
		isDraining: () => draining,
		drain: () => {
			draining = true;
		}
	};
}

// action-serve/src/serve/serve.ts
/**
* Starts a service: opens the model, proves its golden rows, opens the log, listens, follows.
* @throws ConfigurationError when there is nothing to serve, or it cannot be served here
*/
async function startService(inputs, ports) {
	const { follow, source } = await prepareFollowing(inputs, ports);
	const metrics = await createMetrics();
	const open = (target, from) => openLiveModel(target, modelPorts({
		inputs,
		ports,
		source: from,
		metrics
	}));
	const parts = await openParts({
		inputs,
		ports,
		follow,
		metrics,
		open,
		source
	});
	const app = await buildServer(parts, { token: inputs.token });
	const shut = async () => {
		parts.readiness.drain();
		await drainConnections(app);
		await parts.predictions?.close();
		await parts.holder.retire();
	};
	try {
		await listen(() => app.listen({
			host: inputs.host,
			port: inputs.port
		}), inputs);
	} catch (error) {
		await shut();
		throw error;
	}
	const follower = follow && startFollower({
		inputs,
		ports,
		follow,
		parts,
		open
	});
	return {
		url: describeUrl(app.server.address(), inputs.host),
		parts,
		close: async () => {
			await follower?.stop();
			await shut();
		}
	};
}
/** Where the pointer is read: the remote's branch when it is followed, else the checkout. */
async function prepareFollowing(inputs, { git }) {
	if (!inputs.follow) return {
		follow: void 0,
		source: readFromFolder(inputs.directory)
	};
	const branch = inputs.follow.base ?? await git.defaultBranch();
	const commit = await git.fetch(branch);
	return {
		follow: createFollowRecord(branch, commit),
		source: readFromGit(git, commit)
	};
}
/** Opens the model first, as what is most often wrong; whatever comes after it closes it when it fails. */
async function openParts({ inputs, ports, follow, metrics, source, open }) {
	const holder = createModelHolder(await open(await findTarget(source, inputs.model, inputs.wanted), source));
	try {
		const predictions = await openLog(inputs, ports);
		await metrics.watch({
			model: () => describeModel(holder.current()),
			log: () => describeLog(predictions),
			...follow ? { following: () => Number(follow.report().fault === null) } : {}
		});
		const { log, clock } = ports;
		const { environment, rawTensors } = inputs;
		return {
			holder,
			readiness: createReadiness(),
			metrics,
			log,
			predictions,
			environment,
			follow,
			rawTensors,
			clock
		};
	} catch (error) {
		await holder.retire();
		throw error;
	}
}
async function openLog({ model }, { predictions, log, clock }) {
	return predictions && openPredictionsLog(predictions, {
		service: model,
		log,
		clock
	});
}
function modelPorts({ inputs, ports, source, metrics }) {
	const { signing, openBundle } = ports;
	return {
		openBundle,
		admit: async (target, bundle) => {
			if (signing) await admitBundle({
				source,
				target,
				bundle
			}, signing);
		},
		runtime: inputs.runtime,
		log: ports.log,
		inferenceTimeoutMs: inputs.inferenceTimeoutMs,
		observeBatch: metrics.observeBatch
	};
}
function startFollower({ inputs, ports, parts, follow, open }) {
	const { holder, metrics } = parts;
	const pauseMs = (inputs.follow?.pollSeconds ?? 1) * 1e3;
	return startFollowing({
		git: ports.git,
		holder,
		model: inputs.model,
		namedBy: inputs.namedBy,
		wanted: inputs.wanted,
		record: follow,
		open,
		countSwap: metrics.countSwap,
		countFault: metrics.countFollowFault,
		log: ports.log
	}, pauseMs);
}
async function listen(start, { host, port }) {
	try {
		await start();
	} catch (error) {
		if (hasCode(error, "EADDRINUSE")) throw new ConfigurationError("SLW_PORT_UNUSABLE", `Port ${port} of ${host} is taken. Set "port" to another one, or to 0.`);
		throw new ConfigurationError("SLW_PORT_UNUSABLE", `The service cannot listen on ${host}, port ${port}: ${describeError(error)}. Set "host" and "port".`);
	}
}
function describeUrl(address, host) {
	const port = typeof address === "object" && address !== null ? address.port : 0;
	const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
	return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
function describeModel({ name, version, bundle }) {
	return {
		model: name,
		version,
		bundle: bundle.digest
	};
}
function describeLog(predictions) {
	if (!predictions) return void 0;
	const { written, waiting, dropped } = predictions.describe();
	return {
		written,
		waiting,
		dropped
	};
}

export { writeBinaryData as a, createPolicyReader as c, readBinaryData as i, openFromStore as l, findDifference as n, readInputs as o, HEADER_LENGTH as r, readSigningInputs as s, startService as t };