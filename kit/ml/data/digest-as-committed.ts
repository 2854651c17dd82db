import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type Digest, digestOfFile } from '../../format/manifest/digest.ts';

/**
 * The digest of a file, or the one that is stated of it where the two differ by nothing but the ends of lines: Git gives
 * the same commit to one machine with CRLF and to another without (`core.autocrlf`).
 */
export async function digestAsCommitted(file: string, stated: Digest | undefined): Promise<Digest> {
  const { digest } = await digestOfFile(file);
  if (stated === undefined || digest === stated) return digest;
  return (await digestWithLineEnds(file, '\n')) === stated ||
    (await digestWithLineEnds(file, '\r\n')) === stated
    ? stated
    : digest;
}

/** The digest of a file with one line end throughout. */
async function digestWithLineEnds(file: string, lineEnd: '\n' | '\r\n'): Promise<Digest> {
  const hash = createHash('sha256');
  let held = '';
  const chunks: AsyncIterable<string> = createReadStream(file, { encoding: 'latin1' });
  for await (const chunk of chunks) {
    const text = held + chunk;
    // A return at the end of a piece may belong to a line feed in the next.
    held = text.endsWith('\r') ? '\r' : '';
    const whole = held === '' ? text : text.slice(0, -1);
    hash.update(whole.replaceAll('\r\n', '\n').replaceAll('\n', lineEnd), 'latin1');
  }
  hash.update(held, 'latin1');
  return `sha256:${hash.digest('hex')}`;
}
