import { join } from 'node:path';
import { inTemporaryFolder } from '../../ground/files/temporaries.ts';
import type { Change, Entries } from './change.ts';
import type { RunGit } from './run-git.ts';
import { BOT, CHANGE_TRAILER } from './tip.ts';

/** Writes a commit that is `base` (or nothing) with the change; its id. The bot is author and committer. */
export async function writeCommit({
  git,
  base,
  change,
  entries,
  message,
  id,
}: {
  git: RunGit;
  base: string | null;
  change: Change[];
  /** What `base` has at the changed paths. */
  entries: Entries;
  message: string;
  /** Identity of the change, kept in the message as a trailer. */
  id?: string;
}): Promise<string> {
  const tree = await writeTree({ git, base, change, entries });
  const parents = base === null ? [] : ['-p', base];
  const input = id === undefined ? `${message.trim()}\n` : await addTrailer({ git, message, id });
  const env = {
    GIT_AUTHOR_NAME: BOT.name,
    GIT_AUTHOR_EMAIL: BOT.email,
    GIT_COMMITTER_NAME: BOT.name,
    GIT_COMMITTER_EMAIL: BOT.email,
  };
  return (await git(['commit-tree', tree, ...parents, '-F', '-'], { input, env })).stdout.trim();
}

async function addTrailer({ git, message, id }: { git: RunGit; message: string; id: string }) {
  const trailer = `${CHANGE_TRAILER}: ${id}`;
  const args = ['interpret-trailers', '--if-exists', 'replace', '--trailer', trailer];
  return (await git(args, { input: `${message.trim()}\n` })).stdout;
}

async function writeTree({
  git,
  base,
  change,
  entries,
}: {
  git: RunGit;
  base: string | null;
  change: Change[];
  entries: Entries;
}) {
  return inTemporaryFolder('slipway-index-', async (folder) => {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    await git(['read-tree', base ?? '--empty'], { env });
    const input = formatIndexInfo(change, entries);
    await git(['update-index', '-z', '--replace', '--index-info'], { env, input });
    return (await git(['write-tree'], { env })).stdout.trim();
  });
}

/** Lines for `git update-index --index-info`; an executable file stays one, mode 0 removes the path. */
function formatIndexInfo(change: readonly Change[], entries: Entries): string {
  const none = '0'.repeat(change.find(({ object }) => object !== null)?.object?.length ?? 40);
  return change
    .map(({ path, object }) => {
      const mode = entries.get(path)?.mode === '100755' ? '100755' : '100644';
      return object === null ? `0 ${none}\t${path}\0` : `${mode} ${object}\t${path}\0`;
    })
    .join('');
}
