import { type InputSpec, isFlag, isSecret } from './action-file.ts';
import { wrapText } from './terminal/wrap-text.ts';

const WIDTH = 100;
const INDENT = 2;

interface CommandHelp {
  name: string;
  description: string;
  words: readonly string[];
  inputs: Record<string, InputSpec>;
  outputs: Record<string, string>;
}

/** The help of one command: what it does, its inputs, its outputs. */
export function renderCommandHelp({ name, description, words, inputs, outputs }: CommandHelp): string {
  const usage = ['slipway', name, ...words.map((word) => word.toUpperCase())].join(' ');
  const shown = Object.entries(inputs).filter(([input]) => !isSecret(input));
  const sections = [
    [`Usage: ${usage} [--input value …] [--json]`],
    wrapText(description, WIDTH),
    renderList(
      'Inputs',
      shown.map(([input, spec]) => [describeFlag(input, spec), describeInput(spec)]),
    ),
    renderList('Outputs', Object.entries(outputs)),
    'token' in inputs ? ['A token is read from GITHUB_TOKEN.'] : [],
  ];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n');
}

/** The help of `slipway` itself: every command with its first sentence. */
export function renderOverview(commands: readonly (readonly [string, string])[]): string {
  return [
    'Usage: slipway <command> [--input value …] [--json]',
    '',
    ...renderList('Commands', commands),
    '',
    ...wrapText(
      'Inputs are those of the action of the same name; what is not given comes from pipeline.yaml. "slipway <command> --help" lists them, with their defaults in brackets. --json prints one document on stdout, the outputs by their names and all else under "details"; everything else goes to stderr: --log-level debug|info|notice|warning|error says from where on, --log-format json writes an object a line. Exit code 0: done; 1: the input or the verdict says no; 2: wrong usage.',
      WIDTH,
    ),
  ].join('\n');
}

/** The first sentence of a description. */
export function firstSentence(text: string): string {
  return /^.*?[.!](?=\s|$)/.exec(text)?.[0] ?? text;
}

function describeFlag(name: string, spec: InputSpec): string {
  return isFlag(spec) ? `--${name}` : `--${name}${' VALUE'.repeat(spec.values ?? 1)}`;
}

function describeInput(spec: InputSpec): string {
  const preset = spec.default;
  const shown = preset !== undefined && preset !== '' && !preset.includes('${{') && !isFlag(spec);
  return [spec.required ? 'Required.' : '', spec.description, shown ? `[${preset}]` : '']
    .filter((part) => part !== '')
    .join(' ');
}

function renderList(title: string, items: readonly (readonly [string, string])[]): string[] {
  if (items.length === 0) return [];
  const width = Math.max(...items.map(([label]) => label.length)) + INDENT;
  const lines = items.flatMap(([label, text]) => {
    const wrapped = wrapText(text, WIDTH - width - INDENT);
    return (wrapped.length === 0 ? [''] : wrapped).map((line, index) =>
      `${' '.repeat(INDENT)}${(index === 0 ? label : '').padEnd(width)}${line}`.trimEnd(),
    );
  });
  return [title, ...lines];
}
