import { t as readKitVersion } from "./chunk-kit-version2.js";

export { readKitVersion };