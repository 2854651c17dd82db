import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { ConfigurationError, hasCode } from '../../ground/errors/configuration-error.ts';

/** Bytes at known positions: a file, of which only what is asked for is read, or bytes in memory. */
export interface ByteSource {
  readonly size: number;
  /** One byte; undefined at and after the end. */
  byteAt(position: number): number | undefined;
  /** The bytes from `start` to before `end`, fewer at the end of the source. The next call may overwrite them. */
  bytesAt(start: number, end: number): Uint8Array;
}

/** A file as a source, to be closed. */
export interface FileSource extends ByteSource {
  close(): void;
}

/** After a jump little is read, since the next jump may come soon; in a row twice as much each time. */
const SMALLEST_WINDOW = 4 * 1024;
const LARGEST_WINDOW = 256 * 1024;

/** Bytes in memory as a source. */
export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    byteAt: (position) => bytes[position],
    bytesAt: (start, end) => bytes.subarray(start, end),
  };
}

/**
 * Opens a file as a source. What was read last stays in memory, a quarter of a megabyte at most.
 * @param what names the file in messages ("The model")
 * @throws ConfigurationError when it is missing, may not be read, or is no regular file
 */
export function openFileSource(file: string, what: string): FileSource {
  const descriptor = openRegularFile(file, what);
  const { size } = fstatSync(descriptor);
  let window: Uint8Array = new Uint8Array(0);
  let windowStart = 0;
  const load = (position: number) => {
    const isNext = position === windowStart + window.length && position > 0;
    const length = isNext ? Math.min(window.length * 2, LARGEST_WINDOW) : SMALLEST_WINDOW;
    window = readRange(descriptor, position, position + length);
    windowStart = position;
  };
  return {
    size,
    byteAt(position) {
      const offset = position - windowStart;
      if (offset >= 0 && offset < window.length) return window[offset];
      if (position >= size) return undefined;
      load(position);
      return window[0];
    },
    bytesAt(start, end) {
      const offset = start - windowStart;
      if (offset >= 0 && end <= windowStart + window.length)
        return window.subarray(offset, end - windowStart);
      return readRange(descriptor, start, Math.min(end, size));
    },
    close: () => closeSync(descriptor),
  };
}

/** Opens what has an end: a pipe or a device has none. */
function openRegularFile(file: string, what: string): number {
  try {
    if (statSync(file).isFile()) return openSync(file, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR'))
      throw new ConfigurationError('SLW_FILE_MISSING', `${what} ${file} does not exist. Check the path.`, {
        cause: error,
      });
    if (hasCode(error, 'EACCES'))
      throw new ConfigurationError(
        'SLW_FILE_UNREADABLE',
        `${what} ${file} may not be read. Check its permissions.`,
        {
          cause: error,
        },
      );
    throw error;
  }
  throw new ConfigurationError(
    'SLW_FILE_UNREADABLE',
    `${what} ${file} is no regular file. Give the path of an ONNX file.`,
  );
}

function readRange(descriptor: number, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(descriptor, bytes, filled, bytes.length - filled, start + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
