import * as core from '@actions/core';
import { ConfigurationError } from '../ground/errors/configuration-error.ts';
import { suggest } from '../ground/errors/suggest.ts';

/**
 * Reads one action's inputs. An empty input counts as absent, as it does on a runner.
 * Every method throws a ConfigurationError that names the input, what it holds and what it may hold.
 */
export interface InputReader {
  text(name: string): string | undefined;
  required(name: string): string;
  flag(name: string): boolean | undefined;
  number(name: string, bounds?: { min?: number; max?: number; integer?: boolean }): number | undefined;
  /** One item a line, or separated by commas. */
  list(name: string): string[] | undefined;
  choice<const Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
}

/** The reader of this process's inputs (`INPUT_<NAME>` in the environment). */
export function createInputReader(getInput: (name: string) => string = core.getInput): InputReader {
  const text = (name: string) => getInput(name).trim() || undefined;
  return {
    text,
    required: (name) => text(name) ?? throwMissing(name),
    flag: (name) => parseFlag(name, text(name)),
    number: (name, bounds = {}) => parseNumber({ name, text: text(name), ...bounds }),
    list: (name) =>
      text(name)
        ?.split(/[\n,]/)
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    choice: (name, choices) => parseChoice(name, text(name), choices),
  };
}

/** Fails for a value that neither an input nor `pipeline.yaml` gives. */
export function throwMissing(input: string, pipelineKey?: string): never {
  const cure = pipelineKey ? `Set the input, or "${pipelineKey}" in pipeline.yaml.` : 'Set it.';
  throw new ConfigurationError('SLW_INPUT_MISSING', `The input "${input}" is missing. ${cure}`);
}

function parseFlag(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  throw new ConfigurationError('SLW_INPUT_INVALID', `The input "${name}" is "${text}". Write true or false.`);
}

interface NumberInput {
  name: string;
  text: string | undefined;
  min?: number;
  max?: number;
  integer?: boolean;
}

function parseNumber({ name, text, min, max, integer }: NumberInput): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  const fits =
    Number.isFinite(value) &&
    (!integer || Number.isInteger(value)) &&
    value >= (min ?? value) &&
    value <= (max ?? value);
  if (fits) return value;
  const kind = integer ? 'a whole number' : 'a number';
  const range = [min === undefined ? '' : ` from ${min}`, max === undefined ? '' : ` up to ${max}`].join('');
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "${name}" is "${text}". Write ${kind}${range}.`,
  );
}

function parseChoice<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "${name}" is "${text}".${suggest(text, choices)}`,
  );
}
