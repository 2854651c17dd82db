import { join } from 'node:path';
import type { Row } from '../../../kit/format/manifest/row.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { type Demo, ENVIRONMENT, MODEL } from '../demo.ts';
import { askUntilVersion, inferRow, predictRow } from '../requests.ts';
import type { DemoService } from '../service.ts';
import { StageFailure } from '../stage-failure.ts';

/** Boots the service once and proves it, as a pull request's check does. */
export function checkModel({ run, stage, project }: Demo): Promise<void> {
  return stage('check', async () => {
    const { outputs } = await run('check', { environment: ENVIRONMENT });
    const text = `golden rows, protocol, contract: ${outputs['verdict']}; p50 ${outputs['p50-ms']} ms, p99 ${outputs['p99-ms']} ms`;
    return { value: undefined, text, file: join(project.directory, OWN.check, 'report.md') };
  });
}

/** Starts the service and asks the same row by both protocols. */
export function serveModel({ stage, project, serve }: Demo, house: Row): Promise<DemoService> {
  return stage('serve', async () => {
    const service = await serve(ENVIRONMENT);
    const { value, version } = await predictRow(service.url, house, 'first');
    const inferred = await inferRow(service.url, MODEL, house);
    if (Math.abs(inferred - value) > Math.abs(value) * 1e-5) {
      throw new StageFailure(`/predict says ${value}, the protocol says ${inferred}.`);
    }
    const text = `${version} at ${service.url}: /predict and /v2/…/infer both say ${dollars(value)} (sold for ${dollars(Number(house['price']))})`;
    return { value: service, text, file: join(project.directory, OWN.predictions) };
  });
}

/**
 * Waits until the running service answers with a version that was merged, counts what it answered meanwhile, and has
 * deploy confirm it.
 */
export function followMerge(
  { run, stage }: Demo,
  service: DemoService,
  house: Row,
  version: string,
): Promise<void> {
  return stage(`follow to ${version}`, async () => {
    const count = await askUntilVersion(service.url, house, version);
    const { outputs } = await run('deploy', { environment: ENVIRONMENT, 'service-url': service.url });
    if (outputs['state'] !== 'serving')
      throw new StageFailure(`deploy says ${outputs['state']}, not serving.`);
    const text = `the running service answers with ${version}; ${count} requests meanwhile, none lost; deploy: serving`;
    return { value: undefined, text };
  });
}

function dollars(value: number): string {
  return `$${Math.round(value).toLocaleString('en-US')}`;
}
