import { describe, expect, test } from 'vitest';
import { findBreak } from '../../../action-package/src/promote/find-break.ts';
import { parseContract } from '../../../kit/format/contract/contract.ts';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { parseManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { VersionSchema } from '../../../kit/format/manifest/registry.ts';
import { type Signature, SignatureSchema } from '../../../kit/format/manifest/signature.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { VERSION_FILES, versionPath } from '../../../kit/ml/registry/paths.ts';
import { versionFiles } from '../../helpers/registry-history.ts';

/** A model that takes its features by name and answers a number. */
function sign(features: readonly string[], outputs = ['rent']): Signature {
  const tensor = (name: string) => ({ name, datatype: 'FP32' as const, shape: [-1, 1] });
  return {
    $schema: SignatureSchema.properties.$schema.const,
    batch: 0,
    inputs: features.map((name) => ({ ...tensor(name), columns: [name] })),
    outputs: outputs.map((name) => ({ ...tensor(name), role: 'value' as const })),
    classes: [],
  };
}

/** A model that takes its features in one tensor. */
const signMatrix = (columns: string[]): Signature => ({
  ...sign([]),
  inputs: [{ name: 'X', datatype: 'FP32', shape: [-1, columns.length], columns }],
});

function describeRows(features: readonly string[], schema: object = { type: 'number' }) {
  const properties = Object.fromEntries(features.map((name) => [name, schema]));
  const rent = { type: 'number', 'x-role': 'target' };
  const text = JSON.stringify({ type: 'object', properties: { ...properties, rent }, required: features });
  return parseContract(text, 'contract.json');
}

const show = (
  features: string[],
  { signature = sign(features), contract = describeRows(features) } = {},
) => ({
  signature,
  contract,
});
type Shown = ReturnType<typeof show>;

/** What promote says of `after` beside version 1.1.0, which was `before`. */
function compare(
  before: Shown,
  after: Shown,
  {
    openBundle = async () => before,
    kept,
  }: { openBundle?: () => Promise<Shown>; kept?: string | undefined } = {},
) {
  const signature = canonicalJson(before.signature);
  const [text = ''] = Object.values(versionFiles('1.1.0'));
  const previous = {
    ...parseManifest(VersionSchema, text, 'version.json'),
    signature: digestOf(signature),
    contract: before.contract.digest,
  };
  const path = versionPath('rent', '1.1.0', VERSION_FILES.tensors);
  return findBreak({
    source: { read: async (name) => (name === path ? kept : undefined), list: async () => [] },
    challenger: { ...after, digests: { signature: digestOf(canonicalJson(after.signature)) } },
    previous,
    openBundle,
  });
}

const lose = () => Promise.reject(new ConfigurationError('SLW_BUNDLE_MISSING', 'It is gone.'));
const BASE = show(['size', 'rooms']);

describe('callers of the version before', () => {
  test('see nothing of a model with the same signature and contract, whose bundle is not even opened', async () => {
    const openBundle = () => Promise.reject(new Error('opened'));
    expect(await compare(BASE, BASE, { openBundle })).toEqual({ breaks: undefined, differs: '' });
  });

  test('are told of an output that was added, and not broken by it', async () => {
    const after = { ...BASE, signature: sign(['size', 'rooms'], ['rent', 'spread']) };
    const { breaks, differs } = await compare(BASE, after);
    expect(breaks).toBeUndefined();
    expect(differs).toMatch(/^the signature differs and breaks nobody: .*spread/);
  });

  test('break on an output that is gone', async () => {
    const after = { ...BASE, signature: sign(['size', 'rooms'], ['price']) };
    expect((await compare(BASE, after)).breaks).toMatch(/^the signature breaks with that of 1\.1\.0: .*rent/);
  });

  test('break on a row that is refused now, and are told of both', async () => {
    const { breaks } = await compare(BASE, show(['size', 'rooms', 'floor']));
    expect(breaks).toMatch(/^the signature breaks .*; the contract breaks with that of 1\.1\.0: .*floor/);
  });

  test('do not break on a contract that takes more', async () => {
    const before = { ...BASE, contract: describeRows(['size', 'rooms'], { type: 'number', maximum: 9 }) };
    expect(await compare(before, BASE)).toEqual({ breaks: undefined, differs: '' });
    expect((await compare(BASE, before)).breaks).toMatch(/^the contract breaks with that of 1\.1\.0/);
  });

  test('are told of five changes and how many more there are', async () => {
    const features = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const before = { ...BASE, contract: describeRows([...features]) };
    const { breaks } = await compare(before, { ...BASE, contract: describeRows([]) });
    expect(breaks).toMatch(/`a` was removed, .*`e` was removed and 2 more$/);
    const { breaks: five } = await compare(
      { ...BASE, contract: describeRows(features.slice(0, 5)) },
      { ...BASE, contract: describeRows([]) },
    );
    expect(five).toMatch(/`e` was removed$/);
  });
});

describe('another order of the features', () => {
  const turned = describeRows(['rooms', 'size']);

  test('is nothing to models that take them by name', async () => {
    expect(await compare(BASE, { ...BASE, contract: turned })).toEqual({ breaks: undefined, differs: '' });
  });

  test.each([
    ['before', signMatrix(['size', 'rooms']), BASE.signature],
    ['after', BASE.signature, signMatrix(['size', 'rooms'])],
  ])('breaks where the model %s takes them by their places', async (_, before, after) => {
    const { breaks } = await compare({ ...BASE, signature: before }, { signature: after, contract: turned });
    expect(breaks).toContain('the contract breaks with that of 1.1.0: the order of the features changed');
  });
});

describe('a bundle of then that cannot be read', () => {
  test('makes what differs a break', async () => {
    const after = show(['size'], { signature: sign(['size']) });
    expect((await compare(BASE, after, { openBundle: lose })).breaks).toBe(
      'the signature breaks with that of 1.1.0: it differs, and the bundle of then cannot be read; the contract breaks with that of 1.1.0: it differs, and the bundle of then cannot be read',
    );
  });

  test('is not needed for a signature that lies beside the version', async () => {
    const after = { ...BASE, signature: sign(['size', 'rooms'], ['rent', 'spread']) };
    const kept = canonicalJson(BASE.signature);
    const { breaks, differs } = await compare(BASE, after, { openBundle: lose, kept });
    expect(breaks).toBeUndefined();
    expect(differs).toContain('spread');
  });

  test('is missed where that signature is another one’s', async () => {
    const after = { ...BASE, signature: sign(['size', 'rooms'], ['rent', 'spread']) };
    const kept = canonicalJson(after.signature);
    expect((await compare(BASE, after, { openBundle: lose, kept })).breaks).toMatch(/cannot be read$/);
  });

  test('for a reason that is no finding fails as it failed', async () => {
    const failure = new TypeError('a bug');
    const openBundle = () => Promise.reject(failure);
    await expect(compare(BASE, show(['size']), { openBundle })).rejects.toBe(failure);
  });
});
