import { n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { a as hasBuild, c as locateInCache, d as PLATFORM, f as findKitRoot, i as findFault, l as DUCKDB, n as findNpm, o as isOtherPlatforms, r as findLibrary, s as findCacheRoot, t as readOwnPins, u as ONNXRUNTIME } from "./chunk-own-pins.js";
import { i as forbidTelemetry, n as createChildEnvironment } from "./chunk-child-environment.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { copyFile, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { spawn } from "node:child_process";

// kit/ground/runtime/run-npm-ci.ts
/** Installs what a lock file asks for, without running any script. @throws ConfigurationError with npm's reason */
async function runNpmCi(work) {
	const { npm, temporary, env = process.env, retries = 3, library } = work;
	const child = spawn(npm.program, [...npm.args, ...npmArguments(retries)], {
		cwd: temporary,
		env: createChildEnvironment({
			kind: "npm",
			env
		}),
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	const output = [];
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => output.push(text));
	if (await new Promise((done, fail) => {
		child.once("error", fail).once("close", done);
	}) === 0) return;
	throw new ConfigurationError("SLW_RUNTIME_UNAVAILABLE", `${library.package} ${library.version} could not be installed: ${explainNpm(output.join(""))}. Check that this machine reaches its npm registry, or give "runtime-path" a folder where it is installed.`);
}
function npmArguments(retries) {
	return [
		"ci",
		"--ignore-scripts",
		"--no-audit",
		"--no-fund",
		"--no-update-notifier",
		"--loglevel=error",
		`--fetch-retries=${retries}`,
		"--fetch-retry-factor=2",
		"--fetch-retry-mintimeout=1000"
	];
}
/** The first lines of npm's report that say something. */
function explainNpm(output) {
	return output.split("\n").map((line) => line.replace(/^npm (error|ERR!)\s*/, "").trim()).filter((line) => line !== "" && !/^(A complete log|code |errno |Log files|npm )/.test(line)).slice(0, 2).join(" ").replace(/[.:]$/, "").slice(0, 400) || "npm gave no reason";
}

// kit/ground/runtime/install-library.ts
/** A temporary sibling that nobody has written to for this long was left by a process that was killed. */
const ABANDONED_AFTER_MS = 36e5;
/**
* Installs a library whole or not at all: npm fills a temporary sibling by the lock file's SHA-512 digests, other
* platforms' files are removed, the rest is held against the list of files, then the sibling is renamed. Of two processes at once
* the first to rename wins and the other takes its result.
* @throws ConfigurationError with npm's reason when it cannot be installed; nothing is left then
*/
async function installLibrary(installation) {
	const { library, folder, log } = installation;
	const npm = installation.npm ?? findNpm();
	log.info(`Installing ${library.package} ${library.version} into ${folder}`);
	await makeFolder(dirname(folder));
	await removeAbandoned(folder);
	const temporary = `${folder}.${randomUUID().slice(0, 8)}.partial`;
	try {
		await fill({
			...installation,
			npm,
			temporary
		});
		await moveIntoPlace({
			temporary,
			folder,
			library
		});
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
async function fill(work) {
	const { library, temporary } = work;
	const name = `${library.package} ${library.version}`;
	if (!hasBuild(library)) throw new ConfigurationError("SLW_RUNTIME_UNAVAILABLE", `${name} has no build for ${PLATFORM}. Use a runner of another platform.`);
	await mkdir(temporary);
	for (const file of ["package.json", "package-lock.json"]) await copyFile(join(library.pins, file), join(temporary, file));
	await runNpmCi(work);
	await prune(join(temporary, "node_modules"), library);
	const fault = findFault(temporary, library);
	if (fault !== void 0) throw new Error(`npm installed another ${name} than was published: ${fault}.`);
}
/** Removes what is never loaded: other platforms' files, and packages that only an install script needs. */
async function prune(modules, { prebuilt, package: name, installOnly = [] }) {
	for (const unused of installOnly) await rm(join(modules, unused), {
		recursive: true,
		force: true
	});
	if (prebuilt === void 0) return;
	const folder = join(modules, name);
	for (const platform of await readdir(join(folder, prebuilt))) for (const arch of await readdir(join(folder, prebuilt, platform))) {
		const path = `${prebuilt}/${platform}/${arch}`;
		if (isOtherPlatforms(`${path}/`, prebuilt)) await rm(join(folder, path), { recursive: true });
	}
}
async function moveIntoPlace({ temporary, folder, library }) {
	if (await renameInto(temporary, folder)) return;
	if (findFault(folder, library) === void 0) return;
	const broken = `${folder}.${randomUUID().slice(0, 8)}.partial`;
	await rename(folder, broken);
	await rm(broken, {
		recursive: true,
		force: true
	});
	if (await renameInto(temporary, folder)) return;
	const fault = findFault(folder, library);
	if (fault !== void 0) throw new Error(`${folder} cannot be used: ${fault}.`);
}
/** False when something is there already. */
async function renameInto(temporary, folder) {
	try {
		await rename(temporary, folder);
		return true;
	} catch (error) {
		if ([
			"ENOTEMPTY",
			"EEXIST",
			"EPERM"
		].some((code) => hasCode(error, code))) return false;
		throw error;
	}
}
/** Removes what killed processes left of this library. */
async function removeAbandoned(folder) {
	for (const name of await readdir(dirname(folder))) {
		if (!name.startsWith(basename(folder)) || !name.endsWith(".partial")) continue;
		const path = join(dirname(folder), name);
		if (await isAbandoned(path)) await rm(path, {
			recursive: true,
			force: true
		});
	}
}
async function isAbandoned(path) {
	try {
		return Date.now() - (await stat(path)).mtimeMs > ABANDONED_AFTER_MS;
	} catch (error) {
		if (hasCode(error, "ENOENT")) return false;
		throw error;
	}
}

// kit/ground/runtime/load-library.ts
/**
* Finds, or else installs into the cache, and loads a native library.
* @throws ConfigurationError when it cannot be installed, or does not load on this platform
*/
async function loadLibrary(name, { log, runtimePath }) {
	forbidTelemetry();
	const library = await readOwnPins(name === "duckdb" ? DUCKDB : ONNXRUNTIME);
	return requireFrom(await provideLibrary({
		library,
		places: {
			runtimePath: runtimePath === void 0 ? void 0 : resolve(runtimePath),
			kitRoot: findKitRoot(),
			cacheRoot: findCacheRoot()
		},
		log
	}), library);
}
/** The folder in whose `node_modules` the library lies, after installing it where it was nowhere. */
async function provideLibrary(request) {
	const { library, places, log } = request;
	const found = findLibrary(library, places, log);
	if (found !== void 0) {
		log.debug(`${library.package} ${library.version} from ${found}`);
		return found;
	}
	const folder = locateInCache(library, places.cacheRoot);
	await installLibrary({
		library,
		folder,
		log
	});
	return folder;
}
/**
* Loads a library from the `node_modules` of `folder`, asked for from within: a `package.json` above, which nobody holds
* against anything, could give itself the library's name.
* @throws ConfigurationError that names the platform
*/
function requireFrom(folder, library) {
	try {
		return createRequire(join(folder, "node_modules", "slipway.js"))(library.package);
	} catch (error) {
		const [reason] = describeError(error).split("\n");
		throw new ConfigurationError("SLW_RUNTIME_UNAVAILABLE", `${library.package} ${library.version} does not load on ${PLATFORM}: ${reason}. It needs Linux with glibc (x64, arm64), macOS on arm64 or Windows; run this on such a machine.`);
	}
}

export { loadLibrary as t };