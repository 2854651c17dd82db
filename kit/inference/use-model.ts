import type { Model } from './model.ts';
import { type ModelLocation, openModel } from './open-model.ts';

/** Opens a model for some work, and closes it whatever comes of that. */
export async function useModel<Result>(
  location: ModelLocation,
  work: (model: Model) => Promise<Result>,
): Promise<Result> {
  const model = await openModel(location);
  try {
    return await work(model);
  } finally {
    await model.close();
  }
}
