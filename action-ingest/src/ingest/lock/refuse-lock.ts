import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';

/** @throws ConfigurationError with what is wrong about a lock, where anything is */
export function refuseFaults(name: string, faults: readonly string[], cure: string): void {
  if (faults.length === 0) return;
  throw new ConfigurationError(
    'SLW_LOCK_BROKEN',
    `The data lock ${name} does not hold: ${faults.join('; ')}. ${cure}`,
  );
}
