import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import type { Environment, Version } from '../../../kit/format/manifest/registry.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { ProposedChange } from '../../../kit/host/forge/forge.ts';
import { repinDeployment } from '../../../kit/ml/registry/deploy-pins.ts';
import { readEnvironment } from '../../../kit/ml/registry/environments.ts';
import { environmentPath } from '../../../kit/ml/registry/paths.ts';
import type { ProposalPorts } from '../shared/open-ports.ts';
import { type Base, readBase, requireVersion } from '../shared/read-base.ts';
import { renderPointer } from '../shared/render-pointer.ts';
import type { RollbackInputs } from './inputs.ts';
import { type EvidencePorts, type MonitorEvidence, readEvidence } from './read-evidence.ts';
import { summariseEvidence } from './render-evidence.ts';
import { type RollbackText, renderRollback } from './render-rollback.ts';
import { requirePreviousVersion } from './require-previous.ts';

/** What rollback touches. */
export interface RollbackPorts extends ProposalPorts {
  monitoring: EvidencePorts;
}

export interface RollbackResult {
  title: string;
  /** The version gone back to. */
  version: string;
  from: string;
  changed: boolean;
  state: ProposedChange['state'];
  url: string;
  number?: number;
  branch: string;
  body: string;
}

/**
 * Opens the pull request that points an environment back to a version that was live before.
 * @throws ConfigurationError when nothing is live there, or there is nothing to go back to, or the evidence is of
 * something else
 */
export async function rollBack(inputs: RollbackInputs, ports: RollbackPorts): Promise<RollbackResult> {
  const { model, environment } = inputs;
  const base = await readBase(ports.git, inputs.base);
  const live = await requireLive(inputs, base);
  const to = inputs.to ?? (await requirePreviousVersion({ git: ports.git, base, model, environment }));
  const target = await requireVersion(base, model, to);
  refuseSame(live, target);
  const evidence = await readEvidence(inputs, ports.monitoring);
  const title = `Roll back ${model} to ${target.version} in ${environment}`;
  const text = await renderRollback({ inputs, base, live, target, evidence });
  const change = await propose({ inputs, ports, base, target, title, text, evidence });
  return {
    title,
    body: text.body,
    version: target.version,
    from: live.version,
    changed: change.state === 'opened' || change.state === 'updated',
    state: change.state,
    url: change.url,
    ...(change.number === undefined ? {} : { number: change.number }),
    branch: change.branch,
  };
}

async function requireLive({ model, environment }: RollbackInputs, base: Base): Promise<Environment> {
  const live = await readEnvironment(base.source, model, environment);
  if (live) return live;
  throw new ConfigurationError(
    'SLW_NOTHING_LIVE',
    `Nothing of ${model} is live in ${environment} on ${base.branch}, so there is nothing to roll back. Check the environment's name.`,
  );
}

function refuseSame(live: Environment, target: Version): void {
  if (live.version !== target.version) return;
  throw new ConfigurationError(
    'SLW_ROLLBACK_IMPOSSIBLE',
    `${live.environment} points to ${live.model} ${live.version} already. Name another version with the input "to".`,
  );
}

interface Proposing {
  inputs: RollbackInputs;
  ports: ProposalPorts;
  base: Base;
  target: Version;
  title: string;
  text: RollbackText;
  evidence: MonitorEvidence | undefined;
}

async function propose({
  inputs,
  ports,
  base,
  target,
  title,
  text,
  evidence,
}: Proposing): Promise<ProposedChange> {
  const { model, environment, reason } = inputs;
  const { version, bundle } = target;
  const pointing = { model, environment, version, bundle };
  const pinned = await repinDeployment(base.source, pointing);
  const change = await ports.forge.proposeChange({
    branch: `slipway/rollback/${model}-${environment}-${shortDigest(bundle)}`,
    base: base.branch,
    title,
    ...text,
    files: { [environmentPath(model, environment)]: renderPointer(pointing), ...pinned },
    message: [
      title,
      `Bundle ${bundle}`,
      ...(reason ? [reason] : []),
      ...(evidence ? [`Monitoring ${summariseEvidence(evidence)}.`] : []),
    ].join('\n\n'),
    labels: ['slipway', 'rollback'],
  });
  if (change.state === 'merged' || change.state === 'closed') return change;
  const description = `back to ${version}, which was reviewed when it was promoted`;
  await ports.forge.setStatus({
    commit: change.commit,
    context: 'slipway/rollback',
    state: 'success',
    description,
    url: change.url,
  });
  return change;
}
