import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOG_VARIABLES } from '../kit/action/log-style.ts';
import { type InputSpec, presetsOf } from './action-file.ts';
import { KIT_ROOT } from './kit-root.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import { withoutInputs } from './runner-environment.ts';
import { startProgram } from './start-program.ts';
import { printAnswer } from './terminal/print-answer.ts';
import { renderMarkdown } from './terminal/render-markdown.ts';
import type { Style } from './terminal/style.ts';

interface VerbCall {
  verb: string;
  inputs: Readonly<Record<string, string>>;
  specs: Readonly<Record<string, InputSpec>>;
  json: boolean;
  log: ParsedArguments['log'];
}

/**
 * Runs the program of a verb in the current folder, with its log on stderr; then prints its summary as text, or its
 * result document, on stdout. Returns the exit code: 0, or 1 when the program says no.
 */
export async function runVerb({ verb, inputs, specs, json, log }: VerbCall): Promise<number> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'slipway-')));
  try {
    const running = await startProgram({
      program: join(KIT_ROOT, 'dist', `${verb}.js`),
      inputs: { ...presetsOf(specs), ...inputs },
      directory: process.cwd(),
      folder,
      env: { ...withoutInputs(process.env), ...toLogVariables(log) },
      onStdout: (text) => (verb === 'serve' ? process.stdout : process.stderr).write(text),
      onStderr: (text) => process.stderr.write(text),
    });
    const stop = passSignalsTo(running.process);
    const result = await running.finished;
    stop();
    const { summary } = result;
    const render = (style: Style) => (summary === '' ? '' : `\n${renderMarkdown(summary, style)}`);
    printAnswer({ json, result: result.result, render });
    return result.exitCode === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toLogVariables(log: ParsedArguments['log']): Record<string, string> {
  const { level, format } = log ?? {};
  return {
    ...(level === undefined ? {} : { [LOG_VARIABLES.level]: level }),
    ...(format === undefined ? {} : { [LOG_VARIABLES.format]: format }),
  };
}

/**
 * Hands SIGTERM, SIGINT and SIGHUP on, so that the program ends as it should before this process does. Ctrl-C on a terminal
 * reaches the program by itself.
 */
function passSignalsTo(child: { kill(signal: NodeJS.Signals): boolean }): () => void {
  const pass = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}
