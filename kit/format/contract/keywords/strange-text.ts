/** Text that no real data hold, and that no normaliser changes. */
export const STRANGE_TEXT = 'slipway-check: not a value of this column';
