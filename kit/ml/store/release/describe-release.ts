import type { ReleaseText } from '../../../host/forge/releases.ts';
import { type Place, parseContents, renderContents } from './contents.ts';

/** The most characters that GitHub takes as a release's text. */
export const MAX_BODY = 125_000;

const LIST = /^```text\r?\n([^`]*)```$/m;

/** Title and text of a release: words for people, and where everything lies for whoever reads the archive in part. */
export function describeRelease(
  base: string,
  { title, places }: { title: string; places: readonly Place[] },
): Omit<ReleaseText, 'tag'> {
  const words = `The ${title}, kept by Slipway in one archive: an OCI image layout in an uncompressed tar. Nothing here changes once it is published; what is said about it later is a release of its own.`;
  const list = `<details><summary>What the archive holds: first byte, bytes, path</summary>\n\n\`\`\`text\n${renderContents(places)}\`\`\`\n\n</details>`;
  const whole = `${words}\n\n${list}\n`;
  return { title: `Slipway: ${title} (${base})`, body: whole.length <= MAX_BODY ? whole : `${words}\n` };
}

/** The list in a release's text; undefined where it has none that can be read. */
export function readContentsOf(body: string): Map<string, Place> | undefined {
  const list = LIST.exec(body)?.[1];
  return list === undefined ? undefined : parseContents(list);
}
