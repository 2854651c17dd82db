import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// cli/kit-root.ts
/** The kit's folder: `action-…`, `template-repo`, `dist`. True for this source file and for the program in `dist`. */
const KIT_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** What a project begins as. */
const TEMPLATE_FOLDER = join(KIT_ROOT, "template-repo");

export { TEMPLATE_FOLDER as n, KIT_ROOT as t };