import { F as Number, I as Null, L as Literal, M as Record, N as Union, P as String, R as Integer, T as DigestSchema, U as Optional, V as Unknown, W as _Array_, _ as SemanticVersion, g as ObjectName, h as Name, l as StatedReachSchema, m as Instant, p as Count, v as closed, y as manifestSchema, z as Boolean } from "./chunk-evaluation.js";

// kit/format/manifest/run.ts
const MetricPointSchema = closed({
	name: String(),
	value: Number(),
	step: Optional(Number())
});
const EnvironmentSchema = closed({
	platform: String(),
	arch: String(),
	node: String(),
	device: String(),
	cpus: Count,
	/** A line a GPU: name, driver. */
	gpus: _Array_(String()),
	/** Lock files beside the training code, by path from the repository's root. */
	lockFiles: Record(String(), DigestSchema)
});
/** What was asked for. `key` is what makes a run the same run (see `computeRunKey`). */
const REQUEST = {
	model: Name,
	key: String({
		pattern: "^[0-9a-f]{12}$",
		description: "12 hex digits"
	}),
	command: String(),
	params: Record(String(), Unknown()),
	seed: Integer(),
	code: closed({
		commit: Union([ObjectName, Null()]),
		/** Empty where it is not known. */
		tree: Union([ObjectName, Literal("")]),
		dirty: Boolean()
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
	by: Union([
		Literal("namespace", { description: "a PID namespace; the kernel ended all in it" }),
		Literal("cgroup", { description: "a control group, and a marker in the environment" }),
		Literal("marker", { description: "a marker in the environment that a process may shed" }),
		Literal("none", { description: "its process group alone" })
	]),
	/** Ways out of it that stood open: `root`, `sudo`, `container engine`. */
	open: _Array_(String()),
	/** Whether it was kept from the variables that this action was started with. */
	environmentHidden: Boolean(),
	/** Processes that outlived the command and were ended. */
	leftovers: Count,
	/** Files of the runner that it had changed and that were put back, by their variables. */
	restored: _Array_(String())
});
/** What two trainings of one model differ in. */
const CIRCUMSTANCES = {
	attempt: Integer({ minimum: 1 }),
	environment: EnvironmentSchema,
	started: Instant,
	seconds: Number({ minimum: 0 })
};
/** `run.json`: one training, as it happened. */
const RunSchema = manifestSchema("run", 1, {
	...REQUEST,
	...CIRCUMSTANCES,
	...OUTCOME,
	/** Absent for the built-in trainer, which is no command, and in older runs. */
	isolation: Optional(IsolationSchema),
	metrics: _Array_(MetricPointSchema),
	checkpoints: _Array_(closed({
		path: String(),
		digest: DigestSchema,
		step: Number()
	}))
});
/** `failed-run.json`: a training that left no model, and why. */
const FailedRunSchema = manifestSchema("failed-run", 1, {
	...REQUEST,
	...CIRCUMSTANCES,
	/** Absent where the command was never started, for the built-in trainer, and in older runs. */
	isolation: Optional(IsolationSchema),
	reason: String()
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