import { a as canonicalJson, n as makeFolder } from "./chunk-make-folder.js";
import { i as writeFileAtomically } from "./chunk-files.js";
import { n as wantsColour, t as createStyle } from "./chunk-style.js";
import { n as TEMPLATE_KIT, t as writeTemplate } from "./chunk-write-template.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as createChildEnvironment } from "./chunk-child-environment.js";
import { n as TEMPLATE_FOLDER, t as KIT_ROOT } from "./chunk-kit-root.js";
import { t as OWN } from "./chunk-own-folder.js";
import { t as MonitorSchema } from "./chunk-monitor.js";
import { a as readManifest } from "./chunk-parse-manifest.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as readKey } from "./chunk-record.js";
import { r as sendRequest } from "./chunk-send-request.js";
import { t as ComparisonSchema } from "./chunk-comparison.js";
import { n as EvaluationSchema } from "./chunk-evaluation.js";
import { t as startProgram } from "./chunk-start-program.js";
import { i as readActionFile, r as presetsOf } from "./chunk-action-file.js";
import { n as locateActionFile } from "./chunk-action-verbs.js";
import { t as alignTable } from "./chunk-align-table.js";
import { t as wrapText } from "./chunk-wrap-text.js";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { mkdtemp, readFile, readdir, realpath, writeFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { execFile } from "node:child_process";

// cli/demo/process-keeper.ts
/** A keeper without processes. */
function createProcessKeeper() {
	const kept = /* @__PURE__ */ new Set();
	return {
		keep(child) {
			kept.add(child);
			child.once("exit", () => kept.delete(child));
			return () => kept.delete(child);
		},
		endAll: async (graceMilliseconds = 5e3) => {
			await Promise.all([...kept].map((child) => endProcess(child, graceMilliseconds)));
		}
	};
}
/** Ends one process: SIGTERM, and SIGKILL if it is still there after `graceMilliseconds`. */
async function endProcess(child, graceMilliseconds = 5e3) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((done) => child.once("exit", () => done()));
	child.kill("SIGTERM");
	const timer = setTimeout(() => child.kill("SIGKILL"), graceMilliseconds);
	await ended;
	clearTimeout(timer);
}

// cli/demo/progress.ts
const FRAMES = [
	"⠋",
	"⠙",
	"⠹",
	"⠸",
	"⠼",
	"⠴",
	"⠦",
	"⠧",
	"⠇",
	"⠏"
];
const FRAME_MILLISECONDS = 80;
const ERASE_LINE = "\r\x1B[2K";
/** The progress for a stream: stderr, so that stdout stays free for results. */
function createProgress(stream = process.stderr) {
	const style = createStyle(wantsColour(stream));
	return stream.isTTY && process.env["TERM"] !== "dumb" ? createLiveProgress(stream, style) : createPlainProgress(stream);
}
function createPlainProgress(stream) {
	let current = "";
	return {
		begin(title) {
			current = title;
		},
		end({ ok, text, seconds }) {
			stream.write(`${ok ? "done  " : "FAILED"} ${current}: ${text} (${seconds.toFixed(1)} s)\n`);
		},
		say: (text) => stream.write(`${text}\n`),
		close() {}
	};
}
function createLiveProgress(stream, style) {
	let current = "";
	let timer;
	let frame = 0;
	const draw = () => {
		const line = `${FRAMES[frame++ % FRAMES.length]} ${current}`;
		stream.write(`${ERASE_LINE}${style.cyan(cut(line, stream.columns))}`);
	};
	const stop = () => {
		if (timer) stream.write(ERASE_LINE);
		clearInterval(timer);
		timer = void 0;
	};
	return {
		begin(title) {
			current = title;
			timer = setInterval(draw, FRAME_MILLISECONDS);
			draw();
		},
		end({ ok, text, seconds }) {
			stop();
			const mark = ok ? style.green("✓") : style.red("✗");
			stream.write(`${mark} ${style.bold(current)}  ${text}  ${style.dim(`${seconds.toFixed(1)} s`)}\n`);
		},
		say: (text) => {
			stop();
			stream.write(`${text}\n`);
		},
		close: stop
	};
}
function cut(line, columns = 80) {
	return [...line].slice(0, columns - 1).join("");
}

// cli/demo/project.ts
/** Makes the demo's folder: the one named, which must be empty, or a temporary one. */
async function makeDemoFolder(folder) {
	if (folder === void 0) return realpath(await mkdtemp(join(tmpdir(), "slipway-demo-")));
	const root = resolve(folder);
	await makeFolder(root);
	if ((await readdir(root)).length === 0) return root;
	throw new ConfigurationError("SLW_FOLDER_NOT_EMPTY", `${root} is not empty. Name an empty folder, or none for a temporary one.`);
}
/** A fresh Git repository from the template, pushed to a bare repository beside it. */
async function createProject(root) {
	const directory = join(root, "house-price");
	const project = openProject(root, directory);
	await writeTemplate({
		source: TEMPLATE_FOLDER,
		directory,
		owner: TEMPLATE_KIT.owner,
		ref: TEMPLATE_KIT.ref
	});
	await project.git("init", "--quiet", "--initial-branch", "main");
	await project.git("config", "user.name", "Demo");
	await project.git("config", "user.email", "demo@example.com");
	await project.git("init", "--quiet", "--bare", "--initial-branch", "main", join(root, "origin.git"));
	await project.git("remote", "add", "origin", join(root, "origin.git"));
	await project.git("add", "--all");
	await project.git("commit", "--quiet", "--message", "Start from the template");
	await project.git("push", "--quiet", "--set-upstream", "origin", "main");
	return project;
}
function openProject(root, directory) {
	const git = async (...args) => {
		const { stdout } = await promisify(execFile)("git", args, {
			cwd: directory,
			env: createChildEnvironment({
				kind: "git",
				env: gitEnvironment()
			})
		});
		return stdout.trim();
	};
	return {
		root,
		directory,
		git,
		merge: async (branch) => {
			await git("fetch", "--quiet", "origin");
			await git("merge", "--quiet", "--no-ff", "--message", `Merge ${branch}`, `origin/${branch}`);
			await git("push", "--quiet", "origin", "main");
		}
	};
}
/** Git without the user's own settings: signing, hooks and templates stay out of the demo. */
function gitEnvironment(env = process.env) {
	return {
		...env,
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_TERMINAL_PROMPT: "0"
	};
}

// cli/demo/houses.ts
/** The rows of a CSV file without quotes: numbers as numbers, the rest as text. */
async function readHouses(file) {
	const [header = "", ...lines] = (await readFile(file, "utf8")).trim().split(/\r?\n/);
	const names = header.split(",");
	return lines.map((line) => {
		const cells = line.split(",");
		return Object.fromEntries(names.map((name, index) => [name, readCell(cells[index] ?? "")]));
	});
}
/** Rows as CSV, the columns in the order of the first row. */
function writeCsv(rows) {
	const names = Object.keys(rows[0] ?? {});
	const lines = rows.map((row) => names.map((name) => String(row[name] ?? "")).join(","));
	return `${[names.join(","), ...lines].join("\n")}\n`;
}
/** How the demo's new quarter differs from the town that the model knows. */
const SHIFT = {
	lot: 2,
	stories: 1,
	lotElasticity: .6,
	storyValue: 1.15
};
/** The most a house of the contract may have. */
const MOST = {
	stories: 4,
	lot: 4e4
};
/**
* Houses of a new quarter: houses of the town drawn with replacement, on larger lots and a storey higher. Their prices
* are made up: the price of the house they come from, times (new lot / lot)^0.6, times 1.15 a storey more.
*/
function buildNewQuarter(houses, count, seed) {
	const random = createRandom(seed);
	return Array.from({ length: count }, () => enlarge(houses[Math.floor(random() * houses.length)] ?? {}));
}
function enlarge(house) {
	const lot = Number(house["lot_size"]);
	const stories = Number(house["stories"]);
	const newLot = Math.min(MOST.lot, Math.round(lot * SHIFT.lot));
	const newStories = Math.min(MOST.stories, stories + SHIFT.stories);
	const factor = (newLot / lot) ** SHIFT.lotElasticity * SHIFT.storyValue ** (newStories - stories);
	return {
		...house,
		lot_size: newLot,
		stories: newStories,
		price: Math.round(Number(house["price"]) * factor)
	};
}
/** A copy of the file's text with rows added that break the contract, each in another way. */
function plantFaults(csv) {
	return `${csv.trimEnd()}\n${FAULTY_ROWS.join("\n")}\n`;
}
const FAULTY_ROWS = [
	"-52000,4500,3,1,2,yes,no,yes,no,no,1,no",
	"61000,n/a,3,2,1,yes,no,no,no,no,0,no",
	",5000,3,1,2,yes,no,yes,no,yes,0,no",
	"58500,3960,three,1,2,yes,no,no,no,no,0,no",
	"72000,6000,3,1,2,maybe,no,no,no,yes,2,no",
	"49900,3600,2,1,1,yes,no,no,no,no,-1,no"
];
function readCell(text) {
	return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
/** Mulberry32: a small seeded generator of numbers from 0 up to 1. */
function createRandom(seed) {
	let state = seed >>> 0;
	return () => {
		state = state + 1831565813 >>> 0;
		let mixed = Math.imul(state ^ state >>> 15, state | 1);
		mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
		return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
	};
}

// cli/demo/pull-request.ts
/**
* Merges a pull request as a person who approves it would, and keeps its text, which the local forge wrote.
* @returns where the text is kept
*/
async function mergePullRequest({ project, keepReport }, branch, name) {
	const folder = branch.replaceAll("/", "-");
	const kept = await keepReport(join(".slipway/pull-requests", folder, "pull-request.md"), `pull-request-${name}.md`);
	await project.merge(branch);
	return kept;
}

// cli/demo/stages/ingest.ts
/** The data of the template. */
const DATA = "data/windsor-houses.csv";
/** Ingests data by its pull request, which is merged. `added` is a file of rows beside the project's own. */
function ingestData(demo, label = "", added) {
	return demo.stage(`ingest${label}`, async () => {
		const { outputs } = await demo.run("ingest", added ? { "additional-source": added } : {});
		const { branch = "", "rows-accepted": accepted, "rows-rejected": rejected } = outputs;
		const version = outputs["data-version"];
		const file = await mergePullRequest(demo, branch, `data-${version}`);
		return {
			value: void 0,
			text: `data ${version}: ${accepted} rows accepted, ${rejected} rejected; merged`,
			file
		};
	});
}
/** Ingests a file with planted faults, on trial, in a clone of its own. */
function ingestFaults({ project, run, stage }) {
	return stage("ingest faults", async () => {
		const directory = join(project.root, "faults");
		await project.git("clone", "--quiet", join(project.root, "origin.git"), directory);
		const csv = await readFile(join(directory, DATA), "utf8");
		await writeFile(join(directory, "data/faulty.csv"), plantFaults(csv));
		const { outputs } = await run("ingest", {
			source: "data/faulty.csv",
			commit: "none"
		}, directory);
		const file = join(directory, outputs["rejects-path"] ?? `${OWN.data}/rejects.csv`);
		const findings = listFindings(await readFile(file, "utf8"));
		return {
			value: void 0,
			text: `${outputs["rows-rejected"]} rows rejected: ${findings.join(", ")}`,
			file
		};
	});
}
/** Column and rule of every line of `rejects.csv` (`source,line,column,rule,value,reason`). */
function listFindings(rejects) {
	const [header = "", ...lines] = rejects.trim().split("\n");
	const names = header.split(",");
	return lines.map((line) => {
		const cells = line.split(",");
		return `${cells[names.indexOf("column")]} ${cells[names.indexOf("rule")]}`;
	});
}

// cli/demo/demo.ts
/** The environment that the demo promotes to and serves. */
const ENVIRONMENT = "staging";
const MODEL = "house-price";
/** The metric that the demo tells of. */
const PRIMARY = "rmse";

// cli/demo/describe-metrics.ts
/** `rmse 15,302 [13,120, 17,410], …` of the rows that training never saw. */
function describeEvaluation({ splits }) {
	return `${Object.entries(splits.test.metrics).map(([name, estimate]) => `${name} ${describe(estimate)}`).join(", ")} on ${formatCount(splits.test.rows, "row")} kept back`;
}
/** The primary metric of challenger and champion, and how sure the difference is. */
function describeComparison({ metrics, champion, rows }, primary) {
	const found = metrics.find(({ metric }) => metric === primary);
	if (!found || !champion || !found.champion || !found.difference) return "no champion to compare with";
	const { challenger, champion: before, difference } = found;
	return `${primary} ${formatMetric(challenger.value)} against ${formatMetric(before.value)} of ${champion.version}, difference ${describe(difference)} on ${formatCount(rows, "row")}`;
}
function describe({ value, low, high }) {
	return low === null || high === null ? formatMetric(value) : `${formatMetric(value)} [${formatMetric(low)}, ${formatMetric(high)}]`;
}
/** Large numbers without decimals, small ones with two. */
function formatMetric(value) {
	return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en-US") : value.toFixed(2);
}

// cli/demo/stage-failure.ts
/** A stage that did not end as it must. The message holds what a person needs to see why. */
var StageFailure = class extends Error {
	name = "StageFailure";
};

// cli/demo/requests.ts
/** Requests that are under way at once. */
const CONCURRENCY = 16;
/** How long a service may take to follow a merge. */
const FOLLOW_MILLISECONDS = 2e4;
/** How long the predictions log may take to be written, and how often to look. */
const LOG_MILLISECONDS = 1e4;
const LOOK_MILLISECONDS = 20;
/** Asks for the prediction of every row, each in a request of its own with the id `<prefix>-<n>`. */
async function predictRows(url, rows, prefix) {
	const answers = [];
	const indices = rows.keys();
	const work = async () => {
		for (const index of indices) answers[index] = await predictRow(url, rows[index] ?? {}, `${prefix}-${index}`);
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, work));
	return answers;
}
/** `POST /predict` with one row. @throws StageFailure unless it is answered with a number */
async function predictRow(url, row, id) {
	const { price: _, ...features } = row;
	const answer = await sendJson(`${url}/predict`, features, { "x-request-id": id });
	const value = readKey(readKey(answer, "prediction"), "value");
	if (typeof value !== "number") throw new StageFailure(`/predict answered ${JSON.stringify(answer)}`);
	return {
		id,
		version: String(readKey(answer, "version")),
		value
	};
}
/** `POST /v2/models/<model>/infer` with one row, its tensors made as the model's own description asks. */
async function inferRow(url, model, row) {
	const described = await sendJson(`${url}/v2/models/${model}`);
	const inputs = asArray(readKey(described, "inputs")).map((input) => ({
		name: String(readKey(input, "name")),
		datatype: String(readKey(input, "datatype")),
		shape: [1, 1],
		data: [row[String(readKey(input, "name"))]]
	}));
	const answer = await sendJson(`${url}/v2/models/${model}/infer`, { inputs });
	const value = asArray(readKey(asArray(readKey(answer, "outputs"))[0], "data"))[0];
	if (typeof value !== "number") throw new StageFailure(`The protocol answered ${JSON.stringify(answer)}`);
	return value;
}
/** Waits until the predictions log holds every row that was answered. */
async function waitForLog(url) {
	const deadline = Date.now() + LOG_MILLISECONDS;
	for (;;) {
		const log = readKey(await sendJson(`${url}/health`), "log");
		if (readKey(log, "waiting") === 0) return;
		if (Date.now() > deadline) throw new StageFailure(`The predictions log is not written: ${JSON.stringify(log)}`);
		await setTimeout$1(LOOK_MILLISECONDS);
	}
}
/**
* Asks every few milliseconds until an answer comes from `version`.
* @returns how many requests were answered meanwhile; a single one that fails is a StageFailure
*/
async function askUntilVersion(url, row, version) {
	const deadline = Date.now() + FOLLOW_MILLISECONDS;
	for (let count = 1;; count++) {
		const answer = await predictRow(url, row, `follow-${version}-${count}`);
		if (answer.version === version) return count;
		await setTimeout$1(LOOK_MILLISECONDS);
		if (Date.now() > deadline) throw new StageFailure(`The service still serves ${answer.version} and did not follow to ${version}.`);
	}
}
async function sendJson(url, body, headers = {}) {
	const sent = body === void 0 ? {} : {
		method: "POST",
		body: JSON.stringify(body)
	};
	const response = await sendRequest({
		url,
		headers: {
			"content-type": "application/json",
			...headers
		},
		...sent
	});
	const text = await response.text();
	if (!response.ok) throw new StageFailure(`${url} answered ${response.status}: ${text}`);
	return JSON.parse(text);
}
function asArray(value) {
	return Array.isArray(value) ? value : [];
}

// cli/demo/stages/monitor.ts
/**
* Sends every row to the service, then has the window judged. The requests are real ones, and the log is the service's.
* @returns the file of labelled rows, where labels were given
*/
async function judgeWindow(demo, service, window) {
	const from = (/* @__PURE__ */ new Date()).toISOString();
	const { name, rows, expected } = window;
	await demo.stage(`requests ${name}`, async () => {
		const answers = await predictRows(service.url, rows, name);
		await waitForLog(service.url);
		const seconds = (Date.now() - Date.parse(from)) / 1e3;
		const rate = Math.round(answers.length / seconds);
		return {
			value: void 0,
			text: `${answers.length} requests answered and logged, ${rate} a second`
		};
	});
	return demo.stage(`monitor ${name}`, async () => {
		const labels = window.labelled ? await writeLabels(demo, window) : void 0;
		const { outputs } = await demo.run("monitor", {
			environment: ENVIRONMENT,
			from,
			to: (/* @__PURE__ */ new Date()).toISOString(),
			...labels ? { labels } : {}
		});
		if (outputs["verdict"] !== expected) throw new StageFailure(`The window ${name} was judged ${outputs["verdict"]}, not ${expected}.`);
		if (expected === "drift") await demo.keepReport(`${OWN.monitor}/issue.md`, `window-${name}-issue.md`);
		return {
			value: resolve(demo.project.directory, outputs["labelled-path"] ?? ""),
			text: await describeVerdict(demo, outputs["monitor-path"] ?? ""),
			file: await demo.keepReport(outputs["report-path"] ?? "", `window-${name}.html`)
		};
	});
}
/** The true prices by request id, as they would come in weeks later. */
async function writeLabels({ project }, { name, rows }) {
	const labels = rows.map(({ price = null }, index) => ({
		id: `${name}-${index}`,
		price
	}));
	const file = join(project.root, "labels.csv");
	await writeFile(file, writeCsv(labels));
	return file;
}
async function describeVerdict({ project }, file) {
	const found = await readManifest(MonitorSchema, resolve(project.directory, file));
	const drifted = found.columns.filter(({ verdict }) => verdict === "drift").map(({ column }) => column);
	const where = drifted.length === 0 ? `none of ${found.columns.length} columns` : drifted.join(", ");
	return `${found.verdict}: ${where} drifted over ${formatCount(found.window.rows, "row")}${describePerformance(found)}`;
}
function describePerformance({ performance }) {
	const now = performance?.metrics[PRIMARY]?.value;
	const before = performance?.reference[PRIMARY]?.value;
	if (now === void 0 || before === void 0) return "";
	return `; with labels ${PRIMARY} ${formatMetric(now)}, was ${formatMetric(before)}; issue written`;
}

// cli/demo/stages/promote.ts
/** Promotes a bundle by its pull request, which is merged. Returns the version. */
function promoteModel(demo, digest, label = "") {
	return demo.stage(`promote${label}`, async () => {
		const { outputs } = await demo.run("promote", {
			"bundle-digest": digest,
			environment: ENVIRONMENT
		});
		const { version = "", branch = "", verdict } = outputs;
		const file = await mergePullRequest(demo, branch, `promote-${version}`);
		const folder = join(demo.project.directory, "models", MODEL, "versions", version);
		const comparison = await readManifest(ComparisonSchema, join(folder, "comparison.json"));
		return {
			value: version,
			text: `${version} to ${ENVIRONMENT}, gates: ${verdict}; ${describeComparison(comparison, PRIMARY)}; merged`,
			file
		};
	});
}
/** Points the environment back by a pull request, which is merged. Returns the version it is back at. */
function rollBack(demo) {
	return demo.stage("rollback", async () => {
		const { outputs } = await demo.run("rollback", {
			environment: ENVIRONMENT,
			reason: "To show the way back."
		});
		const { version = "", branch = "" } = outputs;
		const file = await mergePullRequest(demo, branch, `rollback-${version}`);
		return {
			value: version,
			text: `${ENVIRONMENT} back to ${version}; merged`,
			file
		};
	});
}
/** Recomputes from Git and the store that everything live has a whole lineage. */
function verifyLineage({ run, stage, keepReport }) {
	return stage("verify", async () => {
		const { outputs, summary } = await run("verify");
		const file = await keepReport({ text: summary }, "lineage.md");
		return {
			value: void 0,
			text: `lineage: ${outputs["verdict"]}, ${formatCount(Number(outputs["links-checked"]), "link")} from pointer to data checked`,
			file
		};
	});
}

// cli/demo/stages/serve.ts
/** Boots the service once and proves it, as a pull request's check does. */
function checkModel({ run, stage, project }) {
	return stage("check", async () => {
		const { outputs } = await run("check", { environment: ENVIRONMENT });
		return {
			value: void 0,
			text: `golden rows, protocol, contract: ${outputs["verdict"]}; p50 ${outputs["p50-ms"]} ms, p99 ${outputs["p99-ms"]} ms`,
			file: join(project.directory, OWN.check, "report.md")
		};
	});
}
/** Starts the service and asks the same row by both protocols. */
function serveModel({ stage, project, serve }, house) {
	return stage("serve", async () => {
		const service = await serve(ENVIRONMENT);
		const { value, version } = await predictRow(service.url, house, "first");
		const inferred = await inferRow(service.url, MODEL, house);
		if (Math.abs(inferred - value) > Math.abs(value) * 1e-5) throw new StageFailure(`/predict says ${value}, the protocol says ${inferred}.`);
		return {
			value: service,
			text: `${version} at ${service.url}: /predict and /v2/…/infer both say ${dollars(value)} (sold for ${dollars(Number(house["price"]))})`,
			file: join(project.directory, OWN.predictions)
		};
	});
}
/**
* Waits until the running service answers with a version that was merged, counts what it answered meanwhile, and has
* deploy confirm it.
*/
function followMerge({ run, stage }, service, house, version) {
	return stage(`follow to ${version}`, async () => {
		const count = await askUntilVersion(service.url, house, version);
		const { outputs } = await run("deploy", {
			environment: ENVIRONMENT,
			"service-url": service.url
		});
		if (outputs["state"] !== "serving") throw new StageFailure(`deploy says ${outputs["state"]}, not serving.`);
		return {
			value: void 0,
			text: `the running service answers with ${version}; ${count} requests meanwhile, none lost; deploy: serving`
		};
	});
}
function dollars(value) {
	return `$${Math.round(value).toLocaleString("en-US")}`;
}

// cli/demo/stages/train.ts
/**
* Trains on what main holds, judges the model in a step that did not train it, and packages it twice.
* @returns the bundle's digest
*/
async function buildModel(demo, label = "") {
	return packageTwice(demo, await evaluate(demo, await train(demo, label), label), label);
}
function train({ run, stage, keepReport }, label) {
	return stage(`train${label}`, async () => {
		const { outputs } = await run("train");
		const seconds = Number(outputs["seconds"]).toFixed(1);
		const file = await keepReport(`${OWN.run}/run.json`, `run${suffix(label)}.json`);
		return {
			value: outputs["artifact"] ?? "",
			text: `run ${outputs["key"]}, builtin:linear, ${seconds} s of training`,
			file
		};
	});
}
function evaluate({ run, stage, project, keepReport }, artifact, label) {
	return stage(`evaluate${label}`, async () => {
		const { outputs } = await run("evaluate", { artifact });
		const written = resolve(project.directory, outputs["evaluation-path"] ?? "");
		const text = describeEvaluation(await readManifest(EvaluationSchema, written));
		const file = await keepReport(written, `evaluation${suffix(label)}.json`);
		return {
			value: outputs["artifact"] ?? "",
			text,
			file
		};
	});
}
function packageTwice({ run, stage, keepReport }, artifact, label) {
	return stage(`package${label}`, async () => {
		const first = await run("package", { artifact });
		const second = await run("package", { artifact });
		const digest = first.outputs["bundle-digest"] ?? "";
		if (second.outputs["bundle-digest"] !== digest) throw new StageFailure(`Two packagings gave ${digest} and ${second.outputs["bundle-digest"]}.`);
		const kilobytes = Math.round(Number(first.outputs["bundle-size"]) / 1e3);
		return {
			value: digest,
			text: `${digest.slice(0, 19)}…, twice the same, ${kilobytes} kB`,
			file: await keepReport(`${OWN.bundle}/model-card.md`, `model-card${suffix(label)}.md`)
		};
	});
}
/** A stage's label as the end of a file's name. */
function suffix(label) {
	return label.replaceAll(" ", "-");
}

// cli/demo/run-stages.ts
const NEW_HOUSES = 400;
const SEED = 1987;
/** The whole cycle, stage by stage. Returns the service, which is still up. */
async function runStages(demo) {
	const houses = await readHouses(join(demo.project.directory, DATA));
	const house = pickMedian(houses);
	await ingestData(demo);
	await ingestFaults(demo);
	const first = await promoteModel(demo, await buildModel(demo));
	await checkModel(demo);
	const service = await serveModel(demo, house);
	await judgeWindow(demo, service, {
		name: "same",
		rows: houses,
		expected: "ok",
		labelled: false
	});
	const rows = buildNewQuarter(houses, NEW_HOUSES, SEED);
	const labelled = await judgeWindow(demo, service, {
		name: "shifted",
		rows,
		expected: "drift",
		labelled: true
	});
	await ingestData(demo, " again", labelled);
	const second = await promoteModel(demo, await buildModel(demo, " again"), " again");
	await followMerge(demo, service, house, second);
	await rollBack(demo);
	await followMerge(demo, service, house, first);
	await verifyLineage(demo);
	return service;
}
/** The house whose price half of all houses exceed: an ordinary one to ask about. */
function pickMedian(houses) {
	const byPrice = houses.toSorted((a, b) => Number(a["price"]) - Number(b["price"]));
	return byPrice[Math.floor(byPrice.length / 2)] ?? {};
}

// scripts/find-node.mjs
/** The repository's root. */
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** The major version of Node that workflow runners start actions with. */
const RUNNER_NODE_MAJOR = 24;
/** Slipway's folder in the user's cache. */
function findCacheFolder(env = process.env) {
	const local = process.platform === "win32" ? env.LOCALAPPDATA : void 0;
	return join(env.XDG_CACHE_HOME || local || join(homedir(), ".cache"), "slipway");
}
/** Folders with the pins of a Node: the one that runners start actions with, and the oldest that users may have. */
const NODE_PINS = {
	runner: "runtime/node",
	oldest: "test/oldest-node"
};
/** Where setup puts a pinned Node: its folder and the program in it, or undefined where no package is pinned. */
function locatePinnedNode(env = process.env, pinsFolder = NODE_PINS.runner) {
	const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
	const version = JSON.parse(readFileSync(join(ROOT, pinsFolder, "package.json"), "utf8")).optionalDependencies[name];
	if (version === void 0) return void 0;
	const folder = join(findCacheFolder(env), "node", `${version}-${process.platform}-${process.arch}`);
	const binary = process.platform === "win32" ? "node.exe" : "node";
	return {
		version,
		pinsFolder,
		folder,
		program: join(folder, "node_modules", name, "bin", binary)
	};
}
/**
* The Node 24 that bundles are tested on: `SLIPWAY_NODE`, the one that setup installed, or this one if it is new enough.
* Throws an error that says what to do where there is none.
*/
function findNode(env = process.env) {
	if (env.SLIPWAY_NODE) return env.SLIPWAY_NODE;
	const pinned = locatePinnedNode(env);
	if (pinned && existsSync(pinned.program)) return pinned.program;
	if (isRunnerNode(process.versions.node)) return process.execPath;
	throw new Error(pinned ? "Node 24 is not installed yet. Run \"node scripts/setup.mjs\"." : `No Node 24 is pinned for ${process.platform}-${process.arch}. Set SLIPWAY_NODE to the path of one.`);
}
/** Whether a version such as `24.21.0` is the runners' Node or newer. */
function isRunnerNode(version) {
	return Number(version.replace(/^v/, "").split(".")[0]) >= 24;
}

// cli/demo/step-runner.ts
/** Steps on the demo's own runner. @throws StageFailure from a step that fails */
function createStepRunner(project, keeper) {
	let count = 0;
	const node = chooseNode();
	return async (verb, inputs = {}, directory = project.directory) => {
		const { inputs: specs } = await readActionFile(locateActionFile(verb));
		count++;
		const running = await startProgram({
			program: join(KIT_ROOT, "dist", `${verb}.js`),
			node,
			inputs: {
				...presetsOf(specs),
				...inputs
			},
			directory,
			folder: join(project.root, "steps", `${String(count).padStart(2, "0")}-${verb}`),
			env: runnerEnvironment(project.root, await project.git("rev-parse", "HEAD"))
		});
		const release = keeper.keep(running.process);
		const result = await running.finished.finally(release);
		if (result.exitCode !== 0) throw new StageFailure(explain(verb, inputs, result));
		return result;
	};
}
/** The runners' Node where setup has put it, else the one that runs this. */
function chooseNode() {
	try {
		return findNode();
	} catch {
		return process.execPath;
	}
}
/** What a hosted runner sets, without a token: pull requests then are branches and files of the local forge. */
function runnerEnvironment(root, commit) {
	const { PATH, HOME, LANG, TMPDIR, XDG_CACHE_HOME, SystemRoot, LOCALAPPDATA } = process.env;
	return {
		...gitEnvironment({
			PATH,
			HOME,
			LANG,
			TMPDIR,
			XDG_CACHE_HOME,
			SystemRoot,
			LOCALAPPDATA
		}),
		CI: "true",
		GITHUB_ACTIONS: "true",
		GITHUB_ACTOR: "demo",
		GITHUB_EVENT_NAME: "push",
		GITHUB_REF: "refs/heads/main",
		GITHUB_REF_NAME: "main",
		GITHUB_RUN_ATTEMPT: "1",
		GITHUB_RUN_ID: "1",
		GITHUB_SHA: commit,
		GITHUB_WORKFLOW: "demo",
		RUNNER_TEMP: join(root, "steps")
	};
}
function explain(verb, inputs, result) {
	const given = Object.entries(inputs).map(([name, value]) => `  ${name}: ${value}`);
	const said = `${result.stdout}\n${result.stderr}`.trim();
	return [
		`${verb} ended with exit code ${result.exitCode}. Its inputs:`,
		...given,
		"It said:",
		said
	].join("\n");
}

// cli/demo/service.ts
const READY_MILLISECONDS = 3e4;
/** Starts the service on an environment, following the remote. @throws StageFailure when it does not become ready */
async function startService(project, keeper, environment) {
	let printed = "";
	let announce = () => {};
	const ready = new Promise((resolve) => {
		announce = resolve;
	});
	const running = await startProgram({
		program: join(KIT_ROOT, "dist/serve.js"),
		node: chooseNode(),
		inputs: {
			environment,
			port: 0,
			follow: true,
			"poll-seconds": .5,
			pipeline: "pipeline.yaml"
		},
		directory: project.directory,
		folder: join(project.root, "steps", "serve"),
		env: serviceEnvironment(runnerEnvironment(project.root, "")),
		onStdout: (text) => {
			printed += text;
			const url = readUrl(printed);
			if (url) announce(url);
		}
	});
	keeper.keep(running.process);
	const failed = running.finished.then(({ stdout, stderr }) => {
		throw new StageFailure(`The service ended before it was ready. It said:\n${stdout}\n${stderr}`);
	});
	failed.catch(() => {});
	return {
		url: await Promise.race([
			ready,
			failed,
			failLater()
		]),
		ended: running.finished.then(() => {}),
		stop: () => endProcess(running.process)
	};
}
/** The service runs beside the workflows, not in one. */
function serviceEnvironment(env) {
	return {
		...env,
		GITHUB_ACTIONS: ""
	};
}
/** The URL in the first line that the service prints. */
function readUrl(printed) {
	const [line, ...rest] = printed.split("\n");
	if (rest.length === 0 || !line) return void 0;
	const url = readKey(JSON.parse(line), "url");
	return url === void 0 ? void 0 : String(url);
}
function failLater() {
	return new Promise((_, fail) => {
		const error = new StageFailure(`The service was not ready after ${READY_MILLISECONDS / 1e3} s.`);
		setTimeout(() => fail(error), READY_MILLISECONDS).unref();
	});
}

// cli/demo/stage-runner.ts
/** Runs stages one after the other, shows each on `progress`, and adds those that end well to `lines`. */
function createStageRunner(progress, lines) {
	return async (name, work) => {
		const started = performance.now();
		const seconds = () => (performance.now() - started) / 1e3;
		progress.begin(name);
		try {
			const { value, text, file } = await work();
			progress.end({
				ok: true,
				text,
				seconds: seconds()
			});
			lines.push({
				name,
				text,
				seconds: seconds(),
				...file ? { file } : {}
			});
			return value;
		} catch (error) {
			progress.end({
				ok: false,
				text: "did not end as it must",
				seconds: seconds()
			});
			throw error;
		}
	};
}

// cli/demo/stage-table.ts
/** Width of the results where the terminal says none, and the least and most that it is given. */
const RESULT_WIDTH = {
	usual: 72,
	least: 40,
	most: 100
};
/** Stage, result (wrapped), seconds, and the file to open. */
function renderStageTable(lines, { root, style, columns }) {
	const files = lines.map(({ file }) => file ? relative(root, file) : "");
	const width = fitWidth(columns, widest(lines.map(({ name }) => name)) + widest(files) + SECONDS_WIDTH);
	const body = lines.flatMap(({ name, text, seconds }, index) => {
		const [first = "", ...rest] = wrapText(text, width);
		return [[
			name,
			first,
			seconds.toFixed(1),
			files[index] ?? ""
		], ...rest.map((line) => ["", line])];
	});
	const total = lines.reduce((sum, { seconds }) => sum + seconds, 0);
	const header = [
		"stage",
		"result",
		"seconds",
		"file to open"
	].map(style.bold);
	const foot = [
		"all",
		`${lines.length} stages`,
		total.toFixed(1)
	];
	return alignTable([
		header,
		...body,
		foot
	], [
		"left",
		"left",
		"right",
		"left"
	]).join("\n");
}
/** The seconds' column and the gaps between the four. */
const SECONDS_WIDTH = 13;
function fitWidth(columns, others) {
	if (columns === void 0) return RESULT_WIDTH.usual;
	return Math.max(RESULT_WIDTH.least, Math.min(RESULT_WIDTH.most, columns - others));
}
function widest(texts) {
	return Math.max(0, ...texts.map((text) => text.length));
}

// cli/demo/run-demo.ts
/** Runs the demo and returns the exit code. Whatever happens, no process is left behind. */
async function runDemo({ json, keepServing, folder }) {
	const root = await makeDemoFolder(folder);
	const keeper = createProcessKeeper();
	const progress = createProgress();
	const lines = [];
	const release = endOnSignal(keeper, progress);
	progress.say(`Slipway's whole cycle, in ${root}`);
	try {
		const service = await runStages(await prepare(root, keeper, progress, lines));
		printTable(lines, root, json);
		if (keepServing) await waitForEnd(service, progress);
		return 0;
	} catch (error) {
		progress.close();
		if (!(error instanceof StageFailure)) throw error;
		process.stderr.write(`${error.message}\n\nEverything so far lies in ${root}.\n`);
		return 1;
	} finally {
		await keeper.endAll();
		release();
	}
}
async function prepare(root, keeper, progress, lines) {
	const stage = createStageRunner(progress, lines);
	const project = await stage("project", async () => {
		const value = await createProject(root);
		return {
			value,
			text: "a repository from the template, with a bare remote",
			file: join(value.directory, "pipeline.yaml")
		};
	});
	return {
		project,
		stage,
		run: createStepRunner(project, keeper),
		serve: (environment) => startService(project, keeper, environment),
		keepReport: async (source, name) => {
			const kept = join(root, "reports", name);
			const content = typeof source === "string" ? await readFile(resolve(project.directory, source)) : source.text;
			await writeFileAtomically(kept, content);
			return kept;
		}
	};
}
/** Ctrl-C and SIGTERM end every process that was started, then this one. Returns what undoes it. */
function endOnSignal(keeper, progress) {
	const end = async (signal) => {
		progress.close();
		await keeper.endAll();
		process.exit(signal === "SIGINT" ? 130 : 143);
	};
	process.on("SIGINT", end).on("SIGTERM", end);
	return () => process.off("SIGINT", end).off("SIGTERM", end);
}
function printTable(lines, root, json) {
	const out = json ? process.stderr : process.stdout;
	const table = renderStageTable(lines, {
		root,
		style: createStyle(wantsColour(out)),
		columns: out.columns
	});
	out.write(`\n${table}\n\nEverything lies in ${root} for a look.\n`);
	if (json) process.stdout.write(canonicalJson({
		folder: root,
		stages: lines
	}));
}
/** Says how to ask the service, and waits until it ends: Ctrl-C ends it. */
async function waitForEnd({ url, ended }, progress) {
	progress.say(`\nThe service is up at ${url}; Ctrl-C ends it. Try:\n\n  ${exampleRequest(url)}\n`);
	await ended;
}
function exampleRequest(url) {
	return `curl -s ${url}/predict -H 'content-type: application/json' -d '${JSON.stringify({
		lot_size: 5850,
		bedrooms: 3,
		bathrooms: 1,
		stories: 2,
		driveway: "yes",
		recreation_room: "no",
		full_basement: "yes",
		gas_hot_water: "no",
		air_conditioning: "no",
		garage_places: 1,
		preferred_area: "no"
	})}'`;
}

export { runDemo };