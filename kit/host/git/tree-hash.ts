import { createHash } from 'node:crypto';

/** A file as Git's trees know it. */
export interface TreeFile {
  /** Slashes, relative to the tree. */
  path: string;
  mode: FileMode;
  /** Object name of its content, hexadecimal. */
  object: string;
}

/** A plain file, one that can be run, a symbolic link. */
export const FILE_MODES = ['100644', '100755', '120000'] as const;
export type FileMode = (typeof FILE_MODES)[number];

/** The hash that a repository names its objects by: SHA-1, or SHA-256 where names have 64 digits. */
export type ObjectFormat = 'sha1' | 'sha256';

/** The name Git gives to a content (Git internals, "Object Storage": the hash of `blob <size>`, NUL, content). */
export function hashBlob(content: Uint8Array, format: ObjectFormat): string {
  return hashObject('blob', content, format);
}

/**
 * The name of the tree that holds these files, as `git write-tree` gives it.
 * @throws RangeError where two files cannot both be in one tree
 */
export function hashTree(files: readonly TreeFile[], format: ObjectFormat): string {
  const folders = new Map<string, TreeFile[]>();
  const entries: { name: string; mode: string; object: string }[] = [];
  for (const file of files) {
    const [name = '', ...rest] = file.path.split('/');
    if (rest.length === 0) entries.push({ name, mode: file.mode, object: file.object });
    else folders.set(name, [...(folders.get(name) ?? []), { ...file, path: rest.join('/') }]);
  }
  for (const [name, inside] of folders)
    entries.push({ name, mode: '40000', object: hashTree(inside, format) });
  const names = new Set(entries.map(({ name }) => name));
  if (names.size !== entries.length || names.has('') || names.has('.') || names.has('..'))
    throw new RangeError('These files cannot be in one tree.');
  const sorted = entries.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const content = sorted.flatMap(({ name, mode, object }) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(object, 'hex'),
  ]);
  return hashObject('tree', Buffer.concat(content), format);
}

/** Folders sort as if their names ended in a slash. */
function sortKey({ name, mode }: { name: string; mode: string }): Buffer {
  return Buffer.from(mode === '40000' ? `${name}/` : name);
}

function hashObject(type: string, content: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`${type} ${content.length}\0`).update(content).digest('hex');
}
