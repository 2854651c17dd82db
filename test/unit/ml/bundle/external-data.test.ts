import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf } from '../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { buildBundle, publishBundle } from '../../../../kit/ml/bundle/build-bundle.ts';
import { findNameFault, refuseReservedNames } from '../../../../kit/ml/bundle/check-file-names.ts';
import { openBundle } from '../../../../kit/ml/bundle/open-bundle.ts';
import { openStore } from '../../../../kit/ml/store/open-store.ts';
import { externalise } from '../../../helpers/externalise.ts';
import { HOUSE, PRICE_CONTRACT, priceOf } from '../../../helpers/make-bundle.ts';
import { writePriceModel } from '../../../helpers/price-model.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { writeBundle } from '../../../helpers/write-bundle.ts';

const LOCATION = 'model.onnx.data';

async function setUp() {
  const directory = makeTemporaryFolder('project');
  const folder = join(directory, 'files');
  const { model, weights } = externalise(writePriceModel(1), LOCATION);
  const { digest } = await writeBundle({
    folder,
    store: 'file://store',
    directory,
    contract: PRICE_CONTRACT,
    model,
    external: { [LOCATION]: weights },
    golden: [{ row: HOUSE, prediction: { value: priceOf(HOUSE, 1) } }],
  });
  const store = await openStore('file://store', { directory, credentials: {}, log: silentLogger });
  const open = (of = digest) => openBundle({ store, digest: of, directory: join(directory, 'opened') });
  return { directory, folder, store, open, weights };
}

test('external data is unpacked beside the model', async () => {
  const { open, weights } = await setUp();
  const { directory, model, files } = await open();
  expect(readFileSync(join(directory, LOCATION))).toEqual(Buffer.from(weights));
  expect(files[LOCATION]).toBe(digestOf(weights));
  writeFileSync(join(directory, LOCATION), 'changed');
  expect((await open()).model).toEqual(model);
});

test('a file the model does not ask for, or one that it lacks, makes no bundle, and leaves nothing', async () => {
  const { directory, folder, open, store } = await setUp();
  const opened = await open();
  const names = await readdir(folder);
  const publish = async (list: readonly string[]) => {
    for (const name of list.filter((each) => !names.includes(each))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), 'x');
    }
    const files = Object.fromEntries(list.map((name) => [name, join(folder, name)]));
    return publishBundle(store, await buildBundle({ files, annotations: opened.annotations }));
  };
  await expect(open(await publish([...names, 'stray.bin']))).rejects.toThrow(/unexpected file "stray\.bin"/);
  const without = await publish(names.filter((name) => name !== LOCATION));
  await expect(open(without)).rejects.toThrow(
    /keeps weights in "model\.onnx\.data", which is not a file beside it/,
  );
  expect(await readdir(join(directory, 'opened'))).toEqual([opened.digest.slice(7, 19)]);
});

test("names that cannot stand beside the bundle's own are refused", () => {
  expect(() => refuseReservedNames(['model.onnx.data', 'weights/a.bin', 'weights/b.bin'])).not.toThrow();
  for (const name of ['signature.json', 'Signature.json', 'model.onnx/w.bin', 'my weights', '../w'])
    expect(() => refuseReservedNames([name]), name).toThrow(/Save the weights under another name/);
  expect(() => refuseReservedNames(['w', 'w/a'])).toThrow(/leaves no room/);
  expect(findNameFault(['model.onnx'])).toMatch(/^lacks the file/);
});
