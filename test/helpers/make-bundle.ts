import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '../../kit/format/contract/contract.ts';
import type { Digest } from '../../kit/format/manifest/digest.ts';
import type { Row } from '../../kit/format/manifest/row.ts';
import { writePriceModel } from './price-model.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { writeBundle } from './write-bundle.ts';

/** A contract with one column of every kind that matters to a service. */
export const PRICE_CONTRACT = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Houses',
  type: 'object',
  properties: {
    price: { type: 'number', minimum: 0, 'x-role': 'target', 'x-unit': 'dollars' },
    lot_size: { type: 'number', minimum: 500, maximum: 50_000, 'x-unit': 'square feet' },
    rooms: { type: 'integer', minimum: 1, maximum: 10 },
    driveway: { type: 'string', enum: ['no', 'yes'], 'x-normalise': ['trim', 'lower'] },
    heating: { type: 'string', maxLength: 20 },
    age: { type: ['number', 'null'], minimum: 0, 'x-sensitive': true },
  },
  required: ['price', 'lot_size', 'rooms', 'driveway', 'heating'],
  additionalProperties: false,
} as const;

/** A row that the contract takes. */
export const HOUSE: Row = { lot_size: 5000, rooms: 3, driveway: 'yes', heating: 'gas', age: null };

/** What the model of `writePriceModel` answers, computed apart from it. */
export function priceOf(row: Row, base = 0): number {
  const driveway = row['driveway'] === 'yes' ? 5000 : 0;
  const heating = row['heating'] === 'gas' ? 100 : 0;
  return (
    base +
    10 * Number(row['lot_size']) +
    1000 * Number(row['rooms']) +
    driveway +
    heating -
    Number(row['age'] ?? 0)
  );
}

export interface TestBundle {
  digest: Digest;
  contract: Contract;
}

/**
 * Publishes a whole bundle to a store of a project.
 * @param base dollars added to every price: what tells one bundle's answers from another's
 * @param goldenShift added to the golden answers, to make them wrong
 */
export async function makeBundle({
  directory,
  store = 'file://.slipway/store',
  base = 0,
  goldenShift = 0,
}: {
  directory: string;
  store?: string;
  base?: number;
  goldenShift?: number;
}): Promise<TestBundle> {
  const rows: Row[] = [
    HOUSE,
    { ...HOUSE, driveway: 'no', heating: 'oil', age: 40 },
    { ...HOUSE, lot_size: 750.5 },
  ];
  return writeBundle({
    folder: makeTemporaryFolder('bundle'),
    store,
    directory,
    contract: PRICE_CONTRACT,
    model: writePriceModel(base),
    golden: rows.map((row) => ({ row, prediction: { value: priceOf(row, base + goldenShift) } })),
  });
}

/** Every record in a predictions log's folder; a line cut short makes it throw. */
export async function readLog(folder: string): Promise<Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = [];
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.jsonl')) continue;
    const text = await readFile(join(folder, file), 'utf8');
    records.push(
      ...text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    );
  }
  return records;
}
