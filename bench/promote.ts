// Promote with a comparison on many test rows, whole process, medians: node scripts/run24.mjs bench/promote.ts [rows]
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { alignTable } from '../cli/terminal/align-table.ts';
import { findNode, ROOT } from '../scripts/find-node.mjs';
import { makePromoteProject } from './promote-project.ts';
import { timeProcess } from './time-process.ts';

const ROWS = Number(process.argv[2] ?? 10_000);
const RUNS = 5;

/** The command, of a challenger against a champion; the first run opens the pull request, the others look at it again. */
async function timePromotion(folder: string, task: string): Promise<string[]> {
  mkdirSync(folder);
  const { directory, challenger } = await makePromoteProject(folder, ROWS, task);
  const args = [join(ROOT, 'dist/cli.js'), 'promote', '--bundle-digest', challenger];
  const { seconds, cpuSeconds, megabytes } = timeProcess(
    findNode(),
    [...args, '--environment', 'production'],
    RUNS,
    { cwd: directory },
  );
  return [`promote, ${task}`, seconds.toFixed(2), cpuSeconds.toFixed(2), megabytes.toFixed(0)];
}

const root = realpathSync(mkdtempSync(join(tmpdir(), 'slipway-bench-')));
try {
  const rows = [];
  for (const task of ['regression', 'binary']) rows.push(await timePromotion(join(root, task), task));
  const node = timeProcess(findNode(), ['-e', ''], RUNS);
  rows.push(['node alone', node.seconds.toFixed(2), node.cpuSeconds.toFixed(2), node.megabytes.toFixed(0)]);
  const [cpu] = cpus();
  console.log(
    `${ROWS} test rows or so, ${cpus().length} × ${cpu?.model}, load ${loadavg()[0]?.toFixed(1)}, medians of ${RUNS}\n`,
  );
  console.log(
    alignTable([['', 's', 'CPU s', 'MB'], ...rows], ['left', 'right', 'right', 'right']).join('\n'),
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
