import { expect, it } from 'vitest';
import { confineCredentials } from '../../../kit/action/confine-credentials.ts';
import { readCredentials } from '../../../kit/action/credentials.ts';

const own = readCredentials({ SLIPWAY_OCI_USER: 'u', SLIPWAY_OCI_PASSWORD: 'p' }, false);
const confined = { project: '/work', anchor: '/work' };

it('keeps a registry’s password, on a pull request, for the registry that the workflow names', () => {
  const hostsOf = (store: string | undefined) => confineCredentials(own, { confined }, store).oci?.hosts;
  expect(hostsOf('oci://Registry.example:5000/team/models')).toEqual(['registry.example:5000']);
  expect(hostsOf('s3://bucket/prefix')).toEqual([]);
  expect(hostsOf(undefined)).toEqual([]);
});

it('says why no other registry is sent it', () => {
  expect(confineCredentials(own, { confined }, undefined).oci?.elsewhere).toMatch(
    /^On a pull request SLIPWAY_OCI_PASSWORD goes only to .* the input "store"/,
  );
  expect(own.oci?.elsewhere).toBeUndefined();
  const token = readCredentials({ GITHUB_TOKEN: 't' }, false);
  expect(confineCredentials(token, { confined }, undefined).oci?.elsewhere).toBe(
    "The job's token goes to ghcr.io alone: set SLIPWAY_OCI_USER and SLIPWAY_OCI_PASSWORD for this one.",
  );
});

it('leaves everything as it is on other events, and the forge’s token to the forge’s registries', () => {
  expect(confineCredentials(own, {}, undefined)).toBe(own);
  const token = readCredentials({ GITHUB_TOKEN: 't' }, false);
  expect(confineCredentials(token, { confined }, undefined).oci?.hosts).toEqual(['ghcr.io']);
});
