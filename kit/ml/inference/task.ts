import { type Column, type Contract, targetColumn } from '../../format/contract/contract.ts';
import type { Task } from '../../format/manifest/evaluation.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/**
 * The task as configured, else what the target's type says: a boolean or two listed values make it binary, more listed
 * values multiclass, any other number a regression, any other text multiclass.
 * @throws ConfigurationError for a contract without a target, or a target that the configured task cannot have
 */
export function resolveTask(configured: Task | undefined, contract: Contract): Task {
  const target = targetColumn(contract);
  if (configured) {
    const mismatch = findMismatch(configured, target);
    if (mismatch === undefined) return configured;
    throw new ConfigurationError(
      'SLW_TASK_MISMATCH',
      `The task is ${configured}, and the target "${target.name}" ${mismatch}. Correct "task" in pipeline.yaml, or the target in the data contract.`,
    );
  }
  const { type, enum: values } = target;
  if (type === 'boolean' || values?.length === 2) return 'binary';
  return values || type === 'string' ? 'multiclass' : 'regression';
}

/** Why a task cannot have this target; undefined where it can. Without an `enum`, the classes are the model's to name. */
function findMismatch(task: Task, { type, enum: values }: Column): string | undefined {
  if (task === 'regression')
    return type === 'number' || type === 'integer' ? undefined : `is of type ${type}, not a number`;
  if (task === 'binary' && values && values.length !== 2)
    return `has ${values.length} value${values.length === 1 ? '' : 's'} (${values.join(', ')}), not two`;
  return undefined;
}
