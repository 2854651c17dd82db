import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import {
  type ByteTest,
  beginsWithEntry,
  holds,
  holdsAt,
  isCompressed,
  isZip,
  startsWith,
} from '../../ground/files/match-bytes.ts';
import { isRecord } from '../../ground/values/record.ts';

/** A format that rows are not read from: what a file of it is, and what to do. */
interface ForeignFormat {
  is: string;
  cure: string;
  test: ByteTest;
}

const SHEET = 'Save the sheet with the rows as "CSV UTF-8".';
const TABLE = 'Write its rows as CSV or Parquet.';
const LINES =
  'Write its rows as CSV or Parquet, in Python: pandas.read_json(file, lines=True).to_csv("data.csv", index=False).';

/** Letters that a column may be called are a sign only where the rest is no text. */
const binary =
  (test: ByteTest): ByteTest =>
  (head) =>
    test(head) && head.subarray(0, 4096).includes(0);

/** In order: what is told by more comes before what is told by less. */
const FORMATS: readonly ForeignFormat[] = [
  {
    is: 'is a pointer of Git LFS, not the data themselves',
    cure: 'Run "git lfs pull" in a clone, set "lfs: true" in actions/checkout, or give the address of the file itself.',
    test: startsWith('version https://git-lfs.github.com/spec/', 'version https://hawser.github.com/spec/'),
  },
  {
    is: 'is a pointer of git-annex, not the data themselves',
    cure: 'Run "git annex get" in a clone.',
    test: holds(/^(\.\.\/)*(\.git|\/)?\/?annex\/objects\//),
  },
  {
    is: 'is a pointer of DVC, not the data themselves',
    cure: 'Run "dvc pull", and give the file that it names.',
    test: holds(/^(md5: \S+\n)?(frozen: \w+\n)?(outs|deps):\n-/),
  },
  {
    is: 'is in UTF-32',
    cure: 'Save it as "CSV UTF-8".',
    test: startsWith([0xff, 0xfe, 0, 0], [0, 0, 0xfe, 0xff]),
  },
  { is: 'is in UTF-16', cure: 'Save it as "CSV UTF-8".', test: isUtf16 },
  {
    is: 'is an Excel workbook (xlsx)',
    cure: SHEET,
    test: (head) => isZip(head) && /xl\/(workbook|worksheets|_rels)/.test(head.toString('latin1')),
  },
  {
    is: 'is an OpenDocument spreadsheet (ods)',
    cure: SHEET,
    test: holdsAt(30, 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
  },
  { is: 'holds NumPy arrays (npz)', cure: TABLE, test: beginsWithEntry(/\.npy$/) },
  {
    is: 'is a zip archive',
    cure: 'Unpack it, and give the CSV or Parquet file in it.',
    test: isZip,
  },
  {
    is: 'is an Excel workbook of the old kind (xls)',
    cure: SHEET,
    test: startsWith([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  },
  { is: 'is compressed with gzip', cure: 'Unpack it first.', test: startsWith([0x1f, 0x8b]) },
  { is: 'is compressed', cure: 'Unpack it first.', test: isCompressed },
  {
    is: 'is a 7z archive',
    cure: 'Unpack it, and give the CSV or Parquet file in it.',
    test: startsWith([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  },
  {
    is: 'is a tar archive',
    cure: 'Unpack it, and give the CSV or Parquet file in it.',
    test: binary(holdsAt(257, 'ustar')),
  },
  {
    is: 'is an HTML page',
    cure: 'Its address may have answered with a sign-in or an error page: open it in a browser, and give the address of the file itself.',
    test: holds(/^\s*(<!--.*?-->\s*)?<(!doctype\s+html|html)\b/is),
  },
  {
    is: 'is XML',
    cure: `${TABLE} Where its address answers with an error in XML, give the address of the file itself.`,
    test: holds(/^\s*<\?xml\b/),
  },
  { is: 'is in JSON Lines (one object a line)', cure: LINES, test: isJsonLines },
  {
    is: 'is JSON',
    cure: 'Write its rows as CSV or Parquet, in Python: pandas.read_json(file).to_csv("data.csv", index=False).',
    test: holds(/^\s*(\{\s*("[^"\n]*"\s*:|\}\s*$)|\[\s*([[{]|\]\s*$|"[^"\n]*"\s*[,\]]))/),
  },
  {
    is: 'is an encrypted Parquet file',
    cure: 'Write it without encryption.',
    test: binary(startsWith('PARE')),
  },
  { is: 'is an Arrow or Feather file', cure: TABLE, test: binary(startsWith('ARROW1', 'FEA1')) },
  { is: 'is an ORC file', cure: TABLE, test: binary(startsWith('ORC')) },
  { is: 'is an Avro file', cure: TABLE, test: startsWith('Obj\x01') },
  { is: 'is an HDF5 file', cure: TABLE, test: startsWith('\x89HDF\r\n\x1a\n') },
  { is: 'is an SQLite database', cure: TABLE, test: startsWith('SQLite format 3\0') },
  { is: 'is a NumPy array', cure: TABLE, test: startsWith('\x93NUMPY') },
  {
    is: 'is a pickle, which runs code when it is opened',
    cure: 'Let whoever made it write CSV or Parquet.',
    test: (head) => head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 9) <= 5,
  },
  { is: 'is a PDF document', cure: TABLE, test: startsWith('%PDF-') },
  {
    is: 'is a picture',
    cure: TABLE,
    test: binary(startsWith('\x89PNG\r\n\x1a\n', [0xff, 0xd8, 0xff], 'GIF8')),
  },
  {
    is: 'is a binary file of a kind that is not known here',
    cure: TABLE,
    test: (head) => head.subarray(0, lineEnd(head)).includes(0),
  },
];

/**
 * Says what a file is that is neither CSV nor Parquet, where its first bytes tell.
 * @param start of the file, without a byte order mark of UTF-8
 * @param name what the sentence begins with
 * @throws ConfigurationError with what to do
 */
export function refuseForeignFormat(start: Buffer, name: string): void {
  const format = FORMATS.find(({ test }) => test(start));
  if (format) throw new ConfigurationError('SLW_SOURCE_UNSUPPORTED', `${name} ${format.is}. ${format.cure}`);
}

/** By its mark; without one, text of the West has NUL in every second byte. */
function isUtf16(head: Buffer): boolean {
  if (startsWith([0xff, 0xfe], [0xfe, 0xff])(head)) return true;
  const units = head.subarray(0, 64);
  const isNul = (parity: number) =>
    units.length >= 4 && units.every((byte, index) => (byte === 0) === (index % 2 === parity));
  return isNul(0) || isNul(1);
}

function lineEnd(head: Buffer): number {
  const end = head.indexOf('\n');
  return end < 0 ? head.length : end;
}

function isJsonLines(head: Buffer): boolean {
  if (!holds(/^\s*\{/)(head)) return false;
  const [first = '', second] = head.toString().trimStart().split(/\r?\n/, 2);
  return second !== undefined && /^\{/.test(second.trim() || '{') && holdsRecord(first);
}

function holdsRecord(line: string): boolean {
  try {
    return isRecord(JSON.parse(line));
  } catch {
    return false;
  }
}
