import { RE2JS } from 're2js';
import { describeError } from '../../../ground/errors/configuration-error.ts';
import { PatternProblem } from './pattern-problem.ts';
import { translatePattern } from './translate-pattern.ts';

/** A pattern's instructions, repeats written out, are at most this many. */
export const MAX_INSTRUCTIONS = 2000;

/** Instructions times characters of a text are at most this many, the steps that the slowest pattern takes. */
export const MAX_STEPS = 10_000_000;

/** A pattern that is matched in linear time, in SQL and in JavaScript alike. */
export interface LinearPattern {
  test(text: string): boolean;
  /** The same for RE2. */
  re2: string;
  /** A longer text, in characters, does not match, whatever it holds. */
  maxCharacters: number;
  /** Whether the table engine's RE2 gives the same answer: it knows an older Unicode, and sees `\B` within characters. */
  portable: boolean;
}

/**
 * Reads a pattern of JSON Schema (ECMA-262 with the flag u).
 * @throws PatternProblem for one that is not well formed, or that cannot be matched in linear time
 */
export function readPattern(pattern: string): LinearPattern {
  refuseMalformed(pattern);
  const re2 = translatePattern(pattern);
  const engine = compile(re2);
  if (engine.programSize() > MAX_INSTRUCTIONS)
    throw new PatternProblem('is too large once its repeats are written out');
  const maxCharacters = Math.floor(MAX_STEPS / engine.programSize());
  return {
    test: (text) =>
      (text.length <= maxCharacters || countCharacters(text) <= maxCharacters) && engine.test(text),
    re2,
    maxCharacters,
    portable: !/\\[pPB]/.test(re2),
  };
}

function refuseMalformed(pattern: string): void {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    throw new PatternProblem(`is no regular expression (${describeError(error).split(': ').at(-1)})`);
  }
}

function compile(re2: string): RE2JS {
  try {
    return RE2JS.compile(re2);
  } catch (error) {
    const reason = describeError(error).replace(/^error parsing regexp: /, '');
    if (/repeat/.test(reason)) throw new PatternProblem('repeats a part more than 1,000 times');
    throw new PatternProblem(`cannot be matched in linear time (${reason})`);
  }
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
