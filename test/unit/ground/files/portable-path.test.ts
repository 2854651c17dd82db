import { expect, test } from 'vitest';
import { isPortablePath } from '../../../../kit/ground/files/portable-path.ts';

test('takes names that are safe everywhere, and no others', () => {
  for (const name of ['model.onnx', 'weights/part-1.bin', 'a']) expect(isPortablePath(name)).toBe(true);
  const unsafe = [
    '',
    '..',
    '../a',
    'a/../b',
    '/a',
    'a\\b',
    '.hidden',
    'a//b',
    'a/',
    'ä',
    'a\n',
    'x'.repeat(91),
  ];
  for (const name of unsafe) expect(isPortablePath(name)).toBe(false);
});
