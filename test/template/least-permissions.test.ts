import { expect, test } from 'vitest';
import { kitActionOf, listWorkflows, readWorkflow, type Step } from './kit-files.ts';

/** What a job needs for what it uses, beside `contents: read` to check out. */
const NEEDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'action-ingest': { contents: 'write', 'pull-requests': 'write', packages: 'write' },
  'action-ingest to restore': { packages: 'read' },
  'action-ingest on trial': {},
  'action-train': {},
  'action-train/evaluate': { packages: 'read' },
  'action-train/compare': { packages: 'read' },
  'action-train/report': { 'pull-requests': 'write' },
  'action-train/report on another run': { actions: 'read', 'pull-requests': 'write' },
  'action-train/record': { contents: 'write' },
  'action-package': { packages: 'write' },
  'action-package/promote': {
    contents: 'write',
    'pull-requests': 'write',
    statuses: 'write',
    packages: 'read',
  },
  'action-package/rollback': {
    actions: 'read',
    contents: 'write',
    'pull-requests': 'write',
    statuses: 'write',
  },
  'action-package/verify': { packages: 'read' },
  'action-package/tags': { contents: 'write' },
  'action-serve': { packages: 'read' },
  'action-serve/deploy': { packages: 'read' },
  'actions/attest': { 'id-token': 'write', attestations: 'write' },
  'action-monitor': { issues: 'write', actions: 'write', packages: 'read' },
};

/** The use that a step makes of the kit, or of an action that needs more than a checkout; undefined for the rest. */
function useOf({ uses, with: inputs }: Step, file: string): string | undefined {
  if (uses?.startsWith('actions/attest@')) return 'actions/attest';
  const action = kitActionOf(uses);
  if (action === 'action-train/report' && file.endsWith('/report.yml')) return `${action} on another run`;
  if (action !== 'action-ingest') return action;
  if (inputs?.['restore'] === true) return 'action-ingest to restore';
  return inputs?.['commit'] === 'none' ? 'action-ingest on trial' : action;
}

const jobs = listWorkflows()
  .filter((file) => file.startsWith('template-repo/'))
  .map(readWorkflow)
  .flatMap((workflow) =>
    Object.entries(workflow.jobs).map(([name, job]) => ({ file: workflow.file, name, job })),
  );

test.each(jobs)('$name in $file gets the permissions its steps need, and no others', ({ file, job }) => {
  const checkout = job.steps.some(({ uses }) => uses?.startsWith('actions/checkout@'));
  const needs = job.steps.map((step) => NEEDS[useOf(step, file) ?? ''] ?? {});
  expect(job.permissions).toEqual(Object.assign(checkout ? { contents: 'read' } : {}, ...needs));
});

test('every use of the kit in the template is known here', () => {
  const uses = jobs
    .flatMap(({ file, job }) => job.steps.map((step) => useOf(step, file)))
    .filter((use) => use !== undefined);
  expect([...new Set(uses)].sort()).toEqual(Object.keys(NEEDS).sort());
});
