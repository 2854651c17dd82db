import type { Environment } from '../../../kit/format/manifest/registry.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { suggest } from '../../../kit/ground/errors/suggest.ts';
import { listEnvironments, readEnvironment } from '../../../kit/ml/registry/environments.ts';
import { environmentPath } from '../../../kit/ml/registry/paths.ts';
import type { LostPointer } from './find-lost-pointers.ts';
import type { Check } from './verification.ts';

/** The pointer of an environment. @throws ConfigurationError when there is none, with what became of it where known */
export async function requirePointer({ source, inputs, environment, lost }: Check): Promise<Environment> {
  const pointer = await readEnvironment(source, inputs.model, environment);
  if (pointer) return pointer;
  const loss = lost.find((each) => each.environment === environment);
  if (loss) throw new ConfigurationError('SLW_REGISTRY_INCOHERENT', explainLoss(loss));
  const known = suggest(environment, await listEnvironments(source, inputs.model));
  throw new ConfigurationError(
    'SLW_NOTHING_LIVE',
    `${environmentPath(inputs.model, environment)} does not exist.${known} Promote a model to it, or correct the environment's name.`,
  );
}

function explainLoss({ environment, path, deletion }: LostPointer): string {
  if (deletion === null)
    return `${path} is in HEAD and not in the checkout. Restore it: git checkout HEAD -- ${path}`;
  const { commit, subject } = deletion;
  return `${path} was deleted by commit ${commit} (${subject}). Restore it (git checkout ${commit}^ -- ${path}), or take "${environment}" out of "environments" in pipeline.yaml if it is retired`;
}
