import { o as run, r as readProjectPipeline } from "./chunk-project-inputs.js";
import { t as createGit } from "./chunk-git.js";
import { m as openStore } from "./chunk-contract.js";
import { n as settleProject, r as settleWanted, t as locateRuntime } from "./chunk-shared-inputs.js";
import { t as startService } from "./chunk-serve.js";

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
	return {
		...settleProject(runner, pipeline),
		wanted: settleWanted(inputs.text("bundle-digest"), inputs.text("environment")),
		runtime: locateRuntime(runner),
		host: inputs.text("host") ?? DEFAULT_HOST,
		port: inputs.number("port", {
			min: 0,
			max: 65535,
			integer: true
		}) ?? DEFAULT_PORT,
		logUrl: inputs.text("log") ?? pipeline?.serve?.log,
		follow: inputs.flag("follow") ? {
			pollSeconds,
			base
		} : void 0,
		token: credentials.serveToken
	};
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
	const { directory, credentials, log } = runner;
	const stopped = waitForSignal();
	const inputs = await readInputs(runner);
	const store = await openStore(inputs.store, {
		directory,
		credentials,
		log
	});
	const git = createGit({
		directory,
		log
	});
	const service = await startService(inputs, {
		git,
		store,
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

export {  };