import { throwMissing } from '../../../kit/action/inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settleRuntimePath } from '../../../kit/action/runtime-inputs.ts';
import { kindOfCommand } from '../../../kit/format/config/command-kind.ts';
import { parseJson } from '../../../kit/format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { suggest } from '../../../kit/ground/errors/suggest.ts';
import { isRecord } from '../../../kit/ground/values/record.ts';
import { LINEAR_COMMAND } from '../shared/builtin-linear/train-linear.ts';
import { type Project, readProject } from '../shared/read-project.ts';
import { ISOLATE, type Isolate } from './cage/open-cage.ts';
import type { ReceivedCode } from './code/receive-code.ts';

export interface TrainInputs extends Project {
  /** Undefined: the one that ingest makes of the lock. */
  artifact: string | undefined;
  command: string;
  params: Record<string, unknown>;
  seed: number;
  maxMinutes: number;
  passEnv: string[];
  isolate: Isolate;
  /** Undefined: `cuda` where nvidia-smi or ROCm's driver finds a GPU, else `cpu`. */
  device: string | undefined;
  runtimePath: string | undefined;
  /** The code that another job handed over; undefined where it is checked out here. */
  code: ReceivedCode | undefined;
  /** Asked whether it gives the test split to the command; nothing is read from it. */
  store: string | undefined;
}

export async function readInputs(runner: Runner): Promise<Omit<TrainInputs, 'code'>> {
  const { inputs } = runner;
  const project = await readProject(runner);
  const config = project.pipeline?.train ?? {};
  const params = inputs.text('params');
  return {
    ...project,
    artifact: inputs.text('artifact'),
    command: checkCommand(
      inputs.text('command') ?? config.command ?? throwMissing('command', 'train.command'),
    ),
    params: params === undefined ? (config.params ?? {}) : parseParams(params),
    seed: inputs.number('seed', { integer: true }) ?? config.seed ?? 42,
    maxMinutes: readMaxMinutes(runner) ?? config['max-minutes'] ?? 350,
    isolate: inputs.choice('isolate', ISOLATE) ?? config.isolate ?? 'auto',
    passEnv: inputs.list('pass-env') ?? config['pass-env'] ?? [],
    device: inputs.text('device'),
    runtimePath: settleRuntimePath(inputs, runner.directory),
    store: inputs.text('store') ?? project.pipeline?.data?.store,
  };
}

/** A built-in trainer by a name that there is; any other command is the shell's. */
function checkCommand(command: string): string {
  if (kindOfCommand(command) === 'command' || command === LINEAR_COMMAND) return command;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `There is no built-in trainer "${command}".${suggest(command, [LINEAR_COMMAND])}`,
  );
}

function readMaxMinutes({ inputs }: Runner): number | undefined {
  const minutes = inputs.number('max-minutes', { min: 0 });
  if (minutes !== 0) return minutes;
  throw new ConfigurationError('SLW_INPUT_INVALID', 'The input "max-minutes" is 0. Write a number above 0.');
}

function parseParams(text: string): Record<string, unknown> {
  const value = parseJson(text, 'The input "params"');
  if (isRecord(value)) return value;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    'The input "params" is not a JSON object. Write one such as {"alpha": 1}.',
  );
}
