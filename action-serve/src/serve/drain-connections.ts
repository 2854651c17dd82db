import type { Server } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** Connections still open this long after the service was told to stop are cut. */
export const DRAIN_LIMIT_MS = 20_000;

/** Clients that had begun to connect when the service was told to stop are still let in for this long. */
const GRACE_MS = 100;

/** How often idle connections are closed after that. */
const SWEEP_INTERVAL_MS = 50;

/**
 * Answers what is under way and closes the server. A connection is taken for idle only right after the event loop has
 * read what had arrived: otherwise a request that waits to be read would be reset.
 */
export async function drainConnections(app: {
  server: Server;
  close(): PromiseLike<unknown>;
}): Promise<void> {
  const { server } = app;
  await sleep(GRACE_MS);
  await nextTurn();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  // A connection whose last answer was under way when the drain began would stay open for its keep-alive time.
  const sweep = setInterval(() => setImmediate(() => server.closeIdleConnections()), SWEEP_INTERVAL_MS);
  await app.close();
  clearTimeout(cut);
  clearInterval(sweep);
}
