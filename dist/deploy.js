import { t as run } from "./chunk-run.js";
import { n as isUnpromoted, t as explainUnpromoted } from "./chunk-live-version.js";
import { j as shortDigest } from "./chunk-evaluation.js";
import { t as OWN } from "./chunk-own-folder.js";
import { t as openBundle } from "./chunk-open-bundle.js";
import { n as readFromGit } from "./chunk-source.js";
import { r as settleProject, t as findTarget } from "./chunk-find-target.js";
import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as isRecord } from "./chunk-record.js";
import { r as sendRequest } from "./chunk-send-request.js";
import { i as readProjectPipeline, n as checkName } from "./chunk-project-inputs.js";
import { i as formatName, o as renderTable } from "./chunk-markdown.js";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

// action-serve/src/deploy/read-service.ts
/** An answer of the service must be there within this time. */
const ANSWER_TIMEOUT_MS = 1e4;
/** Asks a service which bundle it serves. Never throws: a service that is not up yet is an answer too. */
async function readService(url) {
	try {
		const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
		return parseReport(await (await sendRequest({
			url: `${url}/health`,
			signal
		})).json()) ?? {
			answers: false,
			reason: `${url}/health is not a Slipway service's`
		};
	} catch (error) {
		return {
			answers: false,
			reason: describeError(error)
		};
	}
}
/** Whether the service is ready with this bundle. */
function isServing(report, bundle) {
	return report.answers && report.ready && report.bundle === bundle;
}
/** What a report comes to, as the end of a sentence. */
function describeReport(report) {
	if (!report.answers) return `it does not answer (${report.reason})`;
	const state = report.ready ? "" : " and is not ready";
	return `it serves ${report.version} (${report.bundle})${state}`;
}
function parseReport(value) {
	const { model, ready } = isRecord(value) ? value : {};
	const { bundle, version } = isRecord(model) ? model : {};
	if (typeof bundle !== "string" || typeof version !== "string") return void 0;
	return {
		answers: true,
		bundle,
		version,
		ready: ready === true
	};
}

// action-serve/src/deploy/deploy.ts
/** The service is asked this often, the remote at most this often. */
const POLL_MS = 1e3;
const REMOTE_POLL_MS = 1e4;
/**
* Brings an environment to what the base branch says now, whatever commit started the run: proves that the bundle is
* in the store, whole, and waits until the service that follows the branch is ready with it.
* An environment that `pipeline.yaml` lists and nothing was promoted to yet is no mistake: there is nothing to do.
* @throws ConfigurationError when nothing is promoted to one that is not listed, or the bundle is missing or broken
*/
async function deploy(inputs, ports) {
	const { model, environment } = inputs;
	const { branch, commit } = await readBranch(inputs, ports);
	const source = readFromGit(ports.git, commit);
	if (await isUnpromoted(source, inputs)) {
		ports.log.notice(explainUnpromoted(inputs));
		return {
			model,
			environment,
			state: "nothing"
		};
	}
	const wanted = {
		...await findTarget(source, model, { environment }),
		branch,
		commit
	};
	await proveStored(wanted, inputs, ports);
	if (inputs.serviceUrl === void 0) {
		ports.log.notice(`${inputs.environment} shall serve ${wanted.version}. No "service-url" is set, so nobody was waited for; a service started with --environment ${inputs.environment} --follow takes it up.`);
		return describeResult(inputs, wanted, "wanted");
	}
	return waitForService(inputs.serviceUrl, {
		inputs,
		ports,
		wanted
	});
}
async function readBranch({ base }, { git }) {
	const branch = base ?? await git.defaultBranch();
	return {
		branch,
		commit: await git.fetch(branch)
	};
}
async function readWantedTarget(inputs, ports) {
	const { branch, commit } = await readBranch(inputs, ports);
	const { model, environment } = inputs;
	return {
		...await findTarget(readFromGit(ports.git, commit), model, { environment }),
		branch,
		commit
	};
}
async function proveStored({ bundle }, { directory }, { store }) {
	await openBundle({
		store,
		digest: bundle,
		directory: join(directory, OWN.bundles)
	});
}
async function waitForService(url, { inputs, ports, wanted: first }) {
	const deadline = ports.clock().getTime() + inputs.timeoutSeconds * 1e3;
	ports.log.info(`Waiting for ${url} to serve ${first.version} (${shortDigest(first.bundle)}).`);
	let wanted = first;
	let nextLook = ports.clock().getTime() + REMOTE_POLL_MS;
	for (;;) {
		const report = await readService(url);
		const now = ports.clock().getTime();
		if (isServing(report, wanted.bundle)) return describeResult(inputs, wanted, "serving");
		if (now >= deadline) return {
			...describeResult(inputs, wanted, "wanted"),
			failure: explainTimeout(inputs, wanted, report)
		};
		await setTimeout(POLL_MS);
		if (now < nextLook) continue;
		wanted = await readAgain({
			inputs,
			ports,
			wanted
		});
		nextLook = now + REMOTE_POLL_MS;
	}
}
/** A later merge replaces what is waited for. */
async function readAgain({ inputs, ports, wanted }) {
	const now = await readWantedTarget(inputs, ports);
	if (now.bundle !== wanted.bundle) {
		await proveStored(now, inputs, ports);
		ports.log.info(`${now.branch} says ${now.version} (${shortDigest(now.bundle)}) now.`);
	}
	return now;
}
function explainTimeout(inputs, { version }, report) {
	return `${inputs.serviceUrl} does not serve ${inputs.model} ${version} after ${inputs.timeoutSeconds} s: ${describeReport(report)}. Look at the service's log, and whether it follows this repository and environment.`;
}
function describeResult({ model, environment, serviceUrl }, { version, bundle, commit, branch }, state) {
	return {
		model,
		environment,
		version,
		bundle,
		commit,
		branch,
		serviceUrl: serviceUrl ?? null,
		state
	};
}

// action-serve/src/deploy/inputs.ts
const DEFAULT_TIMEOUT_SECONDS = 300;
/** Reads the inputs of deploy. @throws ConfigurationError for a missing or impossible one */
async function readInputs(runner) {
	const { inputs } = runner;
	const pipeline = await readProjectPipeline(runner);
	const environment = checkName("environment", inputs.required("environment"));
	return {
		...settleProject(runner, pipeline),
		environment,
		environments: pipeline?.environments ?? [],
		base: inputs.text("base"),
		serviceUrl: checkUrl(inputs.text("service-url")),
		timeoutSeconds: inputs.number("timeout-seconds", {
			min: 1,
			max: 3600
		}) ?? DEFAULT_TIMEOUT_SECONDS
	};
}
function checkUrl(text) {
	if (text === void 0) return void 0;
	if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, "");
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "service-url" is "${text}". Write the service's address, such as https://models.example.com/house-price.`);
}

// action-serve/src/deploy/summarise-deployment.ts
/** The step summary: what the environment shall serve, and whether it does. */
function summariseDeployment(result) {
	const { model, environment, version, bundle, commit, branch, serviceUrl, state } = result;
	return `## ${environment} ${state === "serving" ? "serves" : "shall serve"} ${model} ${version}\n\n${renderTable([{ title: "" }, { title: "" }], [
		["bundle", `\`${bundle}\``],
		["declared by", `${formatName(branch)} at \`${commit.slice(0, 12)}\``],
		["service", serviceUrl === null ? "none named" : formatName(serviceUrl)],
		["state", `**${state}**`]
	])}\n`;
}

// action-serve/src/deploy/index.ts
await run("deploy", async (runner) => {
	const { log, ports } = runner;
	const inputs = await readInputs(runner);
	const outcome = await deploy(inputs, {
		git: ports.git(),
		store: await ports.store(inputs.store),
		log,
		clock: ports.clock
	});
	if (outcome.state === "nothing") return {
		outputs: {
			version: "",
			"bundle-digest": "",
			state: outcome.state
		},
		summary: `${explainUnpromoted(outcome)}\n`,
		result: outcome
	};
	const { failure, ...result } = outcome;
	return {
		outputs: {
			version: result.version,
			"bundle-digest": result.bundle,
			state: result.state
		},
		summary: summariseDeployment(result),
		result,
		...failure === void 0 ? {} : { failure }
	};
});

export {  };