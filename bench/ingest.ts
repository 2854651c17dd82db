// Ingest of house sales with 36 checks and 3 rows in 1,000 faulty, and the same checks by pandera on polars:
//   node scripts/run24.mjs bench/ingest.ts [python]
// where `python` has them: python3 -m venv v && v/bin/pip install 'pandera[polars]'
// "check" reads, checks and writes clean rows and rejects, as the peer does; "ingest" is the whole action, which also
// splits, digests, profiles, stores and hands over.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode, ROOT } from '../scripts/find-node.mjs';

const RUNS = 3;
const SIZES = [13_000, 1_000_000];
const FIELDS =
  'price,lot_size,bedrooms,bathrooms,stories,driveway,recreation_room,full_basement,gas_hot_water,air_conditioning,garage_places,preferred_area';

/** House sales that look like the real ones; the same every time. */
function writeHouses(file: string, rows: number): void {
  let state = 1987;
  const draw = (below: number) => {
    // Numerical Recipes' linear congruential generator; its upper bits are random enough for a benchmark.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const flag = () => (draw(2) === 0 ? 'no' : 'yes');
  const lines = Array.from({ length: rows }, () =>
    [
      draw(1000) === 0 ? 'n/a' : 20_000 + draw(170_000),
      1600 + draw(15_000),
      1 + draw(6),
      1 + draw(4),
      1 + draw(4),
      draw(500) === 0 ? 'maybe' : flag(),
      flag(),
      flag(),
      flag(),
      flag(),
      draw(4),
      flag(),
    ].join(','),
  );
  writeFileSync(file, `${FIELDS}\n${lines.join('\n')}\n`);
}

interface Timing {
  seconds: number;
  /** Seconds of all cores together, which other work on the machine does not lengthen. */
  cpu: number;
  megabytes: number;
}

/** A whole process, the median of some runs. Its peak memory is what GNU time says, where that is installed. */
function timeProcess(command: string, args: readonly string[], options: object = {}): Timing {
  const timings = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const { stderr, status } = spawnSync('/usr/bin/time', ['-f', 'peak %M cpu %U %S', command, ...args], {
      encoding: 'utf8',
      ...options,
    });
    if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
    const seconds = (performance.now() - started) / 1000;
    const [, peak, user, system] = /peak (\d+) cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
    return { seconds, cpu: Number(user) + Number(system), megabytes: Number(peak) / 1024 };
  });
  timings.sort((a, b) => a.seconds - b.seconds);
  return timings[Math.floor(RUNS / 2)] ?? { seconds: Number.NaN, cpu: Number.NaN, megabytes: Number.NaN };
}

function timeIngest(folder: string): Timing {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    GITHUB_WORKSPACE: folder,
    INPUT_MODEL: 'house-price',
    INPUT_SOURCE: 'houses.csv',
    INPUT_CONTRACT: 'contract.json',
    INPUT_LOCK: 'data.lock.json',
    INPUT_STORE: 'file://store',
    INPUT_COMMIT: 'none',
  };
  const script = `rm -rf store data.lock.json .slipway; exec ${findNode()} ${join(ROOT, 'dist/ingest.js')}`;
  return timeProcess('sh', ['-c', script], { cwd: folder, env });
}

function timeCheck(folder: string): Timing {
  return timeProcess(findNode(), [join(ROOT, 'bench/ingest-check.ts'), folder]);
}

function show(name: string, { seconds, cpu, megabytes }: Timing, peer?: Timing): void {
  const ratio = peer ? `, ${(peer.seconds / seconds).toFixed(2)} × the peer's speed` : '';
  console.log(
    `${name.padEnd(16)} ${seconds.toFixed(2)} s (CPU ${cpu.toFixed(2)} s), ${megabytes.toFixed(0)} MB${ratio}`,
  );
}

const [python] = process.argv.slice(2);
const [cpu] = cpus();
console.log(`${cpus().length} × ${cpu?.model}, load ${loadavg()[0]?.toFixed(1)}, medians of ${RUNS}`);
if (python)
  console.log(
    execFileSync(
      python,
      ['-c', 'import pandera, polars; print("pandera", pandera.__version__, "polars", polars.__version__)'],
      { encoding: 'utf8' },
    ).trim(),
  );
for (const rows of SIZES) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  try {
    writeHouses(join(folder, 'houses.csv'), rows);
    copyFileSync(join(ROOT, 'template-repo/data/contract.json'), join(folder, 'contract.json'));
    mkdirSync(join(folder, 'peer'));
    console.log(`\n${rows.toLocaleString('en-US')} rows`);
    const peer = python
      ? timeProcess(python, [
          join(ROOT, 'bench/ingest-pandera.py'),
          join(folder, 'houses.csv'),
          join(folder, 'peer'),
        ])
      : undefined;
    if (peer) show('pandera, polars', peer);
    show('check', timeCheck(folder), peer);
    show('ingest', timeIngest(folder), peer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
