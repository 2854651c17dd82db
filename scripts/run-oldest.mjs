// Runs a program of this repository under the oldest Node that the command line runs on, bundles that it starts included:
// node scripts/run-oldest.mjs program [argument…]. "node scripts/setup.mjs oldest" installs that Node.
import { spawnSync } from 'node:child_process';
import { locatePinnedNode, NODE_PINS } from './find-node.mjs';

const node = locatePinnedNode(process.env, NODE_PINS.oldest)?.program ?? process.execPath;
const env = { ...process.env, SLIPWAY_NODE: node };
const { status, signal } = spawnSync(node, process.argv.slice(2), { stdio: 'inherit', env });
process.exitCode = signal ? 1 : (status ?? 1);
