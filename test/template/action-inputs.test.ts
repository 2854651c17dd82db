import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFlag, readActionFile } from '../../cli/action-file.ts';
import { ACTION_FOLDERS } from '../../cli/action-verbs.ts';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { VERBS } from '../../kit/action/verbs.ts';
import { listSourceFiles } from '../unit/architecture/source-files.ts';
import {
  kitActionOf,
  listActionFiles,
  listSteps,
  listWorkflows,
  readKitFile,
  readWorkflow,
} from './kit-files.ts';

const sources = new Map(listSourceFiles().map((file) => [file.path, file]));

const uses = listWorkflows()
  .map(readWorkflow)
  .flatMap((workflow) =>
    listSteps(workflow).flatMap(({ job, step }) => {
      const action = kitActionOf(step.uses);
      return action ? [{ file: workflow.file, workflow, job, step, action }] : [];
    }),
  );

describe.each(uses)('$file, job $job: $action', ({ workflow, job, step, action }) => {
  test('gives inputs that the action has, and those it must have', async () => {
    const { inputs } = await readActionFile(join(KIT_ROOT, action, 'action.yml'));
    for (const name of Object.keys(step.with ?? {})) expect(Object.keys(inputs)).toContain(name);
    const required = Object.entries(inputs).filter(
      ([, input]) => input.required && input.default === undefined,
    );
    for (const [name] of required) expect(Object.keys(step.with ?? {})).toContain(name);
  });

  test('takes outputs that the action has', async () => {
    const { outputs } = await readActionFile(join(KIT_ROOT, action, 'action.yml'));
    const text = JSON.stringify(workflow.jobs[job]);
    for (const [, id, output] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      if (id === step.id) expect(Object.keys(outputs)).toContain(output);
    }
  });
});

describe.each(Object.entries(ACTION_FOLDERS))('%s', (verb, folder) => {
  const source = readVerbSources(verb, folder);

  test('reads every input it declares', async () => {
    const { inputs } = await readActionFile(join(KIT_ROOT, folder, 'action.yml'));
    const read = [...listReads(source), ...READ_BY_THE_EDGE];
    expect(Object.keys(inputs).filter((name) => !read.includes(name))).toEqual([]);
  });

  test('declares every input it reads', async () => {
    const { inputs } = await readActionFile(join(KIT_ROOT, folder, 'action.yml'));
    const own = sources.get(`${dirname(findEntry(verb, folder) ?? '')}/inputs.ts`)?.text ?? '';
    expect(listReads(own).filter((name) => !(name in inputs))).toEqual([]);
  });

  test('gives a truth value a default, so that the command line knows it as a flag', async () => {
    const { inputs } = await readActionFile(join(KIT_ROOT, folder, 'action.yml'));
    for (const [, method, name = ''] of source.matchAll(INPUT_READ)) {
      const input = inputs[name];
      if (input) expect(isFlag(input), `${name} is read as ${method}`).toBe(method === 'flag');
    }
  });

  test('declares "allow-forks", switched off, exactly where it reads the checkout', async () => {
    const { inputs } = await readActionFile(join(KIT_ROOT, folder, 'action.yml'));
    const reads = Object.entries(VERBS).some(([name, checkout]) => name === verb && checkout === 'read');
    expect(inputs['allow-forks']?.default).toBe(reads ? 'false' : undefined);
  });

  test('lets the token server be named where a registry may be the store', async () => {
    const { inputs } = await readActionFile(join(KIT_ROOT, folder, 'action.yml'));
    expect('registry-realm' in inputs).toBe('store' in inputs);
  });

  test('declares every output it sets', async () => {
    const { outputs } = await readActionFile(join(KIT_ROOT, folder, 'action.yml'));
    expect(Object.keys(outputs).length).toBeGreaterThan(0);
  });

  test('starts its own bundle on the runner', async () => {
    const { main } = await readActionFile(join(KIT_ROOT, folder, 'action.yml'));
    expect(join(folder, main)).toBe(`dist/${verb}.js`);
    expect(readKitFile(`${folder}/action.yml`)).toMatch(/using: ['"]?node24['"]?/);
  });
});

test('every action.yml belongs to a verb', () => {
  expect(listActionFiles()).toEqual(
    Object.values(ACTION_FOLDERS)
      .map((folder) => `${folder}/action.yml`)
      .sort(),
  );
});

test('every verb that is an action is known to the runner, and each of the rest', () => {
  expect(Object.keys(VERBS).sort()).toEqual([...Object.keys(ACTION_FOLDERS), 'serve'].sort());
  for (const verb of Object.keys(VERBS)) {
    const entry = sources.get(findEntry(verb, folderOf(verb)) ?? '');
    expect(entry?.text, verb).toMatch(new RegExp(`await run\\(\\s*'${verb}',`));
  }
});

function folderOf(verb: string): string {
  return Object.entries(ACTION_FOLDERS).find(([name]) => name === verb)?.[1] ?? 'action-serve';
}

const INPUT_READ = /inputs\.(text|required|flag|number|list|choice)\(\s*'([a-z0-9-]+)'/g;

/** Read for every verb by `kit/action`. */
const READ_BY_THE_EDGE = ['working-directory', 'token', 'allow-forks', 'allow-http', 'registry-realm'];

function listReads(text: string): string[] {
  const handed = text.includes('ports.handedArtifacts()') ? ['artifact-digest'] : [];
  return [...[...text.matchAll(INPUT_READ)].map((match) => match[2] ?? ''), ...handed];
}

/** The file that a verb's bundle is built from. */
function findEntry(verb: string, folder: string): string | undefined {
  const path = `${folder.split('/')[0]}/src/${verb}/index.ts`;
  return sources.has(path) ? path : undefined;
}

/** The inputs that several actions read alike: `project-inputs.ts`, `signing-inputs.ts`. */
const isSharedInputs = (path: string) => /^kit\/action\/[a-z]+-inputs\.ts$/.test(path);

/** The text of the verb's bundle that may read inputs: `index.ts`, what it imports from its folder, and the shared inputs. */
function readVerbSources(verb: string, folder: string): string {
  const entry = findEntry(verb, folder);
  const seen = new Set(entry === undefined ? [] : [entry]);
  for (const path of seen) {
    const imported = sources.get(path)?.local ?? [];
    for (const target of imported) {
      if (target.startsWith('action-') || isSharedInputs(target)) seen.add(target);
    }
  }
  return [...seen].map((path) => sources.get(path)?.text ?? '').join('\n');
}
