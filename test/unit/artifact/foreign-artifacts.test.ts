import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { type ForgeServer, startForgeServer } from '../../helpers/forge-server.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { makeZip } from './make-zip.ts';

let server: ForgeServer;

beforeEach(async () => {
  server = await startForgeServer();
  // The client tells the runner's log, which is standard output, how it gets on.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  return () => vi.restoreAllMocks();
});

/** GitHub's client takes the address of the API once, when it is loaded. */
async function open(maxBytes: number) {
  vi.stubEnv('GITHUB_API_URL', server.apiUrl);
  vi.resetModules();
  const { openForeignArtifacts } = await import('../../../kit/artifact/artifact-service.ts');
  return openForeignArtifacts({ id: 77, repository: server.repository, token: server.token, maxBytes });
}

test('the artifacts of another run are listed and downloaded, of no third one', async () => {
  server.artifacts.push({ run: 77, name: 'report-m', zip: makeZip({ 'report.json': '{}' }) });
  server.artifacts.push({ run: 78, name: 'other', zip: makeZip({}) });
  const artifacts = await open(1000);
  expect(await artifacts.list()).toEqual(['report-m']);
  const folder = makeTemporaryFolder();
  expect(await artifacts.download('report-m', folder)).toEqual(['report.json']);
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('{}');
  await expect(artifacts.download('other', folder)).rejects.toThrow(/There is no artifact "other"/);
});

test('what is larger than it may be is refused before it is fetched', async () => {
  server.artifacts.push({ run: 77, name: 'large', zip: makeZip({ 'report.json': 'x'.repeat(500) }) });
  await expect((await open(400)).download('large', makeTemporaryFolder())).rejects.toThrow(
    /more than 400 bytes/,
  );
});

test('a name that leads out of the folder is refused', async () => {
  server.artifacts.push({ run: 77, name: 'evil', zip: makeZip({ '../evil.sh': 'x' }) });
  await expect((await open(1000)).download('evil', makeTemporaryFolder())).rejects.toThrow(/evil/);
});
