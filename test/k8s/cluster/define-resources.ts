import { type ModuleFile, provideModuleFile } from '../../helpers/go-module.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import type { Kubectl } from './kubectl.ts';

/** Tells the API of kinds by the definitions that their makers publish, and waits until it serves them. */
export async function defineResources(kubectl: Kubectl, sources: readonly ModuleFile[]): Promise<void> {
  // Created, not applied: the annotation that `apply` keeps has no room for them.
  for (const source of sources) await kubectl('create', '-f', provideModuleFile(source));
  const wait = ['wait', 'crd', '--all', '--for=condition=Established', '--timeout=1s'];
  await waitFor({
    what: 'the API serves the kinds that it was told of',
    // kubectl takes a definition without any condition yet for a mistake.
    look: async () => ((await kubectl.try(...wait)).code === 0 ? true : undefined),
    explain: () => kubectl('get', 'crd', '--output=yaml'),
  });
}
