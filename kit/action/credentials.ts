import * as core from '@actions/core';
import { GITHUB_API } from '../host/forge/rest/locate-forge.ts';
import type { S3Place } from '../host/s3/access.ts';
import type { StoreCredentials } from '../ml/store/store.ts';

/** Secrets a verb may use, handed on as a port. Absent ones are undefined. All are masked in the log. */
export interface Credentials {
  /** For the forge's REST interface; sent to the forge's own origin alone. */
  token: string | undefined;
  s3: StoreCredentials['s3'];
  /** `hosts`: the only registries that may be sent it; any, where it was given for the store. */
  oci: StoreCredentials['oci'];
  /** No secret: where a registry's password may go beside the registry. */
  ociRealm?: StoreCredentials['ociRealm'];
  /** The forge whose releases may be a store, with the token where there is one. */
  release: StoreCredentials['release'];
  /** What the prediction service asks of its clients, and its clients send. */
  serveToken?: string | undefined;
  /** The private key that package signs with, as PEM. */
  signingKey?: string | undefined;
}

/**
 * Reads credentials from the environment: `INPUT_TOKEN` or `GITHUB_TOKEN`; `AWS_…` as every S3 client reads them
 * (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`); `SLIPWAY_OCI_USER` and `SLIPWAY_OCI_PASSWORD`, else the token;
 * `INPUT_REGISTRY-REALM` or `SLIPWAY_OCI_REALM`;
 * `GITHUB_API_URL` and `GITHUB_REPOSITORY` for the releases; `SLIPWAY_SERVE_TOKEN`; `SLIPWAY_SIGNING_KEY`.
 * @param mask whether to tell the runner, on stdout, to hide them in the log
 */
export function readCredentials(
  env: NodeJS.ProcessEnv = process.env,
  mask = env['GITHUB_ACTIONS'] === 'true',
): Credentials {
  const token = env['INPUT_TOKEN'] || env['GITHUB_TOKEN'] || undefined;
  const serveToken = env['SLIPWAY_SERVE_TOKEN'] || undefined;
  const signingKey = env['SLIPWAY_SIGNING_KEY'] || undefined;
  const credentials = {
    token,
    s3: readS3(env),
    oci: readOci(env, token),
    ociRealm: env['INPUT_REGISTRY-REALM'] || env['SLIPWAY_OCI_REALM'] || undefined,
    release: readRelease(env, token),
    serveToken,
    signingKey,
  };
  for (const secret of [
    token,
    credentials.s3?.secretAccessKey,
    credentials.s3?.sessionToken,
    credentials.oci?.password,
    serveToken,
    ...splitKey(signingKey),
  ]) {
    if (secret && mask) core.setSecret(secret);
  }
  return credentials;
}

/** A key of several lines is found in a log line by line. */
function splitKey(pem = ''): string[] {
  return pem.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('-----'));
}

function readS3(env: NodeJS.ProcessEnv): Credentials['s3'] {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) return undefined;
  const sessionToken = env['AWS_SESSION_TOKEN'];
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...readS3Place(env),
  };
}

/** Where buckets are, which is no secret. */
export function readS3Place(env: NodeJS.ProcessEnv = process.env): S3Place {
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'];
  return {
    region: env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1',
    ...(endpoint ? { endpoint } : {}),
  };
}

function readOci(env: NodeJS.ProcessEnv, token: string | undefined): Credentials['oci'] {
  const user = env['SLIPWAY_OCI_USER'] || env['GITHUB_ACTOR'] || 'slipway';
  const password = env['SLIPWAY_OCI_PASSWORD'];
  if (password) return { user, password };
  if (!token) return undefined;
  const hosts = listForgeRegistries(env['GITHUB_SERVER_URL']);
  const elsewhere = `The job's token goes to ${hosts.join(', ') || 'no registry'} alone: set SLIPWAY_OCI_USER and SLIPWAY_OCI_PASSWORD for this one.`;
  return { user, password: token, hosts, elsewhere };
}

/** The registries that take the forge's own token: GitHub's, or the forge's own host (Gitea) and its `containers.`. */
function listForgeRegistries(serverUrl = 'https://github.com'): string[] {
  if (!URL.canParse(serverUrl)) return [];
  const { host } = new URL(serverUrl);
  return host === 'github.com' ? ['ghcr.io'] : [host, `containers.${host}`];
}

function readRelease(env: NodeJS.ProcessEnv, token: string | undefined): Credentials['release'] {
  const repository = env['GITHUB_REPOSITORY'];
  return {
    apiUrl: env['GITHUB_API_URL'] || GITHUB_API,
    ...(repository ? { repository } : {}),
    ...(token ? { token } : {}),
  };
}
