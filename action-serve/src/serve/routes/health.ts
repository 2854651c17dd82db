import type { FastifyInstance } from 'fastify';
import { describeApi } from '../describe-api.ts';
import type { ServiceState } from '../service-state.ts';
import { addRoute } from './add-route.ts';

/** What `GET /health` answers. */
export interface HealthReport {
  /** `degraded`: answers, but the log fails or the remote cannot be followed. */
  status: 'ok' | 'degraded' | 'draining';
  ready: boolean;
  environment: string | null;
  model: { name: string; version: string; bundle: string };
  log: {
    state: string;
    written: number;
    waiting: number;
    dropped: number;
    reason?: string;
    lost?: string;
  } | null;
  follow: { branch: string; commit: string | null; fault: string | null } | null;
}

/** `GET /health`, `/metrics`, `/openapi.json`. */
export function addHealthRoutes(app: FastifyInstance, state: ServiceState): void {
  addRoute(app, 'GET', '/health', (_request, reply) => {
    const report = reportHealth(state);
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  addRoute(app, 'GET', '/metrics', async (_request, reply) => {
    const { type, text } = await state.metrics.expose();
    return reply.type(type).send(text);
  });
  addRoute(app, 'GET', '/openapi.json', (_request, reply) => reply.send(describeApi(state.holder.current())));
}

/** How the service is. */
export function reportHealth({
  holder,
  predictions,
  environment,
  follow,
  draining,
}: ServiceState): HealthReport {
  const { name, version, bundle } = holder.current();
  const log = predictions?.describe() ?? null;
  const degraded = log?.state === 'failing' || (follow?.fault ?? null) !== null;
  return {
    status: draining ? 'draining' : degraded ? 'degraded' : 'ok',
    ready: !draining,
    environment: environment ?? null,
    model: { name, version, bundle: bundle.digest },
    log,
    follow: follow ? { branch: follow.branch, commit: follow.commit, fault: follow.fault } : null,
  };
}
