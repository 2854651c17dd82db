import { dirname, join } from 'node:path';
import type { Pipeline } from './pipeline-schema.ts';

/** Where a project keeps what describes its data, from its folder. */
export interface DataPaths {
  contract: string;
  lock: string;
}

const USUAL: DataPaths = { contract: 'data/contract.json', lock: 'data/data.lock.json' };

/** The paths that `pipeline.yaml` names, else the usual ones. */
export function locateData(pipeline: Pipeline | undefined): DataPaths {
  const { contract, lock } = pipeline?.data ?? {};
  return { contract: contract ?? USUAL.contract, lock: lock ?? USUAL.lock };
}

/** Where the profile lies: beside the lock. */
export function locateProfile(lock: string): string {
  return join(dirname(lock), 'profile.json');
}
