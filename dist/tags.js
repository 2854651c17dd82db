import { t as run } from "./chunk-run.js";
import { i as readProjectPipeline } from "./chunk-project-inputs.js";
import { t as locateData } from "./chunk-project-paths.js";
import { i as formatName } from "./chunk-markdown.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as DataLockSchema } from "./chunk-data-lock.js";
import { t as parseIfValid } from "./chunk-parse-if-valid.js";
import { n as readHistory } from "./chunk-history.js";
import { t as readBase } from "./chunk-read-base.js";

// action-package/src/tags/inputs.ts
async function readInputs(runner) {
	const { inputs } = runner;
	const pipeline = await readProjectPipeline(runner);
	return {
		base: inputs.text("base"),
		lock: locateData(pipeline).lock,
		dryRun: inputs.flag("dry-run") ?? false
	};
}

// action-package/src/tags/summarise-tags.ts
/** The step summary: what was created and moved, what stands in the way. */
function summariseTags({ branch, created, moved, kept, conflicts, pushed }) {
	return [
		`# ${created.length + moved.length === 0 ? "Every tag is there" : pushed ? "Tags were pushed" : "Tags would be pushed"}`,
		`By the history of ${formatName(branch)}; ${kept} stood right already.`,
		...listNames(pushed ? "Created" : "To be created", created),
		...listNames(pushed ? "Moved" : "To be moved", moved),
		...listNames("In the way", conflicts.map(({ name }) => name)),
		""
	].join("\n\n");
}
/** The sentence for tags that stand elsewhere; undefined when there are none. */
function explainConflicts({ branch, conflicts }) {
	const [first, ...more] = conflicts;
	if (!first) return void 0;
	const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
	return `The tag ${first.name} stands at ${first.commit.slice(0, 12)}, and by the history of ${branch} it belongs to ${first.expected.slice(0, 12)}${others}. Delete it on the remote if it is wrong (git push origin :refs/tags/${first.name}), then run again.`;
}
function listNames(title, names) {
	return names.length === 0 ? [] : [`${title}: ${names.map(formatName).join(", ")}`];
}

// kit/ml/registry/data-releases.ts
/** The versions of the data in the order in which their locks came to a branch; nonsense is passed over. */
async function readDataReleases(git, ref, lock) {
	const steps = (await git.firstParentLog(ref, [lock])).flatMap(({ changes, commit, at }) => changes.flatMap(({ object }) => object === null ? [] : [{
		object,
		commit,
		at
	}]));
	const texts = await git.readBlobs([...new Set(steps.map(({ object }) => object))]);
	const releases = [];
	for (const { object, commit, at } of steps) {
		const found = parseIfValid(DataLockSchema, texts.get(object), lock);
		const last = releases.at(-1);
		if (found === void 0 || found.version === last?.version && found.model === last.model) continue;
		releases.push({
			model: found.model,
			version: found.version,
			commit,
			at
		});
	}
	return releases;
}

// kit/ml/registry/derive-tags.ts
/**
* The tags of the model registry, as GTO reads them (gto.ai.iterative.ai, "Git tags format"): `model@v1.2.0` where a
* version was registered; `model#environment#3` for the third assignment and `model#environment!#3` for a removal, both
* at the commit of the version they speak of. A version that is registered nowhere gets none.
*/
function deriveModelTags({ registrations, assignments }) {
	const first = /* @__PURE__ */ new Map();
	for (const registration of registrations) {
		const key = keyOf(registration.model, registration.version);
		if (!first.has(key)) first.set(key, registration);
	}
	return [...[...first.values()].map(({ model, version, commit, at }) => ({
		name: `${model}@v${version}`,
		commit,
		message: `Registering artifact ${model} version v${version}`,
		at,
		moves: false
	})), ...deriveAssignmentTags(assignments, first)];
}
function deriveAssignmentTags(assignments, registered) {
	const tracks = /* @__PURE__ */ new Map();
	return assignments.flatMap((assignment) => {
		const { model, environment } = assignment;
		const key = keyOf(model, environment);
		const before = tracks.get(key) ?? {
			count: 0,
			time: 0
		};
		const track = {
			count: before.count + 1,
			time: nextSecond(assignment.at, before.time)
		};
		tracks.set(key, track);
		const version = assignment.version ?? assignment.from ?? "";
		const commit = registered.get(keyOf(model, version))?.commit;
		if (commit === void 0) return [];
		const isRemoval = assignment.version === null;
		const verb = isRemoval ? "Unassigning" : "Assigning";
		return [{
			name: `${model}#${environment}${isRemoval ? "!" : ""}#${track.count}`,
			commit,
			message: `${verb} stage ${environment} ${isRemoval ? "from" : "to"} artifact ${model} version v${version}`,
			at: new Date(track.time).toISOString(),
			moves: false
		}];
	});
}
/** GTO takes the assignment with the latest time as the one in force: times of one environment grow by whole seconds. */
function nextSecond(at, before) {
	return Math.max(Math.floor(Date.parse(at) / 1e3) * 1e3, before + 1e3);
}
/**
* `data-v1.2.0` where that version first came, `data-latest` at the newest step, `data-previous` at the one before. After
* a project was renamed its data begin anew: those of the new name are `data-<model>-v1.0.0`, and the moving two are theirs.
*/
function deriveDataTags(releases) {
	const named = /* @__PURE__ */ new Map();
	for (const release of releases) {
		const name = `data-${release.model === releases[0]?.model ? "" : `${release.model}-`}v${release.version}`;
		if (!named.has(name)) named.set(name, release);
	}
	const model = releases.at(-1)?.model;
	const [latest, previous] = releases.filter((release) => release.model === model).toReversed();
	return [
		...[...named].map(([name, release]) => describeData(name, release, false)),
		...latest ? [describeData("data-latest", latest, true)] : [],
		...previous ? [describeData("data-previous", previous, true)] : []
	];
}
function describeData(name, { version, commit, at }, moves) {
	return {
		name,
		commit,
		message: `Data ${version}`,
		at,
		moves
	};
}
function keyOf(model, name) {
	return `${model} ${name}`;
}

// action-package/src/tags/plan-tags.ts
/** Compares the tags that the history calls for with those that are there. */
function planTags(derived, present) {
	const plan = {
		create: [],
		move: [],
		kept: 0,
		conflicts: []
	};
	for (const { moves, ...tag } of derived) {
		const there = present.get(tag.name);
		if (!there) plan.create.push(tag);
		else if (there.commit === tag.commit) plan.kept += 1;
		else if (moves) plan.move.push({
			...tag,
			replaces: there.object
		});
		else plan.conflicts.push({
			name: tag.name,
			commit: there.commit,
			expected: tag.commit
		});
	}
	return plan;
}

// action-package/src/tags/tags.ts
/** How often a push that met somebody else's tags is planned again. */
const MAX_ATTEMPTS = 5;
/**
* Brings the remote's tags to what the base branch's history says: versions, assignments and data. Run again it changes
* nothing; run twice at once, one of the two finds its work done. A tag that stands at another commit is reported, never
* moved, but for `data-latest` and `data-previous`.
*/
async function reconcileTags(inputs, { git }) {
	const base = await readBase(git, inputs.base);
	await git.completeHistory(base.branch);
	const derived = await deriveTags(git, base, inputs.lock);
	for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
		const plan = planTags(derived, await git.remoteTags());
		const pushed = !inputs.dryRun;
		if (inputs.dryRun || await git.pushTags([...plan.create, ...plan.move]) === "pushed") return describe(base, plan, pushed);
	}
	throw new ConfigurationError("SLW_PUSH_CONTENDED", `Each of ${MAX_ATTEMPTS} pushes of tags met others that were new. Run again when fewer jobs push tags.`);
}
async function deriveTags(git, base, lock) {
	const history = await readHistory(git, base.commit);
	const releases = await readDataReleases(git, base.commit, lock);
	return [...deriveModelTags(history), ...deriveDataTags(releases)];
}
function describe({ branch }, { create, move, kept, conflicts }, pushed) {
	const [created, moved] = [create.map(({ name }) => name), move.map(({ name }) => name)];
	return {
		branch,
		created,
		moved,
		kept,
		conflicts,
		pushed
	};
}

// action-package/src/tags/index.ts
await run("tags", async (runner) => {
	const result = await reconcileTags(await readInputs(runner), { git: runner.ports.git() });
	const failure = explainConflicts(result);
	return {
		outputs: {
			created: result.created.join("\n"),
			moved: result.moved.join("\n"),
			changed: result.pushed && result.created.length + result.moved.length > 0
		},
		summary: summariseTags(result),
		result,
		...failure === void 0 ? {} : { failure }
	};
});

export {  };