import { parse } from 'yaml';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { writeYamlText } from './environment-words.ts';
import type { WorkflowChange } from './workflow-change.ts';

/** A value that is the name of the first or the last environment, and says so in a comment. */
const MARKED = /^(\s*(?:- )?[\w-]+: +)([^#]*[^#\s])( +# slipway: the (first|last) environment)$/;

interface Workflow {
  file: string;
  text: string;
  environments: readonly string[];
}

/**
 * A workflow whose marked values name the first and the last environment.
 * @throws ConfigurationError for a marked value that is no YAML
 */
export function alignValues({ file, text, environments }: Workflow): {
  text: string;
  changes: WorkflowChange[];
} {
  const changes: WorkflowChange[] = [];
  const lines = text.split('\n').map((line, index) => {
    const [, key = '', value = '', mark = '', which] = MARKED.exec(line) ?? [];
    const to = which === 'first' ? environments[0] : environments.at(-1);
    if (which === undefined || to === undefined) return line;
    const from = readValue(value, `${file}:${index + 1}`);
    if (from === to) return line;
    changes.push({ change: 'set value', line: index + 1, from, to });
    return `${key}${writeYamlText(to)}${mark}`;
  });
  return { text: lines.join('\n'), changes };
}

function readValue(value: string, place: string): string {
  try {
    return String(parse(value));
  } catch {
    throw new ConfigurationError(
      'SLW_WORKFLOW_INVALID',
      `${place}: the marked value ${value} is no YAML. Write the name of an environment.`,
    );
  }
}
