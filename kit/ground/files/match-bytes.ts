/** Whether the first bytes of a file are those of a format. */
export type ByteTest = (head: Buffer) => boolean;

/** Whether a file begins with one of these; a text stands for its Latin-1 bytes. */
export const startsWith =
  (...magic: (string | number[])[]): ByteTest =>
  (head) =>
    magic.some((each) => {
      const bytes = typeof each === 'string' ? Buffer.from(each, 'latin1') : Buffer.from(each);
      return head.subarray(0, bytes.length).equals(bytes);
    });

/** Whether a text stands at an offset. */
export const holdsAt =
  (offset: number, text: string): ByteTest =>
  (head) =>
    head.subarray(offset, offset + text.length).toString('latin1') === text;

/** How much of a file a form is looked for in. */
const FORM_BYTES = 4096;

/** Whether the first bytes, as Latin-1 text, have a form. */
export const holds =
  (form: RegExp): ByteTest =>
  (head) =>
    form.test(head.toString('latin1', 0, FORM_BYTES));

/** Whether a file is a zip archive. */
export const isZip: ByteTest = startsWith('PK\x03\x04', 'PK\x05\x06');

/** Whether the first file in a zip archive has such a name (APPNOTE.TXT, "Local file header"). */
export const beginsWithEntry =
  (form: RegExp): ByteTest =>
  (head) =>
    isZip(head) && head.length > 30 && form.test(head.toString('latin1', 30, 30 + head.readUInt16LE(26)));

const hasMagic = startsWith(
  [0x1f, 0x8b],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x04, 0x22, 0x4d, 0x18],
);

/** Whether a file is compressed as a whole. */
export const isCompressed: ByteTest = (head) =>
  hasMagic(head) || /^BZh[1-9]1AY&SY/.test(head.toString('latin1', 0, 10));
