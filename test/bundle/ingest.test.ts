import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import {
  CONTRACT_TEXT,
  editContract,
  HOUSES,
  makeProject,
  readCommitted,
  readCommittedLock,
  readLock,
  readTable,
  readText,
  runIngest,
} from './ingest-project.ts';

describe('ingest of the Windsor houses', () => {
  it('locks, stores, hands over and proposes all 546 rows', async () => {
    const project = makeProject();
    const { exitCode, outputs, summary, stdout } = await runIngest(project);
    expect(stdout).not.toContain('::error');
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      changed: 'true',
      'data-version': '1.0.0',
      artifact: 'data-house-price-1.0.0',
      'rows-accepted': '546',
      'rows-rejected': '0',
      'rejects-path': '.slipway/data/rejects.csv',
    });
    const lock = readCommittedLock(project, outputs['branch']);
    expect(lock.dataset).toBe(outputs['dataset-digest']);
    expect(lock.rows).toEqual({ read: 546, accepted: 546, rejected: 0, duplicates: 0 });
    expect(lock.splits.train.rows + lock.splits.validation.rows + lock.splits.test.rows).toBe(546);
    expect(lock.profile).toBe(digestOf(readCommitted(project, outputs['branch'], 'profile.json')));
    expect(readCommitted(project, outputs['branch'], 'data.lock.json')).toBe(canonicalJson(lock));
    expect(readdirSync(join(project.directory, '.slipway/artifacts/data-house-price-1.0.0')).sort()).toEqual([
      'train.parquet',
      'validation.parquet',
    ]);
    expect(summary).toContain('Data 1.0.0 of house-price');
  });

  it('proposes lock, profile and DVC pointers on a branch named by the dataset', async () => {
    const project = makeProject();
    const { outputs } = await runIngest(project);
    const branch = `slipway/data/house-price-${outputs['dataset-digest']?.slice(7, 19)}`;
    expect(outputs['branch']).toBe(branch);
    expect(project.remoteGit('diff', '--name-only', 'main', branch).split('\n')).toEqual([
      'data/data.lock.json',
      'data/profile.json',
      'data/test.parquet.dvc',
      'data/train.parquet.dvc',
      'data/validation.parquet.dvc',
    ]);
    const { md5 = '' } = readCommittedLock(project, branch).splits.train.blob;
    expect(project.remoteGit('show', `${branch}:data/train.parquet.dvc`)).toContain(`md5: ${md5}`);
    expect(
      existsSync(join(project.directory, '.slipway/store/files/md5', md5.slice(0, 2), md5.slice(2))),
    ).toBe(true);
    const body = readText(project, `.slipway/pull-requests/${branch.replaceAll('/', '-')}/pull-request.md`);
    expect(body).toContain('Every row fits the contract.');
    expect(body).toContain('This is the first version.');
  });

  it('writes typed Parquet with every row in one split', async () => {
    const project = makeProject();
    await runIngest(project, { commit: 'none' });
    const train = await readTable(project, '.slipway/data/train.parquet');
    expect(train).toHaveLength(readLock(project).splits.train.rows);
    expect(train[0]).toEqual({
      price: 42000,
      lot_size: 5850,
      bedrooms: 3,
      bathrooms: 1,
      stories: 2,
      driveway: 'yes',
      recreation_room: 'no',
      full_basement: 'yes',
      gas_hot_water: 'no',
      air_conditioning: 'no',
      garage_places: 1,
      preferred_area: 'no',
    });
  });

  it('changes nothing when nothing changed, and still hands over', async () => {
    const project = makeProject();
    const first = await runIngest(project, { commit: 'direct' });
    expect(first.outputs['branch']).toBe('main');
    project.git('checkout', '--quiet', '--force', '--', '.');
    project.git('clean', '--quiet', '-fd', 'data');
    project.git('pull', '--quiet');
    const stored = readdirSync(join(project.directory, '.slipway/store'), { recursive: true }).sort();
    const shuffled = HOUSES.trimEnd().split('\n');
    writeFileSync(
      join(project.directory, 'data/windsor-houses.csv'),
      [shuffled[0], ...shuffled.slice(1).reverse()].join('\r\n'),
    );
    const { outputs, exitCode } = await runIngest(project);
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      changed: 'false',
      'data-version': '1.0.0',
      artifact: 'data-house-price-1.0.0',
      'pull-request-url': '',
      branch: '',
    });
    expect(readdirSync(join(project.directory, '.slipway/store'), { recursive: true }).sort()).toEqual(
      stored,
    );
    expect(project.git('status', '--porcelain')).toBe(' M data/windsor-houses.csv');
    const { blob } = readLock(project).splits.train;
    const handed = readFileSync(
      join(project.directory, '.slipway/artifacts/data-house-price-1.0.0/train.parquet'),
    );
    expect(digestOf(handed)).toBe(blob.digest);
  });

  it('makes a minor version of new rows, and old rows keep their split', async () => {
    const project = makeProject();
    await runIngest(project, { commit: 'none' });
    const before = await readTable(project, '.slipway/data/test.parquet');
    const more = HOUSES.trimEnd()
      .split('\n')
      .slice(1, 51)
      .map((line) => line.replace(/^\d+,(\d+)/, (_, lot) => `77000,${Number(lot) + 1}`));
    writeFileSync(join(project.directory, 'data/more.csv'), [HOUSES.split('\n')[0], ...more].join('\n'));
    const { outputs } = await runIngest(project, { commit: 'none', source: 'data/*.csv' });
    expect(outputs).toMatchObject({ changed: 'true', 'data-version': '1.1.0', 'rows-accepted': '596' });
    const after = await readTable(project, '.slipway/data/test.parquet');
    expect(after).toEqual(expect.arrayContaining(before));
    expect(readLock(project).source.map(({ url }) => url)).toEqual([
      'data/more.csv',
      'data/windsor-houses.csv',
    ]);
  });
});

describe('ingest of faulty data', () => {
  const faults: [number, RegExp, string][] = [
    [3, /^38500/, 'n/a'],
    [5, /,3,1,2,/, ',3,1,9,'],
    [7, /yes,no,yes$/, 'yes,no,perhaps'],
    [9, /^69000,4160/, '69000,'],
  ];

  function plant(): string {
    const lines = HOUSES.split('\n');
    for (const [line, pattern, text] of faults) {
      lines[line - 1] = (lines[line - 1] ?? '').replace(pattern, text);
    }
    lines[10] = '"unfinished" row,1';
    return lines.join('\n');
  }

  it('rejects row by row, with reasons, at the right lines', async () => {
    const project = makeProject({ 'data/windsor-houses.csv': plant() });
    const { outputs, annotations, summary, exitCode } = await runIngest(project, { commit: 'none' });
    expect(exitCode).toBe(0);
    const lines = readText(project, '.slipway/data/rejects.csv').trimEnd().split('\n');
    expect(lines).toEqual([
      'source,line,column,rule,value,reason',
      'data/windsor-houses.csv,3,price,type,n/a,must be a number',
      'data/windsor-houses.csv,5,stories,maximum,9,must be at most 6',
      'data/windsor-houses.csv,9,lot_size,required,,is missing',
      expect.stringMatching(/^data\/windsor-houses.csv,11,,quotes,,has text after a closing quote$/),
    ]);
    expect(outputs).toMatchObject({ 'rows-accepted': '542', 'rows-rejected': '4' });
    expect(annotations).toContainEqual({
      kind: 'warning',
      message: 'price must be a number, and is "n/a".',
      file: 'data/windsor-houses.csv',
      line: 3,
    });
    expect(summary).toContain('must be at most 6');
    const rejected = await readTable(project, '.slipway/data/rejects.parquet', ['line', 'price', 'stories']);
    expect(rejected).toContainEqual({ line: 5, price: '60500', stories: '9' });
    expect(readLock(project).rejects).toEqual({
      quotes: 1,
      'price.type': 1,
      'lot_size.required': 1,
      'stories.maximum': 1,
    });
  });

  it('refuses data with too many rejects, and leaves nothing but the rejects', async () => {
    const contract = editContract((it) => {
      it['x-table']['max-rejected'] = 0.001;
    });
    const project = makeProject({ 'data/windsor-houses.csv': plant(), 'data/contract.json': contract });
    const { exitCode, outputs, annotations } = await runIngest(project);
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ changed: 'false', 'rows-rejected': '4' });
    expect(outputs).not.toHaveProperty('artifact');
    expect(annotations.at(-1)?.message).toContain(
      '4 of 546 rows (0.73 %) were rejected, and the contract allows 0.1 %',
    );
    expect(existsSync(join(project.directory, 'data/data.lock.json'))).toBe(false);
    expect(existsSync(join(project.directory, '.slipway/store'))).toBe(false);
    expect(project.remoteGit('branch', '--list')).toBe('* main');
  });

  it('shows no sensitive value anywhere but in the splits', async () => {
    const secret = '31337';
    const contract = editContract((it) => {
      Object.assign(it.properties['lot_size'] ?? {}, { 'x-sensitive': true, maximum: 20_000 });
    });
    const houses = HOUSES.replace('42000,5850', `42000,${secret}`);
    const project = makeProject({ 'data/windsor-houses.csv': houses, 'data/contract.json': contract });
    const { stdout, stderr, summary, outputs, result } = await runIngest(project);
    expect(outputs['rows-rejected']).toBe('1');
    const files = ['rejects.csv'].map((name) => readText(project, `.slipway/data/${name}`));
    expect(files[0]).toContain('[redacted]');
    const [row] = await readTable(project, '.slipway/data/rejects.parquet', ['lot_size', 'price']);
    expect(row).toEqual({ lot_size: '[redacted]', price: '42000' });
    const pull = readdirSync(join(project.directory, '.slipway/pull-requests'))[0] ?? '';
    const texts = [stdout, stderr, summary, JSON.stringify(result), ...files];
    texts.push(readText(project, `.slipway/pull-requests/${pull}/pull-request.md`));
    const profile = readCommitted(project, outputs['branch'], 'profile.json');
    texts.push(profile, readCommitted(project, outputs['branch'], 'data.lock.json'));
    for (const text of texts) expect(text).not.toContain(secret);
    expect(JSON.parse(profile).columns[1]).toMatchObject({ kind: 'redacted' });
  });
});

describe('ingest after the contract changed', () => {
  it('makes a major version of a contract that broke', async () => {
    const project = makeProject();
    await runIngest(project, { commit: 'none' });
    const contract = editContract((it) => {
      Object.assign(it.properties['bedrooms'] ?? {}, { maximum: 5 });
    });
    project.write({ 'data/contract.json': contract });
    const { outputs, summary } = await runIngest(project, { commit: 'none' });
    expect(outputs).toMatchObject({ changed: 'true', 'data-version': '2.0.0' });
    expect(summary).toContain('The contract broke: `bedrooms`: maximum was 10, is 5.');
  });

  it('makes a minor version of a contract that allows more, and none of its formatting', async () => {
    const project = makeProject();
    await runIngest(project, { commit: 'none' });
    project.write({ 'data/contract.json': JSON.stringify(JSON.parse(CONTRACT_TEXT)) });
    expect((await runIngest(project, { commit: 'none' })).outputs['changed']).toBe('false');
    const contract = editContract((it) => {
      Object.assign(it.properties['bedrooms'] ?? {}, { maximum: 12 });
    });
    project.write({ 'data/contract.json': contract });
    expect((await runIngest(project, { commit: 'none' })).outputs['data-version']).toBe('1.1.0');
  });
});

describe('other ways to split', () => {
  it('keeps a group together', async () => {
    const project = makeProject();
    await runIngest(project, { commit: 'none', 'split-by': 'group:lot_size' });
    const lots = await Promise.all(
      ['train', 'validation', 'test'].map(async (split) => {
        const rows = await readTable(project, `.slipway/data/${split}.parquet`, ['lot_size']);
        return new Set(rows.map((row) => row['lot_size']));
      }),
    );
    for (const [index, set] of lots.entries()) {
      for (const other of lots.slice(index + 1)) expect([...set].filter((lot) => other.has(lot))).toEqual([]);
    }
  });

  it('splits by time at cut-offs that later rows do not move', async () => {
    const days = Array.from({ length: 100 }, (_, day) =>
      new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const contract = JSON.stringify({
      type: 'object',
      properties: {
        day: { type: 'string', format: 'date', 'x-role': 'timestamp' },
        x: { type: 'number' },
        y: { type: 'number', 'x-role': 'target' },
      },
      required: ['day', 'x', 'y'],
    });
    const toCsv = (list: string[]) =>
      ['day,x,y', ...list.map((day, index) => `${day},${index},${index * 2}`)].join('\n');
    const project = makeProject({ 'data/contract.json': contract, 'data/windsor-houses.csv': toCsv(days) });
    await runIngest(project, { commit: 'none', 'split-by': 'time:day' });
    const cutoffs = { validation: days[60], test: days[80] };
    expect(readLock(project).split.cutoffs).toEqual(cutoffs);
    expect(readLock(project).splits).toMatchObject({
      train: { rows: 60 },
      validation: { rows: 20 },
      test: { rows: 20 },
    });
    project.write({ 'data/windsor-houses.csv': toCsv([...days, '2026-01-01', '2026-01-02']) });
    await runIngest(project, { commit: 'none', 'split-by': 'time:day' });
    expect(readLock(project).split.cutoffs).toEqual(cutoffs);
    expect(readLock(project).splits.test.rows).toBe(22);
  });
});

describe('restore', () => {
  it('hands over the committed splits without the source', async () => {
    const project = makeProject();
    const first = await runIngest(project, { commit: 'direct' });
    project.git('checkout', '--quiet', '--force', '--', '.');
    project.git('clean', '--quiet', '-fd', 'data');
    const clone = project.clone();
    const store = `file://${join(project.directory, '.slipway/store')}`;
    writeFileSync(join(clone.directory, 'data/windsor-houses.csv'), 'gone');
    const { outputs, exitCode } = await runIngest(clone, { restore: 'true', store });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      changed: 'false',
      artifact: 'data-house-price-1.0.0',
      'dataset-digest': first.outputs['dataset-digest'],
    });
    const folder = join(clone.directory, '.slipway/artifacts/data-house-price-1.0.0');
    expect(readdirSync(folder).sort()).toEqual(['train.parquet', 'validation.parquet']);
    expect(existsSync(join(clone.directory, '.slipway/data/test.parquet'))).toBe(false);
  });
});
