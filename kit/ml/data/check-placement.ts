import type { Contract } from '../../format/contract/contract.ts';
import type { DataLock, SplitName } from '../../format/manifest/data-lock.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import type { Engine } from './engine.ts';
import { scanFile } from './read-rows.ts';
import { splitExpression } from './split.ts';
import { splitKey } from './split-rows.ts';
import { quoteText } from './sql-text.ts';

/**
 * Holds the rows of a restored split against the lock's rule. Where every split passes, no two have a row in common: a
 * rule by row or group gives rows with the same key to one split, and a rule by time those of the same moment. Rows that
 * are alike in their features may still stand in two splits, where the key is an id or the rule goes by time: the same
 * thing seen again is what the model will meet.
 * @throws ConfigurationError for rows that the rule gives to another split
 */
export async function checkPlacement({
  engine,
  lock,
  split,
  file,
}: {
  engine: Engine;
  lock: DataLock;
  split: SplitName;
  file: string;
}): Promise<void> {
  const place = splitExpression(lock.split);
  const [found] = await engine.query(
    `SELECT place, count(*) AS n FROM (SELECT ${place} AS place FROM ${scanFile(file)}) WHERE place <> ${quoteText(split)}
     GROUP BY place ORDER BY n DESC LIMIT 1`,
  );
  if (found === undefined) return;
  throw new ConfigurationError(
    'SLW_LOCK_BROKEN',
    `The ${split} split holds ${formatCount(Number(found['n']), 'row')} that the data lock's own rule gives to ${String(found['place'])}, so the splits are not apart. Restore the lock from Git, or ingest again.`,
  );
}

/**
 * A rule that goes by other columns than the contract gives could put equal rows into several splits, or all into one.
 * @throws ConfigurationError for such a rule
 */
export function checkSplitKey({ split }: DataLock, contract: Contract): void {
  const key = splitKey(contract, split);
  if (key.length === split.key.length && key.every((name, index) => name === split.key[index])) return;
  throw new ConfigurationError(
    'SLW_LOCK_BROKEN',
    `The data lock deals rows by ${split.key.join(', ') || 'nothing'}, and by the contract it is ${key.join(', ') || 'nothing'}. Ingest again.`,
  );
}
