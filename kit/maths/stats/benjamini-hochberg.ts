/** The false discovery rate over all columns of one window: the share of unchanged windows that get any flag. */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * P-values adjusted so that calling those at most α significant holds the false discovery rate at α; where nothing has
 * changed at all, the chance of any call is at most α (Benjamini and Hochberg, Journal of the Royal Statistical
 * Society B 57, 1995, p. 293). In the order given.
 */
export function adjustPValues(pValues: readonly number[]): number[] {
  const descending = pValues.map((pValue, index) => ({ pValue, index })).sort((a, b) => b.pValue - a.pValue);
  const adjusted: number[] = new Array(pValues.length).fill(1);
  let smallest = 1;
  for (const [position, { pValue, index }] of descending.entries()) {
    const rank = pValues.length - position;
    smallest = Math.min(smallest, pValue * (pValues.length / rank));
    adjusted[index] = smallest;
  }
  return adjusted;
}
