import { provideTool } from '../../../scripts/install-tools.mjs';
import { findFreePort } from '../../helpers/free-port.ts';
import type { RunningProcess } from '../../helpers/start-process.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { writeCredentials } from './credentials.ts';
import { type Kubectl, openKubectl } from './kubectl.ts';
import { addNodes, teachKubelet } from './nodes.ts';
import { type PartName, type Places, showLogs, startPart } from './parts.ts';

/**
 * Starts an empty cluster on free ports of loopback: a control plane, and nodes that kwok plays. It ends with the test file.
 * @param apiFlags what the API server is told besides, such as `--emulated-version=1.35`
 */
export async function startCluster(...apiFlags: string[]): Promise<Kubectl> {
  // Building them takes minutes in which this process does nothing else.
  for (const name of ['etcd', 'kube-apiserver', 'kubectl', 'kube-controller-manager'] as const)
    provideTool(name);
  for (const name of ['kube-scheduler', 'kwok'] as const) provideTool(name);
  const places = { ...(await findPlaces()), apiFlags };
  const kubectl = openKubectl({ kubeconfig: places.credentials.kubeconfig, home: places.folder });
  const parts = new Map<PartName, RunningProcess>();
  const start = (...names: PartName[]) => {
    for (const name of names) parts.set(name, startPart(name, places));
  };
  const waitUntil = (what: string, ...question: string[]) =>
    waitFor({
      what,
      look: async () => ((await kubectl.try(...question)).code === 0 ? true : undefined),
      explain: () => showLogs(parts),
    });
  start('etcd', 'kube-apiserver');
  await waitUntil(`the API server is ready at ${places.api}`, 'get', '--raw', '/readyz');
  start('kube-controller-manager', 'kube-scheduler');
  await teachKubelet(kubectl);
  start('kwok');
  await addNodes(kubectl);
  await waitUntil('the nodes are ready', 'wait', 'node', '--all', '--for=condition=Ready', '--timeout=1s');
  return kubectl;
}

async function findPlaces(): Promise<Omit<Places, 'apiFlags'>> {
  const folder = makeTemporaryFolder('cluster');
  const [etcd, peer, api] = [await findUrl('http'), await findUrl('http'), await findUrl('https')];
  return { folder, etcd, peer, api, credentials: writeCredentials(folder, api) };
}

async function findUrl(protocol: 'http' | 'https'): Promise<string> {
  return `${protocol}://127.0.0.1:${await findFreePort()}`;
}
