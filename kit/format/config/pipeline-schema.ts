import * as Type from 'typebox';
import { DigestSchema } from '../manifest/digest.ts';
import { TaskSchema } from '../manifest/evaluation.ts';
import { Count, closed, Name } from '../manifest/schema.ts';

const Share = Type.Number({
  minimum: 0,
  exclusiveMaximum: 1,
  description: 'a share from 0 to below 1, such as 0.2',
});

const SplitConfigSchema = closed({
  by: Type.Optional(
    Type.String({ pattern: '^(row|group:.+|time:.+)$', description: 'row, group:<column> or time:<column>' }),
  ),
  validation: Type.Optional(Share),
  test: Type.Optional(Share),
  seed: Type.Optional(Type.Integer()),
  /** Of a split by time: whether its cut-offs stay when data grow (`frozen`, the default) or move with them. */
  'cut-offs': Type.Optional(Type.Union([Type.Literal('frozen'), Type.Literal('rolling')])),
});
export type SplitConfig = Type.Static<typeof SplitConfigSchema>;

const DataConfigSchema = closed({
  source: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })])),
  contract: Type.Optional(Type.String()),
  lock: Type.Optional(Type.String()),
  split: Type.Optional(SplitConfigSchema),
  store: Type.Optional(
    Type.String({
      description:
        'an address such as file://folder, oci://host/repository, s3://bucket/prefix, release:// (the releases of this repository) or release://owner/name',
    }),
  ),
});

const TrainConfigSchema = closed({
  command: Type.Optional(Type.String()),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  seed: Type.Optional(Type.Integer()),
  'max-minutes': Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  'pass-env': Type.Optional(Type.Array(Type.String())),
  isolate: Type.Optional(Type.Union([Type.Literal('auto'), Type.Literal('require'), Type.Literal('off')])),
});

const GateConfigSchema = closed({
  metric: Type.String(),
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  /** An environment, or `target`: the one that is promoted to, which is meant where a gate has no bound either. */
  against: Type.Optional(Type.String()),
  'max-degradation': Type.Optional(
    Type.String({ pattern: '^\\d+(\\.\\d+)?%$', description: 'a percentage such as 2%' }),
  ),
  /** Where it applies; in all of them where it is left out. */
  environments: Type.Optional(Type.Array(Name, { minItems: 1 })),
});
/** A fixed bound (`min`, `max`) or a comparison with the model live in the environment that `against` names. */
export type GateConfig = Type.Static<typeof GateConfigSchema>;

const EvaluateConfigSchema = closed({
  primary: Type.Optional(Type.String()),
  slices: Type.Optional(Type.Array(Type.String())),
  gates: Type.Optional(Type.Array(GateConfigSchema)),
});

const MonitorConfigSchema = closed({
  window: Type.Optional(Type.String({ pattern: '^\\d+[hd]$', description: 'hours or days, such as 7d' })),
  labels: Type.Optional(Type.String()),
  'on-drift': Type.Optional(
    Type.Array(Type.Union([Type.Literal('issue'), Type.Literal('retrain'), Type.Literal('rollback')])),
  ),
  budget: Type.Optional(
    Type.String({ pattern: '^\\d+/(day|week|month)$', description: 'retrainings, such as 2/week' }),
  ),
  'min-labels': Type.Optional(Count),
  'max-invalid': Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  'max-error': Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
});

const SomeText = Type.String({ pattern: '\\S', description: 'a text' });
const Texts = Type.Array(SomeText, { minItems: 1 });

const SignConfigSchema = closed({
  /** Whether promote and verify refuse a bundle that no trusted key has signed. */
  required: Type.Optional(Type.Boolean()),
  /** The folder of the trusted public keys, `*.pem`. */
  keys: Type.Optional(SomeText),
  /** Digests of the bundles that were live before signatures were required. */
  exempt: Type.Optional(Type.Array(DigestSchema)),
});

/** What no file can tell about a model, for its card. */
const CardConfigSchema = closed({
  'intended-use': Type.Optional(Texts),
  'out-of-scope': Type.Optional(Texts),
  users: Type.Optional(Texts),
  owners: Type.Optional(Texts),
  license: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9.+-]*$',
      description: 'an SPDX identifier, such as Apache-2.0',
    }),
  ),
  'ethical-considerations': Type.Optional(Texts),
  limitations: Type.Optional(Texts),
  tags: Type.Optional(
    Type.Array(Type.String({ pattern: '^[a-z0-9][a-z0-9._-]*$', description: 'lower-case words' })),
  ),
});
export type CardConfig = Type.Static<typeof CardConfigSchema>;

/** `pipeline.yaml`: the one file a template user edits. Every key but `model` is optional. */
export const PipelineSchema = Type.Object(
  {
    model: Name,
    task: Type.Optional(TaskSchema),
    description: Type.Optional(Type.String()),
    data: Type.Optional(DataConfigSchema),
    train: Type.Optional(TrainConfigSchema),
    evaluate: Type.Optional(EvaluateConfigSchema),
    card: Type.Optional(CardConfigSchema),
    sign: Type.Optional(SignConfigSchema),
    environments: Type.Optional(Type.Array(Name, { minItems: 1 })),
    serve: Type.Optional(closed({ log: Type.Optional(Type.String()) })),
    monitor: Type.Optional(MonitorConfigSchema),
  },
  {
    $id: 'https://slipway-mlops.github.io/slipway/schemas/pipeline-1.json',
    title: 'pipeline',
    additionalProperties: false,
  },
);
export type Pipeline = Type.Static<typeof PipelineSchema>;
