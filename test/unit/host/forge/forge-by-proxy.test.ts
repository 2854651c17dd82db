import { expect, onTestFinished, test, vi } from 'vitest';
import { silentLogger as log } from '../../../../kit/ground/log/logger.ts';
import { openForge } from '../../../../kit/host/forge/open-forge.ts';
import { openReleases } from '../../../../kit/host/forge/open-releases.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { startForgeServer } from '../../../helpers/forge-server.ts';
import { serveProxy } from '../../../helpers/serve-proxy.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

test("the forge is asked by the proxy of the runner's environment", async () => {
  const server = await startForgeServer();
  const { port, pathname } = new URL(server.apiUrl);
  const proxy = await serveProxy(Number(port));
  vi.stubEnv('http_proxy', proxy.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const directory = makeTemporaryFolder('forge');
  const apiUrl = `http://forge.example${pathname}`;
  const context = { repository: server.repository, apiUrl, serverUrl: 'http://forge.example' };
  const git = createGit({ directory, log });
  const forge = await openForge({ git, context, token: server.token, directory, log });
  expect(await forge.readIssue('nothing')).toBeNull();
  expect(proxy.asked).toEqual(['CONNECT forge.example:80']);
  const releases = openReleases({ ...context, token: server.token, log });
  expect(await releases.list()).toEqual([]);
  expect(proxy.asked.every((asked) => asked === 'CONNECT forge.example:80')).toBe(true);
});
