import { expect, test } from 'vitest';
import { buildNewQuarter, plantFaults, writeCsv } from '../../../cli/demo/houses.ts';

const houses = [
  { price: 42000, lot_size: 5850, stories: 2, driveway: 'yes' },
  { price: 38500, lot_size: 4000, stories: 4, driveway: 'no' },
];

test('the new quarter is the same for the same seed and another for another', () => {
  expect(buildNewQuarter(houses, 50, 1)).toEqual(buildNewQuarter(houses, 50, 1));
  expect(buildNewQuarter(houses, 50, 1)).not.toEqual(buildNewQuarter(houses, 50, 2));
});

test('its houses have larger lots, a storey more where they may, and higher prices', () => {
  for (const house of buildNewQuarter(houses, 50, 1)) {
    const before = houses.find(({ driveway }) => driveway === house['driveway']);
    expect(house['lot_size']).toBe(Math.round((before?.lot_size ?? 0) * 2));
    expect(house['stories']).toBe(Math.min(4, (before?.stories ?? 0) + 1));
    expect(Number(house['price'])).toBeGreaterThan(before?.price ?? 0);
  }
});

test('rows become CSV, and faults come after the good rows', () => {
  const csv = writeCsv(houses);
  expect(csv).toBe('price,lot_size,stories,driveway\n42000,5850,2,yes\n38500,4000,4,no\n');
  expect(plantFaults(csv).startsWith(csv)).toBe(true);
});
