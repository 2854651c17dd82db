/**
 * Solves A x = b for a symmetric, positive semidefinite A, of which the lower triangle is given in rows: by Cholesky's
 * decomposition, or, where columns depend on each other, the shortest solution by singular values.
 */
export async function solveSymmetric(matrix: Float64Array, right: Float64Array): Promise<number[]> {
  const { CholeskyDecomposition, Matrix, pseudoInverse } = await import('ml-matrix');
  const size = right.length;
  const a = Matrix.from1DArray(size, size, mirror(matrix, size));
  const b = Matrix.columnVector(right);
  const cholesky = new CholeskyDecomposition(a);
  const solution = isSafe(cholesky.lowerTriangularMatrix.diagonal())
    ? cholesky.solve(b)
    : pseudoInverse(a, 1e-10).mmul(b);
  return solution.to1DArray();
}

/** The whole matrix of a lower triangle. */
function mirror(triangle: Float64Array, size: number): Float64Array {
  const whole = triangle.slice();
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      whole[column * size + row] = triangle[row * size + column] ?? 0;
    }
  }
  return whole;
}

/** Whether no pivot is so small that rounding made it. */
function isSafe(pivots: number[]): boolean {
  const largest = Math.max(...pivots);
  return pivots.every((pivot) => pivot > largest * 1e-7);
}
