import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { admitBundle, type SigningPorts } from '../../../action-serve/src/serve/admit-bundle.ts';
import { openFromStore } from '../../../action-serve/src/shared/open-by-digest.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { signStatement } from '../../../kit/ml/sign/envelope.ts';
import { parseSigningKey } from '../../../kit/ml/sign/keys.ts';
import { describeFiles } from '../../../kit/ml/sign/model-signature.ts';
import { describeProvenance } from '../../../kit/ml/sign/provenance.ts';
import { openStore } from '../../../kit/ml/store/open-store.ts';
import { makeBundle } from '../../helpers/make-bundle.ts';
import { makeSigningKeys } from '../../helpers/signing-keys.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { MODEL } from '../../helpers/write-bundle.ts';

const TEAM = makeSigningKeys();
const STRANGER = makeSigningKeys();
const VERSION = `models/${MODEL}/versions/1.0.0`;
const SIGNATURE = `${VERSION}/model.sig`;
const KEYS = { 'models/keys/team.pem': TEAM.publicKey };

let bundle: Bundle;
beforeAll(async () => {
  const directory = makeTemporaryFolder('admit');
  const { digest } = await makeBundle({ directory });
  const store = await openStore('file://.slipway/store', { directory, credentials: {}, log: silentLogger });
  bundle = await openFromStore(store, directory)(digest);
});

const sign = (key: { privateKey: string }, files = bundle.files) =>
  signStatement(describeFiles(MODEL, files), parseSigningKey(key.privateKey, 'test'));

function admit(files: Record<string, string>, ports: Partial<SigningPorts> = {}): Promise<void> {
  const source = {
    read: async (path: string) => files[path],
    list: async (prefix: string) => Object.keys(files).filter((path) => path.startsWith(prefix)),
  };
  const target = { bundle: bundle.digest, version: '1.0.0' };
  const policy = { required: true, exempt: [], keys: 'models/keys' };
  return admitBundle(
    { source, target, bundle },
    { readPolicy: async () => policy, signatureFile: undefined, readAttached: async () => [], ...ports },
  );
}

/** The signed statement of a version with this bundle, beside its model.sig. */
function makeVersion(key: { privateKey: string }, digest = bundle.digest): Record<string, string> {
  const subjects = [{ name: MODEL, digest: { sha256: digest.slice('sha256:'.length) } }];
  const statement = describeProvenance({ subjects, parameters: {}, materials: [], run: 'a run' });
  return {
    [`${VERSION}/version.json`]: '{}',
    [SIGNATURE]: sign(TEAM),
    [`${VERSION}/statement.sigstore.json`]: signStatement(statement, parseSigningKey(key.privateKey, 'test')),
  };
}

describe('a promoted version that has to be signed', () => {
  test('is served with both its signatures', async () => {
    await admit({ ...KEYS, ...makeVersion(TEAM) });
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    [
      'the statement’s signature gone',
      () => ({ [`${VERSION}/version.json`]: '{}', [SIGNATURE]: sign(TEAM) }),
      /statement\.sigstore\.json does not exist, and the version has to be signed/,
    ],
    ['a stranger’s statement', () => makeVersion(STRANGER), /not one of those trusted/],
    [
      'the statement of another bundle',
      () => makeVersion(TEAM, `sha256:${'1'.repeat(64)}`),
      /is the statement of another bundle/,
    ],
  ])('is not with %s', async (_what, files, message) => {
    await expect(admit({ ...KEYS, ...files() })).rejects.toThrow(message);
  });
});

describe('a bundle that has to be signed', () => {
  test('is served with a trusted signature beside its version', async () => {
    await admit({ ...KEYS, [SIGNATURE]: sign(TEAM) });
  });

  test('is served with one of those in the store where it was never promoted', async () => {
    await admit(KEYS, { readAttached: async () => [sign(STRANGER), sign(TEAM)] });
  });

  test.each([
    ['no signature', () => KEYS, /signatures are required, and none was found/],
    ['a stranger’s', () => ({ ...KEYS, [SIGNATURE]: sign(STRANGER) }), /not one of those trusted/],
    ['no keys', () => ({ [SIGNATURE]: sign(TEAM) }), /models\/keys holds no public key/],
    [
      'another model’s',
      () => ({
        ...KEYS,
        [SIGNATURE]: sign(TEAM, { ...bundle.files, 'model.onnx': `sha256:${'1'.repeat(64)}` }),
      }),
      /model\.onnx/,
    ],
  ])('is not with %s', async (_what, files, message) => {
    await expect(admit(files())).rejects.toThrow(message);
  });

  test('goes without where it is exempt, or nothing is required', async () => {
    const policy = { required: true, exempt: [bundle.digest], keys: 'models/keys' };
    await admit({}, { readPolicy: async () => policy });
    await admit({}, { readPolicy: async () => ({ ...policy, required: false, exempt: [] }) });
  });
});

test('a pod brings keys and signature in files of its own', async () => {
  const folder = makeTemporaryFolder('mounted');
  const policy = { required: true, exempt: [], keys: folder };
  const ports = { readPolicy: async () => policy, signatureFile: join(folder, 'model.sig') };
  await writeFile(join(folder, 'team.pem'), TEAM.publicKey);
  await expect(admit({}, ports)).rejects.toThrow(
    /The signature .*model\.sig.* Mount it, or correct "signature"/,
  );
  await writeFile(join(folder, 'model.sig'), sign(TEAM));
  await admit({}, ports);
  await writeFile(join(folder, 'model.sig'), sign(STRANGER));
  await expect(admit({}, ports)).rejects.toThrow(/not one of those trusted/);
});
