import { randomUUID } from 'node:crypto';
import type { ServiceAnswer, ServiceState, StoredArtifact } from './artifact-service-methods.ts';

/** The part of Azure's blob interface that block uploads and plain downloads use. */
export function answerBlob({
  state,
  method,
  url,
  body,
}: {
  state: ServiceState;
  method: string | undefined;
  url: URL;
  body: Buffer;
}): ServiceAnswer {
  const artifact = state.artifacts.find(({ id }) => url.pathname === `/blob/${id}`);
  if (!artifact || !url.searchParams.get('sig')?.endsWith('=')) return { status: 403 };
  const headers = { 'x-ms-request-id': randomUUID(), 'x-ms-version': '2024-11-04' };
  if (method === 'GET')
    return { status: 200, content: artifact.content, headers: describeDownload(artifact) };
  if (method !== 'PUT') return { status: 405 };
  const block = url.searchParams.get('blockid');
  if (block !== null) state.blocks.set(`${artifact.id} ${block}`, body);
  else artifact.content = joinBlocks(state, artifact, body.toString());
  return { status: 201, headers };
}

/** A block list is XML: `<BlockList><Latest>id</Latest>…</BlockList>`. */
function joinBlocks({ blocks }: ServiceState, { id }: StoredArtifact, list: string): Buffer {
  const names = [...list.matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map((match) => match[1]);
  return Buffer.concat(names.map((name) => blocks.get(`${id} ${name}`) ?? Buffer.alloc(0)));
}

function describeDownload({ name, content }: StoredArtifact): Record<string, string> {
  return {
    'content-type': 'application/zip',
    'content-length': `${content.length}`,
    'content-disposition': `attachment; filename="${name}.zip"; filename*=UTF-8''${encodeURIComponent(name)}.zip`,
  };
}
