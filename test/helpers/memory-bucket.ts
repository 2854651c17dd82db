import { serveHttp } from './serve-http.ts';

/** A bucket in memory behind a server on loopback, which can be told to answer nothing but a status. */
export interface MemoryBucket {
  objects: Map<string, string>;
  /** Keys in the order they were written in. */
  written: string[];
  access: { region: string; endpoint: string; accessKeyId: string; secretAccessKey: string };
  failWith(status: number | undefined): void;
}

/** Keys are those below the bucket's name. */
export async function serveMemoryBucket(): Promise<MemoryBucket> {
  const objects = new Map<string, string>();
  const written: string[] = [];
  let failure: number | undefined;
  const { url } = await serveHttp(async (request, response) => {
    if (failure !== undefined) return void response.writeHead(failure, { 'retry-after': '0' }).end();
    const address = new URL(request.url ?? '', 'http://x');
    const key = decodeURIComponent(address.pathname).split('/').slice(2).join('/');
    if (request.method === 'PUT') {
      let text = '';
      for await (const chunk of request) text += chunk;
      objects.set(key, text);
      written.push(key);
      return void response.end();
    }
    if (address.searchParams.has('list-type'))
      return void response.end(list([...objects], address.searchParams.get('prefix') ?? ''));
    const found = objects.get(key);
    if (found === undefined) return void response.writeHead(404).end();
    const etag = JSON.stringify(`of ${found}`.replaceAll('\n', ' '));
    return void response.writeHead(200, { 'content-length': Buffer.byteLength(found), etag }).end(found);
  });
  const access = { region: 'eu-west-1', endpoint: url, accessKeyId: 'access', secretAccessKey: 'secret' };
  return {
    objects,
    written,
    access,
    failWith: (status) => {
      failure = status;
    },
  };
}

function list(objects: [key: string, text: string][], prefix: string): string {
  const entries = objects
    .filter(([key]) => key.startsWith(prefix))
    .map(
      ([key, text]) =>
        `<Contents><Key>${encodeURIComponent(key)}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>${text.length}</Size></Contents>`,
    );
  return `<ListBucketResult>${entries.join('')}</ListBucketResult>`;
}
