import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { expect, test } from 'vitest';
import { type Job, listWorkflows, readWorkflow } from './kit-files.ts';

/** Events that a fork can cause. What they carry of where the code is from differs. */
const FORK_EVENTS: Readonly<Record<string, unknown>> = {
  pull_request: { number: 1, pull_request: { head: { ref: 'x', repo: { full_name: 'eve/house' } } } },
  workflow_run: {
    workflow_run: { event: 'pull_request', head_branch: 'x', head_repository: { full_name: 'eve/house' } },
  },
};

/** Every variable that names a runner, set to one of ours. */
const VARIABLES = { RUNNER: 'ours', GPU_RUNNER: 'ours', TRIAL_RUNNER: 'ours' };

const reached = listWorkflows()
  .map(readWorkflow)
  .flatMap((workflow) =>
    Object.keys(FORK_EVENTS)
      .filter((event) => event in workflow.on)
      .flatMap((event) =>
        Object.entries(workflow.jobs).map(([name, job]) => ({ file: workflow.file, event, name, job })),
      ),
  );

/** The value of an expression when a fork caused the event and every job before went well. */
function evaluate(text: string, { event, job }: { event: string; job: Job }): string {
  const needs = Object.fromEntries(
    [job.needs ?? []].flat().map((name) => [name, { result: 'success', outputs: anyOutput(job) }]),
  );
  const github = { repository: 'acme/house', event: FORK_EVENTS[event] };
  const contexts = { github, needs, vars: VARIABLES };
  const functions = ['always', 'cancelled'].map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(name === 'always'),
  }));
  const { tokens } = new Lexer(text.replace(/^\s*\$\{\{|\}\}\s*$/g, '')).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  const known = new Map(functions.map((each) => [each.name, each]));
  return new Evaluator(parsed, toData(contexts), known).evaluate().coerceString();
}

/** Outputs under every name that the job's condition asks for. */
function anyOutput({ if: condition = '' }: Job): Record<string, string> {
  return Object.fromEntries([...condition.matchAll(/outputs\.([\w-]+)/g)].map(([, name]) => [name, 'true']));
}

function toData(value: unknown): data.Dictionary {
  const parsed: unknown = JSON.parse(JSON.stringify(value), data.reviver);
  if (parsed instanceof data.Dictionary) return parsed;
  throw new Error('Contexts are an object.');
}

test('forks reach some jobs', () => {
  expect(reached.length).toBeGreaterThan(8);
});

test.each(reached)('$name in $file runs what a fork sends on a hosted runner alone', ({ event, job }) => {
  const runs = job.if === undefined || evaluate(job.if, { event, job }) !== 'false';
  const runner = job['runs-on'] ?? '';
  const label = runner.includes('${{') ? evaluate(runner, { event, job }) : runner;
  expect(runs ? label : 'ubuntu-24.04').toBe('ubuntu-24.04');
});

test('the test sees a runner of ours', () => {
  expect(evaluate("vars.RUNNER || 'ubuntu-24.04'", { event: 'pull_request', job: { steps: [] } })).toBe(
    'ours',
  );
});
