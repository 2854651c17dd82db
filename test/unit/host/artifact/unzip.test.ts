import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzipInto } from '../../../../kit/host/artifact/unzip.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { makeZip } from './make-zip.ts';

test('an archive that holds more than it may, taken together, is refused', async () => {
  const folder = makeTemporaryFolder();
  const zip = join(folder, 'a.zip');
  writeFileSync(zip, makeZip({ one: 'x'.repeat(200), two: 'x'.repeat(200) }));
  const unzip = (maxBytes: number) =>
    unzipInto({ zip, folder: join(folder, `${maxBytes}`), artifact: 'a', maxBytes });
  expect(await unzip(400)).toEqual(['one', 'two']);
  await expect(unzip(399)).rejects.toThrow(/more than 399 bytes/);
});
