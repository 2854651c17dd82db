import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { VersionSchema } from '../../../kit/format/manifest/registry.ts';
import type { Forge, OpenProposal } from '../../../kit/host/forge/forge.ts';
import { isNamedAlike } from '../../../kit/host/forge/named-alike.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import { parseIfValid } from '../../../kit/ml/registry/parse-if-valid.ts';
import { versionPath, versionsFolder } from '../../../kit/ml/registry/paths.ts';

/** A version that waits in a pull request. */
export interface ProposedVersion {
  version: string;
  /** Undefined where its file is no version: the number counts all the same. */
  bundle: Digest | undefined;
  pullRequest: OpenProposal;
}

interface Question {
  git: Git;
  forge: Pick<Forge, 'listOpenProposals'>;
  /** The branch that promotions go to. */
  base: string;
  model: string;
  environment: string;
  /** Numbers given away already, which are proposed by nobody; none where it is left out. */
  taken?: readonly string[];
}

/** The beginning of the branches of a model's promotions to an environment: the newest takes the place of the others. */
export function promotionFamily(model: string, environment: string): string {
  return `slipway/promote/${model}-${environment}-`;
}

/**
 * The new versions on the branches of a model's other open promotions. Those to the same environment are left out: the
 * next promotion takes their place.
 */
export async function listProposedVersions(question: Question): Promise<ProposedVersion[]> {
  const { forge, base, model, environment } = question;
  const open = await forge.listOpenProposals({ base, prefix: `slipway/promote/${model}-` });
  const family = promotionFamily(model, environment);
  const others = open.filter(({ branch }) => !isNamedAlike(branch, family));
  const found: ProposedVersion[] = [];
  for (const pullRequest of others) found.push(...(await readVersions(question, pullRequest)));
  return found;
}

async function readVersions(
  { git, model, taken = [] }: Question,
  pullRequest: OpenProposal,
): Promise<ProposedVersion[]> {
  const commit = await bringCommit(git, pullRequest);
  if (commit === undefined) return [];
  const found: ProposedVersion[] = [];
  for (const path of await git.list(commit, versionsFolder(model))) {
    const version = path.slice(versionsFolder(model).length).split('/')[0] ?? '';
    if (path !== versionPath(model, version) || !isNumber(version) || taken.includes(version)) continue;
    const known = parseIfValid(VersionSchema, await git.show(commit, path), path);
    found.push({ version, bundle: known?.bundle, pullRequest });
  }
  return found;
}

const isNumber = (version: string) => /^\d+\.\d+\.\d+$/.test(version);

/** The newest commit of the branch, here; undefined where the remote has no such branch any more. */
async function bringCommit(git: Git, { branch, commit }: OpenProposal): Promise<string | undefined> {
  if (await git.hasCommit(commit)) return commit;
  return (await git.remoteCommit(branch)) === undefined ? undefined : git.fetch(branch);
}
