import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { DuelSchema, GateVerdictSchema, MetricComparisonSchema } from './duel.ts';
import { ReachSchema } from './reach.ts';
import { Count, closed, manifestSchema, Name, SemanticVersion } from './schema.ts';

/** A Git commit or tree, SHA-1 or SHA-256. */
const ObjectName = Type.String({ pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' });

/** One line of text that nobody needs in full. */
const ShortText = Type.String({ maxLength: 2000 });

/** As in a comparison, of a name that nobody makes a book of. */
const BoundedComparison = closed({ ...MetricComparisonSchema.properties, metric: ShortText });

const SIDE = {
  key: Type.String({ pattern: '^[0-9a-f]{12}$' }),
  code: closed({ commit: Type.Union([ObjectName, Type.Null()]), tree: ObjectName, dirty: Type.Boolean() }),
  command: ShortText,
  params: Type.Record(Type.String(), Type.Unknown()),
  seed: Type.Integer(),
  data: closed({ version: SemanticVersion, dataset: DigestSchema }),
  contract: Type.Union([DigestSchema, Type.Null()]),
  /** What its training took; null where the branch of runs does not keep it. */
  training: Type.Union([
    closed({
      attempt: Type.Integer({ minimum: 1 }),
      device: ShortText,
      seconds: Type.Number({ minimum: 0 }),
    }),
    Type.Null(),
  ]),
  modelBytes: Count,
  /** What its training command could reach of the test split; left out by older versions. */
  testReachable: Type.Optional(closed({ ...ReachSchema.properties, reason: ShortText })),
};

/** One model of a report: what it was trained from, and what that took. */
const ReportSideSchema = closed({
  ...SIDE,
  /** The rule that dealt its data to the splits, in words; null where its data lock is not at hand. */
  split: Type.Union([ShortText, Type.Null()]),
});
export type ReportSide = Type.Static<typeof ReportSideSchema>;

const GateResults = Type.Array(
  closed({ metric: ShortText, rule: ShortText, verdict: GateVerdictSchema, reason: ShortText }),
  { maxItems: 100 },
);

/** Groups of rows that share a value; those are listed on which the change is clearly worse. */
const ReportSlicesSchema = closed({
  compared: Count,
  regressed: Count,
  worse: Type.Array(
    closed({
      column: ShortText,
      value: ShortText,
      rows: Count,
      keys: Type.Optional(Count),
      comparison: BoundedComparison,
    }),
    { maxItems: 50 },
  ),
});
export type ReportSlices = Type.Static<typeof ReportSlicesSchema>;

/** A duel, the challenger being the change: of a size that a comment has room for, whoever wrote it. */
const ReportDuelSchema = closed({
  ...DuelSchema.properties,
  primary: ShortText,
  obstacle: Type.Union([ShortText, Type.Null()]),
  metrics: Type.Array(BoundedComparison, { maxItems: 100 }),
  slices: ReportSlicesSchema,
  gates: GateResults,
  elsewhere: Type.Array(ShortText, { maxItems: 100 }),
});
export type ReportDuel = Type.Static<typeof ReportDuelSchema>;

/** Where the model of `main` was found. */
const OriginSchema = Type.Union([
  closed({ kind: Type.Literal('environment'), environment: Name, version: SemanticVersion }),
  closed({ kind: Type.Literal('run'), id: Type.String({ pattern: '^[0-9a-f-]{1,64}$' }) }),
]);
export type ReportOrigin = Type.Static<typeof OriginSchema>;

const SUBJECT = {
  model: Name,
  /** What the job that made it says it was for: whoever posts it checks that. */
  pullRequest: Type.Union([
    closed({ number: Type.Integer({ minimum: 1 }), commit: ObjectName }),
    Type.Null(),
  ]),
  /** What changed in the data contract; null where there is nothing to hold it against. */
  contract: Type.Union([
    closed({
      same: Type.Boolean(),
      breaking: Type.Array(ShortText),
      compatible: Type.Array(ShortText),
    }),
    Type.Null(),
  ]),
};

/**
 * `report.json`: what a change does to the model, held against the model of `main` on the same rows. Data alone, so that
 * a job which trusts nobody can check it and write the comment.
 */
export const ReportSchema = manifestSchema('report', 2, {
  ...SUBJECT,
  /** Null where nothing was trained: the contract changed, and the data lock is still of the one before. */
  trial: Type.Union([ReportSideSchema, Type.Null()]),
  /** Null while main has no model. */
  main: Type.Union([closed({ origin: OriginSchema, side: ReportSideSchema }), Type.Null()]),
  /** The challenger is the trial, the champion the model of main. */
  comparison: Type.Union([ReportDuelSchema, Type.Null()]),
});
export type Report = Type.Static<typeof ReportSchema>;

const FirstSideSchema = closed(SIDE);

/** `report.json` before the comparison was a duel: a change of an older Slipway's may bring such ones. */
export const FirstReportSchema = manifestSchema('report', 1, {
  ...SUBJECT,
  trial: Type.Union([FirstSideSchema, Type.Null()]),
  main: Type.Union([closed({ origin: OriginSchema, side: FirstSideSchema }), Type.Null()]),
  comparison: Type.Union([
    closed({
      primary: ShortText,
      rows: Count,
      leftOut: Count,
      metrics: Type.Array(BoundedComparison, { maxItems: 100 }),
      obstacle: Type.Union([ShortText, Type.Null()]),
      gates: closed({ environment: Name, verdict: GateVerdictSchema, results: GateResults }),
      slices: ReportSlicesSchema,
    }),
    Type.Null(),
  ]),
});
