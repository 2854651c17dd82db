import { afterEach, describe, expect, test, vi } from 'vitest';
import { createInputReader } from '../../../kit/action/inputs.ts';
import { openSourceBucket } from '../../../kit/action/open-source-bucket.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import type { Reach } from '../../../kit/ground/reach/reach.ts';
import { fetchObject } from '../../../kit/host/s3/fetch-object.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const S3 = { accessKeyId: 'access', secretAccessKey: 'secret', region: 'eu-west-1' };
const PULL_REQUEST: Reach = { confined: { project: '/p', anchor: '/p' }, plainHttp: false };

afterEach(() => vi.unstubAllEnvs());

const open = (reach: Reach, inputs: Record<string, string> = {}, url = 's3://rents/data') =>
  openSourceBucket(url, {
    inputs: createInputReader((name) => inputs[name] ?? ''),
    credentials: { s3: S3 },
    reach,
    log: silentLogger,
  });

const hasKeys = ({ access }: ReturnType<typeof open>) => 'accessKeyId' in access;

describe('the keys of a source’s bucket', () => {
  test('go along where nobody else says what is read', () => {
    expect(hasKeys(open({ plainHttp: false }))).toBe(true);
  });

  test('go on a pull request to what the workflow names, and to no other bucket', () => {
    expect(hasKeys(open(PULL_REQUEST))).toBe(false);
    expect(hasKeys(open(PULL_REQUEST, { source: 's3://rents/data/*.csv' }))).toBe(true);
    expect(hasKeys(open(PULL_REQUEST, { 'additional-source': 'a.csv\ns3://rents/x.csv' }))).toBe(true);
    expect(hasKeys(open(PULL_REQUEST, { source: 's3://rents-2/a.csv' }))).toBe(false);
    expect(hasKeys(open(PULL_REQUEST, { source: 's3://rents/a.csv' }, 's3://other/data'))).toBe(false);
  });
});

describe('where the bucket is', () => {
  test('is asked by https://, or by what the step allows', () => {
    vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:9');
    expect(() => open({ plainHttp: false })).toThrow(
      /^AWS_ENDPOINT_URL, where the source s3:\/\/rents\/data lies, is not an https:\/\/ address: .*"allow-http"/,
    );
    expect(hasKeys(open({ plainHttp: true }))).toBe(true);
    expect(() => open(PULL_REQUEST, { source: 's3://rents/a.csv' })).toThrow(
      /On a pull request no other is read/,
    );
  });

  test('is of the open Internet where a pull request alone names it', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_S3', 'https://127.0.0.1:9');
    const file = `${makeTemporaryFolder('source')}/a.csv`;
    await expect(fetchObject(open(PULL_REQUEST), 'a.csv', file)).rejects.toThrow(/not of the open Internet/);
  });
});
