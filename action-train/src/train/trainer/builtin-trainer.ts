import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '../../../../kit/format/manifest/row.ts';
import { openEngine } from '../../../../kit/ml/data/engine.ts';
import { readRows } from '../../../../kit/ml/data/read-rows.ts';
import { trainLinear } from '../../shared/builtin-linear/train-linear.ts';
import { MODEL_FILE } from '../../shared/check-model.ts';
import type { Training } from '../training.ts';
import type { Trained, Trainer } from './trainer.ts';

/** Trains `builtin:linear` on the training split, in this process. It runs nobody's code. */
export const builtinTrainer: Trainer = {
  askReach: async () => ({
    state: 'unreachable',
    reason: 'Slipway’s own trainer read the training split alone, whatever else lay beside it.',
  }),
  train,
};

async function train({ inputs, ports, facts, work }: Training): Promise<Trained> {
  const { params, runtimePath } = inputs;
  const { contract, task, lock } = facts;
  const { log } = ports;
  const rows = await readTable({ file: work.train, runtimePath, log });
  const bytes = await trainLinear({ rows, contract, task, params, imputation: lock.imputation, log });
  await writeFile(join(work.output, MODEL_FILE), bytes);
  return { metrics: [], checkpoints: [], warnings: [] };
}

interface Table extends Pick<Training['ports'], 'log'> {
  file: string;
  runtimePath: string | undefined;
}

/** All rows of a split. */
async function readTable({ file, runtimePath, log }: Table): Promise<Row[]> {
  const engine = await openEngine({ log, runtimePath });
  try {
    return await readRows(engine, file);
  } finally {
    engine.close();
  }
}
