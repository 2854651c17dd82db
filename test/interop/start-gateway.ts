import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { provideTool } from '../../scripts/install-tools.mjs';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { startServer } from './start-server.ts';

/** The keys that the gateway lets in. */
export const KEYS = { accessKeyId: 'access', secretAccessKey: 'secret-key', region: 'eu-central-1' };

/** An S3 server that is there for one test file. */
export interface Gateway {
  endpoint: string;
  /** Its buckets are the folders in this one. */
  root: string;
  /** What a step's environment holds to use it. */
  env: Record<string, string>;
}

/** Starts Versity's gateway, S3 over a folder, with some buckets: it checks signatures and payload digests as Amazon does. */
export async function startGateway(...buckets: string[]): Promise<Gateway> {
  const folder = makeTemporaryFolder('s3');
  const root = join(folder, 'buckets');
  for (const made of ['meta', ...buckets.map((bucket) => `buckets/${bucket}`)])
    mkdirSync(join(folder, made), { recursive: true });
  const address = await startServer(provideTool('versitygw'), (at) => ({
    args: [
      '--port',
      at,
      '--region',
      KEYS.region,
      '--quiet',
      'posix',
      '--sidecar',
      join(folder, 'meta'),
      root,
    ],
    env: { ROOT_ACCESS_KEY: KEYS.accessKeyId, ROOT_SECRET_KEY: KEYS.secretAccessKey },
  }));
  const endpoint = `http://${address}`;
  return {
    endpoint,
    root,
    env: {
      AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
      AWS_REGION: KEYS.region,
      AWS_ENDPOINT_URL_S3: endpoint,
    },
  };
}
