import { expect, test } from 'vitest';
import { listSourceFiles } from './source-files.ts';

/** Outside systems, and the one place that speaks to each: by its packages, or by words that only a client needs. */
const CLIENTS: readonly { system: string; home: RegExp; trace: RegExp }[] = [
  {
    system: 'the forge',
    home: /^kit\/host\/forge\/rest\//,
    trace: /from '@actions\/github|import\('@actions\/github|\/api\/v1'|authorization.*`token /,
  },
  {
    system: "the runner's artifact service",
    home: /^kit\/host\/artifact\//,
    trace: /from '@actions\/artifact|import\('@actions\/artifact/,
  },
  { system: 'buckets', home: /^kit\/host\/s3\//, trace: /AWS4-HMAC/i },
  {
    system: 'registries',
    home: /^kit\/(host|ml\/store)\/oci\//,
    trace: /get\('www-authenticate'\)|docker-content-digest|\/blobs\/uploads\//,
  },
];

test.each(CLIENTS)('$system has one client', ({ home, trace }) => {
  const users = listSourceFiles().filter(({ text }) => trace.test(text));
  expect(users.map(({ path }) => path).filter((path) => !home.test(path))).toEqual([]);
  expect(users.length).toBeGreaterThan(0);
});
