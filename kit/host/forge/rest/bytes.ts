import type { GitHub } from '@actions/github/lib/utils';
import type { Fetches } from './create-fetches.ts';

/** Requests whose bytes are neither held in memory nor JSON. */
export interface Bytes {
  /** The answer to a request for bytes, to be read as they come; `address` is absolute or a path of the interface. */
  download(address: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends bytes as they come. @returns the JSON of the answer */
  upload(
    address: string,
    bytes: { headers: Readonly<Record<string, string>>; body: AsyncIterable<Uint8Array> },
  ): Promise<unknown>;
}

/** An address as a value: in one such as `http://[fd00::a]/`, octokit would find names of parameters. */
const ADDRESS = '{+address}';

/** @throws octokit's error for a status that says no */
export function createBytes(
  request: InstanceType<typeof GitHub>['request'],
  { send, receive }: Fetches,
): Bytes {
  return {
    download: async (address, wanted) => {
      const { data, status, headers } = await request({
        method: 'GET',
        url: ADDRESS,
        address,
        // A body as it is, so that its bytes are the file's.
        headers: { accept: 'application/octet-stream', 'accept-encoding': 'identity', ...wanted },
        request: { fetch: receive, parseSuccessResponseBody: false },
      });
      const body: unknown = data;
      return new Response(body instanceof ReadableStream ? body : null, {
        status,
        headers: pickTexts(headers),
      });
    },
    upload: async (address, { headers, body }) => {
      const answer = await request({
        method: 'POST',
        url: ADDRESS,
        address,
        headers,
        data: body,
        request: { fetch: send },
      });
      return answer.data;
    },
  };
}

/** Octokit's headers have numbers among them by their type. */
function pickTexts(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(headers).filter(
    (header): header is [string, string] => typeof header[1] === 'string',
  );
  return Object.fromEntries(texts);
}
