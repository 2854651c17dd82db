import type { Logger } from '../../../ground/log/logger.ts';
import type { Git } from '../../git/git.ts';
import type { Forge } from '../forge.ts';
import { writeComment } from './comments.ts';
import { connect } from './connect.ts';
import { dispatchWorkflow } from './dispatch.ts';
import { closeIssue, readIssue, upsertIssue } from './issues.ts';
import { proposeChange } from './propose-change.ts';
import { listOpenProposals, readHead } from './pull-requests.ts';
import { setStatus } from './statuses.ts';

/** GitHub or Gitea by REST, with calls alone that both answer alike. */
export async function openRestForge({
  git,
  context,
  token,
  log,
}: {
  git: Git;
  context: { repository: string; apiUrl: string };
  token: string;
  log: Logger;
}): Promise<Forge> {
  const connection = await connect({ ...context, token, log });
  return {
    kind: connection.kind,
    proposeChange: (proposal) => proposeChange({ connection, git, proposal }),
    listOpenProposals: (filter) => listOpenProposals(connection, filter),
    setStatus: (status) => setStatus(connection, status),
    comment: (comment) => writeComment(connection, comment),
    readPullRequest: (number) => readHead(connection, number),
    readIssue: (marker) => readIssue(connection, marker),
    upsertIssue: (issue) => upsertIssue(connection, issue),
    closeIssue: (issue) => closeIssue(connection, issue),
    dispatchWorkflow: (dispatch) => dispatchWorkflow(connection, dispatch),
  };
}
