import { join } from 'node:path';
import { type Digest, shortDigest } from '../../../kit/format/manifest/digest.ts';
import type { DifferenceVerdict, GateVerdict } from '../../../kit/format/manifest/duel.ts';
import type { Environment } from '../../../kit/format/manifest/registry.ts';
import { countOperators } from '../../../kit/format/onnx/count-operators.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { ProposedChange } from '../../../kit/host/forge/forge.ts';
import { type Bundle, openBundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { raceModels } from '../../../kit/ml/duel/race-models.ts';
import { repinDeployment } from '../../../kit/ml/registry/deploy-pins.ts';
import { readEnvironment } from '../../../kit/ml/registry/environments.ts';
import { describeOutcome } from '../../../kit/report/duel/describe-outcome.ts';
import { describeGates } from '../../../kit/report/duel/render-gates.ts';
import { type Base, readBase, requireVersion } from '../shared/read-base.ts';
import { requireSignedVersion } from '../shared/sign/check-version-signatures.ts';
import { type Evidence, findEvidence } from '../shared/sign/find-evidence.ts';
import { assignVersion } from './assign-version.ts';
import { compareWithChampion } from './compare-with-champion.ts';
import type { PromoteInputs } from './inputs.ts';
import { promotionFamily } from './list-proposed.ts';
import { nameSides } from './name-sides.ts';
import type { PromotePorts, Promotion } from './promotion.ts';
import { listPromotionFiles } from './promotion-files.ts';
import { type PullRequestText, renderPullRequest } from './render-pull-request.ts';
import { requireSharedOrigin } from './require-shared-origin.ts';
import { warnOfClash } from './warn-of-clash.ts';

export interface PromotionResult {
  model: string;
  environment: string;
  version: string;
  bundle: Digest;
  verdict: GateVerdict;
  /** What the comparison with the live model says; `unpaired` where there is none. */
  comparison: DifferenceVerdict;
  /** True when a pull request was opened or updated. */
  changed: boolean;
  state: ProposedChange['state'] | 'live';
  url: string;
  number?: number;
  branch: string;
  body: string;
}

/**
 * Proposes a bundle for an environment: compares it with the model live there, applies the gates, and opens or updates
 * the one pull request of this bundle and environment. Gates that fail do not keep the pull request from being opened:
 * its status is then `failure`, which branch protection can require.
 * @throws ConfigurationError for a bundle that is not this model's, or files on the base branch that are not what they
 * should be
 */
export async function promoteModel(inputs: PromoteInputs, ports: PromotePorts): Promise<PromotionResult> {
  const { model, environment, candidate } = inputs;
  const base = await readBase(ports.git, inputs.base);
  const pointer = await readEnvironment(base.source, model, environment);
  const digest =
    'bundle' in candidate ? candidate.bundle : (await requireVersion(base, model, candidate.version)).bundle;
  if (pointer?.bundle === digest) return describeLive(pointer, base);
  const promotion = await examine({ inputs, ports, base, pointer, digest });
  const text = renderPullRequest(promotion);
  const change = await propose({ inputs, ports, promotion, text });
  await reportStatus(ports, promotion, change);
  const { state, url, number, branch } = change;
  const changed = state === 'opened' || state === 'updated';
  const { isNew, version } = promotion.assignment;
  if (changed && isNew) await warnOfClash({ ...ports, base: base.branch, model, environment, version });
  return {
    model,
    environment,
    version: version.version,
    bundle: digest,
    verdict: promotion.comparison.verdict,
    comparison: promotion.comparison.outcome,
    changed,
    state,
    url,
    ...(number === undefined ? {} : { number }),
    branch,
    body: text.body,
  };
}

interface Examination {
  inputs: PromoteInputs;
  ports: PromotePorts;
  base: Base;
  pointer: Environment | undefined;
  digest: Digest;
}

async function examine({ inputs, ports, base, pointer, digest }: Examination): Promise<Promotion> {
  const { model, environment } = inputs;
  const open = (bundle: Digest) =>
    openBundle({ store: ports.store, digest: bundle, directory: join(inputs.directory, OWN.bundles) });
  const challenger = await open(digest);
  refuseOtherModel(challenger, model);
  const champion = pointer ? { pointer, bundle: await open(pointer.bundle) } : null;
  const assignment = await assignVersion({ ...ports, base, environment, challenger, openBundle: open });
  if (assignment.isNew) await requireSharedOrigin({ bundle: challenger, ...ports, lock: inputs.lock });
  const evidence = await settleEvidence({ inputs, ports, base, challenger, assignment });
  const comparison = await compareWithChampion({ inputs, ports, challenger, champion });
  const operators = {
    challenger: assignment.version.operators,
    champion: champion && (await countOperators(champion.bundle.modelFile)),
  };
  const latency = await raceModels({
    challenger,
    champion: champion?.bundle ?? null,
    runtimePath: inputs.runtimePath,
    log: ports.log,
  });
  return {
    model,
    environment,
    base,
    challenger,
    champion,
    assignment,
    evidence,
    comparison,
    operators,
    latency,
  };
}

/** What a new version keeps of its signatures; one that is there already has to have those that are required. */
async function settleEvidence({
  inputs: { policy },
  ports: { store, log },
  base: { source },
  challenger: bundle,
  assignment: { isNew, version },
}: Pick<Examination, 'inputs' | 'ports' | 'base'> &
  Pick<Promotion, 'challenger' | 'assignment'>): Promise<Evidence | null> {
  if (isNew) return findEvidence({ bundle, store, source, policy, log });
  await requireSignedVersion({ source, version, bundle, policy });
  return null;
}

function refuseOtherModel({ digest, evaluation }: Bundle, model: string): void {
  if (evaluation.model === model) return;
  throw new ConfigurationError(
    'SLW_MODEL_MISMATCH',
    `Bundle ${shortDigest(digest)} is the model "${evaluation.model}", not "${model}". Give this model's bundle, or set the input "model".`,
  );
}

interface Proposing {
  inputs: PromoteInputs;
  ports: PromotePorts;
  promotion: Promotion;
  text: PullRequestText;
}

async function propose({ inputs, ports, promotion, text }: Proposing): Promise<ProposedChange> {
  const { model, environment, base, challenger, assignment, comparison } = promotion;
  const pointing = { model, environment, bundle: challenger.digest };
  const title = `Promote ${model} ${assignment.version.version} to ${environment}`;
  const family = promotionFamily(model, environment);
  const labels = ['slipway', 'promotion', ...(comparison.verdict === 'fail' ? ['gates-failed'] : [])];
  return ports.forge.proposeChange({
    branch: `${family}${shortDigest(challenger.digest)}`,
    supersedes: family,
    base: base.branch,
    title,
    ...text,
    files: { ...listPromotionFiles(promotion), ...(await repinDeployment(base.source, pointing)) },
    message: `${title}\n\nBundle ${challenger.digest}\nVerdict: ${comparison.verdict}`,
    labels,
    reviewers: inputs.reviewers,
  });
}

async function reportStatus(
  ports: PromotePorts,
  promotion: Promotion,
  change: ProposedChange,
): Promise<void> {
  const reason = explainNothing(change);
  if (reason !== undefined) return ports.log.notice(reason);
  const { comparison } = promotion;
  const outcome = describeOutcome(comparison, nameSides(comparison.champion));
  await ports.forge.setStatus({
    commit: change.commit,
    context: 'slipway/promote',
    state: comparison.verdict === 'fail' ? 'failure' : 'success',
    description: `${outcome}; gates: ${describeGates(comparison)}`,
    url: change.url,
  });
}

/** Why nothing was proposed; undefined when something was. */
function explainNothing({ state, url }: ProposedChange): string | undefined {
  if (state === 'merged') return 'The base branch holds this promotion already.';
  if (state === 'closed')
    return `A person closed the pull request of this bundle (${url}), which is respected. Reopen it, or package another bundle.`;
  if (state === 'superseded')
    return `A newer pull request (${url}) has taken the place of this bundle's. Close that one to propose this bundle again.`;
  return undefined;
}

function describeLive(pointer: Environment, base: Base): PromotionResult {
  const { model, environment, version, bundle } = pointer;
  return {
    model,
    environment,
    version,
    bundle,
    verdict: 'pass',
    comparison: 'unpaired',
    changed: false,
    state: 'live',
    url: '',
    branch: base.branch,
    body: `${environment} on ${base.branch} points to this bundle already.`,
  };
}
