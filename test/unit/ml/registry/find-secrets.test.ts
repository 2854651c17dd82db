import { expect, test } from 'vitest';
import { findSecrets } from '../../../../kit/ml/registry/find-secrets.ts';

// In parts, so that no scanner takes this file for a leak.
const TOKEN = `ghp_${'a'.repeat(36)}`;
const KEY = `-----BEGIN RSA ${'PRIVATE KEY'}-----`;
const BODY = 'MIIEpAIBAAKCAQEA7';
const address = (host: string) => `postgres://me:hunter2@${host}`;

test.each([
  ['train/train.py', `import os\nTOKEN = "${TOKEN}"\n`, 2, 'a GitHub token'],
  ['notebooks/try.ipynb', `{"source": ["x = '${TOKEN}'"]}`, 1, 'a GitHub token'],
  ['README.md', `Use ${TOKEN}.\n`, 1, 'a GitHub token'],
  ['key.pem', `${KEY}\n${BODY}\n`, 1, 'a private key'],
  ['train/sign.py', `KEY = "${KEY}\\n${BODY}"\n`, 1, 'a private key'],
  ['train/load.py', `connect("${address('db.firm.io/x')}")\n`, 1, 'an address with a password'],
  ['.env', 'A=1\nDB_PASSWORD=hunter2\n', 2, 'the value of "DB_PASSWORD"'],
  ['train/.env.local', 'DB_PASSWORD=hunter2\n', 1, 'the value of "DB_PASSWORD"'],
  ['k8s/secret.yaml', 'kind: Secret\nmetadata: { name: db }\nstringData: { a: b }\n', 1, 'Secret "db"'],
  ['deploy/run.sh', 'export API_KEY=abc\n', 1, 'the value of "API_KEY"'],
])('a secret in %s is found', (path, text, line, what) => {
  expect(findSecrets(path, text)).toEqual([{ line, what }]);
});

test.each([
  ['code that names one', 'train/train.py', 'password = os.environ["DB_PASSWORD"]\n'],
  ['code that knows how a key begins', 'train/sign.py', `if text.startswith("${KEY}"):\n    return True\n`],
  ['a sample of variables', '.env.example', 'DB_PASSWORD=change-me\n'],
  ["Amazon's example", 'README.md', `AKIAIOSFODNN7${'EXAMPLE'}\n`],
  ['an address of this machine', 'compose.yaml', `url: ${address('localhost:5432/x')}\n`],
  [
    'an address of a reserved name',
    'docs/a.md',
    `${address('db.example.com/x')} and ${address('db.test')}\n`,
  ],
  ['a line that says it is none', 'test/a.py', `T = "${TOKEN}"  # slipway: no secret\n`],
  [
    'the same in a manifest',
    'deploy/a.yaml',
    'env: [{ name: API_KEY, value: dummy }] # slipway: no secret\n',
  ],
])('%s is none', (_what, path, text) => {
  expect(findSecrets(path, text)).toEqual([]);
});

test('reserved names are not taken for others that begin alike', () => {
  expect(findSecrets('a.py', address('localhost.evil.io/x'))).toHaveLength(1);
  expect(findSecrets('a.py', address('example.com.evil.io/x'))).toHaveLength(1);
});
