import type { Contract } from '../../format/contract/contract.ts';
import type { DataLock, SplitRule } from '../../format/manifest/data-lock.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Engine } from './engine.ts';
import { isInstant } from './split.ts';
import { findTimeOrder, pickCutoff, type TimeOrder } from './time-order.ts';

type TimeRule = SplitRule & { column: string };

/**
 * Where the validation and the test split of a time rule begin. Those of the last lock stay as long as column and
 * shares do, so that a row keeps its split when data grow; a rolling rule, and who asks for it, finds them anew.
 * @throws ConfigurationError for cells that have no order in time
 */
export async function decideCutoffs({
  engine,
  contract,
  rule,
  last,
  move,
}: {
  engine: Engine;
  contract: Contract;
  rule: TimeRule;
  last: DataLock | undefined;
  move: boolean;
}): Promise<{ validation: Cell; test: Cell }> {
  const order = await findTimeOrder(engine, contract, rule.column);
  const kept = move || rule.rolling ? undefined : keepCutoffs(rule, order, last);
  return kept ?? findCutoffs(engine, rule, order);
}

function keepCutoffs(rule: TimeRule, order: TimeOrder, last: DataLock | undefined): SplitRule['cutoffs'] {
  if (last?.split.by !== 'time' || last.split.column !== rule.column) return undefined;
  const { validation, test, cutoffs } = last.split;
  const isSame = validation === rule.validation && test === rule.test;
  // Older locks may hold texts of another kind, which nothing was in the order of.
  const fits = (cutoff: Cell) =>
    cutoff === null || (order === 'number' ? typeof cutoff === 'number' : isInstant(cutoff));
  return isSame && cutoffs && fits(cutoffs.validation) && fits(cutoffs.test) ? cutoffs : undefined;
}

/** The values at which the last shares of the rows begin, in time's order; null for a share of none. */
async function findCutoffs(
  engine: Engine,
  { column, validation, test }: TimeRule,
  order: TimeOrder,
): Promise<{ validation: Cell; test: Cell }> {
  const pick = async (share: number): Promise<Cell> => {
    const cutoff = await pickCutoff(engine, { column, order, share });
    if (cutoff !== null) return cutoff;
    throw new ConfigurationError(
      'SLW_SPLIT_RULE_INVALID',
      `Rows cannot be split by time of "${column}": all its cells are missing.`,
    );
  };
  return {
    validation: validation === 0 ? null : await pick(1 - validation - test),
    test: test === 0 ? null : await pick(1 - test),
  };
}
