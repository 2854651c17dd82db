import { describe, expect, it } from 'vitest';
import type { Dealing } from '../../../action-ingest/src/ingest/dealing.ts';
import {
  explainDealing,
  renderDealing,
  warnOfDealing,
} from '../../../action-ingest/src/ingest/render-dealing.ts';
import type { ProposedData } from '../../../action-ingest/src/ingest/render-pull-request.ts';
import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import { describeChange, describeLock } from './describe-change.ts';

const ROWS = { train: 60, validation: 20, test: 20 };
const NONE = { train: 0, validation: 0, test: 0 };

const byTime: DataLock['split'] = {
  by: 'time',
  column: 'day',
  key: [],
  validation: 0.2,
  test: 0.2,
  seed: 42,
  cutoffs: { validation: '2026-01-01', test: '2026-02-01' },
};

function explain(changes: Partial<ProposedData>, dealing: Partial<Dealing> = {}): string[] {
  return explainDealing(describeChange(changes, dealing));
}

describe('what became of the rows since the last version', () => {
  const last = describeLock({ train: 50, validation: 20, test: 20 }, { version: '1.0.0' }, 7);

  it('is said by split, with those that were rejected, gone or moved', () => {
    const flow = { fresh: { train: 1200, validation: 3, test: 0 }, moved: { ...NONE, test: 2 }, gone: 4 };
    expect(explain({ lock: describeLock(ROWS, {}, 5), last }, { flow })).toEqual([
      'New since 1.0.0: 1,200 to train, 3 to validation, 0 to test; 5 rows rejected (7 before); 4 of its rows are gone, 2 of its rows are in another split.',
      '100 distinct keys were dealt (`size`).',
    ]);
  });

  it('is said to be unknown where nothing tells it', () => {
    expect(explain({ lock: describeLock(ROWS, {}, 1), last })[0]).toBe(
      'Which rows are new since 1.0.0 cannot be told: its columns were others, or the store lacks its splits. 1 row rejected (7 before).',
    );
  });

  it('is nothing to say of a first version', () => {
    expect(explain({})).toEqual(['100 distinct keys were dealt (`size`).']);
  });
});

describe('a split by time', () => {
  const lock = describeLock(ROWS, { split: byTime });
  const last = describeLock(ROWS, { split: byTime, version: '1.0.0' });
  const warn = (dealing: Partial<Dealing>) => warnOfDealing(describeChange({ lock, last }, dealing));

  it('says that new rows never reach train while its cut-offs stay, and how to move them', () => {
    expect(warn({ flow: { fresh: { ...NONE, test: 9 }, moved: NONE, gone: 0 } })).toEqual([
      'None of the 9 new rows reached train: validation begins at 2026-01-01 and test begins at 2026-02-01. Run ingest with the input "move-cut-offs" to move that once, or set "cut-offs: rolling" under "data.split" in pipeline.yaml.',
    ]);
  });

  it.each<[string, Dealing['flow']]>([
    ['a new row reached train', { fresh: { ...NONE, train: 1, test: 9 }, moved: NONE, gone: 0 }],
    ['there is no new row', { fresh: NONE, moved: NONE, gone: 3 }],
    ['nothing tells', undefined],
  ])('says nothing of that where %s', (_case, flow) => {
    expect(warn({ flow })).toEqual([]);
  });

  it('counts the rows without a time, and names what they were dealt by', () => {
    const sentences = explain({ lock, last }, { untimed: 2 });
    expect(sentences[0]).toBe(
      '2 rows without a `day` went to train, whenever they are from. Put the column under "required" to reject such rows.',
    );
    expect(sentences.at(-1)).toBe('100 distinct values of `day` were dealt.');
  });
});

describe('shares that are far from those asked for', () => {
  it.each<[DataLock['split']['by'], string]>([
    ['row', 'Rows with the same key go to the same split, and there are few keys.'],
    ['group', 'A group goes to one split whole, and there are few groups, or large ones.'],
    ['time', 'The cut-offs are of earlier data, or many rows are of one time.'],
  ])('are said with the reason of a split by %s', (by, reason) => {
    const lock = describeLock({ train: 30, validation: 20, test: 50 }, { split: { ...byTime, by } });
    expect(warnOfDealing(describeChange({ lock }))).toEqual([
      `The shares are far from those asked for: train has 30 % of the rows and 60 % were asked; test has 50 % of the rows and 20 % were asked. ${reason}`,
    ]);
  });

  it('are not said of a tenth', () => {
    const lock = describeLock({ train: 70, validation: 15, test: 15 });
    expect(warnOfDealing(describeChange({ lock }))).toEqual([]);
  });
});

it('shows each split beside what it was', () => {
  const last = describeLock({ train: 50, validation: 20, test: 20 });
  const flow = { fresh: { ...NONE, train: 10 }, moved: { ...NONE, test: 1 }, gone: 0 };
  const [, , train = '', , test = ''] = renderDealing(describeChange({ last }, { flow })).split('\n');
  expect(train).toMatch(
    /^\| train \| 60 \| 60 % \| 60 % \| 60 \| 50 \| 10 \| 0 \| `sha256:[0-9a-f]{12}` \|$/,
  );
  expect(test).toMatch(/^\| test \| 20 \| 20 % \| 20 % \| 20 \| 20 \| 0 \| 1 \| /);
});
