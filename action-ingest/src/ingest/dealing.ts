import { join } from 'node:path';
import type { Contract } from '../../../kit/format/contract/contract.ts';
import { type DataLock, SPLIT_NAMES, type SplitName } from '../../../kit/format/manifest/data-lock.ts';
import { inTemporaryFolder } from '../../../kit/ground/files/temporaries.ts';
import { compareRows, type RowFlow } from '../../../kit/ml/data/compare-rows.ts';
import { countKeys, countUntimed } from '../../../kit/ml/data/count-keys.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { splitFileName } from '../../../kit/ml/data/write-splits.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { Splits } from './examination.ts';
import { tryRead } from './reuse-splits.ts';

/** How the rows were dealt, for people. */
export interface Dealing {
  /** Distinct values of what rows are dealt by. */
  keys: Record<SplitName, number>;
  /** Rows without the time that they are split by. */
  untimed: number;
  /** Since the last version; undefined where there is none, or where its rows cannot be compared. */
  flow: RowFlow | undefined;
}

interface Dealt {
  engine: Engine;
  contract: Contract;
  splits: Splits;
  last: DataLock | undefined;
  store: Store;
}

/** Counts what became of the rows, the new ones by a look at the last version's splits in the store. */
export async function describeDealing(dealt: Dealt): Promise<Dealing> {
  const { engine, splits } = dealt;
  return {
    keys: await countKeys(engine, splits.rule),
    untimed: await countUntimed(engine, splits.rule),
    flow: await findFlow(dealt),
  };
}

async function findFlow({ engine, contract, splits, last, store }: Dealt): Promise<RowFlow | undefined> {
  if (last === undefined) return undefined;
  const isSame = SPLIT_NAMES.every((name) => last.splits[name].digest === splits.digests.splits[name].digest);
  if (isSame) return { fresh: { ...NONE }, moved: { ...NONE }, gone: 0 };
  return inTemporaryFolder('slipway-former-', async (folder) => {
    const fileOf = (name: SplitName) => join(folder, splitFileName(name));
    for (const name of SPLIT_NAMES) {
      if (!(await tryRead(store, last.splits[name].blob, fileOf(name)))) return undefined;
    }
    const files = { train: fileOf('train'), validation: fileOf('validation'), test: fileOf('test') };
    return compareRows(engine, contract, files);
  });
}

const NONE = { train: 0, validation: 0, test: 0 };
