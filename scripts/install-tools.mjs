// Installs the outside tools that checks and end-to-end tests use, at pinned versions, into the user's cache folder:
// node scripts/install-tools.mjs [tool…]. Needs python3 for those of PyPI, npm for sarif, apt for chromium and skopeo, go for the others.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findCacheFolder, ROOT } from './find-node.mjs';
import { withLock } from './with-lock.mjs';

/** A module that `go install` refuses for its replace lines has one of ours, whose go.mod and go.sum pin all of it. */
const GO_MODULES = join(ROOT, 'scripts/go');

const GITEA = 'code.gitea.io/gitea';
const GITEA_RUNNER = 'gitea.com/gitea/runner';
const KUBERNETES = 'k8s.io/kubernetes';

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
  onnx: { version: '1.23.2', install: pipInstall('onnx', 'python'), place: linkProgram },
  sarif: {
    version: '5.7.0',
    install: npmInstall('@microsoft/sarif-multitool-linux', 'Sarif.Multitool'),
    place: linkProgram,
  },
  dvc: { version: '3.67.1', install: pipInstall('dvc'), place: linkProgram },
  // What installs the packages of PyPI: many times faster than pip, by which it comes itself.
  uv: { version: '0.13.9', install: installUv, place: linkProgram },
  gitea: { version: readPin('gitea', GITEA), install: buildGitea, place: linkProgram },
  'gitea-runner': {
    version: readPin('gitea-runner', GITEA_RUNNER),
    install: (_, folder) => goBuild({ name: 'gitea-runner', path: GITEA_RUNNER, folder }),
  },
  etcd: clusterTool({ name: 'etcd', origin: 'go.etcd.io/etcd/server/v3' }),
  'kube-apiserver': kubernetesTool('kube-apiserver'),
  'kube-controller-manager': kubernetesTool('kube-controller-manager'),
  'kube-scheduler': kubernetesTool('kube-scheduler'),
  kubectl: kubernetesTool('kubectl'),
  kwok: clusterTool({ name: 'kwok', origin: 'sigs.k8s.io/kwok', command: 'cmd/kwok' }),
};

/** Where Debian puts its packages' programs. Not pinned: Debian drops a browser's version with its next security update. */
const SYSTEM_TOOLS = {
  chromium: { program: '/usr/bin/chromium', packages: ['chromium'] },
  gcc: { program: '/usr/bin/gcc', packages: ['gcc', 'libc6-dev'] },
  skopeo: { program: '/usr/bin/skopeo', packages: ['skopeo'] },
};

/** Installs a tool unless it is there, and returns the path of its program. Throws an error when it cannot. */
export function provideTool(name) {
  if (name in SYSTEM_TOOLS) return provideSystemTool(name);
  const { version, install, place = copyProgram } = TOOLS[name];
  const program = join(findCacheFolder(), 'tools', `${name}-${version}`, name);
  if (existsSync(program)) return program;
  mkdirSync(dirname(program), { recursive: true });
  withLock(`${dirname(program)}.lock`, () => {
    if (existsSync(program)) return;
    process.stderr.write(`tools: installing ${name} ${version}\n`);
    place(program, (folder) => install(version, folder));
  });
  return program;
}

function provideSystemTool(name) {
  const { program, packages } = SYSTEM_TOOLS[name];
  if (existsSync(program)) return program;
  const folder = join(findCacheFolder(), 'tools');
  mkdirSync(folder, { recursive: true });
  // Debian's package manager does one thing at a time.
  withLock(join(folder, 'apt.lock'), () => {
    if (existsSync(program)) return;
    process.stderr.write(`tools: installing ${name}\n`);
    const [command, ...args] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', 'apt-get'];
    run(command, [...args, 'update', '--quiet']);
    run(command, [...args, 'install', '--yes', '--quiet', '--no-install-recommends', ...packages]);
  });
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

/**
 * Built once and run for minutes: what the optimiser would take is never earned back. The same for all, so that each
 * finds compiled what another needed too.
 */
const GO_FLAGS = ['-trimpath', '-gcflags=all=-N -l'];

function goInstall(path, program = basename(path)) {
  return (version, folder) => {
    run('go', ['install', ...GO_FLAGS, `${path}@v${version}`], { env: { ...process.env, GOBIN: folder } });
    return join(folder, program);
  };
}

/** The version of a module of Go that the module of ours in `scripts/go/<name>` pins. */
function readPin(name, path) {
  const pins = readFileSync(join(GO_MODULES, name, 'go.mod'), 'utf8');
  const [, version] = pins.match(new RegExp(`^\\s*${path} v(\\S+)`, 'm')) ?? [];
  if (version === undefined) throw new Error(`scripts/go/${name}/go.mod does not require ${path}.`);
  return version;
}

/** Every module is checked against the committed go.sum. `module` is the folder of ours that pins them. */
function goBuild({ name, module = name, path, folder, tags = '', stamps = {}, env = {} }) {
  const program = join(folder, name);
  const stamped = Object.entries(stamps).map(([variable, value]) => `-X ${variable}=${value}`);
  const flags = [
    ...GO_FLAGS,
    '-mod=readonly',
    `-ldflags=${['-s -w', ...stamped].join(' ')}`,
    `-tags=${tags}`,
  ];
  const options = { cwd: join(GO_MODULES, module), env: { ...process.env, ...env } };
  run('go', ['build', ...flags, '-o', program, path], options);
  return program;
}

/** A part of a Kubernetes cluster. One module of ours pins them all, so that each finds compiled what another needed too. */
function clusterTool({ name, origin, command, stamp = () => ({}) }) {
  const path = command === undefined ? origin : `${origin}/${command}`;
  return {
    version: readPin('kubernetes', origin),
    install: (version, folder) =>
      goBuild({ name, module: 'kubernetes', path, folder, stamps: stamp(version) }),
  };
}

/** One of Kubernetes' own programs, which knows its version from the build alone. */
function kubernetesTool(name) {
  return clusterTool({ name, origin: KUBERNETES, command: `cmd/${name}`, stamp: stampKubernetes });
}

function stampKubernetes(version) {
  const [major, minor] = version.split('.');
  const fields = { gitVersion: `v${version}`, gitMajor: major, gitMinor: minor };
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`k8s.io/component-base/version.${field}`, value]),
  );
}

/**
 * Gitea with its database in it, which is C, and beside it the folders it reads at run time. The built front end is not
 * among them: a browser finds pages without style, the API and git miss nothing.
 */
function buildGitea(_, folder) {
  provideTool('gcc');
  const program = goBuild({
    name: 'gitea',
    path: GITEA,
    folder,
    tags: 'sqlite,sqlite_unlock_notify',
    env: { CGO_CFLAGS: '-O1' },
  });
  const source = read('go', ['list', '-m', '-f', '{{.Dir}}', GITEA], { cwd: join(GO_MODULES, 'gitea') });
  for (const name of ['options', 'templates', 'public'])
    cpSync(join(source, name), join(folder, name), { recursive: true });
  return program;
}

function pipInstall(name, program = name) {
  return (version, folder) => {
    installPython(folder, [`${name}==${version}`]);
    return join(folder, 'bin', program);
  };
}

/** Makes a virtual environment with these packages of PyPI. Throws an error when it cannot. */
export function installPython(folder, requirements) {
  const uv = provideTool('uv');
  run(uv, ['venv', '--quiet', '--python', 'python3', '--allow-existing', folder]);
  run(uv, ['pip', 'install', '--quiet', '--python', join(folder, 'bin/python'), ...requirements]);
}

function installUv(version, folder) {
  run('python3', ['-m', 'venv', folder]);
  run(join(folder, 'bin/pip'), ['install', '--quiet', `uv==${version}`]);
  return join(folder, 'bin/uv');
}

function npmInstall(name, program) {
  return (version, folder) => {
    run('npm', ['install', '--prefix', folder, '--ignore-scripts', '--silent', `${name}@${version}`]);
    const file = join(folder, 'node_modules', name, program);
    chmodSync(file, 0o755);
    return file;
  };
}

function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2], ...options });
  if (status !== 0)
    throw new Error(`"${program} ${args.join(' ')}" failed${error ? `: ${error.message}` : ''}.`);
}

/** What a program prints. */
function read(program, args, options) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`"${program} ${args.join(' ')}" failed.`);
  return stdout.trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : ['act', 'actionlint', 'zizmor'])
    process.stdout.write(`${provideTool(name)}\n`);
}
