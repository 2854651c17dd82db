import { appendFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '../../../ground/files/make-folder.ts';
import { OWN_FOLDER } from '../../../ground/files/own-folder.ts';
import type { Logger } from '../../../ground/log/logger.ts';
import type { Git } from '../../git/git.ts';
import type { Forge } from '../forge.ts';
import { readLocalHead, writeLocalComment } from './local-comments.ts';
import { closeLocalIssue, readLocalIssue, upsertLocalIssue } from './local-issues.ts';
import { listOpenLocally } from './local-pull-requests.ts';
import { proposeLocally } from './propose-locally.ts';

/**
 * The forge of a repository that has none: branches are pushed to `origin`, everything else is files under `.slipway/`:
 * `pull-requests/<branch>/pull-request.md` and its `comments/`, `issues/<marker>.md`, `statuses.jsonl`,
 * `dispatches.jsonl`. A person merges with git, or turns a change down by writing "State: closed" in its file.
 */
export function openLocalForge({ git, directory, log }: { git: Git; directory: string; log: Logger }): Forge {
  const root = resolve(directory, OWN_FOLDER);
  return {
    kind: 'local',
    proposeChange: (proposal) => proposeLocally({ root, git, log, proposal }),
    listOpenProposals: (filter) => listOpenLocally({ root, git, ...filter }),
    setStatus: (status) => appendLine(join(root, 'statuses.jsonl'), status),
    comment: ({ number, marker, body }) => writeLocalComment({ root, number, marker, body }),
    readPullRequest: (number) => readLocalHead({ root, git }, number),
    readIssue: (marker) => readLocalIssue(root, marker),
    upsertIssue: (issue) => upsertLocalIssue(root, issue),
    closeIssue: (issue) => closeLocalIssue(root, issue),
    dispatchWorkflow: (dispatch) => appendLine(join(root, 'dispatches.jsonl'), dispatch),
  };
}

async function appendLine(file: string, value: unknown): Promise<void> {
  await makeFolder(dirname(file));
  await appendFile(file, `${JSON.stringify(value)}\n`);
}
