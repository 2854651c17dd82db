import type { FastifyInstance } from 'fastify';
import { describeApi } from '../describe-api.ts';
import type { FollowReport } from '../follow-record.ts';
import type { ServiceParts } from '../service-parts.ts';
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
  follow: FollowReport | null;
}

/** What these routes need of a service. */
type HealthParts = Pick<
  ServiceParts,
  'holder' | 'readiness' | 'metrics' | 'predictions' | 'environment' | 'follow'
>;

/** `GET /health`, `/metrics`, `/openapi.json`. */
export function addHealthRoutes(app: FastifyInstance, parts: HealthParts): void {
  addRoute(app, 'GET', '/health', (_request, reply) => {
    const report = reportHealth(parts);
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  addRoute(app, 'GET', '/metrics', async (_request, reply) => {
    const { type, text } = await parts.metrics.expose();
    return reply.type(type).send(text);
  });
  addRoute(app, 'GET', '/openapi.json', (_request, reply) => reply.send(describeApi(parts.holder.current())));
}

/** How the service is. */
export function reportHealth(parts: Omit<HealthParts, 'metrics'>): HealthReport {
  const { name, version, bundle } = parts.holder.current();
  const draining = parts.readiness.isDraining();
  const log = parts.predictions?.describe() ?? null;
  const follow = parts.follow?.report() ?? null;
  const degraded = log?.state === 'failing' || (follow?.fault ?? null) !== null;
  return {
    status: draining ? 'draining' : degraded ? 'degraded' : 'ok',
    ready: !draining,
    environment: parts.environment ?? null,
    model: { name, version, bundle: bundle.digest },
    log,
    follow,
  };
}
