import { createHash } from 'node:crypto';
import type { Column } from '../../../kit/format/contract/contract.ts';
import type { Cell } from '../../../kit/format/manifest/row.ts';

/** What is known of a labelled prediction, whatever the contract calls it. */
export interface KnownRow {
  /** The record's own id. */
  id: string;
  time: Date;
}

/** Bits of a number made of an id: every one is a whole number that a double holds, and is in JSON. */
const ID_BYTES = 6;

/**
 * What may stand for a cell that neither the request nor the labels file gives, the likeliest first: an id and an instant
 * are the prediction's, in a form that the column may take; an ignored column has the contract's own `default` or `const`.
 * Nothing is invented for a group or a feature.
 * @param example a value of the column as the data have it, where one is known
 */
export function proposeCells(column: Column, row: KnownRow, example: Cell): string[] {
  if (column.role === 'id') return [isNumeric(column) ? numberOf(row.id) : row.id];
  if (column.role === 'timestamp') return orderByLikeness(writeInstants(column, row.time), example);
  if (column.role !== 'ignored' || column.nullable) return [];
  const given = column.schema['default'] ?? column.schema['const'];
  const isCell = typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean';
  return isCell ? [String(given)] : [];
}

function isNumeric({ type }: Column): boolean {
  return type === 'number' || type === 'integer';
}

/** The same id gives the same number, and two of a million rows the same one once in some hundred times. */
function numberOf(id: string): string {
  return String(createHash('sha256').update(id).digest().readUIntBE(0, ID_BYTES));
}

function writeInstants(column: Column, time: Date): string[] {
  const text = time.toISOString();
  if (!isNumeric(column))
    return [text, text.slice(0, 10), text.slice(0, 19), text.slice(0, 19).replace('T', ' ')];
  const milliseconds = time.getTime();
  return [
    Math.floor(milliseconds / 1000),
    milliseconds,
    Number(text.slice(0, 10).replaceAll('-', '')),
    time.getUTCFullYear(),
  ].map(String);
}

/** A text like the example, letter for letter and digit for digit, or the number nearest to it, goes first. */
function orderByLikeness(candidates: readonly string[], example: Cell): string[] {
  if (example === null) return [...candidates];
  const distance = (candidate: string) => {
    if (typeof example === 'number') return Math.abs(Math.log(Number(candidate) / example));
    return shapeOf(candidate) === shapeOf(String(example)) ? 0 : 1;
  };
  return candidates.toSorted((a, b) => distance(a) - distance(b));
}

function shapeOf(text: string): string {
  return text.replace(/\d/g, '0').replace(/0{3}Z$/, '000Z');
}
