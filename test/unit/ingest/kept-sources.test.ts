import { describe, expect, test } from 'vitest';
import { fetchKept, listKept } from '../../../action-ingest/src/ingest/kept-sources.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { describeLock } from './describe-change.ts';

const describeSource = (url: string) => ({ url, digest: digestOf(url), bytes: 10 });
const own = describeSource('data/rents.csv');
const march = { ...describeSource('labelled/march.csv'), added: true as const };
const april = { ...describeSource('labelled/april.csv'), added: true as const };
const last = describeLock({ train: 6, validation: 2, test: 2 }, { source: [own, march, april] });

describe('the additional sources that stay', () => {
  test.each<[string, string[], string[]]>([
    ['are all without a word', [], [march.url, april.url]],
    ['lack the one dropped by its address', [march.url], [april.url]],
    ['lack the one dropped by its digest', [april.digest], [march.url]],
    ['lack the one dropped by the first twelve digits', [april.digest.slice(0, 19)], [march.url]],
    ['are none once each is dropped', [april.url, march.digest], []],
    ['are none once all are dropped', ['all'], []],
  ])('%s', (_, dropped, kept) => {
    expect(listKept(last, dropped).map(({ url }) => url)).toEqual(kept);
  });

  test('are none before the first lock, and "all" of none is no mistake', () => {
    expect(listKept(undefined, [])).toEqual([]);
    expect(listKept(undefined, ['all'])).toEqual([]);
  });

  test.each([
    ['too few digits', april.digest.slice(0, 18), /names "sha256:/],
    ['the project’s own source', own.url, /names "data\/rents\.csv", which is no additional source/],
    ['a slip', 'labelled/apri.csv', /Did you mean "labelled\/april\.csv"/],
  ])('are not told by %s', (_, name, sentence) => {
    expect(() => listKept(last, [name])).toThrow(sentence);
  });

  test('says of a lock without any that it has none', () => {
    expect(() => listKept(describeLock({ train: 1, validation: 1, test: 1 }), ['x.csv'])).toThrow(
      /data lock\. It has none\. Write its address/,
    );
  });
});

describe('the bytes of one', () => {
  test('come from the store, and the source counts as added', async () => {
    const asked: unknown[] = [];
    const store = {
      readBlob: async (...question: unknown[]) => {
        asked.push(question);
      },
    };
    expect(await fetchKept({ source: march, store, file: '/tmp/march.csv' })).toEqual({
      url: march.url,
      file: '/tmp/march.csv',
      added: true,
    });
    expect(asked).toEqual([[{ digest: march.digest, size: 10 }, '/tmp/march.csv']]);
  });

  test('that the store lost are told with both ways out', async () => {
    const store = {
      readBlob: () => Promise.reject(new ConfigurationError('SLW_BLOB_UNUSABLE', 'It is not there.')),
    };
    await expect(fetchKept({ source: march, store, file: 'march.csv' })).rejects.toThrow(
      /labelled\/march\.csv cannot be read: It is not there\. .*"additional-source".*"drop-source"/,
    );
  });

  test('that cannot be read for another reason fail as they failed', async () => {
    const failure = new Error('disk full');
    const store = { readBlob: () => Promise.reject(failure) };
    await expect(fetchKept({ source: march, store, file: 'march.csv' })).rejects.toBe(failure);
  });
});
