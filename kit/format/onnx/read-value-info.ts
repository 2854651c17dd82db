import { type Dimension, tensorTypeOf, type ValueInfo } from './types.ts';
import { type Message, readFields, readInteger, readMessage, readName } from './wire-reader.ts';

type TypeInfo = Omit<ValueInfo, 'name'>;

const UNKNOWN: TypeInfo = { kind: 'unknown', type: 'undefined', shape: null };

/** Roughly what a value's record takes in memory, and a dimension of its shape. */
const RECORD_BYTES = 200;
const DIMENSION_BYTES = 16;

/** The fields of TypeProto's `value`; what lies inside sequences, maps and optionals is not looked at. */
const OTHER_KINDS: Record<number, ValueInfo['kind']> = { 4: 'sequence', 5: 'map', 9: 'optional' };

/** Reads a ValueInfoProto. */
export function readValueInfo(message: Message): ValueInfo {
  message.allowance.keep(RECORD_BYTES);
  let name = '';
  let type = UNKNOWN;
  for (const field of readFields(message)) {
    if (field.number === 1) name = readName(field);
    else if (field.number === 2) type = readType(readMessage(field));
  }
  return { name, ...type };
}

function readType(message: Message): TypeInfo {
  let type = UNKNOWN;
  for (const field of readFields(message)) {
    const other = OTHER_KINDS[field.number];
    if (field.number === 1) type = readTensorType(readMessage(field), 'tensor');
    else if (field.number === 8) type = readTensorType(readMessage(field), 'sparse-tensor');
    else if (other) type = { ...UNKNOWN, kind: other };
  }
  return type;
}

function readTensorType(message: Message, kind: 'tensor' | 'sparse-tensor'): TypeInfo {
  const info: TypeInfo = { kind, type: 'undefined', shape: null };
  for (const field of readFields(message)) {
    if (field.number === 1) info.type = tensorTypeOf(readInteger(field));
    else if (field.number === 2) info.shape = readShape(readMessage(field));
  }
  return info;
}

function readShape(message: Message): Dimension[] {
  const shape: Dimension[] = [];
  for (const field of readFields(message)) {
    if (field.number !== 1) continue;
    message.allowance.keep(DIMENSION_BYTES);
    shape.push(readDimension(readMessage(field)));
  }
  return shape;
}

function readDimension(message: Message): Dimension {
  let dimension: Dimension = null;
  for (const field of readFields(message)) {
    if (field.number === 1) dimension = readInteger(field);
    else if (field.number === 2) dimension = readName(field) || null;
  }
  return dimension;
}
