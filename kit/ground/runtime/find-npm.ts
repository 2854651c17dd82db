import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { cleanPath } from './child-environment.ts';

/** How to start npm: a program and the arguments that come before npm's own. */
export interface Npm {
  program: string;
  args: string[];
}

/**
 * Finds npm on PATH, or beside the Node that runs this process (as in a runner's own folder).
 * @throws ConfigurationError that says how to do without it
 */
export function findNpm(path = cleanPath(), node = process.execPath): Npm {
  for (const folder of [...path.split(delimiter).filter((part) => part !== ''), dirname(node)]) {
    const npm = lookInto(folder, node);
    if (npm) return npm;
  }
  const script = join(dirname(node), '../lib/node_modules/npm/bin/npm-cli.js');
  if (existsSync(script)) return { program: node, args: [script] };
  throw new ConfigurationError(
    'SLW_RUNTIME_UNAVAILABLE',
    'npm was found neither on PATH nor beside Node, so native libraries cannot be installed. Add a step with actions/setup-node, or give "runtime-path" a folder where they are installed.',
  );
}

function lookInto(folder: string, node: string): Npm | undefined {
  const script = join(folder, 'node_modules/npm/bin/npm-cli.js');
  if (process.platform === 'win32') {
    return existsSync(script) ? { program: node, args: [script] } : undefined;
  }
  const program = join(folder, 'npm');
  if (!existsSync(program)) return undefined;
  // A link to npm's script is run by this Node: "#!/usr/bin/env node" would need one on PATH.
  const target = realpathSync(program);
  return target.endsWith('.js') ? { program: node, args: [target] } : { program, args: [] };
}
