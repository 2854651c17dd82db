import { describeError } from '../../kit/errors/configuration-error.ts';
import type { Logger } from '../../kit/log/logger.ts';
import type { MetricPoint, Run } from '../../kit/manifest/run.ts';
import { followLines } from './follow-lines.ts';
import { keepCheckpoint } from './keep-checkpoint.ts';
import { parseEvent, type TrainingEvent } from './parse-event.ts';

/** Metric points a run keeps; further ones are counted and left out. */
export const MAX_METRIC_POINTS = 10_000;

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

/** Follows the command's events. `stop` waits for the last one and gives the record. */
export function recordEvents(files: EventFiles, log: Logger): { stop(): Promise<Recording> } {
  const recording: Recording = { metrics: [], checkpoints: [], warnings: [] };
  const handle = createHandler({ files, log, recording });
  const follower = followLines(files.events, async (line, number) => {
    const event = parseEvent(line);
    if (event.type === 'malformed') {
      recording.warnings.push(`SLIPWAY_EVENTS line ${number} is left out: ${event.reason}.`);
    } else await handle(event);
  });
  return {
    async stop() {
      await follower.stop();
      const { length } = recording.metrics;
      if (length > MAX_METRIC_POINTS) {
        recording.metrics.length = MAX_METRIC_POINTS;
        recording.warnings.push(
          `The command reported ${length} metric points; run.json keeps the first ${MAX_METRIC_POINTS}.`,
        );
      }
      return recording;
    },
  };
}

interface HandlerRequest {
  files: EventFiles;
  log: Logger;
  recording: Recording;
}

function createHandler({ files, log, recording }: HandlerRequest): (event: TrainingEvent) => Promise<void> {
  let shown = 0;
  return async (event) => {
    if (event.type === 'log') log.info(event.message);
    else if (event.type === 'metric') {
      const { type: _type, ...point } = event;
      recording.metrics.push(point);
    } else if (event.type === 'progress') {
      const tenths = Math.floor(event.fraction * 10);
      if (tenths > shown) log.info(`Training: ${tenths * 10} % done`);
      shown = Math.max(shown, tenths);
    } else await addCheckpoint(event, { files, log, recording });
  };
}

async function addCheckpoint(
  { path, step }: { path: string; step: number },
  { files, log, recording }: HandlerRequest,
): Promise<void> {
  const number = recording.checkpoints.length + 1;
  try {
    const request = { path, step, source: files.checkpoints, folder: files.kept, number };
    const checkpoint = await keepCheckpoint(request);
    recording.checkpoints.push(checkpoint);
    log.info(`Kept ${checkpoint.path} of step ${step}`);
  } catch (error) {
    recording.warnings.push(`The checkpoint "${path}" is not kept: ${describeError(error)}.`);
  }
}
