import { randomBytes } from 'node:crypto';
import type { Digest } from '../../../format/manifest/digest.ts';
import { ConfigurationError, describeError } from '../../../ground/errors/configuration-error.ts';
import type { Release } from '../../../host/forge/release-schemas.ts';
import { MAX_ATTEMPTS, TransientError, withRetries } from '../../../host/http/retry.ts';
import { assetNameOf, type Catalog } from './catalog.ts';
import { describeRelease } from './describe-release.ts';
import type { Parcel } from './parcels.ts';
import type { Repository } from './repository.ts';
import { isRightAsset, uploadDraft } from './upload-draft.ts';

/** GitHub: "each file must be under 2 GiB" (docs, "About releases", storage and bandwidth quotas). Gitea's default too. */
export const MAX_ASSET_BYTES = 2 * 1024 ** 3 - 1;

/** Names tried where the first is not to be had any more, as that of an immutable release that was deleted. */
const MAX_NAMES = 5;

export interface Publishing {
  repository: Repository;
  catalog: Catalog;
  parcel: Parcel;
  /** Whether the last listing holds it. */
  isThere(): Promise<boolean>;
}

/**
 * Makes a parcel one published release, unless it is there: draft, upload, check, publish. Only a draft whose archive is whole is published,
 * so no published release is ever half; every run works on a draft of its own, so that none spoils another's, and of
 * several runs one is first with the tag. The others' drafts, and those of runs that were killed, are removed then.
 * The tag goes to the head of the default branch: a commit that every forge has and every token may tag. The code that
 * something was made with is written in the thing itself.
 */
export async function publishParcel(publishing: Publishing): Promise<void> {
  const { repository, catalog, parcel } = publishing;
  if (await publishing.isThere()) return sweepDrafts(publishing, catalog.read);
  requireRoom(parcel, repository);
  requireToken(repository);
  await catalog.refresh();
  if (await publishing.isThere()) return sweepDrafts(publishing, catalog.read);
  try {
    await publishWhole(publishing);
  } catch (error) {
    // Another run was first and took our draft away, or the answer to our own publishing got lost.
    if (!(await isThereByNow(publishing))) throw error;
    repository.log.debug(`${parcel.base} was published meanwhile: ${describeError(error)}`);
  }
  await sweepDrafts(publishing, catalog.refresh);
}

async function publishWhole(publishing: Publishing): Promise<void> {
  const { repository, catalog, parcel } = publishing;
  const { base, archive } = parcel;
  const digest = await archive.digest();
  const { drafts, tags } = await catalog.read();
  const left = await findWholeDraft({ repository, drafts: drafts.filter(isDraftOf(base)), parcel, digest });
  const upload = {
    text: describeRelease(base, { title: parcel.title, places: archive.places }),
    makeTag: () => `${base}${DRAFT_MARK}${randomBytes(4).toString('hex')}`,
    name: assetNameOf(base),
    archive,
    digest,
  };
  const draft = left ?? (await uploadDraft(repository, upload));
  for (const name of listNames(base, tags)) if (await tryPublish(publishing, draft, name)) return;
  throw new ConfigurationError(
    'SLW_FORGE_REFUSED',
    `The store ${repository.url} cannot publish ${base}: the forge takes no tag ${base}, nor one with a number after it. Look at the repository's rules for tags.`,
  );
}

const DRAFT_MARK = '-draft-';

function isDraftOf(base: string): (release: Release) => boolean {
  return ({ draft, tag_name }) => draft && tag_name.startsWith(`${base}${DRAFT_MARK}`);
}

/** The name by the content, then the same with numbers. */
function listNames(base: string, taken: ReadonlySet<string>): string[] {
  const names = [base, ...Array.from({ length: 100 }, (_, index) => `${base}-${index + 2}`)];
  return names.filter((name) => !taken.has(name)).slice(0, MAX_NAMES);
}

/** What a run that was killed between upload and publishing left: nothing needs to be sent again. */
async function findWholeDraft({
  repository: { releases },
  drafts,
  parcel: { base, archive },
  digest,
}: {
  repository: Repository;
  drafts: readonly Release[];
  parcel: Parcel;
  digest: Digest;
}): Promise<Release | undefined> {
  for (const draft of drafts) {
    const [asset, more] = draft.assets;
    if (!asset || more || asset.name !== assetNameOf(base)) continue;
    if (await isRightAsset(releases, asset, { size: archive.size, digest })) return draft;
  }
  return undefined;
}

/**
 * @returns false when the tag is not to be had
 * @throws ConfigurationError when the forge refuses for another reason, or publishes something else
 */
async function tryPublish(publishing: Publishing, draft: Release, tag: string): Promise<boolean> {
  const { repository, catalog } = publishing;
  let tries = 0;
  return withRetries(repository.log, async () => {
    tries++;
    const answer = await repository.releases.publishDraft(draft, tag);
    if (answer.state === 'published') {
      requireWhole(publishing, answer.release, tag);
      await catalog.add(answer.release);
      return true;
    }
    const { status, words } = answer;
    // Where two runs publish at once, the one that is first may not be in the listing yet.
    if (await isThereByNow(publishing)) return true;
    if (isBurnt(words)) return false;
    const refused = new ConfigurationError(
      'SLW_FORGE_REFUSED',
      `Publishing the release ${tag} in ${repository.name} failed: the forge refuses it (${status}: ${words}). A rule for tags must let bundle-*, blobs-* and about-* through.`,
    );
    const isTaken = status !== 422 || /already_exists/.test(words);
    if (isTaken && tries === MAX_ATTEMPTS) return false;
    throw isTaken ? new TransientError(refused) : refused;
  });
}

/** GitHub never gives out the tag of an immutable release again. */
function isBurnt(words: string): boolean {
  return /immutable release/i.test(words);
}

function requireWhole({ repository, parcel }: Publishing, release: Release, tag: string): void {
  const [asset, more] = release.assets;
  const isWhole = asset?.size === parcel.archive.size && more === undefined;
  if (!release.draft && release.tag_name === tag && isWhole) return;
  throw new ConfigurationError(
    'SLW_STORE_UNFAITHFUL',
    `The release ${tag} in ${repository.name} is not what was published: something else changes it. Look at it, and run the step again.`,
  );
}

async function isThereByNow({ catalog, repository, isThere }: Publishing): Promise<boolean> {
  try {
    await catalog.refresh();
    return await isThere();
  } catch (error) {
    repository.log.debug(`Looking again failed: ${describeError(error)}`);
    return false;
  }
}

/** What is published needs no draft any more. Nothing depends on this: it is tried, and said when it does not work. */
async function sweepDrafts(
  { repository: { releases, log }, parcel: { base } }: Publishing,
  list: Catalog['read'],
): Promise<void> {
  try {
    const { drafts } = await list();
    for (const draft of drafts.filter(isDraftOf(base))) await releases.removeDraft(draft);
  } catch (error) {
    log.debug(`A draft of ${base} stays behind: ${describeError(error)}`);
  }
}

function requireRoom({ title, archive }: Parcel, { url }: Repository): void {
  if (archive.size <= MAX_ASSET_BYTES) return;
  throw new ConfigurationError(
    'SLW_STORE_LIMIT',
    `The ${title} takes ${archive.size} bytes as one file of a release, and the store ${url} takes files under 2 GiB. Use an s3:// or oci:// store.`,
  );
}

function requireToken({ releases, url }: Repository): void {
  if (releases.hasToken) return;
  throw new ConfigurationError(
    'SLW_CREDENTIALS_MISSING',
    `The store ${url} can be read without a token, not written. Set GITHUB_TOKEN in the step's environment, in a job to \${{ github.token }} with "permissions: contents: write".`,
  );
}
