import { t as run } from "./chunk-run.js";
import { t as readSignatures } from "./chunk-read-signatures.js";
import { a as writeBinaryData, c as createPolicyReader, i as readBinaryData, l as openFromStore, n as findDifference, r as HEADER_LENGTH, t as startService } from "./chunk-serve.js";
import { i as writeFileAtomically } from "./chunk-files.js";
import { t as OWN } from "./chunk-own-folder.js";
import { l as sortByTable, n as featureColumns, y as normaliseText } from "./chunk-contract.js";
import { t as isRecord } from "./chunk-record.js";
import { r as sendRequest } from "./chunk-send-request.js";
import { a as PredictionSchema } from "./chunk-evaluation.js";
import { t as checkManifest } from "./chunk-parse-manifest.js";
import { n as describeError } from "./chunk-configuration-error.js";
import { n as listPredictions, r as createColumnEncoder, s as createOutputDecoder, u as toColumns } from "./chunk-open-model.js";
import { t as pickQuantile } from "./chunk-nearest-rank.js";
import { t as formatCount } from "./chunk-format-count.js";
import { i as formatName, n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { i as readProjectPipeline } from "./chunk-project-inputs.js";
import { i as settleWanted, n as locateRuntime, r as settleProject } from "./chunk-find-target.js";
import { join } from "node:path";
import { Agent, request } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { randomUUID } from "node:crypto";

// kit/format/contract/violate-column.ts
/**
* For each rule of a column a cell that breaks it, the most telling rule first, a value of another type last. Left out are
* rules that nothing breaks which the column could hold, and those that ajv alone knows.
*/
function listViolations(column) {
	return [...sortByTable(column.rules).map((rule) => violate(rule, (value) => isCell(column, value))), ...column.cellRules.map((rule) => violate(rule, () => true))].flat();
}
/** The first of them; undefined where none would reject a row: a column whose faults are warnings. */
function violateColumn(column) {
	return column.severity === "warning" ? void 0 : listViolations(column)[0];
}
function violate({ name, fits, violations }, isWanted) {
	const value = violations().find((candidate) => fits?.(candidate) === false && isWanted(candidate));
	return value === void 0 ? [] : [{
		rule: name,
		value
	}];
}
/** Whether the column could hold a value but for its keywords, and normalising leaves it. */
function isCell(column, value) {
	if (!column.cellRules.every(({ fits }) => fits?.(value))) return false;
	return typeof value !== "string" || normaliseText(value, column) === value;
}

// action-serve/src/check/findings.ts
/** The parts of a check, in the order of the report. */
const SECTIONS = [
	"golden rows",
	"protocol",
	"contract",
	"latency"
];
/** A finding that passes where there is no fault. */
function judge(section, name, fault) {
	return {
		section,
		name,
		pass: fault === void 0,
		detail: fault ?? "as expected"
	};
}

// action-serve/src/check/service-client.ts
/** A client that sends this bearer token unless a call brings its own headers for it. */
function createServiceClient(url, token) {
	return async (path, { method = "GET", headers = {}, body } = {}) => {
		const response = await sendRequest({
			url: `${url}${path}`,
			method,
			headers: {
				authorization: `Bearer ${token}`,
				...headers
			},
			body
		});
		const bytes = new Uint8Array(await response.arrayBuffer());
		return {
			status: response.status,
			headers: response.headers,
			bytes,
			json: parseObject(bytes)
		};
	};
}
/** Posts a value as JSON. */
function postJson(client, path, value) {
	return client(path, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: typeof value === "string" ? value : JSON.stringify(value)
	});
}
function parseObject(bytes) {
	try {
		const value = JSON.parse(Buffer.from(bytes).toString());
		return isRecord(value) ? value : void 0;
	} catch {
		return;
	}
}

// action-serve/src/check/check-contract.ts
/** Sends a valid row, then one wrong cell and one missing cell of each column, and reads what `/predict` says of it. */
async function checkContract(client, { contract, golden }) {
	const row = golden.cases[0]?.row ?? {};
	const valid = await postJson(client, "/predict", row);
	const findings = [judge("contract", "a valid row", valid.status === 200 ? void 0 : describe(valid))];
	for (const column of featureColumns(contract)) for (const { name, value } of listCases(column, row)) {
		const reply = await postJson(client, "/predict", value);
		findings.push(judge("contract", name, findFault$1(reply, column)));
	}
	return findings;
}
function listCases(column, row) {
	const violation = violateColumn(column);
	const { [column.name]: _absent, ...rest } = row;
	return [...violation ? [{
		name: `${column.name}: ${violation.rule} broken`,
		value: {
			...row,
			[column.name]: violation.value
		}
	}] : [], ...column.nullable || column.severity === "warning" ? [] : [{
		name: `${column.name}: missing`,
		value: rest
	}]];
}
function findFault$1(reply, { name }) {
	if (reply.status !== 422) return describe(reply, " instead of 422");
	return (Array.isArray(reply.json?.["errors"]) ? reply.json["errors"].filter(isRecord) : []).some((error) => error["column"] === name) ? void 0 : `is refused without naming "${name}"`;
}
function describe({ status, json }, end = "") {
	return `is answered ${status}${end}${typeof json?.["error"] === "string" ? ` (${json["error"]})` : ""}`;
}

// action-serve/src/check/infer-client.ts
/** The tensors of one row, as a client of the protocol makes them; a fixed batch is filled with copies of it. */
function encodeRow({ signature, contract }, row) {
	return createColumnEncoder(signature, contract)(toColumns([row]));
}
/** A request with its tensors as binary data, which carries every value: JSON has no NaN. */
function writeBinaryRequest(tensors) {
	const chunks = tensors.map(writeBinaryData);
	const inputs = tensors.map(({ name, datatype, shape }, index) => ({
		name,
		datatype,
		shape,
		parameters: { binary_data_size: chunks[index]?.length ?? 0 }
	}));
	const json = Buffer.from(JSON.stringify({
		inputs,
		parameters: { binary_data_output: true }
	}));
	return {
		method: "POST",
		headers: {
			"content-type": "application/octet-stream",
			[HEADER_LENGTH]: String(json.length)
		},
		body: new Uint8Array(Buffer.concat([json, ...chunks]))
	};
}
/** The prediction of the first row in a binary answer. @throws Error for an answer that is not one */
function readBinaryAnswer({ signature, contract }, reply) {
	const length = Number(reply.headers.get(HEADER_LENGTH));
	const json = JSON.parse(Buffer.from(reply.bytes.subarray(0, length)).toString());
	const described = isRecord(json) && Array.isArray(json["outputs"]) ? json["outputs"].filter(isRecord) : [];
	const outputs = [];
	let offset = length;
	for (const output of described) {
		const known = signature.outputs.find(({ name }) => name === output["name"]);
		const size = isRecord(output["parameters"]) ? Number(output["parameters"]["binary_data_size"]) : 0;
		const shape = Array.isArray(output["shape"]) ? output["shape"].map(Number) : [];
		if (!known) throw new Error(`The answer has an output ${JSON.stringify(output["name"])}.`);
		const head = {
			name: known.name,
			datatype: known.datatype,
			shape
		};
		outputs.push({
			...head,
			data: readBinaryData(head, reply.bytes.subarray(offset, offset + size))
		});
		offset += size;
	}
	return listPredictions(createOutputDecoder(signature, contract)(outputs, 1))[0];
}

// action-serve/src/check/check-golden.ts
/** Asks for every golden row by both routes, over HTTP. */
async function checkGolden(client, bundle) {
	const findings = [];
	for (const [index, golden] of bundle.golden.cases.entries()) {
		const infer = `/v2/models/${bundle.evaluation.model}/infer`;
		const predict = () => postJson(client, "/predict", golden.row);
		const binary = () => client(infer, writeBinaryRequest(encodeRow(bundle, golden.row)));
		const explain = (read, reply) => explainAnswer(reply, () => findDifference(read(reply), golden.prediction, bundle.golden.tolerance));
		const name = `golden row ${index}`;
		findings.push(judge("golden rows", `${name} by POST /predict`, explain(readPrediction, await predict())));
		const fault = explain((reply) => readBinaryAnswer(bundle, reply), await binary());
		findings.push(judge("golden rows", `${name} by POST ${infer}`, fault));
	}
	if (findings.length > 0) return findings;
	return [judge("golden rows", "golden rows", "the bundle has none: package it again")];
}
function readPrediction({ json }) {
	return checkManifest(PredictionSchema, json?.["prediction"], "The answer");
}
function explainAnswer(reply, findFault) {
	if (reply.status !== 200) return `is answered ${reply.status}: ${String(reply.json?.["error"])}`;
	try {
		return findFault();
	} catch (error) {
		return describeError(error);
	}
}

// action-serve/src/check/measure-latency.ts
/** Requests under way at once: what a check measures is the answer's time, not the machine's limit. */
const CONCURRENCY = 2;
/** Requests sent before the measurement, so that code is compiled and connections are open. */
const WARM_UP = 50;
/** Sends requests over a few connections that stay open. */
async function measureLatency(load) {
	const agent = new Agent({
		keepAlive: true,
		maxSockets: 2
	});
	try {
		await sendAll({
			...load,
			requests: WARM_UP
		}, agent);
		return await sendAll(load, agent);
	} finally {
		agent.destroy();
	}
}
async function sendAll(load, agent) {
	const times = [];
	const faults = [];
	let next = 0;
	const work = async () => {
		while (next < load.requests) {
			const body = load.bodies[next++ % load.bodies.length] ?? "";
			const started = performance.now();
			const fault = await send(load, body, agent);
			if (fault === void 0) times.push(performance.now() - started);
			else faults.push(fault);
		}
	};
	await Promise.all(Array.from({ length: 2 }, work));
	times.sort((a, b) => a - b);
	const [fault] = faults;
	return {
		requests: load.requests,
		failed: faults.length,
		p50Ms: pickQuantile(times, .5),
		p99Ms: pickQuantile(times, .99),
		...fault === void 0 ? {} : { fault }
	};
}
/** What went wrong with one request; undefined when it was answered 200. */
function send({ url, token }, body, agent) {
	return new Promise((resolve) => {
		const call = request(url, {
			method: "POST",
			agent,
			headers: {
				authorization: `Bearer ${token}`,
				"content-type": "application/json",
				"content-length": Buffer.byteLength(body)
			}
		});
		call.on("error", (error) => resolve(describeError(error)));
		call.on("response", (response) => {
			response.resume();
			response.on("end", () => resolve(response.statusCode === 200 ? void 0 : `is answered ${response.statusCode}`));
		});
		call.end(body);
	});
}

// action-serve/src/check/check-latency.ts
/** Measures one golden row a request by `/predict` and holds the 99th percentile to its limit. */
async function checkLatency(question) {
	const { url, token, bundle, requests, maxP99Ms } = question;
	const bodies = bundle.golden.cases.map(({ row }) => JSON.stringify(row));
	const latency = await measureLatency({
		url: `${url}/predict`,
		token,
		bodies,
		requests
	});
	const slow = latency.p99Ms <= maxP99Ms ? void 0 : `is ${formatMs(latency.p99Ms)}, above ${formatMs(maxP99Ms)}`;
	const lost = latency.failed === 0 ? void 0 : `${latency.failed} failed: the first ${latency.fault}`;
	return {
		latency,
		findings: [judge("latency", `all ${requests} requests`, lost), judge("latency", "the 99th percentile", slow)]
	};
}
/** `3.2 ms`. */
function formatMs(milliseconds) {
	return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
}

// action-serve/src/check/check-protocol.ts
/** Holds the service to the Open Inference Protocol v2: what it says of itself, and how it refuses wrong requests. */
async function checkProtocol(client, bundle) {
	const findings = [];
	for (const expectation of [...expectMetadata(bundle), ...expectRefusals(bundle)]) {
		const reply = await expectation.ask(client);
		findings.push(judge("protocol", expectation.name, findFault(expectation, reply)));
	}
	return findings;
}
function findFault(expectation, reply) {
	if (reply.status !== expectation.status) return `is answered ${reply.status} instead of ${expectation.status}`;
	if (reply.status >= 400 && typeof reply.json?.["error"] !== "string") return "has no \"error\" in its answer";
	return expectation.findFault?.(reply);
}
function expectMetadata({ evaluation, signature }) {
	const model = `/v2/models/${evaluation.model}`;
	const tensors = (list) => list.map(({ name, datatype, shape }) => ({
		name,
		datatype,
		shape
	}));
	return [
		get("/v2", requireKeys("name", "version", "extensions")),
		get("/v2/health/live", requireTrue("live")),
		get("/v2/health/ready", requireTrue("ready")),
		get(`${model}/ready`, requireTrue("ready")),
		get(model, ({ json }) => isDeepStrictEqual([json?.["inputs"], json?.["outputs"]], [tensors(signature.inputs), tensors(signature.outputs)]) ? void 0 : "does not list the tensors of the signature"),
		get("/openapi.json", requireKeys("openapi", "paths")),
		get("/health", requireTrue("ready")),
		get("/metrics", ({ bytes }) => Buffer.from(bytes).includes("slipway_model_info{") ? void 0 : "has no slipway_model_info")
	];
}
function expectRefusals(bundle) {
	const path = `/v2/models/${bundle.evaluation.model}/infer`;
	const refuse = (name, value) => ({
		name: `${name} is refused`,
		ask: (client) => postJson(client, path, value),
		status: 400
	});
	const inputs = wrongInputs(bundle);
	const call = (name, status, where, request) => ({
		name: `${name} is answered ${status}`,
		ask: (client) => client(where, request),
		status
	});
	return [
		refuse("malformed JSON", "{\"inputs\": ["),
		refuse("a request without inputs", {}),
		refuse("a missing input", { inputs: [] }),
		refuse("an unknown input", { inputs: [{
			...inputs.right,
			name: "no such input"
		}] }),
		refuse("a wrong datatype", { inputs: [{
			...inputs.right,
			datatype: "NONE"
		}] }),
		refuse("a wrong shape", { inputs: [{
			...inputs.right,
			shape: [
				1,
				2,
				3,
				4,
				5
			]
		}] }),
		refuse("too few values", { inputs: [{
			...inputs.right,
			data: []
		}] }),
		refuse("null as a value", { inputs: [{
			...inputs.right,
			data: inputs.right.data.map(() => null)
		}] }),
		call("an unknown model", 404, "/v2/models/no-such-model", {}),
		call("an unknown path", 404, "/no/such/path", {}),
		call("a wrong method", 405, path, {}),
		call("a compressed body", 415, path, {
			method: "POST",
			headers: { "content-encoding": "gzip" },
			body: "{}"
		}),
		call("a request without the token", 401, "/predict", {
			method: "POST",
			headers: { authorization: "" },
			body: "{}"
		})
	];
}
function wrongInputs(bundle) {
	const [first] = encodeRow(bundle, bundle.golden.cases[0]?.row ?? {});
	const { name = "", datatype = "FP32", shape = [] } = first ?? {};
	return { right: {
		name,
		datatype,
		shape,
		data: Array.from({ length: first?.data.length ?? 0 }, () => 0)
	} };
}
function get(path, findFault) {
	return {
		name: `GET ${path}`,
		ask: (client) => client(path),
		status: 200,
		findFault
	};
}
function requireTrue(key) {
	return ({ json }) => json?.[key] === true ? void 0 : `does not say "${key}": true`;
}
function requireKeys(...keys) {
	return ({ json }) => {
		const missing = keys.find((key) => json?.[key] === void 0);
		return missing === void 0 ? void 0 : `does not say "${missing}"`;
	};
}

// action-serve/src/check/render-report.ts
/** The report of a check: its verdict by section, then everything that failed, then everything that was tried. */
function renderReport(result) {
	const { model, version, bundle, verdict, findings, latency } = result;
	const failed = findings.filter(({ pass }) => !pass);
	return `${[
		`## ${model} ${version} ${verdict === "pass" ? "passes" : "fails"} the service check`,
		`Bundle \`${bundle}\`, served on this machine and asked over HTTP.`,
		renderSections(findings),
		`One row a request, ${2} at a time: median ${formatMs(latency.p50Ms)}, 99th percentile ${formatMs(latency.p99Ms)} (at most ${formatMs(latency.maxP99Ms)}) over ${formatCount(latency.requests, "request")}.`,
		...failed.length > 0 ? [`### What failed\n\n${renderFindings(failed)}`] : [],
		`<details><summary>Everything that was tried</summary>\n\n${renderFindings(findings)}\n\n</details>`
	].join("\n\n")}\n`;
}
/** One sentence that says what failed; undefined when nothing did. */
function explainFailure({ model, version, findings }, report) {
	const failed = findings.filter(({ pass }) => !pass);
	const [first] = failed;
	if (!first) return void 0;
	const others = failed.length > 1 ? `, and ${failed.length - 1} more` : "";
	return `${model} ${version} fails the service check: ${first.name} ${first.detail}${others}. ${report} lists everything.`;
}
function renderSections(findings) {
	const rows = SECTIONS.map((section) => {
		const own = findings.filter((finding) => finding.section === section);
		const passed = own.filter(({ pass }) => pass).length;
		return [
			section,
			passed === own.length ? "pass" : "**fail**",
			`${passed} of ${own.length}`
		];
	});
	return renderTable([
		{ title: "part" },
		{ title: "verdict" },
		{
			title: "passed",
			align: "right"
		}
	], rows);
}
function renderFindings(findings) {
	return renderTable([
		{ title: "part" },
		{ title: "what" },
		{ title: "verdict" },
		{ title: "detail" }
	], findings.map(({ section, name, pass, detail }) => [
		section,
		formatName(name),
		pass ? "pass" : "**fail**",
		escapeMarkdown(detail)
	]));
}

// action-serve/src/check/check.ts
/** Where the report lies, from the project's folder. */
const REPORT_FILE = `${OWN.check}/report.md`;
/**
* Serves a bundle in this process on a free port of the loopback interface and asks it, over HTTP, everything that a
* client may: golden rows, the protocol, the contract's limits, and how fast it answers. Writes the report.
* @throws ConfigurationError when the service does not start
*/
async function check(inputs, ports) {
	const { directory, model, wanted, runtime, requests, maxP99Ms } = inputs;
	const token = randomUUID();
	const quiet = {
		host: "127.0.0.1",
		port: 0,
		environment: void 0,
		follow: void 0,
		namedBy: void 0,
		rawTensors: false,
		inferenceTimeoutMs: 30 * 1e3,
		token
	};
	const service = await startService({
		directory,
		model,
		wanted,
		runtime,
		...quiet
	}, ports);
	try {
		const { bundle, version } = service.parts.holder.current();
		const client = createServiceClient(service.url, token);
		const findings = [
			...await checkGolden(client, bundle),
			...await checkProtocol(client, bundle),
			...await checkContract(client, bundle)
		];
		const speed = await checkLatency({
			url: service.url,
			token,
			bundle,
			requests,
			maxP99Ms
		});
		findings.push(...speed.findings);
		const verdict = findings.every(({ pass }) => pass) ? "pass" : "fail";
		const latency = {
			...speed.latency,
			maxP99Ms
		};
		const result = {
			model,
			version,
			bundle: bundle.digest,
			verdict,
			latency,
			findings
		};
		await writeFileAtomically(join(directory, REPORT_FILE), renderReport(result));
		return result;
	} finally {
		await service.close();
	}
}

// action-serve/src/check/inputs.ts
const DEFAULT_REQUESTS = 500;
const DEFAULT_MAX_P99_MS = 250;
/** Reads the inputs of check. @throws ConfigurationError for a missing or impossible one */
async function readInputs(runner) {
	const { inputs } = runner;
	const pipeline = await readProjectPipeline(runner);
	return {
		...settleProject(runner, pipeline),
		wanted: settleWanted(inputs.text("bundle-digest"), inputs.text("environment")),
		runtime: locateRuntime(runner),
		requests: inputs.number("requests", {
			min: 1,
			max: 1e6,
			integer: true
		}) ?? DEFAULT_REQUESTS,
		maxP99Ms: inputs.number("max-p99-ms", { min: 0 }) ?? DEFAULT_MAX_P99_MS
	};
}

// action-serve/src/check/index.ts
await run("check", async (runner) => {
	const { directory, log, ports } = runner;
	const inputs = await readInputs(runner);
	const store = await ports.store(inputs.store);
	const result = await check(inputs, {
		git: ports.git(),
		openBundle: openFromStore(store, directory),
		signing: {
			readAttached: (bundle) => readSignatures(store, bundle),
			readPolicy: createPolicyReader(runner),
			signatureFile: void 0
		},
		log,
		clock: ports.clock
	});
	const { verdict, latency } = result;
	const failure = explainFailure(result, REPORT_FILE);
	return {
		outputs: {
			verdict,
			"p50-ms": latency.p50Ms.toFixed(3),
			"p99-ms": latency.p99Ms.toFixed(3)
		},
		summary: renderReport(result),
		result,
		...failure === void 0 ? {} : { failure }
	};
});

export {  };