// Makes a clone ready: this package's dependencies and the Node 24 that runners start actions with; with "oldest", also the
// oldest Node that the command line runs on; with "mutation", what mutation tests need, which no other command does.
// Plain Node without dependencies, and a part of every npm command, since npm runs no "pre" scripts under ignore-scripts.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { findNode, locatePinnedNode, NODE_PINS, ROOT } from './find-node.mjs';

const OLDEST = [20, 19];
const MUTATION = join(ROOT, 'test/mutation');

try {
  setUp();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}

function setUp() {
  refuseOldNode();
  if (!hasDependencies(ROOT)) installDependencies(ROOT);
  if (!hasNode()) installNode(locatePinnedNode());
  if (process.argv[2] === 'oldest') installOldestNode();
  if (process.argv[2] === 'mutation' && !hasDependencies(MUTATION)) installDependencies(MUTATION);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  fail(`Slipway needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}.`);
}

/** True when a folder's node_modules is what its package-lock.json asks for, by npm's own record of what it installed. */
function hasDependencies(folder) {
  const record = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const installed = readPackages(record);
  const complete = Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path] !== undefined,
  );
  const right = Object.entries(installed).every(
    ([path, entry]) => entry.version === wanted[path]?.version && entry.integrity === wanted[path]?.integrity,
  );
  return complete && right;
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function installDependencies(folder) {
  say(`installing the dependencies of ${relative(ROOT, folder) || 'this package'}`);
  if (!runNpmCi(folder)) fail('"npm ci" failed; its output stands above.');
}

function hasNode() {
  try {
    return existsSync(findNode());
  } catch {
    return false;
  }
}

function installOldestNode() {
  const pinned = locatePinnedNode(process.env, NODE_PINS.oldest);
  if (!pinned)
    fail(`No oldest Node is pinned for ${process.platform}-${process.arch}: its tests run elsewhere.`);
  if (!existsSync(pinned.program)) installNode(pinned);
}

/** Installs a pinned Node beside its final place and renames it, so that a half one is never found. */
function installNode(pinned) {
  if (!pinned) return say(`no Node 24 is pinned for this machine; tests need one in SLIPWAY_NODE`);
  say(`installing Node ${pinned.version} into ${pinned.folder}`);
  const temporary = `${pinned.folder}.${process.pid}.partial`;
  removeAbandoned(dirname(pinned.folder));
  mkdirSync(temporary, { recursive: true });
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      copyFileSync(join(ROOT, pinned.pinsFolder, file), join(temporary, file));
    }
    if (!runNpmCi(temporary))
      fail(`Node ${pinned.version} could not be installed; npm's output stands above.`);
    refuseWrongNode(pinned.program.replace(pinned.folder, temporary), pinned.version);
    moveIntoPlace(temporary, pinned);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A setup that was killed leaves its folder; the process id in the name says whether somebody still works in it. */
function removeAbandoned(parent) {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const owner = /\.(\d+)\.partial$/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function refuseWrongNode(program, version) {
  const found = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim();
  if (found !== `v${version}`) fail(`The Node installed says it is ${found}, not v${version}.`);
}

/** Another setup may have finished first: then its result stays. */
function moveIntoPlace(temporary, { folder, program }) {
  if (existsSync(folder) && !existsSync(program)) rmSync(folder, { recursive: true });
  mkdirSync(dirname(folder), { recursive: true });
  try {
    renameSync(temporary, folder);
  } catch (error) {
    if (!existsSync(program)) throw error;
  }
}

function runNpmCi(folder) {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { cwd: folder, stdio: ['ignore', 2, 2] };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return done.status === 0;
}

function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

function fail(text) {
  throw new Error(text);
}
