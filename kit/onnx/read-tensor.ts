import { type ExternalData, type Initializer, tensorTypeOf } from './types.ts';
import {
  readFields,
  readInteger,
  readIntegers,
  readMessage,
  readText,
  type WireField,
} from './wire-reader.ts';

/** The fields of TensorProto that hold data: float, int32, string, int64, raw, double, uint64. */
const DATA_FIELDS = new Set([4, 5, 6, 7, 9, 10, 11]);

/** Reads a TensorProto's name, type and sizes; the data is measured, not read. */
export function readTensor(message: Uint8Array): Initializer {
  const tensor: Initializer = { name: '', type: 'undefined', dims: [], bytes: 0, external: null };
  const outside: Record<string, string> = {};
  let isExternal = false;
  for (const field of readFields(message)) {
    if (field.number === 1) tensor.dims.push(...readIntegers(field));
    else if (field.number === 2) tensor.type = tensorTypeOf(readInteger(field));
    else if (field.number === 8) tensor.name = readText(field);
    else if (field.number === 13) readEntry(readMessage(field), outside);
    else if (field.number === 14) isExternal = readInteger(field) === 1;
    else if (DATA_FIELDS.has(field.number)) tensor.bytes += measure(field);
  }
  if (!isExternal) return tensor;
  const external = toExternalData(outside);
  return { ...tensor, external, bytes: external.length ?? 0 };
}

function measure({ wireType, bytes }: WireField): number {
  if (wireType === 2) return bytes.length;
  return wireType === 1 ? 8 : 4;
}

function readEntry(message: Uint8Array, entries: Record<string, string>): void {
  let key = '';
  let value = '';
  for (const field of readFields(message)) {
    if (field.number === 1) key = readText(field);
    else if (field.number === 2) value = readText(field);
  }
  if (key === 'location' || key === 'offset' || key === 'length') entries[key] = value;
}

function toExternalData(entries: Record<string, string>): ExternalData {
  const length = Number(entries['length'] ?? Number.NaN);
  const offset = Number(entries['offset'] ?? 0);
  return {
    location: entries['location'] ?? '',
    offset: Number.isSafeInteger(offset) ? offset : 0,
    length: Number.isSafeInteger(length) ? length : null,
  };
}
