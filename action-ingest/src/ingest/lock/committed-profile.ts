import { locateProfile } from '../../../../kit/format/config/project-paths.ts';
import { type Digest, digestOf } from '../../../../kit/format/manifest/digest.ts';
import { isOfSchema, parseJson } from '../../../../kit/format/manifest/parse-manifest.ts';
import { ProfileSchema } from '../../../../kit/format/manifest/profile.ts';
import { readDocumentIfExists } from '../../../../kit/ground/files/read-document.ts';

/** `profile.json` beside the lock, as it lies: its digest and its content; undefined where there is none. */
export async function readCommittedProfile(
  lockFile: string,
): Promise<{ digest: Digest; value: unknown } | undefined> {
  const text = await readDocumentIfExists(locateProfile(lockFile));
  return text === undefined ? undefined : { digest: digestOf(text), value: parseJson(text, 'profile.json') };
}

/** Whether a profile is of the version that this Slipway writes, so that it can be made again and compared. */
export function isCurrent(profile: unknown): boolean {
  return isOfSchema(ProfileSchema, profile);
}
