import { join } from 'node:path';
import { findCacheFolder } from '../../scripts/find-node.mjs';

/**
 * Variables by which Node keeps the bundles' compiled code between the tests, an eighth of most steps' processor time.
 * Slipway itself never asks for that: whoever may write such a folder decides what is run.
 */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(findCacheFolder(), 'compiled-bundles') };
