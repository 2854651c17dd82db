import type { FastifyInstance } from 'fastify';
import { answerError, checkContent, explainClientError, refuseMissing } from './answer-error.ts';
import { createTokenCheck } from './check-token.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addPredictRoutes } from './routes/predict.ts';
import { addProtocolRoutes } from './routes/protocol.ts';
import type { ServiceParts } from './service-parts.ts';

/** A request's body is at most this large. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** A request must have arrived whole within this time. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** How often connections are held against that, at most. */
const CHECK_INTERVAL_MS = 1_000;

interface ServerOptions {
  token: string | undefined;
  requestTimeoutMs?: number;
}

/** The HTTP server with its routes, not listening yet. */
export async function buildServer(
  parts: ServiceParts,
  { token, requestTimeoutMs = REQUEST_TIMEOUT_MS }: ServerOptions,
): Promise<FastifyInstance> {
  const { readiness, metrics, log } = parts;
  const { fastify } = await import('fastify');
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: requestTimeoutMs,
    http: {
      headersTimeout: requestTimeoutMs,
      // Node looks every 30 s only, which would let a request take twice its time.
      connectionsCheckingInterval: Math.min(CHECK_INTERVAL_MS, requestTimeoutMs),
    },
    // A request that comes on an open connection while the service drains is still answered.
    return503OnClosing: false,
    // Who closes the server has closed what is idle, at the right moment (`drainConnections`).
    forceCloseConnections: false,
    clientErrorHandler: explainClientError,
    frameworkErrors: (error, _request, reply) => void answerError(log, error, reply),
  });
  // Bodies are read as bytes: the protocol's binary data, and clients that name no content type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => answerError(log, error, reply));
  app.setNotFoundHandler(refuseMissing);
  app.addHook('onRequest', async (_request, reply) => {
    if (readiness.isDraining()) reply.header('connection', 'close');
  });
  app.addHook('onRequest', createTokenCheck(token));
  app.addHook('onRequest', checkContent);
  app.addHook('onRequestAbort', async (request) => {
    metrics.countHangUp();
    log.debug(`The client of ${request.method} ${request.url.split('?')[0]} hung up before its answer.`);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observeRequest(route, reply.statusCode, reply.elapsedTime / 1000);
  });
  addHealthRoutes(app, parts);
  addProtocolRoutes(app, parts);
  addPredictRoutes(app, parts);
  return app;
}
