import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The kit's folder: `action-…`, `template-repo`, `dist`. True for this source file and for the program in `dist`. */
export const KIT_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a project begins as. */
export const TEMPLATE_FOLDER = join(KIT_ROOT, 'template-repo');
