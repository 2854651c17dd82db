import { type RunningService, startRunningService } from '../../bundle/running-service.ts';
import { findFreePort } from '../../helpers/free-port.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import type { HostedProject } from './host-project.ts';
import { cloneRepository } from './push-folder.ts';

/** Where the prediction service of an environment will listen and log, known before it starts. */
export interface ServicePlace {
  port: number;
  url: string;
  /** URL of its predictions log, a folder. */
  log: string;
}

/** Finds a place for a service. */
export async function findServicePlace(): Promise<ServicePlace> {
  const port = await findFreePort();
  return { port, url: `http://127.0.0.1:${port}`, log: `file://${makeTemporaryFolder('predictions')}` };
}

/** Starts the service of staging in a clone of its own, as on a machine of the user's; it follows main. */
export async function startStaging(
  { forge, repository, store }: HostedProject,
  { port, log }: ServicePlace,
): Promise<RunningService> {
  const folder = makeTemporaryFolder('service');
  const { directory } = cloneRepository({ url: forge.url, user: forge.ada, repository, folder });
  const inputs = { environment: 'staging', follow: 'true', 'poll-seconds': '1', port: String(port), log };
  return startRunningService({ directory, inputs: { ...inputs, store: `file://${store}` } });
}
