import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../../action-train/src/shared/report/render-report.ts';
import type { Report, ReportSlices } from '../../../kit/format/manifest/report.ts';
import { fitBody, MAX_BODY_CHARACTERS } from '../../../kit/host/forge/fit-body.ts';
import { formatMarker } from '../../../kit/host/forge/marker.ts';
import { compareRmse, describeComparison, describeReport, describeSide } from './describe-report.ts';

const render = (report: Report) => renderReport({ report, page: 'https://github.com/acme/house-price' }).body;
const MARKER = formatMarker('report/house-price');

/** The body as the forge gets it. */
function sendOff(report: Report): { text: string; form: 'full' | 'short' | 'minimal' | 'cut' } {
  const { body, shortBodies } = renderReport({ report });
  const [short, minimal] = shortBodies;
  const text = fitBody({ full: body, short: shortBodies, ending: MARKER });
  const forms = Object.entries({ full: body, short, minimal });
  const form = forms.find(([, words]) => text === `${words}\n\n${MARKER}`)?.[0] ?? 'cut';
  return { text, form: form as 'full' };
}

const withParams = (count: number, size: number) =>
  describeReport({
    trial: describeSide({
      params: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`p${index}`, 'x'.repeat(size)]),
      ),
    }),
  });

test('verdict first, then metrics, what differs, cost, and how to make it again', () => {
  const body = render(describeReport());
  expect(body).toMatch(
    /^## house-price: ✅ better than main on rmse\n\n\*\*rmse\*\* 10 \(8 to 12\) here, 12 \(10 to 14\) on main/,
  );
  expect(body).toContain('Both models on the same 108 test rows; main is 1.2.0, live in production.');
  expect(body).toContain('| **rmse** | 10 (8 to 12) | 12 (10 to 14) | -2 (-3 to -1) | ✅ better | lower |');
  expect(body).toContain('| param `alpha` | 1 | 3 |');
  expect(body).toContain('| data | 1.0.0');
  expect(body).toContain('the same');
  expect(body).toContain(`compare/${'c'.repeat(40)}...${'a'.repeat(40)}`);
  expect(body).toContain('Training took 3 min, 1.5 min on main (2 times).');
  expect(body).toContain('git fetch origin refs/pull/7/head');
  expect(body).toContain('slipway evaluate --artifact run-house-price-0123456789ab-1');
});

test.each([
  [-3, -1, '✅ better than main on rmse'],
  [1, 3, '❌ worse than main on rmse'],
  [-1, 3, '❔ no clear difference from main on rmse'],
  [0, 3, '❔ no clear difference from main on rmse'],
])('a paired interval from %d to %d says: %s', (low, high, words) => {
  const comparison = describeComparison({ leftOut: 2, metrics: [compareRmse(low, high)] });
  const body = render(describeReport({ comparison }));
  expect(body.split('\n')[0]).toBe(`## house-price: ${words}`);
  expect(body).toContain('2 rows that the model of main was trained on left out.');
});

test('without a model of main the change stands alone, and it says so', () => {
  const metrics = [{ ...compareRmse(0, 0), champion: null, difference: null }];
  const comparison = describeComparison({ metrics, obstacle: 'main has no model yet' });
  const body = render(describeReport({ main: null, comparison }));
  expect(body).toMatch(
    /^## house-price: not compared with main\n\nNo paired comparison: main has no model yet\. \*\*rmse\*\* 10/,
  );
  expect(body).toContain('| metric | this change |');
  expect(body).not.toContain('on main');
});

test('a contract whose data are not ingested yet is told in words', () => {
  const contract = { same: false, breaking: ['`size` was removed'], compatible: ['`rooms` now allows 13'] };
  const body = render(describeReport({ trial: null, comparison: null, contract }));
  expect(body).toMatch(/^## house-price: the data contract changes\n\nNothing was trained/);
  expect(body).toContain('- **breaking:** `size` was removed\n- `rooms` now allows 13');
  expect(body).not.toContain('### Cost');
});

const FAILED: Pick<NonNullable<Report['comparison']>, 'gates' | 'verdict'> = {
  verdict: 'fail',
  gates: [
    { metric: 'r2', rule: 'r2 >= 0.5', verdict: 'pass', reason: 'r2 is 0.61' },
    {
      metric: 'rmse',
      rule: 'rmse no worse than production',
      verdict: 'fail',
      reason: 'challenger minus champion is 2 (95 % interval 1 to 3), lower is better',
    },
  ],
};

function describeSlices(count: number, column = 'town', regressed = count): ReportSlices {
  const worse = Array.from({ length: count }, (_, index) => ({
    column,
    value: `${column} ${index}`,
    rows: 12,
    comparison: compareRmse(1, 3),
  }));
  return { compared: 200, regressed, worse };
}

test('says what the gates of a promotion would say, and where the change is worse', () => {
  const comparison = describeComparison({ ...FAILED, slices: describeSlices(2) });
  const { body, shortBodies } = renderReport({ report: describeReport({ comparison }) });
  const line = 'The gates of a promotion to **production** would say: ❌ fail.';
  for (const text of [body, ...shortBodies]) expect(text).toContain(line);
  expect(body).toContain('### Gates\n\n| gate | verdict | why |');
  expect(body).toContain('| rmse no worse than production | ❌ fail | challenger minus champion is 2');
  expect(body).toContain('On 2 of 200 slices rmse is clearly worse (the whole paired interval');
  expect(body).toContain('| slice | rows | this change | main | difference |');
  expect(body).toContain('| town: town 1 | 12 | 10 (8 to 12) | 12 (10 to 14) | 2 (1 to 3) | ⚠️ worse |');
});

test('the number of slices is that of all, however many are listed', () => {
  const comparison = describeComparison({ slices: describeSlices(50, 'x'.repeat(2000), 120) });
  const { text, form } = sendOff(describeReport({ comparison }));
  expect(form).toBe('short');
  expect(text).toContain('On 120 of 200 slices rmse is clearly worse');
  expect(text).toContain('and 110 more slices');
});

test('says nothing of gates and slices that there are not', () => {
  const body = render(describeReport());
  expect(body).not.toMatch(/Gates|gates|Slices/);
  const sliced = render(describeReport({ comparison: describeComparison({ slices: describeSlices(0) }) }));
  expect(sliced).toContain('On none of 200 slices is rmse clearly worse.');
});

test("a fork's numbers carry a warning", () => {
  const { body, shortBodies } = renderReport({ report: describeReport(), isForeign: true });
  for (const text of [body, ...shortBodies]) expect(text).toContain('Computed in a run of a fork');
});

describe('the comment always fits', () => {
  test('full, then short, then minimal, at the boundary itself', () => {
    expect(sendOff(describeReport()).form).toBe('full');
    expect(sendOff(withParams(5000, 100)).form).toBe('short');
    const long = 'y'.repeat(2000);
    const metrics = Array.from({ length: 100 }, (_, index) => ({
      ...compareRmse(-3, -1),
      metric: `${long}${index}`,
    }));
    const comparison = describeComparison({ metrics: [compareRmse(-3, -1), ...metrics] });
    expect(sendOff(describeReport({ comparison })).form).toBe('minimal');
    const room = MAX_BODY_CHARACTERS - MARKER.length - 2;
    for (const form of ['body', 'short', 'minimal'] as const) {
      const forms = {
        body: 'x'.repeat(room + 1),
        short: 'x'.repeat(room + 1),
        minimal: 'm',
        [form]: 'x'.repeat(room),
      };
      const text = fitBody({ full: forms.body, short: [forms.short, forms.minimal], ending: MARKER });
      expect(text).toHaveLength(MAX_BODY_CHARACTERS);
    }
  });

  test('whatever the number and size of parameters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 300 }), (count, size) => {
        const { text, form } = sendOff(withParams(count, size));
        expect(text.length).toBeLessThanOrEqual(MAX_BODY_CHARACTERS);
        expect(text.endsWith(MARKER)).toBe(true);
        expect(form).not.toBe('cut');
      }),
      { numRuns: 30 },
    );
  });
});

test('hostile text formats, mentions, links and embeds nothing', () => {
  const evil =
    '| x\n\n# @everyone <img src=x> [click](https://evil.example) <!-- slipway: report/other --> `';
  const side = { command: evil, device: evil, params: { [evil]: evil } };
  const report = describeReport({
    trial: describeSide(side),
    comparison: describeComparison({
      primary: evil,
      metrics: [{ ...compareRmse(-2, -1), metric: evil }],
      obstacle: evil,
      verdict: 'fail',
      gates: [{ metric: evil, rule: evil, verdict: 'fail', reason: evil }],
      elsewhere: [evil],
      slices: describeSlices(1, evil),
    }),
    contract: { same: false, breaking: [evil], compatible: [evil] },
  });
  const { body, shortBodies } = renderReport({ report });
  for (const text of [body, ...shortBodies]) {
    expect(text).not.toMatch(/<img|<!--|@everyone|\]\(https:\/\/evil|^# /m);
    expect(text).not.toContain('[click](');
  }
});
