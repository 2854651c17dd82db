import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { escapeMarkdown } from '../../../kit/report/markdown.ts';
import type { Examination } from './examination.ts';

/**
 * What became of files that were to be added and changed nothing, a sentence each: their rows were rejected, or are in the
 * data already. Files that the lock names are no news.
 */
export function explainAdded(
  { sources, bySource }: Pick<Examination, 'sources' | 'bySource'>,
  lock: Pick<DataLock, 'source'>,
): string[] {
  const known = new Set(lock.source.map(({ digest }) => digest));
  return sources.flatMap(({ url, digest, added }, index) => {
    const { read = 0, rejected = 0 } = bySource[index] ?? {};
    if (!added || known.has(digest)) return [];
    const present = read - rejected;
    const parts = [
      rejected > 0 ? `${rejected.toLocaleString('en-US')} rejected` : '',
      present > 0 ? `${present.toLocaleString('en-US')} in the data already` : '',
    ].filter((part) => part !== '');
    const why = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
    return [`${escapeMarkdown(url)} added nothing. Of its ${formatCount(read, 'row')} none is new${why}.`];
  });
}
