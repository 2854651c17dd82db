// Installs the outside tools that checks and end-to-end tests use, at pinned versions, into the user's cache folder:
// node scripts/install-tools.mjs [tool…]. Needs python3 for zizmor, go for the others.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findCacheFolder } from './find-node.mjs';

const TOOLS = {
  act: { version: '0.2.89', install: goInstall('github.com/nektos/act') },
  crane: { version: '0.22.1', install: goInstall('github.com/google/go-containerregistry/cmd/crane') },
  registry: { version: '3.1.2', install: goInstall('github.com/distribution/distribution/v3/cmd/registry') },
  versitygw: { version: '1.8.0', install: goInstall('github.com/versity/versitygw/cmd/versitygw') },
  actionlint: { version: '1.7.12', install: goInstall('github.com/rhysd/actionlint/cmd/actionlint') },
  zizmor: { version: '1.32.0', install: pipInstall('zizmor') },
};

/** Installs a tool unless it is there, and returns the path of its program. Throws an error when it cannot. */
export function provideTool(name) {
  const { version, install } = TOOLS[name];
  const program = join(findCacheFolder(), 'tools', `${name}-${version}`, name);
  if (existsSync(program)) return program;
  process.stderr.write(`tools: installing ${name} ${version}\n`);
  const temporary = mkdtempSync(join(tmpdir(), `slipway-${name}-`));
  try {
    const built = install(version, temporary);
    mkdirSync(dirname(program), { recursive: true });
    // Copied beside its place and renamed: two at once, or a kill, never leave half a program.
    const sibling = `${program}.${basename(temporary)}`;
    copyFileSync(built, sibling);
    renameSync(sibling, program);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return program;
}

function goInstall(path) {
  return (version, folder) => {
    run('go', ['install', `${path}@v${version}`], { env: { ...process.env, GOBIN: folder } });
    return join(folder, basename(path));
  };
}

function pipInstall(name) {
  return (version, folder) => {
    run('python3', ['-m', 'venv', folder]);
    run(join(folder, 'bin/pip'), ['install', '--quiet', `${name}==${version}`]);
    return join(folder, 'bin', name);
  };
}

function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2], ...options });
  if (status !== 0)
    throw new Error(`"${program} ${args.join(' ')}" failed${error ? `: ${error.message}` : ''}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : ['act', 'actionlint', 'zizmor'])
    process.stdout.write(`${provideTool(name)}\n`);
}
