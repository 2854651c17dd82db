import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseForeignFormat } from '../../../../kit/ml/data/foreign-format.ts';
import { makeZip } from '../../host/artifact/make-zip.ts';

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a1'.repeat(32)}\nsize 48213\n`;
const TEXT = 'price,size\n1,2\n';

/** A file that goes on in binary. */
const binary = (start: string) => Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(64)]);

describe('a file that is neither CSV nor Parquet is called what it is, with the cure', () => {
  test.each<[string, Buffer | string, RegExp]>([
    ['a pointer of Git LFS', POINTER, /is a pointer of Git LFS.* "git lfs pull".*"lfs: true"/],
    ['a pointer of git-annex', '/annex/objects/MD5E-s3--9.csv\n', /git-annex.* "git annex get"/],
    ['a pointer of DVC', 'outs:\n- md5: 0a\n  path: houses.csv\n', /DVC.* "dvc pull"/],
    ['UTF-16, little end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), /is in UTF-16\. Save it as/],
    ['UTF-16, big end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), /is in UTF-16/],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), /is in UTF-16/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), /is in UTF-32/],
    ['JSON Lines', '{"price": 1}\n{"price": 2}\n', /is in JSON Lines.*pandas\.read_json\(file, lines=True\)/],
    ['a long first line of JSON Lines', `{"a": "${'x'.repeat(9000)}"}\n{"a": ""}\n`, /JSON Lines/],
    ['a list of objects', '[\n  {"price": 1}\n]\n', /is JSON\. .*pandas/],
    ['an object over several lines', '{\n  "price": [1, 2]\n}\n', /is JSON/],
    ['a page', '\n<!DOCTYPE html>\n<html>', /is an HTML page\. Its address may have answered with a sign-in/],
    ['XML', '<?xml version="1.0"?><Error/>', /is XML/],
    ['gzip', gzipSync(TEXT), /is compressed with gzip\. Unpack it first/],
    ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4]), /is compressed\. Unpack/],
    ['bzip2', 'BZh91AY&SY', /is compressed/],
    [
      'xls',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /of the old kind \(xls\)\. Save the sheet/,
    ],
    ['Arrow', binary('ARROW1'), /Arrow or Feather/],
    ['an encrypted Parquet file', binary('PARE'), /encrypted Parquet/],
    ['SQLite', binary('SQLite format 3'), /SQLite database/],
    ['a pickle', Buffer.from([0x80, 4, 0x95]), /pickle/],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['a tar archive', Buffer.concat([Buffer.alloc(257), Buffer.from('ustar')]), /tar archive/],
    ['anything else with NUL in its first line', 'ab\0cd\n1', /binary file of a kind that is not known/],
  ])('%s', (_, content, message) => {
    expect(() => refuseForeignFormat(Buffer.from(content), 'data.csv')).toThrow(message);
  });

  test.each([
    [
      '[Content_Types].xml',
      'xl/workbook.xml',
      /is an Excel workbook \(xlsx\)\. Save the sheet with the rows as "CSV UTF-8"/,
    ],
    ['docProps/app.xml', 'xl/worksheets/sheet1.xml', /xlsx/],
    ['price.npy', 'size.npy', /holds NumPy arrays/],
    ['data.csv', 'more.csv', /is a zip archive\. Unpack it/],
    ['[Content_Types].xml', 'word/document.xml', /is a zip archive/],
  ])('a zip archive of %s and %s', (first, second, message) => {
    const zip = makeZip({ [first]: 'x'.repeat(9000), [second]: TEXT });
    expect(() => refuseForeignFormat(zip, 'data.xlsx')).toThrow(message);
  });
});

describe('text that is CSV is let by', () => {
  test.each([
    'PARENT,CHILD\n',
    'FEA1,FEA2\n1,2\n',
    'ORC,GIF8\n',
    '<DATE>,<OPEN>\n2026-01-01,3\n',
    '[1],[2]\n1,2\n',
    '{id},x\n',
    'version,spec\n',
    'BZhou,x\n',
    'a,b\n1,\0\n',
    '',
    'x',
  ])('%j', (text) => {
    expect(() => refuseForeignFormat(Buffer.from(text), 'data.csv')).not.toThrow();
  });

  test('with any names of columns', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_ .<>()%-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
        expect(() => refuseForeignFormat(Buffer.from(`${names.join(',')}\n1,2\n`), 'd')).not.toThrow();
      }),
    );
  });
});
