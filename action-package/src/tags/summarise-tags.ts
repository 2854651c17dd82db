import { formatName } from '../../../kit/report/markdown.ts';
import type { TagsResult } from './tags.ts';

/** The step summary: what was created and moved, what stands in the way. */
export function summariseTags({ branch, created, moved, kept, conflicts, pushed }: TagsResult): string {
  const changed = created.length + moved.length;
  const state = changed === 0 ? 'Every tag is there' : pushed ? 'Tags were pushed' : 'Tags would be pushed';
  return [
    `# ${state}`,
    `By the history of ${formatName(branch)}; ${kept} stood right already.`,
    ...listNames(pushed ? 'Created' : 'To be created', created),
    ...listNames(pushed ? 'Moved' : 'To be moved', moved),
    ...listNames(
      'In the way',
      conflicts.map(({ name }) => name),
    ),
    '',
  ].join('\n\n');
}

/** The sentence for tags that stand elsewhere; undefined when there are none. */
export function explainConflicts({ branch, conflicts }: TagsResult): string | undefined {
  const [first, ...more] = conflicts;
  if (!first) return undefined;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `The tag ${first.name} stands at ${first.commit.slice(0, 12)}, and by the history of ${branch} it belongs to ${first.expected.slice(0, 12)}${others}. Delete it on the remote if it is wrong (git push origin :refs/tags/${first.name}), then run again.`;
}

function listNames(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${title}: ${names.map(formatName).join(', ')}`];
}
