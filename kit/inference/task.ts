import { type Contract, targetColumn } from '../contract/contract.ts';
import type { Task } from '../manifest/evaluation.ts';

/**
 * The task as configured, else what the target's type says: a boolean or two listed values make it binary, more listed
 * values multiclass, any other number a regression, any other text multiclass.
 */
export function resolveTask(configured: Task | undefined, contract: Contract): Task {
  if (configured) return configured;
  const { type, enum: values } = targetColumn(contract);
  if (type === 'boolean' || values?.length === 2) return 'binary';
  return values || type === 'string' ? 'multiclass' : 'regression';
}
