import type { FastifyInstance } from 'fastify';
import { answerError, checkContent, explainClientError, refuseMissing } from './answer-error.ts';
import { createTokenCheck } from './check-token.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addPredictRoutes } from './routes/predict.ts';
import { addProtocolRoutes } from './routes/protocol.ts';
import type { ServiceState } from './service-state.ts';

/** A request's body is at most this large. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** A request must have arrived whole within this time. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP server with its routes, not listening yet. */
export async function buildServer(
  state: ServiceState,
  { token }: { token: string | undefined },
): Promise<FastifyInstance> {
  const { fastify } = await import('fastify');
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A request that comes on an open connection while the service drains is still answered.
    return503OnClosing: false,
    // Who closes the server has closed what is idle, at the right moment (`drainConnections`).
    forceCloseConnections: false,
    clientErrorHandler: explainClientError,
    frameworkErrors: (error, _request, reply) => void answerError(state, error, reply),
  });
  // Bodies are read as bytes: the protocol's binary data, and clients that name no content type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => answerError(state, error, reply));
  app.setNotFoundHandler(refuseMissing);
  app.addHook('onRequest', async (_request, reply) => {
    if (state.draining) reply.header('connection', 'close');
  });
  app.addHook('onRequest', createTokenCheck(token));
  app.addHook('onRequest', checkContent);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    state.metrics.observeRequest(route, reply.statusCode, reply.elapsedTime / 1000);
  });
  addHealthRoutes(app, state);
  addProtocolRoutes(app, state);
  addPredictRoutes(app, state);
  return app;
}
