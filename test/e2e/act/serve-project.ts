import { fileURLToPath } from 'node:url';
import { buildNewQuarter, readHouses } from '../../../cli/demo/houses.ts';
import { predictRows, waitForLog } from '../../../cli/demo/requests.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import { type RunningService, startRunningService } from '../../bundle/running-service.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import type { Workflows } from './run-workflows.ts';

/** A service that follows an environment on the project's remote, and the log it writes. */
export interface ServedProject {
  service: RunningService;
  /** URL of the predictions log. */
  log: string;
}

/** Starts the service in a clone of its own, as on another machine. */
export async function serveProject(project: Workflows, environment: string): Promise<ServedProject> {
  const log = `file://${makeTemporaryFolder('predictions')}`;
  const inputs = { environment, store: project.store, log, follow: 'true', 'poll-seconds': '0.2' };
  const service = await startRunningService({ directory: project.clone().directory, inputs });
  project.guard.keepLooking(() => project.guard.lookIn(fileURLToPath(log)));
  return { service, log };
}

/** The houses the template comes with: what the model knows. */
export function readTown(project: Workflows): Promise<Row[]> {
  return readHouses(`${project.directory}/data/windsor-houses.csv`);
}

/** Houses unlike those the model knows, with their prices. */
export async function buildQuarter(project: Workflows): Promise<Row[]> {
  return buildNewQuarter(await readTown(project), 400, 5);
}

/** Asks the service for the price of every house, by requests `<prefix>-<n>`, until all are in the log. */
export async function askPrices(
  { service }: ServedProject,
  houses: readonly Row[],
  prefix: string,
): Promise<void> {
  await predictRows(service.url, houses, prefix);
  await waitForLog(service.url);
}
