import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFolderCheckpoints } from '../../../action-train/src/train/checkpoints/folder-checkpoints.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

async function publishTwo() {
  const root = makeTemporaryFolder('checkpoints');
  const [from, kept, target] = [join(root, 'from'), join(root, 'kept'), join(root, 'run')];
  await mkdir(from);
  const checkpoints = openFolderCheckpoints(kept);
  const file = join(from, 'last.pt');
  await writeFile(file, 'early');
  await checkpoints.publish({ file, step: 10 });
  await writeFile(file, 'late');
  await checkpoints.publish({ file, step: 20 });
  return { checkpoints, kept, target };
}

it('finds what was published, in its order, whatever the command made of its file since', async () => {
  const { checkpoints } = await publishTwo();
  expect(await checkpoints.find()).toEqual([
    { path: 'checkpoints/1-last.pt', digest: digestOf('early'), step: 10 },
    { path: 'checkpoints/2-last.pt', digest: digestOf('late'), step: 20 },
  ]);
});

it('fetches one of them to where its path says, also a second time, and keeps it', async () => {
  const { checkpoints, target } = await publishTwo();
  const [early] = await checkpoints.find();
  for (const _time of ['first', 'second']) {
    if (early) await checkpoints.fetch(early, target);
    expect(await readFile(join(target, 'checkpoints', '1-last.pt'), 'utf8')).toBe('early');
  }
  expect(await readdir(join(target, 'checkpoints'))).toEqual(['1-last.pt']);
  expect(await checkpoints.find()).toHaveLength(2);
});

it('says of one that is gone where it was', async () => {
  const { checkpoints, kept, target } = await publishTwo();
  const [early] = await checkpoints.find();
  await rm(join(kept, '1-last.pt'));
  await expect(early && checkpoints.fetch(early, target)).rejects.toThrow(
    `The checkpoint checkpoints/1-last.pt was kept at ${join(kept, '1-last.pt')} and is gone.`,
  );
  expect(existsSync(join(target, 'checkpoints', '1-last.pt'))).toBe(false);
});
