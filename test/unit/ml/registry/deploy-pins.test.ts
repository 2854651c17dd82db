import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Digest } from '../../../../kit/format/manifest/digest.ts';
import {
  listPins,
  NOTHING_YET,
  pinDigest,
  repinDeployment,
} from '../../../../kit/ml/registry/deploy-pins.ts';
import { readFromFolder } from '../../../../kit/ml/registry/source.ts';
import { makeRepository } from '../../../helpers/git-repository.ts';

const digest = (digit: string): Digest => `sha256:${digit.repeat(64)}`;
const production = { model: 'rent', environment: 'production', bundle: digest('b') };

const MANIFEST = `# A person's comment, with a digest of its own: ${digest('a')}
spec:
    containers:   [ { name: serve, image: "node@${digest('c')}" } ]
    volumes:
    - image: {reference: 'ghcr.io/acme/rent@${digest('a')}'}  # slipway: rent/production
    - image: {reference: 'ghcr.io/acme/rent@${digest('a')}'}  # slipway: rent/staging
    - image: {reference: 'ghcr.io/acme/rents@${digest('a')}'} # slipway: rents/production
    args: ["--bundle-digest=${digest('a')}"]\t#slipway: rent/production
`;

describe('pinDigest', () => {
  test('changes the digest of the lines that are marked for the model and environment, and no other byte', () => {
    const pinned = pinDigest(MANIFEST, production);
    const changed = MANIFEST.split('\n').flatMap((line, index) =>
      line === pinned.split('\n')[index] ? [] : [index + 1],
    );
    expect(changed).toEqual([5, 8]);
    expect(pinned.replaceAll(digest('b'), digest('a'))).toBe(MANIFEST);
  });

  test('changes nothing the second time', () => {
    const pinned = pinDigest(MANIFEST, production);
    expect(pinDigest(pinned, production)).toBe(pinned);
  });

  test('and back again gives the text there was', () => {
    const there = pinDigest(MANIFEST, production);
    expect(pinDigest(there, { ...production, bundle: digest('a') })).toBe(MANIFEST);
  });

  test('keeps the line ends of Windows', () => {
    const text = MANIFEST.replaceAll('\n', '\r\n');
    expect(pinDigest(text, production)).toBe(pinDigest(MANIFEST, production).replaceAll('\n', '\r\n'));
  });

  test('leaves any text without a mark alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('slipway:'));
        expect(pinDigest(text, production)).toBe(text);
      }),
    );
  });

  test.each([
    ['no digest', 'image: rent:latest # slipway: rent/production'],
    ['two', `a: [${digest('a')}, ${digest('d')}] # slipway: rent/production`],
    ['a digest cut short', `a: sha256:abc # slipway: rent/production`],
  ])('refuses a marked line with %s', (_, line) => {
    expect(() => pinDigest(`x: 1\n${line}\n`, production)).toThrow(
      'line 2 is marked and does not hold one digest',
    );
  });
});

test('a mark names model, environment, line and digest', () => {
  expect(listPins(MANIFEST).map(({ line, model, environment }) => [line, model, environment])).toEqual([
    [5, 'rent', 'production'],
    [6, 'rent', 'staging'],
    [7, 'rents', 'production'],
    [8, 'rent', 'production'],
  ]);
  expect(listPins('image: x # slipway: rent/production')).toEqual([
    { line: 1, model: 'rent', environment: 'production', digest: undefined },
  ]);
});

describe('repinDeployment', () => {
  test('names the files that change, and them alone', async () => {
    const { directory } = makeRepository({
      'deploy/overlays/production/bundle.yaml': MANIFEST,
      'deploy/overlays/staging/bundle.yml': `a: ${NOTHING_YET} # slipway: rent/staging\n`,
      'deploy/README.md': MANIFEST,
      'elsewhere/bundle.yaml': MANIFEST,
    });
    expect(await repinDeployment(readFromFolder(directory), production)).toEqual({
      'deploy/overlays/production/bundle.yaml': pinDigest(MANIFEST, production),
    });
  });

  test('changes nothing where there is no such folder', async () => {
    const { directory } = makeRepository();
    expect(await repinDeployment(readFromFolder(directory), production)).toEqual({});
  });

  test('says which file has a mark without a digest', async () => {
    const { directory } = makeRepository({ 'deploy/a.yaml': 'image: x # slipway: rent/production\n' });
    await expect(repinDeployment(readFromFolder(directory), production)).rejects.toThrow(
      'deploy/a.yaml: line 1 is marked and does not hold one digest. Write the bundle',
    );
  });
});
