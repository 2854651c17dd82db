import { stripVTControlCharacters } from 'node:util';

export type Alignment = 'left' | 'right';

/**
 * A table as lines of text: columns two spaces apart, each as wide as its widest cell, no trailing spaces.
 * @param rows the header first; colour codes in cells take no room
 */
export function alignTable(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = [],
): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => measure(row[column] ?? ''))),
  );
  return rows.map((row) =>
    widths
      .map((width, column) => pad(row[column] ?? '', width, alignments[column] ?? 'left'))
      .join('  ')
      .trimEnd(),
  );
}

function pad(cell: string, width: number, alignment: Alignment): string {
  const space = ' '.repeat(Math.max(0, width - measure(cell)));
  return alignment === 'right' ? space + cell : cell + space;
}

/** Visible characters, each counted as one column. */
function measure(cell: string): number {
  return [...stripVTControlCharacters(cell)].length;
}
