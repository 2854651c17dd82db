import { afterAll } from 'vitest';
import type { ServiceInputs } from '../../../action-serve/src/serve/inputs.ts';
import { type Service, startService } from '../../../action-serve/src/serve/serve.ts';
import { openFromStore } from '../../../action-serve/src/shared/open-by-digest.ts';
import { type Logger, silentLogger } from '../../../kit/ground/log/logger.ts';
import { createGit } from '../../../kit/host/git/git.ts';
import { openLog } from '../../../kit/ml/predictions/open-log.ts';
import { openStore } from '../../../kit/ml/store/open-store.ts';
import { makeBundle } from '../../helpers/make-bundle.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { MODEL } from '../../helpers/write-bundle.ts';

const STORE = 'file://.slipway/store';
const open = new Set<Service>();

afterAll(async () => {
  for (const service of open) await service.close();
});

export interface TestService extends Service {
  directory: string;
  /** `fetch` of a path of the service. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Posts a value as JSON; the answer's status and JSON. */
  post(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>;
}

/** A service in this process with a bundle of its own, closed after this test file. */
export async function startTestService(
  overrides: Partial<ServiceInputs> & { logger?: Logger; logUrl?: string | undefined } = {},
): Promise<TestService> {
  const { logUrl } = { logUrl: 'file://log', ...overrides };
  const { logger: log = silentLogger, directory = makeTemporaryFolder('service'), ...inputs } = overrides;
  const store = await openStore(STORE, { directory, credentials: {}, log });
  const wanted = inputs.wanted ?? { bundle: (await makeBundle({ directory })).digest };
  const service = await startService(
    {
      directory,
      model: MODEL,
      namedBy: undefined,
      runtime: {},
      host: '127.0.0.1',
      port: 0,
      environment: undefined,
      follow: undefined,
      inferenceTimeoutMs: 30_000,
      rawTensors: false,
      token: undefined,
      ...inputs,
      wanted,
    },
    {
      git: createGit({ directory, log }),
      openBundle: openFromStore(store, directory),
      predictions:
        logUrl === undefined ? undefined : openLog(logUrl, { directory, s3: { region: 'eu-west-1' }, log }),
      log,
      clock: () => new Date(),
    },
  );
  open.add(service);
  return { ...service, directory, ...createClient(service.url), close: () => close(service) };
}

function createClient(url: string): Pick<TestService, 'ask' | 'post'> {
  const ask: TestService['ask'] = (path, init) => fetch(`${url}${path}`, init);
  return {
    ask,
    post: async (path, value, headers = {}) => {
      const response = await ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof value === 'string' ? value : JSON.stringify(value),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

async function close(service: Service): Promise<void> {
  open.delete(service);
  await service.close();
}
