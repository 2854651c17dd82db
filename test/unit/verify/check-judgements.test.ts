import { beforeEach, describe, expect, it } from 'vitest';
import { checkJudgements } from '../../../action-package/src/verify/check-judgements.ts';
import { startLineage } from '../../../action-package/src/verify/lineage.ts';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import type { Comparison, FirstComparison } from '../../../kit/format/manifest/comparison.ts';
import type { Evaluation } from '../../../kit/format/manifest/evaluation.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { createGit } from '../../../kit/host/git/git.ts';
import { readFromFolder } from '../../../kit/ml/registry/source.ts';
import { makeRepository, type TestRepository } from '../../helpers/git-repository.ts';
import { promotionFiles } from '../../helpers/registry-files.ts';

const SCHEMAS = 'https://slipway-mlops.github.io/slipway/schemas';
const PIPELINE = `model: rent
task: regression
evaluate:
  primary: rmse
  slices: [rooms]
  gates:
    - { metric: r2, min: 0.2 }
    - { metric: rmse, against: production }
environments: [staging, production]
`;
const digest = (digit: string) => `sha256:${digit.repeat(64)}` as const;
const estimate = (value: number) => ({ value, low: value * 0.9, high: value * 1.1 });

const EVALUATION: Evaluation = {
  $schema: `${SCHEMAS}/evaluation-1.json` as Evaluation['$schema'],
  model: 'rent',
  task: 'regression',
  key: 'abc',
  artefact: digest('a'),
  data: { version: '1.0.0', lock: digest('b'), dataset: digest('c') },
  primary: 'rmse',
  splits: {
    validation: { rows: 80, metrics: { rmse: estimate(90), r2: estimate(0.8) } },
    test: { rows: 100, metrics: { rmse: estimate(100), r2: estimate(0.7) } },
  },
  slices: [],
  calibration: [],
  baseline: null,
  interval: { method: 'none', confidence: 0.95, resamples: 0, seed: 1 },
  testReachable: false,
};

/** What promote wrote of a first promotion to production, in the first schema. */
const FIRST: FirstComparison = {
  $schema: `${SCHEMAS}/comparison-1.json` as FirstComparison['$schema'],
  model: 'rent',
  environment: 'production',
  challenger: digest('1'),
  champion: null,
  rows: 100,
  leftOut: 0,
  metrics: [
    { metric: 'r2', direction: 'higher', challenger: estimate(0.7), champion: null, difference: null },
    { metric: 'rmse', direction: 'lower', challenger: estimate(100), champion: null, difference: null },
  ],
  slices: [],
  gates: [
    { metric: 'r2', rule: 'r2 >= 0.2', verdict: 'pass', reason: 'r2 is 0.7' },
    { metric: 'rmse', rule: 'rmse no worse', verdict: 'pass', reason: 'no model is live in production' },
  ],
  verdict: 'pass',
};

/** The second: half as good as the champion on the same rows. */
const rmse = {
  metric: 'rmse',
  direction: 'lower' as const,
  challenger: estimate(100),
  champion: estimate(50),
  difference: { value: 50, low: 40, high: 60 },
};
const r2 = {
  ...FIRST.metrics[0],
  champion: estimate(0.9),
  difference: estimate(-0.2),
} as FirstComparison['metrics'][number];
const SECOND: FirstComparison = {
  ...FIRST,
  challenger: digest('2'),
  champion: { version: '1.0.0', bundle: digest('1') },
  metrics: [r2, rmse],
  slices: [{ column: 'rooms', value: '1', rows: 100, comparison: rmse }],
  gates: [
    { metric: 'r2', rule: 'r2 >= 0.2', verdict: 'pass', reason: 'r2 is 0.7' },
    { metric: 'rmse', rule: 'rmse no worse', verdict: 'fail', reason: 'worse' },
  ],
  verdict: 'fail',
};

/** The second as it is written now. */
const SECOND_NOW: Comparison = {
  ...SECOND,
  $schema: `${SCHEMAS}/comparison-2.json` as Comparison['$schema'],
  primary: 'rmse',
  keys: 100,
  obstacle: null,
  identical: false,
  outcome: 'worse',
  elsewhere: [],
};

let repository: TestRepository;

beforeEach(() => {
  repository = makeRepository({ 'pipeline.yaml': PIPELINE });
});

/** Merges a version, by a pull request that may bring more. */
function promote(
  version: string,
  {
    comparison,
    evaluation = EVALUATION,
    files = {},
  }: { comparison: Comparison | FirstComparison; evaluation?: Evaluation; files?: Record<string, string> },
) {
  const folder = `models/rent/versions/${version}`;
  repository.git('checkout', '--quiet', '-B', 'proposal');
  const { challenger: bundle } = comparison;
  repository.commit(`Promote ${version}`, {
    ...promotionFiles({ model: 'rent', version, bundle }),
    [`${folder}/comparison.json`]: canonicalJson(comparison),
    [`${folder}/evaluation.json`]: canonicalJson(evaluation),
    ...files,
  });
  repository.git('checkout', '--quiet', 'main');
  repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'proposal');
}

/** What is not whole: `link: detail`. */
async function check(line = 'HEAD'): Promise<string[]> {
  const { directory } = repository;
  const lineage = startLineage('all');
  const git = createGit({ directory, log: silentLogger });
  await checkJudgements({
    inputs: { model: 'rent', pipelineFile: 'pipeline.yaml' } as never,
    ports: { git } as never,
    source: readFromFolder(directory),
    lineage,
    line,
    names: ['1.0.0', '1.0.1'].filter(
      (name) => repository.git('ls-files', `models/rent/versions/${name}`) !== '',
    ),
  });
  expect(lineage.links.length).toBeGreaterThan(0);
  return lineage.links
    .filter(({ state }) => state !== 'holds')
    .map(({ link, detail }) => `${link}: ${detail}`);
}

describe('what promote wrote', () => {
  it('holds, with and without a champion, also when the gates change afterwards', async () => {
    promote('1.0.0', { comparison: FIRST });
    promote('1.0.1', { comparison: SECOND });
    repository.commit('Other gates', { 'pipeline.yaml': PIPELINE.replace('0.2', '0.9') });
    expect(await check()).toEqual([]);
  });

  it('holds in the present schema too', async () => {
    promote('1.0.0', { comparison: FIRST });
    promote('1.0.1', { comparison: SECOND_NOW });
    expect(await check()).toEqual([]);
  });

  it('holds where a champion could not answer', async () => {
    promote('1.0.0', { comparison: FIRST });
    const gates = SECOND.gates.map((gate) =>
      gate.metric === 'rmse' ? { ...gate, verdict: 'inconclusive' as const } : gate,
    );
    const uncompared = {
      ...SECOND,
      metrics: FIRST.metrics,
      slices: [],
      gates,
      verdict: 'inconclusive' as const,
    };
    promote('1.0.1', { comparison: uncompared });
    expect(await check()).toEqual([]);
  });

  it('is not judged where nothing stands before it', async () => {
    repository.git('checkout', '--quiet', '--orphan', 'new');
    const folder = 'models/rent/versions/1.0.0';
    repository.commit('Everything', {
      ...promotionFiles({ model: 'rent', version: '1.0.0', bundle: FIRST.challenger }),
      [`${folder}/comparison.json`]: canonicalJson(FIRST),
      [`${folder}/evaluation.json`]: canonicalJson(EVALUATION),
    });
    expect(await check()).toEqual([expect.stringContaining('nothing stands before')]);
  });
});

describe('is told:', () => {
  it.each<[string, Comparison | FirstComparison, RegExp]>([
    [
      'emptied gates',
      { ...SECOND, gates: [], verdict: 'pass' },
      /states none, and the gates of pipeline\.yaml before this promotion give r2 pass, rmse fail/,
    ],
    [
      'a gate that passes although its numbers fail',
      {
        ...SECOND,
        gates: SECOND.gates.map((gate) => ({ ...gate, verdict: 'pass' as const })),
        verdict: 'pass',
      },
      /states r2 pass, rmse pass, and the gates .* give r2 pass, rmse fail/,
    ],
    [
      'a champion that is left out',
      { ...FIRST, challenger: digest('2') },
      /states that nothing was live in production, and sha256:1+ was/,
    ],
    [
      'emptied rows',
      { ...SECOND, rows: 0 },
      /states 0 rows and 0 left out, and the test split of evaluation\.json has 100/,
    ],
    ['emptied slices', { ...SECOND, slices: [] }, /states no slice by rooms/],
    ['emptied metrics', { ...SECOND, metrics: [] }, /A gate names the metric "r2", which was not computed/],
    [
      'a comparison that its metrics do not bear out',
      { ...SECOND_NOW, outcome: 'better' },
      /states better on rmse, and its metrics say worse; the metric that decides is rmse/,
    ],
    [
      'another metric that decides',
      { ...SECOND_NOW, primary: 'r2', outcome: 'unclear' },
      /states unclear on r2, .*the metric that decides is rmse/,
    ],
    [
      'a value that was not evaluated',
      { ...SECOND, metrics: [{ ...r2, challenger: estimate(0.95) }, rmse] },
      /states r2 0\.95, and evaluation\.json 0\.7 on the same rows/,
    ],
    [
      'a value that is off by more than rounding',
      {
        ...SECOND,
        metrics: [{ ...r2, challenger: estimate(0.7002), difference: estimate(0.7002 - 0.9) }, rmse],
      },
      /states r2 0\.7002, and evaluation\.json 0\.7 on the same rows/,
    ],
    [
      'a difference that is not that of its two values',
      { ...SECOND, metrics: [r2, { ...rmse, champion: estimate(60) }] },
      /states rmse 100 and 60, and a difference of 50/,
    ],
  ])('%s', async (_, comparison, sentence) => {
    promote('1.0.0', { comparison: FIRST });
    promote('1.0.1', { comparison });
    expect(await check()).toEqual([expect.stringMatching(sentence)]);
  });

  it.each([
    ['a least value', '{ metric: r2, min: 0.70003 }', '`r2 >= 0.70003`'],
    ['a greatest value', '{ metric: rmse, max: 99.995 }', '`rmse <= 99.995`'],
  ])('%s that rounding lets pass, and what was evaluated does not', async (_, gate, rule) => {
    const gates = `    - ${gate}\n`;
    const pipeline = PIPELINE.replace(/ {4}- [\s\S]*(?=environments)/, gates);
    repository.commit('A close gate', { 'pipeline.yaml': pipeline });
    const metrics = FIRST.metrics.map((each) => ({
      ...each,
      challenger: estimate(each.metric === 'r2' ? 0.70005 : 99.993),
    }));
    const metric = gate.includes('r2') ? 'r2' : 'rmse';
    const passed = [{ metric, rule, verdict: 'pass' as const, reason: 'so' }];
    promote('1.0.0', { comparison: { ...FIRST, metrics, gates: passed } });
    expect(await check()).toEqual([
      expect.stringMatching(/states that .* passes, and by evaluation\.json .* it fails/),
    ]);
  });

  it('no gate that a model passes by its evaluation, and failed as promote measured it', async () => {
    const gates = '    - { metric: r2, min: 0.69998 }\n';
    repository.commit('A close gate', {
      'pipeline.yaml': PIPELINE.replace(/ {4}- [\s\S]*(?=environments)/, gates),
    });
    const [first, second] = FIRST.metrics;
    const metrics = [{ ...first, challenger: estimate(0.69996) }, second] as FirstComparison['metrics'];
    const failed = [{ metric: 'r2', rule: 'r2 >= 0.69998', verdict: 'fail' as const, reason: 'so' }];
    promote('1.0.0', { comparison: { ...FIRST, metrics, gates: failed, verdict: 'fail' } });
    expect(await check()).toEqual([]);
  });

  it('no accuracy that one row of a hundred tips over', async () => {
    const accuracy = { ...FIRST.metrics[0], metric: 'accuracy', challenger: estimate(0.71) };
    const metrics = [...FIRST.metrics, accuracy] as FirstComparison['metrics'];
    const { test } = EVALUATION.splits;
    const evaluated = { ...test, metrics: { ...test.metrics, accuracy: estimate(0.7) } };
    promote('1.0.0', {
      comparison: { ...FIRST, metrics },
      evaluation: { ...EVALUATION, splits: { ...EVALUATION.splits, test: evaluated } },
    });
    expect(await check()).toEqual([]);
  });

  it('gates that the same pull request empties', async () => {
    const files = { 'pipeline.yaml': PIPELINE.replace(/ {2}gates:[\s\S]*(?=environments)/, '') };
    promote('1.0.0', { comparison: { ...FIRST, gates: [] }, files });
    expect(await check()).toEqual([
      expect.stringMatching(/states none, and the gates .* give r2 pass, rmse pass/),
    ]);
  });

  it('gates that an earlier commit of the pull request empties, by the branch it goes to', async () => {
    repository.git('checkout', '--quiet', '-B', 'proposal');
    repository.commit('No gates', {
      'pipeline.yaml': PIPELINE.replace(/ {2}gates:[\s\S]*(?=environments)/, ''),
    });
    const folder = 'models/rent/versions/1.0.0';
    repository.commit('Promote', {
      ...promotionFiles({ model: 'rent', version: '1.0.0', bundle: FIRST.challenger }),
      [`${folder}/comparison.json`]: canonicalJson({ ...FIRST, gates: [] }),
      [`${folder}/evaluation.json`]: canonicalJson(EVALUATION),
    });
    expect(await check('main')).toEqual([
      expect.stringMatching(/states none, and the gates .* give r2 pass/),
    ]);
  });
});
