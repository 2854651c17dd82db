import { expect, test } from 'vitest';
import { findSecretLines } from '../../../../kit/ml/registry/secret-lines.ts';

// In parts, so that no scanner takes this file for a leak.
const TOKEN = `ghp_${'a'.repeat(36)}`;
const KEY = `-----BEGIN RSA ${'PRIVATE KEY'}-----`;

test.each([
  ['.env', `A=1\nDB_PASSWORD=hunter2\n`, 2, 'the value of "DB_PASSWORD"'],
  ['run.sh', 'export AWS_SECRET_ACCESS_KEY="wJalr"\n', 1, 'the value of "AWS_SECRET_ACCESS_KEY"'],
  ['x.service', '[Service]\nEnvironment="API_KEY=abc"\n', 2, 'the value of "API_KEY"'],
  ['kustomization.yaml', 'literals:\n  - db-password=x\n', 2, 'the value of "db-password"'],
  ['x.tfvars', 'password = "x"\n', 1, 'the value of "password"'],
  ['deployment.yaml', `env:\n  - name: X\n    value: ${TOKEN}\n`, 3, 'a GitHub token'],
  ['README.md', `Use ${TOKEN}.\n`, 1, 'a GitHub token'],
  ['config-map.yaml', `data:\n  key: |\n    ${KEY}\n`, 3, 'a private key'],
  ['x.txt', 'postgres://me:hunter2@db/x\n', 1, 'an address with a password'],
])('finds a secret in %s', (path, text, line, what) => {
  expect(findSecretLines(path, text)).toEqual([{ line, what }]);
});

test.each([
  ['.env', 'DB_PASSWORD=\nEMPTY_PASSWORD=""\nTOKENIZER=x\n'],
  ['.env', 'DB_PASSWORD=ENC[AES256_GCM,data:x]\n'],
  ['run.sh', 'PASSWORD=$(pass show db)\nexport API_KEY="$KEY"\n'],
  ['x.service', 'EnvironmentFile=/etc/secret.env\n'],
  ['README.md', 'Put `DB_PASSWORD=hunter2` there.\nDB_PASSWORD=hunter2\n'],
  ['x.yaml', 'url: postgres://$(USER):$(PASSWORD)@db/x\n'],
  ['x.yaml', `image: registry.example:5000/a@sha256:${'0'.repeat(64)}\n`],
])('lets %s through: %s', (path, text) => {
  expect(findSecretLines(path, text)).toEqual([]);
});
