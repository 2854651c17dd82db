import { t as EnvironmentSchema } from "./chunk-registry.js";
import { t as parseIfValid } from "./chunk-parse-if-valid.js";
import { n as MODELS_FOLDER } from "./chunk-paths.js";

// kit/ml/registry/find-pull-request.ts
/** How forges name a pull request in the subject of its merge: GitHub's and Gitea's merge commits, squash and rebase. */
const MENTIONS = [
	/^Merge pull request #(\d+) /,
	/^Merge pull request '.*' \(#(\d+)\) /,
	/ \(#(\d+)\)$/
];
/** The number of the pull request that a commit merged, by its subject; undefined where none is named. */
function findPullRequest(subject) {
	for (const mention of MENTIONS) {
		const number = mention.exec(subject)?.[1];
		if (number !== void 0) return Number(number);
	}
}
/** How git itself names what it merged, where no forge did it. */
const MERGED_BRANCH = /^Merge (?:remote-tracking )?branch '(?:origin\/)?([^']+)'/;
/** The branch that a commit merged, by its subject as git writes it; undefined where none is named. */
function findMergedBranch(subject) {
	return MERGED_BRANCH.exec(subject)?.[1];
}

// kit/ml/registry/history.ts
const VERSION_FILE = /^models\/([^/]+)\/versions\/([^/]+)\/version\.json$/;
const POINTER_FILE = /^models\/([^/]+)\/environments\/([^/]+)\.json$/;
/**
* Who put what live when, from Git alone: the first-parent line of a ref, on which a merged pull request is one step.
* Steps at which a pointer was nonsense are passed over; what was live before stays live for the reader.
*/
async function readHistory(git, ref, model) {
	const entries = await git.firstParentLog(ref, [model === void 0 ? MODELS_FOLDER : `${MODELS_FOLDER}/${model}`]);
	const objects = entries.flatMap(({ changes }) => changes.filter(({ path, object }) => object !== null && POINTER_FILE.test(path)).map(({ object }) => object ?? ""));
	const pointers = await git.readBlobs([...new Set(objects)]);
	return {
		registrations: entries.flatMap(listRegistrations),
		assignments: followPointers(entries, pointers)
	};
}
function listRegistrations(entry) {
	return entry.changes.flatMap(({ path, object }) => {
		const [, model, version] = VERSION_FILE.exec(path) ?? [];
		return model !== void 0 && version !== void 0 && object !== null ? [{
			...describeStep(entry),
			model,
			version
		}] : [];
	});
}
function followPointers(entries, blobs) {
	const tracks = /* @__PURE__ */ new Map();
	return entries.flatMap((entry) => entry.changes.flatMap(({ path, object }) => {
		const [, model, environment] = POINTER_FILE.exec(path) ?? [];
		if (model === void 0 || environment === void 0) return [];
		const pointer = object === null ? null : parseIfValid(EnvironmentSchema, blobs.get(object), path);
		if (pointer === void 0) return [];
		const track = tracks.get(path) ?? {
			live: null,
			line: []
		};
		tracks.set(path, track);
		const move = advance(track, pointer);
		return move ? [{
			...describeStep(entry),
			model,
			environment,
			...move
		}] : [];
	}));
}
/** Moves a track to what a pointer says; undefined where it stays where it is. */
function advance(track, pointer) {
	const from = track.live;
	const version = pointer?.version ?? null;
	if (version === from) return void 0;
	track.live = version;
	if (version === null) return {
		kind: "removal",
		version,
		bundle: null,
		from
	};
	const isKnown = track.line.includes(version);
	track.line = extendLine(track.line, version);
	return {
		kind: isKnown ? "rollback" : "promotion",
		version,
		bundle: pointer?.bundle ?? null,
		from
	};
}
/**
* The line of versions that leads to `version`: one that is on it already cuts off what came after, so that a version
* which was rolled back from is not gone back to. After 1.0, 1.1, 1.2 and back to 1.1 the line is 1.0, 1.1.
*/
function extendLine(line, version) {
	const known = line.indexOf(version);
	return [...known >= 0 ? line.slice(0, known) : line, version];
}
/** The version to go back to: the one before the present one on an environment's line; undefined where there is none. */
function findPreviousVersion({ assignments }, { model, environment }) {
	return assignments.filter((assignment) => assignment.model === model && assignment.environment === environment).reduce((line, { version }) => version === null ? line : extendLine(line, version), []).at(-2);
}
function describeStep({ commit, at, author, subject }) {
	return {
		commit,
		at,
		by: author,
		subject,
		pullRequest: findPullRequest(subject),
		branch: findMergedBranch(subject)
	};
}

export { readHistory as n, findPreviousVersion as t };