import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCredentials } from '../../../kit/action/credentials.ts';

let printed: string[] = [];
beforeEach(() => {
  printed = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('an empty environment gives none', () => {
  const release = { apiUrl: 'https://api.github.com' };
  expect(readCredentials({})).toEqual({ token: undefined, s3: undefined, oci: undefined, release });
});

test('the forge whose releases are a store is the one of the run, with its token', () => {
  const env = { GITHUB_API_URL: 'https://git.example/api/v1', GITHUB_REPOSITORY: 'acme/rent' };
  const release = { apiUrl: 'https://git.example/api/v1', repository: 'acme/rent' };
  expect(readCredentials(env).release).toEqual(release);
  expect(readCredentials({ ...env, GITHUB_TOKEN: 'env' }).release).toEqual({ ...release, token: 'env' });
});

test('the input wins over GITHUB_TOKEN, and serves the registry too', () => {
  const env = { INPUT_TOKEN: 'input', GITHUB_TOKEN: 'env', GITHUB_ACTOR: 'octocat' };
  expect(readCredentials(env)).toMatchObject({
    token: 'input',
    oci: { user: 'octocat', password: 'input' },
  });
  expect(readCredentials({ INPUT_TOKEN: '', GITHUB_TOKEN: 'env' }).token).toBe('env');
});

test('reads S3 as every S3 client does', () => {
  const pair = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
  expect(readCredentials({ AWS_ACCESS_KEY_ID: 'id' }).s3).toBeUndefined();
  expect(readCredentials(pair).s3).toEqual({
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    region: 'us-east-1',
  });
  const env = {
    ...pair,
    AWS_SESSION_TOKEN: 'session',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: 'http://a',
    AWS_ENDPOINT_URL_S3: 'http://b',
  };
  expect(readCredentials(env).s3).toMatchObject({
    sessionToken: 'session',
    region: 'eu-west-1',
    endpoint: 'http://b',
  });
});

const SECRETS = {
  INPUT_TOKEN: 'the-token',
  AWS_ACCESS_KEY_ID: 'id',
  AWS_SECRET_ACCESS_KEY: 'the-key',
  AWS_SESSION_TOKEN: 'the-session',
  SLIPWAY_OCI_PASSWORD: 'the-password',
};

test('masks every secret on a runner, and prints none on a terminal', () => {
  readCredentials(SECRETS);
  expect(printed).toEqual([]);
  readCredentials({ ...SECRETS, GITHUB_ACTIONS: 'true' });
  const masks = printed.join('').trim().split('\n').sort();
  expect(masks).toEqual(
    ['the-key', 'the-password', 'the-session', 'the-token'].map((secret) => `::add-mask::${secret}`),
  );
});
