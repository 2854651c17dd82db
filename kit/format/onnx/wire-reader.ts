import { type Allowance, createAllowance } from './allowance.ts';
import { type ByteSource, sourceOfBytes } from './byte-source.ts';
import { malformed } from './malformed.ts';

/** A protobuf message: a stretch of a source. Nothing of it is read before it is asked for. */
export interface Message {
  source: ByteSource;
  allowance: Allowance;
  start: number;
  end: number;
}

/** One field of a message. Where it has a length, `start` to `end` is its content; numbers are in `integer`. */
export interface WireField extends Message {
  number: number;
  wireType: number;
  /** Varints as signed 64-bit numbers, fixed ones as unsigned; infinite where a double is not exact. */
  integer: number;
}

const MAX_VARINT_BYTES = 10;

/** Exporters join the names of nested modules; some hundred bytes are long. */
const MAX_NAME_BYTES = 1_000;

/** Most texts are names; what turns bytes into long texts takes its time to begin. */
const SHORT_TEXT = 24;

const isAscii = (byte: number) => byte < 0x80;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The whole of a source as a message. */
export function messageOf(bytes: Uint8Array | ByteSource, allowance = createAllowance()): Message {
  const source = bytes instanceof Uint8Array ? sourceOfBytes(bytes) : bytes;
  return { source, allowance, start: 0, end: source.size };
}

/**
 * The fields of a protobuf message in file order (protobuf.dev, "Encoding"). Takes one step a field: what has a length
 * is skipped, and read only when the caller takes it for a message or a text.
 * @param lists numbers below 16 of repeated fields: of those that follow one another the first alone is told
 * @throws ConfigurationError for anything that is no complete message: a cut field, an endless varint, a group.
 */
export function* readFields(message: Message, lists: readonly number[] = []): Generator<WireField> {
  const cursor = { ...message, position: message.start };
  while (cursor.position < cursor.end) {
    message.allowance.countField();
    const key = readVarint(cursor);
    const number = Math.floor(key / 8);
    if (number < 1 || number > 0x1fffffff) throw malformed(`field number ${number}`);
    yield readValue(cursor, number, key % 8);
    if (lists.includes(number)) skipList(cursor, key);
  }
}

interface Cursor extends Message {
  position: number;
}

function readValue(cursor: Cursor, number: number, wireType: number): WireField {
  const { source, allowance } = cursor;
  const integer = wireType === 0 ? readVarint(cursor) : 0;
  const start = wireType === 0 ? cursor.position : 0;
  if (wireType === 0) return { source, allowance, number, wireType, integer, start, end: start };
  const length = lengthOf(cursor, wireType);
  const from = cursor.position;
  cursor.position = from + length;
  if (!(length >= 0) || cursor.position > cursor.end) throw malformed('a field that is cut off');
  return { source, allowance, number, wireType, integer, start: from, end: cursor.position };
}

/** Passes over the fields that have the same key of one byte; of a hundred million each step counts. */
function skipList(cursor: Cursor, key: number): void {
  const { source, allowance, end } = cursor;
  while (cursor.position < end && source.byteAt(cursor.position) === key) {
    allowance.countSteps(1);
    cursor.position++;
    skipValue(cursor, key % 8);
  }
}

function skipValue(cursor: Cursor, wireType: number): void {
  if (wireType === 0) {
    const { position } = cursor;
    while (nextByte(cursor) >= 0x80)
      if (cursor.position - position >= MAX_VARINT_BYTES) throw malformed('a number of more than 10 bytes');
    return;
  }
  const length = lengthOf(cursor, wireType);
  cursor.position += length;
  if (!(length >= 0) || cursor.position > cursor.end) throw malformed('a field that is cut off');
}

function lengthOf(cursor: Cursor, wireType: number): number {
  if (wireType === 2) return readVarint(cursor);
  if (wireType === 1) return 8;
  if (wireType === 5) return 4;
  throw malformed(`wire type ${wireType}`);
}

/** Most numbers have at most four bytes, which fit 28 bits. */
function readVarint(cursor: Cursor): number {
  let low = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = nextByte(cursor);
    low |= (byte & 0x7f) << shift;
    if (byte < 0x80) return low;
  }
  return readLongVarint(cursor, low);
}

/** The bits from 28 on, in two halves: `middle` holds 28 of them, `high` the last 8 of 64. */
function readLongVarint(cursor: Cursor, low: number): number {
  cursor.allowance.countSteps(MAX_VARINT_BYTES - 4);
  let middle = 0;
  let high = 0;
  for (let index = 4; index < MAX_VARINT_BYTES; index++) {
    const byte = nextByte(cursor);
    if (index < 8) middle |= (byte & 0x7f) << (7 * (index - 4));
    else high |= (byte & 0x7f) << (7 * (index - 8));
    if (byte < 0x80) return joinSigned({ low, middle, high: high & 0xff });
  }
  throw malformed('a number of more than 10 bytes');
}

/** A signed 64-bit number from its bits; infinite where a double is not exact. */
function joinSigned({ low, middle, high }: { low: number; middle: number; high: number }): number {
  const top = high < 0x80 ? high : high - 0x100;
  const number = top * 2 ** 56 + middle * 2 ** 28 + low;
  return Number.isSafeInteger(number) ? number : Number.POSITIVE_INFINITY;
}

function nextByte(cursor: Cursor): number {
  const byte = cursor.position < cursor.end ? cursor.source.byteAt(cursor.position) : undefined;
  if (byte === undefined) throw malformed('a field that is cut off');
  cursor.position++;
  return byte;
}

/** The text of a string field. @throws ConfigurationError when it is not UTF-8, or too long to be one. */
export function readText({ wireType, source, allowance, start, end }: WireField): string {
  if (wireType !== 2) throw malformed('a number where text belongs');
  allowance.readText(end - start);
  const text = decodeText(source.bytesAt(start, end));
  // With a character beyond Latin-1 in it, a text takes two bytes each.
  if (text.length < end - start) allowance.keep(end - start);
  return text;
}

/** The same for what is called by it, and shown. */
export function readName(field: WireField): string {
  const bytes = field.end - field.start;
  if (bytes > MAX_NAME_BYTES) throw malformed(`a name of ${bytes.toLocaleString('en-US')} bytes`);
  return readText(field);
}

function decodeText(bytes: Uint8Array): string {
  if (bytes.length <= SHORT_TEXT && bytes.every(isAscii)) return String.fromCharCode(...bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed('text that is not UTF-8');
  }
}

/** An int64 field as a number. @throws ConfigurationError when it does not fit one exactly. */
export function readInteger({ wireType, integer }: WireField): number {
  if (wireType !== 0) throw malformed('bytes where a number belongs');
  return refuseInexact(integer);
}

function refuseInexact(integer: number): number {
  if (!Number.isSafeInteger(integer)) throw malformed('a number beyond 2^53');
  return integer;
}

/** The numbers of a repeated int64 field, packed into bytes or one by one. */
export function readIntegers(field: WireField): number[] {
  const most = Math.max(1, field.end - field.start);
  field.allowance.countSteps(2 * most);
  field.allowance.keep(8 * most);
  return [...iterateIntegers(field)];
}

/** The same, one after the other. */
export function* iterateIntegers(field: WireField): Generator<number> {
  if (field.wireType === 0) {
    yield readInteger(field);
    return;
  }
  const cursor = { ...readMessage(field), position: field.start };
  while (cursor.position < cursor.end) yield refuseInexact(readVarint(cursor));
}

/** A field as the message it holds. */
export function readMessage(field: WireField): Message {
  if (field.wireType !== 2) throw malformed('a number where a message belongs');
  return field;
}
