// `slipway runs` over many kept runs, whole process, medians: node scripts/run24.mjs bench/runs.ts [count]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { alignTable } from '../cli/terminal/align-table.ts';
import { canonicalJson } from '../kit/format/manifest/canonical-json.ts';
import { findNode, ROOT } from '../scripts/find-node.mjs';
import { describeRun, evaluateRun } from '../test/helpers/describe-runs.ts';

const COUNT = Number(process.argv[2] ?? 2000);
const REPEATS = 5;
const COMMANDS = [
  ['runs'],
  ['runs', '--sort', 'rmse', '--limit', '0'],
  ['runs', '--offline', '--json', '--limit', '0'],
];

/** A bare remote with a branch of that many evaluated runs, each with a metric history and slices, and a clone of it. */
function makeClone(folder: string): string {
  const remote = join(folder, 'origin.git');
  const clone = join(folder, 'clone');
  const git = (args: string[], input?: string) =>
    execFileSync('git', args, { input, stdio: ['pipe', 'ignore', 'inherit'] });
  git(['init', '--quiet', '--bare', remote]);
  git(['-C', remote, 'fast-import', '--quiet'], [...describeBranch()].join(''));
  git(['clone', '--quiet', '--branch', 'slipway/runs', `file://${remote}`, clone]);
  return clone;
}

function* describeBranch(): Generator<string> {
  yield 'commit refs/heads/slipway/runs\ncommitter b <b@example.com> 1790000000 +0000\ndata 1\nx\n';
  for (let number = 1; number <= COUNT; number++) {
    const metrics = Array.from({ length: 40 }, (_, step) => ({ name: 'loss', value: 1 / (step + 1), step }));
    const run = describeRun(number, { metrics });
    const evaluation = evaluateRun(run, { value: 10 + (number % 97), low: 9, high: 120 });
    const slice = { column: 'kind', rows: 9, metrics: evaluation.splits.test.metrics };
    const slices = Array.from({ length: 10 }, (_, index) => ({ ...slice, value: `kind ${index}` }));
    const folder = `runs/house-price/${run.key}-1-00000000`;
    yield describeFile(`${folder}/run.json`, canonicalJson(run));
    yield describeFile(`${folder}/evaluation.json`, canonicalJson({ ...evaluation, slices }));
  }
}

function describeFile(path: string, text: string): string {
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

interface Timing {
  milliseconds: number;
  /** Of all processes and cores together, which other work on the machine lengthens less. */
  cpu: number;
}

/** A whole process with its children: medians of wall and CPU time, by GNU time. */
function measureMedian(args: readonly string[], cwd: string): Timing {
  const times = Array.from({ length: REPEATS }, () => {
    const started = performance.now();
    const words = ['-f', 'cpu %U %S', findNode(), ...args];
    const { status, stderr } = spawnSync('/usr/bin/time', words, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (status !== 0) throw new Error(stderr);
    const [, user = '', system = ''] = /cpu (\S+) (\S+)/.exec(stderr) ?? [];
    return { milliseconds: performance.now() - started, cpu: 1000 * (Number(user) + Number(system)) };
  });
  const median = (key: keyof Timing) =>
    times.map((time) => time[key]).sort((a, b) => a - b)[Math.floor(REPEATS / 2)];
  return { milliseconds: median('milliseconds') ?? Number.NaN, cpu: median('cpu') ?? Number.NaN };
}

const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
try {
  const clone = makeClone(folder);
  const describe = (name: string, { milliseconds, cpu }: Timing) => [
    name,
    milliseconds.toFixed(0),
    cpu.toFixed(0),
  ];
  const rows = COMMANDS.map((command) =>
    describe(`slipway ${command.join(' ')}`, measureMedian([join(ROOT, 'dist/cli.js'), ...command], clone)),
  );
  const bare = describe('node alone', measureMedian(['-e', '0'], clone));
  console.log(`${COUNT} runs, medians of ${REPEATS}, ${cpus().length} CPUs\n`);
  const table = [['command', 'ms', 'CPU ms'], bare, ...rows];
  console.log(alignTable(table, ['left', 'right', 'right']).join('\n'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
