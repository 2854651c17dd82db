import { canonicalJson } from '../kit/format/manifest/canonical-json.ts';
import { ConfigurationError } from '../kit/ground/errors/configuration-error.ts';
import { suggest } from '../kit/ground/errors/suggest.ts';
import type { Command } from './command.ts';
import { listCommands } from './commands.ts';
import { firstSentence, renderCommandHelp, renderOverview } from './help.ts';
import { type ParsedArguments, parseArguments } from './parse-arguments.ts';
import { UsageError } from './usage-error.ts';

/** Exit codes: done; the input or the verdict says no; wrong usage. */
export const EXIT = { done: 0, no: 1, usage: 2 } as const;

/** Runs one command line and returns its exit code. An error that is a bug is thrown. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await dispatch(argv);
  } catch (error) {
    if (error instanceof UsageError) return complain(error.message, EXIT.usage);
    if (error instanceof ConfigurationError) return complain(error.message, EXIT.no);
    throw error;
  }
}

async function dispatch([name, ...rest]: readonly string[]): Promise<number> {
  if (name === '--version') return sayVersion();
  const commands = listCommands();
  if (name === undefined) return complain(await describeAll(commands), EXIT.usage);
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${await describeAll(commands)}\n`);
    return EXIT.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const names = commands.map((candidate) => candidate.name);
    throw new UsageError(`There is no command "${name}".${suggest(name, names)} See slipway --help.`);
  }
  return runCommand(command, rest);
}

async function runCommand(command: Command, argv: readonly string[]): Promise<number> {
  const { description, inputs, outputs } = await command.describe();
  const { name, words } = command;
  try {
    const parsed = parseArguments(argv, { name, inputs, words });
    if (!parsed.help) return await execute(command, parsed);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`slipway ${name}: ${error.message} See slipway ${name} --help.`);
  }
  process.stdout.write(`${renderCommandHelp({ name, description, words, inputs, outputs })}\n`);
  return EXIT.done;
}

/** With `--json` an error is a document too, for whoever reads stdout. */
async function execute(command: Command, parsed: ParsedArguments): Promise<number> {
  try {
    return await command.execute(parsed);
  } catch (error) {
    if (parsed.json && error instanceof ConfigurationError) {
      const { code, message } = error;
      process.stdout.write(canonicalJson({ error: { code, message } }));
    }
    throw error;
  }
}

async function describeAll(commands: readonly Command[]): Promise<string> {
  const lines = commands.map(
    async (command) => [command.name, firstSentence((await command.describe()).description)] as const,
  );
  return renderOverview(await Promise.all(lines));
}

async function sayVersion(): Promise<number> {
  const { readKitVersion } = await import('./kit-version.ts');
  process.stdout.write(`slipway ${await readKitVersion()}\n`);
  return EXIT.done;
}

function complain(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}
