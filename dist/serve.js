import { t as run } from "./chunk-run.js";
import { n as openMountedBundle } from "./chunk-open-bundle.js";
import { t as createGit } from "./chunk-git.js";
import { t as openStore } from "./chunk-open-store.js";
import { n as startService, t as openFromStore } from "./chunk-open-by-digest.js";
import { a as settleModel, i as readProjectPipeline, n as checkName, o as settleStore, r as namePipelineFile } from "./chunk-project-inputs.js";
import { a as ConfigurationError } from "./chunk-make-folder.js";
import { n as nameLog } from "./chunk-locate-log.js";
import { i as settleWanted, n as locateRuntime } from "./chunk-bundles-folder.js";
import { resolve } from "node:path";

// action-serve/src/serve/inputs.ts
const DEFAULT_HOST = "127.0.0.1";
const DEFAULT_PORT = 8080;
const DEFAULT_POLL_SECONDS = 10;
/** The service's inputs: `INPUT_…`, else `pipeline.yaml`, else the default. */
async function readInputs(runner) {
	const { inputs, credentials } = runner;
	const pipeline = await readProjectPipeline(runner);
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
		runtime: locateRuntime(runner),
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
		token: credentials.serveToken
	};
}
/** Where a digest says what to serve, an input of its own says where: the log's records name it. */
function settleEnvironment({ inputs }) {
	const told = inputs.text("log-environment");
	const wanted = inputs.text("environment");
	if (told === void 0) return wanted;
	if (wanted === void 0 || wanted === told) return checkName("log-environment", told);
	throw new ConfigurationError(`The inputs "environment" (${wanted}) and "log-environment" (${told}) contradict each other. Leave "log-environment" out.`);
}
/** A mounted bundle is the one whose digest is given, and no other can be fetched in its place. */
function settleSource({ inputs, directory }, pipeline) {
	const folder = inputs.text("bundle-directory");
	if (folder === void 0) return { store: settleStore(inputs, pipeline) };
	const other = (inputs.text("environment") === void 0 ? void 0 : "environment") ?? (inputs.flag("follow") ? "follow" : void 0);
	if (other === void 0) return { mounted: resolve(directory, folder) };
	throw new ConfigurationError(`The inputs "bundle-directory" and "${other}" contradict each other: a mounted bundle cannot be changed by this process. Leave one of them out.`);
}

// action-serve/src/serve/wait-for-signal.ts
const SIGNALS = ["SIGTERM", "SIGINT"];
/** Settles at the first SIGTERM or SIGINT with its name. A second one ends the process at once. */
function waitForSignal() {
	return new Promise((resolve) => {
		let asked = false;
		for (const signal of SIGNALS) process.on(signal, () => {
			if (asked) process.exit(1);
			asked = true;
			resolve(signal);
		});
	});
}

// action-serve/src/serve/index.ts
await run("serve", async (runner) => {
	const { directory, log } = runner;
	const stopped = waitForSignal();
	const inputs = await readInputs(runner);
	const openBundle = await openSource(inputs.source, runner);
	const git = createGit({
		directory,
		log
	});
	const service = await startService(inputs, {
		git,
		openBundle,
		log,
		clock: () => /* @__PURE__ */ new Date()
	});
	const { version, bundle, name } = service.state.holder.current();
	const ready = {
		url: service.url,
		model: name,
		version,
		bundle: bundle.digest
	};
	process.stdout.write(`${JSON.stringify(ready)}\n`);
	log.info(`${await stopped}: draining.`);
	await service.close();
	return {
		outputs: {},
		summary: "",
		result: ready
	};
}, { ownsStdout: true });
async function openSource(source, runner) {
	if ("mounted" in source) return (digest) => openMountedBundle({
		folder: source.mounted,
		digest
	});
	return openFromStore(await openStore(source.store, runner), runner.directory);
}

export {  };