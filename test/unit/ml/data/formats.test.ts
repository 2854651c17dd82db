import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findFormat } from '../../../../kit/ml/data/formats/formats.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

it.each([
  ['a.parquet', 'PAR1…', 'Parquet'],
  ['named-otherwise.csv', 'PAR1…', 'Parquet'],
  ['a.csv', 'a,b\n1,2\n', 'CSV'],
  ['only-named-so.parquet', 'a,b\n1,2\n', 'CSV'],
  ['short.csv', 'PA', 'CSV'],
  ['empty.csv', '', 'CSV'],
])('%s that begins with %j is read as %s', async (name, content, format) => {
  const file = join(makeTemporaryFolder('formats'), name);
  writeFileSync(file, content);
  expect((await findFormat(file)).name).toBe(format);
});
