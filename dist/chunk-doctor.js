import { n as describeError } from "./chunk-configuration-error.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { t as silentLogger } from "./chunk-logger.js";
import { n as createChildEnvironment } from "./chunk-child-environment.js";
import { d as PLATFORM, l as DUCKDB, n as findNpm, r as findLibrary, s as findCacheRoot, t as readOwnPins, u as ONNXRUNTIME } from "./chunk-own-pins.js";
import { t as KIT_ROOT } from "./chunk-kit-root.js";
import { t as alignTable } from "./chunk-align-table.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { join } from "node:path";
import { promisify } from "node:util";
import { stat } from "node:fs/promises";
import { execFile } from "node:child_process";

// kit/ground/runtime/examine-machine.ts
const OLDEST_NODE = [20, 19];
const OLDEST_GIT = [2, 30];
/** Looks for everything Slipway needs on this machine, in the order in which it is needed. @param kitRoot the kit's folder */
async function examineMachine(kitRoot) {
	const cacheRoot = findCacheRoot();
	const places = {
		kitRoot,
		cacheRoot
	};
	return [
		examineNode(process.versions.node),
		await examineGit(),
		examineNpm(),
		await examineCache(cacheRoot),
		await examineLibrary(DUCKDB, places),
		await examineLibrary(ONNXRUNTIME, places),
		await examinePrograms(kitRoot)
	];
}
function examineNode(version) {
	return isAtLeast(version, OLDEST_NODE) ? {
		what: "node",
		state: "ok",
		detail: `${version} on ${PLATFORM}`
	} : {
		what: "node",
		state: "missing",
		detail: `${version} is too old. Install Node 24.`
	};
}
async function examineGit() {
	try {
		const { stdout } = await promisify(execFile)("git", ["--version"], { env: createChildEnvironment({ kind: "git" }) });
		const version = /\d+\.\d+[\d.]*/.exec(stdout)?.[0] ?? "";
		if (isAtLeast(version, OLDEST_GIT)) return {
			what: "git",
			state: "ok",
			detail: version
		};
		return {
			what: "git",
			state: "missing",
			detail: `${version} is too old. Install ${OLDEST_GIT.join(".")} or newer.`
		};
	} catch {
		return {
			what: "git",
			state: "missing",
			detail: "not found. Install git and put it on PATH."
		};
	}
}
function examineNpm() {
	try {
		const { program, args } = findNpm();
		return {
			what: "npm",
			state: "ok",
			detail: args.at(-1) ?? program
		};
	} catch (error) {
		return {
			what: "npm",
			state: "missing",
			detail: describeError(error)
		};
	}
}
async function examineCache(folder) {
	try {
		await makeFolder(folder);
		return {
			what: "cache",
			state: "ok",
			detail: folder
		};
	} catch (error) {
		return {
			what: "cache",
			state: "missing",
			detail: `${describeError(error)}. Set XDG_CACHE_HOME to a folder you may write.`
		};
	}
}
async function examineLibrary(library, places) {
	const pinned = await readOwnPins(library);
	const folder = findLibrary(pinned, places, silentLogger);
	const detail = folder === void 0 ? "is installed into the cache when first used" : `in ${folder}`;
	return {
		what: library.name,
		state: folder === void 0 ? "later" : "ok",
		detail: `${pinned.version} ${detail}`
	};
}
async function examinePrograms(kitRoot) {
	const folder = join(kitRoot, "dist");
	return await stat(join(folder, "ingest.js")).catch(() => void 0) ? {
		what: "programs",
		state: "ok",
		detail: folder
	} : {
		what: "programs",
		state: "missing",
		detail: `${folder} is not whole. Run "npm run build".`
	};
}
function isAtLeast(version, [oldestMajor, oldestMinor]) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major > oldestMajor || major === oldestMajor && minor >= oldestMinor;
}

// cli/doctor.ts
/** Looks for everything Slipway needs; the exit code is 1 when something is missing. */
async function runDoctor({ json }) {
	const findings = await examineMachine(KIT_ROOT);
	printAnswer({
		json,
		result: { findings },
		render: (style) => renderFindings(findings, style)
	});
	return findings.some(({ state }) => state === "missing") ? 1 : 0;
}
function renderFindings(findings, style) {
	const paint = {
		ok: style.green,
		later: style.cyan,
		missing: style.red
	};
	return alignTable(findings.map(({ what, state, detail }) => [
		paint[state](state),
		what,
		detail
	])).join("\n");
}

export { runDoctor };