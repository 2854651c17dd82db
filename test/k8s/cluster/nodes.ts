import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineResources } from './define-resources.ts';
import type { Kubectl } from './kubectl.ts';

const STAGES = join(import.meta.dirname, 'stages');
const STAGE_DEFINITION = {
  module: 'sigs.k8s.io/kwok@v0.8.0',
  file: 'kustomize/crd/bases/kwok.x-k8s.io_stages.yaml',
};

/** Where pods come to stand: one to drain, one that is left. */
export const NODES = ['first', 'second'] as const;

/** Tells kwok by its stages what nodes and pods go through; before it starts. */
export async function teachKubelet(kubectl: Kubectl): Promise<void> {
  await defineResources(kubectl, [STAGE_DEFINITION]);
  await kubectl('create', '-f', STAGES);
}

export async function addNodes(kubectl: Kubectl): Promise<void> {
  for (const name of NODES)
    await kubectl.send(
      JSON.stringify({ apiVersion: 'v1', kind: 'Node', metadata: { name } }),
      'create',
      '-f',
      '-',
    );
}

/** From now on the service never answers its golden rows from a bundle: its pods run, are not ready and start again. */
export async function breakBundle(kubectl: Kubectl, digest: string): Promise<void> {
  for (const name of ['pod-ready', 'pod-failing']) {
    const stage = readFileSync(join(STAGES, `${name}.yaml`), 'utf8');
    await kubectl.send(stage.replace('[none]', `["${digest}"]`), 'replace', '-f', '-');
  }
}
