// Time from the start of each bundle to its first log line, as a runner starts it: npm run bench [-- runs]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { alignTable } from '../cli/terminal/align-table.ts';
import { findNode, ROOT } from '../scripts/find-node.mjs';

const RUNS = Number(process.argv[2] ?? 9);
const BUDGET_MILLISECONDS = 250;
const SAY_SOMETHING = ['-e', 'console.log(1)'];

/** Milliseconds until a program's first output. */
async function timeFirstOutput(args: readonly string[], directory: string): Promise<number> {
  const started = performance.now();
  const child = spawn(findNode(), args, {
    cwd: directory,
    env: { PATH: process.env['PATH'], HOME: directory, GITHUB_ACTIONS: 'true', RUNNER_TEMP: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  // The service keeps stdout for its ready line, and logs to stderr.
  await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]);
  const milliseconds = performance.now() - started;
  child.kill('SIGKILL');
  await ended;
  return milliseconds;
}

async function measureMedian(args: readonly string[], directory: string): Promise<number> {
  await timeFirstOutput(args, directory);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await timeFirstOutput(args, directory));
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

async function measureBundles(directory: string): Promise<string[][]> {
  const bare = await measureMedian(SAY_SOMETHING, directory);
  const rows = [['node alone', bare.toFixed(0), '1.0', '']];
  const bundles = readdirSync(join(ROOT, 'dist')).filter((name) => /^(?!chunk-|cli)[a-z]+\.js$/.test(name));
  for (const name of bundles.sort()) {
    const median = await measureMedian([join(ROOT, 'dist', name)], directory);
    const verdict = median <= BUDGET_MILLISECONDS ? 'in budget' : 'over budget';
    rows.push([name, median.toFixed(0), (median / bare).toFixed(1), verdict]);
  }
  return rows;
}

const directory = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
try {
  const rows = await measureBundles(directory);
  console.log(
    `Start to first log line, medians of ${RUNS}, ${cpus().length} CPUs, budget ${BUDGET_MILLISECONDS} ms\n`,
  );
  const header = ['bundle', 'ms', 'of node alone', ''];
  console.log(alignTable([header, ...rows], ['left', 'right', 'right', 'left']).join('\n'));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
