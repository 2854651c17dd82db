/** How many golden rows a model gets. */
export const GOLDEN_ROWS = 8;

/** How far a serving machine's answer may lie from the golden one, relative: room for other CPUs' rounding. */
export const GOLDEN_TOLERANCE = 1e-4;
