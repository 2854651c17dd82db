import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as cleanPath } from "./chunk-child-environment.js";
import { n as readKey } from "./chunk-record.js";
import { createRequire } from "node:module";
import { basename, delimiter, dirname, join, relative, sep } from "node:path";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { readFile } from "node:fs/promises";
import { closeSync, constants as constants$1, existsSync, fstatSync, lstatSync, openSync, readSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";

// kit/ground/runtime/library.ts
const DUCKDB = {
	name: "duckdb",
	package: "@duckdb/node-api"
};
const ONNXRUNTIME = {
	name: "onnxruntime",
	package: "onnxruntime-node",
	prebuilt: "bin/napi-v6",
	installOnly: ["adm-zip", "global-agent"]
};
/** `linux-x64` and the like: the platform this process runs on. */
const PLATFORM = `${process.platform}-${process.arch}`;
/** The kit's own folder, above both the sources and the built programs. @throws Error when it lacks `runtime/`. */
function findKitRoot(from = fileURLToPath(import.meta.url)) {
	for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) if (existsSync(join(folder, "runtime", DUCKDB.name, "package-lock.json"))) return folder;
	throw new Error(`No folder above ${from} holds runtime/: this copy of Slipway is not whole.`);
}
/** Reads which version of a library the lock file in `pins` asks for; `packages` is what that version holds. */
async function readPins(library, { pins, packages }) {
	const file = join(pins, "package-lock.json");
	const text = await readFile(file, "utf8");
	const version = readVersion(JSON.parse(text), library.package);
	if (version === void 0) throw new Error(`${file} does not pin ${library.package}.`);
	return {
		...library,
		version,
		pins,
		packages,
		lock: createHash("sha256").update(text).digest("hex")
	};
}
function readVersion(lock, name) {
	const entry = readKey(readKey(lock, "packages"), `node_modules/${name}`);
	const version = readKey(entry, "version");
	return typeof version === "string" ? version : void 0;
}

// kit/ground/runtime/find-cache.ts
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

// kit/ground/runtime/file-list.ts
/** Whether a package is for the platform that this process runs on. */
function isForThisPlatform({ os, cpu, libc }) {
	if (os && !os.includes(process.platform)) return false;
	if (cpu && !cpu.includes(process.arch)) return false;
	return libc === void 0 || libc.includes(detectLibc());
}
/** By Node's own report, as npm and the libraries' loaders find it out. */
function detectLibc() {
	Reflect.set(process.report, "excludeNetwork", true);
	const header = readKey(process.report.getReport(), "header");
	return readKey(header, "glibcVersionRuntime") === void 0 ? "musl" : "glibc";
}

// kit/ground/runtime/hash-file.ts
const CHUNK_BYTES = 262144;
/** Hex SHA-256 of a file. @throws Error with code ELOOP for a symbolic link */
function hashFile(file) {
	const descriptor = openSync(file, constants$1.O_RDONLY | (constants$1.O_NOFOLLOW ?? 0));
	try {
		const hash = createHash("sha256");
		const chunk = Buffer.allocUnsafe(Math.min(fstatSync(descriptor).size + 1, CHUNK_BYTES));
		for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) hash.update(chunk.subarray(0, size));
		return hash.digest("hex");
	} finally {
		closeSync(descriptor);
	}
}

// kit/ground/runtime/verify-install.ts
/** What Node may load. Of it, nothing needs to be there that only `import` or an install script reaches. */
const LOADABLE = /\.(c?js|json|node|dll|dylib|so(\.\d+)*)$/;
const NOT_REQUIRED = /(^|\/)(esm|script)\//;
/**
* Why the library in the `node_modules` of `folder` cannot be used, or undefined where every file of its packages is the
* one the pinned package holds: none changed, none added, none missing that is loaded. Links are not followed. Another
* platform's packages are not looked at, since nothing loads them.
*
* Held at this moment: whoever may write the folder may change it before Node reads it again. Packages beside the
* library's own are not looked at, because nothing of the library's asks for them.
*/
function findFault(folder, library) {
	const modules = join(folder, "node_modules");
	try {
		for (const [name, { files, ...limits }] of Object.entries(library.packages)) {
			if (!isForThisPlatform({
				files,
				...limits
			})) continue;
			const fault = findStranger(modules, name) ?? findPackageFault({
				modules,
				name,
				files,
				prebuilt: library.prebuilt
			});
			if (fault !== void 0) return fault;
		}
		return;
	} catch (error) {
		if (hasCode(error, "ENOENT")) return "it is not complete";
		throw error;
	}
}
/** A folder on the way to a package that is a link, or what Node would take before the library's own. */
function findStranger(modules, name) {
	const scope = name.includes("/") ? join(modules, name.split("/")[0] ?? "") : void 0;
	const namesake = `${basename(name)}.`;
	for (const folder of [
		modules,
		scope,
		join(modules, name)
	]) {
		if (folder === void 0 || lstatSync(folder).isDirectory()) continue;
		return `${folder} is no folder, or a link to one`;
	}
	const [inFront] = readdirSync(scope ?? modules).filter((entry) => entry.startsWith(namesake) || scope !== void 0 && entry === "node_modules");
	return inFront === void 0 ? void 0 : `${join(scope ?? modules, inFront)} does not belong there`;
}
function findPackageFault({ modules, name, files, prebuilt }) {
	const folder = join(modules, name);
	const isForeign = (path) => prebuilt !== void 0 && isOtherPlatforms(path, prebuilt);
	const found = /* @__PURE__ */ new Set();
	for (const entry of readdirSync(folder, {
		recursive: true,
		withFileTypes: true
	})) {
		if (entry.isDirectory()) continue;
		const path = toPath(entry, folder);
		if (!Object.hasOwn(files, path)) return `${name}/${path} does not belong to it`;
		if (!entry.isFile()) return `${name}/${path} is not a regular file`;
		if (!isForeign(path) && hashFile(join(folder, path)) !== files[path]) return `${name}/${path} has changed`;
		found.add(path);
	}
	const isMissing = (path) => isRequired(path) && !isForeign(path) && !found.has(path);
	const missing = Object.keys(files).find(isMissing);
	return missing === void 0 ? void 0 : `${name}/${missing} is missing`;
}
function toPath({ parentPath, name }, folder) {
	return relative(folder, join(parentPath, name)).split(sep).join("/");
}
/** Whether a package cannot work without the file at `path`. */
function isRequired(path) {
	return LOADABLE.test(path) && !NOT_REQUIRED.test(path);
}
/** Whether a path of a package leads to files for another platform than this one. */
function isOtherPlatforms(path, prebuilt, platform = PLATFORM) {
	return path.startsWith(`${prebuilt}/`) && !path.startsWith(`${prebuilt}/${platform.replace("-", "/")}/`);
}
/** Whether the library has native code for this platform at all. */
function hasBuild({ packages, prebuilt }) {
	return Object.values(packages).filter(isForThisPlatform).flatMap(({ files }) => Object.keys(files)).some((path) => path.endsWith(".node") && !(prebuilt && isOtherPlatforms(path, prebuilt)));
}

// kit/ground/runtime/find-library.ts
/**
* The folder in whose `node_modules` the library lies, every file as it was published (see `findFault`); undefined when
* it must be installed. Looks into `runtimePath` alone where it is given, else into the kit, then the cache.
* @throws ConfigurationError when `runtimePath` is given and does not hold it
*/
function findLibrary(library, places, log) {
	if (places.runtimePath !== void 0) return requireWhole(library, places.runtimePath);
	for (const folder of [places.kitRoot, locateInCache(library, places.cacheRoot)]) {
		if (!existsSync(join(folder, "node_modules", library.package))) continue;
		const fault = findFaultUnlessLoaded(folder, library);
		if (fault === void 0) return folder;
		log.debug(`${library.package}: ${folder} is not used: ${fault}`);
	}
}
function requireWhole(library, folder) {
	const name = `${library.package} ${library.version}`;
	const fault = existsSync(join(folder, "node_modules", library.package)) ? findFaultUnlessLoaded(folder, library) : "it is not there";
	if (fault === void 0) return folder;
	throw new ConfigurationError("SLW_INPUT_INVALID", `"runtime-path" must be a folder with ${name} in its node_modules, every file as it was published; in ${folder} ${fault}. Run "npm install ${library.package}@${library.version}" in an empty folder and name that, or leave the input out.`);
}
/** What this process has loaded was looked at then, and is not read again. */
function findFaultUnlessLoaded(folder, library) {
	const place = join(folder, "node_modules", library.package, sep);
	const { cache } = createRequire(import.meta.url);
	return Object.keys(cache).some((file) => file.startsWith(place)) ? void 0 : findFault(folder, library);
}

// kit/ground/runtime/find-npm.ts
/**
* Finds npm on PATH, or beside the Node that runs this process (as in a runner's own folder).
* @throws ConfigurationError that says how to do without it
*/
function findNpm(path = cleanPath(), node = process.execPath) {
	for (const folder of [...path.split(delimiter).filter((part) => part !== ""), dirname(node)]) {
		const npm = lookInto(folder, node);
		if (npm) return npm;
	}
	const script = join(dirname(node), "../lib/node_modules/npm/bin/npm-cli.js");
	if (existsSync(script)) return {
		program: node,
		args: [script]
	};
	throw new ConfigurationError("SLW_RUNTIME_UNAVAILABLE", "npm was found neither on PATH nor beside Node, so native libraries cannot be installed. Add a step with actions/setup-node, or give \"runtime-path\" a folder where they are installed.");
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

// runtime/duckdb/files.json
var files_default$1 = {
	"@duckdb/node-api": {
		"integrity": "sha512-ZMX+sel3DjSKbGuQ44Y5Tp5LwYjlJkhB5faKr+9sSMcxixDMSW+8vaTOD1uRDuN9o0udUoCY/XX9PI1haEZuZg==",
		"files": {
			"LICENSE": "7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb",
			"README.md": "887c9ce83e906cc107632136de2b348f2967779e13a10c153cfc771a141a2b51",
			"lib/DuckDBAppender.d.ts": "15af8457470b0ee694c1f21312f6d170b7206a3f1819320f7a4a5cbf35f4822b",
			"lib/DuckDBAppender.js": "ce5df9de47aa8153b3d815b1529bf8edf68b87045ebd283757bbbec008d783d9",
			"lib/DuckDBClientContext.d.ts": "b4b1f97f13e8171ee9b498ab0edb75ea1aae6f8a95af546c69751d3be83c2e6d",
			"lib/DuckDBClientContext.js": "a9ef42b19ea8c28ac95ab130c51641e30de996384672f09d6b1392d23470f5c5",
			"lib/DuckDBConnection.d.ts": "63fe39e34154c19d553f883f283f6f6c3d3801aac8c9e23ddd90725bc0e141b6",
			"lib/DuckDBConnection.js": "037dc8e6ca50cddd194d32e438479967c50344d0f585f89f567014a38b4aed8b",
			"lib/DuckDBDataChunk.d.ts": "c04f524e4e346cfb13a65527938d7f16155398cd7dc10903b42cb38fec012ec6",
			"lib/DuckDBDataChunk.js": "b080df369b2afc44afeae7d00a98317532cca00e64e7e280b6c7b204c30b7a71",
			"lib/DuckDBDataChunkWriter.d.ts": "10c5f3972ff79217da358146826c5121724e136744a31af7831bce978e1a8ab0",
			"lib/DuckDBDataChunkWriter.js": "826f749d9e230fc08d679c98bb2f5011683f1334e5c18420c2a27febc2cfca4a",
			"lib/DuckDBExtractedStatements.d.ts": "57b10dd7cd4f0bd079d0b60c2d425f6b2b35fb4292ffae1ec42b3d3520e4ad27",
			"lib/DuckDBExtractedStatements.js": "60cfd0b9c71182be60940919877359d92468b676e9a028e59a96b6d409b6b711",
			"lib/DuckDBInstance.d.ts": "58802e4d3e99f8ce8fa4db48282c34d7987d99d004d9ff45fcea747c1cd316c0",
			"lib/DuckDBInstance.js": "f2704ba3e0d0fd8d2cc7e7481569cf01f006140a8d34f51d0afe13db0750cd53",
			"lib/DuckDBInstanceCache.d.ts": "ef7b821730905a5b4062e99c3a2ea53b441569c5a7a35b804feae98a2278c2a0",
			"lib/DuckDBInstanceCache.js": "707ab835466fbc1ce096abd1691205c2ebd46f50c189a9bc8ad48e3f51181a5e",
			"lib/DuckDBLogicalType.d.ts": "064612afe8226764a50a0ff9403e00efb5ef708e479bb17299a4f3da14989dad",
			"lib/DuckDBLogicalType.js": "803f40044f78565f84ff8887a4f02a8c37b1e15599f678f579c395b83cf2c96e",
			"lib/DuckDBMaterializedResult.d.ts": "18ab68fa5310b8b80abc3882c00f3099b2236447cf119a4a4aabacd04e98dc70",
			"lib/DuckDBMaterializedResult.js": "9cdcbb0cfa08362d56fe5e4068d7395723ab67b036a9e8fcc390691ea1efa0cd",
			"lib/DuckDBPendingResult.d.ts": "8b5fa9b7635e526235ba6d73fe252a7eb54821fb1ea65b997403d9095d1868a3",
			"lib/DuckDBPendingResult.js": "b221b9c7a6255059930dbe441686e3cd0b633b35809b384e1913db0f114371e7",
			"lib/DuckDBPreparedStatement.d.ts": "b7a5bba0cc4f6ba95e7fab1af336a072064d4896d2fcb3e351e3959c955903e9",
			"lib/DuckDBPreparedStatement.js": "f2f495ff1b0645e0566253d3ce8625ddf50ebe7591e9afecea8a9761178b032a",
			"lib/DuckDBPreparedStatementCollection.d.ts": "7d8438655fa0f31dac337497fd14f75684956600d3c9f14c54e31afd2108a31b",
			"lib/DuckDBPreparedStatementCollection.js": "d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230",
			"lib/DuckDBPreparedStatementWeakRefCollection.d.ts": "32c6cf410ce11fee43e1118c49fe2033ad7db55e1ae39ae16958e588cfb20aec",
			"lib/DuckDBPreparedStatementWeakRefCollection.js": "93d6c035f44eb52a00727a7839cc4226a61aea4dbaf1c1a159186d3649c01f0c",
			"lib/DuckDBResult.d.ts": "4c9d6e1bef2954a8219f9197b2c4d6cacc546eff21d709532d7be07e4ea6b717",
			"lib/DuckDBResult.js": "d79e96ef16b5c4e1517c0ad3f29b9f55e7aa58db5168cf0262c93c3264ab9c13",
			"lib/DuckDBResultReader.d.ts": "c4300bd1e8e30baa59ef0d9ce03970364738dd1c0da5f0fcff3413b390fba4a9",
			"lib/DuckDBResultReader.js": "0d238a7178dc81193740d9b72fdf7765d7327fc940e4c11b739f70f8d764064e",
			"lib/DuckDBScalarFunction.d.ts": "ea1eca0071a5ba12c0023ffeece5d04ed200e8c336dc15ea1b5eeaa08258ace1",
			"lib/DuckDBScalarFunction.js": "34f7b100969d183a7159bb23454ae63421f947bb7d15b2276789322eb9983f2c",
			"lib/DuckDBScalarFunctionBindInfo.d.ts": "d15feb063fd5d81c378471734682930181be08b36e5c1d0eb6320159adea17c0",
			"lib/DuckDBScalarFunctionBindInfo.js": "2e8c8d0779dcd0ce94a333535538c4b4b090a1d6844d0e9ce501e32672d541e5",
			"lib/DuckDBScalarFunctionInfo.d.ts": "7f88b292d6e9b30bc9327210f03df9b63ad06a7a2ad3a3609fe0f9852feea263",
			"lib/DuckDBScalarFunctionInfo.js": "6983eab37f98f9e049b8798ee69b868245877cfb554713b78a24634543a9164f",
			"lib/DuckDBScalarFunctionInitInfo.d.ts": "36ae56ca92c20ec505eacd984f65df55cfd25a206724f08647158a19ab99fbb5",
			"lib/DuckDBScalarFunctionInitInfo.js": "0e3a5355c07b952a884fcdb790e283652e92e4ec8f95c469e9359c3e9c31388f",
			"lib/DuckDBTableFunction.d.ts": "0a9905e45f03895075dcf32cdda4cadf7539afc5d3de55d2d795d30b257f8284",
			"lib/DuckDBTableFunction.js": "84e116621c29fbf1e11e6c234802d3ebd1403de2dddc298621494532b8ebf1b7",
			"lib/DuckDBTableFunctionBindInfo.d.ts": "9dab0b9bbff6c37c8c8f82755a007bef4425300edccbaa7510f9698ac7048bbd",
			"lib/DuckDBTableFunctionBindInfo.js": "bd759f9dd6a851d810142f5985ed91a380812b1ae7c8b758e1c08f6bdc0fdac4",
			"lib/DuckDBTableFunctionInfo.d.ts": "ce8eb2abf73b29296bb5c5fe994bce2e7551de209f0acf7669f89b8456189c59",
			"lib/DuckDBTableFunctionInfo.js": "cb715101e44f5a1a27f273e4af37a284a102a5dccfff3b53605b2f968a017b48",
			"lib/DuckDBTableFunctionInitInfo.d.ts": "863cca4310e81e996017b554a05fb7e3b005ea6f0f4a34a9f8ccd99e7b9c6e95",
			"lib/DuckDBTableFunctionInitInfo.js": "f1dac6b4be3a1de8a9667283ce7e7c6ac586ff49092d43c6935f1ada48231256",
			"lib/DuckDBType.d.ts": "d5c19655468e29f60c871b21e73af8ebc653f736e7123ade916f22c4a5f80ce5",
			"lib/DuckDBType.js": "284ed68478b7a0e3470c155a169626e77bcf59d82083b02894c4619722ca2b3a",
			"lib/DuckDBTypeId.d.ts": "d4609598d6cca679d0e2cc6e4551fbdace7799bfe2d67d55656d1fcbf9b88386",
			"lib/DuckDBTypeId.js": "c1874729b6a631fa0809ac400075e28fcbed1cda353dfb54a4f79e5b6c39fdad",
			"lib/DuckDBValueConverter.d.ts": "4458313358d385914d43af411fc0b60364ac6b82706bdc9b901b5700d84cc7ac",
			"lib/DuckDBValueConverter.js": "d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230",
			"lib/DuckDBValueConverters.d.ts": "d668b00f4eb0cc8eb70e9d5145e424aea684c0071026ef56a105e5f1fd8ac840",
			"lib/DuckDBValueConverters.js": "9224dac83540b0245b7e6799a0d12b160f5a26a1745bd98f85ee1551c5e41e7b",
			"lib/DuckDBVector.d.ts": "c7c5fbb504cf364f1bf8f55e587539d278b9f9a96be6533dbddecc0a7f24a259",
			"lib/DuckDBVector.js": "3553b7e2e517962e388bfa8eb0ea4b04387d868737c524e0d3a57964e81b6e6c",
			"lib/JS.d.ts": "b6daff17cba23b60ac29b488fe8c5ddf12ebd755563d5cd051bbcde1aee348bb",
			"lib/JS.js": "d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230",
			"lib/JSDuckDBValueConverter.d.ts": "730932fbba91b55ceed14b3367891bbaca58edc6bc212ca34f70161eb7259a05",
			"lib/JSDuckDBValueConverter.js": "d0e06d88a364d2e47ce4be226e5cdb544d01ecaa76fdf4889c457c21d4816f03",
			"lib/JSInputTypeForTypeId.d.ts": "a7fd24b1d605ab3c00c74eb4db9b8662f62e390d70ba14ae852d89dfe3114658",
			"lib/JSInputTypeForTypeId.js": "75ece3d7eb116d016058ad97ac01581cd4bf3f96f2e9375dd81b0792f95eda80",
			"lib/JSToDuckDBValueConverter.d.ts": "9a32f1dcf4884e77e8324ce64e2fa276b27601b72a7e3bb21d850e55d7c80e57",
			"lib/JSToDuckDBValueConverter.js": "7eae988d9297031ea314c8094fa8426c850ead1b2d2138cba7aba7a951ed8de8",
			"lib/JSTypeForTypeId.d.ts": "3691941660b4c309ca763e3acc44a42c0458df075a0a95539937e2c6b7be767e",
			"lib/JSTypeForTypeId.js": "75ece3d7eb116d016058ad97ac01581cd4bf3f96f2e9375dd81b0792f95eda80",
			"lib/Json.d.ts": "c039d4c78e7bb82745d77ba12d322a4f06aa8aeac0dc33ba99039bcb793e8ce4",
			"lib/Json.js": "d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230",
			"lib/JsonDuckDBValueConverter.d.ts": "00e8456ad71fdf0fa85af8386598a97b8ec1bc9a27f4c1327aa3c78f33a3e60f",
			"lib/JsonDuckDBValueConverter.js": "2decfdafa7989be261edada049e1acc7289358f672c94bb90dabab808639c4a5",
			"lib/JsonTypeForTypeId.d.ts": "56db14089f866ded914b1ac28150e413a93e4787f0635ed329c65d0114e676cf",
			"lib/JsonTypeForTypeId.js": "75ece3d7eb116d016058ad97ac01581cd4bf3f96f2e9375dd81b0792f95eda80",
			"lib/ToDuckDBValueConverter.d.ts": "5f1ff8e5b97287a201cc676c53e4576781df57d0cf1e90ccf7df05b76fe56c3b",
			"lib/ToDuckDBValueConverter.js": "f8632a41cf0cf51d3ce5159faf5de9b4164adc880aa7da273bc50be14dfc2e48",
			"lib/ToDuckDBValueConverters.d.ts": "b26743f53a0ccbfca6d9600032cb2f871333be91f785a065eab30d4c07ed3c0a",
			"lib/ToDuckDBValueConverters.js": "bfb6bb27a245ff4512d0670913e5931483a6d8a418a84d545faed0e545510cef",
			"lib/configurationOptionDescriptions.d.ts": "5d6a17de5ad63a1bd52406e575bfd409b9b2e0f4fb6ec6b2639809192ce69316",
			"lib/configurationOptionDescriptions.js": "58fa960bcf68bfcdf4738322560720505c1a6ef32f15ae5075646138b66a9b4f",
			"lib/conversion/bytesFromString.d.ts": "66c6e8d32717b9f9e8e5168dce60ca5de25e88476046d2c25a235d74736747c6",
			"lib/conversion/bytesFromString.js": "16b756a5eaaa0fdde63a48cc1ace7e15bef2b668da476540730772d6e94b58c9",
			"lib/conversion/dateTimeStringConversion.d.ts": "47829e30c61075a90691c5e7ebd806fdf214b255c80e27b48a85505d83f97736",
			"lib/conversion/dateTimeStringConversion.js": "85382bcc0ff25c51fa80cc03b2634868d614bc5d598623e1e9fb97a440a7ebcf",
			"lib/conversion/displayStringForDuckDBValue.d.ts": "a96c828a7b3df1e873070ff618f9368eb2282c446670b1af8eb77db42536f788",
			"lib/conversion/displayStringForDuckDBValue.js": "7c7720fb3c58c9ea101dc0992f41c90b9e86593102aa5aa006a91a2fd35672c8",
			"lib/conversion/stringFromBlob.d.ts": "552f90b90eca68020003a6caeee6643a7ade39018b0961bc992efda22aba40d1",
			"lib/conversion/stringFromBlob.js": "e8427c8f0a5362c858114c44ce27ab8ada91bac980aca178caa80a3bf9d3d3be",
			"lib/conversion/stringFromDecimal.d.ts": "f1633316310712067956b4f1382da06f294d5d414e82043280d542d374e7ea09",
			"lib/conversion/stringFromDecimal.js": "e1476d79f98b8ab3fb3f4ac74c93f97eaec5455fbb83edffe84c8e7a36fc316e",
			"lib/conversion/varintDecode.d.ts": "583dd2e08aef7f2620cf414f2afd66541f9ae9849965f580496aee174b07b84d",
			"lib/conversion/varintDecode.js": "a1db4619901ffff6c5402a0edf3d89ad178b44f056e3380d6f51fff37058b240",
			"lib/convertColumnsFromChunks.d.ts": "94e3f9a2c72d622ab674e2f2544bce3abbe13bb96dfb02e7d3858c728e7355a4",
			"lib/convertColumnsFromChunks.js": "87776abbf2b114234e49e07da537616e0ddd24a1520471b6e4d95454de750733",
			"lib/convertColumnsObjectFromChunks.d.ts": "646d1fa9d5b0007f20d74a35224fb6abdbfaad5d46829baf15068d55eb8a24d7",
			"lib/convertColumnsObjectFromChunks.js": "c0ca50d13f4e7337a0594b3d11b1fea12227d3b45ada9107e04d4749b54cfa2d",
			"lib/convertRowObjectsFromChunks.d.ts": "de77b8fbad9291129ef9ea611e11bdf23035d76b89267181211062432b61c6da",
			"lib/convertRowObjectsFromChunks.js": "38ee7910ad1c2be26d5a16a1ff7b14705f74aea41430f73d8cda6c6baa12fdfa",
			"lib/convertRowsFromChunks.d.ts": "a6b98c81ae984713a673a69e5d2a80906f641a189a708bbcc92670e1c5d61192",
			"lib/convertRowsFromChunks.js": "f791a43b2ea6b362aeab9f616afb8b9c2c6802d36d2fc96ac48eb9481bff77b6",
			"lib/createConfig.d.ts": "73f2d63584e394022c53df45bce0fcd7b918b4e7da31d115856411a179d5b236",
			"lib/createConfig.js": "dba2310fb49c3583a58c520b0d2b5157f1a83106c90926c278ca691cc2416b33",
			"lib/createDuckDBValueConverter.d.ts": "9ad3bf1ac7b7a6e2f43e5be465b0fea2b89f3085195906c5bdca1df6bc3ba892",
			"lib/createDuckDBValueConverter.js": "f3f80df0bf1e3a829e7b4a68914df948237908ee136d036760e2b2f9c14f0cf8",
			"lib/createResult.d.ts": "0feda1c8d1cc00df6f8de3e4696904850c6759c7bb5cbbc3652ff1ba5ca493d9",
			"lib/createResult.js": "9f7bae2657ed795d14c5077b75f9f892e574f7c8070aeba8b9926267b1315c9c",
			"lib/createValue.d.ts": "4e471fe4767036abbc08ac33819120ba270ed41310a6b6d57b0b978bcb369663",
			"lib/createValue.js": "9a10f5878faa94adcaa08d9a59945a2994136243d1d86a0cdce4cf0030107369",
			"lib/duckdb.d.ts": "3995dc3328314d344b54b95d5a93a1523d94e5c08b518e293edb8647abb03326",
			"lib/duckdb.js": "90d13b045cf1bed6656dc09180e67fb527b1ed3907ce3bf34a0ecbc398a5b96f",
			"lib/enums.d.ts": "068a948f5394ba8521a8123c19cfc575308aa65688991f3a5f79f56cacdf283d",
			"lib/enums.js": "aad1185ac501beb73b7850763bc6af5257737d9fe4e9f955d9f306cc8e738094",
			"lib/getColumnsFromChunks.d.ts": "09f458d92924df6b949d7f75b7ce47a86dcd3bd1912435fc18d4e8882d81bed5",
			"lib/getColumnsFromChunks.js": "c06e1d51f856cfc066d19df7312b38129081f469696199ac3cf733d94633cfc3",
			"lib/getColumnsObjectFromChunks.d.ts": "ede43d5f097081edd9b6e6a52ec39fe1e7ef6b081b4d4fc0d8f2cef0f8f462cb",
			"lib/getColumnsObjectFromChunks.js": "2088a0986e3aa1cb9b386ad90ed3f924842937e3cbd5fd82cdf95c7d1f90bbe6",
			"lib/getRowObjectsFromChunks.d.ts": "ab5b7e958869f3444ca998d9b94f5f3af9b90022ce196b3cbb67b3d6061dee40",
			"lib/getRowObjectsFromChunks.js": "d78348df1b4659b67e606d4eb00ec507cc1f806388e120be08a36cef927a2a41",
			"lib/getRowsFromChunks.d.ts": "0e5b568a3957f9d8bcde1e43f1c378d2db68cb83d309fe273d41830b44aab9f5",
			"lib/getRowsFromChunks.js": "1e3745fa722e153f971744faf16863ea2cf51c76952aacd30b50f1345d4ac22d",
			"lib/index.d.ts": "24f6ce94c19e276b30c9fe39bf6e4a1e627e3d222b01ce831ced6046127cab4f",
			"lib/index.js": "9d78710fc48494f42133452f3e76ad62634fe9ad50dc7d7bcc55e3bcffff95e3",
			"lib/readValue.d.ts": "4a5589061e8b3d5b7371054675ad0aea568523c5b239ca4e42529c28904b6961",
			"lib/readValue.js": "8a5a75886cf036e9846a78376b7df73b48deb81fe09f1d41252bcb88531e4c78",
			"lib/sleep.d.ts": "adefa308b0adcf20fa0a84e2c0fb2ba94d549b1c7e6e689fa89af3bf705ddbfe",
			"lib/sleep.js": "cea426a53a37a1f238d180a0cdfe3800b38970fa54b54a7705da50869fafe70b",
			"lib/sql.d.ts": "4f913f3e396b0ef4b9a084f9b4c5bcb2081a4f524b85fc81c432612719d9ca94",
			"lib/sql.js": "53c883c27ea8f214279b3e86735c6917b0016adcbfc0d2d2b820e0c7dc797533",
			"lib/typeForValue.d.ts": "b1a79faf6ee5eb329e515f20d8af6a009d27f204d770b6e8d767834c7f16a2e8",
			"lib/typeForValue.js": "edd38ec80e29c2f2921a513d7eb0c9ffc4627b7ef885eff16136c8f840d1365c",
			"lib/types/BaseDuckDBType.d.ts": "086e8bd398ee592bd36f78e43328b638d8981c33071f447e8157676ab3c597a7",
			"lib/types/BaseDuckDBType.js": "ae2d822ccbf55d214753730be7188d9f5c01a9407f62a0f90e9a44a180666ad8",
			"lib/types/DuckDBAnyType.d.ts": "4a37d607995ce4d1842d60b7a50c965473edf819ffbca3865e6c8d02294d597b",
			"lib/types/DuckDBAnyType.js": "97f5f2530ebe0215a6d66c0c5cc4fcdfbc87c6d43a32ca55767d1bcc59a5468d",
			"lib/types/DuckDBArrayType.d.ts": "ee9cb48d619f3df83a165e7a09eea2a3b073b0450591f52a04ec98cc7cd6df40",
			"lib/types/DuckDBArrayType.js": "aad827009ba9f53e444993dd963a0906a034ac485a95769e8955b1091e5034ee",
			"lib/types/DuckDBBigIntType.d.ts": "9da90dd3694b10be904e300c21e85893a1345a5ab70b7992b53ee763aa01c497",
			"lib/types/DuckDBBigIntType.js": "030cce4e640246b403ffa520c4279ff40bdd7accc7d191434276adc69396e06d",
			"lib/types/DuckDBBigNumType.d.ts": "bf9f445a8f892c7843f61abde2d32aad39ff90f6a34c6e2364aec804dea9d93f",
			"lib/types/DuckDBBigNumType.js": "05ba529c106f202f76e5b4776a51827d4f778d8cb8f69aeae85c5073da081701",
			"lib/types/DuckDBBitType.d.ts": "6bd03f72b7b36bc336d91176d28005880f692da2d6c772ba7644b519025ec0d5",
			"lib/types/DuckDBBitType.js": "2d5d529567e7711a8d49ab7f806c5f0dffb929c1ff379d83f4fa855ced98d305",
			"lib/types/DuckDBBlobType.d.ts": "46de965183b0f30edcbd0c8be09e80386cdcac02fa069a183472e2b8845e94b1",
			"lib/types/DuckDBBlobType.js": "33d056d208770276f3eabb1b91b5d336f55aa7f85d89f6b817dcb2dd0681d587",
			"lib/types/DuckDBBooleanType.d.ts": "f13dd31e245f1ae6f0abfbb231d70ee44feb1022d29885a7684d46fe2900f5d4",
			"lib/types/DuckDBBooleanType.js": "231699ee9ad22f79651cc441118b815a69888f9ee7e52586c2272ef9ca2a1fea",
			"lib/types/DuckDBDateType.d.ts": "de99ff43953d7413ca5d0a569dfea00b1ff139527ef48803f83a57fbc401fe0a",
			"lib/types/DuckDBDateType.js": "408fba7cca40c8a17dda2f69a61a18b9482d65834fe5fe8e782bff911fa1f94f",
			"lib/types/DuckDBDecimalType.d.ts": "74f24dcb78713fedaec47ae7b46b68c3e4a105ae749f896cb059919aec2af334",
			"lib/types/DuckDBDecimalType.js": "ddb69733e660aca0e8a75c430243689f323a91a46160d2b8be189e29e6bd081a",
			"lib/types/DuckDBDoubleType.d.ts": "36c048bfc5fd8f4091e47fe929f207330b38d40247ca0728d12c486e16cd0b54",
			"lib/types/DuckDBDoubleType.js": "93cdb9def48d7ab421cd8226e24c48ae0e14b322a9673d45854410259fb67d41",
			"lib/types/DuckDBEnumType.d.ts": "711d5400a7836b3ffb1bca8abd3aaa5b3a3e00e121b730e1c2af150b0d313f92",
			"lib/types/DuckDBEnumType.js": "7d1ce86024d470cbc83e81fa616e14e14b64b0b05aa455bd3379132f946f8cfa",
			"lib/types/DuckDBFloatType.d.ts": "e8d2ada032c93572c05990aa3cef9af04d15f30e4fdc13e9849a7d52674a7c58",
			"lib/types/DuckDBFloatType.js": "7710fb6bdb75dc60f5deda828b4a5cc521a2792bc58af2ca14b72c1997a807eb",
			"lib/types/DuckDBGeometryType.d.ts": "ea5f95a81384bf659e8140737392eafee1e7e21a7e76879570672f3c04b75cca",
			"lib/types/DuckDBGeometryType.js": "15d37c5e7b0740be546d60f49eb8a76b29d8dbc2c340c554d3f695564d0e017a",
			"lib/types/DuckDBHugeIntType.d.ts": "e4232b1114c8570bf45b9d2b9dd8066487f3e1e9103b1404753156673004f23c",
			"lib/types/DuckDBHugeIntType.js": "13fee3db746f3ba34682dee0a2ebf23c8fa72e0f2724a0ebef1c96d6e2e611f5",
			"lib/types/DuckDBIntegerLiteralType.d.ts": "dfc1f7b589a544bb3851e397f5263a6523d9a8bbd8db77cbb97bec4d3c55886d",
			"lib/types/DuckDBIntegerLiteralType.js": "836d3bc5401ba103b3b76267a2cb3f761a384728760888ed34d561c12c10f428",
			"lib/types/DuckDBIntegerType.d.ts": "e888fa66ebca91396baa7bc1d34f332cf2e518ff5101c1d3821284f547962ad1",
			"lib/types/DuckDBIntegerType.js": "8bee0ac4d59da1c28698f4bda907e0e8c840f5518926a47e1e0cf8292f42113c",
			"lib/types/DuckDBIntervalType.d.ts": "d85bf4d7870a9e9c229575f90eb704f19e6e6d16bcb44c7999a0250d72b9f360",
			"lib/types/DuckDBIntervalType.js": "75fc46d419ee44f971b15fdd7bee09c0292811feffdde38392627189ef5c9a60",
			"lib/types/DuckDBListType.d.ts": "91119426bd02250b5ac298a572b30b5d0d4ea875a04690fb488dd0dbdcf65e19",
			"lib/types/DuckDBListType.js": "6d629c947595337613d8c38509f95ee512d9f692585c6f37b9b84c41db28bc34",
			"lib/types/DuckDBMapType.d.ts": "c8354835d5306a912e27a07249f93a41c94d932378829e8cfb025622ac8e030c",
			"lib/types/DuckDBMapType.js": "2e24dc3fc85764d9b3c16da84371ec6e008c22d1e9be5dc028ddb2942efe3567",
			"lib/types/DuckDBSQLNullType.d.ts": "588648a78e41960b7cacf730e0b546a01efe1a0bf9e6e47a5479598584c0b582",
			"lib/types/DuckDBSQLNullType.js": "0d633636b6c5284ba69e177564d268f9f40e25d5ebc304bc5082b51539f03deb",
			"lib/types/DuckDBSmallIntType.d.ts": "8b4a902ea03ef0b27d9477c1ac0f87ae453fb032ac1eb61deddba3bee3a7abca",
			"lib/types/DuckDBSmallIntType.js": "0bbe79a3a8e95c65c0ddee2de9bd25d68842f6fc0de14e118fd2f25e46300593",
			"lib/types/DuckDBStringLiteralType.d.ts": "bf72f200d6aea1d7d78aee99d602aad52c9f179d96b3742ff210df65a55c01dd",
			"lib/types/DuckDBStringLiteralType.js": "39ccdb2b3b95408ee346d36303b00efdea6d6dc6a818c421b707e2b771e98778",
			"lib/types/DuckDBStructType.d.ts": "edebd50648ee4b78b556e7eee311e7c3123fba8094b77cdbb4aea2fd46747982",
			"lib/types/DuckDBStructType.js": "373fdb162d25f76e3b78e6c51979d068ae3786eee5fa8b9bbf6903dd331b2c65",
			"lib/types/DuckDBTimeNSType.d.ts": "95c62e0a9a39e4f3a75f19e7c47f51bc6486b074ae27fabfcc1e2d4e1423dde4",
			"lib/types/DuckDBTimeNSType.js": "49b9d6555e5b8528613cfb8f2f4c2fb45b1eedbc1e048abd6040b8f20f165f12",
			"lib/types/DuckDBTimeTZType.d.ts": "d189ae8e77e072bbffac6c64cc05de6c869c16d7626a1e591cda49c5ec59813d",
			"lib/types/DuckDBTimeTZType.js": "beb83f75dba08addc36154264f49dd4b51290cea2aba2c8c2ede741741d6c166",
			"lib/types/DuckDBTimeType.d.ts": "45a2e71c345b05bfbaba1afc808f28ca7607c1f9e62742f4ea3bea20e4fcd2b7",
			"lib/types/DuckDBTimeType.js": "e1ce4a5023ca5f00465d495acd75829daaf88232b88e7dab78a6f4b9ae2a01d6",
			"lib/types/DuckDBTimestampMillisecondsType.d.ts": "33cae7f631f7caf273234c6fd2212d3c1ae930fb6c5be9c86d7a5ab948ee53ac",
			"lib/types/DuckDBTimestampMillisecondsType.js": "f23efd751f4cd3a450712828a49cee7ed006250b19e23ab11e38aea7ad089e9d",
			"lib/types/DuckDBTimestampNanosecondsType.d.ts": "0d553f3883bff29153f811a88758aef9af9514ba623dd01b071e8770b5a66335",
			"lib/types/DuckDBTimestampNanosecondsType.js": "669d84b0578bdb3caa4fadc432b5ff703049c1689c9d164100d3f76ced07dfab",
			"lib/types/DuckDBTimestampSecondsType.d.ts": "3cb146c1bbb933889dc2b04b15a9ccc4595a049dfc0b7ab807e34afb6ad04ad4",
			"lib/types/DuckDBTimestampSecondsType.js": "4c50e04882bf71be76065563eb89d490377d723d5a7bab840fbc9a9467145754",
			"lib/types/DuckDBTimestampTZType.d.ts": "c01cca1224b1b5f209c596910217881c66f77d6f1d06ea1ca0f3702a68455d90",
			"lib/types/DuckDBTimestampTZType.js": "d8d6e042549cfec9e71cbf675dbef9b9a02e76db21a528b747fda390d8f3079a",
			"lib/types/DuckDBTimestampType.d.ts": "1962e6bd80c7c28d3b9a2a33e51338d976054824569a5b6c099e4c9530bbf9b1",
			"lib/types/DuckDBTimestampType.js": "cc94de08fc45311a2d598fee34e7307176830a1a0b352f626cf2a9169142d50c",
			"lib/types/DuckDBTinyIntType.d.ts": "85818f36a0b7e0081b004826e9c41ba42a54456beb111d1d37f398f8b7a0a656",
			"lib/types/DuckDBTinyIntType.js": "0961be4db6b99e390fefd9aaab7ff3fda51b3ac4cd86533b42a49348f7dc6d67",
			"lib/types/DuckDBType.d.ts": "ce5311be2699cd9ae7861c03d35b2b096307a825d4c977dd92b584ec19dd9776",
			"lib/types/DuckDBType.js": "d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230",
			"lib/types/DuckDBUBigIntType.d.ts": "2e837ce375b7d72a0879d4f8fc5c588f6c1373d9d01c297e05806f3184e17566",
			"lib/types/DuckDBUBigIntType.js": "2079a9e59ba4951969f68ff0130128d3ad53530423c3dbb06edfd621cf441f2d",
			"lib/types/DuckDBUHugeIntType.d.ts": "d1d1b10934ff699d6d5ec6defbf1edfb6dc972a86ee418152718937c95ec9892",
			"lib/types/DuckDBUHugeIntType.js": "3caf8fcfd6b6be1646117c88b763050942740f1dacef2ded872c76793a016be7",
			"lib/types/DuckDBUIntegerType.d.ts": "4a5261838f9965373681b1a4efd48e6f7b0a9ff498e5a4c8e5625c3b3bb23058",
			"lib/types/DuckDBUIntegerType.js": "8d464e1fe28a552057837ffd0bf64ee9d82f705e01b3b89b14ade81686a3726c",
			"lib/types/DuckDBUSmallIntType.d.ts": "de772eace466b31103d03a08fb34a9c7679f547172c947f76ecfb36d6fbd986b",
			"lib/types/DuckDBUSmallIntType.js": "c2121dee72adbf5ed797d03dcef2393b65d58d531cf2c4de29f63843a8baa098",
			"lib/types/DuckDBUTinyIntType.d.ts": "8d54bc47c15cb7853824e0e7afb5d82fb145f81e5ef17b242dcc8bc100143411",
			"lib/types/DuckDBUTinyIntType.js": "e54487d4bd1f05ef43b87a8f7b948d57bc8b878dbd1fcfd68d661aaab837c1a3",
			"lib/types/DuckDBUUIDType.d.ts": "5e4756aed67032bbe122f708cccb85e89bd08679ebc384a0629040619413a82b",
			"lib/types/DuckDBUUIDType.js": "c86957d56fae0b21c8b4d4ba55eaa255a578ba34e60035e62368b0d0b6dbd8c5",
			"lib/types/DuckDBUnionType.d.ts": "bc2aadd3264357c71683305654931d1d7991a1bb11eca5ce98f376cbcf7863dd",
			"lib/types/DuckDBUnionType.js": "d9dca45996736ada41a367ba096d2ed5457952079ef65cd3f397a1a85df7fc9f",
			"lib/types/DuckDBVarCharType.d.ts": "068c07fd422a7ae69aaceb834bbf5473174d6b65fde0cbf7e22c9385a6f7b589",
			"lib/types/DuckDBVarCharType.js": "42bd0db9178bf7f169b5bbb7edc515ebee9bcecc116ea65beefa784468ecd341",
			"lib/types/DuckDBVariantType.d.ts": "0570c786d2935d01a3e48940f05763afd946c4082f5f559bb65d9baa6b4c6f6c",
			"lib/types/DuckDBVariantType.js": "4669d2b508b2d8f02882810ba7711377fd5d70f0996a3c9ff8104b9f7b36581a",
			"lib/types/index.d.ts": "65203ad9fc0e6587b5152ba3c123d25f63ddbfb9b422a4bb534eaf4854a05593",
			"lib/types/index.js": "5e63ab04b6dc2265ecaac5050f4ad7f4b330bbb1253be8447dd378298efa8a97",
			"lib/values/DuckDBArrayValue.d.ts": "7f104fdc6bf2ada057b2167c7f62bf6f78c97f96abf4f04f493e1509497cfe79",
			"lib/values/DuckDBArrayValue.js": "1a5994d6056c668bbf358545b6b32142cd202dca1e60324dc90fa6038c343d95",
			"lib/values/DuckDBBitValue.d.ts": "882fa53cd93746c5ea750f6022115c0e0e84dd7b18b4d6ca072e20d233fdaf7e",
			"lib/values/DuckDBBitValue.js": "3ed35d3fa433bdaa9e7f3d7a3cd8a14f5efe9c5e6bdbc5eb1b9c7de8606ad25e",
			"lib/values/DuckDBBlobValue.d.ts": "cb8264bd4c245e5eaabb5e37f70dde5bd2d360242dbc1a10365e4dbee9b2e63a",
			"lib/values/DuckDBBlobValue.js": "7d80620fa5f899756a4f3d806248cbdccc3fa343ab63e38ee4752ccb48ff2600",
			"lib/values/DuckDBDateValue.d.ts": "e895ee67e3d2b35f47b4d824c71d9198682b7975d06ef2c480196650d3c8cf94",
			"lib/values/DuckDBDateValue.js": "8d3cd233c7cc088ffc890efe9e8ac4fec92374cb6b751231a2613e8f83ce10ef",
			"lib/values/DuckDBDecimalValue.d.ts": "e854d6a5fb3b58633d78aac2a5e111046f9bf0b05900fa80b31fdfe71f0a1c0e",
			"lib/values/DuckDBDecimalValue.js": "5fdb46018962a0a2cf47ba56c72ce27d88dcd0c3e490caa5bc393f6b33cb792c",
			"lib/values/DuckDBGeometryValue.d.ts": "dbf83a6a6a4ebd40f832d71197a43e877f1d15efab8d941680cfde3d38b7254e",
			"lib/values/DuckDBGeometryValue.js": "9b6714fa24d21745da9088388a09685eaca3a486c0d5a1f1bac75cce79f80683",
			"lib/values/DuckDBIntervalValue.d.ts": "71e6b0f71980eafc6e69f8c26439d6cf940e692944c52a80c4f94e679e028805",
			"lib/values/DuckDBIntervalValue.js": "aad9b06eb58ce3294c4574e8b6fddd0712b5123bb1c1a78c5a0907d828f29d84",
			"lib/values/DuckDBListValue.d.ts": "8d79ed54e6bb33555eacfe7aacefd112a1d0eb27036bf01b18c964879ed29c5d",
			"lib/values/DuckDBListValue.js": "6fec431179d89e9dc6504fa2991ddb95cea2202193397528340b512d7ea621b0",
			"lib/values/DuckDBMapValue.d.ts": "94c0c82d9317e3ad31c336ad20dd4af8fe4813dd45e4f949d83bba2bb6ab67f9",
			"lib/values/DuckDBMapValue.js": "eba5414c74ad2fb8cfdb079170491f79f10145f21196afdbcb85cc6bd592fc62",
			"lib/values/DuckDBStructValue.d.ts": "b473e9de0a98f908d0e96d326df711295a1d152b4c86fc8772a0344cd042ef61",
			"lib/values/DuckDBStructValue.js": "dedbf5df2cadafefa5f539f0e3d5ccf6810a39dfbb2e048b864a6940841d4039",
			"lib/values/DuckDBTimeNSValue.d.ts": "0551e8c2cad54434ab88a2548aecefb8846b32f7eda07b9da1a4025e140518a6",
			"lib/values/DuckDBTimeNSValue.js": "70dc845736064d7717135fb15e7ed699366421832a1c32db3d3cac1ffe82ea0a",
			"lib/values/DuckDBTimeTZValue.d.ts": "2fa3459742774b2fef12859db3f6889795b680a6d5fdc366cba0599bf37b630c",
			"lib/values/DuckDBTimeTZValue.js": "d503bd7a074f09a8dc638be9fe1478b240b087df40e87c2459b95f2a0826b3f5",
			"lib/values/DuckDBTimeValue.d.ts": "21a3e805dd9ef61d39e84036e08f2c34e3974f761cf769c96b0214da7e883d59",
			"lib/values/DuckDBTimeValue.js": "8dd0911b20d6deb2a2ed8ed2974fe14ceb891055a1e14f69ff17d585184a94ec",
			"lib/values/DuckDBTimestampMillisecondsValue.d.ts": "20421a7597bc3a0b8ac84cfec1add521d36380c301a8c25ab2e78f63370e3dce",
			"lib/values/DuckDBTimestampMillisecondsValue.js": "7fdf0b72af55e597498a832e3d2c390a2b8e692b51365b29eb9844687c4ed69f",
			"lib/values/DuckDBTimestampNanosecondsValue.d.ts": "20936a5840162148c8669a490ff3823c5b25c3453c3b1fc2f02fed7bdcfb7f43",
			"lib/values/DuckDBTimestampNanosecondsValue.js": "31b6adca733d70180b7b82aecf2a62c31262d39a10a7dd63eed2b6a7058c1d94",
			"lib/values/DuckDBTimestampSecondsValue.d.ts": "4a5d68c097a0de6098d67f324b25ce3ae8896c70e0c78325a68a63e826cc4fff",
			"lib/values/DuckDBTimestampSecondsValue.js": "04e29d4feab88ebf75ab85eab78805f15cc61c56a324d34828e94670d6ce516a",
			"lib/values/DuckDBTimestampTZValue.d.ts": "c375c02d02a1d2ad059a79136846b81935f58886d2d657002aab0d6d230dad51",
			"lib/values/DuckDBTimestampTZValue.js": "7588a75533812ef1e0bcdf40113c2f2412e24ae938a588000e53b77121c50efc",
			"lib/values/DuckDBTimestampValue.d.ts": "fa017d1a2f0265ac952d803169bb90ebc4a714e287d062580a9c988c6e33118e",
			"lib/values/DuckDBTimestampValue.js": "0214c81dfe27c2161597ea26b7846818c4f5cbe774c3deab559199b64b3aeb4f",
			"lib/values/DuckDBUUIDValue.d.ts": "794695936c9afdd61f348a4bf6f14bc87df5390774129123cf3c9d2003aad192",
			"lib/values/DuckDBUUIDValue.js": "defa7248d6ef5b14d40e590b1e7d6f75be552131f2b0f57412a72de4984c768c",
			"lib/values/DuckDBUnionValue.d.ts": "40c121d27aa7b1f95390121564f47a1eaad83d85d27702704b4a002ceeb09885",
			"lib/values/DuckDBUnionValue.js": "7990ab00df26ab56b3199b9185943e135378d55ec352dbdfaef8ef409ce160c0",
			"lib/values/DuckDBValue.d.ts": "f8bda39ee7e2b7052661bfe78ca630f3960eb75e451377e961ec8d782895c428",
			"lib/values/DuckDBValue.js": "d43aa81f5bc89faa359e0f97c814ba25155591ff078fbb9bfd40f8c7c9683230",
			"lib/values/DuckDBVariantValue.d.ts": "60392c0f7cdee829356c4497828e9ef72c6575180c3090a6175f2fc365b0fa0c",
			"lib/values/DuckDBVariantValue.js": "b51ff59998430283f86893f2adb250bb80f2908006072f364835410e3ad8215b",
			"lib/values/index.d.ts": "96bd49ee1bf058198c20a32aedaeca511aaf34e6f374fcefd4f5677eb229c1ed",
			"lib/values/index.js": "af5ebc425d971ba565df9b1c7ff27b6a2aceed05a97afa9692ed19a4716d2d6a",
			"lib/vectors/DuckDBArrayVector.d.ts": "807d6d1c3317d4fe0beaddaebfa289c68e71a9c6102148c8469d4b65e793d981",
			"lib/vectors/DuckDBArrayVector.js": "8a88178ec1af1dab79978afbafd6de6cc6ee83776c98f7269a908e57959bf238",
			"lib/vectors/DuckDBBigIntVector.d.ts": "266e5e5d431e74fc7e4c927391ab468248f492751d3443d3fa8774eb3dda92cd",
			"lib/vectors/DuckDBBigIntVector.js": "a9b5c358ca64276e33481dfa7a74bbd971d7e1f9127b145e2a2daa2e3f316324",
			"lib/vectors/DuckDBBigNumVector.d.ts": "6e5460cb2458a9c13c54d7d1ae65ba3f609d5ff55e6bb78b18f028cc394a8d31",
			"lib/vectors/DuckDBBigNumVector.js": "bacb0fad2f0524063e582b942de68e6162a7c9f45d14d63dc615cb4bf95c5272",
			"lib/vectors/DuckDBBitVector.d.ts": "acfbee618222df5348fae417beacecac896db95ffb8cd0e93c2e8c0f49c139cd",
			"lib/vectors/DuckDBBitVector.js": "bab555133901c6c804a54c7a0fed1e31c761aff75868267b08662633843cf143",
			"lib/vectors/DuckDBBlobVector.d.ts": "8a1d93012dc6a36824a6e423101ebd92fee4e88610acddc814ecba53586de38f",
			"lib/vectors/DuckDBBlobVector.js": "1e35361d8d2f0ac7e11794935d461c04941e911d6233c59273681176a2f95d35",
			"lib/vectors/DuckDBBooleanVector.d.ts": "967d577a85947b93c52a0fb890a8914a1c1703cfdd6b9693e21c82c9feabafcc",
			"lib/vectors/DuckDBBooleanVector.js": "6e3c4899e0bcecbce43c47f433be205ae17dcd98082f98d61cc855937ea47a74",
			"lib/vectors/DuckDBDateVector.d.ts": "0e0c7541a62ddd7202774483f5ce76117bbdf46ddda7527e0d6a248574286b85",
			"lib/vectors/DuckDBDateVector.js": "36ab89b90b44fc0e4ac3cf31e8ef5381efe0bc7d522b5c57e48b49bf7cb58c3d",
			"lib/vectors/DuckDBDecimal128Vector.d.ts": "96ba5b262fe31fb8871a18acc447ca643dd2067d61feb11267073aa978b31606",
			"lib/vectors/DuckDBDecimal128Vector.js": "a17e15fc37bb1ccf924229a37ac844a1f3d429ac90d264b0a007a97a9a61a8db",
			"lib/vectors/DuckDBDecimal16Vector.d.ts": "cb625ad2a33c8c2a4c3941c8b296652464bb2e61a193e988005a230384fcc3c2",
			"lib/vectors/DuckDBDecimal16Vector.js": "bdf7e76b26de79a2c35ffd0fa66499213d34020bbe8dbd292f5c43a1dd318f81",
			"lib/vectors/DuckDBDecimal32Vector.d.ts": "fc702d28b2a1c8d1cfe2a1e154362089e63e7379d6595ede92b3675afdc9511e",
			"lib/vectors/DuckDBDecimal32Vector.js": "9d2cde4fb1bf408618a47d243df5c3bff2f9ae8babf636e7e1ea8420b01ef9e1",
			"lib/vectors/DuckDBDecimal64Vector.d.ts": "5a9a3d42fa2ad03b275d63b4c861052052c562c7daa1b42418b05d2738b680f8",
			"lib/vectors/DuckDBDecimal64Vector.js": "5344e9dc507b7cf058d28c09d9df94c6af9aadbf5b8d7ef9a53da8b1e343625b",
			"lib/vectors/DuckDBDoubleVector.d.ts": "40b01e6440ccd87e0922579f2614194e2700c33e7c76b2d193426f1447fdc22d",
			"lib/vectors/DuckDBDoubleVector.js": "5008ccda7c79b61875fd996ee1ae045accb37f015adf902ca8c63325956c8888",
			"lib/vectors/DuckDBEnum16Vector.d.ts": "7ad903cb83cea8ece8ed0227d73f78ce876a67c8e18b2c79cc3970a2b741aaf1",
			"lib/vectors/DuckDBEnum16Vector.js": "6aa6c1438eaaf6da90f1fd9f7b45228a42ff9152e6149a1a5318fa68ec83c950",
			"lib/vectors/DuckDBEnum32Vector.d.ts": "44484d7f3c3e5cc124efeb11280f2a95fe3ed5640453dd834d92f12ebae054bf",
			"lib/vectors/DuckDBEnum32Vector.js": "0fff89cce1f48ddc79cbf472afad6f0352db86a6864659f96dca61b8a74aae31",
			"lib/vectors/DuckDBEnum8Vector.d.ts": "92c08f976e853e2230c3900abee7b70dc7c74d020f1e258dcb55471be9aba788",
			"lib/vectors/DuckDBEnum8Vector.js": "493011da49af7adc857c4c5e6a9909786567aca8e0623c513559180b691f5063",
			"lib/vectors/DuckDBFloatVector.d.ts": "05e07ac91036c4659adc4abb2eb1559bfeb5de2ce19bd4cb44b5d79415ad90fe",
			"lib/vectors/DuckDBFloatVector.js": "c978b5ec7023ff124aaee86870549b0b153aa37af8b9543f3b5ddbc20553eb96",
			"lib/vectors/DuckDBGeometryVector.d.ts": "a29d8f1657a8232c70f7d1c888a03cfd721c0f5b7d4ca3f04a81426d22a6191e",
			"lib/vectors/DuckDBGeometryVector.js": "0bb6c919865021a0f4c4194d22dd982731e0ef5dfdde71a7d20cb4cf7d47b4b6",
			"lib/vectors/DuckDBHugeIntVector.d.ts": "7577357a7e36603bdba9caf0004966c51b91470bdba28ea37ee25e30f21ff583",
			"lib/vectors/DuckDBHugeIntVector.js": "aa35340429f27e8e8b63822d8999143e343e3ea0e5f23116c7696bc34906c53c",
			"lib/vectors/DuckDBIntegerVector.d.ts": "7f6ab3bebb101d273f0a7eea1af565653c7e53c310ab2226c49ab4970bf84186",
			"lib/vectors/DuckDBIntegerVector.js": "16acf3d9fb1deb69a8c84dcc61b551b1e6f404b804e5da1b7d4e36d4e85bf30e",
			"lib/vectors/DuckDBIntervalVector.d.ts": "3b3204162a8e5898c09a949aaa45fdc0feff8c78215ce073a142919cf71aa95f",
			"lib/vectors/DuckDBIntervalVector.js": "b2ebf7f9ce611e0c9457f18c6004ac2d244cb51cd0cabc3dd278007f8385ee50",
			"lib/vectors/DuckDBListVector.d.ts": "bf4130c6df434b4a388a3278d64967b94c5fd00c7e841ed17b0db46bcec1569e",
			"lib/vectors/DuckDBListVector.js": "4307e1514755e788546888a0b203c3a60269665601c6421279231b10b51c0d0f",
			"lib/vectors/DuckDBMapVector.d.ts": "504c35ff5c8c9a61076015d5b27d2ba1258425617853ea0ff10e97dd37a502d3",
			"lib/vectors/DuckDBMapVector.js": "b3c59dda16f0beff2f3c0ddef50c79ba535aaa6131d88fd003dfb6fd8fc0d835",
			"lib/vectors/DuckDBSmallIntVector.d.ts": "936f5279dcf2f36acd5628b60bb39cddfc3361f33ccf56e54132f62db5a4ac12",
			"lib/vectors/DuckDBSmallIntVector.js": "9e1b0b9a5c346cb6c38aeeb3fd41993228b30e284ea2d934074c6835a12d8ed0",
			"lib/vectors/DuckDBStructVector.d.ts": "7ab861603399eb416d91e973e1511f9520bc13264297aa5bc00981357e62845b",
			"lib/vectors/DuckDBStructVector.js": "27cc5357f32ac304d1d30cc9621dc928b5fd2358fea1cd9f7b1c300417055b8e",
			"lib/vectors/DuckDBTimeNSVector.d.ts": "9bddb2e717b6123187f6b82e4c46c324b101da7574f027cec70c3bfc1a240406",
			"lib/vectors/DuckDBTimeNSVector.js": "7e473b0558867c17e6e7400712ed2748e1cc6e58378e2e50fdb60d6a8d28915d",
			"lib/vectors/DuckDBTimeTZVector.d.ts": "3239ce3746c60e59a9382d56e7dfa4cdf88219f6857f7ed01bfb843b6b672bfa",
			"lib/vectors/DuckDBTimeTZVector.js": "cb72c6e3e37e9564c593274b035cab9715fc2d182b62dc9c19cce2ed53b84d45",
			"lib/vectors/DuckDBTimeVector.d.ts": "12da2f199843b2c7171c0ac2d93b882242c819eeb9fcdeb449ce735eec69eb40",
			"lib/vectors/DuckDBTimeVector.js": "86b12598dc7149d1b809a6c40f03131d169a56019ab85f6c42226349beb3d10b",
			"lib/vectors/DuckDBTimestampMillisecondsVector.d.ts": "fb56a02f3bd401a0700d1d269483723262cc9a4942d3c35fcf569cbc4adc6119",
			"lib/vectors/DuckDBTimestampMillisecondsVector.js": "bd8ed395adcf78f1518740fce502625d5dfde7f0d86a5736aa9708ea4d040124",
			"lib/vectors/DuckDBTimestampNanosecondsVector.d.ts": "4b35eb08635cf55c22e946084f97cc7b88430122c0904697529acaa6c12f9ad1",
			"lib/vectors/DuckDBTimestampNanosecondsVector.js": "bc87df7c51928e7fe5d4787502a5bbd0a1c4b2a11cf024930533ebe71fa166f3",
			"lib/vectors/DuckDBTimestampSecondsVector.d.ts": "b7416a4aa3cd3fc3b4c18c8d7207e5133b8491e45d8f14321450939b36eb4490",
			"lib/vectors/DuckDBTimestampSecondsVector.js": "eee547bf03b3ee47d5b06243f9b0bde258afc7b02bc09da0ce8eccf1196b25e5",
			"lib/vectors/DuckDBTimestampTZVector.d.ts": "462f7c257284a5764db2b07abb089440ed7cd488f3e519927af345bd225377f6",
			"lib/vectors/DuckDBTimestampTZVector.js": "846062c2c7708ecf9f89bcc4b6370c702ddfe878c234760bf962625f135bfdb7",
			"lib/vectors/DuckDBTimestampVector.d.ts": "9a8d8c1085d68c73b0bf1a024153aab11fd4df2b948534197461eef2a8b4ecef",
			"lib/vectors/DuckDBTimestampVector.js": "0e3386d5c4c0eaf2cd1e99ddfbd9c983a116e8e66e751e935836c03669e1304c",
			"lib/vectors/DuckDBTinyIntVector.d.ts": "6324dcbafe323507b73698e0504bbca1ed361c7650eb5d933278d6333a59a5a4",
			"lib/vectors/DuckDBTinyIntVector.js": "0e1040f1ffb83e1dcc6c66489a10c83cdd99ad264f6194257caffc68b591fda2",
			"lib/vectors/DuckDBUBigIntVector.d.ts": "6b22bad12f0c5c24a50543124e167d0abfd04294e0a78e838c83d6f141025ebc",
			"lib/vectors/DuckDBUBigIntVector.js": "da92f670022913a08e5efbf31874b21ed6e00b8585594c352dfc9e7aa85e1b61",
			"lib/vectors/DuckDBUHugeIntVector.d.ts": "779035d13b3610363a8eae16d7c1e2be39b874fdcf76fd083c98bd695bfb2097",
			"lib/vectors/DuckDBUHugeIntVector.js": "ddabda7e94290b85a9fd9c14f891922e65402d555cdbbd3569e04ab9450d4189",
			"lib/vectors/DuckDBUIntegerVector.d.ts": "7f8896cc3bba0126497d87c1801a3ff940334f9f47452466695cf37cc0f41d6a",
			"lib/vectors/DuckDBUIntegerVector.js": "67b6e8d73b0b9728fadc77dfd0d961f9811800c66b089c5e868fbd4c58f20d8a",
			"lib/vectors/DuckDBUSmallIntVector.d.ts": "12fa993381e0886173d35eb1c76ecff94d856cc4728370b8a79f414c7b356d0a",
			"lib/vectors/DuckDBUSmallIntVector.js": "9d01833b5aadabc25b56247cbb936b05a492ccc9b6b26f2721dfccf815c8352c",
			"lib/vectors/DuckDBUTinyIntVector.d.ts": "a5cacd7a7e5915fed15f2be54bfcc773659849a6d4f696f994dcad598fa21146",
			"lib/vectors/DuckDBUTinyIntVector.js": "e58dd4faa6fe7da4380d47b06d177ca6c5bd77a0210ab69ac1fefac64bea387c",
			"lib/vectors/DuckDBUUIDVector.d.ts": "8a1c06adbdf88a994bbc4e65cde302976b4d06fc69baa67376f554badf4d0c50",
			"lib/vectors/DuckDBUUIDVector.js": "4146008b849773916cc8df86562aef662ecec802a962d4bc19b325ecc5064512",
			"lib/vectors/DuckDBUnionVector.d.ts": "a1e8d9dd34e22806653cdff3d1602473d0df848828e0f9cc8ec6f4e28ebae8c1",
			"lib/vectors/DuckDBUnionVector.js": "5764b67e81cdb03b3f59197636b565f3d8e1d93a3f07d79272f16f5191c71faf",
			"lib/vectors/DuckDBValidity.d.ts": "a650bd6b635a1c46dc11013fc4746fa3490a29486c5179aa9c7c0174466e9985",
			"lib/vectors/DuckDBValidity.js": "9f70499344881c32397963772eabff457cb9daaf5e1109cfd777bc820c99f2f5",
			"lib/vectors/DuckDBVarCharVector.d.ts": "9fa6bff47ecf22abac520683cfc6ee3cd000af143fecaa054d859b99fc83238d",
			"lib/vectors/DuckDBVarCharVector.js": "20f77f4ada5481bc1fb75aea95c8d0bc23d967ae22732305b85382927e6d2c71",
			"lib/vectors/DuckDBVariantVector.d.ts": "db125ac4bbea6d741decfd7f5e2f4e0f2034f99e7e0b1691d4e2c1d26a99181a",
			"lib/vectors/DuckDBVariantVector.js": "7532d735c2f4949e7e0b1b52a9be45f6040bb67189200f8adc59dbb9d4988c2e",
			"lib/vectors/DuckDBVector.d.ts": "1e14302bf3e3c1315ad1c100f01fd99537c16ae4044300d91eb665f309ef00ea",
			"lib/vectors/DuckDBVector.js": "72cfeda244d4c5507b14915d8959b5de732e70a0f759ad954556184a7da565c2",
			"lib/vectors/createVector.d.ts": "8e609bb71c20b858c77f0e9f90bb1319db8477b13f9f965f1a1e18524bf50881",
			"lib/vectors/createVector.js": "be1f028a579868dda260f7568aa0ca38d158e5bfce2a31429fa673dc7067a3c9",
			"lib/vectors/dataAccessors.d.ts": "e581fbc703d8c0f2ffc721a5f53a337e6a2c0818ed16c90754021e4d2596e08b",
			"lib/vectors/dataAccessors.js": "60570df29f03ca9bf4641a62e4a1de80d16e7251e253d37940b8f7d996540697",
			"lib/vectors/index.d.ts": "eaeb6423420d0c473882d1938eedaf565af4f2ce74fa440a120509b4e2a8039f",
			"lib/vectors/index.js": "3eee4b6863c716cd2da9fe0f8bed88f038daf1fa61f2d255b975950ac28d0560",
			"lib/vectors/vectorRegistry.d.ts": "905c92f466f705a9a9d48fcf4682908c28554beed23f0d36283f8f74a4b1a4f4",
			"lib/vectors/vectorRegistry.js": "7c4cc6668e66f12487280681e5ae4f3d9d9fc268983e0251f4a17cd27f4e53b7",
			"lib/version.d.ts": "6844151c4e63abe36d3d3a4795685f7dc1dff4291fff86d0f830682d7c0eca65",
			"lib/version.js": "6877a1da7cc1c857b0338f765af0a1c3a00a0e7e858d63ba54e329894be0a9c5",
			"package.json": "d74753bf4dd4b044b81b402acf3863f6b4f0f91bf4236aeda1d70629d69ab623"
		}
	},
	"@duckdb/node-bindings": {
		"integrity": "sha512-sR7x91TfBunLqLbdvrcdiPCU+VGEQFPicxh1STZM402fuHW2ituPTAo2bY3IlntsvJShltrKF4R6B+JYPlAPZg==",
		"files": {
			"LICENSE": "7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb",
			"README.md": "21585dd14fc111c06b99d5b576d8b1a9d8c2ecc8f6ae1d129dc0d50661e52edb",
			"duckdb.d.ts": "e349ec89236d910c639d19cb7c3285dfbded5aa5d6caba6cc3f25c07b0747409",
			"duckdb.js": "19451f98da76e7db519b909d98a4401c92ffb14df5bc1c48ad7ce5b7b67113ce",
			"package.json": "4af5d82267248056caa150c8d13f3038439d734d449b050782bd10cc96f98389"
		}
	},
	"@duckdb/node-bindings-darwin-arm64": {
		"integrity": "sha512-WJdeLTFy4pRg60rkbp9smtlP1iIQ8ErtIJkxS+2LQtM1ZZMSByyW+3WPpNoKe7IwPtVl2fLlPw7tDmQW4Z974g==",
		"os": ["darwin"],
		"cpu": ["arm64"],
		"files": {
			"LICENSE": "7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb",
			"README.md": "a53d97b5226f66653d3959a1ac090485c2c475a5be1a85e63efd793fd9cf9c3d",
			"duckdb.node": "ba396b8fc069b1c34d1b5d3bdb7f54b1ddef160b6f440b2539fcef89720e9947",
			"libduckdb.dylib": "b9027d18ef3e8d960568f77e946a83ca68009cb22d71cf7f94de842afdd094d8",
			"package.json": "5582b954f8cb27c9c8bd26d8e24d51dd042bb55baf4ac458832e49bba89e332e"
		}
	},
	"@duckdb/node-bindings-darwin-x64": {
		"integrity": "sha512-rN0KjX13MwVQ5V5ufykolty/tf4SaafOpGWcUA1Cegf98jPeRdsJsEE1IMXn8n3u6WvMSZEVJmHJ3ma4Hr7Vzg==",
		"os": ["darwin"],
		"cpu": ["x64"],
		"files": {
			"LICENSE": "7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb",
			"README.md": "cd163d811d9553dad82a93d292885bd9fe34463691aa9e50d160f68b9f99a9c8",
			"duckdb.node": "c7d75d167487bc96d3bd2a54969f0fb816c5415c3a1d064b3e88966acaf4e4c3",
			"libduckdb.dylib": "b9027d18ef3e8d960568f77e946a83ca68009cb22d71cf7f94de842afdd094d8",
			"package.json": "11594adee7864d067fe48ac9fa43edbfb8e906c0c0234750787204cc23707ca1"
		}
	},
	"@duckdb/node-bindings-linux-arm64": {
		"integrity": "sha512-CafH2AIvXtpwDynG3KB/4uEOHRGlFoB7auCRMIwH3BKNIobsANV5LSpDJ3tfyRCFIsK6e8AT1eseWVnu2Dv3cw==",
		"os": ["linux"],
		"cpu": ["arm64"],
		"libc": ["glibc"],
		"files": {
			"LICENSE": "7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb",
			"README.md": "85bb7b8a9f72b04ebf81bd5ab0a4d2216d829310f37a52577b2ccb55c62c9e06",
			"duckdb.node": "51b959ad6a5b57cfa3e9a5d20bffebe0e58974222efcddcd97c85e12700dbbb1",
			"libduckdb.so": "d00d007f3f7ca1f2896a5e4b89c2ce141bf0508506a9d6d56f9598b8e59d074e",
			"package.json": "8ae077ac159b1b2dec21b56537d55abe70cb3b6aeefb73f9456d5a28ca97f091"
		}
	},
	"@duckdb/node-bindings-linux-arm64-musl": {
		"integrity": "sha512-00z3mYHUBAucp3L73EoftKDdaGOaV8ENELejiT+PK7dFjTzdXxqhJwZ1LaQV1/zEhIecz+x23f6WvFhWw+7XXQ==",
		"os": ["linux"],
		"cpu": ["arm64"],
		"libc": ["musl"],
		"files": {
			"LICENSE": "7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb",
			"README.md": "a79005b484f1d5c5bf1eb8182635e07af248d63566a5a3fe4c567db64b6e4dda",
			"duckdb.node": "12d8c980901c88eea2d5c7622f364a50800e639714458d16de486365c0c48f6d",
			"libduckdb.so": "b7ca0fcde2828167e9b5d8741d0eb5dbe520d67b0a4687f19cf2974fd59d11c3",
			"package.json": "5880c587053af5d3355c86dc923a1e6d7559ff63112b15033adde2717eadd415"
		}
	},
	"@duckdb/node-bindings-linux-x64": {
		"integrity": "sha512-kCyq6BXhn6QXfwF8yVdVKriSSHP+rfVWcJ56cG8qZzlOZpxyvT5WGm6jMshxg4ditLlOsHsIN/D47RYrcjXuHQ==",
		"os": ["linux"],
		"cpu": ["x64"],
		"libc": ["glibc"],
		"files": {
			"LICENSE": "7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb",
			"README.md": "d08b21586a62fd098229bb758a36f46dc4e4f9a12addc7a3b57796ab15d5fe9a",
			"duckdb.node": "778d45b3d918a8d3b6dfeb819472472d3ff85d427110973fc9c1b0d462514c15",
			"libduckdb.so": "fc23f12e376c47be520f75221288281906e7942e8fd6f6ce4849198ba60d0405",
			"package.json": "da65345622a954085211c5cbe40a63e13910aa322c8981ef3873c597164042c8"
		}
	},
	"@duckdb/node-bindings-linux-x64-musl": {
		"integrity": "sha512-S5qEc7F+GjXt85T2xArjjvN5oc/IjtH6zsLJsuo8N3fQolheBCefemIMdZoK2Jik8a0sBxidiS6Ld4qprMPPDw==",
		"os": ["linux"],
		"cpu": ["x64"],
		"libc": ["musl"],
		"files": {
			"LICENSE": "7e17fd31249fa875cb3b1c5e05c6c3e99b75509f6a2804ca176c217834de1dcb",
			"README.md": "1bd274b71b763f1db514566816819cf48f4bab90f9586f118325559a1c5a4dde",
			"duckdb.node": "bf0160e4c5a1c0b1fc821252553883c8f16f07112385df35cf066ac4a60cbe73",
			"libduckdb.so": "f9f9884b72a730751fdf4d6dd96368153f2f6c8b7358162c819166788dbd60bc",
			"package.json": "585a8b2cb9fc8d51dc1311dd38c4f73022bef8c499d7f5c833b0c30d2f1ee1d5"
		}
	},
	"@duckdb/node-bindings-win32-arm64": {
		"integrity": "sha512-L3Mroc23xhqOowWVElni8LgEmsm5e9DdG1y2pLka/1ug3Pl2vpQMl1Phxwz4UEMF8DOBbMgN5BBNrYwG2BFo+g==",
		"os": ["win32"],
		"cpu": ["arm64"],
		"files": {
			"LICENSE": "4000856a8f007e53fc53150533d644bcaefc64b7461e43c14ccb9d3d66a59cd2",
			"README.md": "b3905c7671f6766ea00eda0fa670c063ff6244bd624e61cef83dc445e164c27f",
			"duckdb.dll": "ca938da6e124d6c91fcbff5983860ebc3753576e5b04c11ad8bc9135853aa752",
			"duckdb.node": "e4e6d94b1c8d30497222356ce7761fd3a50c8a121cf484d7eae54fef818ea9c1",
			"package.json": "626e0244371f6900789a2eec6061c9faae8eacde80bff564618c75487a826aef"
		}
	},
	"@duckdb/node-bindings-win32-x64": {
		"integrity": "sha512-mBGFn8netT/AAhK4TOG6Fw47+Db68CxCVtQ9qfxZc1kZAjds+aYrh17Fd/u5CbTDdxILsrcyuF8q9cUcm54kQA==",
		"os": ["win32"],
		"cpu": ["x64"],
		"files": {
			"LICENSE": "4000856a8f007e53fc53150533d644bcaefc64b7461e43c14ccb9d3d66a59cd2",
			"README.md": "eb7da2032a24f9839f066597e1a4ebe361b71f4e1e99f3bd5f0fffda8b9315a7",
			"duckdb.dll": "2b7468a4ad844429e6af2fde0b5f91893e8130a5686a88f11442ab547c7ede46",
			"duckdb.node": "a587a097a6ce7f370e12cf6530a187813cabd03aba36a6caeaba6912e01a3d63",
			"package.json": "e04faf0dfff06cafba37cf38280012c836b73287c071412e26f420b910d3ab7e"
		}
	},
	"detect-libc": {
		"integrity": "sha512-Btj2BOOO83o3WyH59e8MgXsxEQVcarkUOpEYrubB0urwnN10yQ364rsiByU11nZlqWYZm05i/of7io4mzihBtQ==",
		"files": {
			"LICENSE": "b40930bbcf80744c86c46a12bc9da056641d722716c378f5659b9e555ef833e1",
			"README.md": "51a97449c443889155bc872522e6de5a91a5fa73edeffa03d749e186bf0eebca",
			"index.d.ts": "9500090533aafe039c41d8d368a44959f04482bb75636d96bc843c06f3d6a348",
			"lib/detect-libc.js": "5de6a1c1abec8bba5ea1261cf819d83a73c92ebe72b879ae48c59ca12320a462",
			"lib/elf.js": "0e8820f00ee11d179d94894d4f97a6e87c34ab59e5dd4d3a571dfabcecf043af",
			"lib/filesystem.js": "5c98fb66b559d0b4fa82c7a3e39d9ab6840f022c4c73e6b1a73ac6d16ec13fd7",
			"lib/process.js": "f37dd0ead9f70b50c6f5529c600e1cdf076e3c3bc8e6b4a0a9820a8d65244628",
			"package.json": "ee88e5b954fdf3a8480b1d01ef767d68d8ca2c6da269f58c5cf1c5550e9aa2a7"
		}
	}
};

// runtime/onnxruntime/files.json
var files_default = {
	"onnxruntime-common": {
		"integrity": "sha512-7fdVWjAID1dVhH/G8qK3APARunV4VkBFoCQAP7qp4Wkab0mrorvmc+sqiT+mKXOzDqdjN5j+/Z9nb4gzNPWcyA==",
		"files": {
			"README.md": "3081e0b29169cf9b34f94bae12302d659fca817d7eae3bdcac4261d7301853ff",
			"dist/cjs/backend-impl.d.ts": "bd0d40e4018db385fbe93aac3df8ea3b1d02c815f64b30cddd35a68d94efea45",
			"dist/cjs/backend-impl.d.ts.map": "11a2fe9c890d62cf7ac33620b6ba808c5b3e248a896f6f9a8a7070f2bb263ed9",
			"dist/cjs/backend-impl.js": "3d25321895995f7e9480570b9a88f121049adf152e1829d0ecb11218da02d487",
			"dist/cjs/backend-impl.js.map": "38b51c9f91c8f2f8849b34f5893f0c7686a12dae41c1e86ead1bad756a8d4f9f",
			"dist/cjs/backend.d.ts": "5653631cdce23a8be640e48ecdae8a6eb46ef10d2040428395842e64915a8908",
			"dist/cjs/backend.d.ts.map": "e6bf817557c0b73c34dc16da4dad5a9c8862a0a9438eecf5ebd407e91a9fd612",
			"dist/cjs/backend.js": "325aaee7a2649ea27629666f3ca01c0d80b9751e704ce502e43a8352390749b4",
			"dist/cjs/backend.js.map": "e6e712c40ee0addc48a1375abe8acf04369b3c0052df7b5b6f2110d2ee711f21",
			"dist/cjs/env-impl.d.ts": "727057116fb089d326c340d96948f1ad4583a14a88ec414ef58a51ed38ee698e",
			"dist/cjs/env-impl.d.ts.map": "1bd023add62d88790addd59711b71840d4f018cbffada119bda3fc9fb477bfcf",
			"dist/cjs/env-impl.js": "35cd8cac33973538eab471b68622c86c35a6896f4307d1a74c9ca0eda7abbac6",
			"dist/cjs/env-impl.js.map": "eb9066a3b4882b587af0378cde5002d7bfb50d9d20293aea5f713d12692f6922",
			"dist/cjs/env.d.ts": "7d19a1ff1a618b06fa781362607385503cf73e163272adad485de9c38b7935f5",
			"dist/cjs/env.d.ts.map": "4b7539e422a36e833612def9bf76bebed69b3da2ab0ee5cf76cb2847afd0df5d",
			"dist/cjs/env.js": "22c7647f8ca1c1b83b437a92b95fee1457fcb72866fa029616b8f146dc609be8",
			"dist/cjs/env.js.map": "3692c6fb2dab06dc003cbcc7297955322c9f5d2260c78d320a7d835e1f6abedb",
			"dist/cjs/index.d.ts": "497c4cbc0466d090b730e71a473e6834259ffa31600b091619927b79bbf56f9f",
			"dist/cjs/index.d.ts.map": "63bc976e2c8c30fa0fe4762e938c591fef33808a4c3f823e6926dea68490dc19",
			"dist/cjs/index.js": "d7dd6cc9790e87299099fcd1b0ccb4969c01591d7eec0383a1c64dbea133dd1a",
			"dist/cjs/index.js.map": "4aa5a8e5561917f49f09638eb0958bd02d1141baed32b0e3a000eee959b97967",
			"dist/cjs/inference-session-impl.d.ts": "0c8ca97861939d697b44168e2e1de42206ac509d66aa8e4b5ed8fae8d90c8078",
			"dist/cjs/inference-session-impl.d.ts.map": "2983e1efe8b6d2fe381793d822545a31d8aeac61021ff48a910b5f344c21c751",
			"dist/cjs/inference-session-impl.js": "88d90723a169297855ad3b564b134c6b685b2661316c81f71fc80da1e203bae0",
			"dist/cjs/inference-session-impl.js.map": "f56e3e0704c82c115dfedbceac56420bc91a0afb1f84300926013317cce6b0c7",
			"dist/cjs/inference-session.d.ts": "f72c0a8d8448558c6605e76da14bcbb00220e8e74691fcc2aaf907fc644c94d2",
			"dist/cjs/inference-session.d.ts.map": "6286a009f380020354372fa956a81dbbc19d765fae47563cfab9900682c286fa",
			"dist/cjs/inference-session.js": "458be26f316c5068d32a56ddbc30ca0aa687c636e079b3d161a69f0f14a683f1",
			"dist/cjs/inference-session.js.map": "f9b8572a7b2e20128b70cbe19da1a22537a159d9dfae2d75f501a9b868a41b32",
			"dist/cjs/onnx-model.d.ts": "82fae3b4bd4fd41ddec85d4a8e3351bc3c9fa0e418d2eecffeb65b0677070c08",
			"dist/cjs/onnx-model.d.ts.map": "93ce1490667c68e384748ca91880dfa899fdb97d3949db8db024e525cbe71211",
			"dist/cjs/onnx-model.js": "667f5fdac4b6df25e17f8a864d4dc619507f541f9fa0aafb6d3572fcca1e25e5",
			"dist/cjs/onnx-model.js.map": "119cbe6aefc7677efaec2b00b7b76d4697ecaea05288c2bdb41e78ef39a9a6fe",
			"dist/cjs/onnx-value.d.ts": "2d1be07df40c1da6220c9717644a93630855ea8c068f8a4bc9bab32e72af704b",
			"dist/cjs/onnx-value.d.ts.map": "a7c4b0a89729cfc4a659d85e03bf69e0aeab79c67b0470817174cadd849ddbdc",
			"dist/cjs/onnx-value.js": "8446854766f4955ce438a7338216f49223767ecc508bb502b73a3dc1a1f1998e",
			"dist/cjs/onnx-value.js.map": "b3fbef148e38bb8b5a04ba2feeac12cfe9e005551bee69a04bb20237c517b612",
			"dist/cjs/package.json": "091a04fa67c7907b98e106fcff8b964e13129754fce72d24f3025b97c4887fa3",
			"dist/cjs/tensor-conversion-impl.d.ts": "4efbe2fc7c074e2040e2b6808883707ff1167c870efd8dc2bfe55d26d2c9d5a5",
			"dist/cjs/tensor-conversion-impl.d.ts.map": "771436ac420108264f3a408af98d903cef9b1f8d7a14c2a1e8158b99181ef71a",
			"dist/cjs/tensor-conversion-impl.js": "9815e72c0bb91896035de93b3113a2256a1a998bc53c7b5e6bf5fb4e93714766",
			"dist/cjs/tensor-conversion-impl.js.map": "2e301f4c77133e45976f66acf5190c670f8c4e3e122f4d823f10a4dfb177ae7d",
			"dist/cjs/tensor-conversion.d.ts": "b5c7ddba6ed8e41b6ab71ff62ba6189d615f08f617843ef570edb09fb7ced882",
			"dist/cjs/tensor-conversion.d.ts.map": "6f4fa51a5b6501c1a8214a85c9b9d389b04bfbe0d3e59cfd122fffb309788a67",
			"dist/cjs/tensor-conversion.js": "28cc462d4a9ea556ecc86c0e6d16a51d61b58d5bc5b4b7b48976b14bc8035bdc",
			"dist/cjs/tensor-conversion.js.map": "d85995b69057d7383514a3261f1a0ec2826370e423ccf062b852cb2f23b13c45",
			"dist/cjs/tensor-factory-impl.d.ts": "5b3183961388699dd9f7bc1638e546a31d3b3f0e1d396f60a5c70d279bf77887",
			"dist/cjs/tensor-factory-impl.d.ts.map": "a9bdd72daefb0ce2b8456ad3b122d993e1e154eace858b187fc250d897d2c8cd",
			"dist/cjs/tensor-factory-impl.js": "a3204838a2c14416e4e61c968dc17c663ab3c9b8b2c4a8b7f2a1c5b06e3e5173",
			"dist/cjs/tensor-factory-impl.js.map": "b4e7e9856d3eaeff16d000d1f9ce9b15ae8468347bff1e29c4b82730cb6c544d",
			"dist/cjs/tensor-factory.d.ts": "4bbf58af95c745c404c7aad88e36b1e9490b3236a9819175acad099508d519d4",
			"dist/cjs/tensor-factory.d.ts.map": "a86e5a12803bb7fc7a432e82f223330176d9f85b5e7ef5bcec98563c97b04828",
			"dist/cjs/tensor-factory.js": "13b8d735350b828a49bda8aeec50b1dac888cf42268006efc4312f50a88b6906",
			"dist/cjs/tensor-factory.js.map": "9511238610786ebc1e2cf40fa9977b5b33d4f8cf276feb247ef8da4c224af2bf",
			"dist/cjs/tensor-impl-type-mapping.d.ts": "5ca748ccfcb1d430c355aa5c19909569fbe9e3b475a3e5263288d2e20d720f31",
			"dist/cjs/tensor-impl-type-mapping.d.ts.map": "1865e78cd55a546634777d96cebf3d7665fa7a6ff5a314bc867218c2dc59c84e",
			"dist/cjs/tensor-impl-type-mapping.js": "333110edbbffdb7575ea340cb341bcaf691862d6594a649db28097f7d8cb19b7",
			"dist/cjs/tensor-impl-type-mapping.js.map": "c7afac16abbd32197070f5104a7654ea6a0a70a1e963771f0add3f5cb0df38c6",
			"dist/cjs/tensor-impl.d.ts": "1b4d2a5e8531db01cb9c2a4d2d09e0805f56696bbfca6b164bee9ed1d1e02831",
			"dist/cjs/tensor-impl.d.ts.map": "548efb8f62410a7c015bb3c71fc59ae9ecfe4afc8e3ae9514e66bf52cdd71f6d",
			"dist/cjs/tensor-impl.js": "11645352ba5d08971344717d3339f86aac560f84f29229b2ebe07f1ec8aa8905",
			"dist/cjs/tensor-impl.js.map": "3076125a075e86ac7b3cb4131586566b9abaca6347353de13aaba7fcca5236bb",
			"dist/cjs/tensor-utils-impl.d.ts": "69cd3333d205f279d0db5e2ad6166d1f9dd520cc21a8d995d5d6fe3c35a09738",
			"dist/cjs/tensor-utils-impl.d.ts.map": "cae9cc94d5fa7f9692302476e7ab68fd400f5c935ed929ef4c9d2e31de83c019",
			"dist/cjs/tensor-utils-impl.js": "e7b1db989d33d54bdd1807b080a0989ff0b10d5f7dd8c93b92bbf293103aa4d5",
			"dist/cjs/tensor-utils-impl.js.map": "fd756bb026bf51a827ab7a1c468b48a1ac000f5a9a6f3be0c66f57e005713ad5",
			"dist/cjs/tensor-utils.d.ts": "208abeb6168785830877b91f7224c112ac56c3973d51cc50ece014e61efe98df",
			"dist/cjs/tensor-utils.d.ts.map": "9784ff3fe1102ec2ad45fb9592c6f5082a08386f5cf24585afdf57c4ca1686a5",
			"dist/cjs/tensor-utils.js": "d3f577e90dc2257c72ac728e5e6355c34af0342d971158d9f22b69d22aa97b8d",
			"dist/cjs/tensor-utils.js.map": "c386d3b1b47f10a5258efe644d2f1ee4f3c0bdcc698621e53cc71a49e8c32ca6",
			"dist/cjs/tensor.d.ts": "f7fb8b79a47ca55a656bdacc70fe4fc2bc0884f27efc9ee142a7d217098821d6",
			"dist/cjs/tensor.d.ts.map": "ed5d26a586ee8021d6d90692893b2351289e9fb2517cc66f71842c99a0f5226a",
			"dist/cjs/tensor.js": "9097114de356750f36f28776fa6ccd08d13694f0f9aac9e7669c30b6c43153f7",
			"dist/cjs/tensor.js.map": "7755ef74c2fed376998275c2dca1c452209db26406e1a159a936c57fb101a5c5",
			"dist/cjs/trace.d.ts": "d310376ece0d657e18c98909ed15684bc535e23a089e3da87adbce8a7e1d0a9b",
			"dist/cjs/trace.d.ts.map": "7cc7b6bf8ad0378a2f9b09087ffe057e3c4576f4731f2a97df630bcb565bfff3",
			"dist/cjs/trace.js": "faecd0df94998d786e2085d56aa6003449f1ac3b35c350e0d2762498604e5d72",
			"dist/cjs/trace.js.map": "1e9811909542eb716e476084822097eccacaa4e25dabe76c2e1e0efeee532f90",
			"dist/cjs/type-helper.d.ts": "c16ecf73bb75fc2218e4e1a80273f4196579217172468c17d4923b64cf0d225d",
			"dist/cjs/type-helper.d.ts.map": "3eaaba36581e3d6442d1f76572b4ba88d73b6fd7337e94ead793123130356387",
			"dist/cjs/type-helper.js": "7f786da8d2a611ad751c70a74edf4d9acfccd26be8e5c6b1cb730f982892bf32",
			"dist/cjs/type-helper.js.map": "e6d6e73be5933d6602fec821ffdf536d56156cb8baba92c49ef01591c53e95ae",
			"dist/cjs/version.d.ts": "10a301e365141d2c972f734c3019f8a8c9d1dd19787696f8b4e470f97a5d55c8",
			"dist/cjs/version.d.ts.map": "5e6caf25727598d548d1e1284fe20290f8314b1b723834dde798db14e81741a3",
			"dist/cjs/version.js": "0a1a7f532f4455ead0678966815c3114730150aa4368ebb5ebd9727425e9003b",
			"dist/cjs/version.js.map": "739871ec130896cec927f8a604c1e0b8c05f57cdbc56205ec63021e3334aeb53",
			"dist/esm/backend-impl.d.ts": "bd0d40e4018db385fbe93aac3df8ea3b1d02c815f64b30cddd35a68d94efea45",
			"dist/esm/backend-impl.d.ts.map": "11a2fe9c890d62cf7ac33620b6ba808c5b3e248a896f6f9a8a7070f2bb263ed9",
			"dist/esm/backend-impl.js": "97dd81b055a06f61120f09468fe59f046a9262b7b87bf5d05bceb085bf4f5558",
			"dist/esm/backend-impl.js.map": "9e7139c194620f996ce7df480e655f24372be1335da109e65be9aaeffb5214d2",
			"dist/esm/backend.d.ts": "5653631cdce23a8be640e48ecdae8a6eb46ef10d2040428395842e64915a8908",
			"dist/esm/backend.d.ts.map": "e6bf817557c0b73c34dc16da4dad5a9c8862a0a9438eecf5ebd407e91a9fd612",
			"dist/esm/backend.js": "017ce2ec9dc2021ebc1ef2c4f04e1bc74276c65921b0297e7ed8cc16e640495b",
			"dist/esm/backend.js.map": "378edd183061dfea1255d5e30441441c118d15d73a4f55ee9893ae9e459a54ae",
			"dist/esm/env-impl.d.ts": "727057116fb089d326c340d96948f1ad4583a14a88ec414ef58a51ed38ee698e",
			"dist/esm/env-impl.d.ts.map": "1bd023add62d88790addd59711b71840d4f018cbffada119bda3fc9fb477bfcf",
			"dist/esm/env-impl.js": "0da4c562a49fe147e19320a64cbb456184eb0e6242b1fe69c65c8368c55f3d97",
			"dist/esm/env-impl.js.map": "7d088b8943ec0e7e1c8974d005b9f7ffe181a4d244cc300564c06362c0029ef4",
			"dist/esm/env.d.ts": "7d19a1ff1a618b06fa781362607385503cf73e163272adad485de9c38b7935f5",
			"dist/esm/env.d.ts.map": "4b7539e422a36e833612def9bf76bebed69b3da2ab0ee5cf76cb2847afd0df5d",
			"dist/esm/env.js": "b2bbd3d3b00a95765713c57cd0f5ef73718ae5b8322e07cb47a43e2accb21f15",
			"dist/esm/env.js.map": "3971fefb94b17324a58d700c8ac1ef436ebcb88516ba4aca85a20ab991f7e6bb",
			"dist/esm/index.d.ts": "497c4cbc0466d090b730e71a473e6834259ffa31600b091619927b79bbf56f9f",
			"dist/esm/index.d.ts.map": "63bc976e2c8c30fa0fe4762e938c591fef33808a4c3f823e6926dea68490dc19",
			"dist/esm/index.js": "ad23f6d6ce2c99c449031f24a5181f259516c64a9a67428c98a8539b857729bd",
			"dist/esm/index.js.map": "04071a75a57723acae3137b219ac368c42a3ceecabefc57a24837bafa96e1d6b",
			"dist/esm/inference-session-impl.d.ts": "0c8ca97861939d697b44168e2e1de42206ac509d66aa8e4b5ed8fae8d90c8078",
			"dist/esm/inference-session-impl.d.ts.map": "2983e1efe8b6d2fe381793d822545a31d8aeac61021ff48a910b5f344c21c751",
			"dist/esm/inference-session-impl.js": "0446814a392c147b5c38ba242d9911ee54002b5d01a8e19fb4895fb8f8a0cdd3",
			"dist/esm/inference-session-impl.js.map": "e7b131cfc1d1b9bf0ebd36a78d3883a5da5d161d2e9ba75cb709bb0f73cfb062",
			"dist/esm/inference-session.d.ts": "f72c0a8d8448558c6605e76da14bcbb00220e8e74691fcc2aaf907fc644c94d2",
			"dist/esm/inference-session.d.ts.map": "6286a009f380020354372fa956a81dbbc19d765fae47563cfab9900682c286fa",
			"dist/esm/inference-session.js": "3ad4271a88edb3d242dc1e0e7bbf66510f9a56eff874c433b3b37f900ac007b1",
			"dist/esm/inference-session.js.map": "192c85daeaa6f400c7acc78394b2e1d5e6e8cc853f4796b7ede5506ed69c415a",
			"dist/esm/onnx-model.d.ts": "82fae3b4bd4fd41ddec85d4a8e3351bc3c9fa0e418d2eecffeb65b0677070c08",
			"dist/esm/onnx-model.d.ts.map": "93ce1490667c68e384748ca91880dfa899fdb97d3949db8db024e525cbe71211",
			"dist/esm/onnx-model.js": "9e9dc8678be0ea04575a542894508db355a4f9f2155ac7f4c17a697c5f843382",
			"dist/esm/onnx-model.js.map": "ee06020c28414dfed22ad0ded9436c2996f8fd7450aa827f429278133399b500",
			"dist/esm/onnx-value.d.ts": "2d1be07df40c1da6220c9717644a93630855ea8c068f8a4bc9bab32e72af704b",
			"dist/esm/onnx-value.d.ts.map": "a7c4b0a89729cfc4a659d85e03bf69e0aeab79c67b0470817174cadd849ddbdc",
			"dist/esm/onnx-value.js": "33dc232498753fc9026dfa44c99440cb1a6d29f3e53e1ad2fb8b696705158f06",
			"dist/esm/onnx-value.js.map": "cfa14e63ce9bb3b8a64271014ffa4f64696906f9e9a40cf2105effddc19bb31f",
			"dist/esm/package.json": "e3d5a4a2d8551aa52c5a01d2a0efb2e06a2d9711b4f5c5f1d20de6e21807e2cd",
			"dist/esm/tensor-conversion-impl.d.ts": "4efbe2fc7c074e2040e2b6808883707ff1167c870efd8dc2bfe55d26d2c9d5a5",
			"dist/esm/tensor-conversion-impl.d.ts.map": "771436ac420108264f3a408af98d903cef9b1f8d7a14c2a1e8158b99181ef71a",
			"dist/esm/tensor-conversion-impl.js": "df6fa3cd1813c2d3e588cc07973cfe5ea2ab8647c957168200caa58e51440161",
			"dist/esm/tensor-conversion-impl.js.map": "4b53080a9f82419a089c741a654d70018330805ee0d462171532972c2fa07937",
			"dist/esm/tensor-conversion.d.ts": "b5c7ddba6ed8e41b6ab71ff62ba6189d615f08f617843ef570edb09fb7ced882",
			"dist/esm/tensor-conversion.d.ts.map": "6f4fa51a5b6501c1a8214a85c9b9d389b04bfbe0d3e59cfd122fffb309788a67",
			"dist/esm/tensor-conversion.js": "8c43ec1d061ab71032a1b28f45d85ef95f8d7bd2d4cd71d059e96d83e3a8f422",
			"dist/esm/tensor-conversion.js.map": "1626b7382607c77e31e53f6a7c3be122f2a6b0851617d1336fb1f29eb2a6de45",
			"dist/esm/tensor-factory-impl.d.ts": "5b3183961388699dd9f7bc1638e546a31d3b3f0e1d396f60a5c70d279bf77887",
			"dist/esm/tensor-factory-impl.d.ts.map": "a9bdd72daefb0ce2b8456ad3b122d993e1e154eace858b187fc250d897d2c8cd",
			"dist/esm/tensor-factory-impl.js": "cf5606fe23461e01bff59c2d72ac47d74e652548718f1e5fab07a22b441379b4",
			"dist/esm/tensor-factory-impl.js.map": "7f81d43deb853b53d6f4b459702afda6c86a9fc6778dfe1988c56d234166eab3",
			"dist/esm/tensor-factory.d.ts": "4bbf58af95c745c404c7aad88e36b1e9490b3236a9819175acad099508d519d4",
			"dist/esm/tensor-factory.d.ts.map": "a86e5a12803bb7fc7a432e82f223330176d9f85b5e7ef5bcec98563c97b04828",
			"dist/esm/tensor-factory.js": "68b9f4f4573f25012ce8a4f73c9a2cee3a28db91de8bbb0a20ddb08bcba33c4b",
			"dist/esm/tensor-factory.js.map": "de392d5a5afb6bd6a0e72fabca836976b2d595494b9ee0877563d054bde706e7",
			"dist/esm/tensor-impl-type-mapping.d.ts": "5ca748ccfcb1d430c355aa5c19909569fbe9e3b475a3e5263288d2e20d720f31",
			"dist/esm/tensor-impl-type-mapping.d.ts.map": "1865e78cd55a546634777d96cebf3d7665fa7a6ff5a314bc867218c2dc59c84e",
			"dist/esm/tensor-impl-type-mapping.js": "20bd5ddb858954cf071bace6c7a6628c8e311433798ec172f4c778bebd81d407",
			"dist/esm/tensor-impl-type-mapping.js.map": "fea47c5ea4a2a3b6bb9358601a45e794881e33e63d4a12bc73c301d0ef462944",
			"dist/esm/tensor-impl.d.ts": "1b4d2a5e8531db01cb9c2a4d2d09e0805f56696bbfca6b164bee9ed1d1e02831",
			"dist/esm/tensor-impl.d.ts.map": "548efb8f62410a7c015bb3c71fc59ae9ecfe4afc8e3ae9514e66bf52cdd71f6d",
			"dist/esm/tensor-impl.js": "6a749be63055f9d21069566b1515412484a3a03448ca20427c8f8d29328a2843",
			"dist/esm/tensor-impl.js.map": "4e4891f3ebfd30005ed1af0f98876ef67988c23c6a4f11e3e2974106bad4dbc4",
			"dist/esm/tensor-utils-impl.d.ts": "69cd3333d205f279d0db5e2ad6166d1f9dd520cc21a8d995d5d6fe3c35a09738",
			"dist/esm/tensor-utils-impl.d.ts.map": "cae9cc94d5fa7f9692302476e7ab68fd400f5c935ed929ef4c9d2e31de83c019",
			"dist/esm/tensor-utils-impl.js": "87d3e07c153616138c2f57846545eea9c47957c714d50c0264696bdc293e6732",
			"dist/esm/tensor-utils-impl.js.map": "c0bc6729a8c22d116b2babdec5c0bdaacaf47764f43edff6f902204e702f7315",
			"dist/esm/tensor-utils.d.ts": "208abeb6168785830877b91f7224c112ac56c3973d51cc50ece014e61efe98df",
			"dist/esm/tensor-utils.d.ts.map": "9784ff3fe1102ec2ad45fb9592c6f5082a08386f5cf24585afdf57c4ca1686a5",
			"dist/esm/tensor-utils.js": "7acfdb2f8403ae84b7ae62d55d6eeb01519108be8874337b317b911ed60190cd",
			"dist/esm/tensor-utils.js.map": "990c27d18665344f487792e9530c4237efec8b0419d32fe36c4cbf2d938cd316",
			"dist/esm/tensor.d.ts": "f7fb8b79a47ca55a656bdacc70fe4fc2bc0884f27efc9ee142a7d217098821d6",
			"dist/esm/tensor.d.ts.map": "ed5d26a586ee8021d6d90692893b2351289e9fb2517cc66f71842c99a0f5226a",
			"dist/esm/tensor.js": "721d24a538de5333057bfc423bc00c3453a1c483f4495c857d0a6f9b8f2d330e",
			"dist/esm/tensor.js.map": "76298bb9afed1e5c1eca99aaff1c60e8d9a6e780272934f35066c1ffb2ebce07",
			"dist/esm/trace.d.ts": "d310376ece0d657e18c98909ed15684bc535e23a089e3da87adbce8a7e1d0a9b",
			"dist/esm/trace.d.ts.map": "7cc7b6bf8ad0378a2f9b09087ffe057e3c4576f4731f2a97df630bcb565bfff3",
			"dist/esm/trace.js": "9b87e6309a1c502b03558aa94b0a65c8ea1e8eb59cb46090f54f6eacd191b841",
			"dist/esm/trace.js.map": "d927bb262364fc469c116feef894604d4eebe413dc2b4d7c7d6d23d41d5bcd08",
			"dist/esm/type-helper.d.ts": "c16ecf73bb75fc2218e4e1a80273f4196579217172468c17d4923b64cf0d225d",
			"dist/esm/type-helper.d.ts.map": "3eaaba36581e3d6442d1f76572b4ba88d73b6fd7337e94ead793123130356387",
			"dist/esm/type-helper.js": "3e2588c6a5ee7b9755e199eef10c6aa2e777d0366ea47d27953657a5638deeae",
			"dist/esm/type-helper.js.map": "fa3d99e26dec5b7ca602c59d9c6eb57aa16050fba63706e6bac58525eed3a70d",
			"dist/esm/version.d.ts": "10a301e365141d2c972f734c3019f8a8c9d1dd19787696f8b4e470f97a5d55c8",
			"dist/esm/version.d.ts.map": "5e6caf25727598d548d1e1284fe20290f8314b1b723834dde798db14e81741a3",
			"dist/esm/version.js": "71c36bdc106472438d3f6c865c0e7ffd0f957524dceb0750738c451098c5ef13",
			"dist/esm/version.js.map": "196de384947d947ec1db47a10a8ea57bc20e2b20f4847423ccdb2ea9fc04319b",
			"lib/backend-impl.ts": "e900cac764674849736df0c96e31ea7a8e1a7bb0dadcfd3089f5e4dded01a4ec",
			"lib/backend.ts": "7c2f2ac6c51dfba4422024c0f3cbdad4cd6925eb6f15f9bd9084d9ea99a992a1",
			"lib/env-impl.ts": "ec7fbffec47f798f2889a58265801228698e8c9f2f563fffc26ae895ddf3f3a6",
			"lib/env.ts": "9630c7adbb557a78b3b0d598e0ac93ba228fe9df9ee9df03532fa8a4a0c0a99e",
			"lib/index.ts": "fd6f0206ca6e6d5068547925c889b955fd4a6beaf83675da74c22b96fd631354",
			"lib/inference-session-impl.ts": "465b05b94b27369c3ddc2ee864d01f6844d9cc7053c9e85fb5f12b806ffc7671",
			"lib/inference-session.ts": "897b5a5cf4026e40c8340bdb65dea04746cb269912b09494275b3261056d0c17",
			"lib/onnx-model.ts": "9ae0f1df5dba5c1874495e6bcc5f3fcd8b1ba6dc9ed18c913d966c690353bd18",
			"lib/onnx-value.ts": "bf35f62d7c9aff3315e57bfb8d678da35abf259cb5af61b213be2beffd25e911",
			"lib/tensor-conversion-impl.ts": "37782760cd4ac4025621da92769e03615731e826e78b75ca2c89ff8058a43609",
			"lib/tensor-conversion.ts": "df570474ae9c8d2f8949b1613b0559c65b86cb0e7759cd492d60e124616a769c",
			"lib/tensor-factory-impl.ts": "791df6ff8f1134c5ef75c0261f6ed41d8e8c9b00cfdfea9ef2369f1ac80d88b7",
			"lib/tensor-factory.ts": "08bcdd4eeafb90e1610252ae97e58a21e1c9300e3987c6812d57a1c66590e110",
			"lib/tensor-impl-type-mapping.ts": "67e2963ceb779ea56a9ce3a2cb6931347fdbaab129eab8bcf83327e4d7f92129",
			"lib/tensor-impl.ts": "5e143580f35989cf58b4bb50812bf606f0510d010350314e7a446aba6150848a",
			"lib/tensor-utils-impl.ts": "e69637a9265af26b30a08b3576d860c6adcb792594bdf1ce1fc5b33d5d8c6132",
			"lib/tensor-utils.ts": "72cd92f3a240d664ceec21a8f6eb34ee488f70cbb4e193ebdd6dee6780e6c0bd",
			"lib/tensor.ts": "0d6df6db3264622732592cf580f8b4f5284573b4bb6b511fdd5f0ddd93186a67",
			"lib/trace.ts": "f2955ef79ba24c48b75d5f8d5ee82e3995ab0cb37340286f20772cdab55437e4",
			"lib/type-helper.ts": "b5554b99ed285174bc655a6da44131bff7cb9eac2cb39d4766c34569bc41c91b",
			"lib/version.ts": "9fbfe174b4d3458b04e2264638fd4e402076a3b815374dac652db99807aa588a",
			"package.json": "4266741a80346e25820ccc494fbffb95e2f652b6dfb5585025be44df3b0d6722"
		}
	},
	"onnxruntime-node": {
		"integrity": "sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==",
		"files": {
			"README.md": "c2b487948c9aed0a5ca8ef7717d78cbc81cfb65e5697d2ad6e2b7bd6fa8bc91b",
			"bin/napi-v6/darwin/arm64/libonnxruntime.1.30.0.dylib": "685d2be5dba1309c89d3a5324b7fd06a5c42f1a61bfea32d14c4cc28d072121d",
			"bin/napi-v6/darwin/arm64/libonnxruntime.1.dylib": "685d2be5dba1309c89d3a5324b7fd06a5c42f1a61bfea32d14c4cc28d072121d",
			"bin/napi-v6/darwin/arm64/onnxruntime_binding.node": "a3f993357759b06ae2411f70af60f5e041d04521ea7f0d12cb7546e411a527dd",
			"bin/napi-v6/linux/arm64/libonnxruntime.so.1": "1f549d46250b005580b597f4164984aaf75b3bcb9f3aeb07c7f8a8fe60b23c76",
			"bin/napi-v6/linux/arm64/onnxruntime_binding.node": "afec78dc11d38dc81605b068cefe1fc73ffe77ca240c15468aa40786150beac8",
			"bin/napi-v6/linux/x64/libonnxruntime.so.1": "ffb75a925ba05e47b235bb66e3e3911714a80b328a9c9425539feb204aa32a23",
			"bin/napi-v6/linux/x64/onnxruntime_binding.node": "ccdc60b981d93a490cf9513d3f583547252b6e285b72988a96a494f2f006c7b8",
			"bin/napi-v6/win32/arm64/DirectML.dll": "aaf72a9d55aa123e0708d957d30dd4fbeb7a2e335ec6257ed5ff4261a402b9ee",
			"bin/napi-v6/win32/arm64/dxcompiler.dll": "442a995492579e1048cf1f05a86ab00f476c46b7f9d0996e588884040a543bbe",
			"bin/napi-v6/win32/arm64/dxil.dll": "859b6d638c5ca3df39e9cab2a602cb0f63d0e63d750f84bb2a9ec9031319b73e",
			"bin/napi-v6/win32/arm64/onnxruntime.dll": "6c3a2abf5c6aca11c48a0d338a91af309f2266f25ce2e4084e6a87bbcb0fbfd0",
			"bin/napi-v6/win32/arm64/onnxruntime_binding.node": "d8179924f15c2d3c1c8a75c50adf1671ec28c7f1cb0da9fc28b17daa02c5ecf5",
			"bin/napi-v6/win32/x64/DirectML.dll": "234e8898778cdec88d3cb0539508273494082812c968699f3de665a018971625",
			"bin/napi-v6/win32/x64/dxcompiler.dll": "593d42df78c7f9cbd97c1374af107cfe20985759f98b77afc1448fe41ee3cc76",
			"bin/napi-v6/win32/x64/dxil.dll": "cf9a3981263f8ec30c9905d136eeaf4b4573209c602198671b958ec86905dea8",
			"bin/napi-v6/win32/x64/onnxruntime.dll": "508c362f5673483dd3a086379c392795b2e42d10d5e6f3f90ebd7ac21c97af67",
			"bin/napi-v6/win32/x64/onnxruntime_binding.node": "ddd428464069b84414d34ec1796c7c2a69c33a976e4b0390692629e394f92fa1",
			"dist/backend.d.ts": "23e65ad2c30827e0f2bfe2aadc2987b76d4619ae5e25aad36674ce618ed3df6d",
			"dist/backend.js": "a79e8019e7276a282987023f9d38d41063a99e563e5e1a6f38a73a7d39ea83ab",
			"dist/backend.js.map": "507698a7c23feb4379f827f5ac88608db93b193e9c334000456f58661699ac0c",
			"dist/binding.d.ts": "a9ae6f1bb0c9b7faf81d0806d842617443ed69d685d83fc0ecf4d6fa05592318",
			"dist/binding.js": "2a85ac5de943c7222aae5ca2897f52d73891f528d4295b701fab077470c668c0",
			"dist/binding.js.map": "9e874542b40ead4543c619adcbd3c1d03af7cff256350cf89269e4f256b68b26",
			"dist/index.d.ts": "d2498ae6d465fecfa80a535e99ad9bbabcfafac73f6b420f29651ec9d50b98fa",
			"dist/index.js": "019eb02133b94b1f7fdf2d89eb93b590ce1288d271f7b280647fb3978e6391fa",
			"dist/index.js.map": "08ed0bf4483b52c91c2c9271f4acb93f43f217a496ef8918aac05be0341a2b00",
			"dist/version.d.ts": "cac0bd6e3eb9ba47701ca791a81bf9395ab56f4c58278ecf042d2d432756f8b2",
			"dist/version.js": "0a1a7f532f4455ead0678966815c3114730150aa4368ebb5ebd9727425e9003b",
			"dist/version.js.map": "dc33a306cd858dd8d4b11566d33c13db607eaa2587ed6f7c06809513f3dab50e",
			"lib/backend.ts": "a8fb063d64c92a33635b12683433cec8c9ad370b1b5cf7d61e5098347bd7aacf",
			"lib/binding.ts": "c8d33944a84a7b3ffc52cc1d94be455e1c1495ae947da69f0addc25f0c1be14e",
			"lib/index.ts": "1e68f9c33ff0c9759b50f9c9d43a87665f8b47a6f9d74b2b3d6e4fbccbd26e48",
			"lib/version.ts": "9fbfe174b4d3458b04e2264638fd4e402076a3b815374dac652db99807aa588a",
			"package.json": "0871cd56ac2b9c9dfc834c7eabba819e5d4f966f005388515abb3402b14e0874",
			"script/build.js": "4a47ab592ed226f36be187a3210667f38950d4408f181f8eaa487c42c9c28842",
			"script/build.ts": "aa02bf6d0afabdb7230a40fb3101b13b263210dd4684741f9fdcc7d96ac74f5e",
			"script/install-metadata-versions.js": "51b6f12f514b6181daf3f3097bb09d960573465670b4d3cd41d6cbfc53789519",
			"script/install-metadata.js": "2cfbb2fcf1f170d5da564c0be3222821050bcbd282c9e0493e9433649ac2f130",
			"script/install-utils.js": "b8890f3eb40b50b5e4ca61d6b6b328d017660319ee326ca3db00709de1218579",
			"script/install.js": "241c40edfafd2cac6abdcc6138207ffb41bd2d0f661c3bb3d422e5f8cb24fe88",
			"script/prepack.js": "890bf2498519fdc7ffd6f6fe2c44c16925ec9091d4b1419bf54a5fd9478e2d5b",
			"script/prepack.ts": "ff251557aaffa1fac06b63172178c260aaff0c358905a4117a4d05a36f5b20d4"
		}
	}
};

// kit/ground/runtime/own-pins.ts
/** What their packages hold, made by `scripts/write-file-lists.ts` from what the lock files pin. */
const FILE_LISTS = {
	duckdb: files_default$1,
	onnxruntime: files_default
};
/** A library as this copy of Slipway pins it. */
function readOwnPins(library) {
	const pins = join(findKitRoot(), "runtime", library.name);
	return readPins(library, {
		pins,
		packages: FILE_LISTS[library.name]
	});
}

export { hasBuild as a, locateInCache as c, PLATFORM as d, findKitRoot as f, findFault as i, DUCKDB as l, findNpm as n, isOtherPlatforms as o, findLibrary as r, findCacheRoot as s, readOwnPins as t, ONNXRUNTIME as u };