import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Runner } from '../../../../kit/action/run.ts';
import {
  CODE_FOLDER,
  type CodeManifest,
  CodeManifestSchema,
  contentPath,
} from '../../../../kit/format/manifest/code.ts';
import { readManifest } from '../../../../kit/format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { inTemporaryFolder } from '../../../../kit/ground/files/temporaries.ts';
import type { Artifacts } from '../../../../kit/host/artifact/artifacts.ts';
import { hashBlob, hashTree, type ObjectFormat, type TreeFile } from '../../../../kit/host/git/tree-hash.ts';
import { type PlacedFile, placeCode } from './place-code.ts';

/** Code that another job handed over, held against what that job said of it. */
export interface ReceivedCode {
  commit: string;
  /** Git's name of the tree of `train/`. */
  train: string;
  /** Whether Git holds a source of the data. */
  dataInGit: boolean;
}

interface Claim {
  artifact: string;
  commit: string;
  tree: string;
}

/**
 * Puts the code that the inputs name into the project's folder, where nothing is checked out.
 * @returns undefined where no code is named: it is checked out
 * @throws ConfigurationError where it is not what was handed over
 */
export async function receiveCode(
  { inputs, directory, context }: Pick<Runner, 'inputs' | 'directory' | 'context'>,
  artifacts: Pick<Artifacts, 'download'>,
): Promise<ReceivedCode | undefined> {
  const claim = readClaim(inputs);
  if (claim === undefined) return undefined;
  return inTemporaryFolder('slipway-code-', async (folder) => {
    await artifacts.download(claim.artifact, folder);
    const manifest = await readManifest(CodeManifestSchema, join(folder, 'code.json'));
    const files = await readFiles(folder, manifest, claim);
    await placeCode(directory, files, context);
    const { commit, dataInGit } = manifest;
    return { commit, dataInGit, train: hashCodeFolder(files, formatOf(claim)) };
  });
}

function readClaim(inputs: Runner['inputs']): Claim | undefined {
  const artifact = inputs.text('code-artifact');
  const commit = inputs.text('code-commit');
  const tree = inputs.text('code-tree');
  if (artifact === undefined && commit === undefined && tree === undefined) return undefined;
  if (artifact !== undefined && commit !== undefined && tree !== undefined) return { artifact, commit, tree };
  throw new ConfigurationError(
    'SLW_INPUTS_CONTRADICT',
    'The inputs "code-artifact", "code-commit" and "code-tree" belong together. Give all three, which ingest hands on, or none.',
  );
}

async function readFiles(
  folder: string,
  { files, commit }: CodeManifest,
  claim: Claim,
): Promise<(PlacedFile & TreeFile)[]> {
  const found: (PlacedFile & TreeFile)[] = [];
  for (const [index, { path, mode }] of files.entries()) {
    const content = await readFile(join(folder, contentPath(index)));
    found.push({ path, mode, content, object: hashBlob(content, formatOf(claim)) });
  }
  if (commit === claim.commit && hashesTo(found, claim)) return found;
  throw new ConfigurationError(
    'SLW_CODE_HANDOVER_INVALID',
    `The artifact "${claim.artifact}" does not hold the code of commit ${claim.commit} (tree ${claim.tree}) that was handed over. Run the whole workflow again.`,
  );
}

function hashesTo(files: readonly TreeFile[], claim: Claim): boolean {
  try {
    return hashTree(files, formatOf(claim)) === claim.tree;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function hashCodeFolder(files: readonly TreeFile[], format: ObjectFormat): string {
  const prefix = `${CODE_FOLDER}/`;
  const inside = files.filter(({ path }) => path.startsWith(prefix));
  return hashTree(
    inside.map((file) => ({ ...file, path: file.path.slice(prefix.length) })),
    format,
  );
}

function formatOf({ tree }: Claim): ObjectFormat {
  return tree.length === 64 ? 'sha256' : 'sha1';
}
