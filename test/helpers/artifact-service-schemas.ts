/**
 * The requests of `github.actions.results.api.v1.ArtifactService` in protobuf's JSON form (field names as in the
 * protocol, 64-bit integers as text, wrapped scalars bare), read off the generated client of `@actions/artifact` 6.
 */
export const REQUEST_SCHEMAS: Record<string, object> = {
  CreateArtifact: describeRequest(['name', 'version'], {
    name: { type: 'string', minLength: 1 },
    version: { const: 7 },
    expires_at: { type: 'string' },
    mime_type: { type: 'string' },
  }),
  FinalizeArtifact: describeRequest(['name', 'size', 'hash'], {
    name: { type: 'string', minLength: 1 },
    size: { type: 'string', pattern: '^[0-9]+$' },
    hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
  }),
  ListArtifacts: describeRequest([], {
    name_filter: { type: 'string' },
    id_filter: { type: 'string', pattern: '^[0-9]+$' },
  }),
  GetSignedArtifactURL: describeRequest(['name'], { name: { type: 'string', minLength: 1 } }),
  DeleteArtifact: describeRequest(['name'], { name: { type: 'string', minLength: 1 } }),
};

function describeRequest(required: string[], properties: Record<string, object>): object {
  const ids = ['workflow_run_backend_id', 'workflow_job_run_backend_id'];
  return {
    type: 'object',
    required: [...ids, ...required],
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(ids.map((id) => [id, { type: 'string', minLength: 1 }])),
      ...properties,
    },
  };
}
