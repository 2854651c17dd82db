import { t as run } from "./chunk-run.js";
import { n as openMountedBundle } from "./chunk-open-bundle.js";
import { t as readSignatures } from "./chunk-read-signatures.js";
import { l as openFromStore, o as readInputs, s as readSigningInputs, t as startService } from "./chunk-serve.js";

// action-serve/src/serve/wait-for-signal.ts
const SIGNALS = [
	"SIGTERM",
	"SIGINT",
	"SIGHUP"
];
/** Within this time a further signal is the same wish once more: it came by the process group and by a wrapper. */
const GRACE_MS = 5e3;
/** Settles at the first SIGTERM, SIGINT or SIGHUP with its name. One that comes later than the grace ends the process at once. */
function waitForSignal(graceMs = GRACE_MS) {
	return new Promise((resolve) => {
		let asked;
		for (const signal of SIGNALS) process.on(signal, () => {
			if (asked !== void 0 && performance.now() - asked > graceMs) process.exit(1);
			asked ??= performance.now();
			resolve(signal);
		});
	});
}

// action-serve/src/serve/index.ts
await run("serve", async (runner) => {
	const { log, ports } = runner;
	const stopped = waitForSignal();
	const inputs = await readInputs(runner);
	const { openBundle, readAttached } = await openSource(inputs.source, runner);
	const { logUrl } = inputs;
	const signing = {
		readAttached,
		...readSigningInputs(runner)
	};
	const service = await startService(inputs, {
		git: ports.git(),
		openBundle,
		signing,
		predictions: logUrl === void 0 ? void 0 : ports.predictions(logUrl),
		log,
		clock: ports.clock
	});
	const { version, bundle, name } = service.parts.holder.current();
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
	if ("mounted" in source) {
		const openBundle = (digest) => openMountedBundle({
			folder: source.mounted,
			digest
		});
		return {
			openBundle,
			readAttached: async () => []
		};
	}
	const store = await runner.ports.store(source.store);
	return {
		openBundle: openFromStore(store, runner.directory),
		readAttached: (bundle) => readSignatures(store, bundle)
	};
}

export {  };