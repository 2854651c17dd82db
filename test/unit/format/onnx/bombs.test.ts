import { describe, expect, it } from 'vitest';
import { createAllowance, MAX_KEPT_BYTES, MAX_WORK } from '../../../../kit/format/onnx/allowance.ts';
import { type ByteSource, sourceOfBytes } from '../../../../kit/format/onnx/byte-source.ts';
import { lintOnnxModel } from '../../../../kit/format/onnx/lint-model.ts';
import { MalformedModelError } from '../../../../kit/format/onnx/malformed.ts';
import { readOnnxModel } from '../../../../kit/format/onnx/read-model.ts';
import type { OnnxModel } from '../../../../kit/format/onnx/types.ts';
import { bytesField, integerField, joinBytes, textField } from '../../../../kit/format/onnx/wire-writer.ts';
import {
  attribute,
  BOMBS,
  inGraph,
  MEGABYTE,
  node,
  numbered,
  repeat,
  SHARE,
  tensor,
} from '../../../helpers/onnx-bombs.ts';
import { encodeEntry, encodeModel } from '../../../helpers/onnx-messages.ts';

const utf8 = new TextEncoder();

/** Counts the bytes that are looked at one by one, and those that are taken out. */
function countReads(bytes: Uint8Array): { source: ByteSource; read: () => number } {
  const whole = sourceOfBytes(bytes);
  let read = 0;
  const source = {
    ...whole,
    byteAt(position: number) {
      read++;
      return whole.byteAt(position);
    },
    bytesAt(start: number, end: number) {
      read += end - start;
      return whole.bytesAt(start, end);
    },
  };
  return { source, read: () => read };
}

/** Reads a model, and says what that cost by count. */
function readCounting(bytes: Uint8Array, share = 1) {
  const allowance = createAllowance(share);
  const { source, read } = countReads(bytes);
  const attempt = (): OnnxModel | Error => {
    try {
      return readOnnxModel(source, allowance);
    } catch (error) {
      if (error instanceof MalformedModelError) return error;
      throw error;
    }
  };
  const result = attempt();
  return { result, read: read(), ...allowance.spent() };
}

/** The model, which must have been readable. */
function readWhole(bytes: Uint8Array) {
  const { result, ...cost } = readCounting(bytes);
  if (result instanceof Error) throw result;
  return { model: result, ...cost };
}

describe('a model with more than any real one', () => {
  it.each(Object.entries(BOMBS))('%s is refused within the allowance', (_, [why, make]) => {
    const bytes = make();
    const { result, read, work, kept } = readCounting(bytes, SHARE);
    expect(result).toBeInstanceOf(MalformedModelError);
    expect(String(result)).toMatch(why);
    expect(String(result).length).toBeLessThan(300);
    // The last price oversteps what is left, and then nothing more is read.
    expect(work).toBeLessThan(SHARE * MAX_WORK + MEGABYTE * 10);
    expect(kept).toBeLessThan(SHARE * MAX_KEPT_BYTES + MEGABYTE);
    // Nothing is read again and again.
    expect(read).toBeLessThan(3 * bytes.length);
  });
});

describe('numbers of ten bytes', () => {
  const long = new Uint8Array([0x78, ...Array<number>(9).fill(0xff), 1]);

  it('cost more than short ones', () => {
    const cost = (field: Uint8Array) =>
      readWhole(joinBytes([inGraph(new Uint8Array()), repeat(field, 1000)])).work;
    expect(cost(long)).toBeGreaterThan(2 * cost(integerField(15, 1)));
  });

  it('are refused when they are millions', () => {
    const { result } = readCounting(joinBytes([inGraph(new Uint8Array()), repeat(long, 300_000)]), SHARE);
    expect(String(result)).toMatch(/more structure than any real model has/);
  });
});

describe('a large model', () => {
  it('has its findings capped, with the number of the others', () => {
    const { model } = readWhole(inGraph(repeat(tensor('w'), 10_000)));
    const findings = lintOnnxModel({ model, files: new Map(), weights: null });
    const of = (id: string) => findings.filter((finding) => finding.id === id);
    expect(of('duplicate-initializer')).toHaveLength(20);
    expect(of('duplicate-initializer').at(-1)?.message).toContain('(9,979 more places)');
    expect(of('unused-initializer').at(-1)?.message).toContain('(9,980 more places)');
  });

  it('may have a forest of ten million numbers one by one, and more', () => {
    const lists = [
      joinBytes([textField(1, 'nodes_values'), repeat(new Uint8Array([0x3d, 0, 0, 0, 0]), 5_000_000)]),
      joinBytes([textField(1, 'nodes_ids'), repeat(integerField(8, 300), 10_000_000)]),
      joinBytes([textField(1, 'nodes_modes'), repeat(bytesField(9, utf8.encode('BRANCH_LEQ')), 1_000_000)]),
    ];
    const { model, work } = readWhole(attribute(joinBytes(lists.map((list) => bytesField(5, list)))));
    expect(model.operators.map(({ type, count }) => [type, count])).toEqual([['Foo', 1]]);
    expect(work).toBeLessThan(MAX_WORK / 2);
  });

  it('may have a hundred thousand nodes', () => {
    const chain = (index: number) =>
      node(joinBytes([textField(1, `v${index}`), textField(2, `v${index + 1}`), textField(4, 'Add')]));
    const { model, work } = readWhole(inGraph(numbered(100_000, chain)));
    expect(model.operators[0]?.count).toBe(100_000);
    expect(work).toBeLessThan(MAX_WORK / 2);
  });

  // A search that begins anew at each of these would take hours, and end in the runner's limit.
  it.each([
    '-eyJ',
    '.eyJaaaaaaaaaa ',
    '://a:',
    `://${'a'.repeat(99)}`,
    '-----BEGIN A',
    '/home',
    '\\\\a',
    '-sk-a',
  ])('whose texts are made of %s is looked through once', (piece) => {
    const text = piece.repeat(Math.floor((15 * MEGABYTE) / piece.length));
    const { model, read } = readWhole(encodeModel({}, [bytesField(14, encodeEntry('k', text))]));
    expect(Object.keys(model.metadata)).toEqual(['k']);
    expect(read).toBeLessThan(2 * text.length);
  });
});
