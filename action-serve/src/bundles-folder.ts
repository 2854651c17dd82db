/** Where opened bundles lie, from the project's folder. */
export const BUNDLES_FOLDER = '.slipway/bundles';
