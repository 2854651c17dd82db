// Processor seconds of the lint for models built to cost as much as they may, against the price that the allowance puts
// on them: node scripts/run24.mjs bench/lint-bombs.ts
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alignTable } from '../cli/terminal/align-table.ts';
import { createAllowance } from '../kit/format/onnx/allowance.ts';
import { lintOnnxFile } from '../kit/format/onnx/lint-file.ts';
import { MalformedModelError } from '../kit/format/onnx/malformed.ts';
import { readOnnxModel } from '../kit/format/onnx/read-model.ts';
import { bytesField, integerField, joinBytes, textField } from '../kit/format/onnx/wire-writer.ts';
import { attribute, inGraph, node, numbered, repeat, tensor } from '../test/helpers/onnx-bombs.ts';
import { encodeEntry, encodeModel, encodeTensor } from '../test/helpers/onnx-messages.ts';

const LONG_NUMBER = new Uint8Array([0x78, ...Array<number>(9).fill(0xff), 1]);
const DIMENSION = bytesField(1, textField(2, 'N'));

/** Just below or just above what is refused; each looks for the dearest way of its kind. */
const MODELS: Record<string, () => Uint8Array> = {
  'short numbers': () => encodeModel({}, [repeat(integerField(1, 8), 14_000_000)]),
  'long numbers': () => encodeModel({}, [repeat(LONG_NUMBER, 14_000_000)]),
  nodes: () => inGraph(numbered(200_000, describeNode)),
  tensors: () => inGraph(repeat(tensor('w'), 129_000)),
  'tensors with entries': () => inGraph(numbered(129_000, describeTensor)),
  dimensions: () => inGraph(numbered(129_000, describeShape)),
  'files of external data': () =>
    inGraph(numbered(9_900, (index) => tensor(`w${index}`, { location: `${'./'.repeat(31)}f${index}` }))),
  'metadata of a node': () =>
    attribute(repeat(bytesField(9, encodeEntry('k', '/home/bob/x eyJabc ghp_x -----BEGIN ')), 399_000)),
  'numbers in lists': () =>
    attribute(bytesField(5, joinBytes([textField(1, 'x'), repeat(integerField(8, 5), 49_000_000)]))),
  texts: () => attribute(repeat(textField(6, `eyJ ${'://a:b '.repeat(140_000)}`), 120)),
  inputs: () => inGraph(numbered(9_000, describeInput)),
};

function describeNode(index: number): Uint8Array {
  const texts = [textField(1, `v${index}`), textField(2, `v${index + 1}`), textField(3, `node é ${index}`)];
  return node(joinBytes([...texts, textField(4, 'Add'), bytesField(5, textField(1, 'axis'))]));
}

function describeTensor(index: number): Uint8Array {
  const entries = [1, 2, 3, 4, 5].map((key) => bytesField(13, encodeEntry(`key number ${key}`, 'v')));
  return bytesField(5, encodeTensor({ name: `w${index}`, type: 'float', dims: [1], fields: entries }));
}

function describeShape(index: number): Uint8Array {
  return bytesField(5, encodeTensor({ name: `w${index}`, type: 'float', dims: Array<number>(60).fill(1) }));
}

function describeInput(index: number): Uint8Array {
  const type = bytesField(1, joinBytes([integerField(1, 1), bytesField(2, repeat(DIMENSION, 300))]));
  return bytesField(11, joinBytes([textField(1, `x${index}`), bytesField(2, type)]));
}

/** What the allowance says a model costs, in seconds. */
function price(bytes: Uint8Array): number {
  const allowance = createAllowance();
  try {
    readOnnxModel(bytes, allowance);
  } catch (error) {
    if (!(error instanceof MalformedModelError)) throw error;
  }
  return allowance.spent().work / 1e9;
}

/** What it does cost, in seconds of processor, measured in a process that has not seen it before. */
function measure(bytes: Uint8Array): { seconds: number; isRead: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bomb-'));
  try {
    const file = join(folder, 'model.onnx');
    writeFileSync(file, bytes);
    const start = process.cpuUsage();
    const { model } = lintOnnxFile(file, { weights: true });
    const { user, system } = process.cpuUsage(start);
    return { seconds: (user + system) / 1e6, isRead: model !== null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describeOne(name: string): string[] {
  const bytes = MODELS[name]?.() ?? new Uint8Array();
  const { seconds, isRead } = measure(bytes);
  return [name, seconds.toFixed(2), price(bytes).toFixed(2), isRead ? 'read' : 'refused'];
}

const [only] = process.argv.slice(2);
if (only === undefined) {
  const args = ['--disable-warning=ExperimentalWarning', import.meta.filename];
  const rows = Object.keys(MODELS).map((name) => {
    const { stdout } = spawnSync(process.execPath, [...args, name], { encoding: 'utf8' });
    return stdout.trim().split('\t');
  });
  console.log(alignTable([['model', 'processor s', 'price s', ''], ...rows]).join('\n'));
} else console.log(describeOne(only).join('\t'));
