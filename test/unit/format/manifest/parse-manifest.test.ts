import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  checkManifest,
  parseManifest,
  readManifest,
  schemaIdOf,
  writeManifest,
} from '../../../../kit/format/manifest/parse-manifest.ts';
import { EnvironmentSchema } from '../../../../kit/format/manifest/registry.ts';
import { parseSchemaId } from '../../../../kit/format/manifest/schema.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const ID = 'https://slipway-mlops.github.io/slipway/schemas/environment-1.json' as const;
const DIGEST = `sha256:${'ab'.repeat(32)}` as const;
const good = {
  $schema: ID,
  model: 'house-price',
  environment: 'production',
  version: '1.2.0',
  bundle: DIGEST,
};
const CURE = 'Restore it from Git or make it anew with the action that writes it.';

test('reads what fits', () => {
  expect(parseManifest(EnvironmentSchema, JSON.stringify(good), 'e.json')).toEqual(good);
});

test.each<[string, object, string]>([
  ['a missing key', { model: undefined }, 'the key "model" is missing at the top level'],
  ['an unknown key', { colour: 'red' }, 'unknown key "colour" at the top level'],
  ['a wrong type', { version: 1 }, '/version is 1 instead of a version such as 1.2.0'],
  ['a wrong pattern', { version: '1.2' }, '/version is "1.2" instead of a version such as 1.2.0'],
  ['a digest that is none', { bundle: 'latest' }, '/bundle is "latest" instead of sha256: and 64 hex digits'],
  [
    'another manifest',
    { $schema: ID.replace('environment', 'version') },
    `/$schema is "${ID.replace('environment', 'version').slice(0, 60)}…" instead of "${ID}"`,
  ],
])('refuses %s, and says where', (_what, change, message) => {
  const check = () =>
    checkManifest(EnvironmentSchema, JSON.parse(JSON.stringify({ ...good, ...change })), 'e.json');
  expect(check).toThrow(ConfigurationError);
  expect(check).toThrow(`e.json does not fit its schema: ${message}`);
  expect(check).toThrow(CURE);
});

test.each<[unknown, string]>([
  [null, 'empty'],
  [7, '7'],
  ['text', '"text"'],
  [[], 'an empty list'],
])('refuses %j', (value, found) => {
  expect(() => checkManifest(EnvironmentSchema, value, 'e.json')).toThrow(
    `the top level is ${found} instead of keys with their values`,
  );
});

test('says that a newer Slipway wrote it', () => {
  const newer = { ...good, $schema: ID.replace('-1', '-2'), novelty: true };
  expect(() => checkManifest(EnvironmentSchema, newer, 'e.json')).toThrow(
    "e.json was written by a newer Slipway (environment version 2; this one reads up to version 1). Update the action's ref.",
  );
});

test('text that is not JSON is named with its place', () => {
  expect(() => parseManifest(EnvironmentSchema, '{"a": 1,}', 'e.json')).toThrow(
    /^e\.json is not valid JSON: .*position 8.* Correct it or restore it from Git\.$/,
  );
  expect(() => parseManifest(EnvironmentSchema, '{\n  "a": 1,\n  "b" 2\n}', 'e.json')).toThrow(
    /line 3 column 7/,
  );
  expect(() => parseManifest(EnvironmentSchema, '{\n  "a": [1,\n', 'e.json')).toThrow(/line 2 column 11/);
});

test('a file that is not there is named by what it is', async () => {
  await expect(readManifest(EnvironmentSchema, '/nowhere/e.json', 'Promote first.')).rejects.toThrow(
    'The environment file /nowhere/e.json does not exist. Promote first.',
  );
});

test('writes canonical JSON that reads back', async () => {
  const file = join(makeTemporaryFolder(), 'models/e.json');
  await writeManifest(EnvironmentSchema, file, good);
  expect((await readFile(file, 'utf8')).split('\n')[1]).toBe(`  "$schema": "${ID}",`);
  expect(await readManifest(EnvironmentSchema, file)).toEqual(good);
});

test('a value of ours that does not fit is a bug, and the old file stays', async () => {
  const file = join(makeTemporaryFolder(), 'e.json');
  await writeFile(file, 'old');
  await expect(writeManifest(EnvironmentSchema, file, { ...good, version: 'v1' })).rejects.toThrow(TypeError);
  expect(await readFile(file, 'utf8')).toBe('old');
});

test('a schema id says name and version', () => {
  expect(schemaIdOf(EnvironmentSchema)).toBe(ID);
  expect(parseSchemaId(ID)).toEqual({ name: 'environment', version: 1 });
  expect(parseSchemaId('https://example.org/schemas/environment-1.json')).toBeUndefined();
});
