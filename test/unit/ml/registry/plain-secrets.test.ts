import { expect, test } from 'vitest';
import { findPlainSecrets } from '../../../../kit/ml/registry/plain-secrets.ts';

const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata: { name: db }\n';

test.each([
  ['data', `${SECRET}data: { password: aHVudGVyMg== }\n`, 1],
  ['stringData', `${SECRET}stringData:\n  password: hunter2\n`, 1],
  ['a block of data', `${SECRET}data: |\n  x\n`, 1],
  ['the second document', `kind: Service\n---\n# mine\n${SECRET}data: { a: b }\n`, 4],
  ['JSON', JSON.stringify({ kind: 'Secret', metadata: { name: 'db' }, data: { a: 'b' } }), 1],
  ['an alias for its kind', `x: &a Secret\n${SECRET.replace('Secret', '*a')}data: { a: b }\n`, 1],
  ['a merge key', `x: &a { kind: Secret }\n<<: *a\nmetadata: { name: db }\ndata: { a: b }\n`, 1],
  ['an alias for its data', `x: &a { b: c }\n${SECRET}data: *a\n`, 1],
  ['a list', 'kind: List\nitems:\n  - kind: Secret\n    metadata: { name: db }\n    data: { a: b }\n', 3],
])('finds a Secret with %s', (_, text, line) => {
  expect(findPlainSecrets(text)).toEqual([{ line, what: 'Secret "db"' }]);
});

test('finds an item of a list behind an alias', () => {
  const text = 'x: &a { kind: Secret, metadata: { name: db }, data: { a: b } }\nkind: List\nitems: [*a]\n';
  expect(findPlainSecrets(text)).toEqual([{ line: 3, what: 'Secret "db"' }]);
});

test('tells a document with more aliases than it looks through, at once', () => {
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`);
  const bomb = `l0: &l0 [x]\n${levels.join('\n')}\n`;
  expect(findPlainSecrets(bomb)).toEqual([{ line: 1, what: 'something behind too many YAML aliases' }]);
});

test.each([
  [
    'a variable of a container',
    'kind: Deployment\nspec:\n  env:\n    - name: AWS_SECRET_ACCESS_KEY\n      value: wJalr\n',
    5,
    'AWS_SECRET_ACCESS_KEY',
  ],
  ['an entry of a ConfigMap', 'kind: ConfigMap\ndata:\n  a: b\n  db.password: hunter2\n', 4, 'db.password'],
])('finds %s whose name says it is a secret', (_, text, line, name) => {
  expect(findPlainSecrets(text)).toEqual([{ line, what: `the value of "${name}"` }]);
});

test('finds literals of a secretGenerator', () => {
  const text =
    'secretGenerator:\n  - name: token\n    literals: [token=x]\n  - name: other\n    envs: [.env]\n';
  expect(findPlainSecrets(text)).toEqual([{ line: 2, what: 'secretGenerator "token"' }]);
});

test('finds a Secret in what is no YAML', () => {
  const text = `{{ if .Values.x }}\n${SECRET}stringData:\n  a: {{ .Values.a }}\n{{ end }}\n`;
  expect(findPlainSecrets(text)).toEqual([{ line: 3, what: 'a Secret' }]);
});

test.each([
  ['a Secret without values', SECRET],
  ['a Secret with empty data', `${SECRET}data: {}\n`],
  [
    'a Secret that SOPS encrypted',
    `${SECRET}data: { a: "ENC[AES256_GCM,data:x]" }\nsops: { version: 3.9.0 }\n`,
  ],
  ['an ExternalSecret', 'kind: ExternalSecret\nspec: { data: [{ secretKey: a }] }\n'],
  ['a SealedSecret', 'kind: SealedSecret\nspec: { encryptedData: { a: b } }\n'],
  ['a ConfigMap', 'kind: ConfigMap\ndata: { kind: Secret }\n'],
  [
    'a variable from a Secret',
    'env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }]\n',
  ],
  ['a reference to another variable', 'env: [{ name: DB_PASSWORD, value: $(OTHER) }]\n'],
  ['a list of other things', 'kind: List\nitems: [{ kind: Service }, text]\n'],
  ['an empty file', ''],
  ['a text', 'just words'],
  ['what is no YAML and no Secret', 'a: [\n'],
])('lets %s through', (_, text) => {
  expect(findPlainSecrets(text)).toEqual([]);
});
