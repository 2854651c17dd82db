/** Whether a verb reads what lies in the checkout, and so does what the one who wrote it wants. */
type Checkout = 'read' | 'none';

/**
 * Every verb that runs as a step. One that is not listed here cannot be started: `run` takes no other name.
 * Only `report` reads no checkout: it writes what others found, as data that it checks.
 */
export const VERBS = {
  ingest: 'read',
  train: 'read',
  evaluate: 'read',
  compare: 'read',
  report: 'none',
  record: 'read',
  package: 'read',
  promote: 'read',
  rollback: 'read',
  verify: 'read',
  tags: 'read',
  check: 'read',
  deploy: 'read',
  serve: 'read',
  monitor: 'read',
} as const satisfies Readonly<Record<string, Checkout>>;

export type Verb = keyof typeof VERBS;
