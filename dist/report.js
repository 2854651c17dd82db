import { i as pickText, r as pick, t as run } from "./chunk-run.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as openForeignArtifacts } from "./chunk-foreign-artifacts.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { a as renderReport, i as ReportSchema, n as REPORT_PREFIX, r as FirstReportSchema, t as REPORT_FILE } from "./chunk-report-file.js";
import { n as isOfSchema, r as parseJson, t as checkManifest } from "./chunk-parse-manifest.js";
import { n as readUserFile } from "./chunk-files.js";
import { n as judgePrimary } from "./chunk-judge-difference.js";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

// action-train/src/report/inputs.ts
function readInputs({ inputs }) {
	return { artifact: inputs.text("artifact") };
}

// action-train/src/report/read-source.ts
/** Reads the event. @throws ConfigurationError on an event that is neither of a pull request nor of a run for one */
function readSource(event) {
	const run = pick(event, "workflow_run");
	const source = run === void 0 ? readPullRequest(event) : readRun(run);
	if (source) return source;
	throw new ConfigurationError("SLW_INPUT_INVALID", "Reports are posted on pull requests. Use this action in a workflow that runs on \"pull_request\", or on \"workflow_run\" after one.");
}
function readPullRequest(event) {
	const commit = pickText(event, "pull_request", "head", "sha");
	const repository = pickText(event, "pull_request", "head", "repo", "full_name");
	return commit && repository ? {
		commit,
		repository,
		runId: void 0
	} : void 0;
}
function readRun(run) {
	const runId = pick(run, "id");
	const commit = pickText(run, "head_sha");
	const repository = pickText(run, "head_repository", "full_name");
	if (pick(run, "event") !== "pull_request" || typeof runId !== "number") return void 0;
	return commit && repository ? {
		commit,
		repository,
		runId
	} : void 0;
}

// action-train/src/report/check-claim.ts
/**
* Holds what a report says it is for against what the forge says of the run that made it: a report of a foreign run
* must not reach anybody else's pull request.
* @throws ConfigurationError when they disagree
*/
async function checkClaim({ pullRequest: claim }, source, forge) {
	if (!claim) throw new ConfigurationError("SLW_EVIDENCE_INVALID", "The report names no pull request: it was made outside of one. Run compare in the workflow of the pull request.");
	const { number, commit } = claim;
	if (commit !== source.commit) throw new ConfigurationError("SLW_EVIDENCE_INVALID", `The report says that it is of commit ${commit}, and the run that made it is of ${source.commit}. It is not posted.`);
	const pull = await forge.readPullRequest(number);
	if (pull?.repository?.toLowerCase() !== source.repository.toLowerCase()) throw new ConfigurationError("SLW_EVIDENCE_INVALID", `The report says that it is for #${number}, which is not a pull request of ${source.repository}, where the run that made it is from. It is not posted.`);
	return { number: pull.state === "open" && pull.commit === source.commit ? number : null };
}

// action-train/src/report/read-report.ts
/**
* Reads a report from a file, of the present schema or the first: that one comes as the present one, with null for what
* it does not know.
* @throws ConfigurationError when there is no such file, or it is no report
*/
async function readReport(file) {
	const text = await readUserFile(file, "The report file", "Hand over what compare makes.");
	const value = parseJson(text, file);
	return isOfSchema(FirstReportSchema, value) ? liftFirst(checkManifest(FirstReportSchema, value, file)) : checkManifest(ReportSchema, value, file);
}
function liftFirst({ trial, main, comparison, ...report }) {
	return {
		...report,
		$schema: ReportSchema.properties.$schema.const,
		trial: trial && {
			...trial,
			split: null
		},
		main: main && {
			...main,
			side: {
				...main.side,
				split: null
			}
		},
		comparison: comparison && liftComparison(comparison)
	};
}
function liftComparison({ gates, ...measured }) {
	const { environment, verdict, results } = gates;
	return {
		...measured,
		environment,
		keys: null,
		identical: false,
		outcome: judgePrimary(measured),
		gates: results,
		elsewhere: [],
		verdict
	};
}

// action-train/src/report/report.ts
/** Reports posted at most, one a model: a run of anybody's may not flood a pull request. */
const MAX_REPORTS = 20;
/** Writes each report of a run as the one comment about its model, after checking that it belongs where it says. */
async function postReports(inputs, ports) {
	const names = inputs.artifact === void 0 ? await findReports(ports) : [inputs.artifact];
	const posted = [];
	for (const artifact of names) {
		const report = await fetchReport(ports, artifact);
		posted.push({
			artifact,
			model: report.model,
			...await postReport(ports, report)
		});
	}
	return posted;
}
async function findReports({ artifacts, log }) {
	const names = (await artifacts.list()).filter((name) => name.startsWith(REPORT_PREFIX));
	if (names.length === 0) log.notice("The run made no report: its change touches nothing that a model is made of.");
	if (names.length > 20) log.warning(`Of ${names.length} reports the first ${20} are posted. Split the pull request.`);
	return names.slice(0, 20);
}
async function fetchReport({ artifacts, temporary }, artifact) {
	await makeFolder(temporary);
	const folder = await mkdtemp(join(temporary, "slipway-report-"));
	try {
		await artifacts.download(artifact, folder);
		return await readReport(join(folder, REPORT_FILE));
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function postReport({ forge, log, source, repository, page }, report) {
	const { number } = await checkClaim(report, source, forge);
	if (number === null) {
		log.notice(`The pull request is not at ${source.commit} any more, or closed: this report is not posted.`);
		return {
			state: "outdated",
			url: ""
		};
	}
	const isForeign = source.repository.toLowerCase() !== repository.toLowerCase();
	const { url } = await forge.comment({
		number,
		marker: `report/${report.model}`,
		...renderReport({
			report,
			page,
			isForeign
		})
	});
	return {
		state: "posted",
		url
	};
}

// action-train/src/report/index.ts
/** A report is some kilobytes of JSON; what a foreign run left is not read beyond that. */
const MAX_REPORT_BYTES = 1048576;
await run("report", async (runner) => {
	const { context, log, ports } = runner;
	const inputs = readInputs(runner);
	const source = readSource(context.event);
	return describeCompletion(await postReports(inputs, {
		artifacts: openReports(runner, source),
		forge: await ports.forge(),
		log,
		source,
		repository: context.repository,
		page: `${context.serverUrl}/${context.repository}`,
		temporary: context.temporary
	}));
});
function openReports({ context, credentials, ports, log }, { runId }) {
	if (runId === void 0) return ports.artifacts();
	const { token } = credentials;
	const { repository, apiUrl } = context;
	if (token) return openForeignArtifacts({
		id: runId,
		repository,
		apiUrl,
		token,
		maxBytes: MAX_REPORT_BYTES,
		log
	});
	throw new ConfigurationError("SLW_CREDENTIALS_MISSING", "The artifacts of another run are read with a token. Set the input \"token\".");
}
function describeCompletion(posted) {
	const written = posted.filter(({ state }) => state === "posted");
	const state = written.length > 0 ? "posted" : posted.length > 0 ? "outdated" : "none";
	const lines = posted.map(({ model, state: how, url }) => `- ${model}: ${how === "posted" ? url : "outdated"}`);
	return {
		outputs: {
			state,
			"comment-url": written.at(-1)?.url ?? ""
		},
		summary: posted.length > 0 ? `## Reported\n\n${lines.join("\n")}` : "",
		result: {
			state,
			reports: posted
		}
	};
}

export {  };