import { a as ConfigurationError } from "./chunk-make-folder.js";
import { delimiter, dirname, join, relative, sep } from "node:path";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createReadStream, existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";

// kit/runtime/library.ts
const DUCKDB = {
	name: "duckdb",
	package: "@duckdb/node-api"
};
const ONNXRUNTIME = {
	name: "onnxruntime",
	package: "onnxruntime-node",
	prebuilt: "bin/napi-v6"
};
/** `linux-x64` and the like: the platform this process runs on. */
const PLATFORM = `${process.platform}-${process.arch}`;
/** The kit's own folder, above both the sources and the bundles. @throws Error when it lacks `runtime/`. */
function findKitRoot(from = fileURLToPath(import.meta.url)) {
	for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) if (existsSync(join(folder, "runtime", DUCKDB.name, "package-lock.json"))) return folder;
	throw new Error(`No folder above ${from} holds runtime/: this copy of Slipway is not whole.`);
}
/** Reads which version of a library the lock file in `pins` asks for. */
async function readPins(library, pins) {
	const file = join(pins, "package-lock.json");
	const text = await readFile(file, "utf8");
	const version = readVersion(JSON.parse(text), library.package);
	if (version === void 0) throw new Error(`${file} does not pin ${library.package}.`);
	return {
		...library,
		version,
		pins,
		lock: createHash("sha256").update(text).digest("hex")
	};
}
function readVersion(lock, name) {
	const version = readKey(readKey(readKey(lock, "packages"), `node_modules/${name}`), "version");
	return typeof version === "string" ? version : void 0;
}
function readKey(value, key) {
	return typeof value === "object" && value !== null ? Reflect.get(value, key) : void 0;
}

// kit/runtime/find-cache.ts
/** The folder that installed libraries are kept in: the runner's tool cache, else the user's cache folder. */
function findCacheRoot(env = process.env) {
	if (env["RUNNER_TOOL_CACHE"]) return join(env["RUNNER_TOOL_CACHE"], "slipway");
	const local = process.platform === "win32" ? env["LOCALAPPDATA"] : void 0;
	return join(env["XDG_CACHE_HOME"] || local || join(homedir(), ".cache"), "slipway");
}
/** Where one library lies in the cache. Another lock file or platform is another folder, so none is ever changed. */
function locateInCache(library, cacheRoot) {
	const { name, version, lock } = library;
	return join(cacheRoot, name, `${version}-${PLATFORM}-${lock.slice(0, 12)}`);
}

// kit/runtime/verify-install.ts
const MARKER = ".complete";
const NATIVE_FILE = /\.(node|dll|dylib|so(\.\d+)*)$/;
/** Writes the marker that makes an installation complete: the lock file's digest and those of all native files. */
async function markComplete(folder, library) {
	const marker = {
		lock: library.lock,
		files: await hashNativeFiles(folder)
	};
	await writeFile(join(folder, MARKER), JSON.stringify(marker, null, 2));
}
/** Why the installation in `folder` cannot be used, or undefined when it is complete and its native files are unchanged. */
async function findFault(folder, library) {
	const marker = await readMarker(folder);
	if (marker === void 0) return "it is not complete";
	if (marker.lock !== library.lock) return "it was made from another lock file";
	const found = await hashNativeFiles(folder);
	for (const [path, digest] of Object.entries(marker.files)) {
		if (found[path] === void 0) return `${path} is missing`;
		if (found[path] !== digest) return `${path} has changed`;
	}
}
/** Hex SHA-256 of every native file below `folder`, by path with forward slashes. */
async function hashNativeFiles(folder) {
	const files = (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile() && NATIVE_FILE.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort();
	const digests = {};
	for (const file of files) digests[relative(folder, file).split(sep).join("/")] = await hashFile(file);
	return digests;
}
async function readMarker(folder) {
	try {
		const marker = JSON.parse(await readFile(join(folder, MARKER), "utf8"));
		return isMarker(marker) ? marker : void 0;
	} catch {
		return;
	}
}
function isMarker(value) {
	if (typeof value !== "object" || value === null || !("lock" in value) || !("files" in value)) return false;
	return typeof value.files === "object" && value.files !== null;
}
async function hashFile(file) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
	return hash.digest("hex");
}

// kit/runtime/find-library.ts
/**
* The folder in whose `node_modules` the library lies in the pinned version, or undefined when it must be installed.
* Looks into `runtimePath`, the workspace, the kit, the cache, in this order.
* @throws ConfigurationError when `runtimePath` is given and does not hold that version
*/
async function findLibrary(library, places, log) {
	if (places.runtimePath !== void 0) return requireVersion(library, places.runtimePath);
	for (const folder of [places.workspace, places.kitRoot]) if (folder !== void 0 && await holdsVersion(library, folder, log)) return folder;
	const cached = locateInCache(library, places.cacheRoot);
	const fault = await findFault(cached, library);
	if (fault === void 0) return cached;
	log.debug(`${library.package}: ${cached} is not used: ${fault}`);
}
async function requireVersion(library, folder) {
	const version = await readInstalledVersion(library, folder);
	if (version === library.version) return folder;
	const found = version === void 0 ? "does not hold it" : `holds version ${version}`;
	throw new ConfigurationError(`"runtime-path" must be a folder with ${library.package} ${library.version} in its node_modules; ${folder} ${found}. Run "npm install ${library.package}@${library.version}" there, or leave the input out.`);
}
async function holdsVersion(library, folder, log) {
	const version = await readInstalledVersion(library, folder);
	if (version !== void 0 && version !== library.version) log.debug(`${library.package}: ${folder} holds ${version}, not ${library.version}; not used`);
	return version === library.version;
}
async function readInstalledVersion(library, folder) {
	try {
		const text = await readFile(join(folder, "node_modules", library.package, "package.json"), "utf8");
		const manifest = JSON.parse(text);
		if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) return void 0;
		return typeof manifest.version === "string" ? manifest.version : void 0;
	} catch {
		return;
	}
}

// kit/runtime/find-npm.ts
/**
* Finds npm on PATH, or beside the Node that runs this process (as in a runner's own folder).
* @throws ConfigurationError that says how to do without it
*/
function findNpm(path = process.env["PATH"] ?? "", node = process.execPath) {
	for (const folder of [...path.split(delimiter).filter((part) => part !== ""), dirname(node)]) {
		const npm = lookInto(folder, node);
		if (npm) return npm;
	}
	const script = join(dirname(node), "../lib/node_modules/npm/bin/npm-cli.js");
	if (existsSync(script)) return {
		program: node,
		args: [script]
	};
	throw new ConfigurationError("npm was found neither on PATH nor beside Node, so native libraries cannot be installed. Add a step with actions/setup-node, or give \"runtime-path\" a folder where they are installed.");
}
function lookInto(folder, node) {
	const script = join(folder, "node_modules/npm/bin/npm-cli.js");
	if (process.platform === "win32") return existsSync(script) ? {
		program: node,
		args: [script]
	} : void 0;
	const program = join(folder, "npm");
	if (!existsSync(program)) return void 0;
	const target = realpathSync(program);
	return target.endsWith(".js") ? {
		program: node,
		args: [target]
	} : {
		program,
		args: []
	};
}

export { markComplete as a, DUCKDB as c, findKitRoot as d, readPins as f, hashNativeFiles as i, ONNXRUNTIME as l, findLibrary as n, findCacheRoot as o, findFault as r, locateInCache as s, findNpm as t, PLATFORM as u };