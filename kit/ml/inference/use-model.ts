import type { Model } from './model.ts';
import { type ModelLocation, openModel } from './open-model.ts';

/** Opens a model for work on many rows, with every core unless told otherwise, and closes it whatever comes of that. */
export async function useModel<Result>(
  location: ModelLocation,
  work: (model: Model) => Promise<Result>,
): Promise<Result> {
  const model = await openModel({ threads: 'all', ...location });
  try {
    return await work(model);
  } finally {
    await model.close();
  }
}
