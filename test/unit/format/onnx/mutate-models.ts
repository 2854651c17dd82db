import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintOnnxFile } from '../../../../kit/format/onnx/lint-file.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const FIXTURES = new URL('../../../fixtures/models/', import.meta.url);

/** What became of many broken files. */
export interface MutationReport {
  files: number;
  /** How many were still readable. */
  readable: number;
  /** Bytes of heap that were held at most, above those at the start. */
  heap: number;
}

/**
 * Breaks the fixtures' models in `count` ways that depend on `seed` alone, and lints each, weights included.
 * @throws whatever the lint throws: nothing should
 */
export function lintMutations({ count, seed }: { count: number; seed: number }): MutationReport {
  const random = createRandom(seed);
  const whole = ['structure', 'sklearn-forest', 'sklearn-logistic', 'sklearn-zipmap'].map((name) =>
    readFileSync(new URL(`${name}.onnx`, FIXTURES)),
  );
  const file = join(makeTemporaryFolder('mutations'), 'model.onnx');
  const start = process.memoryUsage().heapUsed;
  const report = { files: 0, readable: 0, heap: 0 };
  for (; report.files < count; report.files++) {
    writeFileSync(file, mutate(whole[report.files % whole.length] ?? Buffer.alloc(0), random));
    const { model } = lintOnnxFile(file, { weights: true });
    if (model) report.readable++;
    if (report.files % 50 === 0) report.heap = Math.max(report.heap, process.memoryUsage().heapUsed - start);
  }
  return report;
}

type Random = (below: number) => number;

/** One to three faults: bytes changed, removed, doubled, lengths made huge, pieces moved, the end cut off. */
function mutate(whole: Buffer, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(whole);
  for (let faults = random(3); faults >= 0 && bytes.length > 0; faults--) bytes = addFault(bytes, random);
  return bytes;
}

function addFault(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length);
  const length = random(64);
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(Math.min(at + length, bytes.length));
  const piece = bytes.subarray(at, at + length);
  // Most change one byte, so that many files stay readable and reach the rules.
  switch (random(12)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, piece, piece, after]);
    case 3:
      return Buffer.concat([before, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x07]), bytes.subarray(at + 1)]);
    case 4:
      return Buffer.concat([before, Buffer.from([random(256) | 2, 0x80, 0x80, 0x80, 0x80, 0x01]), after]);
    case 5:
      return Buffer.concat([after, before, piece]);
    default:
      bytes[at] = random(256);
      return bytes;
  }
}

/** Mulberry32, a public-domain generator by Tommy Ettinger: the same numbers for the same seed everywhere. */
function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
