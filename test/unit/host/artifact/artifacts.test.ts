import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Digest } from '../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { openArtifacts } from '../../../../kit/host/artifact/open-artifacts.ts';
import { type ArtifactService, startArtifactService } from '../../../helpers/artifact-service.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { makeZip } from './make-zip.ts';

function makeFolder(files: Record<string, string | Buffer>): string {
  const folder = makeTemporaryFolder('artifact');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The environment that the runner gives a step, for the client in this process. */
function enterRunner(service: ArtifactService, run?: string): ReturnType<typeof openBoth> {
  for (const [name, value] of Object.entries(service.env(run))) vi.stubEnv(name, value);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
  return openBoth(true, makeTemporaryFolder());
}

const openFolders = () => openBoth(false, makeTemporaryFolder('project'));

/** The artifacts of one place, also as a job opens them that was handed a digest. */
function openBoth(service: boolean, directory: string) {
  const open = (expected?: Digest) => openArtifacts({ service, directory, log: silentLogger, expected });
  return { ...open(), expecting: open };
}

beforeEach(() => {
  // The client tells the runner's log, which is standard output, how it gets on.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe.each([
  ['folders', async () => openFolders()],
  ['the service', async () => enterRunner(await startArtifactService())],
])('by %s', (_, open) => {
  test('files go up and come down at their paths', async () => {
    const artifacts = await open();
    const bytes = Buffer.from([0, 1, 2, 255]);
    const source = makeFolder({ 'model.onnx': bytes, 'sub/run.json': '{}', 'other.txt': 'stays' });
    await artifacts.upload('run-m-abc-1', source, ['model.onnx', 'sub/run.json']);
    const target = join(makeTemporaryFolder(), 'run');
    expect(await artifacts.download('run-m-abc-1', target)).toEqual(['model.onnx', 'sub/run.json']);
    expect(readFileSync(join(target, 'model.onnx')).equals(bytes)).toBe(true);
    expect(readFileSync(join(target, 'sub/run.json'), 'utf8')).toBe('{}');
    expect(readdirSync(target).sort()).toEqual(['model.onnx', 'sub']);
  });

  test('the digest that goes up is held against what comes down', async () => {
    const artifacts = await open();
    const digest = await artifacts.upload('x', makeFolder({ a: 'a', 'b/c': 'c' }), ['a', 'b/c']);
    expect(digest).toBe(await artifacts.upload('x', makeFolder({ a: 'a', 'b/c': 'c' }), ['b/c', 'a']));
    const same = await artifacts.expecting(digest).download('x', makeTemporaryFolder());
    expect(same).toEqual(['a', 'b/c']);
    for (const files of [{ a: 'b', 'b/c': 'c' }, { a: 'a' }, { a: 'a', 'b/d': 'c' }]) {
      await artifacts.upload('x', makeFolder(files), Object.keys(files));
      const target = makeTemporaryFolder();
      await expect(artifacts.expecting(digest).download('x', target)).rejects.toThrow(
        /^The artifact "x" is not the one that was handed on: its digest is sha256:\w+, and the input "artifact-digest" states sha256:/,
      );
      expect(readdirSync(target)).toEqual([]);
    }
  });

  test('several blocks of random bytes survive', async () => {
    const artifacts = await open();
    const content = Buffer.alloc(20 * 1024 * 1024);
    for (let i = 0, value = 1; i < content.length; i += 4) {
      value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
      content.writeUInt32LE(value, i);
    }
    await artifacts.upload('large', makeFolder({ 'data.bin': content }), ['data.bin']);
    const target = makeTemporaryFolder();
    await artifacts.download('large', target);
    expect(readFileSync(join(target, 'data.bin')).equals(content)).toBe(true);
  });

  test('list is sorted', async () => {
    const artifacts = await open();
    expect(await artifacts.list()).toEqual([]);
    const source = makeFolder({ a: 'a' });
    await artifacts.upload('data-m-1.0.0', source, ['a']);
    await artifacts.upload('a-first', source, ['a']);
    expect(await artifacts.list()).toEqual(['a-first', 'data-m-1.0.0']);
  });

  test('a name again replaces the artifact whole', async () => {
    const artifacts = await open();
    await artifacts.upload('x', makeFolder({ a: 'old', b: 'old' }), ['a', 'b']);
    await artifacts.upload('x', makeFolder({ a: 'new' }), ['a']);
    const target = makeTemporaryFolder();
    expect(await artifacts.download('x', target)).toEqual(['a']);
    expect(readFileSync(join(target, 'a'), 'utf8')).toBe('new');
  });

  test('a name again is an error where it must be new', async () => {
    const artifacts = await open();
    const source = makeFolder({ a: 'old' });
    await artifacts.upload('x', source, ['a']);
    await expect(artifacts.upload('x', source, ['a'], { overwrite: false })).rejects.toThrow(
      /has an artifact "x" already, and artifacts never change/,
    );
  });

  test('a download lies over files of the same names and leaves the others', async () => {
    const artifacts = await open();
    await artifacts.upload('x', makeFolder({ a: 'new' }), ['a']);
    const target = makeFolder({ a: 'old', b: 'mine' });
    expect(await artifacts.download('x', target)).toEqual(['a']);
    expect(['a', 'b'].map((name) => readFileSync(join(target, name), 'utf8'))).toEqual(['new', 'mine']);
  });

  test('a missing artifact names those there are', async () => {
    const artifacts = await open();
    const target = join(makeTemporaryFolder(), 'target');
    await expect(artifacts.download('x', target)).rejects.toThrow(
      /There are none\. Check the input "artifact"/,
    );
    await artifacts.upload('y', makeFolder({ a: 'a' }), ['a']);
    await expect(artifacts.download('x', target)).rejects.toThrow(
      /There is no artifact "x" in (this run|\.slipway\/artifacts)\. There are: y\./,
    );
  });

  test.each(['', '.', '..', 'a/b', 'a\\b', 'a:b', 'a"b', 'a*b', 'a?b', 'a<b', 'a>b', 'a|b', 'a\nb', 'a\rb'])(
    'the name %j is refused',
    async (name) => {
      const artifacts = await open();
      await expect(artifacts.upload(name, makeFolder({ a: 'a' }), ['a'])).rejects.toThrow(
        /cannot be an artifact's name/,
      );
      await expect(artifacts.download(name, makeTemporaryFolder())).rejects.toThrow(
        /cannot be an artifact's/,
      );
    },
  );

  test.each(['../a', 'sub/../../a', '/etc/passwd', 'C:\\a', 'a:b', 'a*b'])(
    'the file %s is refused',
    async (file) => {
      const artifacts = await open();
      await expect(artifacts.upload('x', makeFolder({ a: 'a' }), [file])).rejects.toThrow(
        /is not a plain path inside it/,
      );
    },
  );

  test('no files, and files that are not there, are refused', async () => {
    const artifacts = await open();
    await expect(artifacts.upload('x', makeFolder({}), [])).rejects.toThrow(/has no files/);
    await expect(artifacts.upload('x', makeFolder({}), ['a'])).rejects.toThrow(/lacks its file .*a\.$/);
    expect(await artifacts.list()).toEqual([]);
  });
});

describe('folders', () => {
  test('lie in the project and never follow a link out of it', async () => {
    const directory = makeTemporaryFolder('project');
    const artifacts = openArtifacts({ service: false, directory, log: silentLogger });
    await artifacts.upload('x', makeFolder({ a: 'a' }), ['a']);
    expect(readFileSync(join(directory, '.slipway/artifacts/x/a'), 'utf8')).toBe('a');
    symlinkSync('/etc/hostname', join(directory, '.slipway/artifacts/x/link'));
    expect(await artifacts.download('x', makeTemporaryFolder())).toEqual(['a']);
  });
});

describe('the service', () => {
  async function start(run?: string) {
    const service = await startArtifactService();
    return { service, artifacts: enterRunner(service, run) };
  }

  test('runs do not see each other', async () => {
    const service = await startArtifactService();
    await enterRunner(service, 'run-one').upload('x', makeFolder({ a: 'a' }), ['a']);
    expect(await enterRunner(service, 'run-two').list()).toEqual([]);
  });

  test('a replaced artifact is deleted before, and only then', async () => {
    const { service, artifacts } = await start();
    const source = makeFolder({ a: 'a' });
    await artifacts.upload('x', source, ['a']);
    expect(service.requests).not.toContain('POST DeleteArtifact');
    await artifacts.upload('x', source, ['a']);
    expect(service.requests.filter((request) => request.includes('DeleteArtifact'))).toHaveLength(1);
    expect(service.artifacts).toHaveLength(1);
  });

  test('an archive that was changed on its way is refused and leaves nothing', async () => {
    const { service, artifacts } = await start();
    await artifacts.upload('x', makeFolder({ a: 'a' }), ['a']);
    for (const artifact of service.artifacts) artifact.content = makeZip({ a: 'evil' });
    const target = makeTemporaryFolder();
    await expect(artifacts.download('x', target)).rejects.toThrow(/arrived with another digest/);
    expect(readdirSync(target)).toEqual([]);
  });

  test.each(['../evil.txt', 'sub/../../evil.txt', '/evil.txt', 'sub\\..\\..\\evil.txt'])(
    'an archive with %s never writes outside',
    async (name) => {
      const { service, artifacts } = await start();
      await artifacts.upload('x', makeFolder({ a: 'a' }), ['a']);
      for (const artifact of service.artifacts)
        Object.assign(artifact, { content: makeZip({ 'good.txt': 'good', [name]: 'evil' }), digest: '' });
      const parent = makeTemporaryFolder();
      await expect(artifacts.download('x', join(parent, 'a/b'))).rejects.toThrow(
        /not a plain path inside it|not a sound zip archive/,
      );
      expect(readdirSync(parent, { recursive: true })).toEqual(['a', 'a/b']);
    },
  );

  test('what is not a zip archive is said so', async () => {
    const { service, artifacts } = await start();
    await artifacts.upload('x', makeFolder({ a: 'a' }), ['a']);
    for (const artifact of service.artifacts)
      Object.assign(artifact, { content: Buffer.from('no zip at all'), digest: '' });
    await expect(artifacts.download('x', makeTemporaryFolder())).rejects.toThrow(/not a sound zip archive/);
  });

  test('a full quota names the cure', async () => {
    const { service, artifacts } = await start();
    service.failNext('POST CreateArtifact', 403, 'insufficient usage to create artifact');
    await expect(artifacts.upload('x', makeFolder({ a: 'a' }), ['a'])).rejects.toThrow(/quota for artifacts/);
  });

  test('a server that the client refuses names the way out', async () => {
    const { artifacts } = await start();
    vi.stubEnv('GITHUB_SERVER_URL', 'https://github.example.com');
    await expect(artifacts.upload('x', makeFolder({ a: 'a' }), ['a'])).rejects.toThrow(/refuses this server/);
  });

  test('a service that is gone is said so', async () => {
    const { artifacts } = await start();
    vi.stubEnv('ACTIONS_RESULTS_URL', 'http://127.0.0.1:1/');
    await expect(artifacts.list()).rejects.toThrow(/artifact service cannot be reached/);
  });
});
