import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { StatedReachSchema } from './reach.ts';
import { Count, closed, Instant, manifestSchema, Name, ObjectName, SemanticVersion } from './schema.ts';

const MetricPointSchema = closed({
  name: Type.String(),
  value: Type.Number(),
  step: Type.Optional(Type.Number()),
});

const EnvironmentSchema = closed({
  platform: Type.String(),
  arch: Type.String(),
  node: Type.String(),
  device: Type.String(),
  cpus: Count,
  /** A line a GPU: name, driver. */
  gpus: Type.Array(Type.String()),
  /** Lock files beside the training code, by path from the repository's root. */
  lockFiles: Type.Record(Type.String(), DigestSchema),
});

/** What was asked for. `key` is what makes a run the same run (see `computeRunKey`). */
const REQUEST = {
  model: Name,
  key: Type.String({ pattern: '^[0-9a-f]{12}$', description: '12 hex digits' }),
  command: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
  seed: Type.Integer(),
  code: closed({
    commit: Type.Union([ObjectName, Type.Null()]),
    /** Empty where it is not known. */
    tree: Type.Union([ObjectName, Type.Literal('')]),
    dirty: Type.Boolean(),
  }),
  data: closed({ version: SemanticVersion, lock: DigestSchema, dataset: DigestSchema }),
};

/** What came out of it: the same for every training of the same key that ends in the same model. */
const OUTCOME = {
  artefact: closed({ digest: DigestSchema, size: Count }),
  /** Whether source data or a test split lay within reach of the training command, as asked before it ran. */
  testReachable: StatedReachSchema,
};

/** What kept the training command apart from the rest of its machine, as far as it held. */
const IsolationSchema = closed({
  by: Type.Union([
    Type.Literal('namespace', { description: 'a PID namespace; the kernel ended all in it' }),
    Type.Literal('cgroup', { description: 'a control group, and a marker in the environment' }),
    Type.Literal('marker', { description: 'a marker in the environment that a process may shed' }),
    Type.Literal('none', { description: 'its process group alone' }),
  ]),
  /** Ways out of it that stood open: `root`, `sudo`, `container engine`. */
  open: Type.Array(Type.String()),
  /** Whether it was kept from the variables that this action was started with. */
  environmentHidden: Type.Boolean(),
  /** Processes that outlived the command and were ended. */
  leftovers: Count,
  /** Files of the runner that it had changed and that were put back, by their variables. */
  restored: Type.Array(Type.String()),
});

/** What two trainings of one model differ in. */
const CIRCUMSTANCES = {
  attempt: Type.Integer({ minimum: 1 }),
  environment: EnvironmentSchema,
  started: Instant,
  seconds: Type.Number({ minimum: 0 }),
};

/** `run.json`: one training, as it happened. */
export const RunSchema = manifestSchema('run', 1, {
  ...REQUEST,
  ...CIRCUMSTANCES,
  ...OUTCOME,
  /** Absent for the built-in trainer, which is no command, and in older runs. */
  isolation: Type.Optional(IsolationSchema),
  metrics: Type.Array(MetricPointSchema),
  checkpoints: Type.Array(closed({ path: Type.String(), digest: DigestSchema, step: Type.Number() })),
});
export type Run = Type.Static<typeof RunSchema>;
export type RunIsolation = Type.Static<typeof IsolationSchema>;
export type MetricPoint = Type.Static<typeof MetricPointSchema>;

/** `failed-run.json`: a training that left no model, and why. */
export const FailedRunSchema = manifestSchema('failed-run', 1, {
  ...REQUEST,
  ...CIRCUMSTANCES,
  /** Absent where the command was never started, for the built-in trainer, and in older runs. */
  isolation: Type.Optional(IsolationSchema),
  reason: Type.String(),
});
export type FailedRun = Type.Static<typeof FailedRunSchema>;

/** `bundle.json` beside a kept run: the bundle that was packaged of its model. */
export const RunBundleSchema = manifestSchema('run-bundle', 1, {
  model: Name,
  key: REQUEST.key,
  bundle: DigestSchema,
});
export type RunBundle = Type.Static<typeof RunBundleSchema>;

/** The `run.json` of a bundle: without what two trainings of one model differ in (clock, machine, attempts, curves). */
export const RunFactsSchema = manifestSchema('run-facts', 1, {
  ...REQUEST,
  ...OUTCOME,
  /** Lock files beside the training code, by path from the repository's root. */
  lockFiles: EnvironmentSchema.properties.lockFiles,
});
export type RunFacts = Type.Static<typeof RunFactsSchema>;

/** The part of a run that belongs to the model and not to the day it was trained on. */
export function takeRunFacts(run: Run): RunFacts {
  const { model, key, command, params, seed, code, data, artefact, testReachable, environment } = run;
  return {
    $schema: RunFactsSchema.properties.$schema.const,
    ...{ model, key, command, params, seed, code, data, artefact, testReachable },
    lockFiles: environment.lockFiles,
  };
}
