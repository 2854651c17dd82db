import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { MonitorSchema } from '../../kit/format/manifest/monitor.ts';
import { readManifest } from '../../kit/format/manifest/parse-manifest.ts';
import type { Row } from '../../kit/format/manifest/row.ts';
import { buildOnce } from '../helpers/build-once.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { createRandom } from '../unit/maths/stats/random.ts';
import { checkHtml } from '../unit/report/check-html.ts';
import {
  drawRow,
  HOSTILE,
  type MonitorProject,
  makeMonitorProject,
  rentOf,
  type Shift,
  WINDOW,
  writeCsv,
} from './monitor-project.ts';

const drawRows = (count: number, shift: Shift = {}, seed = 5) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => drawRow(random, shift));
};

const startProject = buildOnce(() => makeMonitorProject());

const monitor = (project: MonitorProject, inputs: Record<string, string> = {}, event: unknown = {}) =>
  runBundle({
    event,
    verb: 'monitor',
    inputs: { environment: 'production', ...WINDOW, ...inputs },
    directory: project.directory,
  });

const read = (project: MonitorProject, file: string) => readFileSync(join(project.directory, file), 'utf8');
const readResult = (project: MonitorProject) =>
  readManifest(MonitorSchema, join(project.directory, '.slipway/monitor/monitor.json'));

/** Labels of rows logged with a prefix; `noise` is the standard deviation around the model's answer. */
const labelRows = (rows: readonly Row[], { noise, prefix = 'a' }: { noise: number; prefix?: string }) => {
  const random = createRandom(3);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return rows.map((row, index) => ({
    id: `${prefix}-${index}`,
    rent: rentOf(row) + noise * normal(),
    note: 'x',
  }));
};

describe('a window like the training data', () => {
  let project: MonitorProject;
  beforeAll(async () => {
    project = await makeMonitorProject();
    project.log(drawRows(600));
  });

  test('is ok, and nothing is done', async () => {
    const { exitCode, outputs, summary, stdout } = await monitor(project);
    expect(exitCode, stdout).toBe(0);
    expect(outputs).toEqual({
      verdict: 'ok',
      'report-path': '.slipway/monitor/report.html',
      'monitor-path': '.slipway/monitor/monitor.json',
      'issue-url': '',
      'labelled-path': '',
      actions: '',
    });
    const result = await readResult(project);
    expect(result).toMatchObject({
      model: 'rent',
      version: '1.2.0',
      bundle: project.bundle,
      window: { from: '2026-11-16T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z', rows: 600 },
      reference: { rows: 2000 },
      verdict: 'ok',
      reasons: ['No column of 6 has changed.'],
      skipped: ['age'],
      performance: null,
      prediction: { column: 'rent', kind: 'number' },
    });
    expect(result.columns.map(({ column }) => column)).toEqual([
      'size',
      'rooms',
      'heating',
      'furnished',
      HOSTILE,
      'distance',
    ]);
    expect(summary).toContain('`rent` in `production`: ok');
    const artifact = '.slipway/artifacts/monitor-rent-production';
    expect(read(project, `${artifact}/report.html`)).toBe(read(project, '.slipway/monitor/report.html'));
    expect(existsSync(join(project.directory, artifact, 'monitor.json'))).toBe(true);
    expect(existsSync(join(project.directory, '.slipway/monitor/issue.md'))).toBe(false);
    expect(existsSync(join(project.directory, '.slipway/issues'))).toBe(false);
  });

  test('judges this environment’s own answers of this bundle, each once; the rest is counted by its cause', async () => {
    const rows = drawRows(100, { size: 5 });
    project.log(rows.slice(0, 20), { prefix: 'invalid', outcome: 'invalid', columns: ['size', ''] });
    project.log(rows.slice(0, 3), { prefix: 'error', outcome: 'error' });
    project.log(rows, { prefix: 'early', time: '2026-11-15T23:59:59.999Z' });
    project.log(rows, { prefix: 'late', time: '2026-11-23T00:00:00.000Z' });
    project.log(rows, { prefix: 'other', bundle: `sha256:${'1'.repeat(64)}` });
    project.log(rows, { prefix: 'staging', environment: 'staging' });
    project.log(drawRows(600), { prefix: 'a', service: 'twin' });
    appendFileSync(join(project.directory, '.slipway/predictions/date=2026-11-20/web/a.jsonl'), 'torn {');
    const { outputs, summary } = await monitor(project);
    expect(outputs['verdict']).toBe('ok');
    const result = await readResult(project);
    expect(result.window.rows).toBe(600);
    expect(result.rows).toEqual({
      judged: 600,
      leftOut: {
        invalid: 20,
        error: 3,
        unchecked: 0,
        otherVersion: 100,
        otherEnvironment: 100,
        otherModel: 0,
        repeatedId: 0,
        copied: 600,
        unreadable: 1,
        outsideWindow: 200,
      },
      brokenColumns: [
        { column: '', rows: 20 },
        { column: 'size', rows: 20 },
      ],
      unnamedEnvironment: 0,
      sharedName: 0,
    });
    for (const page of [summary, read(project, '.slipway/monitor/report.html')]) {
      expect(page).toContain('20 rows left out, invalid');
      expect(page).toContain('100 rows left out, asked of another environment');
      expect(page).toContain('1 row left out, lines that cannot be read');
    }
  });
});

describe('requests that were not answered', () => {
  test('nine of ten refused: drift, an issue that names the column, and no retraining', async () => {
    const project = await startProject();
    project.log(drawRows(200));
    project.log(drawRows(1800), { prefix: 'invalid', outcome: 'invalid', columns: ['size'] });
    const { outputs, stdout } = await monitor(project);
    expect(outputs, stdout).toMatchObject({ verdict: 'drift', actions: 'issue (invalid) opened' });
    const { signals, reasons, columns } = await readResult(project);
    expect(signals).toMatchObject({
      data: 'unknown',
      invalid: { rows: 1800, of: 2000, share: 0.9, limit: 0.05, verdict: 'drift' },
      error: { rows: 0, verdict: 'ok' },
    });
    expect(columns.map(({ verdict }) => verdict)).toEqual(new Array(6).fill('unknown'));
    const refused =
      '1,800 of 2,000 rows asked about (90 %) broke the contract in size (1,800); at most 5 % may.';
    expect(reasons).toEqual([
      'Only 10 % of the rows could be judged: they do not speak for the rest.',
      refused,
    ]);
    const issue = read(project, '.slipway/issues/monitor-rent-production-invalid.md');
    expect(issue).toContain('# rent in production: requests break the contract');
    expect(issue).toContain('1,800 of 2,000 rows asked about');
    expect(issue).not.toContain('A retraining was asked for');
  });

  test('one id for every request costs no row, and is told of', async () => {
    const project = await startProject();
    project.log(drawRows(500), { request: '1' });
    project.repository.write({ 'labels.csv': 'id,rent\n1,700\n' });
    const { outputs, summary } = await monitor(project, { labels: 'labels.csv' });
    expect(outputs['verdict']).toBe('ok');
    expect(summary).toContain('500 answers share an id with another');
    const { window, labels } = await readResult(project);
    expect(window.rows).toBe(500);
    expect(labels).toMatchObject({ read: 1, used: 0, unmatched: 0, ambiguous: 1 });
  });
});

describe('a shifted window', () => {
  let project: MonitorProject;
  const rows = drawRows(600, { size: 0.5, gas: 0.4, hostile: 0.5, missing: 0.3 });
  beforeAll(async () => {
    project = await makeMonitorProject();
    project.log(rows);
  });

  test('is drift in the columns that moved and no other; the step succeeds', async () => {
    const { exitCode, outputs, summary, stdout } = await monitor(project);
    expect(exitCode, stdout).toBe(0);
    expect(outputs['verdict']).toBe('drift');
    const { columns, reasons } = await readResult(project);
    const verdicts = Object.fromEntries(columns.map(({ column, verdict }) => [column, verdict]));
    expect(verdicts).toEqual({
      size: 'drift',
      rooms: 'ok',
      heating: 'drift',
      furnished: 'ok',
      [HOSTILE]: 'drift',
      distance: 'drift',
    });
    expect(columns.find(({ column }) => column === 'size')?.distance).toBeCloseTo(0.5, 1);
    expect(columns.find(({ column }) => column === 'distance')?.test).toBe('missing share');
    expect(reasons).toEqual([`Drifted: size, heating, ${HOSTILE}, distance.`]);
    expect(summary).toContain('| `size` | drift |');
    expect(summary).not.toContain('<script>');
  });

  test('has an issue of its own, and a retraining asked for once within the budget', async () => {
    const again = await monitor(project);
    expect(again.outputs['actions']).toBe(
      'issue (data) updated, retrain held back (budget 1/week is used up)',
    );
    const dispatches = read(project, '.slipway/dispatches.jsonl').trim().split('\n');
    expect(dispatches.map((line) => JSON.parse(line))).toEqual([
      { workflow: 'ingest.yml', ref: 'main', inputs: {} },
    ]);
    const issue = read(project, '.slipway/issues/monitor-rent-production-data.md');
    expect(issue).toContain('# rent in production: the data has drifted');
    expect(issue).toContain('State: open');
    expect(issue).not.toContain('<script>');
    expect(read(project, '.slipway/monitor/issue.md')).toContain('### Retrainings asked for');
    const third = await monitor(project);
    expect(third.outputs['actions']).toContain('issue (data) unchanged');
  });

  test('the event names the branch that ingest runs on, where it can', async () => {
    const event = { repository: { default_branch: 'trunk' } };
    const { outputs } = await monitor(project, { budget: '5/week' }, event);
    expect(outputs['actions']).toContain('retrain asked for');
    const last = read(project, '.slipway/dispatches.jsonl').trim().split('\n').at(-1);
    expect(JSON.parse(last ?? '')).toMatchObject({ ref: 'trunk' });
  });

  test('has a sound report that escapes what it shows', async () => {
    const page = read(project, '.slipway/monitor/report.html');
    expect(checkHtml(page)).toEqual([]);
    expect(page.match(/<figure>/g)).toHaveLength(5);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    expect(page).toMatch(/<h3>distance<\/h3>[\s\S]*?<figcaption>drift: .* missing 5\.\d % → \d\d/);
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
  });

  test('closes its issue when a later window is ok again, and not while nothing is known', async () => {
    const empty = await monitor(project, { from: '2026-12-01', to: '2026-12-02' });
    expect(empty.outputs).toMatchObject({ verdict: 'unknown', actions: '' });
    project.log(drawRows(600), { prefix: 'b', time: '2026-12-03T10:00:00.000Z' });
    const { outputs } = await monitor(project, { from: '2026-12-03', to: '2026-12-04' });
    expect(outputs).toMatchObject({ verdict: 'ok', actions: 'issue (data) closed' });
    expect(read(project, '.slipway/issues/monitor-rent-production-data.md')).toContain('State: closed');
    expect(existsSync(join(project.directory, '.slipway/monitor/issue.md'))).toBe(false);
  });
});

describe('labels', () => {
  let project: MonitorProject;
  const rows = drawRows(300);
  beforeAll(async () => {
    project = await makeMonitorProject('on-drift: [issue, retrain, rollback], labels: labels.csv');
    project.log(rows);
  });

  test('as good as on the test split', async () => {
    project.repository.write({ 'labels.csv': writeCsv(labelRows(rows.slice(0, 200), { noise: 20 })) });
    const { outputs, stdout } = await monitor(project);
    expect(outputs, stdout).toMatchObject({
      verdict: 'ok',
      'labelled-path': '.slipway/monitor/labelled.csv',
    });
    const { performance } = await readResult(project);
    expect(performance).toMatchObject({ rows: 200, verdict: 'ok', reference: { rmse: { value: 20 } } });
    expect(performance?.metrics['rmse']?.value).toBeCloseTo(20, -1);
  });

  test('clearly worse: drift, its own issue, a rollback proposed, retraining reads the labelled rows', async () => {
    project.repository.write({ 'labels.csv': writeCsv(labelRows(rows, { noise: 60 })) });
    const { outputs, summary } = await monitor(project);
    expect(outputs).toMatchObject({
      verdict: 'drift',
      actions: 'issue (performance) opened, retrain asked for',
    });
    expect(summary).toContain(`Issue: ${outputs['issue-url']}`);
    const issue = read(project, '.slipway/monitor/issue.md');
    expect(issue).toContain('on labelled rows it is clearly worse');
    expect(issue).toContain(
      'with `evidence-run` `1`, or `slipway rollback --environment production --evidence',
    );
    const dispatch = JSON.parse(read(project, '.slipway/dispatches.jsonl'));
    expect(Object.keys(dispatch.inputs)).toEqual(['additional-source']);
    expect(read(project, dispatch.inputs['additional-source'])).toBe(
      read(project, '.slipway/monitor/labelled.csv'),
    );
  });

  test('labelled.csv has the contract’s columns in order, the features as they were asked, and the predictions’ ids', () => {
    const [header, first] = read(project, '.slipway/monitor/labelled.csv').split('\n');
    expect(header).toBe(
      `sale,rent,size,rooms,heating,furnished,"${HOSTILE.replaceAll('"', '""')}",distance,age,note,slipway_prediction_id`,
    );
    const row = rows[0] ?? {};
    expect(first).toContain(`a-0,`);
    expect(first).toContain(`,${row['size']},${row['rooms']},${row['heating']},${row['furnished']},`);
    expect(first?.endsWith(',x,a-0')).toBe(true);
  });

  test('too few of them give no verdict', async () => {
    const few = labelRows(rows.slice(0, 12), { noise: 500 });
    project.repository.write({
      'labels.csv': writeCsv([...few, { id: 'a-13', rent: 'soon', note: 'x' } as never]),
    });
    const { outputs, annotations } = await monitor(project, { 'on-drift': 'none' });
    expect(outputs).toMatchObject({ verdict: 'ok', actions: '' });
    expect((await readResult(project)).performance?.verdict).toBe('unknown');
    expect((await readResult(project)).reasons).toContain(
      '12 rows with a label; at least 30 are needed for a verdict.',
    );
    expect(annotations).toMatchObject([
      {
        kind: 'warning',
        message: expect.stringMatching(
          /^1 label in .*labels\.csv is empty or not a number, the first that of "a-13" \("soon"\)\. Correct the column "rent"/,
        ),
      },
      {
        kind: 'warning',
        message: expect.stringMatching(
          /^1 of 12 labelled rows do not fit the data contract, .*: rent must be at least 0 \(1\)\. Give these columns/,
        ),
      },
    ]);
  });

  test('labels of nothing that was predicted, and rows without an id, are told of', async () => {
    const strangers = labelRows(rows.slice(0, 40), { noise: 1 }).map((row) => ({
      ...row,
      id: `x-${row['id']}`,
    }));
    project.repository.write({ 'labels.csv': `${writeCsv(strangers)},7,x\n` });
    const { exitCode, annotations } = await monitor(project, { 'on-drift': 'none' });
    expect(exitCode).toBe(0);
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^1 row of .*labels\.csv has no "id", by which labels are joined, and is left out\.$/,
      ),
      expect.stringMatching(/^None of the 40 ids in .*labels\.csv is that of a prediction in this window\./),
    ]);
  });

  test.each([
    ['id,price\na-1,3\n', /has no column "rent"\..* It needs "id"/],
    ['rent\n3\n', /has no column "id"/],
  ])('without what it needs: %j', async (text, message) => {
    project.repository.write({ 'labels.csv': text });
    const { exitCode, annotations, outputs } = await monitor(project);
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: {} });
    expect(annotations).toMatchObject([{ message: expect.stringMatching(message) }]);
  });
});

describe('little to go by', () => {
  let project: MonitorProject;
  beforeAll(async () => {
    project = await makeMonitorProject();
  });

  test('a log folder that is not there is a mistake, not a quiet week', async () => {
    const { exitCode, outputs, annotations } = await monitor(project, { log: 'file://gone/log' });
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: {} });
    expect(annotations).toMatchObject([
      { kind: 'error', message: expect.stringMatching(/folder .*\/gone\/log does not exist/) },
    ]);
  });

  test('an empty predictions log is unknown, and says so', async () => {
    mkdirSync(join(project.directory, '.slipway/predictions'), { recursive: true });
    const { exitCode, outputs, stdout, annotations, summary } = await monitor(project);
    expect(exitCode, stdout).toBe(0);
    expect(outputs['verdict']).toBe('unknown');
    expect(summary).toMatch(/^## ⚪ `rent` in `production`: unknown\n/);
    expect(annotations).toMatchObject([
      { kind: 'warning', message: expect.stringContaining('no prediction') },
    ]);
    const { reasons, window, verdict } = await readResult(project);
    expect(verdict).toBe('unknown');
    expect(window.rows).toBe(0);
    expect(reasons).toEqual(['0 rows in the window; at least 50 are needed for a verdict.']);
    expect(checkHtml(read(project, '.slipway/monitor/report.html'))).toEqual([]);
  });

  test('a few rows have no verdict, whatever they look like', async () => {
    project.log(drawRows(30, { size: 10 }));
    const { outputs } = await monitor(project);
    expect(outputs['verdict']).toBe('unknown');
    const { reasons, columns } = await readResult(project);
    expect(reasons).toEqual(['30 rows in the window; at least 50 are needed for a verdict.']);
    expect(columns.map(({ verdict }) => verdict)).toEqual(new Array(6).fill('unknown'));
  });

  test('nothing promoted yet is no mistake: a notice, and nothing is written', async () => {
    const { exitCode, outputs, annotations } = await monitor(project, { environment: 'staging' });
    expect({ exitCode, outputs }).toEqual({ exitCode: 0, outputs: { verdict: 'unknown' } });
    expect(annotations).toMatchObject([
      {
        kind: 'notice',
        message: expect.stringMatching(/^Nothing was promoted to the environment "staging" of rent yet/),
      },
    ]);
  });

  test.each([
    [{ environment: 'live' }, /"live" is not one of those in pipeline.yaml \(staging, production\)/],
    [{ window: '7w' }, /"window" is "7w"\. Write hours or days/],
    [{ from: 'yesterday' }, /"from" is "yesterday"/],
    [{ from: '2026-11-24' }, /Set "from" to an instant before "to"/],
    [{ budget: 'two' }, /"budget" is "two"/],
    [{ 'on-drift': 'isue' }, /"on-drift" holds "isue"\. Did you mean "issue"/],
    [{ log: 'ftp://x' }, /ftp:\/\/x/],
    [{ labels: 'none.csv' }, /labels file .*none.csv does not exist/],
  ])('%j is one clear sentence', async (inputs, message) => {
    const { exitCode, outputs, annotations } = await monitor(project, inputs);
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: {} });
    const errors = annotations.filter(({ kind }) => kind === 'error');
    expect(errors).toMatchObject([{ message: expect.stringMatching(message) }]);
    expect(errors[0]?.message).not.toContain('failed in a way it should not');
  });

  test('a log that nobody names is asked for', async () => {
    project.repository.write({ 'pipeline.yaml': 'model: rent\ndata: { store: file:///nowhere }\n' });
    const { annotations } = await monitor(project);
    expect(annotations).toMatchObject([
      { message: 'The input "log" is missing. Set the input, or "serve.log" in pipeline.yaml.' },
    ]);
  });
});
