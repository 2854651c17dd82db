import { createHash } from 'node:crypto';

/** An artifact of the stand-in. */
export interface StoredArtifact {
  id: number;
  run: string;
  name: string;
  /** The zip archive. Tests may replace it. */
  content: Buffer;
  /** `sha256:…` as the client announced it. */
  digest: string;
  finalized: boolean;
}

/** What the stand-in holds. */
export interface ServiceState {
  url: string;
  artifacts: StoredArtifact[];
  requests: string[];
  failures: Map<string, { status: number; message: string }>;
  blocks: Map<string, Buffer>;
}

export interface ServiceAnswer {
  status: number;
  body?: unknown;
  content?: Buffer;
  headers?: Record<string, string>;
}

/** The job in every token. */
export const JOB = 'ca395085-040a-526b-2ce8-bdc85f692774';
const DUPLICATE = 'an artifact with this name already exists on the workflow run';

/** Twirp's form of an error. */
export function refuse(status: number, code: string, msg: string): ServiceAnswer {
  return { status, body: { code, msg } };
}

export interface MethodInput {
  workflow_run_backend_id: string;
  workflow_job_run_backend_id: string;
  name: string;
  size: string;
  hash?: string;
  name_filter?: string;
  id_filter?: string;
}

/** What each method of the protocol does. */
export const METHODS: Record<string, (state: ServiceState, input: MethodInput) => ServiceAnswer> = {
  CreateArtifact(state, input) {
    if (findArtifact(state, input)) return refuse(409, 'already_exists', DUPLICATE);
    const artifact: StoredArtifact = {
      id: state.artifacts.length + 1001,
      run: input.workflow_run_backend_id,
      name: input.name,
      content: Buffer.alloc(0),
      digest: '',
      finalized: false,
    };
    state.artifacts.push(artifact);
    return { status: 200, body: { ok: true, signed_upload_url: signUrl(state, artifact) } };
  },
  FinalizeArtifact(state, input) {
    const artifact = findArtifact(state, input);
    if (!artifact) return refuse(404, 'not_found', 'artifact not found');
    const digest = `sha256:${createHash('sha256').update(artifact.content).digest('hex')}`;
    if (Number(input.size) !== artifact.content.length || input.hash !== digest)
      return refuse(400, 'invalid_argument', 'size or hash differs from what was uploaded');
    Object.assign(artifact, { digest, finalized: true });
    return { status: 200, body: { ok: true, artifact_id: `${artifact.id}` } };
  },
  ListArtifacts(state, input) {
    const artifacts = state.artifacts
      .filter(({ run, finalized }) => finalized && run === input.workflow_run_backend_id)
      .filter(({ name }) => input.name_filter === undefined || name === input.name_filter)
      .filter(({ id }) => input.id_filter === undefined || `${id}` === input.id_filter)
      .map(describeArtifact);
    return { status: 200, body: { artifacts } };
  },
  GetSignedArtifactURL(state, input) {
    const artifact = findArtifact(state, input);
    if (!artifact?.finalized) return refuse(404, 'not_found', 'artifact not found');
    return { status: 200, body: { signed_url: signUrl(state, artifact) } };
  },
  DeleteArtifact(state, input) {
    const artifact = findArtifact(state, input);
    if (!artifact) return refuse(404, 'not_found', 'artifact not found');
    state.artifacts.splice(state.artifacts.indexOf(artifact), 1);
    return { status: 200, body: { ok: true, artifact_id: `${artifact.id}` } };
  },
};

function findArtifact({ artifacts }: ServiceState, { workflow_run_backend_id, name }: MethodInput) {
  return artifacts.find((artifact) => artifact.run === workflow_run_backend_id && artifact.name === name);
}

function describeArtifact({ id, run, name, content, digest }: StoredArtifact) {
  return {
    workflow_run_backend_id: run,
    workflow_job_run_backend_id: JOB,
    database_id: `${id}`,
    name,
    size: `${content.length}`,
    created_at: '2026-01-01T00:00:00Z',
    digest,
  };
}

/** Signatures are base64 with padding, as Azure's are. */
function signUrl({ url }: ServiceState, { id }: StoredArtifact): string {
  const signature = Buffer.from(`signature of ${id}`.padEnd(31)).toString('base64');
  return `${url}/blob/${id}?se=2030-01-01T00%3A00%3A00Z&sig=${encodeURIComponent(signature)}`;
}
