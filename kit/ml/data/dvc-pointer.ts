import type { BlobRef } from '../../format/manifest/data-lock.ts';

/**
 * The text of `<name>.dvc`: where DVC finds a file in a remote of its own layout (`files/md5/…`).
 * Source: https://dvc.org/doc/user-guide/project-structure/dvc-files
 * @returns undefined for a blob without an MD5, which DVC cannot find
 */
export function renderDvcPointer(name: string, { md5, size }: BlobRef): string | undefined {
  if (md5 === undefined) return undefined;
  return `outs:\n- md5: ${md5}\n  size: ${size}\n  hash: md5\n  path: ${name}\n`;
}
