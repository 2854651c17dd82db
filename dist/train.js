import { n as createChildEnvironment, r as NO_TELEMETRY, t as cleanPath } from "./chunk-child-environment.js";
import { a as canonicalJson, n as makeFolder } from "./chunk-make-folder.js";
import { D as readCredentials, O as readS3Place, m as statObject, t as openStore, u as blobPath, v as openBucket } from "./chunk-open-store.js";
import { b as throwMissing, t as run } from "./chunk-run.js";
import { a as contentPath, i as CodeManifestSchema, n as hashTree, r as CODE_FOLDER, t as hashBlob } from "./chunk-tree-hash.js";
import { a as readManifest, r as parseJson, s as writeManifest } from "./chunk-parse-manifest.js";
import { i as isFault, n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { r as replaceAtomically, s as inTemporaryFolder } from "./chunk-files.js";
import { n as OWN_FOLDER, t as OWN } from "./chunk-own-folder.js";
import { t as settleRuntimePath } from "./chunk-runtime-inputs.js";
import { t as kindOfCommand } from "./chunk-command-kind.js";
import { n as suggest } from "./chunk-suggest.js";
import { t as isRecord } from "./chunk-record.js";
import { n as trainLinear, t as LINEAR_COMMAND } from "./chunk-train-linear.js";
import { i as checkModel, n as readProject, r as MODEL_FILE, t as readDataFacts } from "./chunk-read-project.js";
import { D as digestOfFile, O as digestOfJson, j as shortDigest } from "./chunk-evaluation.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as warnOfReach } from "./chunk-describe-reach.js";
import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { n as formatNumber } from "./chunk-number-text.js";
import { t as findSliceColumns } from "./chunk-slices.js";
import { i as RunSchema, t as FailedRunSchema } from "./chunk-run2.js";
import { t as identifyModel } from "./chunk-model-files.js";
import { n as RUN_FILES } from "./chunk-run-record.js";
import { t as openEngine } from "./chunk-engine.js";
import { t as readRows } from "./chunk-read-rows.js";
import { i as redactUrls, n as SAFE_SETTINGS } from "./chunk-git.js";
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { Writable } from "node:stream";
import { promisify } from "node:util";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { access, chmod, copyFile, cp, link, open, readFile, readdir, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { pipeline as pipeline$1 } from "node:stream/promises";
import { accessSync, closeSync, constants as constants$1, createWriteStream, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, rmdirSync, writeFileSync, writeSync } from "node:fs";
import { availableParallelism, constants as constants$2 } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { execFile, spawn } from "node:child_process";

// kit/action/command-environment.ts
/**
* What is for Slipway, Git and the runner alone: inputs, tokens, command files, store credentials, and the settings by
* which Git may be given a header that holds a token.
*/
const WITHHELD = /^(INPUT_|ACTIONS_|AWS_|SLIPWAY_|GIT_CONFIG_(COUNT|PARAMETERS|KEY_|VALUE_)|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$)/i;
/** A name with one of these words, between underscores, is taken for a secret's. */
const SECRET_WORD = /(^|_)(TOKEN|SECRET|PASSWORD|KEY|CREDENTIALS?)(_|$)/i;
/**
* The environment of a command the user wrote: the runner's, without what is withheld or has a secret's name, and with
* the variables listed in `passed` whatever they are. ONNX Runtime is told to send nothing home there too.
*/
function readCommandEnvironment(passed, env = process.env) {
	const isGiven = (name) => passed.includes(name) || !(WITHHELD.test(name) || SECRET_WORD.test(name));
	const environment = { ...NO_TELEMETRY };
	for (const [name, value] of Object.entries(env)) if (value !== void 0 && isGiven(name)) environment[name] = value;
	return environment;
}

// kit/action/command-files.ts
/** The runner's files that steer this step's outputs and the steps after it. */
const FILES = [
	"GITHUB_ENV",
	"GITHUB_PATH",
	"GITHUB_OUTPUT",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY",
	"GITHUB_EVENT_PATH"
];
/**
* Remembers what the runner's files hold. What it returns puts them back as they were and names those that were changed:
* a command finds them by listing a folder, though no variable tells it where they are.
*/
function guardCommandFiles(env = process.env) {
	const held = FILES.flatMap((name) => {
		const path = env[name];
		const content = path ? readRegular(path) : void 0;
		return path && content ? [{
			name,
			path,
			content
		}] : [];
	});
	return async () => {
		const changed = held.filter(({ path, content }) => !readRegular(path)?.equals(content));
		for (const { path, content } of changed) await replace(path, content);
		return changed.map(({ name }) => name);
	};
}
/** The content of a regular file; undefined for a link, a pipe, or nothing. */
function readRegular(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : void 0;
}
async function replace(path, content) {
	await makeFolder(dirname(path));
	rmSync(path, {
		recursive: true,
		force: true
	});
	writeFileSync(path, content);
}

// kit/ground/runtime/hide-environment.ts
/**
* Takes the values of variables out of what Linux shows of this process in `/proc/<id>/environ`, where any process of
* the same user may read them; in `process.env` they stay. Linux shows the memory that a process was started with, and
* assigning a variable or deleting it does not change that, so the bytes themselves are overwritten.
* @returns whether none of them is to be seen there; false on another system, or where the kernel does not allow it
*/
function hideEnvironment(isHidden, env = process.env) {
	try {
		const start = findEnvironment();
		const places = locateValues(readFileSync("/proc/self/environ"), isHidden);
		for (const { name } of places) {
			const { [name]: value } = env;
			if (value !== void 0) env[name] = value;
		}
		overwrite(places.map(({ offset, size }) => ({
			position: start + offset,
			size
		})));
		return locateValues(readFileSync("/proc/self/environ"), isHidden).every(({ isEmpty }) => isEmpty);
	} catch {
		return false;
	}
}
/** Where the memory starts that a process got its environment in: field 50 of `/proc/<id>/stat` (proc_pid_stat(5)). */
function findEnvironment() {
	const stat = readFileSync("/proc/self/stat", "latin1");
	const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	const start = Number(afterName[47]);
	if (!Number.isSafeInteger(start) || start <= 0) throw new Error("Linux does not say where it is.");
	return start;
}
function locateValues(block, isHidden) {
	const places = [];
	for (let start = 0; start < block.length;) {
		const found = block.indexOf(0, start);
		const end = found === -1 ? block.length : found;
		const equals = block.indexOf(61, start);
		if (equals > start && equals < end) {
			const name = block.toString("utf8", start, equals);
			const offset = equals + 1;
			const isEmpty = block.subarray(offset, end).every((byte) => byte === BLANK);
			if (isHidden(name)) places.push({
				name,
				offset,
				size: end - offset,
				isEmpty
			});
		}
		start = end + 1;
	}
	return places;
}
/** `x`: with zeros the next entry would seem to start within the value. */
const BLANK = 120;
function overwrite(ranges) {
	const memory = openSync("/proc/self/mem", "r+");
	try {
		for (const { position, size } of ranges) if (size > 0) writeSync(memory, Buffer.alloc(size, BLANK), 0, size, position);
	} finally {
		closeSync(memory);
	}
}

// action-train/src/train/code/place-code.ts
/**
* Writes the files into the project's folder. `train/` is theirs alone: what an earlier job left there is removed.
* @throws ConfigurationError in a person's clone, whose changes would be lost, and for a path that leads elsewhere
*/
async function placeCode(directory, files, { ownWorkTree }) {
	if (ownWorkTree && existsSync(join(directory, ".git"))) throw new ConfigurationError("SLW_CODE_HANDOVER_INVALID", `The folder ${directory} is a clone, and "code-artifact" would write over its files. Take the step that checks out out of this job, or leave "code-artifact" out.`);
	for (const { path } of files) refuseOddPath(path);
	await rm(join(directory, CODE_FOLDER), {
		recursive: true,
		force: true
	});
	const ordered = [...files].sort((a, b) => Number(a.mode === "120000") - Number(b.mode === "120000"));
	for (const file of ordered) await placeFile(join(directory, file.path), file);
}
async function placeFile(target, { mode, content }) {
	await makeFolder(dirname(target));
	await rm(target, { force: true });
	if (mode === "120000") return symlink(Buffer.from(content).toString(), target);
	await writeFile(target, content);
	await chmod(target, mode === "100755" ? 493 : 420);
}
function refuseOddPath(path) {
	const parts = path.split("/");
	if (!(parts.some((part) => /^(|\.|\.\.|\.git)$/i.test(part)) || /[\\\0:]/.test(path)) && parts[0] !== ".slipway") return;
	throw new ConfigurationError("SLW_CODE_HANDOVER_INVALID", `The code that was handed over holds a file at "${path}", where none may be. Rename it.`);
}

// action-train/src/train/code/receive-code.ts
/**
* Puts the code that the inputs name into the project's folder, where nothing is checked out.
* @returns undefined where no code is named: it is checked out
* @throws ConfigurationError where it is not what was handed over
*/
async function receiveCode({ inputs, directory, context }, artifacts) {
	const claim = readClaim(inputs);
	if (claim === void 0) return void 0;
	return inTemporaryFolder("slipway-code-", async (folder) => {
		await artifacts.download(claim.artifact, folder);
		const manifest = await readManifest(CodeManifestSchema, join(folder, "code.json"));
		const files = await readFiles(folder, manifest, claim);
		await placeCode(directory, files, context);
		const { commit, dataInGit } = manifest;
		return {
			commit,
			dataInGit,
			train: hashCodeFolder(files, formatOf(claim))
		};
	});
}
function readClaim(inputs) {
	const artifact = inputs.text("code-artifact");
	const commit = inputs.text("code-commit");
	const tree = inputs.text("code-tree");
	if (artifact === void 0 && commit === void 0 && tree === void 0) return void 0;
	if (artifact !== void 0 && commit !== void 0 && tree !== void 0) return {
		artifact,
		commit,
		tree
	};
	throw new ConfigurationError("SLW_INPUTS_CONTRADICT", "The inputs \"code-artifact\", \"code-commit\" and \"code-tree\" belong together. Give all three, which ingest hands on, or none.");
}
async function readFiles(folder, { files, commit }, claim) {
	const found = [];
	for (const [index, { path, mode }] of files.entries()) {
		const content = await readFile(join(folder, contentPath(index)));
		found.push({
			path,
			mode,
			content,
			object: hashBlob(content, formatOf(claim))
		});
	}
	if (commit === claim.commit && hashesTo(found, claim)) return found;
	throw new ConfigurationError("SLW_CODE_HANDOVER_INVALID", `The artifact "${claim.artifact}" does not hold the code of commit ${claim.commit} (tree ${claim.tree}) that was handed over. Run the whole workflow again.`);
}
function hashesTo(files, claim) {
	try {
		return hashTree(files, formatOf(claim)) === claim.tree;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}
function hashCodeFolder(files, format) {
	const prefix = `${CODE_FOLDER}/`;
	const inside = files.filter(({ path }) => path.startsWith(prefix));
	return hashTree(inside.map((file) => ({
		...file,
		path: file.path.slice(prefix.length)
	})), format);
}
function formatOf({ tree }) {
	return tree.length === 64 ? "sha256" : "sha1";
}

// action-train/src/train/cage/cage.ts
/** Nothing but the shell and its process group. */
const NO_CAGE = {
	by: "none",
	open: [],
	wrap: (command) => ({
		program: command,
		args: [],
		shell: true
	}),
	readExit: (exitCode, signal) => ({
		exitCode,
		signal
	}),
	environment: {},
	endAll: async () => 0
};

// action-train/src/train/cage/cgroup.ts
/** Moves itself into the group, then becomes the command. */
const STAGE$1 = "echo $$ > \"$1\" && exec /bin/sh -c \"$2\"";
/** Makes a group where cgroup v2 lets this user; undefined elsewhere. */
function openGroup() {
	const folder = makeGroup();
	if (folder === void 0) return void 0;
	const members = join(folder, "cgroup.procs");
	return {
		wrap: (command) => ({
			program: "/bin/sh",
			args: [
				"-c",
				STAGE$1,
				"slipway",
				members,
				command
			]
		}),
		end: async () => {
			const left = readMembers(members).length;
			if (left > 0) writeFileSync(join(folder, "cgroup.kill"), "1");
			for (let round = 0; round < 500 && readMembers(members).length > 0; round++) await setTimeout$1(20);
			rmdirSync(folder);
			return left;
		}
	};
}
function makeGroup() {
	try {
		const [, own] = /^0::(.*)$/m.exec(readFileSync("/proc/self/cgroup", "utf8")) ?? [];
		const [, root] = / (\S+) \S+ (?:\S+:\S+ )*- cgroup2 /.exec(readFileSync("/proc/self/mountinfo", "utf8")) ?? [];
		if (own === void 0 || root === void 0) return void 0;
		const folder = join(root, own, `slipway-${randomUUID()}`);
		mkdirSync(folder);
		return canKill(folder) ? folder : void 0;
	} catch {
		return;
	}
}
/** Linux 5.14 and later. */
function canKill(folder) {
	try {
		writeFileSync(join(folder, "cgroup.kill"), "1");
		return true;
	} catch {
		rmdirSync(folder);
		return false;
	}
}
function readMembers(file) {
	return readFileSync(file, "utf8").split("\n").filter((line) => line !== "");
}

// action-train/src/train/cage/marker.ts
/** The variable that every process of a training inherits. */
const MARKER = "SLIPWAY_TRAINING";
const ROUNDS = 500;
const PAUSE_MILLISECONDS = 20;
/**
* Ends every process whose environment holds the marker, until there is none.
* @returns how many there were
* @throws ConfigurationError for one that does not end
*/
async function endMarked(marker) {
	const ended = /* @__PURE__ */ new Set();
	for (let round = 0; round < ROUNDS; round++) {
		const left = listMarked(marker);
		if (left.length === 0) return ended.size;
		for (const pid of left) {
			ended.add(pid);
			kill(pid);
		}
		await setTimeout$1(PAUSE_MILLISECONDS);
	}
	throw new ConfigurationError("SLW_PROCESS_LEFT", `The training command left a process behind that does not end (${listMarked(marker).join(", ")}), so its model is not taken. End it on the machine, and see what the command starts.`);
}
/** Ids of the processes that carry a marker, as far as this user may look. */
function listMarked(marker) {
	const wanted = Buffer.from(`${MARKER}=${marker}\0`);
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && readEnvironment(name).includes(wanted));
}
function readEnvironment(pid) {
	try {
		return readFileSync(`/proc/${pid}/environ`);
	} catch {
		return Buffer.alloc(0);
	}
}
function kill(pid) {
	try {
		process.kill(Number(pid), "SIGKILL");
	} catch {}
}

// kit/ground/runtime/find-program.ts
/** The file that a program's name stands for on a search path; undefined where no folder of it holds one. */
function findProgram(name, path) {
	return path.split(delimiter).filter((folder) => folder !== "").map((folder) => join(folder, name)).find(isExecutable);
}
function isExecutable(file) {
	try {
		accessSync(file, constants$1.X_OK);
		return true;
	} catch {
		return false;
	}
}

// action-train/src/train/cage/namespace.ts
/**
* Runs in a user namespace of its own, in which this user is root: covers what would start processes outside, then
* starts the command in a second user namespace, in which it is this user again and may undo none of it. This shell
* stays as the first process: with it, the kernel ends all others. A signal to the group reaches the command by itself.
*/
const STAGE = `
unshare=$1 mount=$2 uid=$3 gid=$4 command=$5; shift 5
for path do "$mount" --bind /dev/null "$path" || exit 125; done
trap : HUP INT TERM USR1
"$unshare" --user --map-user="$uid" --map-group="$gid" -- /bin/sh -c "$command"
exit $?`;
/** Where engines listen that would run a process outside of the namespace. */
const ENGINES = [
	"/run/docker.sock",
	"/run/containerd/containerd.sock",
	"/run/podman/podman.sock",
	"/run/buildkit/buildkitd.sock",
	"/run/crio/crio.sock"
];
/** What the command says from within. */
const PROBE = "readlink /proc/self/ns/pid; sudo -n true 2>/dev/null && echo sudo; exit 0";
/**
* A PID namespace with mounts and `/proc` of its own, made by unprivileged user namespaces: no other user is needed,
* and programs that become root by their file's mode (sudo) do not. Undefined where the machine does not allow it, or it
* leaves a way back by sudo.
*/
async function openNamespace() {
	const wrap = createWrap();
	if (!wrap || !await holds(wrap)) return void 0;
	return {
		by: "namespace",
		open: process.getuid?.() === 0 ? ["root"] : [],
		wrap,
		readExit,
		environment: {},
		endAll: async () => 0
	};
}
/** The first process ends as a shell does whose command was ended by a signal: with 128 and the signal's number. */
function readExit(exitCode, signal) {
	const number = (exitCode ?? 0) - 128;
	const named = Object.entries(constants$2.signals).find(([, value]) => value === number)?.[0];
	return named && isSignal(named) ? {
		exitCode: null,
		signal: named
	} : {
		exitCode,
		signal
	};
}
function isSignal(name) {
	return Object.hasOwn(constants$2.signals, name);
}
function createWrap() {
	const [unshare, mount, setpriv] = [
		"unshare",
		"mount",
		"setpriv"
	].map((name) => findProgram(name, cleanPath()));
	if (process.platform !== "linux" || !unshare || !mount) return void 0;
	const start = [
		unshare,
		"--user",
		"--map-root-user",
		"--mount",
		"--pid",
		"--fork",
		"--mount-proc",
		"--kill-child"
	];
	const [program = unshare, ...flags] = setpriv ? [
		setpriv,
		"--pdeathsig",
		"KILL",
		"--",
		...start
	] : start;
	const owner = [String(process.getuid?.()), String(process.getgid?.())];
	return (command) => ({
		program,
		args: [
			...flags,
			"--",
			"/bin/sh",
			"-c",
			STAGE,
			"slipway",
			unshare,
			mount,
			...owner,
			command,
			...listEngines()
		]
	});
}
function listEngines() {
	return ENGINES.filter((path) => existsSync(path)).map((path) => realpathSync(path));
}
async function holds(wrap) {
	const { program, args } = wrap(PROBE);
	try {
		const env = createChildEnvironment({ kind: "tool" });
		const { stdout } = await promisify(execFile)(program, args, {
			env,
			timeout: 2e4
		});
		const [namespace, sudo] = stdout.trim().split("\n");
		return namespace !== readlinkSync("/proc/self/ns/pid") && sudo === void 0;
	} catch {
		return false;
	}
}

// action-train/src/train/cage/open-cage.ts
/** What the input `isolate` may be. */
const ISOLATE = [
	"auto",
	"require",
	"off"
];
/**
* The strongest cage this machine gives this user without another's rights: a PID namespace, else a control group and a
* marker, else a marker alone; none where `off` is asked for or the system has no `/proc`.
* @throws ConfigurationError when `require` is asked for and there is no namespace
*/
async function openCage({ isolate, onRunner }) {
	if (isolate === "off") return withOpenWays(NO_CAGE, onRunner);
	const namespace = await openNamespace();
	if (namespace) return namespace;
	if (isolate === "require") throw new ConfigurationError("SLW_ISOLATION_UNAVAILABLE", "The input \"isolate\" is \"require\", and this machine gives a training no PID namespace: unprivileged user namespaces are not allowed, or util-linux is older than 2.38. Allow them (sysctl kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns), or write \"auto\".");
	return withOpenWays(process.platform === "linux" ? openMarked() : NO_CAGE, onRunner);
}
function openMarked() {
	const marker = randomUUID();
	const group = openGroup();
	return {
		...NO_CAGE,
		by: group ? "cgroup" : "marker",
		...group ? { wrap: group.wrap } : {},
		environment: { [MARKER]: marker },
		endAll: async () => (await group?.end() ?? 0) + await endMarked(marker)
	};
}
/** Without a namespace, whoever may become root or speak to a container engine gets out of everything. */
async function withOpenWays(cage, onRunner) {
	const open = [
		...process.getuid?.() === 0 ? ["root"] : [],
		...onRunner && await canSudo() ? ["sudo"] : [],
		...canUseEngine() ? ["container engine"] : []
	];
	return {
		...cage,
		open
	};
}
/** Asked on runners alone: a person's machine would take the question for an attempt. */
async function canSudo() {
	try {
		const env = createChildEnvironment({ kind: "tool" });
		await promisify(execFile)("sudo", ["-n", "true"], {
			env,
			timeout: 1e4
		});
		return true;
	} catch {
		return false;
	}
}
function canUseEngine() {
	try {
		accessSync("/var/run/docker.sock", constants$1.R_OK | constants$1.W_OK);
		return true;
	} catch {
		return false;
	}
}

// action-train/src/train/inputs.ts
async function readInputs(runner) {
	const { inputs } = runner;
	const project = await readProject(runner);
	const config = project.pipeline?.train ?? {};
	const params = inputs.text("params");
	return {
		...project,
		artifact: inputs.text("artifact"),
		command: checkCommand(inputs.text("command") ?? config.command ?? throwMissing("command", "train.command")),
		params: params === void 0 ? config.params ?? {} : parseParams(params),
		seed: inputs.number("seed", { integer: true }) ?? config.seed ?? 42,
		maxMinutes: readMaxMinutes(runner) ?? config["max-minutes"] ?? 350,
		isolate: inputs.choice("isolate", ISOLATE) ?? config.isolate ?? "auto",
		passEnv: inputs.list("pass-env") ?? config["pass-env"] ?? [],
		device: inputs.text("device"),
		runtimePath: settleRuntimePath(inputs, runner.directory),
		store: inputs.text("store") ?? project.pipeline?.data?.store
	};
}
/** A built-in trainer by a name that there is; any other command is the shell's. */
function checkCommand(command) {
	if (kindOfCommand(command) === "command" || command === "builtin:linear") return command;
	throw new ConfigurationError("SLW_INPUT_INVALID", `There is no built-in trainer "${command}".${suggest(command, [LINEAR_COMMAND])}`);
}
function readMaxMinutes({ inputs }) {
	const minutes = inputs.number("max-minutes", { min: 0 });
	if (minutes !== 0) return minutes;
	throw new ConfigurationError("SLW_INPUT_INVALID", "The input \"max-minutes\" is 0. Write a number above 0.");
}
function parseParams(text) {
	const value = parseJson(text, "The input \"params\"");
	if (isRecord(value)) return value;
	throw new ConfigurationError("SLW_INPUT_INVALID", "The input \"params\" is not a JSON object. Write one such as {\"alpha\": 1}.");
}

// action-train/src/train/summarise-run.ts
/** The step summary of a training. */
function summariseRun({ artifact, run }) {
	const { model, command, code, data, environment, seconds, artefact, seed, params } = run;
	const facts = [
		["command", escapeMarkdown(command)],
		["params", escapeMarkdown(JSON.stringify(params))],
		["seed", String(seed)],
		["data", `${data.version} (${shortDigest(data.lock)})`],
		["code", `${code.commit?.slice(0, 12) ?? "no commit"}${code.dirty ? ", with changes not committed" : ""}`],
		["machine", describeMachine(environment)],
		...describeIsolation(run),
		["took", `${formatNumber(seconds)} s`],
		["model", `${shortDigest(artefact.digest)}, ${formatCount(artefact.size, "byte")}`],
		["artifact", escapeMarkdown(artifact)]
	];
	const warning = warnOfReach(run.testReachable);
	return [
		`## Trained ${escapeMarkdown(model)} (run \`${run.key}\`)`,
		renderTable([{ title: "" }, { title: "" }], facts),
		...renderMetrics(run.metrics),
		...warning === "" ? [] : [warning]
	].join("\n\n");
}
const HOLDS = {
	namespace: "a PID namespace of its own",
	cgroup: "a control group",
	marker: "a marker in its environment",
	none: "its process group alone"
};
/** What held the command; nothing for the built-in trainer. */
function describeIsolation({ isolation }) {
	if (!isolation) return [];
	const { by, open, environmentHidden, leftovers, restored } = isolation;
	const facts = [
		HOLDS[by],
		...environmentHidden ? [] : ["this action's variables within its reach"],
		...open.length > 0 ? [`ways out: ${open.join(", ")}`] : [],
		...leftovers > 0 ? [`left running and ended: ${leftovers}`] : [],
		...restored.length > 0 ? [`put back: ${restored.join(", ")}`] : []
	];
	return [["held by", escapeMarkdown(facts.join("; "))]];
}
function describeMachine({ platform, arch, cpus, device, gpus }) {
	const counted = [...new Set(gpus)].map((gpu) => `${gpus.filter((other) => other === gpu).length} × ${gpu}`);
	return escapeMarkdown([`${platform}-${arch}, ${formatCount(cpus, "CPU")}, device ${device}`, ...counted].join(", "));
}
/** The last value of each reported metric. */
function renderMetrics(points) {
	const last = new Map(points.map((point) => [point.name, point]));
	if (last.size === 0) return [];
	const rows = [...last.values()].map(({ name, value, step }) => [
		escapeMarkdown(name),
		formatNumber(value),
		step === void 0 ? "" : String(step)
	]);
	return [renderTable([
		{ title: "reported metric" },
		{
			title: "last value",
			align: "right"
		},
		{ title: "step" }
	], rows)];
}

// kit/ground/files/open-regular.ts
/** A link is not followed, and a pipe without a writer is not waited for. Windows has neither flag. */
const FLAGS = constants$1.O_RDONLY | (constants$1.O_NOFOLLOW ?? 0) | (constants$1.O_NONBLOCK ?? 0);
/** Opens a regular file to read; undefined for a link, a pipe, a device or a folder. @throws Error where there is nothing */
async function openRegular(file) {
	const handle = await openUnlinked(file);
	if (!handle || (await handle.stat()).isFile()) return handle;
	await handle.close();
}
async function openUnlinked(file) {
	try {
		return await open(file, FLAGS);
	} catch (error) {
		if (hasCode(error, "ELOOP") || hasCode(error, "ENXIO")) return void 0;
		throw error;
	}
}

// action-train/src/train/checkpoints/folder-checkpoints.ts
/** Keeps checkpoints as numbered files of a folder on this machine. */
function openFolderCheckpoints(folder) {
	const kept = [];
	return {
		async publish({ file, step }) {
			const name = `${kept.length + 1}-${basename(file)}`;
			const copy = join(folder, name);
			await replaceAtomically(copy, (temporary) => copyRegular(file, temporary));
			const checkpoint = {
				path: `checkpoints/${name}`,
				digest: (await digestOfFile(copy)).digest,
				step
			};
			kept.push(checkpoint);
			return checkpoint;
		},
		find: async () => kept,
		fetch: ({ path }, target) => place(join(folder, basename(path)), {
			target,
			path
		})
	};
}
async function place(kept, { target, path }) {
	const file = join(target, path);
	await rm(file, { force: true });
	try {
		await replaceAtomically(file, (temporary) => linkOrCopy(kept, temporary));
	} catch (error) {
		if (!hasCode(error, "ENOENT")) throw error;
		throw new ConfigurationError("SLW_CHECKPOINT_LOST", `The checkpoint ${path} was kept at ${kept} and is gone. Let the training command write to the folders that its variables name alone.`);
	}
}
async function copyRegular(file, target) {
	const handle = await openRegular(file);
	if (!handle) throw new Error("it is no regular file");
	try {
		const end = Math.max((await handle.stat()).size - 1, 0);
		await pipeline$1(handle.createReadStream({
			autoClose: false,
			end
		}), createWriteStream(target));
	} finally {
		await handle.close();
	}
}
/** A second name for the same bytes, where the disk has such a thing: checkpoints are large. */
async function linkOrCopy(file, target) {
	try {
		await link(file, target);
	} catch {
		await copyFile(file, target);
	}
}

// action-train/src/train/list-gpus.ts
/** Where Linux shows AMD's compute driver. */
const AMD_PLACES = {
	device: "/dev/kfd",
	nodes: "/sys/class/kfd/kfd/topology/nodes",
	driver: "/sys/module/amdgpu/version"
};
/** Frameworks call both makers' GPUs `cuda`: NVIDIA's as nvidia-smi lists them, else AMD's that ROCm's driver has. */
async function listGpus(environment, places = AMD_PLACES) {
	const gpus = await listNvidia(environment);
	if (gpus.length > 0) return {
		by: "nvidia-smi",
		gpus
	};
	const others = await listAmd(places);
	return others.length > 0 ? {
		by: "ROCm's driver",
		gpus: others
	} : {
		by: "nvidia-smi",
		gpus
	};
}
/** None where there is no nvidia-smi or it finds nothing. */
async function listNvidia(environment) {
	const query = ["--query-gpu=name,driver_version", "--format=csv,noheader"];
	try {
		const env = createChildEnvironment({
			kind: "tool",
			env: environment
		});
		const { stdout } = await promisify(execFile)("nvidia-smi", query, {
			env,
			timeout: 1e4
		});
		return stdout.split("\n").map((line) => line.trim()).filter((line) => line !== "");
	} catch {
		return [];
	}
}
/** None where the driver may not be used: a container sees the machine's nodes without its devices. */
async function listAmd({ device, nodes, driver }) {
	try {
		await access(device, constants$1.R_OK | constants$1.W_OK);
		const version = (await readFile(driver, "utf8").catch(() => "")).trim();
		const names = (await readdir(nodes)).sort((a, b) => Number(a) - Number(b));
		return (await Promise.all(names.map((name) => readProperties(join(nodes, name))))).flatMap(nameAmd).map((name) => `AMD ${name}, amdgpu${version === "" ? "" : ` ${version}`}`);
	} catch {
		return [];
	}
}
/** Nothing of a GPU that is not given to this container: the kernel refuses to show it. */
async function readProperties(node) {
	return readFile(join(node, "properties"), "utf8").catch(() => "");
}
/** The architecture of a node that computes on SIMD units, as LLVM names it (90010: `gfx90a`); a processor has none. */
function nameAmd(properties) {
	const read = (name) => Number(new RegExp(`^${name} (\\d+)$`, "m").exec(properties)?.[1] ?? 0);
	if (read("simd_count") === 0) return [];
	const version = read("gfx_target_version");
	const [minor, stepping] = [Math.floor(version / 100) % 100, version % 100];
	return [`gfx${Math.floor(version / 1e4)}${minor.toString(16)}${stepping.toString(16)}`];
}

// action-train/src/train/collect-environment.ts
/** Files that pin what a trainer runs on. */
const LOCK_FILES = /^(uv\.lock|poetry\.lock|pdm\.lock|pixi\.lock|pylock(\..+)?\.toml|Pipfile\.lock|requirements.*\.txt|conda-lock\.ya?ml|environment\.ya?ml|package-lock\.json|pnpm-lock\.yaml|yarn\.lock|Cargo\.lock|go\.sum|renv\.lock|Manifest\.toml)$/;
/**
* What the training runs on: machine, GPUs, and the lock files in the project's folder and in `train/`.
* @throws ConfigurationError for a CUDA device that the machine does not have
*/
async function collectEnvironment({ directory, environment, device }) {
	const { gpus, by } = await listGpus(environment);
	refuseMissingGpu(device, {
		count: gpus.length,
		by
	});
	return {
		platform: process.platform,
		arch: process.arch,
		node: process.versions.node,
		device: device ?? (gpus.length > 0 ? "cuda" : "cpu"),
		cpus: availableParallelism(),
		gpus,
		lockFiles: await digestLockFiles(directory)
	};
}
/** A training that falls back to the processor would be recorded as one on a GPU. */
function refuseMissingGpu(device, { count, by }) {
	const match = /^cuda(?::(\d+))?$/i.exec(device ?? "");
	if (!match || Number(match[1] ?? 0) < count) return;
	const found = count === 0 ? "no GPU" : formatCount(count, "GPU");
	throw new ConfigurationError("SLW_DEVICE_MISSING", `The input "device" is "${device}", and ${by} finds ${found} on this machine.${count === 0 ? " Neither does ROCm's driver (/dev/kfd)." : ""} Train on a runner that has it, or leave "device" out.`);
}
async function digestLockFiles(directory) {
	const digests = {};
	for (const folder of [directory, join(directory, "train")]) for (const name of await listNames(folder)) {
		if (!LOCK_FILES.test(name)) continue;
		const file = join(folder, name);
		const path = relative(directory, file).replaceAll("\\", "/");
		digests[path] = (await digestOfFile(file)).digest;
	}
	return digests;
}
async function listNames(folder) {
	try {
		return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
	} catch {
		return [];
	}
}

// action-train/src/train/command-failure.ts
/** The training command ran and failed; with what kept it apart meanwhile. */
var CommandFailure = class extends ConfigurationError {
	isolation;
	constructor(message, isolation) {
		super("SLW_TRAINING_FAILED", message);
		this.isolation = isolation;
	}
};

// action-train/src/train/describe-code.ts
/** Git's empty tree: what a folder without code comes down to. */
const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
/**
* The commit and the tree of `train/` as it lies; the empty tree where the project is in no repository. `dirty` says that
* the commit does not hold what the training is made from: its code, or the pipeline file with command and parameters.
*/
async function describeCode(git, pipelineFile) {
	const commit = await git.headCommit();
	try {
		const code = await git.treeOf("train");
		const isChanged = pipelineFile !== void 0 && (await git.treeOf(pipelineFile)).dirty;
		return {
			commit,
			...code,
			dirty: code.dirty || isChanged
		};
	} catch (error) {
		if (commit === null && error instanceof ConfigurationError) return {
			commit,
			tree: EMPTY_TREE,
			dirty: true
		};
		throw error;
	}
}

// action-train/src/train/fetch-data.ts
/**
* Downloads the data artifact and holds it against the lock.
* @throws ConfigurationError when it lacks a split, holds others, or holds the test split
*/
async function fetchData({ artifacts, artifact, lock, work }) {
	const files = await artifacts.download(artifact, work.data);
	if (files.some((file) => /(^|\/)test\b/.test(file))) throw new ConfigurationError("SLW_TRAINING_UNFIT", `The artifact "${artifact}" holds the test split, which training must never see. Hand over the artifact that ingest makes.`);
	for (const split of ["train", "validation"]) {
		if (!files.includes(`${split}.parquet`)) throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact "${artifact}" has no ${split}.parquet. Hand over the artifact that ingest makes, data-<model>-<version>.`);
		const { digest } = await digestOfFile(work[split]);
		if (digest === lock.splits[split].blob.digest) continue;
		throw new ConfigurationError("SLW_LOCK_MISMATCH", `${split}.parquet of the artifact "${artifact}" is not the one data version ${lock.version} names. Run ingest with "restore: true" on this commit and hand over its artifact.`);
	}
}

// action-train/src/train/compute-run-key.ts
/** A run's key: the first 12 hex digits of the SHA-256 of the canonical JSON of what makes it. */
function computeRunKey({ code, dirty, lock, params, seed, command }) {
	return shortDigest(digestOfJson({
		code,
		lock,
		params,
		seed,
		command,
		...dirty ? { dirty } : {}
	}));
}

// action-train/src/train/describe-training.ts
/** What is known of a training however it ended. */
function describeTraining({ inputs, ports, facts, environment, code, started }, seconds) {
	const { model, command, params, seed } = inputs;
	const { lock, lockDigest } = facts;
	return {
		model,
		key: computeRunKey({
			code: code.tree,
			dirty: code.dirty,
			lock: lockDigest,
			params,
			seed,
			command
		}),
		attempt: ports.trigger.runAttempt,
		command,
		params,
		seed,
		code,
		data: {
			version: lock.version,
			lock: lockDigest,
			dataset: lock.dataset
		},
		environment,
		started: started.toISOString(),
		seconds
	};
}

// action-train/src/train/hand-over.ts
/** Leaves no run behind here, only the artifact that `record` takes. */
async function handOverFailure(training, { code, reason, seconds, isolation }) {
	const { ports, work } = training;
	const run = {
		$schema: FailedRunSchema.properties.$schema.const,
		...describeTraining(training, seconds),
		...isolation ? { isolation } : {},
		reason
	};
	await writeManifest(FailedRunSchema, join(work.root, RUN_FILES.failed), run);
	const artifact = `failed-run-${run.model}-${run.key}-${run.attempt}`;
	return {
		state: "failed",
		artifact,
		artifactDigest: await ports.artifacts.upload(artifact, work.root, [RUN_FILES.failed]),
		run,
		code
	};
}
/** Fills `.slipway/run` in one step, from a folder that the command did not make, and uploads model and run.json. */
async function handOver(training, success) {
	const { inputs, ports, work } = training;
	const { files } = success.model;
	const filling = join(work.root, "run");
	const folder = join(inputs.directory, OWN.run);
	await rm(filling, {
		recursive: true,
		force: true
	});
	await makeFolder(join(filling, "checkpoints"));
	for (const file of files) await cp(join(work.output, file), join(filling, file));
	const run = await describeRun(training, success, await fetchCheckpoints(training, filling));
	await writeManifest(RunSchema, join(filling, RUN_FILES.run), run);
	await rm(folder, {
		recursive: true,
		force: true
	});
	await rename(filling, folder);
	const artifact = `run-${run.model}-${run.key}-${run.attempt}`;
	return {
		state: "trained",
		artifact,
		artifactDigest: await ports.artifacts.upload(artifact, folder, [...files, RUN_FILES.run]),
		modelPath: join(folder, MODEL_FILE),
		run
	};
}
/** Puts the kept checkpoints into a folder. @returns those that are there now; one that is not is told of */
async function fetchCheckpoints({ checkpoints, ports }, folder) {
	const fetched = [];
	for (const checkpoint of await checkpoints.find()) try {
		await checkpoints.fetch(checkpoint, folder);
		fetched.push(checkpoint);
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		ports.log.warning(error.message);
	}
	return fetched;
}
async function describeRun(training, { recording, seconds }, checkpoints) {
	const artefact = await identifyModel(join(training.work.output, MODEL_FILE));
	return {
		$schema: RunSchema.properties.$schema.const,
		...describeTraining(training, seconds),
		metrics: recording.metrics,
		checkpoints,
		...recording.isolation ? { isolation: recording.isolation } : {},
		artefact: {
			digest: artefact.digest,
			size: artefact.size
		},
		testReachable: training.reach
	};
}

// action-train/src/train/trainer/builtin-trainer.ts
/** Trains `builtin:linear` on the training split, in this process. It runs nobody's code. */
const builtinTrainer = {
	askReach: async () => ({
		state: "unreachable",
		reason: "Slipway’s own trainer read the training split alone, whatever else lay beside it."
	}),
	train: train$2
};
async function train$2({ inputs, ports, facts, work }) {
	const { params, runtimePath } = inputs;
	const { contract, task, lock } = facts;
	const { log } = ports;
	const rows = await readTable({
		file: work.train,
		runtimePath,
		log
	});
	const bytes = await trainLinear({
		rows,
		contract,
		task,
		params,
		imputation: lock.imputation,
		log
	});
	await writeFile(join(work.output, MODEL_FILE), bytes);
	return {
		metrics: [],
		checkpoints: [],
		warnings: []
	};
}
/** All rows of a split. */
async function readTable({ file, runtimePath, log }) {
	const engine = await openEngine({
		log,
		runtimePath
	});
	try {
		return await readRows(engine, file);
	} finally {
		engine.close();
	}
}

// action-train/src/train/reach/reach-question.ts
/** The sources that lie, or may lie, in the project: paths and globs relative to it. */
function listProjectPaths(question) {
	return listSources(question).filter((source) => !/^([a-z0-9+.-]+:\/\/|\/|[a-z]:)/i.test(source));
}
/** Every source, as the lock and the pipeline file name them. */
function listSources({ pipeline, lock }) {
	return [.../* @__PURE__ */ new Set([...lock.source.map(({ url }) => url), ...[pipeline?.data?.source ?? []].flat()])];
}

// action-train/src/train/reach/within-time.ts
/** What gives no answer by then is not known: 30 seconds. */
const TIMEOUT_MS$1 = 3e4;
/** What `work` comes to. @throws ConfigurationError where that takes too long */
async function withinTime(work) {
	let timer;
	const late = new Promise((_resolve, reject) => {
		const error = new ConfigurationError("SLW_UNREACHABLE", `it gave no answer within ${TIMEOUT_MS$1 / 1e3} seconds.`);
		timer = setTimeout(() => reject(error), TIMEOUT_MS$1);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}

// action-train/src/train/reach/find-in-bucket.ts
/** Asks for a source in a bucket as everybody may: the training command has no keys. */
async function findInBucket(question) {
	for (const source of listSources(question)) {
		if (!/^s3:\/\//i.test(source) || /[*?[]/.test(source)) continue;
		const found = await askForSource(source, question);
		if (found) return found;
	}
}
async function askForSource(source, { buckets, log }) {
	try {
		const at = source.lastIndexOf("/");
		const bucket = openBucket({
			what: "source",
			url: source.slice(0, at),
			access: buckets,
			log
		});
		return await withinTime(statObject(bucket, source.slice(at + 1))) !== void 0 ? {
			state: "reachable",
			reason: `The source ${source} is open to whoever asks.`
		} : void 0;
	} catch (error) {
		if (isFault(error, "SLW_STORE_REFUSED", "SLW_STORE_BUCKET_WRONG")) return void 0;
		if (!(error instanceof ConfigurationError)) throw error;
		return {
			state: "unknown",
			reason: `Whether the source ${source} is open to anybody could not be asked: ${error.message}`
		};
	}
}

// action-train/src/train/reach/run-as-command.ts
/** A remote that gives no answer by then is not known: 30 seconds. */
const TIMEOUT_MS = 3e4;
const MAX_OUTPUT_BYTES = 268435456;
/** Runs git with what the training command has, with nobody to answer a prompt, and nothing that the checkout names. */
function runAsCommand(args, { directory, environment }) {
	const options = {
		cwd: directory,
		env: {
			...environment,
			GIT_TERMINAL_PROMPT: "0",
			GIT_SSH_COMMAND: "ssh -oBatchMode=yes",
			LC_ALL: "C"
		},
		timeout: TIMEOUT_MS,
		maxBuffer: MAX_OUTPUT_BYTES,
		windowsHide: true
	};
	return new Promise((done) => {
		execFile("git", [
			...SAFE_SETTINGS,
			"-c",
			"safe.directory=*",
			...args
		], options, (error, stdout, stderr) => {
			const code = error === null ? 0 : error.code;
			done({
				exitCode: typeof code === "number" ? code : null,
				stdout,
				stderr
			});
		});
	});
}

// action-train/src/train/reach/find-in-git.ts
/** What a forge says that shows a repository to nobody without a right to it. */
const REFUSED = /could not read (username|password)|authentication failed|terminal prompts disabled|repository .*not found|not found|access denied|permission denied|could not read from remote|requested url returned error: 40[134]/i;
/**
* The sources in the history of the clone at hand, or of the repository on its forge: `git show HEAD:data/x.csv` fetches
* what a sparse checkout without blobs left out, wherever the remote gives it to this command.
*/
async function findInGit(question) {
	const paths = listProjectPaths(question);
	if (paths.length === 0) return void 0;
	const clone = await askClone(paths, question);
	if (clone.state === "held") return {
		state: "reachable",
		reason: `Git holds ${clone.path} in the clone beside the command.`
	};
	if (!(clone.state === "missing" || clone.state === "none" && question.dataInGit !== false)) return void 0;
	for (const remote of listRemotes(clone.state, question)) {
		const found = await askRemote(remote, question);
		if (found) return found;
	}
}
/** Asks for blobs alone and without fetching: those that the clone lacks come with a question mark. */
async function askClone(paths, question) {
	const specs = paths.map((path) => `:(glob)${path}`);
	const shallow = await runAsCommand(["rev-parse", "--is-shallow-repository"], question);
	if (shallow.exitCode !== 0) return { state: "none" };
	const { exitCode, stdout } = await runAsCommand([
		...[
			"rev-list",
			"--objects",
			"--missing=print",
			"--filter=object:type=blob",
			"--all",
			"HEAD"
		],
		"--",
		...specs
	], question);
	const lines = stdout.split("\n");
	const [, path] = lines.map((line) => /^[0-9a-f]{40,64} (.+)$/.exec(line)).find((match) => match) ?? [];
	if (path !== void 0) return {
		state: "held",
		path
	};
	return { state: exitCode !== 0 || lines.some((line) => line.startsWith("?")) || shallow.stdout.trim() === "true" ? "missing" : "absent" };
}
function listRemotes(clone, { forge }) {
	const { serverUrl, repository } = forge;
	const hosted = repository === "" ? [] : [`${serverUrl.replace(/\/+$/, "")}/${repository}.git`];
	return clone === "none" ? hosted : ["origin", ...hosted];
}
async function askRemote(remote, question) {
	const { exitCode, stderr } = await runAsCommand([
		"ls-remote",
		"--quiet",
		remote,
		"HEAD"
	], question);
	const name = remote === "origin" ? "the remote \"origin\"" : redactUrls(remote);
	if (exitCode === 0) return {
		state: "reachable",
		reason: `The source data are in Git, and ${name} gives them to the command without a credential of its own.`
	};
	if (/'origin' does not appear to be a git repository|No such remote/i.test(stderr)) return void 0;
	if (exitCode !== null && REFUSED.test(stderr)) return void 0;
	return {
		state: "unknown",
		reason: `The source data are in Git, and whether ${name} gives them to anybody could not be asked.`
	};
}

// action-train/src/train/reach/find-in-store.ts
/** What a store says that answers, and gives this step nothing. */
const REFUSALS = ["SLW_REPOSITORY_HIDDEN", "SLW_STORE_REFUSED"];
/** Asks the store for the test split with no more than the training command has. */
async function findInStore(question) {
	const { store: url, credentials } = question;
	if (url === void 0) return void 0;
	try {
		const ask = /^s3:/i.test(url) && !credentials.s3 ? askBucket(url, question) : askStore(url, question);
		return await withinTime(ask) ? {
			state: "reachable",
			reason: `The store ${url} gives the test split to whoever asks.`
		} : void 0;
	} catch (error) {
		if (isFault(error, ...REFUSALS)) return void 0;
		if (!(error instanceof ConfigurationError)) throw error;
		return {
			state: "unknown",
			reason: `Whether the store ${url} gives the test split to anybody could not be asked: ${error.message}`
		};
	}
}
async function askStore(url, { directory, credentials, log, lock }) {
	return (await openStore(url, {
		directory,
		credentials,
		log
	})).hasBlob(lock.splits.test.blob);
}
/** A bucket that is open to all answers a request without a signature. */
async function askBucket(url, { buckets, lock, log }) {
	const bucket = openBucket({
		what: "store",
		url,
		access: buckets,
		log
	});
	return await statObject(bucket, blobPath(lock.splits.test.blob)) !== void 0;
}

// action-train/src/train/reach/find-on-machine.ts
/** A test split or a source that lies on this machine, or a source on the open web. */
function findOnMachine(question) {
	const { directory } = question;
	if (existsSync(join(directory, OWN.data, "test.parquet"))) return {
		state: "reachable",
		reason: `The test split lies in ${OWN.data}.`
	};
	for (const source of listSources(question)) {
		if (/^https?:/i.test(source)) return {
			state: "reachable",
			reason: `The source ${source} is on the web.`
		};
		if (isOnDisk(source, directory)) return {
			state: "reachable",
			reason: `The source ${source} lies on the machine that trains.`
		};
	}
}
function isOnDisk(source, directory) {
	if (/^file:\/\/\//i.test(source)) return existsSync(fileURLToPath(source));
	if (/^[a-z0-9+.-]+:\/\//i.test(source)) return false;
	return existsSync(resolve(directory, fixedPart(source)));
}
/** The path itself, or the folder above the first wildcard. */
function fixedPart(path) {
	const wildcard = path.search(/[*?[{]/);
	return wildcard === -1 ? path : dirname(`${path.slice(0, wildcard)}x`);
}

// action-train/src/train/reach/check-reach.ts
/**
* Whether the training command can read rows of the test split: from this machine, the web, Git, or the store, with no
* more than it has. Asked before it runs: afterwards it may have removed what it read.
*/
async function checkReach(question) {
	let unknown;
	for (const find of [
		findOnMachine,
		findInBucket,
		findInStore,
		findInGit
	]) {
		const found = await find(question);
		if (found?.state === "reachable") return found;
		unknown ??= found;
	}
	return unknown ?? {
		state: "unreachable",
		reason: describeUnreachable(question)
	};
}
function describeUnreachable({ store }) {
	return store === void 0 ? "Neither the machine nor Git nor the web holds the sources for the command; no store was named to ask." : "Neither the machine nor Git nor the web nor the store gives the sources or the test split to the command.";
}

// action-train/src/train/count-faults.ts
/** @param what such faults are, as in "Lines that are left out" */
function countFaults(what) {
	let count = 0;
	let first = "";
	return {
		add(fault) {
			if (count++ === 0) first = fault;
		},
		explain: () => count === 0 ? void 0 : `${what}: ${count.toLocaleString("en-US")}. The first is ${first}.`
	};
}

// action-train/src/train/checkpoints/publish-announced.ts
/** Checkpoints that a run keeps; further ones are counted and left out. */
const MAX_CHECKPOINTS = 1e3;
/** Publishes what a command announces, if it lies in the command's checkpoint folder. What cannot be kept is counted. */
function createCheckpointPublisher({ source, checkpoints, log }) {
	const folder = realpathSync(source);
	const faults = countFaults("Announced checkpoints that are not kept");
	let published = 0;
	let surplus = 0;
	const publish = async ({ path, step }) => {
		try {
			const { path: kept } = await checkpoints.publish({
				file: await locate(path, folder),
				step
			});
			published++;
			log.info(`Kept ${kept} of step ${step}`);
		} catch (error) {
			faults.add(`"${path}": ${describeError(error)}`);
		}
	};
	return {
		async take(announced) {
			if (published >= 1e3) surplus++;
			else await publish(announced);
		},
		warnings: () => [faults.explain(), explainSurplus(surplus)]
	};
}
/**
* An announced file's own path.
* @param source a folder's own path, through no link
* @throws Error when the folder has become a link, or the path leads out of it
*/
async function locate(path, source) {
	if (await realpath(source) !== source) throw new Error("SLIPWAY_CHECKPOINT_DIR has become a link");
	const file = await realpath(resolve(source, path));
	const inside = relative(source, file);
	if (inside !== "" && !inside.startsWith("..") && !isAbsolute(inside)) return file;
	throw new Error("it lies outside SLIPWAY_CHECKPOINT_DIR");
}
function explainSurplus(surplus) {
	if (surplus === 0) return void 0;
	return `The command announced more than ${MAX_CHECKPOINTS} checkpoints; the last ${surplus} are not kept.`;
}

// action-train/src/train/follow-lines.ts
const POLL_MILLISECONDS = 250;
/** A line longer than this is given up: the file is no list of events. */
const MAX_LINE_BYTES = 1048576;
const CHUNK_BYTES = 65536;
/** What is read of one file at most: millions of events. */
const MAX_BYTES = 268435456;
/**
* Calls `onLine` with each whole line of a regular file that another process appends to, one after another, until
* stopped or until `maxBytes` are read. The file may not be there yet.
*/
function followLines(following) {
	const reader = createLineReader(following);
	let running = Promise.resolve();
	let timer;
	const schedule = () => {
		timer = setTimeout(() => {
			running = reader.readOn();
			running.then(schedule, () => {});
		}, POLL_MILLISECONDS);
	};
	schedule();
	return { async stop() {
		clearTimeout(timer);
		await running;
		clearTimeout(timer);
		await reader.readOn();
		return reader.finish();
	} };
}
function createLineReader({ file, onLine, maxBytes = MAX_BYTES }) {
	const lines = createLineSplitter(onLine);
	let position = 0;
	let fault;
	return {
		async readOn() {
			const handle = fault === void 0 ? await openExisting(file) : "none";
			if (handle === "none") return;
			if (!handle) {
				fault = "SLIPWAY_EVENTS is no longer a regular file, and is not read on.";
				return;
			}
			try {
				for await (const chunk of readFrom({
					handle,
					position,
					end: maxBytes
				})) {
					position += chunk.length;
					await lines.take(chunk);
				}
			} finally {
				await handle.close();
			}
			if (position < maxBytes) return;
			fault = `SLIPWAY_EVENTS is longer than ${maxBytes} bytes, and is not read on. Report fewer events.`;
		},
		async finish() {
			if (fault === void 0) await lines.finish();
			return fault;
		}
	};
}
function createLineSplitter(onLine) {
	let number = 0;
	let rest = Buffer.alloc(0);
	const hand = async (bytes) => {
		number++;
		const line = bytes.toString("utf8").replace(/\r$/, "");
		if (line.trim() !== "") await onLine(line, number);
	};
	return {
		async take(chunk) {
			let text = Buffer.concat([rest, chunk]);
			for (let end = text.indexOf(10); end !== -1; end = text.indexOf(10)) {
				await hand(text.subarray(0, end));
				text = text.subarray(end + 1);
			}
			rest = text.length > MAX_LINE_BYTES ? Buffer.from("(a line of more than 1 MiB)") : text;
		},
		async finish() {
			if (rest.length > 0) await hand(rest);
			rest = Buffer.alloc(0);
		}
	};
}
/** Undefined where something else than a regular file is in its place. */
async function openExisting(file) {
	try {
		return await openRegular(file);
	} catch (error) {
		if (hasCode(error, "ENOENT")) return "none";
		throw error;
	}
}
async function* readFrom({ handle, position, end }) {
	for (let start = position; start < end;) {
		const size = Math.min(CHUNK_BYTES, end - start);
		const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, start);
		if (bytesRead === 0) return;
		start += bytesRead;
		yield buffer.subarray(0, bytesRead);
	}
}

// action-train/src/train/metric-history.ts
/** Points of a run's curves that are kept at most, beside each metric's last, smallest and largest. */
const MAX_METRIC_POINTS = 7e3;
/** Metrics that a run has at most; points of further ones are counted and left out. */
const MAX_METRICS = 1e3;
/** Makes an empty history. Where it is full, every second point of each metric is let go. */
function createMetricHistory() {
	const courses = /* @__PURE__ */ new Map();
	const state = {
		kept: [],
		stride: 1,
		total: 0,
		nameless: 0
	};
	const list = () => listPoints(state.kept, courses);
	return {
		add(point) {
			const found = courses.get(point.name);
			if (!found && courses.size === 1e3) {
				state.nameless++;
				return;
			}
			const kept = {
				index: state.total++,
				ordinal: found?.count ?? 0,
				point
			};
			courses.set(point.name, extend(found, kept));
			if (kept.ordinal % state.stride === 0) state.kept.push(kept);
			if (state.kept.length <= 7e3) return;
			state.stride *= 2;
			state.kept = state.kept.filter(({ ordinal }) => ordinal % state.stride === 0);
		},
		list,
		explain: () => explainLoss({
			...state,
			listed: list().length
		})
	};
}
function extend(course, kept) {
	if (!course) return {
		count: 1,
		last: kept,
		smallest: kept,
		largest: kept
	};
	const { smallest, largest, count } = course;
	return {
		count: count + 1,
		last: kept,
		smallest: kept.point.value < smallest.point.value ? kept : smallest,
		largest: kept.point.value > largest.point.value ? kept : largest
	};
}
function listPoints(kept, courses) {
	const byIndex = new Map(kept.map((one) => [one.index, one.point]));
	for (const { last, smallest, largest } of courses.values()) for (const { index, point } of [
		last,
		smallest,
		largest
	]) byIndex.set(index, point);
	return [...byIndex].sort(([one], [other]) => one - other).map(([, point]) => point);
}
function explainLoss({ total, listed, stride, nameless }) {
	const thinned = `The command reported ${total} metric points; run.json keeps ${listed} of them: of each metric every ${stride}th, its last, smallest and largest.`;
	const refused = `It reported more than ${MAX_METRICS} metrics; ${nameless} points of further ones are left out.`;
	const parts = [...stride > 1 ? [thinned] : [], ...nameless > 0 ? [refused] : []];
	return parts.length === 0 ? void 0 : parts.join(" ");
}

// action-train/src/train/parse-event.ts
/** A metric's line is short; in longer ones nothing is searched. */
const MAX_METRIC_LENGTH = 1e4;
/** The event of a line, or what is wrong with it. */
function parseEvent(line) {
	const diverged = findDiverged(line);
	if (diverged) return diverged;
	const value = parseObject(line);
	if (typeof value === "string") return {
		type: "malformed",
		reason: value
	};
	const event = toEvent(value);
	return typeof event === "string" ? {
		type: "malformed",
		reason: event
	} : event;
}
/** A metric of NaN or an infinity as Python writes it, which JSON has no word for; undefined for every other line. */
function findDiverged(line) {
	if (line.length > MAX_METRIC_LENGTH) return void 0;
	const [, value] = /"value"\s*:\s*(NaN|-?Infinity)\s*[,}]/.exec(line) ?? [];
	if (value === void 0) return void 0;
	const metric = parseObject(line.replace(/:\s*(NaN|-?Infinity)\s*(?=[,}])/g, ":null"));
	if (typeof metric === "string" || metric["type"] !== "metric") return void 0;
	const { name, step } = metric;
	return {
		type: "diverged",
		reason: `${typeof step === "number" ? `step ${step}: ` : ""}${JSON.stringify(name)} is ${value}`
	};
}
function parseObject(line) {
	try {
		const value = JSON.parse(line);
		return typeof value === "object" && value !== null ? { ...value } : "it is not a JSON object";
	} catch (error) {
		return describeError(error);
	}
}
function toEvent(value) {
	const { type, name, value: number, step, fraction, path, message } = value;
	switch (type) {
		case "metric":
			if (typeof name !== "string" || typeof number !== "number") return "a metric needs \"name\" and a number \"value\"";
			return {
				type,
				name,
				value: number,
				...typeof step === "number" ? { step } : {}
			};
		case "progress":
			if (typeof fraction !== "number" || fraction < 0 || fraction > 1) return "\"fraction\" must be from 0 to 1";
			return {
				type,
				fraction
			};
		case "checkpoint":
			if (typeof path !== "string") return "a checkpoint needs a \"path\"";
			return {
				type,
				path,
				step: typeof step === "number" ? step : 0
			};
		case "log": return typeof message === "string" ? {
			type,
			message
		} : "a log line needs a \"message\"";
		default: return `"type" is ${JSON.stringify(type)}, not metric, progress, checkpoint or log`;
	}
}

// action-train/src/train/record-events.ts
/** Follows the command's events, in bounded memory. `stop` waits for the last one and gives the record. */
function recordEvents(files, { checkpoints, log }) {
	const metrics = createMetricHistory();
	const malformed = countFaults("Lines of SLIPWAY_EVENTS that are left out");
	const diverged = countFaults("Metric points that are no finite number and are left out");
	const publisher = createCheckpointPublisher({
		source: files.checkpoints,
		checkpoints,
		log
	});
	const progress = createProgressLog(log);
	const handle = async (event) => {
		if (event.type === "log") log.info(event.message);
		else if (event.type === "progress") progress(event.fraction);
		else if (event.type === "checkpoint") await publisher.take(event);
		else {
			const { type: _type, ...point } = event;
			metrics.add(point);
		}
	};
	const onLine = async (line, number) => {
		const event = parseEvent(line);
		if (event.type === "malformed") malformed.add(`line ${number}: ${event.reason}`);
		else if (event.type === "diverged") diverged.add(`line ${number}, ${event.reason}`);
		else await handle(event);
	};
	const follower = followLines({
		file: files.events,
		onLine
	});
	return { async stop() {
		const warnings = [
			await follower.stop(),
			malformed.explain(),
			diverged.explain(),
			metrics.explain(),
			...publisher.warnings()
		];
		return {
			metrics: metrics.list(),
			checkpoints: await checkpoints.find(),
			warnings: warnings.filter((warning) => warning !== void 0)
		};
	} };
}
function createProgressLog(log) {
	let shown = 0;
	return (fraction) => {
		const tenths = Math.floor(fraction * 10);
		if (tenths > shown) log.info(`Training: ${tenths * 10} % done`);
		shown = Math.max(shown, tenths);
	};
}

// action-train/src/train/run-command.ts
/** How long output may still come from a process that has left the group. */
const DRAIN_MILLISECONDS = 2e3;
/**
* Runs a command through the shell in a process group of its own, and leaves none of the group behind, nor anything else
* that its cage holds. When its time is up, or SIGTERM, SIGINT or SIGHUP comes for this process, the group gets
* SIGTERM, and SIGKILL after the grace.
*/
async function runCommand(request) {
	const child = startCaged(request);
	const closed = once(child, "close");
	const guard = guardTime(child, request);
	try {
		const [exitCode, signal] = await once(child, "exit");
		guard.release();
		signalGroup(child, "SIGKILL");
		const leftovers = await request.cage.endAll();
		return {
			...request.cage.readExit(exitCode, signal),
			...guard.state,
			leftovers
		};
	} finally {
		guard.release();
		signalGroup(child, "SIGKILL");
		await withTimeout(closed, DRAIN_MILLISECONDS);
		child.stdout.destroy();
		child.stderr.destroy();
	}
}
function startCaged({ command, directory, environment, output, cage }) {
	const { program, args, shell = false } = cage.wrap(command);
	const child = spawn(program, args, {
		shell,
		cwd: directory,
		env: {
			...environment,
			...cage.environment
		},
		detached: true,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.write(chunk));
	return child;
}
function guardTime(child, { maxMinutes, graceSeconds }) {
	const state = {
		stopped: null,
		killed: false
	};
	let killing;
	const stop = (reason) => {
		if (state.stopped) return;
		state.stopped = reason;
		signalGroup(child, "SIGTERM");
		killing = setTimeout(() => {
			state.killed = true;
			signalGroup(child, "SIGKILL");
		}, graceSeconds * 1e3);
	};
	const cancel = () => stop("cancelled");
	const expiry = setTimeout(() => stop("time"), Math.min(maxMinutes * 6e4, 2 ** 31 - 1));
	process.on("SIGTERM", cancel).on("SIGINT", cancel).on("SIGHUP", cancel);
	return {
		state,
		release() {
			clearTimeout(expiry);
			clearTimeout(killing);
			process.off("SIGTERM", cancel).off("SIGINT", cancel).off("SIGHUP", cancel);
		}
	};
}
/** Signals the child's whole process group; nothing happens when it is gone. */
function signalGroup({ pid }, signal) {
	if (pid === void 0) return;
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if (!hasCode(error, "ESRCH") && !hasCode(error, "EPERM")) throw error;
	}
}
async function withTimeout(work, milliseconds) {
	let timer;
	const timeout = new Promise((resolve) => {
		timer = setTimeout(resolve, milliseconds);
	});
	await Promise.race([work, timeout]);
	clearTimeout(timer);
}

// action-train/src/train/stop-commands.ts
/**
* Runs `work` with an output on which a runner obeys no workflow commands (`::stop-commands::`), and obeys them again
* afterwards. Off a runner the output is `target` as it is.
*/
async function withoutCommands({ target, onRunner }, work) {
	if (!onRunner) return work(target);
	const token = randomUUID();
	let isLineOpen = false;
	const output = new Writable({ write(chunk, _encoding, done) {
		isLineOpen = chunk.at(-1) !== 10;
		target.write(chunk, () => done());
	} });
	target.write(`::stop-commands::${token}\n`);
	try {
		return await work(output);
	} finally {
		await new Promise((resolve) => output.end(resolve));
		target.write(`${isLineOpen ? "\n" : ""}::${token}::\n`);
	}
}

// action-train/src/train/work-folder.ts
/**
* What a training command made of its folder, as a sentence: a link in its place, or nothing, so that what is written
* there next would go wherever the link leads. The folder is made anew then.
* @returns undefined where it is in its place
*/
async function findMoved({ root, place }) {
	if (await realpath(root).catch(() => void 0) === place) return void 0;
	for (const folder of [dirname(root), root]) if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) await rm(folder);
	await makeFolder(root);
	return `The training command moved its folder ${OWN.train} away, or put a link in its place, so its model is not taken. Write to the folders that SLIPWAY_OUTPUT_DIR and SLIPWAY_CHECKPOINT_DIR name.`;
}
/** Makes `.slipway/train` anew. */
async function makeWorkFolder(directory, params) {
	const root = join(directory, OWN.train);
	const data = join(root, "data");
	await rm(root, {
		recursive: true,
		force: true
	});
	await makeFolder(root);
	const work = {
		root,
		place: await realpath(root),
		data,
		train: join(data, "train.parquet"),
		validation: join(data, "validation.parquet"),
		params: join(root, "params.json"),
		output: join(root, "output"),
		checkpoints: join(root, "checkpoints"),
		kept: join(root, "kept"),
		events: join(root, "events.jsonl")
	};
	for (const folder of [
		data,
		work.output,
		work.checkpoints,
		work.kept
	]) await makeFolder(folder);
	await writeFile(work.params, canonicalJson(params));
	await writeFile(work.events, "");
	return work;
}

// action-train/src/train/trainer/command-trainer.ts
/** Between SIGTERM and SIGKILL: a cancelled job leaves about ten seconds in all. */
const GRACE_SECONDS = 8;
/** Runs the user's command with the training variables. */
const commandTrainer = {
	askReach: checkReach,
	train: train$1
};
/**
* When it returns, no process of the command is left that its cage can tell, and the runner's files are as they were.
* @throws CommandFailure when it fails, runs out of time, is cancelled, or puts a link in the place of its folders
*/
async function train$1(training) {
	const { inputs, work, ports, checkpoints } = training;
	const { output, log } = ports;
	const { onRunner } = ports.trigger;
	const cage = await openCage({
		isolate: inputs.isolate,
		onRunner
	});
	const environmentHidden = inputs.isolate !== "off" && ports.hideEnvironment() || cage.by === "namespace";
	const restore = ports.guardFiles();
	const recorder = recordEvents(work, {
		checkpoints,
		log
	});
	const { end, recording, restored } = await withoutCommands({
		target: output,
		onRunner
	}, async (target) => {
		try {
			return {
				end: await runCaged(training, {
					cage,
					output: target
				}),
				restored: await restore(),
				recording: await recorder.stop()
			};
		} catch (error) {
			await recorder.stop();
			throw error;
		}
	});
	const { by, open } = cage;
	const isolation = {
		by,
		open,
		environmentHidden,
		leftovers: end.leftovers,
		restored
	};
	for (const warning of [...recording.warnings, ...explainIsolation(isolation)]) log.warning(warning);
	const moved = await findMoved(work);
	const failure = explainFailure({
		end,
		inputs,
		onRunner,
		cage
	}) ?? moved;
	if (failure !== void 0) throw new CommandFailure(failure, isolation);
	return {
		...recording,
		isolation
	};
}
function runCaged(training, { cage, output }) {
	const { directory, command, maxMinutes } = training.inputs;
	const environment = {
		...training.ports.environment,
		...trainingVariables(training)
	};
	return runCommand({
		command,
		directory,
		environment,
		maxMinutes,
		graceSeconds: 8,
		output,
		cage
	});
}
/** What the command did that no training needs to do. */
function explainIsolation({ leftovers, restored }) {
	return [...leftovers > 0 ? [`Processes that the training command left running were ended: ${leftovers}.`] : [], ...restored.length > 0 ? [`The training command changed the runner's files of ${restored.join(", ")}. They were put back as they were.`] : []];
}
function trainingVariables({ inputs, work, environment }) {
	return {
		SLIPWAY_TRAIN_DATA: work.train,
		SLIPWAY_VALIDATION_DATA: work.validation,
		SLIPWAY_CONTRACT: inputs.contractFile,
		SLIPWAY_PARAMS: work.params,
		SLIPWAY_OUTPUT_DIR: work.output,
		SLIPWAY_CHECKPOINT_DIR: work.checkpoints,
		SLIPWAY_EVENTS: work.events,
		SLIPWAY_SEED: String(inputs.seed),
		SLIPWAY_DEVICE: environment.device
	};
}
/** Why the command's model is not taken, as a sentence; undefined where it ended well. */
function explainFailure({ end, inputs, onRunner, cage }) {
	const { exitCode, signal, stopped, killed } = end;
	const { command, maxMinutes } = inputs;
	if (stopped === "time") return `The training command was stopped after ${formatCount(maxMinutes, "minute")}${killed ? " and had to be killed, as it ignored SIGTERM" : ""}. Raise "max-minutes", or make it end sooner.`;
	if (stopped === "cancelled") return "The training was cancelled.";
	if (exitCode === 0) return void 0;
	const how = signal ? `was ended by ${signal}` : `failed with exit code ${exitCode}`;
	const caged = cage.by === "namespace" ? " It ran apart, without sudo and Docker: \"isolate: off\" gives it both." : "";
	const again = onRunner ? " On your machine \"slipway train\" runs it with the same variables (after \"slipway ingest --restore\")." : "";
	return `The training command ${how}: ${command.split("\n")[0]}. Its output above says why.${caged}${again}`;
}

// action-train/src/train/trainer/trainers.ts
const TRAINERS = {
	builtin: builtinTrainer,
	command: commandTrainer
};
/** The trainer that `train.command` asks for. */
function chooseTrainer(command) {
	return TRAINERS[kindOfCommand(command)];
}

// action-train/src/train/train.ts
/**
* Trains a model on the data artifact and hands it over with its `run.json`; a training that leaves no usable model is
* handed over as `failed-run.json`.
*/
async function train(inputs, ports) {
	const facts = await readDataFacts(inputs);
	findSliceColumns(inputs.pipeline?.evaluate?.slices ?? [], facts.contract);
	const { lock } = facts;
	const work = await makeWorkFolder(inputs.directory, inputs.params);
	const artifact = inputs.artifact ?? `data-${inputs.model}-${lock.version}`;
	await fetchData({
		artifacts: ports.artifacts,
		artifact,
		lock,
		work
	});
	const environment = await collectEnvironment({
		...inputs,
		environment: ports.environment
	});
	const code = inputs.code ? {
		commit: inputs.code.commit,
		tree: inputs.code.train,
		dirty: false
	} : await describeCode(ports.git, inputs.pipelineFile);
	const trainer = chooseTrainer(inputs.command);
	const reach = await trainer.askReach(askAbout(inputs, ports, lock));
	const training = {
		inputs,
		ports,
		facts,
		work,
		checkpoints: openFolderCheckpoints(work.kept),
		environment,
		code,
		reach,
		started: ports.clock()
	};
	const outcome = await attempt(trainer, training);
	return outcome.state === "failed" ? handOverFailure(training, outcome) : handOver(training, outcome);
}
function askAbout(inputs, ports, lock) {
	const { environment, credentials, buckets, forge, log } = ports;
	const dataInGit = inputs.code?.dataInGit;
	return {
		...inputs,
		lock,
		environment,
		credentials,
		buckets,
		forge,
		dataInGit,
		log
	};
}
/** Trains and checks what came out. What the user can mend is an outcome, not the end of this process. */
async function attempt(trainer, training) {
	const { facts, work, ports, started } = training;
	const measure = () => (ports.clock().getTime() - started.getTime()) / 1e3;
	let isolation;
	try {
		const recording = await trainer.train(training);
		isolation = recording.isolation;
		const seconds = measure();
		const { contract, task } = facts;
		return {
			state: "trained",
			recording,
			model: await checkModel({
				folder: work.output,
				contract,
				task,
				log: ports.log
			}),
			seconds
		};
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		if (error instanceof CommandFailure) isolation = error.isolation;
		return {
			state: "failed",
			code: error.code,
			reason: error.message,
			seconds: measure(),
			isolation
		};
	}
}

// action-train/src/train/index.ts
await run("train", async (runner) => {
	const { context, log, ports } = runner;
	const code = await receiveCode(runner, ports.artifacts());
	const inputs = {
		...await readInputs(runner),
		code
	};
	const environment = readCommandEnvironment(inputs.passEnv);
	for (const name of inputs.passEnv) if (environment[name] === void 0) log.warning(`The variable "${name}" of "pass-env" is not set.`);
	return describeCompletion(await train(inputs, {
		artifacts: ports.handedArtifacts(),
		git: ports.git(),
		log,
		clock: ports.clock,
		output: context.onRunner ? process.stdout : process.stderr,
		environment,
		hideEnvironment: () => hideEnvironment((name) => environment[name] === void 0),
		guardFiles: () => guardCommandFiles(),
		forge: {
			serverUrl: context.serverUrl,
			repository: context.repository
		},
		credentials: {
			...readCredentials(environment, false),
			ociRealm: runner.credentials.ociRealm
		},
		buckets: readS3Place(),
		trigger: context
	}));
});
function describeCompletion(result) {
	const { artifact, artifactDigest, run } = result;
	const { key, seconds } = run;
	if (result.state === "failed") return {
		outputs: {
			"failed-artifact": artifact,
			"artifact-digest": artifactDigest,
			key,
			seconds
		},
		summary: "",
		result,
		failure: result.run.reason,
		code: result.code
	};
	return {
		outputs: {
			artifact,
			"artifact-digest": artifactDigest,
			key,
			"model-path": result.modelPath,
			seconds
		},
		summary: summariseRun(result),
		result
	};
}

export {  };