import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import { blobPath } from '../../kit/ml/store/blob-ref.ts';
import { buildOnce } from '../helpers/build-once.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { slipway } from '../helpers/run-cli.ts';
import { HOUSES, makeProject, readCommittedLock, readLock, readTable, runIngest } from './ingest-project.ts';

const [HEADER = '', ...ROWS] = HOUSES.trimEnd().split('\n');
const CSV = 'data/windsor-houses.csv';

/** Rows of the template, with prices nobody paid, as monitoring hands them over: named by their predictions. */
function writeLabelled(rows: readonly string[], first: number): string {
  const lines = rows.map((row, index) => `${row.replace(/^\d+/, '99999')},p-${first + index}`);
  return `${[`${HEADER},slipway_prediction_id`, ...lines].join('\n')}\n`;
}

/** A project whose data were merged, and then rows that a retraining added. */
const addRows = buildOnce(async (): Promise<TestRepository> => {
  const project = makeProject();
  await mergeIngest(project);
  project.write({ '.slipway/predictions/labelled/a.csv': writeLabelled(ROWS.slice(0, 40), 0) });
  await mergeIngest(project, { 'additional-source': '.slipway/predictions/labelled/a.csv' });
  return project;
});

async function mergeIngest(project: TestRepository, inputs: Record<string, string> = {}) {
  const { outputs, stdout } = await runIngest(project, inputs);
  expect(outputs['changed'], stdout).toBe('true');
  project.merge(outputs['branch'] ?? '');
  project.git('pull', '--quiet', 'origin', 'main');
  return outputs;
}

describe('rows that a retraining added', () => {
  it('are read again by every later ingest, from the store, wherever they lay', async () => {
    const project = await addRows();
    const lock = readLock(project);
    expect(lock.rows.accepted).toBe(ROWS.length + 40);
    expect(lock.source).toMatchObject([
      { url: '.slipway/predictions/labelled/a.csv', added: true },
      { url: CSV },
    ]);
    expect(lock.source[1]).not.toHaveProperty('added');

    const { stdout } = await slipway(['gc', '--dry-run', '--keep-days', '0', '--json'], project.directory);
    const unreached = JSON.parse(stdout).unreached.map(({ name }: { name: string }) => name);
    expect(unreached).not.toContain(blobPath({ digest: lock.source[0]?.digest ?? 'sha256:', size: 0 }));

    rmSync(join(project.directory, '.slipway/predictions'), { recursive: true });
    const again = await runIngest(project);
    expect(again.outputs, again.stdout).toMatchObject({ changed: 'false', 'data-version': '1.1.0' });

    project.write({ [CSV]: `${HOUSES}${ROWS[0]?.replace(/^\d+/, '43210')}\n` });
    const more = await runIngest(project);
    expect(more.outputs).toMatchObject({ 'data-version': '1.2.0', 'rows-accepted': `${ROWS.length + 41}` });
    const grown = readCommittedLock(project, more.outputs['branch']);
    expect(readFileSync(more.outputs['pull-request-url'] ?? '', 'utf8')).toContain('`drop-source`');
    expect(grown.source.map(({ digest, added }) => [digest, added])).toContainEqual([
      lock.source[0]?.digest,
      true,
    ]);
  });

  it('keep their splits when data grow', async () => {
    const project = await addRows();
    const train = await readTable(project, '.slipway/data/train.parquet');
    project.write({ '.slipway/predictions/labelled/b.csv': writeLabelled(ROWS.slice(40, 80), 40) });
    await runIngest(project, { 'additional-source': '.slipway/predictions/labelled/b.csv' });
    const grown = await readTable(project, '.slipway/data/train.parquet');
    const texts = new Set(grown.map((row) => JSON.stringify(row)));
    expect(train.filter((row) => !texts.has(JSON.stringify(row)))).toEqual([]);
  });

  it('count once where windows overlap, with their newest label', async () => {
    const project = await addRows();
    const later = writeLabelled(ROWS.slice(20, 60), 20).replaceAll('99999,', '88888,');
    project.write({ '.slipway/predictions/labelled/b.csv': later });
    const { outputs, summary } = await runIngest(project, {
      'additional-source': '.slipway/predictions/labelled/b.csv',
    });
    expect(outputs).toMatchObject({ changed: 'true', 'rows-accepted': `${ROWS.length + 60}` });
    expect(summary).toMatch(/left out as duplicates\s*\| *20 /);
    const splits = await Promise.all(
      ['train', 'validation', 'test'].map((name) => readTable(project, `.slipway/data/${name}.parquet`)),
    );
    const prices = splits.flat().map((row) => row['price']);
    expect(prices.filter((price) => price === 88888)).toHaveLength(40);
    expect(prices.filter((price) => price === 99999)).toHaveLength(20);
  });

  it('are told of where none of them is new, with what became of them', async () => {
    const project = await addRows();
    const again = writeLabelled(ROWS.slice(0, 20), 0).trimEnd();
    project.write({
      '.slipway/predictions/labelled/b.csv': `${again}\n${ROWS[30]?.replace(/^\d+/, '-1')},p-99\n`,
    });
    const { outputs, summary } = await runIngest(project, {
      'additional-source': '.slipway/predictions/labelled/b.csv',
    });
    expect(outputs['changed']).toBe('false');
    expect(summary).toContain(
      'b.csv added nothing. Of its 21 rows none is new: 1 rejected, 20 in the data already.',
    );
  });

  it('stay where the source is another for once', async () => {
    const project = await addRows();
    project.write({ 'data/other.csv': HOUSES });
    const { outputs } = await runIngest(project, { source: 'data/other.csv' });
    expect(outputs['changed']).toBe('false');
  });

  it('go when a person drops them, by address, by digest, or all', async () => {
    const project = await addRows();
    const [{ url = '', digest = '' } = {}] = readLock(project).source;
    for (const name of [url, digest.slice(0, 19), 'all']) {
      const { outputs, stdout, summary } = await runIngest(project, { 'drop-source': name });
      expect(outputs, stdout).toMatchObject({ changed: 'true', 'rows-accepted': `${ROWS.length}` });
      expect(summary).toContain(`The additional source ${url} is left out from now on.`);
      const lock = readCommittedLock(project, outputs['branch']);
      expect(lock.version).toBe('1.2.0');
      expect(lock.source.map((source) => source.url)).toEqual([CSV]);
    }
  });

  it('become the project’s own when a person takes the file into data.source', async () => {
    const project = await addRows();
    const labelled = writeLabelled(ROWS.slice(0, 40), 0);
    project.write({ 'data/labelled.csv': labelled });
    const { outputs } = await runIngest(project, { source: `${CSV}\ndata/labelled.csv` });
    expect(outputs).toMatchObject({ changed: 'true', 'rows-accepted': `${ROWS.length + 40}` });
    const lock = readCommittedLock(project, outputs['branch']);
    expect(lock.version).toBe('1.2.0');
    expect(lock.source).toMatchObject([
      { url: 'data/labelled.csv', digest: digestOf(labelled) },
      { url: CSV },
    ]);
    expect(lock.source.some(({ added }) => added)).toBe(false);
  });

  it('are missed when the store has lost them, with both cures', async () => {
    const project = await addRows();
    rmSync(join(project.directory, '.slipway/store/blobs'), { recursive: true });
    const { exitCode, annotations } = await runIngest(project);
    expect(exitCode).toBe(1);
    expect(annotations).toMatchObject([
      { message: expect.stringMatching(/additional source .*a\.csv.*additional-source.*drop-source/s) },
    ]);
  });
});

it('a name that no additional source has is told with those there are', async () => {
  const project = await addRows();
  const { annotations } = await runIngest(project, { 'drop-source': 'b.csv' });
  expect(annotations).toMatchObject([
    { message: expect.stringMatching(/"drop-source" names "b\.csv".*labelled\/a\.csv/) },
  ]);
});
