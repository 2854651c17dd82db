import { writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTION_FOLDERS } from '../../cli/action-verbs.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** A folder with this `pipeline.yaml` and nothing else. */
function makeProject(pipeline: string | undefined): string {
  const directory = makeTemporaryFolder('project');
  if (pipeline !== undefined) writeFileSync(join(directory, 'pipeline.yaml'), pipeline);
  return directory;
}

/** What a workflow must set, so that the pipeline file is the only mistake. */
const INPUTS: Record<string, Record<string, string>> = {
  evaluate: { artifact: 'run-a-0123456789ab-1' },
  record: { artifact: 'run-a-0123456789ab-1' },
  package: { artifact: 'evaluated-a-0123456789ab' },
  promote: { environment: 'staging', version: '1.0.0' },
  rollback: { environment: 'staging' },
  check: { environment: 'staging' },
  deploy: { environment: 'staging' },
  monitor: { environment: 'staging' },
};

/** It writes what others found, also where nothing of the project is checked out. */
const WITHOUT_PIPELINE = 'report';

/** What is missed first where there is nothing at all, if no input. */
const ALONE: Record<string, string> = { tags: 'SLW_GIT_UNUSABLE' };

const MISTAKES: [string, string | undefined, RegExp][] = [
  ['nothing at all', undefined, /\.$/],
  [
    'an unknown key',
    'model: a\ndato:\n  source: x\n',
    /pipeline\.yaml:2: unknown key "dato"\. Did you mean "data"\?$/,
  ],
  ['a missing model', 'task: regression\n', /pipeline\.yaml:1: the key "model" is missing\. Add it\.$/],
  [
    'a wrong value',
    'model: a\ndata:\n  store: 7\n',
    /pipeline\.yaml:3: "data\.store" is 7\. Write an address such as file:\/\/folder, .*owner\/name\.$/,
  ],
  ['broken YAML', 'model: [a\n', /pipeline\.yaml:\d: not valid YAML: .*\. Correct that line\.$/],
];

describe.each(Object.keys(ACTION_FOLDERS))('%s', (verb) => {
  test('runs on the Node that runners have', async () => {
    const { stdout } = await runBundle({ verb, directory: makeProject(undefined) });
    expect(stdout).toMatch(/^::debug::slipway [a-z]+ on Node 24\.\d+\.\d+ in /);
  });

  test.skipIf(verb === WITHOUT_PIPELINE)('refuses a pipeline file that is named and not there', async () => {
    const directory = makeProject('model: a\n');
    const inputs = { ...INPUTS[verb], pipeline: 'pipelnie.yaml' };
    const { exitCode, annotations } = await runBundle({ verb, directory, inputs });
    expect(exitCode).toBe(1);
    const message = expect.stringMatching(
      /^The input "pipeline" is "pipelnie\.yaml", and there is no such file/,
    );
    expect(annotations).toEqual([{ kind: 'error', title: 'SLW_FILE_MISSING', message }]);
  });

  test.skipIf(verb === WITHOUT_PIPELINE).each(MISTAKES)(
    'says in one sentence what is wrong with %s',
    async (_what, pipeline, message) => {
      const directory = makeProject(pipeline);
      const { exitCode, annotations, outputs, summary, result, stderr } = await runBundle({
        verb,
        directory,
        inputs: pipeline === undefined ? {} : (INPUTS[verb] ?? {}),
      });
      const code = pipeline === undefined ? (ALONE[verb] ?? 'SLW_INPUT_MISSING') : 'SLW_PIPELINE_INVALID';
      expect(annotations).toEqual([{ kind: 'error', title: code, message: expect.stringMatching(message) }]);
      expect(annotations[0]?.message).not.toContain('failed in a way it should not');
      expect({ exitCode, outputs, summary, result, stderr }).toEqual({
        exitCode: 1,
        outputs: {},
        summary: '',
        result: { error: { code, message: annotations[0]?.message } },
        stderr: '',
      });
      expect(await readdir(directory)).toEqual(pipeline === undefined ? [] : ['pipeline.yaml']);
    },
  );
});
