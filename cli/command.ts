import type { ActionFile } from './action-file.ts';
import type { ParsedArguments } from './parse-arguments.ts';

/** What a command says of itself and does. */
export interface Command {
  name: string;
  /** Plain words it takes, in order. */
  words: readonly string[];
  describe(): Promise<Pick<ActionFile, 'description' | 'inputs' | 'outputs'>>;
  /** Returns the exit code. */
  execute(parsed: ParsedArguments): Promise<number>;
}
