import { execFile } from 'node:child_process';
import { existsSync, readlinkSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { promisify } from 'node:util';
import { cleanPath, createChildEnvironment } from '../../../../kit/ground/runtime/child-environment.ts';
import { findProgram } from '../../../../kit/ground/runtime/find-program.ts';
import type { Cage, Exit } from './cage.ts';

/**
 * Runs in a user namespace of its own, in which this user is root: covers what would start processes outside, then
 * starts the command in a second user namespace, in which it is this user again and may undo none of it. This shell
 * stays as the first process: with it, the kernel ends all others. A signal to the group reaches the command by itself.
 */
const STAGE = `
unshare=$1 mount=$2 uid=$3 gid=$4 command=$5; shift 5
for path do "$mount" --bind /dev/null "$path" || exit 125; done
trap : HUP INT TERM USR1
"$unshare" --user --map-user="$uid" --map-group="$gid" -- /bin/sh -c "$command"
exit $?`;

/** Where engines listen that would run a process outside of the namespace. */
const ENGINES = [
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/podman/podman.sock',
  '/run/buildkit/buildkitd.sock',
  '/run/crio/crio.sock',
];

/** What the command says from within. */
const PROBE = 'readlink /proc/self/ns/pid; sudo -n true 2>/dev/null && echo sudo; exit 0';

/**
 * A PID namespace with mounts and `/proc` of its own, made by unprivileged user namespaces: no other user is needed,
 * and programs that become root by their file's mode (sudo) do not. Undefined where the machine does not allow it, or it
 * leaves a way back by sudo.
 */
export async function openNamespace(): Promise<Cage | undefined> {
  const wrap = createWrap();
  if (!wrap || !(await holds(wrap))) return undefined;
  return {
    by: 'namespace',
    // Whoever is root outside owns the machine's files inside too.
    open: process.getuid?.() === 0 ? ['root'] : [],
    wrap,
    readExit,
    environment: {},
    // The kernel has ended everything in it when its first process ended.
    endAll: async () => 0,
  };
}

/** The first process ends as a shell does whose command was ended by a signal: with 128 and the signal's number. */
function readExit(exitCode: number | null, signal: NodeJS.Signals | null): Exit {
  const number = (exitCode ?? 0) - 128;
  const named = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return named && isSignal(named) ? { exitCode: null, signal: named } : { exitCode, signal };
}

function isSignal(name: string): name is NodeJS.Signals {
  return Object.hasOwn(constants.signals, name);
}

function createWrap(): Cage['wrap'] | undefined {
  const [unshare, mount, setpriv] = ['unshare', 'mount', 'setpriv'].map((name) =>
    findProgram(name, cleanPath()),
  );
  if (process.platform !== 'linux' || !unshare || !mount) return undefined;
  const start = [
    unshare,
    '--user',
    '--map-root-user',
    '--mount',
    '--pid',
    '--fork',
    '--mount-proc',
    '--kill-child',
  ];
  // Ends all of it with this process, also where that is killed.
  const tied = setpriv ? [setpriv, '--pdeathsig', 'KILL', '--', ...start] : start;
  const [program = unshare, ...flags] = tied;
  const owner = [String(process.getuid?.()), String(process.getgid?.())];
  return (command) => ({
    program,
    args: [
      ...flags,
      '--',
      '/bin/sh',
      '-c',
      STAGE,
      'slipway',
      unshare,
      mount,
      ...owner,
      command,
      ...listEngines(),
    ],
  });
}

function listEngines(): string[] {
  return ENGINES.filter((path) => existsSync(path)).map((path) => realpathSync(path));
}

async function holds(wrap: Cage['wrap']): Promise<boolean> {
  const { program, args } = wrap(PROBE);
  try {
    const env = createChildEnvironment({ kind: 'tool' });
    const { stdout } = await promisify(execFile)(program, args, { env, timeout: 20_000 });
    const [namespace, sudo] = stdout.trim().split('\n');
    return namespace !== readlinkSync('/proc/self/ns/pid') && sudo === undefined;
  } catch {
    // Not allowed on this machine, or a unshare that lacks a flag.
    return false;
  }
}
