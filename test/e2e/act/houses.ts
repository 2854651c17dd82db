import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/find-node.mjs';

const read = (file: string) => readFileSync(join(ROOT, 'template-repo', file), 'utf8');

/** The template's data, as somebody has them who does not start from it. */
export const HOUSES = read('data/windsor-houses.csv');

/** Their contract, with the price to be predicted. */
export const HOUSES_CONTRACT = read('data/contract.json');

/** A contract of the same rows with the lot's size to be predicted. */
export const LOTS_CONTRACT = describeLots();

function describeLots(): string {
  const contract = JSON.parse(HOUSES_CONTRACT);
  delete contract.properties.price['x-role'];
  contract.properties.lot_size['x-role'] = 'target';
  return JSON.stringify(contract);
}
