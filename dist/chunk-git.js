import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { s as inTemporaryFolder } from "./chunk-files.js";
import { n as createChildEnvironment } from "./chunk-child-environment.js";
import { join, posix } from "node:path";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { devNull } from "node:os";
import { setTimeout } from "node:timers/promises";
import { execFile } from "node:child_process";

// kit/ground/log/show-hidden.ts
/**
* What nobody sees in a text and hostile text hides behind, as first and last code points: control characters but for tab
* and line feed, characters that turn the direction of the text around them (Unicode Standard Annex 9, section 2), line ends
* of other systems, and what is ignored where it is shown (Default_Ignorable_Code_Point), but for the selector that makes
* an emoji of a symbol.
*/
const HIDDEN = [
	[0, 8],
	[11, 31],
	[127, 159],
	[173, 173],
	[847, 847],
	[1564, 1564],
	[4447, 4448],
	[6068, 6069],
	[6155, 6159],
	[8203, 8207],
	[8232, 8238],
	[8288, 8303],
	[12644, 12644],
	[64976, 65007],
	[65024, 65038],
	[65279, 65279],
	[65440, 65440],
	[65520, 65531],
	[65534, 65535],
	[113824, 113827],
	[119155, 119162],
	[917504, 921599],
	...Array.from({ length: 16 }, (_, plane) => {
		const last = (plane + 1) * 65536 + 65535;
		return [last - 1, last];
	})
];
/** A character class of hidden characters, for engines that write code points as `\x{…}`. */
const HIDDEN_CLASS = `[${listRanges("x")}]`;
/** Text holds half a surrogate pair in JavaScript alone. */
const PATTERN = new RegExp(`(?!\\r\\n)(?!(?<=\\p{Extended_Pictographic}\\uFE0F?)\\u200D(?=\\p{Extended_Pictographic}))[${listRanges("u")}\\p{Cs}]`, "gu");
/**
* The text as it may be shown to people: hidden characters as JSON escapes (`\u202e`, beyond the first plane
* `\u{e0041}`), so that it reads as what it is and cannot steer a terminal.
*/
function showHidden(text) {
	return text.replace(PATTERN, (character) => {
		const digits = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
		return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`;
	});
}
function listRanges(letter) {
	return HIDDEN.map(([first, last]) => {
		return `\\${letter}{${first.toString(16)}}-\\${letter}{${last.toString(16)}}`;
	}).join("");
}

// kit/host/git/read-blobs.ts
/** The texts of blobs by object id, from one `git cat-file --batch`. What is missing or no blob is left out. */
async function readBlobs(git, objects) {
	if (objects.length === 0) return /* @__PURE__ */ new Map();
	const { stdout } = await git(["cat-file", "--batch"], {
		input: `${objects.join("\n")}\n`,
		encoding: "latin1"
	});
	return parseBatch(stdout);
}
/** Records of `<id> <type> <size>`, a line break, so many bytes, a line break; `<id> missing` for what is not there. */
function parseBatch(bytes) {
	const blobs = /* @__PURE__ */ new Map();
	let at = 0;
	while (at < bytes.length) {
		const start = bytes.indexOf("\n", at) + 1;
		const [id = "", type, size] = bytes.slice(at, start - 1).split(" ");
		at = start;
		if (size === void 0) continue;
		const end = start + Number(size);
		if (type === "blob") blobs.set(id, Buffer.from(bytes.slice(start, end), "latin1").toString("utf8"));
		at = end + 1;
	}
	return blobs;
}

// kit/host/git/read-objects.ts
/** The tree of a path as it lies in the work tree, without what Git ignores, and whether HEAD has another. */
async function readTree({ git, path }) {
	const dirty = (await git([
		"status",
		"--porcelain",
		"--untracked-files=all",
		"--",
		`:(top,literal)${path}`
	])).stdout.trim() !== "";
	return {
		tree: dirty ? await hashWorkTree(git, path) : await findTree(git, path),
		dirty
	};
}
/** The tree that a commit of the path would have. Neither the index nor the repository's objects are touched. */
async function hashWorkTree(git, path) {
	const { stdout: objects } = await git([
		"rev-parse",
		"--path-format=absolute",
		"--git-path",
		"objects"
	]);
	return inTemporaryFolder("slipway-tree-", async (folder) => {
		const env = {
			GIT_INDEX_FILE: join(folder, "index"),
			GIT_OBJECT_DIRECTORY: folder,
			GIT_ALTERNATE_OBJECT_DIRECTORIES: objects.trim()
		};
		await git(["read-tree", "HEAD"], {
			env,
			answers: [128]
		});
		await git([
			"add",
			"--all",
			"--",
			`:(top,literal)${path}`
		], { env });
		const tree = await git(["write-tree", `--prefix=${path}/`], {
			env,
			answers: [128]
		});
		return tree.exitCode === 0 ? tree.stdout.trim() : hashEmptyTree(git);
	});
}
async function findTree(git, path) {
	const head = await git([
		"rev-parse",
		"--verify",
		"--quiet",
		`HEAD:${path}`
	], { answers: [1, 128] });
	if (head.exitCode === 0) return head.stdout.trim();
	return hashEmptyTree(git);
}
async function hashEmptyTree(git) {
	return (await git([
		"hash-object",
		"-t",
		"tree",
		"--stdin"
	], { input: "" })).stdout.trim();
}
/** What git ends with when it does not know what it is asked for. */
const REFUSALS = [128, 129];
/** The text of a file at a ref, or undefined. @throws ConfigurationError when there is no such ref. */
async function readBlob({ git, ref, path }) {
	const blob = await git([
		"cat-file",
		"blob",
		`${ref}^{commit}:${path}`
	], { answers: REFUSALS });
	if (blob.exitCode === 0) return blob.stdout;
	const entry = (await listTree({
		git,
		ref,
		args: ["--", path]
	})).find((candidate) => candidate.path === path && candidate.type === "blob");
	if (!entry) return void 0;
	return (await git([
		"cat-file",
		"blob",
		entry.object
	])).stdout;
}
/** The paths of the files under `prefix`, relative to `root`, sorted. */
async function listFiles({ git, ref, root, prefix }) {
	const entries = await listTree({
		git,
		ref,
		args: ["-r", ...prefix === "" ? [] : ["--", prefix]]
	});
	const start = root === "" ? 0 : root.length + 1;
	return entries.map((entry) => entry.path.slice(start)).sort();
}
/**
* The texts of the files under `prefix`, by path relative to `root`: one process lists them, one reads them all, so that
* thousands take well under a second.
*/
async function readFiles({ git, ref, root, prefix }) {
	const blobs = (await listTree({
		git,
		ref,
		args: ["-r", ...prefix === "" ? [] : ["--", prefix]]
	})).filter(({ type }) => type === "blob");
	const texts = await readBlobs(git, blobs.map(({ object }) => object));
	const start = root === "" ? 0 : root.length + 1;
	return new Map(blobs.map(({ path, object }) => [path.slice(start), texts.get(object) ?? ""]));
}
/** `git ls-tree` from the repository's root. @throws ConfigurationError when there is no such ref. */
async function listTree({ git, ref, args }) {
	const [options, paths] = splitArguments(args);
	const list = (commit) => [
		"ls-tree",
		"-z",
		"--full-tree",
		...options,
		commit,
		...paths
	];
	const listed = await git(list(`${ref}^{commit}`), { answers: REFUSALS });
	const { stdout } = listed.exitCode === 0 ? listed : await git(list(await resolveCommit(git, ref)));
	return stdout.split("\0").filter((line) => line !== "").map(parseEntry);
}
/** The commit of a ref. @throws ConfigurationError when the repository does not know it. */
async function resolveCommit(git, ref) {
	const { exitCode, stdout } = await git([
		"rev-parse",
		"--verify",
		"--quiet",
		`${ref}^{commit}`
	], { answers: [1] });
	if (exitCode === 0) return stdout.trim();
	throw new ConfigurationError("SLW_COMMIT_MISSING", `The repository has no commit, branch or tag "${ref}". Fetch it, or set "fetch-depth: 0" in actions/checkout.`);
}
function splitArguments(args) {
	const separator = args.indexOf("--");
	return separator === -1 ? [args, []] : [args.slice(0, separator), args.slice(separator)];
}
function parseEntry(line) {
	const tab = line.indexOf("	");
	const [mode = "", type = "", object = ""] = line.slice(0, tab).split(" ");
	return {
		mode,
		type,
		object,
		path: line.slice(tab + 1)
	};
}

// kit/host/git/change.ts
/** Writes the contents as blobs; nothing refers to them yet. */
async function writeChange({ git, inRepository, files }) {
	const objects = await writeBlobs(git, Object.values(files).filter((content) => content !== null));
	const change = [];
	for (const [name, content] of Object.entries(files)) {
		const object = content === null ? null : objects.shift() ?? null;
		change.push({
			path: await inRepository(name),
			object
		});
	}
	return change.sort((a, b) => a.path < b.path ? -1 : 1);
}
/** The objects' ids in the order of the contents, from one process. */
async function writeBlobs(git, contents) {
	if (contents.length === 0) return [];
	return inTemporaryFolder("slipway-blobs-", async (folder) => {
		const files = contents.map((content, index) => ({
			file: join(folder, `${index}`),
			content
		}));
		await Promise.all(files.map(({ file, content }) => writeFile(file, content)));
		const { stdout } = await git([
			"hash-object",
			"-w",
			"--no-filters",
			"--stdin-paths"
		], { input: files.map(({ file }) => `${file}\n`).join("") });
		return stdout.trimEnd().split(/\r?\n/);
	});
}
/** Whether a commit with these entries holds the change already. */
function isApplied(change, entries) {
	return change.every(({ path, object }) => (entries.get(path)?.object ?? null) === object);
}
/** An identity for this change on a base with these entries: 40 hex digits. */
function describeChange(change, entries) {
	const lines = change.map(({ path, object }) => [
		path,
		entries.get(path)?.object ?? "",
		object ?? ""
	]);
	return createHash("sha256").update(JSON.stringify(lines)).digest("hex").slice(0, 40);
}
/** The entries that a commit has at the changed paths. */
async function findEntries({ git, commit, change }) {
	if (change.length === 0) return /* @__PURE__ */ new Map();
	const entries = await listTree({
		git,
		ref: commit,
		args: ["--", ...change.map(({ path }) => path)]
	});
	return new Map(entries.map((entry) => [entry.path, entry]));
}

// kit/host/git/explain-rule.ts
/** A rule of the forge for branches or tags refused a push. */
const RULE_REFUSAL = /protected branch|protected tag|is protected|GH006|GH013|Repository rule violations|pre-receive hook declined|not allowed to push/i;
/** What GitHub, Gitea and others print before their own words. */
const DECORATION = /^(?:remote:|error:|fatal:|gitea:|-|\s|!)+/i;
/** Lines about no rule: what git adds, and where to read on. */
const EMPTY_WORDS = /^$|^(To |Done$|failed to push|Review all repository rules)|\[remote rejected\]|^=+$|:refs\//i;
/** Characters of a forge's words that are repeated. */
const MOST_CHARACTERS = 300;
/** Which rule refused what, in the forge's own words, and the setting that allows it. */
function explainRule(words) {
	const ref = /:refs\/(heads|tags)\/(\S+)/.exec(words);
	const [kind, name] = [ref?.[1] ?? "heads", ref?.[2] ?? ""];
	return `The remote refuses ${name === "" ? "this push" : `the ${kind === "tags" ? "tag" : "branch"} ${name}`}: ${quoteRule(words)}. ${chooseCure(kind, name)}`;
}
function chooseCure(kind, name) {
	const rules = "GitHub: Settings, Rules or Branches; Gitea: Settings, Branches";
	if (kind === "tags") return "Allow the token's user to create tags in that rule (GitHub: Settings, Rules; Gitea: Settings, Tags).";
	if (name.startsWith("slipway/")) return `Branches that begin with slipway/ are the bot's: leave them out of that rule, or allow the token's user to push them (${rules}).`;
	return `Let the change go through a pull request ("commit: pull-request"), or allow the token's user to push in that rule (${rules}).`;
}
/** What the forge said of the rule, on one line. */
function quoteRule(words) {
	const lines = words.split("\n").filter((line) => !/^\s*(remote:\s*)?https?:/.test(line)).map((line) => line.replace(DECORATION, "").trim()).filter((line) => !EMPTY_WORDS.test(line)).map((line) => line.replace(/[.:]$/, ""));
	const said = [...new Set(lines)].join("; ");
	return (said === "" ? "a hook of the remote declined it" : said).slice(0, MOST_CHARACTERS);
}

// kit/host/git/redact-urls.ts
/** The text without user names and passwords in URLs. */
function redactUrls(text) {
	return text.replaceAll(/\b(\w+:\/\/)[^@/\s]+@/g, "$1***@");
}

// kit/host/git/explain-git-failure.ts
/** What git says (matched against its English messages) and what cures it. The first match counts. */
const CURES = [
	{
		pattern: /not a git repository/i,
		code: "SLW_GIT_UNUSABLE",
		explain: ({ directory }) => `${directory} is not inside a Git repository. Run actions/checkout before this step, or "git init" there.`
	},
	{
		pattern: /detected dubious ownership/i,
		code: "SLW_GIT_UNUSABLE",
		explain: ({ directory }) => `Git refuses ${directory}: it belongs to another user. Run 'git config --global --add safe.directory "${directory}"'.`
	},
	{
		pattern: /No such remote|'origin' does not appear to be a git repository|No configured push destination/i,
		code: "SLW_REMOTE_UNREACHABLE",
		explain: ({ directory }) => `The repository at ${directory} has no remote "origin". Add one with "git remote add origin <url>" ("slipway ingest --commit none" needs none).`
	},
	{
		pattern: /permission denied for writing/i,
		code: "SLW_REMOTE_REFUSED",
		explain: ({ remote }) => explainRefusal(remote)
	},
	{
		pattern: RULE_REFUSAL,
		code: "SLW_REMOTE_REFUSED",
		explain: ({ words }) => explainRule(words)
	},
	{
		pattern: /exists; cannot create|directory file conflict/i,
		code: "SLW_REMOTE_REFUSED",
		explain: ({ remote }) => `The remote cannot hold this branch, since another one is named like a part of it: ${remote}. Rename or delete that branch.`
	},
	{
		pattern: /without `?workflows?`? permission/i,
		code: "SLW_REMOTE_REFUSED",
		explain: () => "The remote refuses a push that changes files in .github/workflows. Use a token that has the \"workflows\" permission."
	},
	{
		pattern: /Authentication failed|could not read (Username|Password)|Permission denied \(publickey|terminal prompts disabled|The requested URL returned error: 40[13]|Permission to .{1,300} denied|Write access to repository not granted/i,
		code: "SLW_REMOTE_REFUSED",
		explain: ({ remote }) => explainRefusal(remote)
	},
	{
		pattern: /Could not resolve host|Failed to connect|Connection refused|Connection timed out|Could not resolve hostname/i,
		code: "SLW_REMOTE_UNREACHABLE",
		explain: ({ remote }) => `The remote "origin" cannot be reached: ${remote}. Check its URL and the connection.`
	},
	{
		pattern: /Repository not found|repository .{1,300} not found|does not appear to be a git repository|Could not read from remote/i,
		code: "SLW_REMOTE_UNREACHABLE",
		explain: ({ remote }) => `The remote "origin" is not there or may not be read: ${remote}. Check its URL (git remote -v) and the token.`
	},
	{
		pattern: /couldn't find remote ref/i,
		code: "SLW_COMMIT_MISSING",
		explain: ({ remote }) => `The remote "origin" lacks the branch: ${remote}. Check its name, or push it.`
	},
	{
		pattern: /shallow update not allowed|did not send all necessary objects|remote unpack failed/i,
		code: "SLW_CLONE_SHALLOW",
		explain: () => "The clone is too shallow for this push. Set \"fetch-depth: 0\" in actions/checkout, or run \"git fetch --unshallow\"."
	},
	{
		pattern: /The requested URL returned error: 5\d\d/i,
		code: "SLW_REMOTE_UNREACHABLE",
		explain: ({ remote }) => `The remote "origin" is in trouble: ${remote}. Try again later.`
	},
	{
		pattern: /No space left on device/i,
		code: "SLW_WRITE_REFUSED",
		explain: ({ directory }) => `The disk that holds ${directory} is full. Free some space and run again.`
	},
	{
		pattern: /RPC failed|early EOF|unexpected disconnect|remote end hung up/i,
		code: "SLW_REMOTE_UNREACHABLE",
		explain: ({ remote }) => `The connection to the remote "origin" broke off: ${remote}. Run again: whatever has arrived there is taken up.`
	}
];
function explainRefusal(remote) {
	return `The remote "origin" refuses these credentials: ${remote}. Give the job "permissions: contents: write" and keep "persist-credentials: true" in actions/checkout, or sign in to the remote with git.`;
}
/** The error for a git command that failed: a ConfigurationError where the cure is known, else git's own words. */
function explainGitFailure({ args, directory, exitCode, stderr, stdout }) {
	const words = redactUrls(`${stderr}\n${stdout}`.trim());
	const cure = CURES.find(({ pattern }) => pattern.test(words));
	if (cure) {
		const remote = findLine(words, cure.pattern);
		return new ConfigurationError(cure.code, cure.explain({
			directory,
			remote,
			words
		}));
	}
	return /* @__PURE__ */ new Error(`git ${args.map(redactUrls).join(" ")} ended with ${exitCode}: ${words}`);
}
function findLine(words, pattern) {
	return (words.split("\n").find((candidate) => pattern.test(candidate)) ?? words).replace(/^(remote:|fatal:|error:|\s|!)+/, "").trim().replace(/[.:]$/, "");
}

// kit/host/git/push.ts
const RACE = /\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i;
/** A branch named as a folder of the wanted one: no race, it stays in the way. */
const IN_THE_WAY = /exists; cannot create|directory file conflict/i;
/**
* Pushes a commit to a branch of the remote, without the user's push hooks.
* @param expected the commit the branch must be at, empty: it must not be there
* @param fastForward true: an ordinary push, as protected branches want it; false: overwrites what is `expected`
*/
async function pushCommit({ git, commit, branch, expected, fastForward }) {
	const ref = `refs/heads/${branch}`;
	const args = [
		"push",
		"--porcelain",
		"--no-verify",
		...fastForward && expected !== "" ? [] : [`--force-with-lease=${ref}:${expected}`],
		"origin",
		`${commit}:${ref}`
	];
	const answer = await git(args, { answers: [1, 128] });
	if (answer.exitCode === 0) return "pushed";
	if (isRace(`${answer.stdout}\n${answer.stderr}`)) return "race";
	throw explainGitFailure({
		args,
		directory: "the project",
		...answer
	});
}
/** Whether git's words about a refused push say that somebody else was faster. */
function isRace(words) {
	return RACE.test(words) && !IN_THE_WAY.test(words);
}
/** Waits longer each time, by chance, so that jobs that collided once do not collide again: at most 6 s. */
function createBackOff() {
	let limitMs = 50;
	return async () => {
		await setTimeout(Math.random() * limitMs);
		limitMs = Math.min(limitMs * 2, 6e3);
	};
}

// kit/host/git/has-commit.ts
/** Whether this clone has a commit of that name. */
async function hasCommit(git, commit) {
	const { exitCode } = await git([
		"cat-file",
		"-e",
		`${commit}^{commit}`
	], { answers: [1, 128] });
	return exitCode === 0;
}

// kit/host/git/is-shallow.ts
/** Whether the clone holds the newest commits alone, as checkout makes it by default. */
async function isShallow(git) {
	return (await git(["rev-parse", "--is-shallow-repository"])).stdout.trim() === "true";
}

// kit/host/git/remote.ts
/** The branch that the remote's HEAD names, else the one this clone was made from, else the one checked out. */
async function findDefaultBranch(git) {
	const { stdout } = await git([
		"ls-remote",
		"--symref",
		"origin",
		"HEAD"
	]);
	const named = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout)?.[1];
	if (named !== void 0) return named;
	const local = await git([
		"symbolic-ref",
		"--quiet",
		"--short",
		"refs/remotes/origin/HEAD"
	], { answers: [1, 128] });
	if (local.exitCode === 0) return local.stdout.trim().replace(/^origin\//, "");
	const head = await git([
		"symbolic-ref",
		"--quiet",
		"--short",
		"HEAD"
	], { answers: [1] });
	if (head.exitCode === 0) return head.stdout.trim();
	throw new ConfigurationError("SLW_INPUT_MISSING", "The remote \"origin\" names no default branch. Set the input \"base\".");
}
/** The commit a remote branch points at, asked from the remote. */
async function findRemoteCommit(git, branch) {
	const ref = `refs/heads/${branch}`;
	const { stdout } = await git([
		"ls-remote",
		"origin",
		ref
	]);
	return stdout.split("\n").find((candidate) => candidate.endsWith(`\t${ref}`))?.split("	")[0];
}
/** Brings a remote branch here, as `refs/remotes/origin/<branch>`; its commit. */
async function fetchBranch(git, branch) {
	const commit = await findRemoteCommit(git, branch);
	if (commit === void 0) throw new ConfigurationError("SLW_COMMIT_MISSING", `The remote "origin" has no branch "${branch}". Check the name, or push it first.`);
	return bringBranch({
		git,
		branch,
		commit
	});
}
/**
* The same for a branch whose commit the remote has just told: it is not asked again for what is here already.
* A shallow clone stays shallow: it gets the branch's newest commit alone.
*/
async function bringBranch({ git, branch, commit }) {
	const tracking = `refs/remotes/origin/${branch}`;
	if ((await git([
		"rev-parse",
		"--verify",
		"--quiet",
		tracking
	], { answers: [1] })).stdout.trim() === commit) return commit;
	await git([
		"fetch",
		"--quiet",
		"--no-tags",
		...await needsDepth(git, commit) ? ["--depth=1"] : [],
		"origin",
		`+refs/heads/${branch}:${tracking}`
	]);
	return (await git([
		"rev-parse",
		"--verify",
		tracking
	])).stdout.trim();
}
async function needsDepth(git, commit) {
	return await isShallow(git) && !await hasCommit(git, commit);
}

// kit/host/git/complete-history.ts
/** Fetches what a shallow clone, which checkout makes by default, lacks of a remote branch's history. */
async function completeHistory(git, branch) {
	if (!await isShallow(git)) return;
	await git([
		"fetch",
		"--quiet",
		"--no-tags",
		"--unshallow",
		"origin",
		branch
	]);
}

// kit/host/git/stands-on.ts
/**
* Whether a commit's parent is part of the base branch. After a push over the base it may not be: merging the commit
* would bring back what that push took away.
* @param base the base branch's newest commit
*/
async function standsOn({ git, commit, branch, base }) {
	const parent = await readParent(git, commit);
	if (parent === void 0 || parent === base) return parent === base;
	await completeHistory(git, branch);
	return (await git([
		"merge-base",
		"--is-ancestor",
		parent,
		base
	], { answers: [1, 128] })).exitCode === 0;
}
/** As the commit says it: a shallow clone hides the parents of its oldest commits from other commands. */
async function readParent(git, commit) {
	const { stdout } = await git([
		"cat-file",
		"-p",
		commit
	]);
	return /^parent ([0-9a-f]+)$/m.exec(stdout)?.[1];
}

// kit/host/git/tip.ts
/** Author and committer of every commit that Slipway makes. */
const BOT = {
	name: "slipway[bot]",
	email: "slipway[bot]@users.noreply.github.com"
};
/** Trailer in the messages of proposed commits, by which the same proposal is known again. */
const CHANGE_TRAILER = "Slipway-Change";
/** Who made a branch's newest commit, and which change of Slipway's it is, if any. */
async function readTip(git, commit) {
	const { stdout } = await git([
		"show",
		"--no-patch",
		`--format=${`%an%n%ce%n%(trailers:key=${CHANGE_TRAILER},valueonly)`}`,
		commit
	]);
	const [author = "", email = "", change] = stdout.split("\n");
	return {
		author,
		email,
		change: change?.trim() || void 0
	};
}

// kit/host/git/write-commit.ts
/** Writes a commit that is `base` (or nothing) with the change; its id. The bot is author and committer. */
async function writeCommit({ git, base, change, entries, message, id }) {
	const tree = await writeTree({
		git,
		base,
		change,
		entries
	});
	const parents = base === null ? [] : ["-p", base];
	const input = id === void 0 ? `${message.trim()}\n` : await addTrailer({
		git,
		message,
		id
	});
	const env = {
		GIT_AUTHOR_NAME: BOT.name,
		GIT_AUTHOR_EMAIL: BOT.email,
		GIT_COMMITTER_NAME: BOT.name,
		GIT_COMMITTER_EMAIL: BOT.email
	};
	return (await git([
		"commit-tree",
		tree,
		...parents,
		"-F",
		"-"
	], {
		input,
		env
	})).stdout.trim();
}
async function addTrailer({ git, message, id }) {
	return (await git([
		"interpret-trailers",
		"--if-exists",
		"replace",
		"--trailer",
		`${CHANGE_TRAILER}: ${id}`
	], { input: `${message.trim()}\n` })).stdout;
}
async function writeTree({ git, base, change, entries }) {
	return inTemporaryFolder("slipway-index-", async (folder) => {
		const env = { GIT_INDEX_FILE: join(folder, "index") };
		await git(["read-tree", base ?? "--empty"], { env });
		await git([
			"update-index",
			"-z",
			"--replace",
			"--index-info"
		], {
			env,
			input: formatIndexInfo(change, entries)
		});
		return (await git(["write-tree"], { env })).stdout.trim();
	});
}
/** Lines for `git update-index --index-info`; an executable file stays one, mode 0 removes the path. */
function formatIndexInfo(change, entries) {
	const none = "0".repeat(change.find(({ object }) => object !== null)?.object?.length ?? 40);
	return change.map(({ path, object }) => {
		const mode = entries.get(path)?.mode === "100755" ? "100755" : "100644";
		return object === null ? `0 ${none}\t${path}\0` : `${mode} ${object}\t${path}\0`;
	}).join("");
}

// kit/host/git/commit-to-branch.ts
/** How often a commit is rebuilt on a newer tip before giving up. */
const MAX_PUSH_ATTEMPTS = 8;
/**
* Commits files on top of a remote branch and pushes, by Git's plumbing: the checkout, its index and its branches stay
* untouched. A push that loses a race is rebuilt on the newer tip. A bot's branch with the same change already on it,
* on the same contents of `base`, is left alone.
* @throws ConfigurationError when the branch holds commits of somebody else (unless `force`), or every race is lost.
*/
async function commitToBranch({ git, log, inRepository, request }) {
	const change = await writeChange({
		git,
		inRepository,
		files: request.files
	});
	const attempt = request.branch === request.base ? commitDirectly : commitToBotBranch;
	const backOff = createBackOff();
	for (let count = 1; count <= 8; count++) {
		const outcome = await attempt({
			git,
			request,
			change
		});
		if (outcome !== "race") return outcome;
		log.debug(`Somebody else pushed to ${request.branch}; building the commit again (${count}).`);
		await backOff();
	}
	throw new ConfigurationError("SLW_PUSH_CONTENDED", `Every one of ${8} pushes to "${request.branch}" met a newer commit. Run again when fewer jobs push to it.`);
}
async function commitDirectly({ git, request, change }) {
	const { branch, message } = request;
	const base = await fetchBase({
		git,
		request
	});
	const entries = base === null ? /* @__PURE__ */ new Map() : await findEntries({
		git,
		commit: base,
		change
	});
	if (base !== null && isApplied(change, entries)) return {
		commit: base,
		changed: false,
		inBase: true
	};
	const commit = await writeCommit({
		git,
		base,
		change,
		entries,
		message
	});
	return await pushCommit({
		git,
		commit,
		branch,
		expected: base ?? "",
		fastForward: true
	}) === "race" ? "race" : {
		commit,
		changed: true,
		inBase: false
	};
}
async function commitToBotBranch({ git, request, change }) {
	const { branch, message } = request;
	const base = await fetchBranch(git, request.base);
	const entries = await findEntries({
		git,
		commit: base,
		change
	});
	if (isApplied(change, entries)) return {
		commit: base,
		changed: false,
		inBase: true
	};
	const id = describeChange(change, entries);
	if (request.declined?.includes(id)) return {
		commit: base,
		changed: false,
		inBase: false,
		change: id,
		declined: true
	};
	const current = await findRemoteCommit(git, branch);
	if (current !== void 0) {
		await bringBranch({
			git,
			branch,
			commit: current
		});
		if (await mayKeep({
			git,
			request,
			change,
			base,
			current,
			id
		})) return {
			commit: current,
			changed: false,
			inBase: false,
			change: id
		};
	}
	const commit = await writeCommit({
		git,
		base,
		change,
		entries,
		message,
		id
	});
	return await pushCommit({
		git,
		commit,
		branch,
		expected: current ?? "",
		fastForward: false
	}) === "race" ? "race" : {
		commit,
		changed: true,
		inBase: false,
		change: id
	};
}
/** Whether the branch as it is says what is wanted. @throws ConfigurationError when somebody else's work is on it. */
async function mayKeep({ git, request, change, base, current, id }) {
	const tip = await readTip(git, current);
	if (tip.change === id) return !request.rebuild && await standsOn({
		git,
		commit: current,
		branch: request.base,
		base
	});
	if (tip.email === BOT.email || request.force) return false;
	if (isApplied(change, await findEntries({
		git,
		commit: current,
		change
	}))) return true;
	throw new ConfigurationError("SLW_BRANCH_FOREIGN", `The branch "${request.branch}" holds commits by ${tip.author}, which Slipway will not overwrite. Merge or close its pull request, or delete the branch, then run again.`);
}
async function fetchBase({ git, request }) {
	if (!request.orphan) return fetchBranch(git, request.base);
	const commit = await findRemoteCommit(git, request.base);
	return commit === void 0 ? null : bringBranch({
		git,
		branch: request.base,
		commit
	});
}

// kit/host/git/first-parent-log.ts
const FORMAT = [
	"%H",
	"%cI",
	"%an",
	"%s"
].join("%x00");
const NO_OBJECT = /^0+$/;
/**
* What happened to files on a branch, oldest first, following first parents alone: a merge counts as one step with all
* it brought.
* @throws ConfigurationError when there is no such ref
*/
async function readFirstParentLog({ git, inRepository, ref, paths }) {
	const commit = await resolveCommit(git, ref);
	const root = await inRepository("");
	const places = await Promise.all(paths.map(inRepository));
	const { stdout } = await git([
		"-c",
		"log.showRoot=true",
		"log",
		"--first-parent",
		"--diff-merges=first-parent",
		"--reverse",
		"--raw",
		"-z",
		"--no-abbrev",
		"--no-renames",
		"--no-ext-diff",
		`--format=${FORMAT}`,
		commit,
		"--",
		...places.map((path) => `:(top,literal)${path}`)
	]);
	return parseLog(stdout, root === "" ? 0 : root.length + 1);
}
/** Four words of `FORMAT` for each commit, then its changes: `:modes objects status` and the path. */
function parseLog(text, prefix) {
	const words = text.split("\0");
	const entries = [];
	while (words.length > 1) {
		const [commit = "", at = "", author = "", subject = ""] = words.splice(0, 4);
		const changes = [];
		while (/^\n?:/.test(words[0] ?? "")) {
			const [change = "", path = ""] = words.splice(0, 2);
			const object = change.split(" ")[3] ?? "";
			changes.push({
				path: path.slice(prefix),
				object: NO_OBJECT.test(object) ? null : object
			});
		}
		entries.push({
			commit,
			at,
			author,
			subject,
			changes
		});
	}
	return entries;
}

// kit/host/git/is-ancestor.ts
/**
* Whether commit `a` is an ancestor of commit `b`, or the same.
* @throws ConfigurationError when a shallow clone lacks the history that would tell.
*/
async function isAncestor(git, a, b) {
	const [older, newer] = [await resolveCommit(git, a), await resolveCommit(git, b)];
	const { exitCode } = await git([
		"merge-base",
		"--is-ancestor",
		older,
		newer
	], { answers: [1] });
	if (exitCode === 0) return true;
	if (!await isShallow(git)) return false;
	throw new ConfigurationError("SLW_CLONE_SHALLOW", `This clone is too shallow to tell whether ${a} is part of ${b}. Set "fetch-depth: 0" in actions/checkout.`);
}

// kit/host/git/paths.ts
/** The resolver of one project; it asks git once where in the repository the project lies. */
function createPathResolver(git) {
	let prefix;
	return async (path) => {
		prefix ??= git(["rev-parse", "--show-prefix"]).then(({ stdout }) => stdout.replace(/\n$/, ""));
		return joinInside(await prefix, path);
	};
}
function joinInside(prefix, path) {
	const joined = posix.join("/", prefix, path.replaceAll("\\", "/")).slice(1);
	const inside = posix.normalize(path.replaceAll("\\", "/"));
	if (inside === ".." || inside.startsWith("../") || posix.isAbsolute(inside)) throw new ConfigurationError("SLW_PATH_OUTSIDE", `The path ${path} leads out of the project's folder. Write one inside it, relative to it.`);
	return joined.replace(/\/$/, "");
}

// kit/host/git/run-git.ts
/** Enough for the listing of any repository that fits in memory. */
const MAX_OUTPUT_BYTES = 536870912;
/** A network command that shows no end by then is ended: 10 minutes. */
const TIMEOUT_MS = 6e5;
/**
* A checkout runs nothing: no hook (its own settings may point into it), no file monitor, and no repository that lies in
* it as plain files (`safe.bareRepository`, from Git 2.38 on).
*/
const SAFE_SETTINGS = [
	["core.hooksPath", devNull],
	["core.fsmonitor", "false"],
	["safe.bareRepository", "explicit"]
].flatMap(([name, value]) => ["-c", `${name}=${value}`]);
/**
* The git command line in `directory`: no shell, no prompt, messages in English.
* The function it returns throws a ConfigurationError for failures with a known cure, else an Error with git's words.
*/
function createGitRunner({ directory, log }) {
	return async (args, options = {}) => {
		log.debug(`git ${args.map(redactUrls).join(" ")}`);
		const answer = await execute(directory, args, options);
		if (answer.exitCode === 0 || options.answers?.includes(answer.exitCode)) return answer;
		const outside = await execute(directory, ["rev-parse", "--git-dir"], {});
		throw explainGitFailure({
			args,
			directory,
			...outside.exitCode === 0 ? answer : outside
		});
	};
}
function execute(directory, args, options) {
	const { encoding = "utf8" } = options;
	const overrides = {
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C",
		...options.env
	};
	const env = createChildEnvironment({
		kind: "git",
		overrides
	});
	return new Promise((resolve, reject) => {
		const child = execFile("git", [...SAFE_SETTINGS, ...args], {
			cwd: directory,
			env,
			encoding,
			maxBuffer: MAX_OUTPUT_BYTES,
			timeout: TIMEOUT_MS,
			windowsHide: true
		}, (error, stdout, stderr) => {
			if (error === null) resolve({
				exitCode: 0,
				stdout,
				stderr
			});
			else if (typeof error.code === "number") resolve({
				exitCode: error.code,
				stdout,
				stderr
			});
			else reject(explainStart({
				error,
				directory,
				args
			}));
		});
		child.stdin?.on("error", () => {});
		child.stdin?.end(options.input ?? "");
	});
}
function explainStart({ error, directory, args }) {
	if (hasCode(error, "ENOENT")) return new ConfigurationError("SLW_GIT_UNUSABLE", existsSync(directory) ? "The command git was not found. Install Git and put it on PATH." : `The folder ${directory} does not exist. Check the input "working-directory".`);
	if (error.killed) return new ConfigurationError("SLW_REMOTE_UNREACHABLE", `git ${args[0]} did not end within ${TIMEOUT_MS / 6e4} minutes. Check the connection to the remote "origin".`);
	return error;
}

// kit/host/git/tags.ts
/** The remote's tags by name, asked from the remote. */
async function readRemoteTags(git) {
	const { stdout } = await git([
		"ls-remote",
		"--tags",
		"origin"
	]);
	const tags = /* @__PURE__ */ new Map();
	for (const line of stdout.split("\n")) {
		const [object = "", ref = ""] = line.split("	");
		const peeled = ref.endsWith("^{}");
		const name = ref.replace(/^refs\/tags\//, "").replace(/\^\{\}$/, "");
		if (name === "") continue;
		tags.set(name, peeled ? {
			object: tags.get(name)?.object ?? object,
			commit: object
		} : {
			object,
			commit: object
		});
	}
	return tags;
}
/**
* Writes the tags as objects and pushes them all or none. Nothing is pushed over a tag that somebody else made meanwhile.
*/
async function pushTags(git, tags) {
	if (tags.length === 0) return "pushed";
	const specs = [];
	const leases = [];
	for (const tag of tags) {
		const ref = `refs/tags/${tag.name}`;
		const object = await writeTag(git, tag);
		leases.push(`--force-with-lease=${ref}:${tag.replaces ?? ""}`);
		specs.push(`${object}:${ref}`);
	}
	const args = [
		"push",
		"--porcelain",
		"--no-verify",
		"--atomic",
		...leases,
		"origin",
		...specs
	];
	const answer = await git(args, { answers: [1, 128] });
	if (answer.exitCode === 0) return "pushed";
	if (isRace(`${answer.stdout}\n${answer.stderr}`)) return "race";
	throw explainGitFailure({
		args,
		directory: "the project",
		...answer
	});
}
/** The same name, commit, message and time always make the same object. */
async function writeTag(git, { name, commit, message, at }) {
	const seconds = Math.floor(Date.parse(at) / 1e3);
	return (await git(["mktag"], { input: [
		`object ${commit}`,
		"type commit",
		`tag ${name}`,
		`tagger ${BOT.name} <${BOT.email}> ${seconds} +0000`,
		"",
		message.trim(),
		""
	].join("\n") })).stdout.trim();
}

// kit/host/git/git.ts
/** The Git port of a project's folder: a work tree, or a folder inside one. */
function createGit({ directory, log }) {
	const git = createGitRunner({
		directory,
		log
	});
	const inRepository = createPathResolver(git);
	return {
		directory,
		run: async (args, options) => (await git(args, options)).stdout.replace(/\r?\n$/, ""),
		headCommit: () => readHead(git),
		treeOf: async (path) => readTree({
			git,
			path: await inRepository(path)
		}),
		defaultBranch: () => findDefaultBranch(git),
		show: async (ref, path) => readBlob({
			git,
			ref,
			path: await inRepository(path)
		}),
		list: async (ref, prefix) => listFiles({
			git,
			ref,
			root: await inRepository(""),
			prefix: await inRepository(prefix)
		}),
		showAll: async (ref, prefix) => readFiles({
			git,
			ref,
			root: await inRepository(""),
			prefix: await inRepository(prefix)
		}),
		fetch: (branch) => fetchBranch(git, branch),
		remoteCommit: (branch) => findRemoteCommit(git, branch),
		commitToBranch: (request) => commitToBranch({
			git,
			log,
			inRepository,
			request
		}),
		isAncestor: (a, b) => isAncestor(git, a, b),
		hasCommit: (commit) => hasCommit(git, commit),
		isShallow: () => isShallow(git),
		firstParentLog: (ref, paths) => readFirstParentLog({
			git,
			inRepository,
			ref,
			paths
		}),
		readBlobs: (objects) => readBlobs(git, objects),
		completeHistory: (branch) => completeHistory(git, branch),
		remoteTags: () => readRemoteTags(git),
		pushTags: (tags) => pushTags(git, tags)
	};
}
async function readHead(git) {
	const { exitCode, stdout } = await git([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	], { answers: [1, 128] });
	return exitCode === 0 ? stdout.trim() : null;
}

export { HIDDEN_CLASS as a, redactUrls as i, SAFE_SETTINGS as n, showHidden as o, createGitRunner as r, createGit as t };