import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { suggest } from '../../../kit/ground/errors/suggest.ts';
import { listEnvironments, listModels } from '../../../kit/ml/registry/environments.ts';
import { environmentsFolder } from '../../../kit/ml/registry/paths.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import { findLostPointers, type LostPointer } from './find-lost-pointers.ts';
import type { VerifyInputs } from './inputs.ts';
import { type CheckedLink, EVERY_ENVIRONMENT } from './lineage.ts';
import type { VerifyPorts } from './verification.ts';

/** What is to be verified: each environment, and the lost pointers among them. */
export interface Choice {
  environments: string[];
  lost: LostPointer[];
  /** Those that `pipeline.yaml` names, that have a pointer, or that had one. */
  known: string[];
  /** False in a shallow clone, where what was deleted is not seen. */
  seesHistory: boolean;
  /** What could not be looked for. */
  unseen: CheckedLink[];
}

const UNSEEN_HISTORY: CheckedLink = {
  environment: EVERY_ENVIRONMENT,
  link: 'history → pointers',
  state: 'unchecked',
  detail: 'deleted pointers are not seen in this shallow clone: check out with fetch-depth: 0',
};

/**
 * The environments that have a pointer, or had one and are not retired; or the one that was asked for.
 * None where nothing was promoted yet.
 * @throws ConfigurationError for a model that was asked for by name and has no pointer
 */
export async function chooseEnvironments(
  inputs: VerifyInputs,
  { git, log }: VerifyPorts,
  source: RegistrySource,
): Promise<Choice> {
  const { model, environment } = inputs;
  const present = await listEnvironments(source, model);
  const gone = await findLostPointers({ git, source, model });
  const lost = gone.filter((each) => !isRetired(each, inputs));
  const wanted = [...present, ...lost.map((each) => each.environment)].sort();
  if (wanted.length === 0) sayNothingPromoted({ inputs, log, models: await listModels(source) });
  const seesHistory = !(await isBlind(git));
  return {
    environments: environment === undefined ? wanted : [environment],
    lost,
    known: [...(inputs.pipeline?.environments ?? []), ...present, ...gone.map((each) => each.environment)],
    seesHistory,
    unseen: seesHistory ? [] : [UNSEEN_HISTORY],
  };
}

/** A shallow clone knows of no deletion. */
async function isBlind(git: VerifyPorts['git']): Promise<boolean> {
  return (await git.headCommit()) !== null && (await git.isShallow());
}

/** An environment taken out of `pipeline.yaml` lost its pointer on purpose. */
function isRetired({ environment }: LostPointer, { pipeline }: VerifyInputs): boolean {
  return pipeline?.environments !== undefined && !pipeline.environments.includes(environment);
}

function sayNothingPromoted({
  inputs: { model, modelGiven },
  log,
  models,
}: {
  inputs: VerifyInputs;
  log: VerifyPorts['log'];
  models: readonly string[];
}): void {
  const state = `Nothing of ${model} was promoted yet: ${environmentsFolder(model)} holds no pointer.`;
  const known = suggest(model, models);
  if (modelGiven) {
    throw new ConfigurationError(
      'SLW_NAME_UNKNOWN',
      `${state}${known} Correct the input "model", or promote a bundle first.`,
    );
  }
  if (models.length > 0) log.warning(`${state}${known} If the model was renamed, correct "model".`);
  else log.info(state);
}
