import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Digest, digestOf } from '../../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { isSignatureOf, openSignature, signStatement } from '../../../../kit/ml/sign/envelope.ts';
import { parsePublicKey, parseSigningKey } from '../../../../kit/ml/sign/keys.ts';
import { checkFiles, describeFiles } from '../../../../kit/ml/sign/model-signature.ts';
import { makeSigningKeys } from '../../../helpers/signing-keys.ts';

const pair = makeSigningKeys();
const key = parseSigningKey(pair.privateKey, 'the key');
const trusted = parsePublicKey(pair.publicKey, 'models/keys/a.pem');
const stranger = parsePublicKey(makeSigningKeys().publicKey, 'models/keys/b.pem');
const open = (text: string, keys = [trusted]) => openSignature({ text, label: 'model.sig', keys });

describe('an envelope', () => {
  test('gives back what was signed and by which key, among others', () => {
    const opened = open(signStatement('{"a":1}\n', key), [stranger, trusted]);
    expect(opened.payload).toBe('{"a":1}\n');
    expect(opened.key.name).toBe('models/keys/a.pem');
  });

  test('says which keys are trusted when it was made with another', () => {
    expect(() => open(signStatement('{}', key), [stranger])).toThrow(
      new RegExp(
        `model\\.sig was made with the key ${key.hint.slice(0, 12)}, .* models/keys/b\\.pem \\(${stranger.hint.slice(0, 12)}\\)`,
      ),
    );
    expect(() => open(signStatement('{}', key), [])).toThrow(/trusted here: there are none/);
  });

  test('that names no key is tried with all', () => {
    const bundle = JSON.parse(signStatement('{}', key));
    bundle.verificationMaterial.publicKey = {};
    expect(open(JSON.stringify(bundle), [stranger, trusted]).key).toBe(trusted);
    expect(() => open(JSON.stringify(bundle), [stranger])).toThrow(/was changed after it was signed/);
  });

  test('is refused when its payload or signature is another', () => {
    const bundle = JSON.parse(signStatement('{"digest":"a"}', key));
    const { dsseEnvelope } = bundle;
    const other = { ...dsseEnvelope, payload: Buffer.from('{"digest":"b"}').toString('base64') };
    expect(() => open(JSON.stringify({ ...bundle, dsseEnvelope: other }))).toThrow(/was changed after/);
    const unsigned = { ...dsseEnvelope, signatures: [{ sig: '' }] };
    expect(() => open(JSON.stringify({ ...bundle, dsseEnvelope: unsigned }))).toThrow(/was changed after/);
    const stripped = { ...dsseEnvelope, signatures: [] };
    expect(() => open(JSON.stringify({ ...bundle, dsseEnvelope: stripped }))).toThrow(
      /does not fit its schema/,
    );
  });

  test('made with a certificate is left to those who can check it', () => {
    const bundle = JSON.parse(signStatement('{}', key));
    bundle.verificationMaterial = { certificate: { rawBytes: 'AA==' } };
    expect(() => open(JSON.stringify(bundle))).toThrow(/made with a certificate.*model_signing verify/);
  });

  test('with any one character changed is refused in one sentence, or says the same', () => {
    const text = signStatement('{"subject":"rent"}', key);
    fc.assert(
      fc.property(
        fc.nat(text.length - 2),
        fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
        (at, character) => {
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          try {
            expect(open(changed).payload).toBe('{"subject":"rent"}');
          } catch (error) {
            expect(error).toBeInstanceOf(ConfigurationError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('counts only for exactly the statement it signs', () => {
    const text = signStatement('{"a":1}', key);
    expect(isSignatureOf({ text, payload: '{"a":1}', key: trusted })).toBe(true);
    expect(isSignatureOf({ text, payload: '{"a":2}', key: trusted })).toBe(false);
    expect(isSignatureOf({ text, payload: '{"a":1}', key: stranger })).toBe(false);
    expect(isSignatureOf({ text: 'nonsense', payload: '{"a":1}', key: trusted })).toBe(false);
  });
});

describe("a model's signature", () => {
  const files = { 'b.bin': digestOf('b'), 'a.json': digestOf('a'), 'sub/c': digestOf('c') };
  const check = (found: Record<string, Digest>, payload = describeFiles('rent', files)) =>
    checkFiles({ payload, label: 'model.sig', files: found });

  test('fits the files it was made of, in any order', () => {
    expect(() => check(files)).not.toThrow();
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(describeFiles('rent', reversed)).toBe(describeFiles('rent', files));
  });

  test.each([
    [{ ...files, 'b.bin': digestOf('x') }, /its file b\.bin is not the one that was signed/],
    [{ 'a.json': files['a.json'], 'sub/c': files['sub/c'] }, /its file b\.bin was signed and is not there/],
    [{ ...files, 'more.txt': digestOf('d') }, /its file more\.txt was not signed/],
  ])('names the file that is wrong', (found, sentence) => {
    expect(() => check(found)).toThrow(sentence);
  });

  test('that contradicts itself is refused', () => {
    const statement = JSON.parse(describeFiles('rent', files));
    statement.subject[0].digest.sha256 = '0'.repeat(64);
    expect(() => check(files, JSON.stringify(statement))).toThrow(/contradicts itself/);
    const twice = JSON.parse(describeFiles('rent', files));
    twice.predicate.resources.push(twice.predicate.resources[0]);
    expect(() => check(files, JSON.stringify(twice))).toThrow(/contradicts itself/);
  });

  test('of another kind is refused, and says what was expected', () => {
    const shards = describeFiles('rent', files).replace('"method": "files"', '"method": "shards"');
    expect(() => check(files, shards)).toThrow(/method is "shards" instead of "files"/);
    const other = describeFiles('rent', files).replace('model_signing/signature/v1.0', 'example.org/v1');
    expect(() => check(files, other)).toThrow(/predicateType is .* instead of "https:\/\/model_signing/);
  });
});
