import type { Datatype } from '../../../../kit/format/manifest/signature.ts';
import { encodeHalf } from '../../../../kit/ml/inference/half.ts';

/** The number that was meant by one that came in a datatype of few digits: 0.1 for FP32's 0.10000000149. */
export type Decimals = (value: number, datatype: Datatype) => number;

/** Cheap enough for every value: up to six places of a single-precision number, else what came. */
export const nearDecimals: Decimals = (value, datatype) => {
  if (datatype !== 'FP32' || Number.isInteger(value)) return value;
  const near = Math.round(value * 1e6) / 1e6;
  return Math.fround(near) === value ? near : value;
};

/** The shortest decimal that the datatype holds as this very number: 4 digits tell halves apart at most 5, singles 9. */
export const shortestDecimals: Decimals = (value, datatype) => {
  const round = ROUNDING[datatype];
  if (!round || !Number.isFinite(value)) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (round(short) === round(value)) return short;
  }
  return value;
};

const ROUNDING: Partial<Record<Datatype, (value: number) => number>> = {
  FP16: encodeHalf,
  FP32: Math.fround,
};
