// One monitoring run, whole process: 50 columns × 100,000 rows of predictions log against a stored profile, and
// Evidently's drift preset on the same two tables as Parquet:
//   node scripts/run24.mjs bench/monitor.ts [python]
// where `python` has evidently and pandas below 3: python3 -m venv v && v/bin/pip install evidently 'pandas<3'
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseContract } from '../kit/format/contract/contract.ts';
import { silentLogger } from '../kit/ground/log/logger.ts';
import { type Engine, openEngine } from '../kit/ml/data/engine.ts';
import { profileTable } from '../kit/ml/data/profile.ts';
import { quoteText } from '../kit/ml/data/sql-text.ts';
import { findNode, ROOT } from '../scripts/find-node.mjs';
import { MODEL, publishProfile } from '../test/bundle/monitor-bundle.ts';
import { promotionFiles } from '../test/helpers/registry-files.ts';

const ROWS = 100_000;
const NUMBERS = 40;
const CATEGORIES = 10;
const RUNS = 3;
const names = [...Array(NUMBERS).keys()].map((index) => `n${index}`);
const labels = [...Array(CATEGORIES).keys()].map((index) => `c${index}`);

/** A table of normal, log-normal and uniform numbers and of text with 3 to 30 levels; `shift` moves the first column. */
function describeTable(shift: number): string {
  const normal = 'sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())';
  const numbers = names.map((name, index) => {
    const value = [normal, `exp(${normal})`, 'random()'][index % 3];
    return `${value}${index === 0 ? ` + ${shift}` : ''} AS ${name}`;
  });
  const texts = labels.map((name, index) => `'level ' || floor(random() * ${3 + 3 * index})::INT AS ${name}`);
  return `SELECT 100 * random() AS rent, ${[...numbers, ...texts].join(', ')} FROM range(${ROWS})`;
}

const CONTRACT = {
  type: 'object',
  properties: {
    rent: { type: 'number', 'x-role': 'target' },
    ...Object.fromEntries(names.map((name) => [name, { type: 'number' }])),
    ...Object.fromEntries(labels.map((name) => [name, { type: 'string' }])),
  },
  required: ['rent', ...names, ...labels],
};

/** Writes the project, its bundle, the log and the same tables as Parquet. */
async function prepare(engine: Engine, folder: string): Promise<void> {
  await engine.execute(`SELECT setseed(0.5)`);
  await engine.execute(`CREATE TABLE reference AS ${describeTable(0)}`);
  await engine.execute(`CREATE TABLE current AS ${describeTable(0.25)}`);
  const contract = parseContract(JSON.stringify(CONTRACT), 'contract.json');
  const profile = await profileTable({ engine, table: 'reference', contract, model: MODEL });
  const store = `file://${join(folder, 'store')}`;
  const files = join(folder, 'bundle');
  mkdirSync(files);
  const bundle = await publishProfile({ store, contract: CONTRACT, profile, folder: files });
  for (const [file, text] of Object.entries(promotionFiles({ model: MODEL, version: '1.2.0', bundle }))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(
    join(folder, 'pipeline.yaml'),
    `model: ${MODEL}\ndata: { store: "${store}" }\nserve: { log: file://log }\nmonitor: { on-drift: [] }\n`,
  );
  const segment = join(folder, 'log/date=2026-11-20/web');
  mkdirSync(segment, { recursive: true });
  const features = [...names, ...labels].map((name) => `${name} := ${name}`).join(', ');
  await engine.execute(`COPY (
    SELECT 'r-' || row_number() OVER () AS id, '2026-11-20T10:00:00.000Z' AS time, '${MODEL}' AS model,
      '1.2.0' AS version, '${bundle}' AS bundle, struct_pack(${features}) AS features,
      struct_pack(value := rent) AS prediction, 1.5 AS milliseconds, 'ok' AS outcome
    FROM current) TO ${quoteText(join(segment, '1.jsonl'))} (FORMAT json)`);
  for (const table of ['reference', 'current'])
    await engine.execute(
      `COPY (SELECT * EXCLUDE (rent) FROM ${table}) TO ${quoteText(join(folder, `${table}.parquet`))}`,
    );
}

/** Seconds of a whole process, the median of some. */
function timeProcess(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): number {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    execFileSync(command, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
    seconds.push((performance.now() - started) / 1000);
  }
  return seconds.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
try {
  const engine = await openEngine({ log: silentLogger });
  await prepare(engine, folder);
  engine.close();
  const inputs = { INPUT_ENVIRONMENT: 'production', INPUT_FROM: '2026-11-16', INPUT_TO: '2026-11-23' };
  const env = {
    ...process.env,
    ...inputs,
    GITHUB_WORKSPACE: folder,
    'INPUT_RUNTIME-PATH': ROOT,
    GITHUB_TOKEN: '',
  };
  const ours = timeProcess(findNode(), [join(ROOT, 'dist/monitor.js')], { cwd: folder, env });
  const size = (file: string) => `${(statSync(file).size / 1e6).toFixed(2)} MB`;
  console.log(`${NUMBERS + CATEGORIES} columns × ${ROWS} rows, medians of ${RUNS}, ${cpus().length} CPUs`);
  console.log(
    `slipway monitor: ${ours.toFixed(2)} s, report ${size(join(folder, '.slipway/monitor/report.html'))}`,
  );
  const python = process.argv[2];
  if (python) {
    const script = join(ROOT, 'bench/monitor-evidently.py');
    const theirs = timeProcess(python, [script, folder], { cwd: folder });
    console.log(`evidently: ${theirs.toFixed(2)} s, report ${size(join(folder, 'evidently.html'))}`);
    console.log(`ratio: ${(theirs / ours).toFixed(1)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
