const PORTABLE = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** A tar header has room for 100 bytes, of which a bundle's root takes some. */
const MAX_CHARACTERS = 90;

/**
 * True for a relative path such as `model.onnx` or `weights/part-1.bin` that is safe on every file system, in a URL and
 * in an archive; false for whatever could leave its folder.
 */
export function isPortablePath(path: string): boolean {
  return path.length <= MAX_CHARACTERS && PORTABLE.test(path);
}
