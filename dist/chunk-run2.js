import { C as closed, F as build_default, O as DigestSchema, S as SemanticVersion, b as Instant, l as StatedReachSchema, w as manifestSchema, x as Name, y as Count } from "./chunk-evaluation.js";

// kit/manifest/run.ts
const MetricPointSchema = closed({
	name: build_default.String(),
	value: build_default.Number(),
	step: build_default.Optional(build_default.Number())
});
const EnvironmentSchema = closed({
	platform: build_default.String(),
	arch: build_default.String(),
	node: build_default.String(),
	device: build_default.String(),
	cpus: Count,
	/** One line of `nvidia-smi` a GPU: name, driver. */
	gpus: build_default.Array(build_default.String()),
	/** Lock files beside the training code, by path from the repository's root. */
	lockFiles: build_default.Record(build_default.String(), DigestSchema)
});
/** What was asked for. `key` is what makes a run the same run (see `computeRunKey`). */
const REQUEST = {
	model: Name,
	key: build_default.String({
		pattern: "^[0-9a-f]{12}$",
		description: "12 hex digits"
	}),
	command: build_default.String(),
	params: build_default.Record(build_default.String(), build_default.Unknown()),
	seed: build_default.Integer(),
	code: closed({
		commit: build_default.Union([build_default.String(), build_default.Null()]),
		tree: build_default.String(),
		dirty: build_default.Boolean()
	}),
	data: closed({
		version: SemanticVersion,
		lock: DigestSchema,
		dataset: DigestSchema
	})
};
/** What came out of it: the same for every training of the same key that ends in the same model. */
const OUTCOME = {
	artefact: closed({
		digest: DigestSchema,
		size: Count
	}),
	/** Whether source data or a test split lay within reach of the training command, as asked before it ran. */
	testReachable: StatedReachSchema
};
/** What kept the training command apart from the rest of its machine, as far as it held. */
const IsolationSchema = closed({
	by: build_default.Union([
		build_default.Literal("namespace", { description: "a PID namespace; the kernel ended all in it" }),
		build_default.Literal("cgroup", { description: "a control group, and a marker in the environment" }),
		build_default.Literal("marker", { description: "a marker in the environment that a process may shed" }),
		build_default.Literal("none", { description: "its process group alone" })
	]),
	/** Ways out of it that stood open: `root`, `sudo`, `container engine`. */
	open: build_default.Array(build_default.String()),
	/** Whether it was kept from the variables that this action was started with. */
	environmentHidden: build_default.Boolean(),
	/** Processes that outlived the command and were ended. */
	leftovers: Count,
	/** Files of the runner that it had changed and that were put back, by their variables. */
	restored: build_default.Array(build_default.String())
});
/** What two trainings of one model differ in. */
const CIRCUMSTANCES = {
	attempt: build_default.Integer({ minimum: 1 }),
	environment: EnvironmentSchema,
	started: Instant,
	seconds: build_default.Number({ minimum: 0 })
};
/** `run.json`: one training, as it happened. */
const RunSchema = manifestSchema("run", 1, {
	...REQUEST,
	...CIRCUMSTANCES,
	...OUTCOME,
	/** Absent for the built-in trainer, which is no command, and in older runs. */
	isolation: build_default.Optional(IsolationSchema),
	metrics: build_default.Array(MetricPointSchema),
	checkpoints: build_default.Array(closed({
		path: build_default.String(),
		digest: DigestSchema,
		step: build_default.Number()
	}))
});
/** `failed-run.json`: a training that left no model, and why. */
const FailedRunSchema = manifestSchema("failed-run", 1, {
	...REQUEST,
	...CIRCUMSTANCES,
	reason: build_default.String()
});
/** `bundle.json` beside a kept run: the bundle that was packaged of its model. */
const RunBundleSchema = manifestSchema("run-bundle", 1, {
	model: Name,
	key: REQUEST.key,
	bundle: DigestSchema
});
/** The `run.json` of a bundle: without what two trainings of one model differ in (clock, machine, attempts, curves). */
const RunFactsSchema = manifestSchema("run-facts", 1, {
	...REQUEST,
	...OUTCOME,
	/** Lock files beside the training code, by path from the repository's root. */
	lockFiles: EnvironmentSchema.properties.lockFiles
});
/** The part of a run that belongs to the model and not to the day it was trained on. */
function takeRunFacts(run) {
	const { model, key, command, params, seed, code, data, artefact, testReachable, environment } = run;
	return {
		$schema: RunFactsSchema.properties.$schema.const,
		model,
		key,
		command,
		params,
		seed,
		code,
		data,
		artefact,
		testReachable,
		lockFiles: environment.lockFiles
	};
}

export { takeRunFacts as a, RunSchema as i, RunBundleSchema as n, RunFactsSchema as r, FailedRunSchema as t };