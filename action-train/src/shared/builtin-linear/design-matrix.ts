import type { Row } from '../../../../kit/format/manifest/row.ts';
import { type ColumnPlan, type NumberColumn, type TextColumn, toNumber } from './plan-columns.ts';

/** Numbers in rows of `width`, one after another. */
export interface DesignMatrix {
  values: Float64Array;
  rows: number;
  width: number;
}

/** The columns the plan makes: a number each, then one for each level of each text. */
export function widthOf({ numbers, texts }: ColumnPlan): number {
  return numbers.length + texts.reduce((sum, { levels }) => sum + levels.length, 0);
}

/** Rows as the model's graph makes them: missing values filled, numbers standardised, texts one-hot. */
export function buildDesignMatrix(rows: readonly Row[], plan: ColumnPlan): DesignMatrix {
  const width = widthOf(plan);
  const values = new Float64Array(rows.length * width);
  const setters = [...plan.numbers.map(numberSetter), ...textSetters(plan)];
  rows.forEach((row, index) => {
    for (const set of setters) set(values, index * width, row);
  });
  return { values, rows: rows.length, width };
}

type Setter = (values: Float64Array, start: number, row: Row) => void;

function numberSetter({ name, fill, mean, scale }: NumberColumn, offset: number): Setter {
  return (values, start, row) => {
    const value = toNumber(row[name]);
    values[start + offset] = ((Number.isNaN(value) ? fill : value) - mean) / scale;
  };
}

function textSetters({ numbers, texts }: ColumnPlan): Setter[] {
  let offset = numbers.length;
  return texts.map((text) => {
    const setter = textSetter(text, offset);
    offset += text.levels.length;
    return setter;
  });
}

function textSetter({ name, levels, fill }: TextColumn, offset: number): Setter {
  const positions = new Map(levels.map((level, index) => [level, index]));
  return (values, start, row) => {
    const value = row[name];
    const level = typeof value === 'string' ? value : fill;
    const position = level === null ? undefined : positions.get(level);
    if (position !== undefined) values[start + offset + position] = 1;
  };
}
