import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../kit/format/contract/contract.ts';
import { SPLIT_NAMES, type SplitName, type SplitRule } from '../../kit/format/manifest/data-lock.ts';
import type { Row } from '../../kit/format/manifest/row.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { digestSplit, type SplitDigest } from '../../kit/ml/data/dataset-digest.ts';
import { openEngine } from '../../kit/ml/data/engine.ts';
import { readRows, scanFile } from '../../kit/ml/data/read-rows.ts';
import { splitExpression } from '../../kit/ml/data/split.ts';
import { quoteText } from '../../kit/ml/data/sql-text.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Rents by a rule with noise, the same for the same count: the first rows of a larger table are the smaller one's. */
export function makeRows(count: number): Row[] {
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const size = Math.round(20 + random() * 130);
    const rooms = 1 + Math.floor(random() * 5);
    const age = Math.floor(random() * 100);
    const noise = (random() + random() + random() - 1.5) * 200;
    return { rent: Math.round(10 * size + 50 * rooms + 100 + noise), size, rooms, age };
  });
}

/** Deals rows to the splits and writes each as Parquet; the rows, files and digests by split. */
export async function writeSplits(rows: Row[], rule: SplitRule, contract: Contract) {
  const folder = makeTemporaryFolder('splits');
  const engine = await openEngine({ log: silentLogger });
  const result = {
    rows: {} as Record<SplitName, Row[]>,
    files: {} as Record<SplitName, string>,
    digests: {} as Record<SplitName, SplitDigest>,
  };
  try {
    const all = join(folder, 'all.jsonl');
    writeFileSync(all, rows.map((row) => JSON.stringify(row)).join('\n'));
    const columns = "{rent: 'DOUBLE', size: 'DOUBLE', rooms: 'BIGINT', age: 'DOUBLE'}";
    await engine.execute(
      `CREATE TABLE rows AS SELECT DISTINCT * FROM read_json(${quoteText(all)}, format = 'newline_delimited', columns = ${columns}) ORDER BY ALL`,
    );
    for (const name of SPLIT_NAMES) {
      const file = join(folder, `${name}.parquet`);
      await engine.execute(
        `COPY (SELECT * FROM rows WHERE (${splitExpression(rule)}) = '${name}' ORDER BY ALL) TO ${quoteText(file)} (FORMAT parquet)`,
      );
      result.files[name] = file;
      result.rows[name] = await readRows(engine, file);
      result.digests[name] = await digestSplit(engine, contract, scanFile(file));
    }
  } finally {
    engine.close();
  }
  return result;
}
