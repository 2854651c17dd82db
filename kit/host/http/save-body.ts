import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Digest } from '../../format/manifest/digest.ts';
import { replaceAtomically } from '../../ground/files/files.ts';
import { explainBreak } from './explain-http-failure.ts';

interface Saving {
  response: Response;
  /** Written whole or not at all. */
  file: string;
  /** Where the answer came from, for messages. */
  url: string;
}

/**
 * Writes the body of an answer to a file as it comes.
 * @returns its digest and length in bytes
 * @throws TransientError for a body that broke off, or that is shorter than its headers say
 */
export async function saveBody({ response, file, url }: Saving): Promise<{ digest: Digest; bytes: number }> {
  try {
    return await replaceAtomically(file, async (temporary) => {
      const written = await writeBody(response.body ?? ReadableStream.from([]), temporary);
      checkLength(response, written.bytes);
      return written;
    });
  } catch (error) {
    throw explainBreak(url, error);
  }
}

async function writeBody(
  body: ReadableStream<Uint8Array>,
  temporary: string,
): Promise<{ digest: Digest; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  // Opened before the first byte: a stream that breaks off while it still opens its file would leave one behind.
  const handle = await open(temporary, 'w');
  await pipeline(
    body,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    handle.createWriteStream(),
  );
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}

function checkLength({ headers }: Response, bytes: number): void {
  const announced = headers.get('content-length');
  if (announced === null || headers.has('content-encoding') || Number(announced) === bytes) return;
  throw new Error(`${bytes} of ${announced} bytes came`);
}
