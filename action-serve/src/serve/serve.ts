import type { AddressInfo } from 'node:net';
import {
  ConfigurationError,
  describeError,
  hasCode,
} from '../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import type { OpenedLog } from '../../../kit/ml/predictions/opened-log.ts';
import { openPredictionsLog, type PredictionsLog } from '../../../kit/ml/predictions/predictions-log.ts';
import { type RegistrySource, readFromFolder, readFromGit } from '../../../kit/ml/registry/source.ts';
import { findTarget, type Target } from '../shared/find-target.ts';
import type { OpenBundle } from '../shared/open-by-digest.ts';
import { admitBundle, type SigningPorts } from './admit-bundle.ts';
import { buildServer } from './build-server.ts';
import { drainConnections } from './drain-connections.ts';
import { createFollowRecord, type FollowRecord } from './follow-record.ts';
import { type Follower, startFollowing } from './follow-remote.ts';
import type { ServiceInputs } from './inputs.ts';
import type { LiveModel } from './live-model.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createModelHolder } from './model-holder.ts';
import { type ModelPorts, openLiveModel } from './open-live-model.ts';
import { createReadiness } from './readiness.ts';
import type { ServiceParts } from './service-parts.ts';

export interface ServicePorts {
  git: Git;
  openBundle: OpenBundle;
  /** Undefined where nobody asks for signatures. */
  signing?: SigningPorts;
  /** Where predictions are logged; undefined for nowhere. */
  predictions?: OpenedLog | undefined;
  log: Logger;
  clock: () => Date;
}

/** A service that answers. */
export interface Service {
  url: string;
  parts: ServiceParts;
  /** Answers what is under way, takes nothing new, writes the log out, closes the model. */
  close(): Promise<void>;
}

/**
 * Starts a service: opens the model, proves its golden rows, opens the log, listens, follows.
 * @throws ConfigurationError when there is nothing to serve, or it cannot be served here
 */
export async function startService(inputs: ServiceInputs, ports: ServicePorts): Promise<Service> {
  const { follow, source } = await prepareFollowing(inputs, ports);
  const metrics = await createMetrics();
  const open: OpenLive = (target, from) =>
    openLiveModel(target, modelPorts({ inputs, ports, source: from, metrics }));
  const parts = await openParts({ inputs, ports, follow, metrics, open, source });
  const app = await buildServer(parts, { token: inputs.token });
  const shut = async () => {
    parts.readiness.drain();
    await drainConnections(app);
    await parts.predictions?.close();
    await parts.holder.retire();
  };
  try {
    await listen(() => app.listen({ host: inputs.host, port: inputs.port }), inputs);
  } catch (error) {
    await shut();
    throw error;
  }
  const follower = follow && startFollower({ inputs, ports, follow, parts, open });
  return {
    url: describeUrl(app.server.address(), inputs.host),
    parts,
    close: async () => {
      await follower?.stop();
      await shut();
    },
  };
}

/** Where the pointer is read: the remote's branch when it is followed, else the checkout. */
async function prepareFollowing(
  inputs: ServiceInputs,
  { git }: ServicePorts,
): Promise<{ follow: FollowRecord | undefined; source: RegistrySource }> {
  if (!inputs.follow) return { follow: undefined, source: readFromFolder(inputs.directory) };
  const branch = inputs.follow.base ?? (await git.defaultBranch());
  const commit = await git.fetch(branch);
  return { follow: createFollowRecord(branch, commit), source: readFromGit(git, commit) };
}

type OpenLive = (target: Target, source: RegistrySource) => Promise<LiveModel>;

interface Opening {
  inputs: ServiceInputs;
  ports: ServicePorts;
  follow: FollowRecord | undefined;
  metrics: Metrics;
  source: RegistrySource;
  open: OpenLive;
}

/** Opens the model first, as what is most often wrong; whatever comes after it closes it when it fails. */
async function openParts({ inputs, ports, follow, metrics, source, open }: Opening): Promise<ServiceParts> {
  const holder = createModelHolder(await open(await findTarget(source, inputs.model, inputs.wanted), source));
  try {
    const predictions = await openLog(inputs, ports);
    await metrics.watch({
      model: () => describeModel(holder.current()),
      log: () => describeLog(predictions),
      ...(follow ? { following: () => Number(follow.report().fault === null) } : {}),
    });
    const { log, clock } = ports;
    const { environment, rawTensors } = inputs;
    const readiness = createReadiness();
    return { holder, readiness, metrics, log, predictions, environment, follow, rawTensors, clock };
  } catch (error) {
    await holder.retire();
    throw error;
  }
}

async function openLog({ model }: ServiceInputs, { predictions, log, clock }: ServicePorts) {
  return predictions && openPredictionsLog(predictions, { service: model, log, clock });
}

function modelPorts({
  inputs,
  ports,
  source,
  metrics,
}: Pick<Opening, 'inputs' | 'ports' | 'source' | 'metrics'>): ModelPorts {
  const { signing, openBundle } = ports;
  return {
    openBundle,
    admit: async (target, bundle) => {
      if (signing) await admitBundle({ source, target, bundle }, signing);
    },
    runtime: inputs.runtime,
    log: ports.log,
    inferenceTimeoutMs: inputs.inferenceTimeoutMs,
    observeBatch: metrics.observeBatch,
  };
}

interface FollowerParts extends Pick<Opening, 'inputs' | 'ports' | 'open'> {
  parts: ServiceParts;
  follow: FollowRecord;
}

function startFollower({ inputs, ports, parts, follow, open }: FollowerParts): Follower {
  const { holder, metrics } = parts;
  const pauseMs = (inputs.follow?.pollSeconds ?? 1) * 1000;
  return startFollowing(
    {
      git: ports.git,
      holder,
      model: inputs.model,
      namedBy: inputs.namedBy,
      wanted: inputs.wanted,
      record: follow,
      open,
      countSwap: metrics.countSwap,
      countFault: metrics.countFollowFault,
      log: ports.log,
    },
    pauseMs,
  );
}

async function listen(start: () => Promise<string>, { host, port }: ServiceInputs): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) {
      throw new ConfigurationError(
        'SLW_PORT_UNUSABLE',
        `Port ${port} of ${host} is taken. Set "port" to another one, or to 0.`,
      );
    }
    throw new ConfigurationError(
      'SLW_PORT_UNUSABLE',
      `The service cannot listen on ${host}, port ${port}: ${describeError(error)}. Set "host" and "port".`,
    );
  }
}

function describeUrl(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function describeModel({ name, version, bundle }: LiveModel) {
  return { model: name, version, bundle: bundle.digest };
}

function describeLog(predictions: PredictionsLog | undefined) {
  if (!predictions) return undefined;
  const { written, waiting, dropped } = predictions.describe();
  return { written, waiting, dropped };
}
