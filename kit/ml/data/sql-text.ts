import { quoteText } from '../../format/contract/sql-text.ts';

export { quoteIdentifier, quoteNumber, quoteText } from '../../format/contract/sql-text.ts';

/** One file's path as an SQL literal: the engine takes a path for a pattern of several where its name looks like one. */
export function quotePath(path: string): string {
  return quoteText(escapeGlob(path));
}

/** A path as a pattern that fits it alone. */
export function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
