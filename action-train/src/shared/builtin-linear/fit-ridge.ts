import type { DesignMatrix } from './design-matrix.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/** Weights, one array a column of the result, and an intercept each. */
export interface LinearWeights {
  weights: number[][];
  intercepts: number[];
}

/**
 * Ridge regression in closed form: minimises |y - Xw - b|^2 + alpha |w|^2, the intercept b unpenalised
 * (Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, equations 3.41 to 3.44, on
 * centred columns).
 */
export async function fitRidge(design: DesignMatrix, y: Float64Array, alpha: number): Promise<LinearWeights> {
  const { width } = design;
  const means = columnMeans(design);
  const yMean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const gram = new Float64Array(width * width);
  const moments = new Float64Array(width);
  const centred = new Float64Array(width);
  for (let row = 0; row < design.rows; row++) {
    for (let column = 0; column < width; column++) {
      centred[column] = (design.values[row * width + column] ?? 0) - (means[column] ?? 0);
    }
    addOuterProduct(gram, centred);
    addScaled(moments, centred, (y[row] ?? 0) - yMean);
  }
  for (let column = 0; column < width; column++) addTo(gram, column * width + column, alpha);
  const weights = await solveSymmetric(gram, moments);
  const shift = weights.reduce((sum, weight, column) => sum + weight * (means[column] ?? 0), 0);
  return { weights: [weights], intercepts: [yMean - shift] };
}

function columnMeans({ values, rows, width }: DesignMatrix): Float64Array {
  const means = new Float64Array(width);
  values.forEach((value, index) => {
    addTo(means, index % width, value / rows);
  });
  return means;
}

/** Adds x x' to the lower triangle of a square matrix. */
function addOuterProduct(matrix: Float64Array, x: Float64Array): void {
  for (let row = 0; row < x.length; row++) {
    const factor = x[row] ?? 0;
    if (factor === 0) continue;
    for (let column = 0; column <= row; column++) {
      addTo(matrix, row * x.length + column, factor * (x[column] ?? 0));
    }
  }
}

function addScaled(target: Float64Array, x: Float64Array, factor: number): void {
  for (let index = 0; index < x.length; index++) addTo(target, index, factor * (x[index] ?? 0));
}

/** `array[index] += value`. */
export function addTo(array: Float64Array, index: number, value: number): void {
  array[index] = (array[index] ?? 0) + value;
}
