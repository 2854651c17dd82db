import { NOT_FOUND, type Route, refuse } from './forge-server-answers.ts';
import { downloadArtifact, listRunArtifacts } from './forge-server-artifacts.ts';
import {
  createComment,
  createIssue,
  createLabel,
  createStatus,
  deleteComment,
  dispatchWorkflow,
  getLabel,
  listComments,
  listIssues,
  setLabels,
  updateComment,
  updateIssue,
} from './forge-server-issues.ts';
import { createPull, getPull, listPulls, requestReviewers, updatePull } from './forge-server-pulls.ts';
import {
  createRelease,
  deleteRelease,
  getAsset,
  getRelease,
  listReleases,
  updateRelease,
  uploadAsset,
} from './forge-server-releases.ts';

const REPOSITORY = '/repos/{owner}/{repo}';

/** The operation whose body is a file. */
export const UPLOAD = `POST ${REPOSITORY}/releases/{release_id}/assets`;

/** What each operation does, by its name in GitHub's description. */
export const ROUTES: Record<string, Route> = {
  [`GET ${REPOSITORY}/pulls`]: inRepository(listPulls),
  [`GET ${REPOSITORY}/pulls/{pull_number}`]: inRepository(getPull),
  [`POST ${REPOSITORY}/pulls`]: inRepository(createPull),
  [`PATCH ${REPOSITORY}/pulls/{pull_number}`]: inRepository(updatePull),
  [`POST ${REPOSITORY}/pulls/{pull_number}/requested_reviewers`]: inRepository(requestReviewers),
  [`GET ${REPOSITORY}/issues`]: inRepository(listIssues),
  [`POST ${REPOSITORY}/issues`]: inRepository(createIssue),
  [`PATCH ${REPOSITORY}/issues/{issue_number}`]: inRepository(updateIssue),
  [`GET ${REPOSITORY}/issues/{issue_number}/comments`]: inRepository(listComments),
  [`POST ${REPOSITORY}/issues/{issue_number}/comments`]: inRepository(createComment),
  [`PATCH ${REPOSITORY}/issues/comments/{comment_id}`]: inRepository(updateComment),
  [`DELETE ${REPOSITORY}/issues/comments/{comment_id}`]: inRepository(deleteComment),
  [`PUT ${REPOSITORY}/issues/{issue_number}/labels`]: inRepository(setLabels),
  [`GET ${REPOSITORY}/labels/{name}`]: inRepository(getLabel),
  [`POST ${REPOSITORY}/labels`]: inRepository(createLabel),
  [`POST ${REPOSITORY}/statuses/{sha}`]: inRepository(createStatus),
  [`GET ${REPOSITORY}/actions/runs/{run_id}/artifacts`]: inRepository(listRunArtifacts),
  [`GET ${REPOSITORY}/actions/artifacts/{artifact_id}/{archive_format}`]: inRepository(downloadArtifact),
  [`POST ${REPOSITORY}/actions/workflows/{workflow_id}/dispatches`]: inRepository(dispatchWorkflow),
  [`GET ${REPOSITORY}/releases`]: ofReleases(listReleases),
  [`POST ${REPOSITORY}/releases`]: ofReleases(createRelease),
  [`GET ${REPOSITORY}/releases/{release_id}`]: ofReleases(getRelease),
  [`PATCH ${REPOSITORY}/releases/{release_id}`]: ofReleases(updateRelease),
  [`DELETE ${REPOSITORY}/releases/{release_id}`]: ofReleases(deleteRelease),
  [UPLOAD]: ofReleases(uploadAsset),
  [`GET ${REPOSITORY}/releases/assets/{asset_id}`]: ofReleases(getAsset),
};

function inRepository(route: Route): Route {
  return (call) => {
    const { owner, repo } = call.parameters;
    const { body, title } = call.body;
    if (typeof body === 'string' && body.length > 65_536)
      return refuse('body is too long (maximum is 65536 characters)');
    if (typeof title === 'string' && title.length > 256)
      return refuse('title is too long (maximum is 256 characters)');
    return `${owner}/${repo}` === call.state.repository ? route(call) : NOT_FOUND;
  };
}

/** A release's text may be longer than an issue's. */
function ofReleases(route: Route): Route {
  return (call) => {
    const { owner, repo } = call.parameters;
    const { body } = call.body;
    if (typeof body === 'string' && body.length > 125_000)
      return refuse('body is too long (maximum is 125000 characters)');
    return `${owner}/${repo}` === call.state.repository ? route(call) : NOT_FOUND;
  };
}
