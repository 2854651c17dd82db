import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import type { HostedProject } from './host-project.ts';

/** A push that the forge takes in and does not answer. */
export interface HeldPush {
  /** Waits until there is one. */
  wait(): Promise<void>;
  /** Answers pushes again. */
  release(): void;
}

/** Makes the forge hold every push to a branch whose name begins so, once it has taken it in: time for an outage. */
export function holdPush({ forge, repository }: HostedProject, prefix: string): HeldPush {
  const mark = join(makeTemporaryFolder('push'), 'held');
  // After "gitea", the forge's own.
  const folder = join(forge.folder, 'data/gitea-repositories', `${repository}.git`, 'hooks/post-receive.d');
  const hook = join(folder, 'hold');
  const script = `#!/bin/sh
while read -r before after ref; do
  case "$ref" in
    "refs/heads/${prefix}"*) touch "${mark}"; sleep 600 ;;
  esac
done
`;
  writeFileSync(hook, script, { mode: 0o755 });
  return {
    wait: async () => {
      await waitFor({
        what: `a push to ${prefix}… is held`,
        limitSeconds: 120,
        look: () => existsSync(mark) || undefined,
      });
    },
    release: () => rmSync(hook),
  };
}
