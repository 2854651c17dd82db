import { resolve } from 'node:path';
import * as core from '@actions/core';
import { canonicalJson } from '../format/manifest/canonical-json.ts';
import { ConfigurationError, describeError } from '../ground/errors/configuration-error.ts';
import type { ErrorCode } from '../ground/errors/error-codes.ts';
import { explainRefusal, isWriteRefusal } from '../ground/files/explain-refusal.ts';
import { writeFileAtomically } from '../ground/files/files.ts';
import { isFolder } from '../ground/files/make-folder.ts';
import type { Logger } from '../ground/log/logger.ts';
import type { Reach } from '../ground/reach/reach.ts';
import { forbidTelemetry } from '../ground/runtime/forbid-telemetry.ts';
import { confineCredentials } from './confine-credentials.ts';
import { type RunContext, readContext } from './context.ts';
import { type Credentials, readCredentials } from './credentials.ts';
import { endOnSignals } from './end-on-signals.ts';
import { endWithParent } from './end-with-parent.ts';
import { createInputReader, type InputReader } from './inputs.ts';
import { createRunnerLogger, createTerminalLogger } from './log.ts';
import { readLogStyle } from './log-style.ts';
import { openPorts, type Ports } from './open-ports.ts';
import { refuseForkCode } from './refuse-fork.ts';
import { refuseLinkedFolder } from './refuse-linked-folder.ts';
import { settleReach } from './settle-reach.ts';
import { writeSummary } from './summary.ts';
import type { Verb } from './verbs.ts';

/** The oldest Node that Slipway runs on. */
export const MINIMUM_NODE = [20, 19] as const;

/** What a verb gets from the runner. */
export interface Runner {
  inputs: InputReader;
  log: Logger;
  context: RunContext;
  credentials: Credentials;
  /** The project's folder: the workspace, or `working-directory` within it. Absolute. */
  directory: string;
  /** Where what it reads may lie. */
  reach: Reach;
  ports: Ports;
}

/** What a verb has to say when it is done. */
export interface Completion {
  outputs: Record<string, string | number | boolean>;
  /** Markdown for the step summary. */
  summary: string;
  /** What the result document (for `--json`, by `SLIPWAY_RESULT`) holds under `details`, beside the outputs by their names. */
  result: unknown;
  /** Set when the verdict is no: the step fails with this sentence, outputs and summary are kept. */
  failure?: string;
  /** Of the failure, where it is an error and no verdict. */
  code?: ErrorCode;
}

/**
 * Runs a verb as a runner step: reads the surroundings, sets outputs only when it ends well, writes the summary,
 * and turns a ConfigurationError into one sentence with its code and exit code 1. Any other error keeps its stack. Either
 * leaves `{"error": {code, message}}` as the result document.
 * @param ownsStdout the verb writes to stdout itself, so no workflow commands go there, even on a runner
 */
export async function run(
  verb: Verb,
  main: (runner: Runner) => Promise<Completion>,
  { ownsStdout = false } = {},
): Promise<void> {
  forbidTelemetry();
  const context = readContext();
  const log = openLog(context.onRunner && !ownsStdout);
  const ignoreSignals = endOnSignals();
  const outliveParent = endWithParent();
  try {
    assertNodeVersion(process.versions.node);
    const inputs = createInputReader();
    refuseForkCode({ verb, trigger: context, allowed: inputs.flag('allow-forks') ?? false });
    const directory = resolve(context.workspace, inputs.text('working-directory') ?? '.');
    await requireFolder(directory);
    if (context.onRunner) refuseLinkedFolder(directory);
    log.debug(`slipway ${verb} on Node ${process.versions.node} in ${directory}`);
    const given = readCredentials(process.env, context.onRunner && !ownsStdout);
    const reach = await settleReach({ context, directory, allowHttp: inputs.flag('allow-http') ?? false });
    const credentials = confineCredentials(given, reach, inputs.text('store'));
    const ports = openPorts({ inputs, context, credentials, directory, reach, log });
    const completion = await main({ inputs, log, context, credentials, directory, reach, ports });
    await report(completion, log);
  } catch (error) {
    await reportFault(explainError(verb, error), log);
  } finally {
    ignoreSignals();
    outliveParent();
  }
}

function openLog(onRunner: boolean): Logger {
  if (onRunner) return createRunnerLogger();
  const style = readLogStyle();
  const log = createTerminalLogger(undefined, style);
  for (const sentence of style.doubts) log.warning(sentence);
  return log;
}

/** Without it every file of the project would be said to be missing, one after the other. */
async function requireFolder(directory: string): Promise<void> {
  if (await isFolder(directory)) return;
  throw new ConfigurationError(
    'SLW_FOLDER_MISSING',
    `The folder ${directory} does not exist. Check the input "working-directory".`,
  );
}

/** @throws ConfigurationError when this Node is too old. */
export function assertNodeVersion(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = MINIMUM_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new ConfigurationError(
    'SLW_NODE_TOO_OLD',
    `Slipway needs Node ${MINIMUM_NODE.join('.')} or newer, and this is ${version}. Install Node 24.`,
  );
}

async function report(completion: Completion, log: Logger): Promise<void> {
  const { outputs, summary, result, failure, code } = completion;
  await writeSummary(summary, process.env['GITHUB_STEP_SUMMARY']);
  const error = code === undefined ? undefined : { code, message: failure };
  await writeResult({ ...outputs, details: result, error });
  if (process.env['GITHUB_OUTPUT']) {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  }
  if (failure === undefined) return;
  log.error(failure, { code });
  process.exitCode = 1;
}

async function writeResult(document: unknown): Promise<void> {
  const file = process.env['SLIPWAY_RESULT'];
  if (file) await writeFileAtomically(file, canonicalJson(document));
}

/** What ended a step, as its result document has it under `error`. */
interface Fault {
  code: ErrorCode;
  message: string;
}

/** The sentence is told whatever becomes of the document: the disk may be what failed. */
async function reportFault({ code, message }: Fault, log: Logger): Promise<void> {
  process.exitCode = 1;
  log.error(message, { code });
  try {
    await writeResult({ error: { code, message } });
  } catch (error) {
    log.warning(`The result document could not be written: ${describeError(error)}`);
  }
}

function explainError(verb: string, error: unknown): Fault {
  const known = isWriteRefusal(error) ? explainRefusal('A file that this step writes', error) : error;
  if (known instanceof ConfigurationError) return { code: known.code, message: known.message };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause =
    error instanceof Error && error.cause !== undefined ? `\ncaused by: ${describeError(error.cause)}` : '';
  const message = `slipway ${verb} failed in a way it should not: ${stack}${cause}`;
  return { code: 'SLW_DEFECT', message };
}
