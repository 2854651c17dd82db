import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { findStep, requireSuccess } from './act/act-events.ts';
import { startIngestedProject } from './act/publish-model.ts';
import { useTrainingCommand } from './act/training-command.ts';
import { unpackArtifacts } from './act/unpack-artifacts.ts';

/** Waits for ever the first time, once it has said where it is. */
const SLOW = `
import { existsSync, writeFileSync as write } from 'node:fs';
if (!existsSync(process.env.TEST_MARK)) {
  write(process.env.TEST_MARK, String(process.pid));
  setInterval(() => {}, 1000);
  await new Promise(() => {});
}
`;

test('a runner killed in mid-training leaves nothing behind, and the run after it is whole', async () => {
  const project = await startIngestedProject();
  await useTrainingCommand(project, SLOW);
  const before = project.remoteGit('show-ref');
  const mark = join(makeTemporaryFolder('mark'), 'trains');
  const train = (attempt: string, signal?: AbortSignal) =>
    project.run({
      workflow: 'train.yml',
      event: 'push',
      env: { TEST_MARK: mark, GITHUB_RUN_ATTEMPT: attempt },
      ...(signal ? { signal } : {}),
    });

  const power = new AbortController();
  const killed = train('1', power.signal);
  await expect.poll(() => existsSync(mark), { timeout: 60_000 }).toBe(true);
  power.abort();
  process.kill(Number(readFileSync(mark, 'utf8')), 'SIGKILL');
  expect((await killed).exitCode).not.toBe(0);
  expect((await unpackArtifacts((await killed).artifacts)).map(({ name }) => name)).toEqual([
    expect.stringMatching(/^code-house-price-[0-9a-f]{12}$/),
    'data-house-price-1.0.0',
  ]);
  expect(project.remoteGit('show-ref')).toBe(before);

  const again = await train('2');
  requireSuccess(again);
  const { branch } = findStep(again, 'acme/slipway/action-package/promote@v1').outputs;
  expect(project.forge.pulls).toMatchObject([{ head: branch, state: 'open' }]);
  expect((await unpackArtifacts(again.artifacts)).map(({ name }) => name)).toEqual([
    expect.stringMatching(/^code-house-price-[0-9a-f]{12}$/),
    'data-house-price-1.0.0',
    expect.stringMatching(/^evaluated-house-price-/),
    expect.stringMatching(/^run-house-price-[0-9a-f]{12}-2$/),
  ]);
});
