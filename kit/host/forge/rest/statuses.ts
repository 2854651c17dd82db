import { fitLine, MAX_DESCRIPTION_CHARACTERS } from '../fit-body.ts';
import type { CommitStatus } from '../forge.ts';
import type { Connection } from './connect.ts';

/** Sets a commit's status; the newest of a context counts. */
export async function setStatus(
  { perform, owner, repo }: Connection,
  { commit, context, state, description, url }: CommitStatus,
): Promise<void> {
  const task = {
    doing: `Setting the status "${context}"`,
    permission: 'statuses: write',
    setting: 'Gitea wants "contents: write" for it',
  };
  await perform(task, (api) =>
    api.repos.createCommitStatus({
      owner,
      repo,
      sha: commit,
      context,
      state,
      description: fitLine(description, MAX_DESCRIPTION_CHARACTERS),
      ...(url === undefined ? {} : { target_url: url }),
    }),
  );
}
