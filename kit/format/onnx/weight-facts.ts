import type { Tensor } from './types.ts';

/** What the data of a tensor holds. */
export interface WeightFacts {
  tensor: Tensor;
  elements: number;
  /** How many elements are NaN. */
  nan: number;
  /** How many elements are infinite. */
  infinite: number;
  isZero: boolean;
  /** Equal for equal content; of an initializer that may be the copy of another, else null. */
  digest: string | null;
}
