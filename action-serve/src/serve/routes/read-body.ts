import type { FastifyRequest } from 'fastify';
import { RequestError } from '../request-error.ts';

/** A request's body as bytes. @throws RequestError 400 when there is none */
export function readBody({ body }: FastifyRequest): Uint8Array {
  if (body instanceof Uint8Array) return body;
  throw new RequestError(400, 'The body is empty. Send a JSON object.');
}
