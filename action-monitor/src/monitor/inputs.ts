import { resolve } from 'node:path';
import { throwMissing } from '../../../kit/action/inputs.ts';
import {
  checkEnvironment,
  readProjectPipeline,
  settleModel,
  settleStore,
} from '../../../kit/action/project-inputs.ts';
import { requireLabelsPlace, requireLogPlace } from '../../../kit/action/require-project-places.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settleRuntimePath } from '../../../kit/action/runtime-inputs.ts';
import { locateData } from '../../../kit/format/config/project-paths.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { suggest } from '../../../kit/ground/errors/suggest.ts';
import type { Reach } from '../../../kit/ground/reach/reach.ts';
import { nameLog } from '../../../kit/ml/predictions/name-log.ts';
import type { RequestLimits } from './judge-requests.ts';
import { FEWEST_LABELLED_ROWS } from './measure-performance.ts';
import { type Budget, parseBudget } from './parse-budget.ts';
import { type Period, parsePeriod } from './parse-period.ts';

export const REACTIONS = ['issue', 'retrain', 'rollback'] as const;
/** What is done about drift. */
export type Reaction = (typeof REACTIONS)[number];

/** What the template calls the workflow that takes data in. */
const INGEST_WORKFLOW = 'ingest.yml';

/** As many as a verdict on performance needs: fewer rows change no model for the better. */
const DEFAULT_MIN_LABELS = FEWEST_LABELLED_ROWS;

const DEFAULT_LIMITS: RequestLimits = { invalid: 0.05, error: 0.01 };
const SHARE = { min: 0, max: 1 };

export interface MonitorInputs {
  directory: string;
  model: string;
  environment: string;
  /** Those that `pipeline.yaml` lists; empty where it lists none. */
  environments: readonly string[];
  store: string;
  /** The project's own data, which retraining reads again together with labelled rows; empty where only ingest knows. */
  source: readonly string[];
  /** Absolute paths of what ingest writes and reads. */
  lock: string;
  contract: string;
  /** URL of the predictions log. */
  log: string;
  /** Absolute path of the CSV with labels, if any. */
  labels: string | undefined;
  period: Period;
  onDrift: readonly Reaction[];
  budget: Budget;
  /** New labelled rows that a retraining needs. */
  minLabels: number;
  /** Shares of rows that may be refused, and fail. */
  limits: RequestLimits;
  /** File name of the workflow that retraining begins with. */
  retrainWorkflow: string;
  /** The pipeline file to tell that workflow of; undefined for the usual one, which it takes anyway. */
  pipeline: string | undefined;
  /** Of the workflow run this step is in; empty on a terminal. */
  runId: string;
  runtimePath: string | undefined;
  /** Where the project's own data may lie. */
  reach: Reach;
}

export async function readInputs(runner: Runner): Promise<MonitorInputs> {
  const { inputs, directory, context, reach } = runner;
  const pipeline = await readProjectPipeline(runner);
  await requireLabelsPlace({ ...runner, pipeline });
  await requireLogPlace({ ...runner, pipeline });
  const settings = pipeline?.monitor;
  const labels = inputs.text('labels') ?? settings?.labels;
  const paths = locateData(pipeline);
  const environment = checkEnvironment(inputs.required('environment'), pipeline);
  const log = inputs.text('log') ?? pipeline?.serve?.log ?? throwMissing('log', 'serve.log');
  return {
    directory,
    model: settleModel(inputs, pipeline),
    environment,
    environments: pipeline?.environments ?? [],
    store: settleStore(inputs, pipeline),
    source: [pipeline?.data?.source ?? []].flat(),
    lock: resolve(directory, paths.lock),
    contract: resolve(directory, paths.contract),
    log: nameLog(log, environment),
    labels: labels === undefined ? undefined : resolve(directory, labels),
    period: parsePeriod({
      window: inputs.text('window') ?? settings?.window,
      from: inputs.text('from'),
      to: inputs.text('to'),
    }),
    onDrift: parseReactions(inputs.list('on-drift')) ?? settings?.['on-drift'] ?? ['issue'],
    budget: parseBudget(inputs.text('budget') ?? settings?.budget),
    minLabels:
      inputs.number('min-labels', { min: 0, integer: true }) ??
      settings?.['min-labels'] ??
      DEFAULT_MIN_LABELS,
    limits: {
      invalid: inputs.number('max-invalid', SHARE) ?? settings?.['max-invalid'] ?? DEFAULT_LIMITS.invalid,
      error: inputs.number('max-error', SHARE) ?? settings?.['max-error'] ?? DEFAULT_LIMITS.error,
    },
    retrainWorkflow: inputs.text('retrain-workflow') ?? INGEST_WORKFLOW,
    pipeline: readPipelineName(inputs.text('pipeline')),
    runId: context.runId,
    runtimePath: settleRuntimePath(inputs, directory),
    reach,
  };
}

function readPipelineName(name: string | undefined): string | undefined {
  return name === 'pipeline.yaml' ? undefined : name;
}

/** `none` alone stands for no reaction, since an empty input counts as absent. */
function parseReactions(items: string[] | undefined): Reaction[] | undefined {
  if (items?.length === 1 && items[0] === 'none') return [];
  return items?.map((item) => {
    const known = REACTIONS.find((reaction) => reaction === item);
    if (known) return known;
    throw new ConfigurationError(
      'SLW_INPUT_INVALID',
      `The input "on-drift" holds "${item}".${suggest(item, [...REACTIONS, 'none'])}`,
    );
  });
}
