// Lint of models of 2 GB, as a user starts it, and the check of Python's onnx: node scripts/run24.mjs bench/lint.ts [python]
// where `python` has it: python3 -m venv v && v/bin/pip install onnx
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { alignTable } from '../cli/terminal/align-table.ts';
import { codeOfTensorType } from '../kit/format/onnx/types.ts';
import {
  bytesField,
  integerField,
  integersField,
  joinBytes,
  textField,
} from '../kit/format/onnx/wire-writer.ts';
import { findNode, ROOT } from '../scripts/find-node.mjs';
import { type ProcessTiming, timeProcess } from './time-process.ts';

const RUNS = 5;
const LAYERS = 500;
const WIDTH = 1024;
const LAYER_BYTES = WIDTH * WIDTH * 4;
const DATA = 'model.onnx.data';

type Store = (layer: number) => Uint8Array[];

/** A chain of 500 matrices of 4 MiB; `store` gives the fields that say where a matrix is. */
function encodeModel(store: Store): Uint8Array {
  const layers = Array.from({ length: LAYERS }, (_, layer) => layer);
  const graph = joinBytes([
    ...layers.map((layer) => bytesField(1, encodeNode(layer))),
    textField(2, 'chain'),
    ...layers.map((layer) => bytesField(5, encodeMatrix(layer, store(layer)))),
    bytesField(11, encodeValue('v0')),
    bytesField(12, encodeValue(`v${LAYERS}`)),
  ]);
  return joinBytes([integerField(1, 9), bytesField(7, graph), bytesField(8, integerField(2, 18))]);
}

function encodeNode(layer: number): Uint8Array {
  const names = [textField(1, `v${layer}`), textField(1, `w${layer}`), textField(2, `v${layer + 1}`)];
  return joinBytes([...names, textField(4, 'MatMul')]);
}

function encodeMatrix(layer: number, place: Uint8Array[]): Uint8Array {
  const type = integerField(2, codeOfTensorType('float'));
  return joinBytes([integersField(1, [WIDTH, WIDTH]), type, textField(8, `w${layer}`), ...place]);
}

function encodeValue(name: string): Uint8Array {
  const shape = joinBytes([bytesField(1, textField(2, 'N')), bytesField(1, integerField(1, WIDTH))]);
  return joinBytes([
    textField(1, name),
    bytesField(2, bytesField(1, joinBytes([integerField(1, 1), bytesField(2, shape)]))),
  ]);
}

const outside: Store = (layer) => [
  ...Object.entries({ location: DATA, offset: layer * LAYER_BYTES, length: LAYER_BYTES }).map(
    ([key, value]) => bytesField(13, joinBytes([textField(1, key), textField(2, String(value))])),
  ),
  integerField(14, 1),
];

/** Real bytes: a file of holes would be read faster than any model. */
function writeWeights(file: string): void {
  const layer = Buffer.alloc(LAYER_BYTES);
  for (let at = 0; at < layer.length; at += 4) layer.writeFloatLE(Math.sin(at), at);
  const descriptor = openSync(file, 'w');
  for (let index = 0; index < LAYERS; index++) writeSync(descriptor, layer);
  closeSync(descriptor);
}

const [python] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
try {
  const model = join(folder, 'model.onnx');
  writeFileSync(model, encodeModel(outside));
  writeWeights(join(folder, DATA));
  const lint = (...args: string[]) =>
    timeProcess(findNode(), [join(ROOT, 'dist/cli.js'), 'lint', model, ...args], RUNS);
  const rows: [string, ProcessTiming][] = [
    ['node alone', timeProcess(findNode(), ['-e', ''], RUNS)],
    ['slipway lint', lint()],
    ['slipway lint --weights', lint('--weights')],
  ];
  if (python) {
    const check = `import onnx; onnx.checker.check_model(${JSON.stringify(model)})`;
    rows.push(['onnx.checker', timeProcess(python, ['-c', check], RUNS)]);
  }
  const [cpu] = cpus();
  const size = ((LAYERS * LAYER_BYTES) / 1e9).toFixed(1);
  console.log(
    `${size} GB of external data, ${cpus().length} × ${cpu?.model}, load ${loadavg()[0]?.toFixed(1)}, medians of ${RUNS}\n`,
  );
  const table = rows.map(([name, { seconds, megabytes }]) => [
    name,
    seconds.toFixed(2),
    megabytes.toFixed(0),
  ]);
  console.log(alignTable([['', 's', 'peak MB'], ...table], ['left', 'right', 'right']).join('\n'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
