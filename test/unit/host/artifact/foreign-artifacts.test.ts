import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { openForeignArtifacts } from '../../../../kit/host/artifact/foreign-artifacts.ts';
import { type ForgeServer, startForgeServer } from '../../../helpers/forge-server.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { makeZip } from './make-zip.ts';

let server: ForgeServer;

beforeEach(async () => {
  server = await startForgeServer();
});

const open = (maxBytes: number) =>
  openForeignArtifacts({
    id: 77,
    repository: server.repository,
    apiUrl: server.apiUrl,
    token: server.token,
    maxBytes,
    log: silentLogger,
  });

test('the artifacts of another run are listed and downloaded, of no third one', async () => {
  server.artifacts.push({ run: 77, name: 'report-m', zip: makeZip({ 'report.json': '{}' }) });
  server.artifacts.push({ run: 78, name: 'other', zip: makeZip({}) });
  const artifacts = open(1000);
  expect(await artifacts.list()).toEqual(['report-m']);
  const folder = makeTemporaryFolder();
  expect(await artifacts.download('report-m', folder)).toEqual(['report.json']);
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('{}');
  await expect(artifacts.download('other', folder)).rejects.toThrow(/There is no artifact "other"/);
});

test('what is larger than it may be is refused before it is fetched', async () => {
  server.artifacts.push({ run: 77, name: 'large', zip: makeZip({ 'report.json': 'x'.repeat(500) }) });
  await expect(open(400).download('large', makeTemporaryFolder())).rejects.toThrow(/more than 400 bytes/);
});

test('a name that leads out of the folder is refused', async () => {
  server.artifacts.push({ run: 77, name: 'evil', zip: makeZip({ '../evil.sh': 'x' }) });
  await expect(open(1000).download('evil', makeTemporaryFolder())).rejects.toThrow(/evil/);
});

test('of several artifacts of a name the newest counts, held against the digest that the forge took of it', async () => {
  const zip = makeZip({ 'report.json': 'new' });
  server.artifacts.push({ run: 77, name: 'report', zip: makeZip({ 'report.json': 'old' }) });
  server.artifacts.push({ run: 77, name: 'report', zip, digest: digestOf(zip) });
  const folder = makeTemporaryFolder();
  await open(1000).download('report', folder);
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('new');
  server.artifacts.push({ run: 77, name: 'report', zip, digest: digestOf(Buffer.from('other')) });
  await expect(open(1000).download('report', folder)).rejects.toThrow(/arrived with another digest/);
});

test.each([403, 404])('a run that the forge answers %i for is named', async (answer) => {
  server.fail({ operation: 'actions/runs', answer });
  await expect(open(1000).list()).rejects.toThrow(/shows no workflow run 77 to this token/);
});
