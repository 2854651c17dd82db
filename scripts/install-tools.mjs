// Installs the outside tools that checks and end-to-end tests use, at pinned versions, into the user's cache folder:
// node scripts/install-tools.mjs [tool…]. Needs python3 for zizmor and dvc, apt for chromium and skopeo, go for the others.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findCacheFolder } from './find-node.mjs';

const TOOLS = {
  act: { version: '0.2.89', install: goInstall('github.com/nektos/act') },
  crane: { version: '0.22.1', install: goInstall('github.com/google/go-containerregistry/cmd/crane') },
  registry: { version: '3.1.2', install: goInstall('github.com/distribution/distribution/v3/cmd/registry') },
  cosign: { version: '3.1.3', install: goInstall('github.com/sigstore/cosign/v3/cmd/cosign') },
  versitygw: { version: '1.8.0', install: goInstall('github.com/versity/versitygw/cmd/versitygw') },
  actionlint: { version: '1.7.12', install: goInstall('github.com/rhysd/actionlint/cmd/actionlint') },
  kubeconform: { version: '0.8.0', install: goInstall('github.com/yannh/kubeconform/cmd/kubeconform') },
  // The newest that Go 1.26 builds.
  kustomize: { version: '5.8.2', install: goInstall('sigs.k8s.io/kustomize/kustomize/v5', 'kustomize') },
  zizmor: { version: '1.32.0', install: pipInstall('zizmor') },
  gto: { version: '1.10.1', install: pipInstall('gto'), place: linkProgram },
  dvc: { version: '3.67.1', install: pipInstall('dvc'), place: linkProgram },
};

/** Where Debian puts its packages' programs. Not pinned: Debian drops a browser's version with its next security update. */
const SYSTEM_TOOLS = { chromium: '/usr/bin/chromium', skopeo: '/usr/bin/skopeo' };

/** Installs a tool unless it is there, and returns the path of its program. Throws an error when it cannot. */
export function provideTool(name) {
  if (name in SYSTEM_TOOLS) return provideSystemTool(name);
  const { version, install, place = copyProgram } = TOOLS[name];
  const program = join(findCacheFolder(), 'tools', `${name}-${version}`, name);
  if (existsSync(program)) return program;
  process.stderr.write(`tools: installing ${name} ${version}\n`);
  mkdirSync(dirname(program), { recursive: true });
  place(program, (folder) => install(version, folder));
  return program;
}

function provideSystemTool(name) {
  const program = SYSTEM_TOOLS[name];
  if (existsSync(program)) return program;
  process.stderr.write(`tools: installing ${name}\n`);
  const [command, ...args] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', 'apt-get'];
  run(command, [...args, 'update', '--quiet']);
  run(command, [...args, 'install', '--yes', '--quiet', '--no-install-recommends', name]);
  return program;
}

/** For a program that is one file. Copied beside its place and renamed: two at once, or a kill, never leave half of it. */
function copyProgram(program, install) {
  const temporary = mkdtempSync(join(tmpdir(), 'slipway-tool-'));
  try {
    const sibling = `${program}.${basename(temporary)}`;
    copyFileSync(install(temporary), sibling);
    renameSync(sibling, program);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** For a program that needs the folder it was installed in, which cannot be moved: linked to once it is whole. */
function linkProgram(program, install) {
  const folder = mkdtempSync(join(dirname(program), 'venv-'));
  try {
    const link = join(folder, 'link');
    symlinkSync(install(folder), link);
    renameSync(link, program);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function goInstall(path, program = basename(path)) {
  return (version, folder) => {
    run('go', ['install', `${path}@v${version}`], { env: { ...process.env, GOBIN: folder } });
    return join(folder, program);
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
