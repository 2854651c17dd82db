import type { Digest } from '../manifest/digest.ts';

/** How the template's files name the kit. */
export const TEMPLATE_KIT = { owner: 'slipway-mlops', repository: 'slipway', ref: 'v1' } as const;

/** A release that `ref` is the commit of. */
export interface PinnedRelease {
  /** Such as `v1.2.0`. */
  tag: string;
  image: Digest;
}

/** The kit as the files of a project name it. */
export interface KitName {
  owner: string;
  repository: string;
  ref: string;
  release: PinnedRelease | undefined;
}

const KIT_NAME = new RegExp(
  `\\b${TEMPLATE_KIT.owner}/${TEMPLATE_KIT.repository}\\b(?!-)((?:/[a-z-]+)*)([@:#]${TEMPLATE_KIT.ref}\\b)?`,
  'g',
);

/** Text with every mention of the kit rewritten; a file with a NUL byte is no text and stays. */
export function rewriteKit(content: Buffer, kit: KitName): Buffer | string {
  if (content.includes(0)) return content;
  return content
    .toString('utf8')
    .replace(KIT_NAME, (_, path: string, ref?: string) => nameKit(kit, path, ref?.charAt(0)));
}

/** The kit as it is named from now on: an action (`@`), an image (`:`), a package of npm (`#`), or none of them. */
function nameKit(
  { owner, repository, ref, release }: KitName,
  path: string,
  mark: string | undefined,
): string {
  const name = `${owner}/${repository}${path}`;
  if (mark === undefined) return name;
  if (mark === '#') return `${name}#${release?.tag ?? ref}`;
  // An image's name has no capitals.
  if (mark === ':') return `${name.toLowerCase()}:${release ? `${release.tag}@${release.image}` : ref}`;
  return `${name}@${ref}${release ? ` # ${release.tag}` : ''}`;
}
