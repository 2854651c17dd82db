import { ConfigurationError } from '../errors/configuration-error.ts';

/** One field of a protobuf message. `integer` holds varints and fixed numbers, `bytes` what has a length. */
export interface WireField {
  number: number;
  wireType: number;
  integer: bigint;
  /** A view into the message, not a copy. Empty for numbers. */
  bytes: Uint8Array;
}

const NO_BYTES = new Uint8Array(0);
const MAX_VARINT_BYTES = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The fields of a protobuf message in file order (protobuf.dev, "Encoding"). Takes one step a field and never copies:
 * a field with a length is skipped whole unless the caller reads its bytes as a message again.
 * @throws ConfigurationError for anything that is no complete message: a cut field, an endless varint, a group.
 */
export function* readFields(message: Uint8Array): Generator<WireField> {
  const cursor = { bytes: message, position: 0 };
  while (cursor.position < message.length) {
    const key = readVarint(cursor);
    const number = Number(key >> 3n);
    if (number < 1 || number > 0x1fffffff) throw malformed(`field number ${number}`);
    yield readValue(cursor, number, Number(key & 7n));
  }
}

interface Cursor {
  bytes: Uint8Array;
  position: number;
}

function readValue(cursor: Cursor, number: number, wireType: number): WireField {
  switch (wireType) {
    case 0:
      return { number, wireType, integer: readVarint(cursor), bytes: NO_BYTES };
    case 1:
      return { number, wireType, integer: readFixed(cursor, 8), bytes: NO_BYTES };
    case 2:
      return { number, wireType, integer: 0n, bytes: take(cursor, readLength(cursor)) };
    case 5:
      return { number, wireType, integer: readFixed(cursor, 4), bytes: NO_BYTES };
    default:
      throw malformed(`wire type ${wireType}`);
  }
}

function readVarint(cursor: Cursor): bigint {
  let low = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = nextByte(cursor);
    low |= (byte & 0x7f) << shift;
    if (byte < 0x80) return BigInt(low);
  }
  return readLongVarint(cursor, BigInt(low));
}

function readLongVarint(cursor: Cursor, low: bigint): bigint {
  let value = low;
  for (let index = 4; index < MAX_VARINT_BYTES; index++) {
    const byte = nextByte(cursor);
    value |= BigInt(byte & 0x7f) << BigInt(7 * index);
    if (byte < 0x80) return BigInt.asUintN(64, value);
  }
  throw malformed('a number of more than 10 bytes');
}

function nextByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.position++];
  if (byte === undefined) throw malformed('a field that is cut off');
  return byte;
}

function readLength(cursor: Cursor): number {
  const length = readVarint(cursor);
  if (length > BigInt(cursor.bytes.length - cursor.position)) throw malformed('a field that is cut off');
  return Number(length);
}

function take(cursor: Cursor, length: number): Uint8Array {
  const start = cursor.position;
  if (start + length > cursor.bytes.length) throw malformed('a field that is cut off');
  cursor.position += length;
  return cursor.bytes.subarray(start, cursor.position);
}

function readFixed(cursor: Cursor, size: 4 | 8): bigint {
  const bytes = take(cursor, size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  return size === 8 ? view.getBigUint64(0, true) : BigInt(view.getUint32(0, true));
}

/** The text of a string field. @throws ConfigurationError when it is not UTF-8. */
export function readText({ wireType, bytes }: WireField): string {
  if (wireType !== 2) throw malformed('a number where text belongs');
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed('text that is not UTF-8');
  }
}

/** An int64 field as a number. @throws ConfigurationError when it does not fit one exactly. */
export function readInteger({ wireType, integer }: WireField): number {
  if (wireType !== 0) throw malformed('bytes where a number belongs');
  const value = Number(BigInt.asIntN(64, integer));
  if (!Number.isSafeInteger(value)) throw malformed(`the number ${value}`);
  return value;
}

/** The numbers of a repeated int64 field, packed into bytes or one by one. */
export function readIntegers(field: WireField): number[] {
  if (field.wireType === 0) return [readInteger(field)];
  const cursor = { bytes: readMessage(field), position: 0 };
  const values: number[] = [];
  while (cursor.position < cursor.bytes.length) {
    values.push(readInteger({ ...field, wireType: 0, integer: readVarint(cursor) }));
  }
  return values;
}

/** The bytes of a field that holds a message. */
export function readMessage({ wireType, bytes }: WireField): Uint8Array {
  if (wireType !== 2) throw malformed('a number where a message belongs');
  return bytes;
}

/** What every fault in the encoding becomes. */
export function malformed(what: string): ConfigurationError {
  return new ConfigurationError(
    `The model is not a readable ONNX file: it holds ${what}. Export it again, and check that the file was copied whole.`,
  );
}
