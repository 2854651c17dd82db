import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadLabels } from '../../../action-monitor/src/monitor/load-labels.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { makeContract, useEngine } from '../ml/data/use-engine.ts';

const engine = useEngine();
const CONTRACT = makeContract({ size: { type: 'number' }, rent: { type: 'number', 'x-role': 'target' } });

function load(content: string | Buffer) {
  const file = join(makeTemporaryFolder('labels'), 'labels.csv');
  writeFileSync(file, content);
  return loadLabels({ engine: engine(), file, contract: CONTRACT, log: silentLogger });
}

describe('a labels file', () => {
  test('may have more columns than the id and the target', async () => {
    expect(await load('id;rent;note\na;1;x\nb;2;\n')).toMatchObject({
      columns: ['id', 'rent', 'note'],
      read: 2,
    });
  });

  test.each<[string, string | Buffer, RegExp]>([
    [
      'a pointer of Git LFS',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
      /is a pointer of Git LFS/,
    ],
    ['JSON Lines', '{"id": "a", "rent": 1}\n{"id": "b", "rent": 2}\n', /is in JSON Lines/],
    ['UTF-16', Buffer.from('\ufeffid,rent\na,1\n', 'utf16le'), /is in UTF-16/],
    ['Parquet', 'PAR1rest', /labels\.csv is a Parquet file\. Write it as CSV\./],
  ])('that is %s is called so', async (_, content, message) => {
    await expect(load(content)).rejects.toThrow(message);
  });
});
