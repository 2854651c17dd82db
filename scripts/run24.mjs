// Runs a script of this repository under Node 24, which reads TypeScript: node scripts/run24.mjs scripts/x.ts [argument…]
import { spawnSync } from 'node:child_process';
import { findNode } from './find-node.mjs';

const { status, signal } = spawnSync(
  findNode(),
  ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exitCode = signal ? 1 : (status ?? 1);
