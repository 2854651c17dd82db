import { type Call, NOT_FOUND, type RouteAnswer } from './forge-server-answers.ts';
import { renderArtifact } from './forge-server-views.ts';

export function listRunArtifacts({ state, parameters }: Call): RouteAnswer {
  const artifacts = state.artifacts.flatMap(({ run }, index) =>
    `${run}` === parameters['run_id'] ? [renderArtifact(state, index)] : [],
  );
  return { status: 200, body: { total_count: artifacts.length, artifacts } };
}

/** A forge sends the client on to where the bytes lie, which takes no token. */
export function downloadArtifact({ state, parameters }: Call): RouteAnswer {
  const index = Number(parameters['artifact_id']) - 1;
  if (!state.artifacts[index]) return NOT_FOUND;
  return { status: 302, headers: { location: `${state.url}/artifacts/${index}.zip` } };
}
