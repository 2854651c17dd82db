import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { provideTool } from '../../scripts/install-tools.mjs';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { startServer } from '../interop/start-server.ts';
import { findStep, requireSuccess } from './act/act-events.ts';
import { type StoreAccess, startProject } from './act/run-workflows.ts';
import { plantSecret } from './leaks/secret-forms.ts';

const REGION = 'eu-central-1';

/** An S3 server that checks every signature, and the keys it knows. */
async function startBucket(): Promise<StoreAccess & { folder: string }> {
  const folder = makeTemporaryFolder('s3');
  for (const made of ['buckets/models', 'meta']) mkdirSync(join(folder, made), { recursive: true });
  const secrets = { AWS_ACCESS_KEY_ID: plantSecret('AKIA'), AWS_SECRET_ACCESS_KEY: plantSecret('aws') };
  const options = ['posix', '--sidecar', join(folder, 'meta'), join(folder, 'buckets')];
  const address = await startServer(provideTool('versitygw'), (at) => ({
    args: ['--port', at, '--region', REGION, '--quiet', ...options],
    env: { ROOT_ACCESS_KEY: secrets.AWS_ACCESS_KEY_ID, ROOT_SECRET_KEY: secrets.AWS_SECRET_ACCESS_KEY },
  }));
  const vars = { AWS_REGION: REGION, AWS_ENDPOINT_URL: `http://${address}` };
  return { url: 's3://models/houses', vars, secrets, folder };
}

test('from data to a checked promotion on a store that wants keys, no secret is found anywhere', async () => {
  const bucket = await startBucket();
  const project = await startProject(bucket);
  const ingest = await project.run({ workflow: 'ingest.yml', event: 'workflow_dispatch' });
  requireSuccess(ingest);
  project.mergeIntoMain(findStep(ingest, 'ingest').outputs['branch'] ?? '');

  const train = await project.run({ workflow: 'train.yml', event: 'push' });
  requireSuccess(train);
  const { branch = '', version } = findStep(train, 'acme/slipway/action-package/promote@v1').outputs;
  expect(version).toBe('1.0.0');
  requireSuccess(await project.runPullRequest(branch));

  await project.guard.lookIn(bucket.folder);
  expect(project.guard.takeLeaks()).toEqual([]);
});
