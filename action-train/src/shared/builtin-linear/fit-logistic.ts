import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import type { DesignMatrix } from './design-matrix.ts';
import { addTo, type LinearWeights } from './fit-ridge.ts';
import { measureLoss, type Problem, scoreRows } from './logistic-loss.ts';
import { solveSymmetric } from './solve-symmetric.ts';

const MAX_STEPS = 100;
const TOLERANCE = 1e-9;
/** Coefficients in all: each step solves a system of this size. */
const MAX_COEFFICIENTS = 600;

export interface LogisticRequest {
  design: DesignMatrix;
  /** The class of each row, from 0. */
  labels: Uint32Array;
  classes: number;
  alpha: number;
  log: Logger;
}

/**
 * Logistic regression: minimises the summed log loss + alpha / 2 |w|^2, intercepts unpenalised (scikit-learn's
 * LogisticRegression with C = 1 / alpha). Two classes have one set of weights, more have one each (multinomial). Newton's
 * method with step halving (Hastie, Tibshirani and Friedman, section 4.4.1).
 * @returns weights for every class; with two classes the first's are 0
 */
export async function fitLogistic({
  design,
  labels,
  classes,
  alpha,
  log,
}: LogisticRequest): Promise<LinearWeights> {
  const free = classes === 2 ? 1 : classes;
  const size = design.width + 1;
  if (free * size > MAX_COEFFICIENTS) {
    throw new ConfigurationError(
      'SLW_TRAINING_UNFIT',
      `builtin:linear would need ${free * size} coefficients for ${classes} classes, and takes up to ${MAX_COEFFICIENTS}. Use fewer columns or levels, or a trainer of your own.`,
    );
  }
  const problem: Problem = { design, labels, free, alpha };
  const theta = await descend(problem, log);
  return unpack({ theta, free, size, classes });
}

async function descend(problem: Problem, log: Logger): Promise<Float64Array> {
  let theta = new Float64Array(problem.free * (problem.design.width + 1));
  let loss = measureLoss(problem, theta);
  for (let step = 0; step < MAX_STEPS; step++) {
    const { gradient, hessian } = differentiate(problem, theta);
    const direction = await solveSymmetric(hessian, gradient);
    const next = searchLine({ problem, theta, direction, loss });
    if (!next) return theta;
    const change = loss - next.loss;
    theta = next.theta;
    loss = next.loss;
    if (change <= TOLERANCE * TOLERANCE * Math.abs(loss)) return theta;
  }
  log.warning('builtin:linear did not settle on its weights. Raise "alpha" in train.params.');
  return theta;
}

interface LineSearch {
  problem: Problem;
  theta: Float64Array;
  direction: number[];
  loss: number;
}

/** The longest of the halved steps that lowers the loss; undefined when none does. */
function searchLine({ problem, theta, direction, loss }: LineSearch) {
  for (let length = 1; length > 1e-10; length /= 2) {
    const next = theta.map((value, index) => value - length * (direction[index] ?? 0));
    const nextLoss = measureLoss(problem, next);
    if (nextLoss < loss) return { theta: next, loss: nextLoss };
  }
  return undefined;
}

/** Gradient and Hessian (its lower triangle) of the loss. Weights of a class lie together, its intercept last. */
function differentiate(problem: Problem, theta: Float64Array) {
  const { design, free, alpha, labels } = problem;
  const size = design.width + 1;
  const gradient = new Float64Array(theta.length);
  const hessian = new Float64Array(theta.length ** 2);
  const x = new Float64Array(size).fill(1);
  scoreRows(problem, theta, (row, shares) => {
    x.set(design.values.subarray(row * design.width, (row + 1) * design.width));
    for (let a = 0; a < free; a++) {
      const share = shares[a] ?? 0;
      const isTrue = labels[row] === a + (free === 1 ? 1 : 0) ? 1 : 0;
      for (let at = 0; at < size; at++) addTo(gradient, a * size + at, (share - isTrue) * (x[at] ?? 0));
      for (let b = 0; b <= a; b++) {
        addBlock({ hessian, x, a, b, weight: share * ((a === b ? 1 : 0) - (shares[b] ?? 0)) });
      }
    }
  });
  penalise({ gradient, hessian, theta, size, alpha, damping: free > 1 ? 1e-6 * design.rows : 0 });
  return { gradient, hessian };
}

interface Block {
  hessian: Float64Array;
  x: Float64Array;
  a: number;
  b: number;
  weight: number;
}

function addBlock({ hessian, x, a, b, weight }: Block): void {
  const size = x.length;
  const width = Math.sqrt(hessian.length);
  for (let row = 0; row < size; row++) {
    const factor = weight * (x[row] ?? 0);
    if (factor === 0) continue;
    const start = (a * size + row) * width + b * size;
    const end = a === b ? row + 1 : size;
    for (let column = 0; column < end; column++) addTo(hessian, start + column, factor * (x[column] ?? 0));
  }
}

interface Penalty {
  gradient: Float64Array;
  hessian: Float64Array;
  theta: Float64Array;
  size: number;
  alpha: number;
  /** Keeps the system solvable where all intercepts may move together; the optimum does not change. */
  damping: number;
}

function penalise({ gradient, hessian, theta, size, alpha, damping }: Penalty): void {
  theta.forEach((value, index) => {
    const isIntercept = index % size === size - 1;
    if (!isIntercept) addTo(gradient, index, alpha * value);
    addTo(hessian, index * theta.length + index, isIntercept ? damping : alpha);
  });
}

interface Solution {
  theta: Float64Array;
  free: number;
  size: number;
  classes: number;
}

function unpack({ theta, free, size, classes }: Solution): LinearWeights {
  const blocks = Array.from({ length: free }, (_, at) => [...theta.subarray(at * size, (at + 1) * size)]);
  const all = classes === 2 ? [new Array<number>(size).fill(0), ...blocks] : blocks;
  return {
    weights: all.map((block) => block.slice(0, -1)),
    intercepts: all.map((block) => block.at(-1) ?? 0),
  };
}
