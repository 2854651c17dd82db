import type { LiveModel } from './live-model.ts';

/** Owns which model answers now. */
export interface ModelHolder {
  current(): LiveModel;
  /** Lets every later request go to `next`, and closes the old model when its last request is answered. */
  swap(next: LiveModel): Promise<void>;
  /** Closes the model that serves when its last request is answered. Nothing may be asked or swapped after that. */
  retire(): Promise<void>;
}

/** Starts with this model. */
export function createModelHolder(first: LiveModel): ModelHolder {
  let current = first;
  return {
    current: () => current,
    swap: async (next) => {
      const old = current;
      current = next;
      await old.retire();
    },
    retire: () => current.retire(),
  };
}
