import { lookup } from 'node:dns/promises';
import { appendFileSync } from 'node:fs';

/**
 * The forge's name on this machine. GitHub's artifact client refuses every server but its own and those under
 * `.localhost`, so an address will not do.
 */
export const FORGE_HOST = 'git.localhost';

const HOSTS_FILE = '/etc/hosts';
const LINE = `127.0.0.1 ${FORGE_HOST}`;

/**
 * Makes sure that the forge's name leads to this machine: where the resolver does not know names under `.localhost` by
 * itself, the line is added to the hosts file and stays there.
 */
export async function provideForgeHost(): Promise<void> {
  if (await resolvesHere()) return;
  try {
    appendFileSync(HOSTS_FILE, `${LINE}\n`);
  } catch (error) {
    throw new Error(
      `This machine does not resolve ${FORGE_HOST}, and ${HOSTS_FILE} cannot be written. Add this line to it: ${LINE}`,
      { cause: error },
    );
  }
  if (await resolvesHere()) return;
  throw new Error(`${FORGE_HOST} does not lead to 127.0.0.1, although ${HOSTS_FILE} has the line: ${LINE}`);
}

async function resolvesHere(): Promise<boolean> {
  try {
    return (await lookup(FORGE_HOST)).address === '127.0.0.1';
  } catch {
    // Unknown to the resolver.
    return false;
  }
}
