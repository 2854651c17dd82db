import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../../../kit/format/contract/contract.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { acceptRows } from '../../../../kit/ml/data/accept-rows.ts';
import { checkRows } from '../../../../kit/ml/data/check-rows.ts';
import { countFindings } from '../../../../kit/ml/data/count-findings.ts';
import type { Engine } from '../../../../kit/ml/data/engine.ts';
import { loadSources } from '../../../../kit/ml/data/load-sources.ts';
import { decideSplitRule, splitRows } from '../../../../kit/ml/data/split-rows.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

/** Loads files (a text is one CSV file), checks and accepts their rows. */
export async function runChecks(engine: Engine, contract: Contract, content: string | readonly string[]) {
  const files = typeof content === 'string' ? [writeCsv(content)] : content;
  const sources = files.map((file) => ({ url: file.slice(file.lastIndexOf('/') + 1), file }));
  await loadSources({ engine, contract, sources, log: silentLogger });
  await checkRows(engine, contract);
  const { duplicates } = await acceptRows(engine, contract);
  return countFindings(engine, contract, duplicates);
}

/** The same, and deals the accepted rows to the splits by row, half to training. */
export async function runSplits(engine: Engine, contract: Contract, content: string | readonly string[]) {
  const findings = await runChecks(engine, contract, content);
  const request = { by: 'row', validation: 0.25, test: 0.25, seed: 1 };
  await splitRows(engine, contract, await decideSplitRule({ engine, contract, request, last: undefined }));
  return findings;
}

/** A CSV file in a temporary folder. */
export function writeCsv(content: string): string {
  const file = join(makeTemporaryFolder('data'), 'data.csv');
  writeFileSync(file, content);
  return file;
}
