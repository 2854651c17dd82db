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
import { type Follower, startFollowing } from './follow-remote.ts';
import type { ServiceInputs } from './inputs.ts';
import { createMetrics } from './metrics.ts';
import { createModelHolder } from './model-holder.ts';
import { type ModelPorts, openLiveModel } from './open-live-model.ts';
import type { FollowState, ServiceState } from './service-state.ts';

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
  state: ServiceState;
  /** Answers what is under way, takes nothing new, writes the log out, closes the model. */
  close(): Promise<void>;
}

/**
 * Starts a service: opens the model, proves its golden rows, opens the log, listens, follows.
 * @throws ConfigurationError when there is nothing to serve, or it cannot be served here
 */
export async function startService(inputs: ServiceInputs, ports: ServicePorts): Promise<Service> {
  const { state: follow, source } = await prepareFollowing(inputs, ports);
  const target = await findTarget(source, inputs.model, inputs.wanted);
  const state = await openState({ inputs, ports, target, follow, source });
  const app = await buildServer(state, { token: inputs.token });
  const shut = async () => {
    state.draining = true;
    await drainConnections(app);
    await state.predictions?.close();
    await state.holder.current().retire();
  };
  try {
    await listen(() => app.listen({ host: inputs.host, port: inputs.port }), inputs);
  } catch (error) {
    await shut();
    throw error;
  }
  const follower = follow ? startFollower({ inputs, ports, state, follow }) : undefined;
  return {
    url: describeUrl(app.server.address(), inputs.host),
    state,
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
): Promise<{ state: FollowState | undefined; source: RegistrySource }> {
  if (!inputs.follow) return { state: undefined, source: readFromFolder(inputs.directory) };
  const branch = inputs.follow.base ?? (await git.defaultBranch());
  const commit = await git.fetch(branch);
  return { state: { branch, commit, fault: null }, source: readFromGit(git, commit) };
}

interface Parts {
  inputs: ServiceInputs;
  ports: ServicePorts;
  target: Target;
  follow: FollowState | undefined;
  source: RegistrySource;
}

async function openState({ inputs, ports, target, follow, source }: Parts): Promise<ServiceState> {
  const { log, clock } = ports;
  const metrics = await createMetrics({
    model: () => describeModel(state),
    log: () => describeLog(state.predictions),
    ...(follow ? { following: () => Number(follow.fault === null) } : {}),
  });
  const live = await openLiveModel(target, modelPorts({ inputs, ports, source }, metrics.observeBatch));
  const state: ServiceState = {
    holder: createModelHolder(live),
    metrics,
    log,
    predictions: undefined,
    environment: inputs.environment,
    follow,
    rawTensors: inputs.rawTensors,
    draining: false,
    clock,
  };
  try {
    state.predictions = await openLog(inputs, ports);
  } catch (error) {
    await live.retire();
    throw error;
  }
  return state;
}

async function openLog({ model }: ServiceInputs, { predictions, log, clock }: ServicePorts) {
  return predictions && openPredictionsLog(predictions, { service: model, log, clock });
}

function modelPorts(
  { inputs, ports, source }: Pick<Parts, 'inputs' | 'ports' | 'source'>,
  observeBatch: (rows: number) => void,
): ModelPorts {
  const { signing, openBundle } = ports;
  return {
    openBundle,
    admit: async (target, bundle) => {
      if (signing) await admitBundle({ source, target, bundle }, signing);
    },
    runtime: inputs.runtime,
    log: ports.log,
    inferenceTimeoutMs: inputs.inferenceTimeoutMs,
    observeBatch,
  };
}

function startFollower({
  inputs,
  ports,
  state,
  follow,
}: Omit<Parts, 'target' | 'follow' | 'source'> & { state: ServiceState; follow: FollowState }): Follower {
  const { holder, metrics } = state;
  const pauseMs = (inputs.follow?.pollSeconds ?? 1) * 1000;
  return startFollowing(
    {
      git: ports.git,
      holder,
      model: inputs.model,
      namedBy: inputs.namedBy,
      wanted: inputs.wanted,
      state: follow,
      open: (target, source) =>
        openLiveModel(target, modelPorts({ inputs, ports, source }, metrics.observeBatch)),
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

function describeModel({ holder }: ServiceState) {
  const { name, version, bundle } = holder.current();
  return { model: name, version, bundle: bundle.digest };
}

function describeLog(predictions: PredictionsLog | undefined) {
  if (!predictions) return undefined;
  const { written, waiting, dropped } = predictions.describe();
  return { written, waiting, dropped };
}
