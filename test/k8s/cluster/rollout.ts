import { waitFor } from '../../helpers/wait-for.ts';
import { listFields } from './apply.ts';
import type { Kubectl } from './kubectl.ts';

/** The digest of the bundle that each pod of the Deployment mounts, of those that are not on their way out. */
export async function listMounted(kubectl: Kubectl, namespace: string): Promise<string[]> {
  const fields = '{.spec.volumes[?(@.name=="bundle")].image.reference} {.metadata.deletionTimestamp}';
  const mounted = await listFields(kubectl, { kind: 'pods', namespace, fields });
  return mounted.flatMap((line) => /@(sha256:\S+) $/.exec(line)?.[1] ?? []);
}

/**
 * Counts the Deployment's available pods from now on, at every change of it; the function that it gives back ends that
 * and gives the counts.
 */
export async function watchAvailable(kubectl: Kubectl, namespace: string): Promise<() => Promise<number[]>> {
  const counts: number[] = [];
  const query = '--output=jsonpath={.status.availableReplicas}{"\\n"}';
  const stop = kubectl.watch(
    ['get', 'deployment/house-price', `--namespace=${namespace}`, '--watch', query],
    (line) => counts.push(Number(line)),
  );
  await waitFor({
    what: 'the Deployment is watched',
    look: () => (counts.length > 0 ? true : undefined),
  });
  return async () => {
    await stop();
    return counts;
  };
}

/** Waits until a pod has failed to start: what comes of a rollout is decided then. */
export async function waitForFailure(kubectl: Kubectl, namespace: string): Promise<void> {
  const fields = '{.status.containerStatuses[0].state.waiting.reason}';
  await waitFor({
    what: `a pod in ${namespace} does not start`,
    look: async () => {
      const reasons = await listFields(kubectl, { kind: 'pods', namespace, fields });
      return reasons.includes('CrashLoopBackOff') ? true : undefined;
    },
    explain: () => kubectl('get', 'pods', `--namespace=${namespace}`, '--output=yaml'),
  });
}
