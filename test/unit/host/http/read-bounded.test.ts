import { expect, test } from 'vitest';
import { readBounded } from '../../../../kit/host/http/read-bounded.ts';

/** A body of so many pieces of ten bytes, and how many of them were taken. */
function makeBody(pieces: number) {
  const taken: number[] = [];
  async function* read() {
    for (let piece = 1; piece <= pieces; piece++) {
      taken.push(piece);
      yield Buffer.alloc(10, 'x');
    }
  }
  return { body: ReadableStream.from(read()), taken };
}

const url = 'https://a.example/token?secret=1';

test('an answer as long as it may be is read', async () => {
  const bytes = await readBounded(makeBody(3), { url, maxBytes: 30 });
  expect(bytes.toString()).toBe('x'.repeat(30));
  expect(await readBounded({ body: null }, { url, maxBytes: 0 })).toHaveLength(0);
});

test('one that is longer is refused without reading the rest', async () => {
  const { body, taken } = makeBody(1000);
  await expect(readBounded({ body }, { url, maxBytes: 30 })).rejects.toThrow(
    /^https:\/\/a\.example\/token answers with more than 30 bytes/,
  );
  expect(taken.length).toBeLessThan(10);
});
