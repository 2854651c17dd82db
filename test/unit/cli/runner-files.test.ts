import { expect, test } from 'vitest';
import { parseAnnotations, parseOutputFile } from '../../../cli/runner-files.ts';

test.each([
  ['', {}],
  ['a=1\n', { a: '1' }],
  ['a=1\r\nb=2\r\n', { a: '1', b: '2' }],
  ['a=1\na=2\n', { a: '2' }],
  ['a<<EOF\nEOF\n', { a: '' }],
  ['a<<EOF\nb=1\nc<<EOF2\nEOF\nd=4', { a: 'b=1\nc<<EOF2', d: '4' }],
])('reads the output file %j', (text, outputs) => {
  expect(parseOutputFile(text)).toEqual(outputs);
});

test.each([
  ['nonsense\n', 'holds "nonsense", which sets nothing'],
  ['a<<EOF\n1\n', 'The output "a" has no line "EOF" at its end'],
])('refuses the output file %j', (text, message) => {
  expect(() => parseOutputFile(text)).toThrow(message);
});

test('reads annotations and nothing else', () => {
  const lines = ['::debug::x', '::notice::y', ' ::error::not at the start', '::error', '::group::a'];
  expect(parseAnnotations(lines.join('\n'))).toEqual([{ kind: 'notice', message: 'y' }]);
});

test('undoes the escapes of a property', () => {
  const [annotation] = parseAnnotations('::error title=T%3A1,file=a%2Cb%3Ac%25.csv,line=12,col=1::m');
  expect(annotation).toEqual({ kind: 'error', title: 'T:1', message: 'm', file: 'a,b:c%.csv', line: 12 });
});
