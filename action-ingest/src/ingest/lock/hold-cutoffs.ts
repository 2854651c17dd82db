import type { Contract } from '../../../../kit/format/contract/contract.ts';
import { canonicalJson } from '../../../../kit/format/manifest/canonical-json.ts';
import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import { decideCutoffs } from '../../../../kit/ml/data/decide-cutoffs.ts';
import type { Engine } from '../../../../kit/ml/data/engine.ts';
import type { EarlierLocks } from './earlier-locks.ts';

/** What holding cut-offs comes to: at most one of the two. */
export interface CutoffFinding {
  fault?: string;
  /** What could not be told, and why. */
  unheld?: string;
}

/**
 * Holds the cut-offs of a time split against the rows of `accepted` and the locks before: those that the rows give, or,
 * unless the rule is rolling, those of the lock before. A lock that was on the line before was held then.
 */
export async function holdCutoffs(
  engine: Engine,
  { contract, lock, earlier }: { contract: Contract; lock: DataLock; earlier: EarlierLocks },
): Promise<CutoffFinding> {
  const { column, cutoffs: stated } = lock.split;
  if (stated === undefined || column === undefined || earlier.isKnown) return {};
  const rule = { ...lock.split, column };
  for (const last of [earlier.former, undefined]) {
    const given = await decideCutoffs({ engine, contract, rule, last, move: false });
    if (canonicalJson(given) === canonicalJson(stated)) return {};
  }
  const where = describeCutoffs(stated);
  return (
    explainUnseen(lock, earlier, where) ?? {
      fault: `${where} are neither those of the lock before nor those that the rows give, which ingest finds with "move-cut-offs"`,
    }
  );
}

/** The same where no rows can be read: all that can be told then is that they are those of the lock before. */
export function holdFrozenCutoffs(lock: DataLock, earlier: EarlierLocks): CutoffFinding {
  const { cutoffs: stated, rolling } = lock.split;
  if (stated === undefined || earlier.isKnown) return {};
  const { cutoffs: _, ...rule } = lock.split;
  const { cutoffs: former, ...formerRule } = earlier.former?.split ?? {};
  const isKept =
    canonicalJson(rule) === canonicalJson(formerRule) &&
    canonicalJson(stated) === canonicalJson(former ?? null);
  if (isKept && !rolling) return {};
  return {
    unheld: `${describeCutoffs(stated)} are not those of a lock before, and only all of its rows can tell whether they give them`,
  };
}

/** A lock that is not the first and has none before it lay elsewhere, or its line is cut off. */
function explainUnseen(
  lock: DataLock,
  { former, unseen }: EarlierLocks,
  where: string,
): CutoffFinding | undefined {
  if (former !== undefined || lock.split.rolling) return undefined;
  const why =
    unseen ?? (lock.version === '1.0.0' ? undefined : `no lock before ${lock.version} is on this line`);
  return why === undefined
    ? undefined
    : {
        unheld: `${where} are not those that the rows give, and cannot be held against the lock before (${why})`,
      };
}

function describeCutoffs({ validation, test }: NonNullable<DataLock['split']['cutoffs']>): string {
  return `its cut-offs (validation ${validation}, test ${test})`;
}
