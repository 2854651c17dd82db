import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { provideTool } from '../../../scripts/install-tools.mjs';
import { type RunningProcess, startProcess } from '../../helpers/start-process.ts';
import type { Credentials } from './credentials.ts';

/** Where the parts of a cluster keep their files and listen. */
export interface Places {
  folder: string;
  /** URLs. */
  etcd: string;
  peer: string;
  api: string;
  credentials: Credentials;
  /** What the API server is told besides: `--emulated-version=1.35`. */
  apiFlags: readonly string[];
}

/** What each part is told beyond its defaults. */
const ARGUMENTS = {
  etcd: ({ folder, etcd, peer }: Places) => [
    `--data-dir=${join(folder, 'etcd', 'data')}`,
    `--listen-client-urls=${etcd}`,
    `--advertise-client-urls=${etcd}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    // Nothing is left to be read after a crash.
    '--unsafe-no-fsync',
  ],
  'kube-apiserver': ({ etcd, api, credentials, apiFlags }: Places) => [
    `--etcd-servers=${etcd}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${new URL(api).port}`,
    `--cert-dir=${credentials.certificates}`,
    // It may not name a loopback address to pods; there are none to ask for it.
    '--endpoint-reconciler-type=none',
    // As in every cluster that runs its own network: what pods may do is left to admission.
    '--allow-privileged=true',
    '--service-cluster-ip-range=10.96.0.0/24',
    '--authorization-mode=RBAC',
    `--token-auth-file=${credentials.tokens}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${credentials.serviceAccountKey}`,
    `--service-account-signing-key-file=${credentials.serviceAccountKey}`,
    ...apiFlags,
  ],
  'kube-controller-manager': ({ credentials }: Places) => [
    `--kubeconfig=${credentials.kubeconfig}`,
    `--service-account-private-key-file=${credentials.serviceAccountKey}`,
    '--leader-elect=false',
    '--secure-port=0',
  ],
  'kube-scheduler': ({ credentials }: Places) => [
    `--kubeconfig=${credentials.kubeconfig}`,
    '--leader-elect=false',
    '--secure-port=0',
  ],
  kwok: ({ credentials }: Places) => [
    `--kubeconfig=${credentials.kubeconfig}`,
    '--manage-all-nodes=true',
    '--enable-crds=Stage',
    '--node-port=0',
  ],
} as const;

export type PartName = keyof typeof ARGUMENTS;

/** Starts a part of a cluster; it ends with the test file. */
export function startPart(name: PartName, places: Places): RunningProcess {
  const directory = join(places.folder, name);
  mkdirSync(directory);
  return startProcess({
    program: provideTool(name),
    args: ARGUMENTS[name](places),
    env: { HOME: directory, PATH: process.env['PATH'] },
    directory,
    logFile: join(directory, 'log'),
  });
}

/** The end of what every part has printed, to show when a cluster does not come up. */
export function showLogs(parts: ReadonlyMap<string, RunningProcess>): string {
  return [...parts].map(([name, part]) => `== ${name}\n${part.readLog().slice(-3000)}`).join('\n');
}
