import { malformed } from './malformed.ts';
import { readEntry } from './read-entry.ts';
import { type ExternalData, type Tensor, tensorTypeOf } from './types.ts';
import {
  type Message,
  readFields,
  readInteger,
  readIntegers,
  readMessage,
  readName,
  type WireField,
} from './wire-reader.ts';

/** The fields of TensorProto that hold data: float, int32, string, int64, raw, double, uint64. */
const DATA_FIELDS = new Set([4, 5, 6, 7, 9, 10, 11]);
const RAW_DATA = 9;

/** Roughly what a tensor's record takes in memory, its place and its entry among the names included. */
const RECORD_BYTES = 400;

/** There are location, offset, length, checksum and basepath. */
const MAX_ENTRIES = 20;

/** Characters; file systems take 4,096 bytes. */
const MAX_LOCATION = 8192;

/** Real ones have up to eight. */
const MAX_DIMENSIONS = 100;

type TensorContent = Omit<Tensor, 'graph' | 'place'>;

/** Reads a TensorProto's name, type and sizes; the data is measured, not read. */
export function readTensor(message: Message): TensorContent {
  message.allowance.count('tensors');
  message.allowance.keep(RECORD_BYTES);
  const { start, end } = message;
  const tensor: TensorContent = {
    name: '',
    type: 'undefined',
    dims: [],
    bytes: 0,
    isRaw: false,
    external: null,
    extent: { start, end },
  };
  const outside = new Map<string, string>();
  let isExternal = false;
  for (const field of readFields(message)) {
    if (field.number === 1) addDimensions(field, tensor.dims);
    else if (field.number === 2) tensor.type = tensorTypeOf(readInteger(field));
    else if (field.number === 8) tensor.name = readName(field);
    else if (field.number === 13) addEntry(readMessage(field), outside);
    else if (field.number === 14) isExternal = readInteger(field) === 1;
    else if (DATA_FIELDS.has(field.number)) {
      tensor.bytes += field.wireType === 0 ? 1 : field.end - field.start;
      tensor.isRaw ||= field.number === RAW_DATA;
    }
  }
  if (!isExternal) return tensor;
  const external = toExternalData(outside);
  return { ...tensor, external, isRaw: true, bytes: external.length || 0 };
}

function addDimensions(field: WireField, dims: number[]): void {
  for (const size of readIntegers(field)) dims.push(size);
  if (dims.length > MAX_DIMENSIONS) throw malformed(`a tensor of more than ${MAX_DIMENSIONS} dimensions`);
}

/** A second `location` would be read by one runtime and not by another. */
function addEntry(message: Message, entries: Map<string, string>): void {
  const { key, value } = readEntry(message);
  if (entries.has(key)) throw malformed(`external data that gives its ${key} twice`);
  if (entries.size >= MAX_ENTRIES) throw malformed('a tensor with entries of external data without end');
  if (value.length > MAX_LOCATION)
    throw malformed('a path of external data longer than any file system takes');
  entries.set(key, value);
}

function toExternalData(entries: Map<string, string>): ExternalData {
  const length = entries.get('length');
  return {
    location: entries.get('location') ?? '',
    offset: parseCount(entries.get('offset') ?? '0'),
    length: length === undefined ? null : parseCount(length),
  };
}

function parseCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : Number.NaN;
}
