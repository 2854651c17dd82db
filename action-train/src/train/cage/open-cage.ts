import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { promisify } from 'node:util';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { createChildEnvironment } from '../../../../kit/ground/runtime/child-environment.ts';
import { type Cage, NO_CAGE } from './cage.ts';
import { openGroup } from './cgroup.ts';
import { endMarked, MARKER } from './marker.ts';
import { openNamespace } from './namespace.ts';

/** What the input `isolate` may be. */
export const ISOLATE = ['auto', 'require', 'off'] as const;
export type Isolate = (typeof ISOLATE)[number];

interface CageRequest {
  isolate: Isolate;
  onRunner: boolean;
}

/**
 * The strongest cage this machine gives this user without another's rights: a PID namespace, else a control group and a
 * marker, else a marker alone; none where `off` is asked for or the system has no `/proc`.
 * @throws ConfigurationError when `require` is asked for and there is no namespace
 */
export async function openCage({ isolate, onRunner }: CageRequest): Promise<Cage> {
  if (isolate === 'off') return withOpenWays(NO_CAGE, onRunner);
  const namespace = await openNamespace();
  if (namespace) return namespace;
  if (isolate === 'require') {
    throw new ConfigurationError(
      'SLW_ISOLATION_UNAVAILABLE',
      'The input "isolate" is "require", and this machine gives a training no PID namespace: unprivileged user namespaces are not allowed, or util-linux is older than 2.38. Allow them (sysctl kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns), or write "auto".',
    );
  }
  return withOpenWays(process.platform === 'linux' ? openMarked() : NO_CAGE, onRunner);
}

function openMarked(): Cage {
  const marker = randomUUID();
  const group = openGroup();
  return {
    ...NO_CAGE,
    by: group ? 'cgroup' : 'marker',
    ...(group ? { wrap: group.wrap } : {}),
    environment: { [MARKER]: marker },
    endAll: async () => ((await group?.end()) ?? 0) + (await endMarked(marker)),
  };
}

/** Without a namespace, whoever may become root or speak to a container engine gets out of everything. */
async function withOpenWays(cage: Cage, onRunner: boolean): Promise<Cage> {
  const open = [
    ...(process.getuid?.() === 0 ? ['root'] : []),
    ...(onRunner && (await canSudo()) ? ['sudo'] : []),
    ...(canUseEngine() ? ['container engine'] : []),
  ];
  return { ...cage, open };
}

/** Asked on runners alone: a person's machine would take the question for an attempt. */
async function canSudo(): Promise<boolean> {
  try {
    const env = createChildEnvironment({ kind: 'tool' });
    await promisify(execFile)('sudo', ['-n', 'true'], { env, timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

function canUseEngine(): boolean {
  try {
    accessSync('/var/run/docker.sock', constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
