import { resolve } from 'node:path';
import { throwMissing } from '../../kit/action/inputs.ts';
import type { Runner } from '../../kit/action/run.ts';
import type { Pipeline } from '../../kit/config/pipeline-schema.ts';
import { readPipeline } from '../../kit/config/read-pipeline.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { suggest } from '../../kit/errors/suggest.ts';
import { checkManifest } from '../../kit/manifest/parse-manifest.ts';
import { Name } from '../../kit/manifest/schema.ts';
import { type Budget, parseBudget } from './parse-budget.ts';
import { type Period, parsePeriod } from './parse-period.ts';

export const REACTIONS = ['issue', 'retrain', 'rollback'] as const;
/** What is done about drift. */
export type Reaction = (typeof REACTIONS)[number];

export interface MonitorInputs {
  directory: string;
  model: string;
  environment: string;
  store: string;
  /** The project's own data, which retraining reads again together with labelled rows. */
  source: readonly string[];
  /** URL of the predictions log. */
  log: string;
  /** Absolute path of the CSV with labels, if any. */
  labels: string | undefined;
  period: Period;
  onDrift: readonly Reaction[];
  budget: Budget;
  workspace: string;
  runtimePath: string | undefined;
}

export async function readInputs({ inputs, directory, context }: Runner): Promise<MonitorInputs> {
  const pipeline = await readPipeline(resolve(directory, inputs.text('pipeline') ?? 'pipeline.yaml'));
  const settings = pipeline?.monitor;
  const labels = inputs.text('labels') ?? settings?.labels;
  const runtimePath = inputs.text('runtime-path');
  return {
    directory,
    model: checkName('model', inputs.text('model') ?? pipeline?.model ?? throwMissing('model', 'model')),
    environment: checkEnvironment(inputs.required('environment'), pipeline),
    store: inputs.text('store') ?? pipeline?.data?.store ?? throwMissing('store', 'data.store'),
    source: [pipeline?.data?.source ?? []].flat(),
    log: inputs.text('log') ?? pipeline?.serve?.log ?? throwMissing('log', 'serve.log'),
    labels: labels === undefined ? undefined : resolve(directory, labels),
    period: parsePeriod({
      window: inputs.text('window') ?? settings?.window,
      from: inputs.text('from'),
      to: inputs.text('to'),
    }),
    onDrift: parseReactions(inputs.list('on-drift')) ?? settings?.['on-drift'] ?? ['issue'],
    budget: parseBudget(inputs.text('budget') ?? settings?.budget),
    workspace: context.workspace,
    runtimePath: runtimePath === undefined ? undefined : resolve(directory, runtimePath),
  };
}

/** `none` alone stands for no reaction, since an empty input counts as absent. */
function parseReactions(items: string[] | undefined): Reaction[] | undefined {
  if (items?.length === 1 && items[0] === 'none') return [];
  return items?.map((item) => {
    const known = REACTIONS.find((reaction) => reaction === item);
    if (known) return known;
    throw new ConfigurationError(
      `The input "on-drift" holds "${item}".${suggest(item, [...REACTIONS, 'none'])}`,
    );
  });
}

function checkEnvironment(environment: string, pipeline: Pipeline | undefined): string {
  const known = pipeline?.environments;
  if (!known || known.includes(environment)) return checkName('environment', environment);
  throw new ConfigurationError(
    `The environment "${environment}" is not one of those in pipeline.yaml (${known.join(', ')}). Correct the input, or add it to "environments".`,
  );
}

/** A name as it may stand in a path. */
function checkName(input: string, name: string): string {
  try {
    return checkManifest(Name, name, input);
  } catch {
    throw new ConfigurationError(
      `The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`,
    );
  }
}
