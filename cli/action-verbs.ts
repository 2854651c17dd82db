import { join } from 'node:path';
import { KIT_ROOT } from './kit-root.ts';

/** The folder of each verb that is an action. */
export const ACTION_FOLDERS = {
  ingest: 'action-ingest',
  train: 'action-train',
  evaluate: 'action-train/evaluate',
  compare: 'action-train/compare',
  report: 'action-train/report',
  record: 'action-train/record',
  package: 'action-package',
  promote: 'action-package/promote',
  rollback: 'action-package/rollback',
  verify: 'action-package/verify',
  tags: 'action-package/tags',
  check: 'action-serve',
  deploy: 'action-serve/deploy',
  monitor: 'action-monitor',
} as const;

/** A verb that is an action. */
export type ActionVerb = keyof typeof ACTION_FOLDERS;

/** Where the `action.yml` of a verb lies. */
export function locateActionFile(verb: ActionVerb): string {
  return join(KIT_ROOT, ACTION_FOLDERS[verb], 'action.yml');
}
