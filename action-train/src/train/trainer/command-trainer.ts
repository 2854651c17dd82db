import type { RunIsolation } from '../../../../kit/format/manifest/run.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import type { Cage } from '../cage/cage.ts';
import { openCage } from '../cage/open-cage.ts';
import { CommandFailure } from '../command-failure.ts';
import type { TrainInputs } from '../inputs.ts';
import { checkReach } from '../reach/check-reach.ts';
import { recordEvents } from '../record-events.ts';
import { type CommandEnd, type CommandRequest, runCommand } from '../run-command.ts';
import { withoutCommands } from '../stop-commands.ts';
import type { Training } from '../training.ts';
import { findMoved } from '../work-folder.ts';
import type { Trained, Trainer } from './trainer.ts';

/** Between SIGTERM and SIGKILL: a cancelled job leaves about ten seconds in all. */
export const GRACE_SECONDS = 8;

/** Runs the user's command with the training variables. */
export const commandTrainer: Trainer = { askReach: checkReach, train };

/**
 * When it returns, no process of the command is left that its cage can tell, and the runner's files are as they were.
 * @throws CommandFailure when it fails, runs out of time, is cancelled, or puts a link in the place of its folders
 */
async function train(training: Training): Promise<Trained> {
  const { inputs, work, ports, checkpoints } = training;
  const { output, log } = ports;
  const { onRunner } = ports.trigger;
  const cage = await openCage({ isolate: inputs.isolate, onRunner });
  const isHidden = inputs.isolate !== 'off' && ports.hideEnvironment();
  const environmentHidden = isHidden || cage.by === 'namespace';
  const restore = ports.guardFiles();
  const recorder = recordEvents(work, { checkpoints, log });
  const { end, recording, restored } = await withoutCommands({ target: output, onRunner }, async (target) => {
    try {
      const end = await runCaged(training, { cage, output: target });
      return { end, restored: await restore(), recording: await recorder.stop() };
    } catch (error) {
      await recorder.stop();
      throw error;
    }
  });
  const { by, open } = cage;
  const isolation = { by, open, environmentHidden, leftovers: end.leftovers, restored };
  for (const warning of [...recording.warnings, ...explainIsolation(isolation)]) log.warning(warning);
  const moved = await findMoved(work);
  const failure = explainFailure({ end, inputs, onRunner, cage }) ?? moved;
  if (failure !== undefined) throw new CommandFailure(failure, isolation);
  return { ...recording, isolation };
}

function runCaged(training: Training, { cage, output }: Pick<CommandRequest, 'cage' | 'output'>) {
  const { directory, command, maxMinutes } = training.inputs;
  const environment = { ...training.ports.environment, ...trainingVariables(training) };
  return runCommand({
    command,
    directory,
    environment,
    maxMinutes,
    graceSeconds: GRACE_SECONDS,
    output,
    cage,
  });
}

/** What the command did that no training needs to do. */
function explainIsolation({ leftovers, restored }: RunIsolation): string[] {
  return [
    ...(leftovers > 0 ? [`Processes that the training command left running were ended: ${leftovers}.`] : []),
    ...(restored.length > 0
      ? [
          `The training command changed the runner's files of ${restored.join(', ')}. They were put back as they were.`,
        ]
      : []),
  ];
}

function trainingVariables({ inputs, work, environment }: Training): Record<string, string> {
  return {
    SLIPWAY_TRAIN_DATA: work.train,
    SLIPWAY_VALIDATION_DATA: work.validation,
    SLIPWAY_CONTRACT: inputs.contractFile,
    SLIPWAY_PARAMS: work.params,
    SLIPWAY_OUTPUT_DIR: work.output,
    SLIPWAY_CHECKPOINT_DIR: work.checkpoints,
    SLIPWAY_EVENTS: work.events,
    SLIPWAY_SEED: String(inputs.seed),
    SLIPWAY_DEVICE: environment.device,
  };
}

interface Ending {
  end: CommandEnd;
  inputs: TrainInputs;
  onRunner: boolean;
  cage: Cage;
}

/** Why the command's model is not taken, as a sentence; undefined where it ended well. */
function explainFailure({ end, inputs, onRunner, cage }: Ending): string | undefined {
  const { exitCode, signal, stopped, killed } = end;
  const { command, maxMinutes } = inputs;
  if (stopped === 'time') {
    return `The training command was stopped after ${formatCount(maxMinutes, 'minute')}${killed ? ' and had to be killed, as it ignored SIGTERM' : ''}. Raise "max-minutes", or make it end sooner.`;
  }
  if (stopped === 'cancelled') return 'The training was cancelled.';
  if (exitCode === 0) return undefined;
  const how = signal ? `was ended by ${signal}` : `failed with exit code ${exitCode}`;
  const caged =
    cage.by === 'namespace' ? ' It ran apart, without sudo and Docker: "isolate: off" gives it both.' : '';
  const again = onRunner
    ? ' On your machine "slipway train" runs it with the same variables (after "slipway ingest --restore").'
    : '';
  return `The training command ${how}: ${command.split('\n')[0]}. Its output above says why.${caged}${again}`;
}
