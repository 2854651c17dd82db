import type { MetricPoint } from '../../../kit/format/manifest/run.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Checkpoint, Checkpoints } from './checkpoints/checkpoints.ts';
import { createCheckpointPublisher } from './checkpoints/publish-announced.ts';
import { countFaults } from './count-faults.ts';
import { followLines } from './follow-lines.ts';
import { createMetricHistory } from './metric-history.ts';
import { parseEvent, type TrainingEvent } from './parse-event.ts';

/** What a training command reported. */
export interface Recording {
  metrics: MetricPoint[];
  checkpoints: readonly Checkpoint[];
  /** To be told once workflow commands work again. */
  warnings: string[];
}

export interface EventFiles {
  events: string;
  /** Where the command writes checkpoints. */
  checkpoints: string;
}

interface RecordingPorts {
  checkpoints: Checkpoints;
  log: Logger;
}

/** Follows the command's events, in bounded memory. `stop` waits for the last one and gives the record. */
export function recordEvents(
  files: EventFiles,
  { checkpoints, log }: RecordingPorts,
): { stop(): Promise<Recording> } {
  const metrics = createMetricHistory();
  const malformed = countFaults('Lines of SLIPWAY_EVENTS that are left out');
  const diverged = countFaults('Metric points that are no finite number and are left out');
  const publisher = createCheckpointPublisher({ source: files.checkpoints, checkpoints, log });
  const progress = createProgressLog(log);
  const handle = async (event: TrainingEvent) => {
    if (event.type === 'log') log.info(event.message);
    else if (event.type === 'progress') progress(event.fraction);
    else if (event.type === 'checkpoint') await publisher.take(event);
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
        ...publisher.warnings(),
      ];
      return {
        metrics: metrics.list(),
        checkpoints: await checkpoints.find(),
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
