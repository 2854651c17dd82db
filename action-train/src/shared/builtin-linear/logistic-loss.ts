import type { DesignMatrix } from './design-matrix.ts';

/** A classification to fit. `free` sets of weights: one of two classes, else one each. */
export interface Problem {
  design: DesignMatrix;
  labels: Uint32Array;
  free: number;
  alpha: number;
}

/** Calls `visit` with each row's probabilities of the free classes. The array is reused. */
export function scoreRows(
  problem: Problem,
  theta: Float64Array,
  visit: (row: number, shares: Float64Array, loss: number) => void,
): void {
  const { design, labels, free } = problem;
  const logits = new Float64Array(free);
  for (let row = 0; row < design.rows; row++) {
    fillLogits({ logits, design, theta, row });
    const offset = free === 1 ? 1 : 0;
    const at = (labels[row] ?? 0) - offset;
    const own = at < 0 ? 0 : (logits[at] ?? 0);
    const total = logSumExp(logits, offset);
    for (let index = 0; index < free; index++) logits[index] = Math.exp((logits[index] ?? 0) - total);
    visit(row, logits, total - own);
  }
}

interface LogitRequest {
  logits: Float64Array;
  design: DesignMatrix;
  theta: Float64Array;
  row: number;
}

function fillLogits({ logits, design, theta, row }: LogitRequest): void {
  const { values, width } = design;
  for (let index = 0; index < logits.length; index++) {
    const start = index * (width + 1);
    let sum = theta[start + width] ?? 0;
    for (let column = 0; column < width; column++) {
      sum += (theta[start + column] ?? 0) * (values[row * width + column] ?? 0);
    }
    logits[index] = sum;
  }
}

/** The logarithm of the sum of exponentials, with `zeros` more logits of 0. */
function logSumExp(logits: Float64Array, zeros: number): number {
  const largest = Math.max(...logits, ...(zeros > 0 ? [0] : []));
  let sum = zeros * Math.exp(-largest);
  for (const logit of logits) sum += Math.exp(logit - largest);
  return largest + Math.log(sum);
}

/** Summed log loss + alpha / 2 |w|^2, intercepts unpenalised. */
export function measureLoss(problem: Problem, theta: Float64Array): number {
  const size = problem.design.width + 1;
  let loss = 0;
  scoreRows(problem, theta, (_row, _shares, own) => {
    loss += own;
  });
  theta.forEach((value, index) => {
    if (index % size !== size - 1) loss += (problem.alpha / 2) * value * value;
  });
  return loss;
}
