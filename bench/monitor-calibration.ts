// The error rates in action-monitor/README.md: node scripts/run24.mjs bench/monitor-calibration.ts [part] (some minutes).
// Parts: families, columns, first, changes.
import { COMMON, HARD } from '../test/unit/maths/stats/draw-columns.ts';
import { CHANGES, measureRates, measureTables, type Sizes } from '../test/unit/maths/stats/simulate-drift.ts';

const DRAWS = Number(process.env.DRAWS ?? 1000);
const SEED = 20261123;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Rows of the training sample and of the window. */
const SIZES: readonly Sizes[] = [
  { n: 100, m: 100 },
  { n: 300, m: 300 },
  { n: 1000, m: 1000 },
  { n: 10_000, m: 1000 },
  { n: 10_000, m: 10_000 },
];

function printTable(titles: readonly string[], rows: Iterable<readonly string[]>): void {
  console.log(`| ${titles.join(' | ')} |\n|${' --- |'.repeat(titles.length)}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  console.log('');
}

const describeSizes = ({ n, m }: Sizes) => `${n.toLocaleString('en')} / ${m.toLocaleString('en')}`;

/** Nothing changed: windows of 20 common columns, of 14 hard ones, of both; any flag (any drift). */
function* measureFamilies() {
  const tables = [COMMON, Object.values(HARD)].map((draws) => draws.map((draw) => ({ draw })));
  for (const sizes of SIZES) {
    const rates = measureTables({ tables, sizes, draws: DRAWS, seed: SEED });
    yield [describeSizes(sizes), ...rates.map(({ any, drift }) => `${percent(any)} (${percent(drift)})`)];
  }
}

/** Nothing changed: each hard column alone, so that its flags are the test's own error rate at a nominal 5 %. */
function measureHard(first: boolean): string[][] {
  const tried = Object.values(HARD).map((draw) => ({ draw, first }));
  return transpose(
    Object.keys(HARD),
    SIZES.map((sizes) =>
      measureRates({ tried, rest: [], sizes, draws: DRAWS, seed: SEED }).map(({ found }) => percent(found)),
    ),
  );
}

/** One of 20 common columns changed: found (any drift). */
function measureChanges(): string[][] {
  return transpose(
    Object.keys(CHANGES),
    SIZES.map((sizes) =>
      measureRates({ tried: Object.values(CHANGES), sizes, draws: DRAWS, seed: SEED }).map(
        ({ found, drift }) => `${percent(found)} (${percent(drift)})`,
      ),
    ),
  );
}

function transpose(names: readonly string[], columns: readonly (readonly string[])[]): string[][] {
  return names.map((name, index) => [name, ...columns.map((column) => column[index] ?? '')]);
}

const part = process.argv[2];
const titles = SIZES.map(describeSizes);
if (!part || part === 'columns') printTable(['nothing changed', ...titles], measureHard(false));
if (!part || part === 'first') printTable(['profile of schema 1', ...titles], measureHard(true));
if (!part || part === 'families') printTable(['rows', '20 common', '14 hard', 'all 34'], measureFamilies());
if (!part || part === 'changes') printTable(['changed', ...titles], measureChanges());
