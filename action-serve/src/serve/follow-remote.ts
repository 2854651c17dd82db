import { findPipelineModel } from '../../../kit/format/config/read-pipeline.ts';
import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError, describeError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import { type RegistrySource, readFromGit } from '../../../kit/ml/registry/source.ts';
import { findTarget, type Target, type Wanted } from '../shared/find-target.ts';
import type { FollowRecord } from './follow-record.ts';
import type { LiveModel } from './live-model.ts';
import type { ModelHolder } from './model-holder.ts';

export interface FollowPorts {
  git: Git;
  holder: ModelHolder;
  model: string;
  /** The file that named the model when the service started; undefined where an input did. */
  namedBy: string | undefined;
  wanted: Wanted;
  record: FollowRecord;
  /** Opens the next model beside the one that serves. */
  open(target: Target, source: RegistrySource): Promise<LiveModel>;
  countSwap(): void;
  countFault(): void;
  log: Logger;
}

/** A poll that goes on until it is stopped. */
export interface Follower {
  /** Settles when the poll in progress has ended; no other begins. */
  stop(): Promise<void>;
}

/**
 * Looks at the remote again and again, `pauseMs` after each look, and takes into service what it points at.
 * Whatever goes wrong, the model that serves goes on serving.
 */
export function startFollowing(ports: FollowPorts, pauseMs: number): Follower {
  const stopping = new AbortController();
  const loop = async () => {
    while (await pause(pauseMs, stopping.signal)) await pollRemote(ports);
  };
  const ended = loop();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

/** One look at the remote. Never throws: a fault is logged once, counted, and kept in the record. */
export async function pollRemote(ports: FollowPorts): Promise<void> {
  const { git, holder, record, log } = ports;
  const { branch } = record.report();
  try {
    const commit = await git.fetch(branch);
    const rename = await findRename(ports, commit);
    const target = await readTarget(ports, { commit, rename });
    if (target.bundle !== holder.current().bundle.digest) await swapModel(ports, target, commit);
    if (rename) throw rename;
    if (record.succeed(commit)) log.info(`Following ${branch} again, at ${commit.slice(0, 12)}.`);
  } catch (error) {
    reportFault(ports, error);
  }
}

/** What to say where the file that named the model names another one now; undefined where it does not. */
async function findRename(
  { git, model, namedBy }: FollowPorts,
  commit: string,
): Promise<ConfigurationError | undefined> {
  if (namedBy === undefined) return undefined;
  const text = await git.show(commit, namedBy);
  const name = text === undefined ? undefined : findPipelineModel(text);
  if (name === undefined || name === model) return undefined;
  return new ConfigurationError(
    'SLW_MODEL_MISMATCH',
    `${namedBy} names the model "${name}" there, and this service was started for "${model}". Restart the service to serve ${name}, or start it with --model ${model}.`,
  );
}

/** A renamed model's pointer may be gone with its name, and then the name is what to tell of. */
async function readTarget(
  { git, model, wanted }: FollowPorts,
  { commit, rename }: { commit: string; rename: ConfigurationError | undefined },
): Promise<Target> {
  try {
    return await findTarget(readFromGit(git, commit), model, wanted);
  } catch (error) {
    throw rename ?? error;
  }
}

async function swapModel(
  { git, holder, open, countSwap, log }: FollowPorts,
  target: Target,
  commit: string,
): Promise<void> {
  const old = holder.current();
  const next = await open(target, readFromGit(git, commit));
  const drained = holder.swap(next);
  countSwap();
  log.notice(
    `Serving ${next.name} ${next.version} (${shortDigest(target.bundle)}) instead of ${old.version}, as ${commit.slice(0, 12)} says.`,
  );
  await drained;
}

function reportFault({ holder, record, countFault, log }: FollowPorts, error: unknown): void {
  countFault();
  const fault =
    error instanceof ConfigurationError || !(error instanceof Error)
      ? describeError(error)
      : (error.stack ?? error.message);
  if (!record.fail(fault)) return;
  const { name, version } = holder.current();
  log.error(
    `${name} ${version} goes on serving, because ${record.report().branch} cannot be followed: ${fault}`,
  );
}

/** True after the pause, false as soon as it is broken off. */
function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (elapsed: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(elapsed);
    };
    const abort = () => end(false);
    const timer = setTimeout(() => end(true), milliseconds);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
  });
}
