import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkOtherModels } from '../../../action-package/src/verify/check-other-models.ts';
import { checkStores } from '../../../action-package/src/verify/check-stores.ts';
import { startLineage } from '../../../action-package/src/verify/lineage.ts';
import type { Version } from '../../../kit/format/manifest/registry.ts';
import { readFromFolder } from '../../../kit/ml/registry/source.ts';
import { pointerFile, promotionFiles } from '../../helpers/registry-files.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const bundle = `sha256:${'1'.repeat(64)}` as const;
const other = `sha256:${'2'.repeat(64)}` as const;
const RENT = promotionFiles({ model: 'rent', version: '1.0.0', bundle });

function checkRegistry(files: Record<string, string>) {
  const folder = makeTemporaryFolder('registry');
  for (const [path, text] of Object.entries({ ...RENT, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return checkOtherModels({ source: readFromFolder(folder), model: 'rent' });
}

it('another model of the repository holds', async () => {
  const links = await checkRegistry(promotionFiles({ model: 'sale', version: '1.0.0', bundle: other }));
  expect(links).toEqual([
    {
      environment: 'production',
      link: 'models/sale/environments/production.json → a version',
      state: 'holds',
      detail: '',
    },
  ]);
});

it.each<[string, Record<string, string>, RegExp]>([
  [
    'a pointer as it was copied',
    {
      'models/sale/environments/production.json':
        Object.values(pointerFile({ model: 'rent', version: '1.0.0', bundle }))[0] ?? '',
    },
    /points to model "rent"/,
  ],
  [
    'a pointer whose model was changed with it',
    pointerFile({ model: 'sale', version: '1.0.0', bundle }),
    /points to version 1\.0\.0, and .* is not there/,
  ],
  [
    'a version that was copied with it',
    promotionFiles({ model: 'sale', version: '1.0.0', bundle }),
    /models\/sale\/versions\/1\.0\.0\/version\.json names the bundle of models\/rent\/versions\/1\.0\.0/,
  ],
])('under another model is told: %s', async (_, files, sentence) => {
  const links = await checkRegistry(files);
  expect(links).toMatchObject([{ state: 'broken', detail: expect.stringMatching(sentence) }]);
});

it.each<[string, string[], string[]]>([
  ['the present store', ['s3://b', 's3://b'], ['holds', 'holds']],
  ['a store that moved', ['file://a', 's3://b'], ['unchecked', 'holds']],
  ['a store that was edited', ['s3://b', 'https://mallory', 's3://b'], ['holds', 'broken', 'holds']],
  ['only other stores', ['file://a'], ['unchecked']],
])('versions that name %s', (_, stores, states) => {
  const lineage = startLineage('all');
  const versions = stores.map(
    (store, index) => ({ model: 'rent', version: `1.0.${index}`, store }) as Version,
  );
  checkStores(lineage, versions, 's3://b');
  expect(lineage.links.map(({ state }) => state)).toEqual(states);
});
