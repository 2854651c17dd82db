import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { findNode, ROOT } from '../../../../scripts/find-node.mjs';

const MODULE = pathToFileURL(join(ROOT, 'kit/ground/runtime/hide-environment.ts')).href;

/** Hides what is called a secret; tells whether that worked, what it still sees itself, and what its child sees of it. */
const SCRIPT = `
import { execFileSync } from 'node:child_process';
import { hideEnvironment } from '${MODULE}';
const hidden = hideEnvironment((name) => name.endsWith('SECRET'));
const look = 'tr "\\\\0" "\\\\n" < /proc/$PPID/environ; echo CHILD=$MY_SECRET';
const seen = execFileSync('/bin/sh', ['-c', look], { encoding: 'utf8' }).trim().split('\\n').sort();
console.log(JSON.stringify({ hidden, own: process.env.MY_SECRET, seen }));
`;

test.runIf(process.platform === 'linux')('other processes see nothing of what this one still knows', () => {
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', SCRIPT];
  const env = { MY_SECRET: 'hush', SECRET: '', PLAIN: 'a=b' };
  const answer = execFileSync(findNode(), args, { env, encoding: 'utf8' });
  expect(JSON.parse(answer)).toEqual({
    hidden: true,
    own: 'hush',
    seen: ['CHILD=hush', 'MY_SECRET=xxxx', 'PLAIN=a=b', 'SECRET='],
  });
});
