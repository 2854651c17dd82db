import type { ColumnType } from '../column.ts';

/** What `typeof` says of a cell of a column's type. */
export function nameCellType(type: ColumnType): 'number' | 'string' | 'boolean' {
  return type === 'integer' ? 'number' : type;
}
