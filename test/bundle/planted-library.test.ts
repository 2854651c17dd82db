import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/find-node.mjs';
import { makeProject, runIngest } from './ingest-project.ts';

const VERSION = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies[
  '@duckdb/node-api'
];

it('runs no library that a checkout brings, whatever version it says it is', async () => {
  const project = makeProject({
    'node_modules/@duckdb/node-api/package.json': JSON.stringify({
      name: '@duckdb/node-api',
      version: VERSION,
    }),
    'node_modules/@duckdb/node-api/index.js':
      "require('fs').writeFileSync('ran', ''); throw new Error('ran');",
  });
  const { exitCode } = await runIngest(project, { commit: 'none' });
  expect(existsSync(join(project.directory, 'ran'))).toBe(false);
  expect(exitCode).toBe(0);
});
