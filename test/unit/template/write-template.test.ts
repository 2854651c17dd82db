import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TEMPLATE_FOLDER } from '../../../cli/kit-root.ts';
import { readPipeline } from '../../../kit/format/config/read-pipeline.ts';
import { writeTemplate } from '../../../kit/format/template/write-template.ts';
import { makeRepository } from '../../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

describe('writeTemplate', () => {
  test('writes every file of the template', async () => {
    const directory = join(makeTemporaryFolder('template'), 'new');
    const { files } = await writeTemplate({ source: TEMPLATE_FOLDER, directory, owner: 'acme', ref: 'v2' });
    for (const file of [
      'pipeline.yaml',
      '.gitignore',
      '.gitattributes',
      'data/contract.json',
      '.github/workflows/pull-request.yml',
    ]) {
      expect(files).toContain(file);
    }
    const written = await readdir(directory, { recursive: true, withFileTypes: true });
    expect(written.filter((entry) => entry.isFile())).toHaveLength(files.length);
  });

  test('lies in every checkout as it was committed, whatever a machine makes of line ends', async () => {
    const { directory, git, commit, clone } = makeRepository();
    git('rm', '--quiet', 'README.md');
    await writeTemplate({ source: TEMPLATE_FOLDER, directory, owner: 'acme', ref: 'v1' });
    commit('Template', { 'data/dos.csv': 'a\r\n1\r\n', 'data/unix.csv': 'a\n1\n' });
    const other = clone('-c', 'core.autocrlf=true').directory;
    for (const file of ['data/dos.csv', 'data/unix.csv', 'data/contract.json', 'pipeline.yaml'])
      expect(await readFile(join(other, file), 'utf8'), file).toBe(
        await readFile(join(directory, file), 'utf8'),
      );
  });

  test('names the kit it was told everywhere, and nowhere another', async () => {
    const directory = makeTemporaryFolder('template');
    const { files } = await writeTemplate({
      source: TEMPLATE_FOLDER,
      directory,
      owner: 'acme',
      repository: 'kit',
      ref: 'v2.1.0',
    });
    for (const file of files) {
      const text = await readFile(join(directory, file), 'utf8');
      expect(text, file).not.toMatch(/slipway-mlops\/slipway\b/);
    }
    const train = await readFile(join(directory, '.github/workflows/train.yml'), 'utf8');
    expect(train).toContain('uses: acme/kit/action-train/evaluate@v2.1.0\n');
    expect(train).toContain('uses: acme/kit/action-train@v2.1.0\n');
    expect(train).toMatch(/uses: actions\/checkout@[0-9a-f]{40} # v/);
  });

  test('names the image of the service as a registry takes it', async () => {
    const directory = makeTemporaryFolder('template');
    await writeTemplate({ source: TEMPLATE_FOLDER, directory, owner: 'Acme', ref: 'v2.1.0' });
    const manifest = await readFile(join(directory, 'deploy/kubernetes/base/deployment.yaml'), 'utf8');
    expect(manifest).toContain('reference: ghcr.io/acme/slipway/serve:v2.1.0\n');
  });

  test('names the command of the same version', async () => {
    const directory = makeTemporaryFolder('template');
    await writeTemplate({ source: TEMPLATE_FOLDER, directory, owner: 'acme', ref: 'v2.1.0' });
    expect(await readFile(join(directory, 'README.md'), 'utf8')).toContain('"github:acme/slipway#v2.1.0"');
  });

  test('keeps the schema ids, which name no repository', async () => {
    const directory = makeTemporaryFolder('template');
    await writeTemplate({ source: TEMPLATE_FOLDER, directory, owner: 'acme', ref: 'v2' });
    expect(await readPipeline(join(directory, 'pipeline.yaml'))).toMatchObject({ model: 'house-price' });
  });

  test('writes into a fresh clone, which holds .git alone', async () => {
    const directory = makeTemporaryFolder('template');
    await mkdir(join(directory, '.git'));
    await expect(
      writeTemplate({ source: TEMPLATE_FOLDER, directory, owner: 'acme', ref: 'v1' }),
    ).resolves.toBeDefined();
  });

  test('refuses a folder with anything in it and leaves it as it was', async () => {
    const directory = makeTemporaryFolder('template');
    await writeFile(join(directory, 'mine.txt'), 'x');
    await expect(
      writeTemplate({ source: TEMPLATE_FOLDER, directory, owner: 'acme', ref: 'v1' }),
    ).rejects.toThrow(`${directory} is not empty: it holds mine.txt. Name an empty folder.`);
    expect(await readdir(directory)).toEqual(['mine.txt']);
  });

  test.each([
    ['owner', { owner: 'a b', ref: 'v1' }],
    ['ref', { owner: 'acme', ref: 'v1 # x' }],
    ['ref', { owner: 'acme', ref: '' }],
  ])('refuses an odd %s', async (what, names) => {
    const directory = makeTemporaryFolder('template');
    await expect(writeTemplate({ source: TEMPLATE_FOLDER, directory, ...names })).rejects.toThrow(
      `The kit's ${what} is`,
    );
    expect(await readdir(directory)).toEqual([]);
  });
});
