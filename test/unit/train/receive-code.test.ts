import { chmodSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HandedCode, handOverCode } from '../../../action-ingest/src/ingest/code/hand-over-code.ts';
import { receiveCode } from '../../../action-train/src/train/code/receive-code.ts';
import { readContext } from '../../../kit/action/context.ts';
import { createInputReader } from '../../../kit/action/inputs.ts';
import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { openArtifactFolders } from '../../../kit/host/artifact/artifact-folders.ts';
import { makeRepository, type TestRepository } from '../../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const lock = { model: 'flats', source: [{ url: 'data/flats.csv' }] } as unknown as DataLock;
const PATHS = ['pipeline.yaml', 'data/data.lock.json', 'data/none.json', 'train'];

const WRITTEN = {
  'pipeline.yaml': 'model: flats\n',
  'train/train.py': 'print("é")\r\n',
  'train/a/b.txt': '',
  'train/weights.bin': new Uint8Array([0, 255, 10, 128]),
};

let repository: TestRepository;
let handed: HandedCode;
let artifactFolder: string;

beforeAll(async () => {
  repository = makeRepository({
    'pipeline.yaml': 'model: flats\n',
    'data/data.lock.json': '{}\n',
    'data/flats.csv': 'x\n1\n',
    'train/train.py': 'print("é")\r\n',
    'train/a/b.txt': '',
    'train/a.txt': 'sorts before a/\n',
    'README.md': '# Not handed over\n',
  });
  writeFileSync(join(repository.directory, 'train/weights.bin'), Buffer.from([0, 255, 10, 128]));
  writeFileSync(join(repository.directory, 'train/run.sh'), 'true\n');
  chmodSync(join(repository.directory, 'train/run.sh'), 0o755);
  symlinkSync('a.txt', join(repository.directory, 'train/link'));
  repository.commit('More');
  rmSync(join(repository.directory, 'train/train.py')); // what is handed over is the commit, not the work tree
  const { directory } = repository;
  const artifacts = openArtifactFolders({ directory, log: silentLogger });
  handed = await handOverCode({ directory, lock, paths: PATHS, artifacts, log: silentLogger });
  artifactFolder = join(directory, '.slipway/artifacts', handed.artifact);
});

function receive(directory: string, changes: Record<string, string> = {}, env: NodeJS.ProcessEnv = {}) {
  const claim = {
    'code-artifact': handed.artifact,
    'code-commit': handed.commit,
    'code-tree': handed.tree,
    ...changes,
  };
  const claims = new Map(Object.entries(claim));
  const inputs = createInputReader((name) => claims.get(name) ?? '');
  const artifacts = openArtifactFolders({ directory: repository.directory, log: silentLogger });
  return receiveCode(
    { inputs, directory, context: readContext({ GITHUB_ACTIONS: 'true', ...env }) },
    artifacts,
  );
}

describe('code that is handed over', () => {
  it('comes down to the trees that Git has of it', async () => {
    const { git } = repository;
    expect(handed.commit).toBe(git('rev-parse', 'HEAD'));
    expect(handed.artifact).toBe(`code-flats-${handed.commit.slice(0, 12)}`);
    const directory = makeTemporaryFolder();
    expect(await receive(directory)).toEqual({
      commit: handed.commit,
      train: git('rev-parse', 'HEAD:train'),
      dataInGit: true,
    });
    git('rm', '--quiet', '--cached', 'README.md', 'data/flats.csv');
    expect(handed.tree).toBe(git('write-tree'));
  });

  it('is byte for byte what Git has, with links and the right to run, and nothing else', async () => {
    const directory = makeTemporaryFolder();
    await receive(directory);
    for (const [path, content] of Object.entries(WRITTEN))
      expect(readFileSync(join(directory, path)), path).toEqual(Buffer.from(content));
    expect(statSync(join(directory, 'train/run.sh')).mode & 0o111).not.toBe(0);
    expect(readFileSync(join(directory, 'train/link'), 'utf8')).toBe('sorts before a/\n');
    expect(existsSync(join(directory, 'data/flats.csv'))).toBe(false);
    expect(existsSync(join(directory, '.git'))).toBe(false);
  });

  it('takes the place of what an earlier job left in train/', async () => {
    const directory = makeTemporaryFolder();
    await receive(directory);
    writeFileSync(join(directory, 'train/left.py'), '');
    await receive(directory);
    expect(existsSync(join(directory, 'train/left.py'))).toBe(false);
  });

  it('is refused where a file, the commit or the tree is another', async () => {
    const directory = makeTemporaryFolder();
    const other = 'f'.repeat(40);
    const message = /does not hold the code of commit .* that was handed over/;
    await expect(receive(directory, { 'code-tree': other })).rejects.toThrow(message);
    await expect(receive(directory, { 'code-commit': other })).rejects.toThrow(message);
    const file = join(artifactFolder, 'files/0');
    const content = readFileSync(file);
    writeFileSync(file, 'forged');
    await expect(receive(directory)).rejects.toThrow(message);
    writeFileSync(file, content);
    expect(existsSync(join(directory, 'train'))).toBe(false);
  });

  it('is refused where a path leads out of the folder, whatever the tree', async () => {
    const file = join(artifactFolder, 'code.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('train/train.py', '../train.py'));
    await expect(receive(makeTemporaryFolder())).rejects.toThrow(/does not hold the code/);
    writeFileSync(file, text);
  });

  it('does not touch a person’s clone', async () => {
    const { directory } = repository;
    for (const env of [{ GITHUB_ACTIONS: '' }, { ACT: 'true' }])
      await expect(receive(directory, {}, env)).rejects.toThrow(
        /is a clone, and "code-artifact" would write over/,
      );
  });

  it('is named whole or not at all', async () => {
    await expect(receive(makeTemporaryFolder(), { 'code-tree': '' })).rejects.toThrow(/belong together/);
    const nothing = { 'code-artifact': '', 'code-commit': '', 'code-tree': '' };
    expect(await receive(makeTemporaryFolder(), nothing)).toBeUndefined();
  });
});
