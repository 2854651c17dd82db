import type { Reach } from '../../../../kit/format/manifest/reach.ts';
import { findInBucket } from './find-in-bucket.ts';
import { findInGit } from './find-in-git.ts';
import { findInStore } from './find-in-store.ts';
import { findOnMachine } from './find-on-machine.ts';
import type { Found, ReachQuestion } from './reach-question.ts';

/**
 * Whether the training command can read rows of the test split: from this machine, the web, Git, or the store, with no
 * more than it has. Asked before it runs: afterwards it may have removed what it read.
 */
export async function checkReach(question: ReachQuestion): Promise<Reach> {
  let unknown: Found;
  for (const find of [findOnMachine, findInBucket, findInStore, findInGit]) {
    const found = await find(question);
    if (found?.state === 'reachable') return found;
    unknown ??= found;
  }
  return unknown ?? { state: 'unreachable', reason: describeUnreachable(question) };
}

function describeUnreachable({ store }: ReachQuestion): string {
  return store === undefined
    ? 'Neither the machine nor Git nor the web holds the sources for the command; no store was named to ask.'
    : 'Neither the machine nor Git nor the web nor the store gives the sources or the test split to the command.';
}
