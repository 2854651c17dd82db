import Type from 'typebox';
import { waitFor } from '../../helpers/wait-for.ts';
import type { HostedProject } from './host-project.ts';

const TagSchema = Type.Object({ name: Type.String() });

/** Waits until the repository has exactly these tags. */
export async function waitForTags({ forge, path }: HostedProject, wanted: readonly string[]): Promise<void> {
  const list = async () => {
    const tags = await forge.admin.list(`${path}/tags`, TagSchema);
    return tags
      .map(({ name }) => name)
      .sort()
      .join(' ');
  };
  const expected = [...wanted].sort().join(' ');
  await waitFor({
    what: `the tags are ${expected}`,
    look: async () => ((await list()) === expected ? true : undefined),
    explain: list,
  });
}
