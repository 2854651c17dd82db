import { LOG_FORMATS, LOG_LEVELS } from '../kit/action/log-style.ts';
import { findNearest } from '../kit/ground/errors/suggest.ts';
import { type InputSpec, isFlag, isSecret } from './action-file.ts';
import { UsageError } from './usage-error.ts';

/** What a command takes. */
export interface CommandShape {
  name: string;
  inputs: Record<string, InputSpec>;
  /** Names of the plain words it takes, in order. */
  words: readonly string[];
}

export interface ParsedArguments {
  inputs: Record<string, string>;
  words: string[];
  help: boolean;
  json: boolean;
  /** How the verb's log looks; what is not given is the environment's. */
  log?: { level?: string; format?: string };
}

/**
 * Reads `--name value`, `--name=value`, `--name value value` (of an input of two), `--flag`, `--json`, `--help` and plain words. A name given twice is a list: its
 * values stand one a line, as lists do in a workflow.
 * @throws UsageError for an unknown name (with the nearest known one), a missing value, a word too many, or a required
 * input that is not given
 */
export function parseArguments(argv: readonly string[], shape: CommandShape): ParsedArguments {
  const parsed: ParsedArguments = { inputs: {}, words: [], help: false, json: false };
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--help' || word === '-h') parsed.help = true;
    else if (word === '--json') parsed.json = true;
    else if (/^--log-(level|format)(=|$)/.test(word)) readLogFlag({ word, rest, parsed });
    else if (word.startsWith('-') && word !== '-') readInput({ word, rest, shape, parsed });
    else parsed.words.push(word);
  }
  if (parsed.help) return parsed;
  refuseExtraWords(parsed.words, shape);
  refuseMissingInputs(parsed.inputs, shape);
  return parsed;
}

interface Reading {
  word: string;
  rest: string[];
  shape: CommandShape;
  parsed: ParsedArguments;
}

function readInput({ word, rest, shape, parsed }: Reading): void {
  const [dashed = '', ...inline] = word.split('=');
  const name = dashed.replace(/^--?/, '');
  const input = shape.inputs[name];
  if (isSecret(name)) {
    throw new UsageError(
      `"--${name}" is not taken from a command line, where every process can read it. Set GITHUB_TOKEN instead.`,
    );
  }
  if (!dashed.startsWith('--') || !input) throw new UsageError(explainUnknown(dashed, name, shape));
  const value =
    inline.length > 0 ? inline.join('=') : isFlag(input) ? takeTruth(rest) : takeValues(name, input, rest);
  const earlier = parsed.inputs[name];
  parsed.inputs[name] = earlier === undefined ? value : `${earlier}\n${value}`;
}

/** `--log-level` and `--log-format` are of the command line, not of an action. */
function readLogFlag({ word, rest, parsed }: Omit<Reading, 'shape'>): void {
  const [flag = '', inline] = word.split('=');
  const key = flag === '--log-level' ? 'level' : 'format';
  const known: readonly string[] = key === 'level' ? LOG_LEVELS : LOG_FORMATS;
  const value = inline ?? rest.shift() ?? '';
  if (!known.includes(value)) throw new UsageError(`"${flag}" takes one of ${known.join(', ')}.`);
  parsed.log = { ...parsed.log, [key]: value };
}

function takeTruth(rest: string[]): string {
  return rest[0] === 'true' || rest[0] === 'false' ? (rest.shift() ?? 'true') : 'true';
}

function takeValues(name: string, { values: count = 1 }: InputSpec, rest: string[]): string {
  const values = rest.splice(0, count);
  if (values.length === count && !values.some((value) => value.startsWith('--'))) return values.join('\n');
  const needed = count === 1 ? 'a value' : `${count} values`;
  throw new UsageError(`"--${name}" needs ${needed}: --${name}${' VALUE'.repeat(count)}.`);
}

function explainUnknown(dashed: string, name: string, shape: CommandShape): string {
  const known = [
    ...Object.keys(shape.inputs).filter((input) => !isSecret(input)),
    'json',
    'help',
    'log-level',
    'log-format',
  ];
  const nearest = findNearest(name, known);
  const hint = nearest === undefined ? '' : ` Did you mean "--${nearest}"?`;
  return `There is no "${dashed}".${hint}`;
}

function refuseExtraWords(words: readonly string[], shape: CommandShape): void {
  const extra = words[shape.words.length];
  if (extra === undefined) return;
  throw new UsageError(`"${extra}" is a word too many: inputs are written --name value.`);
}

function refuseMissingInputs(given: ParsedArguments['inputs'], shape: CommandShape): void {
  const missing = Object.entries(shape.inputs).filter(
    ([name, { required, default: preset }]) => required && preset === undefined && !given[name]?.trim(),
  );
  if (missing.length === 0) return;
  const flags = missing.map(([name]) => `--${name} VALUE`);
  throw new UsageError(`A required input is missing: write ${flags.join(' ')}.`);
}
