import { realpathSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { describeError } from '../../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import { countFaults } from '../count-faults.ts';
import type { Checkpoints } from './checkpoints.ts';

/** Checkpoints that a run keeps; further ones are counted and left out. */
export const MAX_CHECKPOINTS = 1_000;

/** Takes a command's announcements one after another. */
export interface CheckpointPublisher {
  take(announced: Announced): Promise<void>;
  /** What was left out, a sentence a kind. */
  warnings(): (string | undefined)[];
}

interface Announced {
  /** As the command wrote it: absolute, or from its checkpoint folder. */
  path: string;
  step: number;
}

interface Publishing {
  /** Where the command writes checkpoints. */
  source: string;
  checkpoints: Checkpoints;
  log: Logger;
}

/** Publishes what a command announces, if it lies in the command's checkpoint folder. What cannot be kept is counted. */
export function createCheckpointPublisher({ source, checkpoints, log }: Publishing): CheckpointPublisher {
  const folder = realpathSync(source);
  const faults = countFaults('Announced checkpoints that are not kept');
  let published = 0;
  let surplus = 0;
  const publish = async ({ path, step }: Announced) => {
    try {
      const { path: kept } = await checkpoints.publish({ file: await locate(path, folder), step });
      published++;
      log.info(`Kept ${kept} of step ${step}`);
    } catch (error) {
      faults.add(`"${path}": ${describeError(error)}`);
    }
  };
  return {
    async take(announced) {
      if (published >= MAX_CHECKPOINTS) surplus++;
      else await publish(announced);
    },
    warnings: () => [faults.explain(), explainSurplus(surplus)],
  };
}

/**
 * An announced file's own path.
 * @param source a folder's own path, through no link
 * @throws Error when the folder has become a link, or the path leads out of it
 */
async function locate(path: string, source: string): Promise<string> {
  if ((await realpath(source)) !== source) throw new Error('SLIPWAY_CHECKPOINT_DIR has become a link');
  const file = await realpath(resolve(source, path));
  const inside = relative(source, file);
  if (inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)) return file;
  throw new Error('it lies outside SLIPWAY_CHECKPOINT_DIR');
}

function explainSurplus(surplus: number): string | undefined {
  if (surplus === 0) return undefined;
  return `The command announced more than ${MAX_CHECKPOINTS} checkpoints; the last ${surplus} are not kept.`;
}
