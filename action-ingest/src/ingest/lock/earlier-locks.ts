import { basename, relative } from 'node:path';
import { canonicalJson } from '../../../../kit/format/manifest/canonical-json.ts';
import { type DataLock, DataLockSchema } from '../../../../kit/format/manifest/data-lock.ts';
import type { Git } from '../../../../kit/host/git/git.ts';
import { parseIfValid } from '../../../../kit/ml/registry/parse-if-valid.ts';

/** What the reviewed line of a branch tells of the locks before one. */
export interface EarlierLocks {
  /** The ref whose line it is; undefined where there is none. */
  ref: string | undefined;
  /** The newest lock that says something else; undefined where there is none, or it cannot be read. */
  former: DataLock | undefined;
  /** Whether this very lock was on the line before, and has come back or moved. */
  isKnown: boolean;
  /** Why the locks before cannot be told, as a sentence's end; undefined where they can. */
  unseen: string | undefined;
}

interface Question {
  git: Git;
  lock: DataLock;
  place: { directory: string; lock: string };
}

/** Where a line cannot be read at all. */
export function unseenLocks(why: string): EarlierLocks {
  return { ref: undefined, former: undefined, isKnown: false, unseen: why };
}

/**
 * The locks before one, by the first-parent line of a ref, on which a merged pull request is one step: what the commits of
 * a branch say among themselves nobody has reviewed.
 */
export async function findEarlierLocks({
  ref,
  ...question
}: Question & { ref: string }): Promise<EarlierLocks> {
  const states = await listStates({ ...question, ref });
  const own = canonicalJson(question.lock);
  const texts = states.map((lock) => lock && canonicalJson(lock));
  const newest = texts[0] === own ? texts.findIndex((text) => text !== own) : 0;
  const former = states[newest];
  const seen = { ref, former, isKnown: newest === 0 && texts.includes(own), unseen: undefined };
  if (former !== undefined || seen.isKnown) return seen;
  if (await question.git.isShallow())
    return { ...seen, unseen: 'this clone is shallow: set "fetch-depth: 0" in actions/checkout' };
  return { ...seen, isKnown: texts.length === 0 && (await hasMoved({ ...question, ref })) };
}

/** What the lock's file was on the line, newest first; null where it was gone or no lock. */
async function listStates({
  git,
  ref,
  place,
}: Question & { ref: string }): Promise<(DataLock | undefined)[]> {
  const path = relative(place.directory, place.lock).replaceAll('\\', '/');
  const entries = await git.firstParentLog(ref, [path]);
  const objects = entries.flatMap(({ changes }) => changes.map(({ object }) => object)).reverse();
  const texts = await git.readBlobs(objects.filter((object) => object !== null));
  return objects.map((object) =>
    object === null ? undefined : parseIfValid(DataLockSchema, texts.get(object), path),
  );
}

/** Whether the same lock lies elsewhere at the ref, from where this change moves it. */
async function hasMoved({ git, ref, lock, place }: Question & { ref: string }): Promise<boolean> {
  const name = basename(place.lock);
  const paths = (await git.list(ref, '')).filter((path) => basename(path) === name);
  const texts = await Promise.all(paths.map((path) => git.show(ref, path)));
  const own = canonicalJson(lock);
  return texts.some((text, index) => {
    const other = parseIfValid(DataLockSchema, text, paths[index] ?? '');
    return other !== undefined && canonicalJson(other) === own;
  });
}
