import { realpathSync } from 'node:fs';
import type { MetricPoint, Run } from '../../../kit/format/manifest/run.ts';
import { describeError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { countFaults } from './count-faults.ts';
import { followLines } from './follow-lines.ts';
import { keepCheckpoint } from './keep-checkpoint.ts';
import { createMetricHistory } from './metric-history.ts';
import { parseEvent, type TrainingEvent } from './parse-event.ts';

/** Checkpoints that a run keeps; further ones are counted and left out. */
export const MAX_CHECKPOINTS = 1_000;

/** What a training command reported. */
export interface Recording {
  metrics: MetricPoint[];
  checkpoints: Run['checkpoints'];
  /** To be told once workflow commands work again. */
  warnings: string[];
}

export interface EventFiles {
  events: string;
  /** Where the command writes checkpoints. */
  checkpoints: string;
  /** Where they are kept. */
  kept: string;
}

/** Follows the command's events, in bounded memory. `stop` waits for the last one and gives the record. */
export function recordEvents(files: EventFiles, log: Logger): { stop(): Promise<Recording> } {
  const metrics = createMetricHistory();
  const malformed = countFaults('Lines of SLIPWAY_EVENTS that are left out');
  const diverged = countFaults('Metric points that are no finite number and are left out');
  const checkpoints = createCheckpointKeeper({ ...files, checkpoints: realpathSync(files.checkpoints) }, log);
  const progress = createProgressLog(log);
  const handle = async (event: TrainingEvent) => {
    if (event.type === 'log') log.info(event.message);
    else if (event.type === 'progress') progress(event.fraction);
    else if (event.type === 'checkpoint') await checkpoints.keep(event);
    else {
      const { type: _type, ...point } = event;
      metrics.add(point);
    }
  };
  const onLine = async (line: string, number: number) => {
    const event = parseEvent(line);
    if (event.type === 'malformed') malformed.add(`line ${number}: ${event.reason}`);
    else if (event.type === 'diverged') diverged.add(`line ${number}, ${event.reason}`);
    else await handle(event);
  };
  const follower = followLines({ file: files.events, onLine });
  return {
    async stop() {
      const unread = await follower.stop();
      const warnings = [
        unread,
        malformed.explain(),
        diverged.explain(),
        metrics.explain(),
        ...checkpoints.warnings(),
      ];
      return {
        metrics: metrics.list(),
        checkpoints: checkpoints.kept,
        warnings: warnings.filter((warning) => warning !== undefined),
      };
    },
  };
}

function createProgressLog(log: Logger): (fraction: number) => void {
  let shown = 0;
  return (fraction) => {
    const tenths = Math.floor(fraction * 10);
    if (tenths > shown) log.info(`Training: ${tenths * 10} % done`);
    shown = Math.max(shown, tenths);
  };
}

function createCheckpointKeeper({ checkpoints: source, kept: folder }: EventFiles, log: Logger) {
  const kept: Run['checkpoints'] = [];
  const faults = countFaults('Announced checkpoints that are not kept');
  let surplus = 0;
  return {
    kept,
    async keep({ path, step }: { path: string; step: number }): Promise<void> {
      const number = kept.length + 1;
      if (number > MAX_CHECKPOINTS) surplus++;
      else {
        try {
          const checkpoint = await keepCheckpoint({ path, step, source, folder, number });
          kept.push(checkpoint);
          log.info(`Kept ${checkpoint.path} of step ${step}`);
        } catch (error) {
          faults.add(`"${path}": ${describeError(error)}`);
        }
      }
    },
    warnings: () => [
      faults.explain(),
      surplus === 0
        ? undefined
        : `The command announced more than ${MAX_CHECKPOINTS} checkpoints; the last ${surplus} are not kept.`,
    ],
  };
}
