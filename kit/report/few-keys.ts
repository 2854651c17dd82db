import { formatCount } from '../ground/errors/format-count.ts';

/** From here on intervals hold the true value about as often as they say (a simulation among the tests shows it). */
const ENOUGH_KEYS = 50;

/**
 * An alert where intervals rest on few keys of the split, with how few; empty where they do not, or where it is not
 * known. Markdown.
 * @param keys different ones among the rows, null or undefined in documents of older versions
 */
export function warnOfFewKeys({ rows, keys }: { rows: number; keys?: number | null | undefined }): string {
  if (keys === null || keys === undefined || keys >= ENOUGH_KEYS) return '';
  const held =
    keys === rows
      ? `${formatCount(keys, 'row')}`
      : `${formatCount(keys, 'key')} of the split (${formatCount(rows, 'row')})`;
  return `> [!NOTE]\n> The intervals rest on ${held}: below ${ENOUGH_KEYS} they hold the true value less often than 95 times in 100, and below 10 there are none.`;
}
