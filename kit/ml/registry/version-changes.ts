import type { LogEntry } from '../../host/git/first-parent-log.ts';
import { VERSION_FILES, versionsFolder } from './paths.ts';

/** A file of a version that is not what was merged. */
export interface ChangedFile {
  version: string;
  path: string;
  /** Whether it was deleted, and its version was not. */
  isGone: boolean;
  /** The newest commit of the line that changed it, and what that says of itself. */
  commit: string;
  subject: string;
  /** The commit of the line that the file came in by. */
  origin: string;
}

interface Track extends ChangedFile {
  first: string;
  now: string | null;
}

// Keys are changed, and signatures made anew with them; what they state is checked by the keys.
const { signature, signedStatement, ...IMMUTABLE } = VERSION_FILES;
const NAMES: ReadonlySet<string> = new Set(Object.values(IMMUTABLE));

/**
 * The files of a model's versions that differ at `ref` from what came in with them, by one walk of the first-parent line.
 * A change that was taken back is none. A number is never given twice, so what comes back has to be what it was.
 */
export async function listChangedFiles(
  git: { firstParentLog(ref: string, paths: readonly string[]): Promise<LogEntry[]> },
  { ref, model }: { ref: string; model: string },
): Promise<ChangedFile[]> {
  const folder = versionsFolder(model);
  const tracks = new Map<string, Track>();
  for (const entry of await git.firstParentLog(ref, [folder])) {
    for (const change of entry.changes) follow({ tracks, entry, change, folder });
  }
  return [...tracks.values()]
    .filter(({ first, now }) => first !== now)
    .map(({ first: _, now, ...file }) => ({ ...file, isGone: now === null }));
}

function follow({
  tracks,
  entry: { commit, subject },
  change: { path, object },
  folder,
}: {
  tracks: Map<string, Track>;
  entry: LogEntry;
  change: LogEntry['changes'][number];
  folder: string;
}): void {
  const [version = '', file = ''] = path.slice(folder.length).split(/\/(.*)/);
  if (!NAMES.has(file)) return;
  const track = tracks.get(path);
  if (track) Object.assign(track, { now: object, commit, subject });
  else if (object !== null)
    tracks.set(path, {
      version,
      path,
      isGone: false,
      commit,
      subject,
      origin: commit,
      first: object,
      now: object,
    });
}
