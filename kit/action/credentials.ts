import * as core from '@actions/core';

/** Secrets a verb may use, handed on as a port. Absent ones are undefined. All are masked in the log. */
export interface Credentials {
  /** For the forge's REST interface; sent to the forge's own origin alone. */
  token: string | undefined;
  s3:
    | {
        accessKeyId: string;
        secretAccessKey: string;
        sessionToken?: string;
        region: string;
        endpoint?: string;
      }
    | undefined;
  oci: { user: string; password: string } | undefined;
}

/**
 * Reads credentials from the environment: `INPUT_TOKEN` or `GITHUB_TOKEN`; `AWS_…` as every S3 client reads them
 * (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`); `SLIPWAY_OCI_USER` and `SLIPWAY_OCI_PASSWORD`, else the token.
 */
export function readCredentials(env: NodeJS.ProcessEnv = process.env): Credentials {
  const token = env['INPUT_TOKEN'] || env['GITHUB_TOKEN'] || undefined;
  const credentials = { token, s3: readS3(env), oci: readOci(env, token) };
  for (const secret of [
    token,
    credentials.s3?.secretAccessKey,
    credentials.s3?.sessionToken,
    credentials.oci?.password,
  ]) {
    if (secret && env['GITHUB_ACTIONS'] === 'true') core.setSecret(secret);
  }
  return credentials;
}

function readS3(env: NodeJS.ProcessEnv): Credentials['s3'] {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) return undefined;
  const sessionToken = env['AWS_SESSION_TOKEN'];
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'];
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    region: env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1',
    ...(endpoint ? { endpoint } : {}),
  };
}

function readOci(env: NodeJS.ProcessEnv, token: string | undefined): Credentials['oci'] {
  const password = env['SLIPWAY_OCI_PASSWORD'] || token;
  return password
    ? { user: env['SLIPWAY_OCI_USER'] || env['GITHUB_ACTOR'] || 'slipway', password }
    : undefined;
}
