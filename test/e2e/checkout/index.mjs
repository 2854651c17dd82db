import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { TEST_ORIGIN, GITHUB_SHA, GITHUB_REF_NAME, GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
const read = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
const git = (...args) => execFileSync('git', args, { stdio: ['ignore', 'inherit', 'inherit'] });

if (readdirSync('.').length > 0) throw new Error('The workspace is not empty before checkout.');
git('init', '--quiet', '--initial-branch=checkout');
git('remote', 'add', 'origin', TEST_ORIGIN ?? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`);
const credentials = TEST_ORIGIN === undefined ? writeCredentials() : undefined;
if (read('sparse-checkout')) {
  const mode = read('sparse-checkout-cone-mode') === 'false' ? '--no-cone' : '--cone';
  git('sparse-checkout', 'set', mode, ...read('sparse-checkout').trim().split('\n'));
}

const ref = read('ref');
const isCommit = /^[0-9a-f]{40}$/.test(ref);
const branch = isCommit ? undefined : ref || GITHUB_REF_NAME;
const wanted = isCommit ? ref : ref ? `refs/heads/${ref}` : GITHUB_SHA;
const target = `refs/remotes/origin/${branch ?? 'checkout'}`;
const fetch = (...args) => git('fetch', '--quiet', '--no-tags', ...args);
if (read('fetch-depth') === '0') {
  fetch('origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
  fetch('origin', `+${wanted}:${target}`);
} else {
  fetch(`--depth=${read('fetch-depth')}`, 'origin', `+${wanted}:${target}`);
}
if (isCommit) git('checkout', '--quiet', '--detach', ref);
else git('checkout', '--quiet', '-B', branch, target);

if (credentials && read('persist-credentials') === 'false') {
  git('config', '--local', '--unset-all', 'include.path');
  rmSync(credentials);
}

/** As actions/checkout does since its sixth version: in a file outside the work tree, which the job's end removes. */
function writeCredentials() {
  const file = join(process.env.RUNNER_TEMP, `git-credentials-${randomUUID()}.config`);
  const secret = Buffer.from(`x-access-token:${read('token')}`).toString('base64');
  console.log(`::add-mask::${secret}`);
  const header = `[http "${GITHUB_SERVER_URL}/"]\n\textraheader = AUTHORIZATION: basic ${secret}\n`;
  writeFileSync(file, header, { mode: 0o600 });
  git('config', '--local', 'include.path', file);
  return file;
}
