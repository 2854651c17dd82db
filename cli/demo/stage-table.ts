import { relative } from 'node:path';
import { alignTable } from '../terminal/align-table.ts';
import type { Style } from '../terminal/style.ts';
import { wrapText } from '../terminal/wrap-text.ts';

/** One line of the end table. */
export interface StageLine {
  name: string;
  text: string;
  seconds: number;
  /** Absolute. */
  file?: string;
}

/** Width of the results where the terminal says none, and the least and most that it is given. */
const RESULT_WIDTH = { usual: 72, least: 40, most: 100 } as const;

interface TableOptions {
  /** The demo's folder, which paths are relative to. */
  root: string;
  style: Style;
  /** Of the terminal. */
  columns: number | undefined;
}

/** Stage, result (wrapped), seconds, and the file to open. */
export function renderStageTable(
  lines: readonly StageLine[],
  { root, style, columns }: TableOptions,
): string {
  const files = lines.map(({ file }) => (file ? relative(root, file) : ''));
  const others = widest(lines.map(({ name }) => name)) + widest(files) + SECONDS_WIDTH;
  const width = fitWidth(columns, others);
  const body = lines.flatMap(({ name, text, seconds }, index) => {
    const [first = '', ...rest] = wrapText(text, width);
    return [[name, first, seconds.toFixed(1), files[index] ?? ''], ...rest.map((line) => ['', line])];
  });
  const total = lines.reduce((sum, { seconds }) => sum + seconds, 0);
  const header = ['stage', 'result', 'seconds', 'file to open'].map(style.bold);
  const foot = ['all', `${lines.length} stages`, total.toFixed(1)];
  return alignTable([header, ...body, foot], ['left', 'left', 'right', 'left']).join('\n');
}

/** The seconds' column and the gaps between the four. */
const SECONDS_WIDTH = 'seconds'.length + 3 * 2;

function fitWidth(columns: number | undefined, others: number): number {
  if (columns === undefined) return RESULT_WIDTH.usual;
  return Math.max(RESULT_WIDTH.least, Math.min(RESULT_WIDTH.most, columns - others));
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
