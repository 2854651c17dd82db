import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { createGitRunner } from '../../../../kit/host/git/run-git.ts';
import { makeRepository } from '../../../helpers/git-repository.ts';

function writeProgram(file: string, ran: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho > "${ran}"\n`);
  chmodSync(file, 0o755);
}

test('runs no hook and no file monitor of a checkout, though its settings point at them', async () => {
  const { directory, git } = makeRepository({ 'a.txt': 'a' });
  const ran = join(directory, 'ran');
  for (const hook of ['pre-push', 'reference-transaction', 'monitor'])
    writeProgram(join(directory, '.husky', hook), ran);
  git('config', 'core.hooksPath', '.husky');
  git('config', 'core.fsmonitor', '.husky/monitor');
  const run = createGitRunner({ directory, log: silentLogger });
  await run(['status', '--porcelain']);
  await run(['update-ref', 'refs/heads/other', 'HEAD']);
  await run(['push', '--quiet', 'origin', 'HEAD:refs/heads/pushed']);
  expect(existsSync(ran)).toBe(false);
});

test('takes no folder of a checkout for a repository with settings of its own', async () => {
  const { directory } = makeRepository({ 'a.txt': 'a' });
  const planted = join(directory, 'project');
  const ran = join(directory, 'ran');
  for (const folder of ['objects', 'refs']) mkdirSync(join(planted, folder), { recursive: true });
  writeFileSync(join(planted, 'HEAD'), 'ref: refs/heads/main\n');
  writeProgram(join(planted, 'evil'), ran);
  writeFileSync(
    join(planted, 'config'),
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n\tsshCommand = ${join(planted, 'evil')}\n`,
  );
  const run = createGitRunner({ directory: planted, log: silentLogger });
  await expect(run(['ls-remote', 'ssh://git@127.0.0.1:9/x'])).rejects.toThrow();
  expect(existsSync(ran)).toBe(false);
});
