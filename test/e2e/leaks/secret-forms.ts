import { randomBytes } from 'node:crypto';

/** Secrets by the names they are told by. */
export type Secrets = Readonly<Record<string, string>>;

/** A way in which a secret may be written down. */
export interface SecretForm {
  /** The secret's name, never its value. */
  secret: string;
  form: string;
  bytes: Buffer;
}

/** A value that nothing else on the machine holds, so that wherever it turns up it has come from the run. */
export function plantSecret(prefix: string): string {
  return `${prefix}${randomBytes(24).toString('hex')}`;
}

/** The secrets as they are, as part of a URL, in hexadecimal, and in base64 wherever they stand in what is encoded. */
export function listForms(secrets: Secrets): SecretForm[] {
  return Object.entries(secrets).flatMap(([secret, value]) => {
    const forms = new Map<string, string>([
      [value, 'plain'],
      [encodeURIComponent(value), 'in a URL'],
      [Buffer.from(value).toString('hex'), 'in hexadecimal'],
    ]);
    for (const offset of [0, 1, 2]) forms.set(encodeCore(value, offset), 'in base64');
    // A value that needs no escaping is the same in a URL: it is told once, as it is.
    forms.set(value, 'plain');
    return [...forms].map(([text, form]) => ({ secret, form, bytes: Buffer.from(text) }));
  });
}

/**
 * The characters of base64 (RFC 4648, section 4) that depend on the value alone when `offset` bytes stand before it in
 * its group of three: without the first ones, which hold bits of those bytes, and without the last where the group goes on.
 */
function encodeCore(value: string, offset: number): string {
  const length = offset + Buffer.byteLength(value);
  const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)])
    .toString('base64')
    .replace(/=+$/, '');
  return text.slice(offset === 0 ? 0 : offset + 1, length % 3 === 0 ? undefined : -1);
}
