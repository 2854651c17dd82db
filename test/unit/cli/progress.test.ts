import { expect, test } from 'vitest';
import { createProgress } from '../../../cli/demo/progress.ts';

function record(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, columns: 40, write: (text: string) => written.push(text) } };
}

test('plain lines say the step, its result and its time', () => {
  const { written, stream } = record(false);
  const progress = createProgress(stream);
  progress.begin('ingest');
  progress.end({ ok: true, text: '546 rows', seconds: 1.24 });
  progress.begin('train');
  progress.end({ ok: false, text: 'no', seconds: 0 });
  expect(written).toEqual(['done   ingest: 546 rows (1.2 s)\n', 'FAILED train: no (0.0 s)\n']);
});

test('a terminal shows the step that runs on a line that is erased', () => {
  const { written, stream } = record(true);
  const progress = createProgress(stream);
  progress.begin('ingest');
  progress.end({ ok: true, text: '546 rows', seconds: 1.2 });
  expect(written.join('')).toContain('ingest');
  expect(written.at(-2)).toBe('\r\u001B[2K');
  expect(written.at(-1)).toContain('546 rows');
});
