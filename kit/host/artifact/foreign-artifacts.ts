import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../../format/manifest/digest.ts';
import { makeFolder } from '../../ground/files/make-folder.ts';
import { type Connection, connect, type RestApi } from '../forge/rest/connect.ts';
import { listPages, PAGE_SIZE } from '../forge/rest/list-pages.ts';
import { statusOf } from '../forge/rest/rest-error.ts';
import { saveBody } from '../http/save-body.ts';
import {
  checkArtifactName,
  createCorruptedError,
  createMissingArtifactError,
  createMissingRunError,
  createOversizeError,
} from './artifact-names.ts';
import type { Artifacts, ForeignRun } from './artifacts.ts';
import { placeContents } from './place-contents.ts';

/**
 * The artifacts of another run, by REST. What lies there is foreign: an artifact larger than `maxBytes`, packed or
 * unpacked, is refused.
 */
export function openForeignArtifacts(run: ForeignRun): Pick<Artifacts, 'download' | 'list'> {
  return {
    async download(name, folder) {
      checkArtifactName(name);
      const connection = await connect(run);
      const artifact = await findArtifact(connection, run, name);
      return downloadArtifact({ connection, run, artifact, folder });
    },
    list: async () => [...(await listArtifacts(await connect(run), run)).keys()].sort(),
  };
}

type Artifact = Awaited<ReturnType<RestApi['actions']['getArtifact']>>['data'];

async function findArtifact(connection: Connection, run: ForeignRun, name: string): Promise<Artifact> {
  const artifacts = await listArtifacts(connection, run);
  const artifact = artifacts.get(name);
  if (artifact) return artifact;
  const foreign = `run ${run.id}`;
  throw createMissingArtifactError(name, [...artifacts.keys()].sort(), {
    run: foreign,
    cure: `Check that ${foreign} is one that makes it, and that it is not older than its artifacts are kept.`,
  });
}

/** The newest artifact of each name. */
async function listArtifacts(
  { perform, owner, repo }: Connection,
  { id, repository }: ForeignRun,
): Promise<Map<string, Artifact>> {
  const task = { doing: `Reading the artifacts of run ${id}`, permission: 'actions: read' };
  return perform(task, async (api) => {
    const newest = new Map<string, Artifact>();
    const query = { owner, repo, run_id: id, per_page: PAGE_SIZE };
    const pages = listPages(async (page) => {
      const { data, headers } = await api.actions.listWorkflowRunArtifacts({ ...query, page });
      return { data: data.artifacts, headers };
    });
    try {
      for await (const artifact of pages) {
        if (artifact.id > (newest.get(artifact.name)?.id ?? 0)) newest.set(artifact.name, artifact);
      }
    } catch (error) {
      // 404 for a run that there is not, and for one that a token may not see; GitHub sometimes 403.
      if ([403, 404].includes(statusOf(error) ?? 0)) throw createMissingRunError(id, repository);
      throw error;
    }
    return newest;
  });
}

async function downloadArtifact({
  connection,
  run,
  artifact: { id, name, size_in_bytes: size, digest },
  folder,
}: {
  connection: Connection;
  run: ForeignRun;
  artifact: Artifact;
  folder: string;
}): Promise<string[]> {
  const { maxBytes } = run;
  if (size > maxBytes) throw createOversizeError(name, maxBytes);
  await makeFolder(folder);
  const temporary = await mkdtemp(join(folder, '.download-'));
  try {
    const zip = join(temporary, 'artifact.zip');
    const fetched = await fetchZip(connection, { id, name, file: zip });
    if (digest && fetched.digest !== digest) throw createCorruptedError(name);
    return await placeContents({ name, zip, temporary, folder, maxBytes });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The forge sends us on to where the bytes lie. */
function fetchZip(
  { perform, api: place }: Connection,
  { id, name, file }: { id: number; name: string; file: string },
): Promise<{ digest: Digest }> {
  const url = `${place}/actions/artifacts/${id}/zip`;
  const task = { doing: `Reading the artifact ${name}`, permission: 'actions: read' };
  return perform(task, async (api) => saveBody({ response: await api.download(url), file, url }));
}
