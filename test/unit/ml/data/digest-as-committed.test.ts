import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf } from '../../../../kit/format/manifest/digest.ts';
import { digestAsCommitted } from '../../../../kit/ml/data/digest-as-committed.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const UNIX = 'size,rent\n1,2\n"a\rb",3\n';
const DOS = UNIX.replaceAll('\n', '\r\n');
// Longer than a stream's pieces, whose ends fall on every place of a line.
const LONG = Array.from({ length: 60_000 }, (_, n) => 'x'.repeat(n % 7)).join('\n');

function write(content: string): string {
  const file = join(makeTemporaryFolder('lines'), 'data.csv');
  writeFileSync(file, content, 'latin1');
  return file;
}

test.each([
  ['CRLF in the checkout', DOS, UNIX],
  ['CRLF in the commit', UNIX, DOS],
  ['line ends of both kinds', 'a\r\nb\nc', 'a\nb\nc'],
  ['no line end at the end', 'a\r\nb\r', 'a\nb\r'],
  ['a long file', LONG.replaceAll('\n', '\r\n'), LONG],
  ['a long file, the other way', LONG, LONG.replaceAll('\n', '\r\n')],
])('%s is the committed file', async (_, content, committed) => {
  expect(await digestAsCommitted(write(content), digestOf(committed))).toBe(digestOf(committed));
});

test('any other difference is one', async () => {
  expect(await digestAsCommitted(write(DOS), digestOf(`${UNIX} `))).toBe(digestOf(DOS));
  expect(await digestAsCommitted(write(DOS), undefined)).toBe(digestOf(DOS));
});
