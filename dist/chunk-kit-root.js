import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

// cli/kit-root.ts
/** The kit's folder: `action-…`, `template-repo`, `dist`. True for this source file and for the bundle in `dist`. */
const KIT_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

export { KIT_ROOT as t };