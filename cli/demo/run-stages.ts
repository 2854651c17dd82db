import { join } from 'node:path';
import type { Row } from '../../kit/format/manifest/row.ts';
import type { Demo } from './demo.ts';
import { buildNewQuarter, readHouses } from './houses.ts';
import type { DemoService } from './service.ts';
import { DATA, ingestData, ingestFaults } from './stages/ingest.ts';
import { judgeWindow } from './stages/monitor.ts';
import { promoteModel, rollBack, verifyLineage } from './stages/promote.ts';
import { checkModel, followMerge, serveModel } from './stages/serve.ts';
import { buildModel } from './stages/train.ts';

const NEW_HOUSES = 400;
const SEED = 1987;

/** The whole cycle, stage by stage. Returns the service, which is still up. */
export async function runStages(demo: Demo): Promise<DemoService> {
  const houses = await readHouses(join(demo.project.directory, DATA));
  const house = pickMedian(houses);
  await ingestData(demo);
  await ingestFaults(demo);
  const first = await promoteModel(demo, await buildModel(demo));
  await checkModel(demo);
  const service = await serveModel(demo, house);
  await judgeWindow(demo, service, { name: 'same', rows: houses, expected: 'ok', labelled: false });
  const rows = buildNewQuarter(houses, NEW_HOUSES, SEED);
  const labelled = await judgeWindow(demo, service, {
    name: 'shifted',
    rows,
    expected: 'drift',
    labelled: true,
  });
  await ingestData(demo, ' again', labelled);
  const second = await promoteModel(demo, await buildModel(demo, ' again'), ' again');
  await followMerge(demo, service, house, second);
  await rollBack(demo);
  await followMerge(demo, service, house, first);
  await verifyLineage(demo);
  return service;
}

/** The house whose price half of all houses exceed: an ordinary one to ask about. */
function pickMedian(houses: readonly Row[]): Row {
  const byPrice = houses.toSorted((a, b) => Number(a['price']) - Number(b['price']));
  return byPrice[Math.floor(byPrice.length / 2)] ?? {};
}
