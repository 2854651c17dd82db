import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planColumns } from '../../../action-train/src/shared/builtin-linear/plan-columns.ts';
import { trainLinear } from '../../../action-train/src/shared/builtin-linear/train-linear.ts';
import { type Contract, parseContract } from '../../../kit/format/contract/contract.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import { readOnnxModel } from '../../../kit/format/onnx/read-model.ts';
import { type Logger, silentLogger } from '../../../kit/ground/log/logger.ts';
import { lintModel } from '../../../kit/ml/inference/lint-model.ts';
import { openModel } from '../../../kit/ml/inference/open-model.ts';
import { resolveTask } from '../../../kit/ml/inference/task.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

interface Classified {
  classes: (string | boolean)[];
  probabilities: number[][];
}

interface LinearFixture {
  train: Row[];
  test: Row[];
  regression: Record<string, number[]>;
  binary: Record<string, Classified>;
  multiclass: Record<string, Classified>;
}

const fixture: LinearFixture = JSON.parse(
  readFileSync(new URL('../../fixtures/linear/linear.json', import.meta.url), 'utf8'),
);

const FEATURES = {
  size: { type: 'number' },
  rooms: { type: 'integer' },
  zone: { type: 'string', enum: ['centre', 'north', 'south'] },
  garden: { type: 'boolean' },
};

function contractFor(target: string, schema: object, features: object = FEATURES): Contract {
  const properties = { ...features, [target]: { ...schema, 'x-role': 'target' } };
  return parseContract(JSON.stringify({ type: 'object', properties, required: [target] }), 'contract.json');
}

interface Training {
  contract: Contract;
  rows?: Row[];
  params?: Record<string, unknown>;
  imputation?: Row;
  log?: Logger;
}

function trainOn({
  contract,
  rows = fixture.train,
  params = {},
  imputation = {},
  log = silentLogger,
}: Training) {
  return trainLinear({ rows, contract, task: resolveTask(undefined, contract), params, imputation, log });
}

async function fitAndPredict(request: Training, rows: Row[] = fixture.test) {
  const { contract } = request;
  const bytes = await trainOn(request);
  const file = join(makeTemporaryFolder(), 'model.onnx');
  await writeFile(file, bytes);
  const { findings, signature } = lintModel({ file, contract, weights: true });
  expect(findings).toEqual([]);
  if (!signature) throw new Error('The model does not fit the contract.');
  const model = await openModel({ file, signature, contract, log: silentLogger });
  const predictions = await model.predict(rows);
  await model.close();
  return predictions;
}

describe('builtin:linear predicts what scikit-learn predicts', () => {
  it.each(Object.keys(fixture.regression))('as a ridge regression with alpha %s', async (alpha) => {
    const contract = contractFor('price', { type: 'number' });
    const predictions = await fitAndPredict({ contract, params: { alpha: Number(alpha) } });
    predictions.forEach((prediction, row) => {
      const expected = fixture.regression[alpha]?.[row] ?? Number.NaN;
      // Single precision inside the graph.
      expect('value' in prediction ? prediction.value / expected : Number.NaN).toBeCloseTo(1, 6);
    });
  });

  it.each([
    ['binary', '1', 'dear', { type: 'boolean' }],
    ['binary', '50', 'dear', { type: 'boolean' }],
    ['multiclass', '1', 'level', { type: 'string', enum: ['low', 'middle', 'high'] }],
    ['multiclass', '50', 'level', { type: 'string', enum: ['low', 'middle', 'high'] }],
  ] as const)('as a %s logistic regression with alpha %s', async (task, alpha, target, schema) => {
    const { classes, probabilities } = fixture[task][alpha] ?? { classes: [], probabilities: [] };
    const request = { contract: contractFor(target, schema), params: { alpha: Number(alpha) } };
    const predictions = await fitAndPredict(request);
    predictions.forEach((prediction, row) => {
      if (!('label' in prediction)) throw new Error('no label');
      const shares = probabilities[row] ?? [];
      expect(prediction.label).toBe(classes[shares.indexOf(Math.max(...shares))]);
      classes.forEach((label, column) => {
        expect(prediction.probabilities[String(label)]).toBeCloseTo(shares[column] ?? Number.NaN, 5);
      });
    });
  });
});

describe('inside the graph', () => {
  const contract = contractFor('price', { type: 'number' });

  it("missing values become the lock's imputation values", async () => {
    const imputation = { size: 100, zone: 'south', garden: true };
    const missing = { size: null, rooms: 3, zone: null, garden: null };
    const [filled, given] = await fitAndPredict({ contract, imputation }, [
      missing,
      { ...missing, ...imputation },
    ]);
    expect(filled).toEqual(given);
  });

  it('a text outside the levels counts as none of them', async () => {
    const row = { size: 100, rooms: 3, garden: true };
    const [unknown, ...known] = await fitAndPredict({ contract }, [
      { ...row, zone: 'moon' },
      { ...row, zone: 'north' },
      { ...row, zone: 'south' },
    ]);
    expect(known).not.toContainEqual(unknown);
  });

  it('is the same to the byte for the same rows', async () => {
    expect(await trainOn({ contract })).toEqual(await trainOn({ contract }));
  });

  it('outputs keep clear of columns called like them', async () => {
    const features = { label: { type: 'number' }, probabilities: { type: 'number' } };
    const rows = fixture.train.map(({ size, rooms, dear }) => ({
      label: size ?? 0,
      probabilities: rooms ?? 0,
      dear: dear ?? null,
    }));
    const named = contractFor('dear', { type: 'boolean' }, features);
    const { outputs } = readOnnxModel(await trainOn({ contract: named, rows }));
    expect(outputs.map(({ name }) => name)).toEqual(['label_1', 'probabilities_1']);
  });

  it('whole numbers are classes of their own', async () => {
    const rows = fixture.train.map((row) => ({ ...row, grade: row['dear'] ? 7 : -3 }));
    const graded = contractFor('grade', { type: 'integer', enum: [-3, 7] });
    const [prediction] = await fitAndPredict({ contract: graded, rows });
    expect(prediction && 'label' in prediction && [-3, 7].includes(Number(prediction.label))).toBe(true);
  });
});

describe('columns', () => {
  it('of many texts, or of sensitive text, are left out with a notice', async () => {
    const features = {
      ...FEATURES,
      street: { type: 'string' },
      name: { type: 'string', 'x-sensitive': true },
    };
    const rows = fixture.train.map((row, index) => ({ ...row, street: `street ${index}`, name: 'x' }));
    const notices: string[] = [];
    const log = { ...silentLogger, notice: (message: string) => notices.push(message) };
    const bytes = await trainOn({ contract: contractFor('price', { type: 'number' }, features), rows, log });
    expect(readOnnxModel(bytes).inputs.map(({ name }) => name)).toEqual(['size', 'rooms', 'garden', 'zone']);
    expect(notices).toEqual([
      'builtin:linear leaves out "street": it has more than 50 different texts.',
      'builtin:linear leaves out "name": it is sensitive text without an "enum".',
    ]);
  });

  it('that are constant or all missing do no harm', async () => {
    const features = { ...FEATURES, same: { type: 'number' }, none: { type: 'number' } };
    const rows = fixture.train.map((row) => ({ ...row, same: 5, none: null }));
    const contract = contractFor('price', { type: 'number' }, features);
    const [prediction] = await fitAndPredict({ contract, rows, params: { alpha: 0 } }, rows);
    expect(prediction && 'value' in prediction && Number.isFinite(prediction.value)).toBe(true);
  });
});

describe('bad input', () => {
  const contract = contractFor('price', { type: 'number' });

  it.each<[string, Training, RegExp]>([
    ['an unknown parameter', { contract, params: { alfa: 1 } }, /no parameter "alfa". Did you mean "alpha"/],
    ['a negative alpha', { contract, params: { alpha: -1 } }, /"alpha" .* is -1/],
    ['no rows', { contract, rows: [] }, /no rows/],
    ['a missing target', { contract, rows: [{ size: 1, price: null }] }, /target "price" is missing/],
    [
      'one class',
      { contract: contractFor('dear', { type: 'boolean' }), rows: [{ size: 1, dear: true }] },
      /holds 1 class of/,
    ],
    [
      'no usable column',
      { contract: contractFor('price', { type: 'number' }, { t: { type: 'string', 'x-sensitive': true } }) },
      /no feature it can use/,
    ],
  ])('%s is refused', async (_case, request, message) => {
    await expect(trainOn(request)).rejects.toThrow(message);
  });
});

it('fills a column by what its own training rows give, whatever objects have by that name', () => {
  const contract = contractFor('y', { type: 'number' }, { constructor: { type: 'number' } });
  const rows = [{ constructor: 1 }, { constructor: 3 }];
  const { numbers } = planColumns({ rows, contract, imputation: {}, log: silentLogger });
  expect(numbers).toMatchObject([{ name: 'constructor', fill: 2 }]);
});
