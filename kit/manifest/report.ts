import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { ReachSchema } from './reach.ts';
import { GateVerdictSchema, MetricComparisonSchema } from './registry.ts';
import { Count, closed, manifestSchema, Name, SemanticVersion } from './schema.ts';

/** A Git commit or tree, SHA-1 or SHA-256. */
const ObjectName = Type.String({ pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' });

/** One line of text that nobody needs in full. */
const ShortText = Type.String({ maxLength: 2000 });

/** As in a comparison, of a name that nobody makes a book of. */
const BoundedComparison = closed({ ...MetricComparisonSchema.properties, metric: ShortText });

/** One model of a report: what it was trained from, and what that took. */
const ReportSideSchema = closed({
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
});
export type ReportSide = Type.Static<typeof ReportSideSchema>;

/** What the gates would say if the change were promoted. */
const ReportGatesSchema = closed({
  environment: Name,
  verdict: GateVerdictSchema,
  results: Type.Array(
    closed({ metric: ShortText, rule: ShortText, verdict: GateVerdictSchema, reason: ShortText }),
    { maxItems: 100 },
  ),
});
export type ReportGates = Type.Static<typeof ReportGatesSchema>;

/** Groups of rows that share a value; those are listed on which the change is clearly worse. */
const ReportSlicesSchema = closed({
  compared: Count,
  regressed: Count,
  worse: Type.Array(
    closed({ column: ShortText, value: ShortText, rows: Count, comparison: BoundedComparison }),
    { maxItems: 50 },
  ),
});
export type ReportSlices = Type.Static<typeof ReportSlicesSchema>;

/** Where the model of `main` was found. */
const OriginSchema = Type.Union([
  closed({ kind: Type.Literal('environment'), environment: Name, version: SemanticVersion }),
  closed({ kind: Type.Literal('run'), id: Type.String({ pattern: '^[0-9a-f-]{1,64}$' }) }),
]);
export type ReportOrigin = Type.Static<typeof OriginSchema>;

/**
 * `report.json`: what a change does to the model, held against the model of `main` on the same rows. Data alone, so that
 * a job which trusts nobody can check it and write the comment.
 */
export const ReportSchema = manifestSchema('report', 1, {
  model: Name,
  /** What the job that made it says it was for: whoever posts it checks that. */
  pullRequest: Type.Union([
    closed({ number: Type.Integer({ minimum: 1 }), commit: ObjectName }),
    Type.Null(),
  ]),
  /** Null where nothing was trained: the contract changed, and the data lock is still of the one before. */
  trial: Type.Union([ReportSideSchema, Type.Null()]),
  /** Null while main has no model. */
  main: Type.Union([closed({ origin: OriginSchema, side: ReportSideSchema }), Type.Null()]),
  /** The challenger is the trial, the champion the model of main. */
  comparison: Type.Union([
    closed({
      primary: ShortText,
      rows: Count,
      leftOut: Count,
      metrics: Type.Array(BoundedComparison, { maxItems: 100 }),
      /** Why they could not be paired on the same rows, as the end of a sentence. */
      obstacle: Type.Union([ShortText, Type.Null()]),
      gates: ReportGatesSchema,
      slices: ReportSlicesSchema,
    }),
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
});
export type Report = Type.Static<typeof ReportSchema>;
