import type { Writable } from 'node:stream';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import type { Logger } from '../../kit/log/logger.ts';
import type { TrainInputs } from './inputs.ts';
import { type Recording, recordEvents } from './record-events.ts';
import { type CommandEnd, runCommand } from './run-command.ts';
import { withoutCommands } from './stop-commands.ts';
import type { WorkFolder } from './work-folder.ts';

/** Between SIGTERM and SIGKILL: a cancelled job leaves about ten seconds in all. */
export const GRACE_SECONDS = 8;

export interface TrainerRequest {
  inputs: TrainInputs;
  work: WorkFolder;
  device: string;
  /** The clean environment, before the `SLIPWAY_` variables. */
  environment: Record<string, string>;
  /** Takes what the command prints. */
  output: Writable;
  onRunner: boolean;
  log: Logger;
}

/**
 * Runs the user's command with the training variables.
 * @returns what it reported
 * @throws ConfigurationError when it fails, runs out of time or is cancelled
 */
export async function runTrainer(request: TrainerRequest): Promise<Recording> {
  const { inputs, work, output, onRunner, log } = request;
  const environment = { ...request.environment, ...trainingVariables(request) };
  const { directory, command, maxMinutes } = inputs;
  const { end, recording } = await withoutCommands({ target: output, onRunner }, async (target) => {
    const recorder = recordEvents(work, log);
    try {
      const settings = { command, directory, environment, maxMinutes, graceSeconds: GRACE_SECONDS };
      const finished = await runCommand({ ...settings, output: target });
      return { end: finished, recording: await recorder.stop() };
    } catch (error) {
      await recorder.stop();
      throw error;
    }
  });
  for (const warning of recording.warnings) log.warning(warning);
  refuseFailure(end, inputs, onRunner);
  return recording;
}

function trainingVariables({ inputs, work, device }: TrainerRequest): Record<string, string> {
  return {
    SLIPWAY_TRAIN_DATA: work.train,
    SLIPWAY_VALIDATION_DATA: work.validation,
    SLIPWAY_CONTRACT: inputs.contractFile,
    SLIPWAY_PARAMS: work.params,
    SLIPWAY_OUTPUT_DIR: work.output,
    SLIPWAY_CHECKPOINT_DIR: work.checkpoints,
    SLIPWAY_EVENTS: work.events,
    SLIPWAY_SEED: String(inputs.seed),
    SLIPWAY_DEVICE: device,
  };
}

function refuseFailure(
  { exitCode, signal, stopped, killed }: CommandEnd,
  inputs: TrainInputs,
  onRunner: boolean,
): void {
  const { command, maxMinutes } = inputs;
  if (stopped === 'time') {
    throw new ConfigurationError(
      `The training command was stopped after ${maxMinutes} minutes${killed ? ' and had to be killed, as it ignored SIGTERM' : ''}. Raise "max-minutes", or make it end sooner.`,
    );
  }
  if (stopped === 'cancelled') throw new ConfigurationError('The training was cancelled.');
  if (exitCode === 0) return;
  const how = signal ? `was ended by ${signal}` : `failed with exit code ${exitCode}`;
  const again = onRunner
    ? ' On your machine "slipway train" runs it with the same variables (after "slipway ingest --restore").'
    : '';
  throw new ConfigurationError(
    `The training command ${how}: ${command.split('\n')[0]}. Its output above says why.${again}`,
  );
}
