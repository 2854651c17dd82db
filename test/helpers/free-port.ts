import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of loopback that was free a moment ago, for a program that cannot choose one itself. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('A listening socket has no port.');
  return address.port;
}
