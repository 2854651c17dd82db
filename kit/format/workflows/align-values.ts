import { parse } from 'yaml';
import { writeYamlText } from './environment-words.ts';
import type { WorkflowChange } from './workflow-change.ts';

/** A value that is the name of the first or the last environment, and says so in a comment. */
const MARKED = /^(\s*(?:- )?[\w-]+: +)([^#]*[^#\s])( +# slipway: the (first|last) environment)$/;

/** A workflow whose marked values name the first and the last environment. */
export function alignValues(
  text: string,
  environments: readonly string[],
): { text: string; changes: WorkflowChange[] } {
  const changes: WorkflowChange[] = [];
  const lines = text.split('\n').map((line, index) => {
    const [, key = '', value = '', mark = '', which] = MARKED.exec(line) ?? [];
    const to = which === 'first' ? environments[0] : environments.at(-1);
    const from = String(parse(value));
    if (which === undefined || to === undefined || from === to) return line;
    changes.push({ change: 'set value', line: index + 1, from, to });
    return `${key}${writeYamlText(to)}${mark}`;
  });
  return { text: lines.join('\n'), changes };
}
