import type { BareColumn } from '../column.ts';

/** A limit as a sentence has it: with the column's unit. */
export function withUnit(limit: number, { unit }: BareColumn): string {
  return unit ? `${limit} ${unit}` : String(limit);
}
