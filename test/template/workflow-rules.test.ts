import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kitActionOf, listSteps, listWorkflows, readWorkflow, type Step } from './kit-files.ts';

/** Of a store on S3, and of one in a registry that is not the forge's own. */
const STORE_SECRETS = Object.fromEntries(
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'SLIPWAY_OCI_USER', 'SLIPWAY_OCI_PASSWORD'].map((name) => [
    name,
    `\${{ secrets.${name} }}`,
  ]),
);
const STORE_VARIABLES = Object.fromEntries(
  ['AWS_REGION', 'AWS_ENDPOINT_URL'].map((name) => [name, `\${{ vars.${name} }}`]),
);

const workflows = listWorkflows().map(readWorkflow);
const template = workflows.filter(({ file }) => file.startsWith('template-repo/'));

describe.each(workflows)('$file', (workflow) => {
  const jobs = Object.entries(workflow.jobs);

  test('gives no permission at the top, and says why for each that a job writes with', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) expect(job.permissions, `job ${name}`).toBeDefined();
    for (const line of workflow.text.split('\n').filter((text) => /^\s+[a-z-]+: (write|read)\b/.test(text))) {
      expect(line, 'a permission without its reason').toMatch(/# \w/);
    }
  });

  test('bounds the time of every job', () => {
    // A job that calls a workflow has no time of its own.
    for (const [name, job] of jobs.filter(([, { uses }]) => uses === undefined))
      expect(job['timeout-minutes'], `job ${name}`).toBeGreaterThan(0);
  });

  test('names every job', () => {
    for (const [name, job] of jobs) expect(job.name, `job ${name}`).toBeTruthy();
  });

  test('pins other actions by full commit SHA with the version in a comment', () => {
    for (const line of workflow.text.split('\n').filter((text) => /\buses:/.test(text))) {
      const kit =
        /uses: (slipway-mlops\/slipway\/action-[a-z/-]+@v1|\.\/action-[a-z/-]+|\.\/\.github\/workflows\/[a-z-]+\.yml)$/.test(
          line,
        );
      expect(kit || /uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line), line).toBe(true);
    }
  });

  test('asks to write only what one of its steps writes', () => {
    for (const [name, { permissions = {}, steps, uses }] of jobs) {
      // The steps of a called workflow are judged where they stand.
      if (uses !== undefined) continue;
      const writes = Object.entries(permissions).filter(([, access]) => access === 'write');
      const needed = steps.flatMap(listWrites);
      for (const [scope] of writes) expect(needed, `job ${name}`).toContain(scope);
    }
  });

  test('puts no expression into a script', () => {
    for (const { job, step } of listSteps(workflow))
      expect(step.run ?? '', `job ${job}`).not.toContain('${{');
  });

  test('chooses between jobs by their results: outputs of a skipped one are not empty everywhere', () => {
    for (const { job, step } of listSteps(workflow)) {
      for (const value of Object.values(step.with ?? {}).map(String)) {
        if (!value.includes('||')) continue;
        for (const [, guard, needed] of value.matchAll(/(\S+ == '\w+' && )?needs\.([\w-]+)\.outputs/g)) {
          expect(guard, `job ${job}: ${value}`).toMatch(`needs.${needed}.result == '`);
        }
      }
    }
  });

  test('refers only to steps and jobs that exist, and to outputs they have', () => {
    for (const [name, job] of jobs) {
      const text = JSON.stringify(job);
      for (const [, needed = '', output] of text.matchAll(/needs\.([\w-]+)(?:\.outputs\.([\w-]+))?/g)) {
        expect([job.needs].flat(), `job ${name}`).toContain(needed);
        if (output) expect(workflow.jobs[needed]?.outputs, `job ${needed}`).toHaveProperty([output]);
      }
      for (const [, step] of text.matchAll(/steps\.([\w-]+)\./g)) {
        expect(
          job.steps.map(({ id }) => id),
          `job ${name}`,
        ).toContain(step);
      }
    }
  });
});

/** What a step writes with the job's token, by what it uses or runs. */
function listWrites({ uses, run }: Step): string[] {
  const action = kitActionOf(uses) ?? uses?.split('@')[0] ?? '';
  const programs = Object.entries(PROGRAMS).filter(([, pattern]) => pattern.test(run ?? ''));
  return [...(WRITES[action] ?? []), ...programs.map(([scope]) => scope)];
}

/** What programs in scripts write. */
const PROGRAMS: Record<string, RegExp> = { contents: /\bgh (release|api)\b/, packages: /\bskopeo copy\b/ };

/** As the README of each action says, plus the registry where the store is ghcr.io. */
const WRITES: Record<string, readonly string[]> = {
  'action-ingest': ['contents', 'pull-requests', 'packages'],
  'action-train/record': ['contents'],
  'action-train/report': ['pull-requests'],
  'action-package': ['packages'],
  'action-package/promote': ['contents', 'pull-requests', 'statuses'],
  'action-package/rollback': ['contents', 'pull-requests', 'statuses'],
  'action-package/tags': ['contents'],
  'action-monitor': ['issues', 'actions'],
  'actions/attest': ['id-token', 'attestations'],
};

test('an action is pinned alike everywhere', () => {
  const pins = new Map<string, Set<string>>();
  for (const { text } of workflows) {
    for (const [, action = '', pin = ''] of text.matchAll(/uses: (actions\/[a-z-]+)@(.+)$/gm))
      pins.set(action, (pins.get(action) ?? new Set()).add(pin));
  }
  for (const [action, found] of pins) expect([...found], action).toHaveLength(1);
});

/** Writes what another job found, from its artifact alone. */
const WITHOUT_PROJECT = 'action-train/report';

const users = workflows.filter(({ file }) => !file.startsWith('.github/'));

describe.each(users)('$file works with every store and token', (workflow) => {
  const jobs = Object.entries(workflow.jobs).filter(([, { steps }]) => steps !== undefined);

  test('gives credentials to the jobs that use the store, and to no job that trains', () => {
    for (const [name, job] of jobs) {
      const stores = job.steps.map((step) => String(step.with?.['store'] ?? '')).filter((url) => url !== '');
      const trains = job.steps.some(({ uses }) => kitActionOf(uses) === 'action-train');
      if (trains) expect(JSON.stringify(job), `job ${name}`).not.toContain('secrets.');
      // Where it trains, the store is asked what it gives to anybody.
      if (trains || stores.every((url) => url.startsWith('file://'))) continue;
      expect(job.env, `job ${name}`).toMatchObject(STORE_SECRETS);
      expect(workflow.env).toMatchObject(STORE_VARIABLES);
    }
  });

  test('pushes and opens pull requests with the token that starts their checks', () => {
    for (const [name, { steps }] of jobs) {
      const proposes = steps.filter(({ uses, with: inputs }) => proposesPullRequest(uses, inputs));
      if (proposes.length === 0) continue;
      const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      for (const step of [checkout, ...proposes]) {
        if (step?.with?.['commit'] === 'direct') continue;
        expect(step?.with?.['token'], `job ${name}`).toMatch(
          /^\$\{\{ secrets\.SLIPWAY_TOKEN \|\| github\.token \}\}$/,
        );
      }
    }
  });
});

function proposesPullRequest(uses: string | undefined, inputs: Step['with'] = {}): boolean {
  const action = kitActionOf(uses) ?? '';
  if (action === 'action-ingest') return inputs['commit'] !== 'none' && inputs['restore'] !== true;
  return ['action-package/promote', 'action-package/rollback'].includes(action);
}

/** What the local runners cannot do, so that one template runs on GitHub, Gitea and act alike. */
describe.each(template)('$file runs on every forge', (workflow) => {
  test('asks for nothing that only GitHub has', () => {
    for (const job of Object.values(workflow.jobs)) {
      expect(job).not.toHaveProperty('services');
      expect(job).not.toHaveProperty('container');
      expect(job).not.toHaveProperty('continue-on-error');
    }
    // Gitea takes a workflow for broken, and runs none of it, that has an expression here.
    for (const { step } of listSteps(workflow))
      expect([undefined, true, false]).toContain(step['continue-on-error']);
    expect(workflow.text).not.toMatch(
      /needs\.\*|strategy\.job-|github\.workflow_(ref|sha)|queue: max|uses: \$\//,
    );
    expect(workflow.text).not.toMatch(/RUNNER_OS|RUNNER_ARCH|GITHUB_ACTION_PATH/);
  });

  test('checks out before it uses the project', () => {
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const kit = job.steps.findIndex(
        ({ uses }) => kitActionOf(uses) && kitActionOf(uses) !== WITHOUT_PROJECT,
      );
      const checkout = job.steps.findIndex(({ uses }) => uses?.startsWith('actions/checkout@'));
      if (job.steps[kit]?.with?.['code-artifact']) continue; // another job checked out for it
      if (kit >= 0) expect(checkout, `job ${name}`).toBeGreaterThanOrEqual(0);
      if (kit >= 0) expect(checkout, `job ${name}`).toBeLessThan(kit);
    }
  });

  test('says whether a checkout keeps its credentials', () => {
    for (const { step } of listSteps(workflow)) {
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toHaveProperty('persist-credentials');
    }
  });

  test('waits for no event that runs foreign code with secrets', () => {
    for (const trigger of ['pull_request_target', 'issue_comment']) {
      expect(workflow.on).not.toHaveProperty(trigger);
    }
    if (workflow.file.endsWith('/report.yml')) expect(workflow.on).toHaveProperty('workflow_run');
    else expect(workflow.on).not.toHaveProperty('workflow_run');
  });
});

/** Inputs that are words for people, or that ask for the same work as an empty one. */
const SAME_WORK: Readonly<Record<string, readonly string[]>> = { 'rollback.yml': ['reason'] };

function dispatchInputs(on: Record<string, unknown>): object {
  const { inputs } = Object(on['workflow_dispatch']);
  return Object(inputs);
}

describe.each(template.filter(({ concurrency }) => concurrency))(
  '$file loses no work to another run',
  ({ file, on, concurrency }) => {
    const name = basename(file);

    test('ends no run that is under way, but checks of a commit that is no longer the newest', () => {
      const isChecks = name === 'pull-request.yml';
      expect(concurrency?.['cancel-in-progress']).toBe(isChecks);
      if (isChecks) expect(concurrency?.group).toContain('github.event.number');
    });

    // Of the runs of one group that wait, only the newest is kept: https://docs.github.com/actions/using-jobs/using-concurrency
    test('lets a run that waits give way only to one that does the same', () => {
      const inputs = Object.keys(dispatchInputs(on)).filter((input) => !SAME_WORK[name]?.includes(input));
      for (const input of inputs) expect(concurrency?.group).toContain(`inputs.${input}`);
    });
  },
);

test('a job that may reach a store on S3 may reach one in a registry elsewhere too', () => {
  const envs = template.flatMap(({ jobs }) => Object.values(jobs).map(({ env }) => env ?? {}));
  const reaching = envs.filter((env) => 'AWS_SECRET_ACCESS_KEY' in env);
  expect(reaching.length).toBeGreaterThan(0);
  for (const env of reaching) {
    for (const name of ['SLIPWAY_OCI_USER', 'SLIPWAY_OCI_PASSWORD'])
      expect(env[name]).toBe(`\${{ secrets.${name} }}`);
  }
});

describe('training never sees the test split', () => {
  const lanes = template.flatMap(({ file, jobs, env }) =>
    Object.entries(jobs)
      .filter(([, { steps }]) => steps.some(({ uses }) => kitActionOf(uses) === 'action-train'))
      .map(([name, job]) => ({ file, name, job, env })),
  );

  test('three jobs train: the trial, the CPU lane, the GPU lane', () => {
    expect(lanes.map(({ name }) => name).sort()).toEqual(['train-cpu', 'train-gpu', 'trial-train']);
  });

  test.each(lanes)('$name in $file has no secret, no permission and no clone', ({ job, env }) => {
    expect(JSON.stringify(job)).not.toMatch(/secrets\.|github\.token/);
    expect(JSON.stringify(env ?? {})).not.toContain('secrets.');
    expect(job.permissions).toEqual({});
    expect(job.steps).toHaveLength(1);
    const [given] = Object.values(job.needs ? [job.needs].flat() : []);
    for (const name of ['artifact', 'code-artifact', 'code-commit', 'code-tree'])
      expect(job.steps[0]?.with?.[name]).toBe(`\${{ needs.${given}.outputs.${name} }}`);
    expect(job.steps[0]?.with?.['store']).toBe(`\${{ env.SLIPWAY_STORE }}`);
  });
});

test('the workflow after a fork sees data alone: no checkout, no script, no secret, two permissions', () => {
  const workflow = template.find(({ file }) => file.endsWith('/report.yml'));
  expect(Object.keys(workflow?.jobs ?? {})).toEqual(['report']);
  const { steps, permissions, env } = workflow?.jobs['report'] ?? never();
  expect(steps).toEqual([{ uses: 'slipway-mlops/slipway/action-train/report@v1' }]);
  expect(permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
  expect([env, workflow?.env]).toEqual([undefined, undefined]);
  expect(workflow?.text).not.toContain('secrets.');
});

test("Dependabot's pull requests are commented on by exactly one of the two workflows", () => {
  const of = (file: string) => template.find((each) => each.file.endsWith(file))?.jobs ?? {};
  const after = String(of('/report.yml')['report']?.if);
  const within = String(of('/pull-request.yml')['trial-report']?.if);
  expect(after).toContain("|| startsWith(github.event.workflow_run.head_branch, 'dependabot/')");
  expect(within).toContain("&& !startsWith(github.event.pull_request.head.ref, 'dependabot/')");
});

test('the trial runs on a runner of ours only for branches of this repository', () => {
  const trial = template.find(({ file }) => file.endsWith('/pull-request.yml'))?.jobs['trial-train'];
  expect(trial?.['runs-on']).toContain("vars.TRIAL_RUNNER || 'ubuntu-24.04'");
  expect(trial?.if).toContain(
    "(vars.TRIAL_RUNNER == '' || github.event.pull_request.head.repo.full_name == github.repository)",
  );
});

test("what runs a pull request's code may write nothing, and what may write runs none of it", () => {
  const workflow = template.find(({ file }) => file.endsWith('/pull-request.yml'));
  for (const [name, { permissions, steps }] of Object.entries(workflow?.jobs ?? {})) {
    const writes = Object.values(permissions ?? {}).includes('write');
    expect(writes, name).toBe(name === 'trial-report');
    if (writes) expect(steps).toEqual([{ uses: 'slipway-mlops/slipway/action-train/report@v1' }]);
  }
});

function never(): never {
  throw new Error('There is no such workflow.');
}

test('the gate always runs and waits for every other job', () => {
  const workflow = template.find(({ file }) => file.endsWith('/pull-request.yml'));
  const { gate, ...others } = workflow?.jobs ?? {};
  expect(gate?.if).toBe('always()');
  expect([gate?.needs].flat().sort()).toEqual(Object.keys(others).sort());
  for (const name of Object.keys(others)) expect(JSON.stringify(gate)).toContain(`needs.${name}.result`);
});
