import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a cluster's programs know each other by: paths of files. */
export interface Credentials {
  /** Of the administrator, and where the API is. */
  kubeconfig: string;
  /** The administrator's token, as the API server looks it up. */
  tokens: string;
  /** Signs the tokens of service accounts. */
  serviceAccountKey: string;
  /** Where the API server writes the certificate that it makes for itself. */
  certificates: string;
}

/** Writes new credentials for a cluster whose API is at a URL. */
export function writeCredentials(folder: string, api: string): Credentials {
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates);
  const token = randomBytes(16).toString('hex');
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    kubeconfig: write('kubeconfig.json', JSON.stringify(describeAccess({ api, certificates, token }))),
    tokens: write('tokens.csv', `${token},admin,admin,"system:masters"\n`),
    serviceAccountKey: write(
      'service-account.pem',
      privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ),
    certificates,
  };
}

function describeAccess({ api, certificates, token }: { api: string; certificates: string; token: string }) {
  const cluster = { server: api, 'certificate-authority': join(certificates, 'apiserver.crt') };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    'current-context': 'test',
  };
}
