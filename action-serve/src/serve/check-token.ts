import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Probes that carry no token must still find these. They say nothing about data or requests. */
const OPEN_ROUTES = new Set(['/health', '/v2/health/live', '/v2/health/ready']);

/** A hook that lets only requests with this bearer token pass; all where there is no token. */
export function createTokenCheck(token: string | undefined) {
  const expected = token === undefined ? undefined : digest(`Bearer ${token}`);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (expected === undefined || OPEN_ROUTES.has(request.routeOptions.url ?? '')) return undefined;
    // Digests have one length, so the comparison takes one time whatever was sent.
    if (timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) return undefined;
    return reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .send({ error: 'This service asks for a token. Send "Authorization: Bearer <token>".' });
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
