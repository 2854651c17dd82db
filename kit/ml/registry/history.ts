import { type Environment, EnvironmentSchema } from '../../format/manifest/registry.ts';
import type { LogEntry } from '../../host/git/first-parent-log.ts';
import { findMergedBranch, findPullRequest } from './find-pull-request.ts';
import { parseIfValid } from './parse-if-valid.ts';
import { MODELS_FOLDER } from './paths.ts';

/** What the history is read from. */
export interface HistorySource {
  firstParentLog(ref: string, paths: readonly string[]): Promise<LogEntry[]>;
  readBlobs(objects: readonly string[]): Promise<Map<string, string>>;
}

/** One step of the base branch that touched the registry. */
interface Step {
  commit: string;
  /** When it became part of the branch, ISO 8601. */
  at: string;
  /** Who merged or committed it. */
  by: string;
  subject: string;
  /** The pull request's number, where a forge's merge names it. */
  pullRequest: number | undefined;
  /** The branch that came in, where git's own merge names it: on a laptop there are no numbers. */
  branch: string | undefined;
}

/** A version's files came into the registry. */
export interface Registration extends Step {
  model: string;
  version: string;
}

/** An environment was pointed to a version, or to none. */
export interface Assignment extends Step {
  model: string;
  environment: string;
  kind: 'promotion' | 'rollback' | 'removal';
  /** The version that went live; null for a removal. */
  version: string | null;
  bundle: string | null;
  /** The version that was live before. */
  from: string | null;
}

/** What the base branch's line tells of every model, oldest first. */
export interface RegistryHistory {
  registrations: Registration[];
  assignments: Assignment[];
}

const VERSION_FILE = /^models\/([^/]+)\/versions\/([^/]+)\/version\.json$/;
const POINTER_FILE = /^models\/([^/]+)\/environments\/([^/]+)\.json$/;

/**
 * Who put what live when, from Git alone: the first-parent line of a ref, on which a merged pull request is one step.
 * Steps at which a pointer was nonsense are passed over; what was live before stays live for the reader.
 */
export async function readHistory(git: HistorySource, ref: string, model?: string): Promise<RegistryHistory> {
  const entries = await git.firstParentLog(ref, [
    model === undefined ? MODELS_FOLDER : `${MODELS_FOLDER}/${model}`,
  ]);
  const objects = entries.flatMap(({ changes }) =>
    changes
      .filter(({ path, object }) => object !== null && POINTER_FILE.test(path))
      .map(({ object }) => object ?? ''),
  );
  const pointers = await git.readBlobs([...new Set(objects)]);
  return {
    registrations: entries.flatMap(listRegistrations),
    assignments: followPointers(entries, pointers),
  };
}

function listRegistrations(entry: LogEntry): Registration[] {
  return entry.changes.flatMap(({ path, object }) => {
    const [, model, version] = VERSION_FILE.exec(path) ?? [];
    return model !== undefined && version !== undefined && object !== null
      ? [{ ...describeStep(entry), model, version }]
      : [];
  });
}

function followPointers(entries: readonly LogEntry[], blobs: ReadonlyMap<string, string>): Assignment[] {
  const tracks = new Map<string, Track>();
  return entries.flatMap((entry) =>
    entry.changes.flatMap(({ path, object }) => {
      const [, model, environment] = POINTER_FILE.exec(path) ?? [];
      if (model === undefined || environment === undefined) return [];
      const pointer = object === null ? null : parseIfValid(EnvironmentSchema, blobs.get(object), path);
      if (pointer === undefined) return [];
      const track = tracks.get(path) ?? { live: null, line: [] };
      tracks.set(path, track);
      const move = advance(track, pointer);
      return move ? [{ ...describeStep(entry), model, environment, ...move }] : [];
    }),
  );
}

/** Where one environment stands: what is live, and the line of versions that led there. */
interface Track {
  live: string | null;
  line: string[];
}

/** Moves a track to what a pointer says; undefined where it stays where it is. */
function advance(
  track: Track,
  pointer: Environment | null,
): Pick<Assignment, 'kind' | 'version' | 'bundle' | 'from'> | undefined {
  const from = track.live;
  const version = pointer?.version ?? null;
  if (version === from) return undefined;
  track.live = version;
  if (version === null) return { kind: 'removal', version, bundle: null, from };
  const isKnown = track.line.includes(version);
  track.line = extendLine(track.line, version);
  return { kind: isKnown ? 'rollback' : 'promotion', version, bundle: pointer?.bundle ?? null, from };
}

/**
 * The line of versions that leads to `version`: one that is on it already cuts off what came after, so that a version
 * which was rolled back from is not gone back to. After 1.0, 1.1, 1.2 and back to 1.1 the line is 1.0, 1.1.
 */
function extendLine(line: readonly string[], version: string): string[] {
  const known = line.indexOf(version);
  return [...(known >= 0 ? line.slice(0, known) : line), version];
}

/** The version to go back to: the one before the present one on an environment's line; undefined where there is none. */
export function findPreviousVersion(
  { assignments }: RegistryHistory,
  { model, environment }: { model: string; environment: string },
): string | undefined {
  return assignments
    .filter((assignment) => assignment.model === model && assignment.environment === environment)
    .reduce<string[]>((line, { version }) => (version === null ? line : extendLine(line, version)), [])
    .at(-2);
}

function describeStep({ commit, at, author, subject }: LogEntry): Step {
  const merged = { pullRequest: findPullRequest(subject), branch: findMergedBranch(subject) };
  return { commit, at, by: author, subject, ...merged };
}
