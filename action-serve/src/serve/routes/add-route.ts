import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', 'TRACE'];

/** Adds a route for one method; the others are answered 405 before their body is read. */
export function addRoute(app: FastifyInstance, method: 'GET' | 'POST', url: string, handler: Handler): void {
  const allowed = method === 'GET' ? ['GET', 'HEAD'] : ['POST'];
  app.route({ method, url, handler });
  app.route({
    method: METHODS.filter((other) => !allowed.includes(other)),
    url,
    onRequest: async (request, reply) =>
      reply
        .code(405)
        .header('allow', allowed.join(', '))
        .send({ error: `${request.method} does not work here. Use ${method}.` }),
    handler: () => undefined,
  });
}
