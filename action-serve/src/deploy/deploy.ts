import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Digest, shortDigest } from '../../../kit/format/manifest/digest.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import { openBundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { explainUnpromoted, isUnpromoted } from '../../../kit/ml/registry/live-version.ts';
import { readFromGit } from '../../../kit/ml/registry/source.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import { findTarget, type Target } from '../shared/find-target.ts';
import type { DeployInputs } from './inputs.ts';
import { describeReport, isServing, readService, type ServiceReport } from './read-service.ts';

/** The service is asked this often, the remote at most this often. */
const POLL_MS = 1000;
const REMOTE_POLL_MS = 10_000;

export interface DeployPorts {
  git: Git;
  store: Store;
  log: Logger;
  clock: () => Date;
}

/** An environment that waits for its first promotion. */
export interface NothingToDeploy {
  model: string;
  environment: string;
  state: 'nothing';
}

/** What an environment shall serve, and whether it does. */
export interface DeployResult {
  model: string;
  environment: string;
  version: string;
  bundle: Digest;
  /** The commit of the base branch that says so. */
  commit: string;
  branch: string;
  serviceUrl: string | null;
  /** `wanted`: declared and in the store, but nobody was seen serving it. */
  state: 'serving' | 'wanted';
  /** Why it is not served although a service was waited for. */
  failure?: string;
}

interface WantedTarget extends Target {
  branch: string;
  commit: string;
}

/**
 * Brings an environment to what the base branch says now, whatever commit started the run: proves that the bundle is
 * in the store, whole, and waits until the service that follows the branch is ready with it.
 * An environment that `pipeline.yaml` lists and nothing was promoted to yet is no mistake: there is nothing to do.
 * @throws ConfigurationError when nothing is promoted to one that is not listed, or the bundle is missing or broken
 */
export async function deploy(
  inputs: DeployInputs,
  ports: DeployPorts,
): Promise<DeployResult | NothingToDeploy> {
  const { model, environment } = inputs;
  const { branch, commit } = await readBranch(inputs, ports);
  const source = readFromGit(ports.git, commit);
  if (await isUnpromoted(source, inputs)) {
    ports.log.notice(explainUnpromoted(inputs));
    return { model, environment, state: 'nothing' };
  }
  const wanted = { ...(await findTarget(source, model, { environment })), branch, commit };
  await proveStored(wanted, inputs, ports);
  if (inputs.serviceUrl === undefined) {
    ports.log.notice(
      `${inputs.environment} shall serve ${wanted.version}. No "service-url" is set, so nobody was waited for; a service started with --environment ${inputs.environment} --follow takes it up.`,
    );
    return describeResult(inputs, wanted, 'wanted');
  }
  return waitForService(inputs.serviceUrl, { inputs, ports, wanted });
}

async function readBranch({ base }: DeployInputs, { git }: DeployPorts) {
  const branch = base ?? (await git.defaultBranch());
  return { branch, commit: await git.fetch(branch) };
}

async function readWantedTarget(inputs: DeployInputs, ports: DeployPorts): Promise<WantedTarget> {
  const { branch, commit } = await readBranch(inputs, ports);
  const { model, environment } = inputs;
  const target = await findTarget(readFromGit(ports.git, commit), model, { environment });
  return { ...target, branch, commit };
}

async function proveStored(
  { bundle }: Target,
  { directory }: DeployInputs,
  { store }: DeployPorts,
): Promise<void> {
  await openBundle({ store, digest: bundle, directory: join(directory, OWN.bundles) });
}

interface Waiting {
  inputs: DeployInputs;
  ports: DeployPorts;
  wanted: WantedTarget;
}

async function waitForService(url: string, { inputs, ports, wanted: first }: Waiting): Promise<DeployResult> {
  const deadline = ports.clock().getTime() + inputs.timeoutSeconds * 1000;
  ports.log.info(`Waiting for ${url} to serve ${first.version} (${shortDigest(first.bundle)}).`);
  let wanted = first;
  let nextLook = ports.clock().getTime() + REMOTE_POLL_MS;
  for (;;) {
    const report = await readService(url);
    const now = ports.clock().getTime();
    if (isServing(report, wanted.bundle)) return describeResult(inputs, wanted, 'serving');
    if (now >= deadline) {
      return { ...describeResult(inputs, wanted, 'wanted'), failure: explainTimeout(inputs, wanted, report) };
    }
    await sleep(POLL_MS);
    if (now < nextLook) continue;
    wanted = await readAgain({ inputs, ports, wanted });
    nextLook = now + REMOTE_POLL_MS;
  }
}

/** A later merge replaces what is waited for. */
async function readAgain({ inputs, ports, wanted }: Waiting): Promise<WantedTarget> {
  const now = await readWantedTarget(inputs, ports);
  if (now.bundle !== wanted.bundle) {
    await proveStored(now, inputs, ports);
    ports.log.info(`${now.branch} says ${now.version} (${shortDigest(now.bundle)}) now.`);
  }
  return now;
}

function explainTimeout(inputs: DeployInputs, { version }: Target, report: ServiceReport): string {
  return `${inputs.serviceUrl} does not serve ${inputs.model} ${version} after ${inputs.timeoutSeconds} s: ${describeReport(report)}. Look at the service's log, and whether it follows this repository and environment.`;
}

function describeResult(
  { model, environment, serviceUrl }: DeployInputs,
  { version, bundle, commit, branch }: WantedTarget,
  state: DeployResult['state'],
): DeployResult {
  return { model, environment, version, bundle, commit, branch, serviceUrl: serviceUrl ?? null, state };
}
