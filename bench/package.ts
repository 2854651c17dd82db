// Building and storing the bundle of a large model, against sha256sum reading it twice: node scripts/run24.mjs bench/package.ts [megabytes]
import { execFileSync, spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { alignTable } from '../cli/terminal/align-table.ts';
import { findNode, ROOT } from '../scripts/find-node.mjs';

const MEGABYTES = Number(process.argv[2] ?? 500);
const RUNS = 5;

/** A model of random bytes; its content does not matter to a bundle. */
function writeModel(file: string): void {
  const block = Buffer.alloc(1024 * 1024);
  const descriptor = openSync(file, 'w');
  for (let written = 0; written < MEGABYTES; written++) writeSync(descriptor, randomFillSync(block));
  closeSync(descriptor);
}

function timeMedian(run: () => void): number {
  run();
  const times: number[] = [];
  for (let index = 0; index < RUNS; index++) {
    const started = performance.now();
    run();
    times.push((performance.now() - started) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
try {
  const model = join(folder, 'model.onnx');
  writeModel(model);
  writeFileSync(join(folder, 'card.md'), '# A model\n');
  const twice = timeMedian(() => {
    execFileSync('sha256sum', [model, model]);
  });
  const copy = timeMedian(() => {
    execFileSync('sh', ['-c', `rm -f copy && cp model.onnx copy && sync copy`], { cwd: folder });
  });
  const bundle = timeMedian(() => {
    rmSync(join(folder, 'store'), { recursive: true, force: true });
    const { status, stderr } = spawnSync(findNode(), [join(ROOT, 'bench/package-bundle.ts'), folder], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  });
  const again = timeMedian(() => {
    execFileSync(findNode(), [join(ROOT, 'bench/package-bundle.ts'), folder]);
  });
  const [cpu] = cpus();
  console.log(
    `${MEGABYTES} MiB, ${cpus().length} × ${cpu?.model}, load ${loadavg()[0]?.toFixed(1)}, medians of ${RUNS}\n`,
  );
  const row = (name: string, seconds: number) => [name, seconds.toFixed(2), (seconds / twice).toFixed(2)];
  const rows = [
    row('sha256sum, read twice', twice),
    row('cp and sync', copy),
    row('bundle, built and stored', bundle),
    row('bundle, stored before', again),
  ];
  console.log(alignTable([['', 's', 'ratio'], ...rows], ['left', 'right', 'right']).join('\n'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
