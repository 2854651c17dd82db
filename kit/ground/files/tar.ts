/** A tar archive is made of blocks of this many bytes (POSIX.1-2001, pax, "ustar Interchange Format"). */
export const BLOCK_BYTES = 512;

/** What ends an archive: two empty blocks. */
export const TAR_END = Buffer.alloc(2 * BLOCK_BYTES);

/** The largest size that eleven octal digits hold; larger ones are written in base 256, as GNU tar does. */
const MAX_OCTAL_SIZE = 8 ** 11 - 1;

const MAX_NAME_BYTES = 100;

/**
 * The ustar header of one regular file: owner 0:0, mode 0644, time 0, so that the same file makes the same bytes
 * everywhere.
 * @throws TypeError for a name longer than 100 bytes
 */
export function tarHeader(name: string, size: number): Uint8Array {
  const header = Buffer.alloc(BLOCK_BYTES);
  if (Buffer.byteLength(name) > MAX_NAME_BYTES)
    throw new TypeError(`"${name}" is too long for a tar header.`);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  writeSize(header, size);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  writeChecksum(header);
  return header;
}

/** What follows the content of an archive's only file: zeros up to the next block, then its end. */
export function tarTrailer(size: number): Uint8Array {
  return Buffer.concat([tarPadding(size), TAR_END]);
}

/** The zeros between a content of this many bytes and the next block. */
export function tarPadding(size: number): Uint8Array {
  return Buffer.alloc((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
}

/** The content's size in bytes as a header gives it; NaN where there is none. */
export function readTarSize(header: Uint8Array): number {
  const field = Buffer.from(header.subarray(124, 136));
  if ((field[0] ?? 0) & 0x80) return Number(field.readBigUInt64BE(4));
  return Number.parseInt(field.toString('latin1'), 8);
}

function writeSize(header: Buffer, size: number): void {
  if (size <= MAX_OCTAL_SIZE) {
    header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    return;
  }
  header[124] = 0x80;
  header.writeBigUInt64BE(BigInt(size), 128);
}

/** The sum of all bytes with the checksum's own field taken as spaces. */
function writeChecksum(header: Buffer): void {
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
}
