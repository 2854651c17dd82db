// The profile that ingest makes of a training split, and the counts that monitor makes of a window, on 1 million rows ×
// 20 columns; processor seconds, and their ratio to DuckDB's own SUMMARIZE of the same table:
//   node scripts/run24.mjs bench/profile.ts
import { cpus } from 'node:os';
import { cellOf } from '../action-monitor/src/monitor/load-window.ts';
import { isComparable, measureColumns } from '../action-monitor/src/monitor/measure-columns.ts';
import { WINDOW_TABLE } from '../action-monitor/src/monitor/tables.ts';
import { parseContract } from '../kit/format/contract/contract.ts';
import { silentLogger } from '../kit/ground/log/logger.ts';
import { type Engine, openEngine } from '../kit/ml/data/engine.ts';
import { profileTable } from '../kit/ml/data/profile.ts';
import { ROOT } from '../scripts/find-node.mjs';

const ROWS = 1_000_000;
const RUNS = 3;
const NORMAL = 'sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())';

/** SQL of each column: continuous, skewed, few values, mostly zero; text of 3 to 100,000 levels. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...repeat('normal', 4, NORMAL),
  ...repeat('skewed', 3, `exp(${NORMAL})`),
  ...repeat('few', 3, '1e0 * floor(random() * 12)'),
  ...repeat('zeros', 2, `CASE WHEN random() < 0.7 THEN 0 ELSE exp(${NORMAL}) END`),
  ...repeat('levels', 5, `'level ' || floor(random() * 20)::INT`),
  ...repeat('towns', 2, `'town ' || floor(1 / (1 - random() * 0.998))::INT`),
  ...repeat('names', 1, `'name ' || floor(random() * 100000)::INT`),
};
const names = Object.keys(COLUMNS);

function repeat(name: string, times: number, sql: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: times }, (_, index) => [`${name}${index}`, sql]));
}

const isText = (name: string) => /^(levels|towns|names)/.test(name);

const contract = parseContract(
  JSON.stringify({
    type: 'object',
    properties: {
      target: { type: 'number', 'x-role': 'target' },
      ...Object.fromEntries(names.map((name) => [name, { type: isText(name) ? 'string' : 'number' }])),
    },
    required: ['target', ...names],
  }),
  'contract.json',
);

async function makeTables(engine: Engine): Promise<void> {
  await engine.execute('SELECT setseed(0.5)');
  const cells = names.map((name) => `${COLUMNS[name]} AS ${name}`).join(', ');
  await engine.execute(`CREATE TABLE train AS SELECT 1e0 AS target, ${cells} FROM range(${ROWS})`);
  const fields = names.map((name) => `${name} := ${name}`).join(', ');
  await engine.execute(`CREATE TABLE ${WINDOW_TABLE} AS SELECT struct_pack(${fields}) AS cells FROM train`);
}

/** Seconds of all processors, the median of some runs. */
async function timeWork(work: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    if (run > 0) seconds.push((user + system) / 1e6);
  }
  return seconds.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

const engine = await openEngine({ log: silentLogger, runtimePath: ROOT });
try {
  await makeTables(engine);
  const profile = () => profileTable({ engine, table: 'train', contract, model: 'bench' });
  const { columns } = await profile();
  const measured = columns
    .filter(isComparable)
    .filter(({ name }) => name !== 'target')
    .map((column) => ({ profile: column, expression: cellOf(column.name) }));
  const summarize = await timeWork(() =>
    engine.execute('CREATE OR REPLACE TABLE s AS SELECT * FROM (SUMMARIZE train)'),
  );
  const profiling = await timeWork(profile);
  const measuring = await timeWork(() => measureColumns(engine, measured));
  console.log(
    `${ROWS} rows × ${names.length} columns, medians of ${RUNS}, ${cpus().length} CPUs; processor seconds`,
  );
  for (const [name, seconds] of Object.entries({ summarize, profiling, measuring }))
    console.log(`${name.padEnd(10)} ${seconds.toFixed(2)} (${(seconds / summarize).toFixed(2)})`);
} finally {
  engine.close();
}
