import * as Type from 'typebox';
import { closed, manifestSchema } from './schema.ts';

const ObjectName = Type.String({ pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' });

/**
 * `code.json` of the artifact `code-<model>-<commit>`: the files that a training job gets instead of a checkout. Their
 * contents lie beside it as `files/<number>`, in this order.
 */
export const CodeManifestSchema = manifestSchema('code', 1, {
  commit: ObjectName,
  files: Type.Array(
    closed({
      path: Type.String({ minLength: 1, maxLength: 4096 }),
      mode: Type.Union([Type.Literal('100644'), Type.Literal('100755'), Type.Literal('120000')]),
    }),
  ),
  /** Whether Git holds a source of the data lock: whoever may read the repository then reads the test rows too. */
  dataInGit: Type.Boolean(),
});
export type CodeManifest = Type.Static<typeof CodeManifestSchema>;

/** Where the content of the file at this place of the list lies in the artifact. */
export function contentPath(index: number): string {
  return `files/${index}`;
}

/** The project's folder that training code lies in. */
export const CODE_FOLDER = 'train';
