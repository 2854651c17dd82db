/** Why a pattern is not taken: the end of a sentence that begins with the pattern. */
export class PatternProblem extends Error {
  override readonly name = 'PatternProblem';
}
