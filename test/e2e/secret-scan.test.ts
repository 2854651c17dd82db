import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeRepository } from '../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { makeZip } from '../unit/host/artifact/make-zip.ts';
import { startProject } from './act/run-workflows.ts';
import { findLeaks, findLeaksInFolder } from './leaks/find-leaks.ts';
import { listForms, plantSecret } from './leaks/secret-forms.ts';

const CHECKOUT = `actions/checkout@${'0'.repeat(40)}`;

const LEAKY = `
on: workflow_dispatch
jobs:
  leak:
    runs-on: ubuntu-24.04
    env:
      TOKEN: \${{ github.token }}
      KEY: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
    steps:
      - uses: ${CHECKOUT}
      - run: echo "the token is $TOKEN"
      - run: printf 'user:%s' "$KEY" | base64 -w0 > written.txt
      - run: node -e 'setTimeout(() => {}, 300)' "$KEY"
      - run: git -c user.name=x -c user.email=x@example.com commit --quiet --allow-empty --message "$KEY"
`;

test('a workflow that leaks is found out, wherever it does', async () => {
  const project = await startProject();
  project.commit('Leak', { '.github/workflows/leaky.yml': LEAKY });
  const run = await project.run({ workflow: 'leaky.yml', event: 'workflow_dispatch' });
  expect(run.exitCode, run.log).toBe(0);
  const leaks = project.guard.takeLeaks();
  const found = (secret: string, form: string, where: RegExp) =>
    leaks.some((leak) => leak.secret === secret && leak.form === form && where.test(leak.where));
  expect(found('GITHUB_TOKEN', 'plain', /^log of leaky\.yml$/)).toBe(true);
  expect(found('AWS_SECRET_ACCESS_KEY', 'in base64', /\/kept\/leak-\w+\/written\.txt$/)).toBe(true);
  expect(found('AWS_SECRET_ACCESS_KEY', 'plain', /^arguments of node$/)).toBe(true);
  expect(found('AWS_SECRET_ACCESS_KEY', 'plain', /^objects of .*\/kept\/leak-\w+\/\.git$/)).toBe(true);
  expect(found('AWS_ACCESS_KEY_ID', 'plain', /./)).toBe(false);
});

const SECRETS = { password: plantSecret('p%/') };
const { password } = SECRETS;
const forms = listForms(SECRETS);

test.each([
  ['as it is', 'plain', `x${password}`],
  ['in a URL', 'in a URL', `https://user:${encodeURIComponent(password)}@host`],
  ['in hexadecimal', 'in hexadecimal', Buffer.from(password).toString('hex')],
  ['in base64', 'in base64', Buffer.from(password).toString('base64')],
  ['in base64 behind a user', 'in base64', Buffer.from(`u:${password}`).toString('base64')],
  ['in base64 of URLs', 'in base64', Buffer.from(`a${password}\n`).toString('base64url')],
])('a secret is seen in a text that holds it %s', (_, form, text) => {
  expect(findLeaks(forms, 'text', text)).toEqual([{ secret: 'password', form, where: 'text' }]);
});

test('artifacts, packed files and history are looked into', async () => {
  const folder = makeTemporaryFolder('left');
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep/layer'), gzipSync(password));
  writeFileSync(join(folder, 'artifact.zip'), makeZip({ 'a/b.txt': password }));
  const repository = makeRepository();
  repository.commit('Add', { 'secret.txt': password });
  const left = await findLeaksInFolder(forms, folder);
  expect(left.map(({ where }) => basename(where))).toEqual(
    expect.arrayContaining(['b.txt', 'layer, unpacked']),
  );
  expect(await findLeaksInFolder(forms, repository.remote)).toMatchObject([
    { where: `objects of ${repository.remote}` },
  ]);
});

test('what holds no secret is no leak', async () => {
  const { directory } = makeRepository({ 'a.txt': 'nothing', 'b.txt': plantSecret('p%/') });
  expect(await findLeaksInFolder(forms, directory)).toEqual([]);
});
