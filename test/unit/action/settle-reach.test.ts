import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createInputReader } from '../../../kit/action/inputs.ts';
import { readProjectPipeline } from '../../../kit/action/project-inputs.ts';
import { requireLabelsPlace, requireLogPlace } from '../../../kit/action/require-project-places.ts';
import { settleReach } from '../../../kit/action/settle-reach.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const PULL_REQUEST = { eventName: 'pull_request', event: { pull_request: { number: 1 } }, onRunner: true };

function makeWorkspace(): { workspace: string; project: string } {
  const workspace = makeTemporaryFolder('workspace');
  const project = join(workspace, 'houses');
  mkdirSync(join(project, 'data'), { recursive: true });
  return { workspace, project };
}

describe('settleReach', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['a pull request', 'pull_request', {}],
    ['one that runs as the base has it', 'pull_request_target', {}],
    ['a review of one', 'pull_request_review', {}],
    ['a comment on one', 'issue_comment', { issue: { pull_request: {} } }],
    ['a run after one', 'workflow_run', { workflow_run: { event: 'pull_request' } }],
  ])('confines %s to the project, whatever is allowed', async (_what, eventName, event) => {
    const { workspace, project } = makeWorkspace();
    const context = { workspace, eventName, event, onRunner: true };
    expect(await settleReach({ context, directory: project, allowHttp: true })).toEqual({
      confined: { project, anchor: workspace },
      plainHttp: false,
    });
  });

  test.each<[string, string, Record<string, unknown>, boolean]>([
    ['a push', 'push', {}, true],
    ['a comment on an issue', 'issue_comment', { issue: {} }, true],
    ['a run after a push', 'workflow_run', { workflow_run: { event: 'push' } }, true],
    ['a terminal', '', {}, false],
  ])(
    'lets %s read the machine, and http where that is allowed',
    async (_what, eventName, event, onRunner) => {
      const { workspace, project } = makeWorkspace();
      const context = { workspace, eventName, event, onRunner };
      for (const allowHttp of [true, false])
        expect(await settleReach({ context, directory: project, allowHttp })).toEqual({
          plainHttp: allowHttp,
        });
    },
  );

  test('refuses a project that is a link', async () => {
    const { workspace } = makeWorkspace();
    symlinkSync('/etc', join(workspace, 'linked'));
    const context = { ...PULL_REQUEST, workspace };
    const directory = join(workspace, 'linked');
    await expect(settleReach({ context, directory, allowHttp: false })).rejects.toThrow(/is a symbolic link/);
  });
});

describe("a pull request's project names no place outside of it", () => {
  async function read(pipeline: string, inputs: Record<string, string> = {}, prepare = (_: string) => {}) {
    const { workspace, project } = makeWorkspace();
    writeFileSync(join(project, 'pipeline.yaml'), pipeline);
    prepare(project);
    const reach = await settleReach({
      context: { ...PULL_REQUEST, workspace },
      directory: project,
      allowHttp: false,
    });
    const place = { inputs: createInputReader((name) => inputs[name] ?? ''), directory: project, reach };
    return { pipeline: await readProjectPipeline(place), place };
  }
  async function monitor(pipeline: string, inputs: Record<string, string> = {}) {
    const found = await read(pipeline, inputs);
    await requireLabelsPlace({ ...found.place, pipeline: found.pipeline });
    await requireLogPlace({ ...found.place, pipeline: found.pipeline });
    return found;
  }
  const link = (path: string) => (project: string) => {
    mkdirSync(join(project, path, '..'), { recursive: true });
    symlinkSync('/etc/hostname', join(project, path));
  };

  test.each<[string, string, RegExp]>([
    ['contract', 'data: { contract: /etc/hostname }', /^"data\.contract" lies outside of the project/],
    ['lock', 'data: { lock: ../lock.json }', /^"data\.lock" lies outside/],
    ['store', 'data: { store: "file:///var/lib/store" }', /^"data\.store" lies outside/],
    ['keys', 'sign: { keys: /srv/keys }', /^"sign\.keys" lies outside/],
  ])('as its %s', async (_what, settings, message) => {
    await expect(read(`model: a\n${settings}\n`)).rejects.toThrow(message);
  });

  test.each<[string, string, RegExp]>([
    ['log', 'serve: { log: "file://../log" }', /^"serve\.log" lies outside/],
    ['log', 'serve: { log: "s3://bucket/log" }', /^"serve\.log" is s3:.* pull request .* by the input "log"/],
    ['labels', 'monitor: { labels: /srv/labels.csv }', /^"monitor\.labels" lies outside/],
  ])('as the %s, which holds up no verb that does not read it', async (_what, settings, message) => {
    await expect(monitor(`model: a\n${settings}\n`)).rejects.toThrow(message);
    expect((await read(`model: a\n${settings}\n`)).pipeline).toMatchObject({ model: 'a' });
  });

  test.each([
    ['the contract', 'data/contract.json', /^"data\.contract" is a symbolic link/],
    ['the lock', 'data/data.lock.json', /^"data\.lock" is a symbolic link/],
    ['a folder on the way', 'models', /^"sign\.keys" lies behind the symbolic link models/],
  ])('by a link in the place of %s', async (_what, path, message) => {
    await expect(read('model: a\n', {}, link(path))).rejects.toThrow(message);
  });

  test('nor by a link in the place of the pipeline file', async () => {
    const { workspace, project } = makeWorkspace();
    link('pipeline.yaml')(project);
    const context = { ...PULL_REQUEST, workspace };
    const reach = await settleReach({ context, directory: project, allowHttp: false });
    const inputs = createInputReader(() => '');
    await expect(readProjectPipeline({ inputs, directory: project, reach })).rejects.toThrow(
      /^The pipeline file pipeline\.yaml is a symbolic link/,
    );
  });

  test('but what the workflow itself says of store and log holds', async () => {
    const settings =
      'model: a\ndata: { store: "file:///var/lib/store" }\nserve: { log: "file:///var/log/x" }\n';
    const inputs = { store: 'file:///srv/store', log: 'file:///srv/log' };
    expect((await monitor(settings, inputs)).pipeline).toMatchObject({ model: 'a' });
  });
});
