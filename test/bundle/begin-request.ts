import { once } from 'node:events';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';

/** A request that the service has begun to read. */
export interface BegunRequest {
  /** Sends the body; the answer's status and document. */
  finish(): Promise<{ status: number; document: unknown }>;
}

/** Sends a request's head, and waits until the service asks for the body (RFC 9110, "Expect"): from then on it is under way. */
export async function beginRequest(url: string, body: string): Promise<BegunRequest> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    expect: '100-continue',
  };
  const outgoing = request(url, { method: 'POST', headers });
  const answered = once(outgoing, 'response');
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  return {
    async finish() {
      outgoing.end(body);
      const [answer] = await answered;
      return { status: answer.statusCode, document: await json(answer) };
    },
  };
}
