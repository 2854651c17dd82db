import fc from 'fast-check';
import Type, { type TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { PipelineSchema } from '../../../../kit/format/config/pipeline-schema.ts';
import { parsePipeline } from '../../../../kit/format/config/read-pipeline.ts';
import { ComparisonSchema } from '../../../../kit/format/manifest/comparison.ts';
import { DataLockSchema } from '../../../../kit/format/manifest/data-lock.ts';
import {
  EvaluationSchema,
  GoldenSchema,
  PredictionSchema,
  TaskSchema,
} from '../../../../kit/format/manifest/evaluation.ts';
import { MonitorSchema } from '../../../../kit/format/manifest/monitor.ts';
import { checkManifest } from '../../../../kit/format/manifest/parse-manifest.ts';
import { PredictionRecordSchema } from '../../../../kit/format/manifest/prediction-record.ts';
import { ProfileSchema } from '../../../../kit/format/manifest/profile.ts';
import { EnvironmentSchema, VersionSchema } from '../../../../kit/format/manifest/registry.ts';
import { RunSchema } from '../../../../kit/format/manifest/run.ts';
import { closed } from '../../../../kit/format/manifest/schema.ts';
import { SignatureSchema } from '../../../../kit/format/manifest/signature.ts';
import { describeError } from '../../../../kit/ground/errors/configuration-error.ts';
import { ImageConfigSchema, ImageManifestSchema } from '../../../../kit/ml/bundle/image-manifest.ts';

const SCHEMAS: TSchema[] = [
  PipelineSchema,
  DataLockSchema,
  ProfileSchema,
  RunSchema,
  EvaluationSchema,
  GoldenSchema,
  SignatureSchema,
  VersionSchema,
  EnvironmentSchema,
  ComparisonSchema,
  MonitorSchema,
  PredictionRecordSchema,
  ImageManifestSchema,
  ImageConfigSchema,
];

function complainAbout(schema: TSchema, value: unknown): string {
  try {
    checkManifest(schema, value, 'f');
  } catch (error) {
    return describeError(error)
      .replace('f does not fit its schema: ', '')
      .replace(/\. Restore it from Git.*/, '');
  }
  throw new Error('It fits.');
}

const Shapes = Type.Union([
  closed({ kind: Type.Literal('circle'), radius: Type.Number() }),
  closed({ kind: Type.Literal('box'), width: Type.Number(), height: Type.Number() }),
]);

const TABLE: [keyword: string, schema: TSchema, value: unknown, sentence: string][] = [
  ['type', Type.String(), 7, 'the top level is 7 instead of a text'],
  ['type', Type.Number(), '7', 'the top level is "7" instead of a number'],
  ['type', Type.Integer(), 1.5, 'the top level is 1.5 instead of a whole number'],
  ['type', Type.Boolean(), 'yes', 'the top level is "yes" instead of true or false'],
  ['type', Type.Array(Type.String()), 'a', 'the top level is "a" instead of a list'],
  ['type', Type.Array(Type.String()), ['a', {}], '/1 is keys with values instead of a text'],
  ['type', closed({}), [1], 'the top level is a list instead of keys with their values'],
  ['type', Type.String(), 'x'.length, 'the top level is 1 instead of a text'],
  ['required', closed({ a: closed({ b: Type.String() }) }), { a: {} }, 'the key "b" is missing at /a'],
  ['additionalProperties', closed({ a: closed({}) }), { a: { c: 1 } }, 'unknown key "c" at /a'],
  ['const', Type.Literal(2), 3, 'the top level is 3 instead of 2'],
  [
    'enum',
    SignatureSchema.properties.inputs.items.properties.datatype,
    'FP31',
    '"FP31" instead of one of BOOL, ',
  ],
  ['pattern', VersionSchema.properties.bundle, 'latest', '"latest" instead of sha256: and 64 hex digits'],
  ['minimum', Type.Integer({ minimum: 0 }), -1, '-1 instead of a number of at least 0'],
  ['maximum', Type.Number({ maximum: 1 }), 2, '2 instead of a number of at most 1'],
  ['exclusiveMinimum', Type.Number({ exclusiveMinimum: 0 }), 0, '0 instead of a number above 0'],
  ['exclusiveMaximum', Type.Number({ exclusiveMaximum: 1 }), 1, '1 instead of a number below 1'],
  [
    'maxItems',
    Type.Array(Type.String(), { maxItems: 1 }),
    ['a', 'b'],
    'the top level is a list instead of a list of at most 1 item',
  ],
  [
    'minItems',
    Type.Array(Type.String(), { minItems: 1 }),
    [],
    'an empty list instead of a list of at least 1 item',
  ],
  [
    'minItems',
    Type.Array(Type.String(), { minItems: 2 }),
    ['a'],
    'a list instead of a list of at least 2 items',
  ],
  [
    'maxItems',
    Type.Array(Type.String(), { maxItems: 1 }),
    ['a', 'b'],
    'a list instead of a list of at most 1 item',
  ],
  ['anyOf', TaskSchema, 'clustering', '"clustering" instead of one of regression, binary, multiclass'],
  ['anyOf', TaskSchema, 7, '7 instead of one of regression, binary, multiclass'],
  ['anyOf', Type.Union([Type.Number(), Type.Null()]), 'x', '"x" instead of a number or null'],
  [
    'anyOf',
    Type.Union([closed({ a: Type.Number(), b: Type.Number() }), Type.Null()]),
    {},
    'the key "a" is missing',
  ],
  ['anyOf', Type.Union([closed({ a: Type.Number() }), Type.Null()]), 7, 'keys with their values or null'],
  ['anyOf', PredictionSchema, { value: 'x' }, '/value is "x" instead of a number'],
  ['anyOf', Shapes, { kind: 'box', width: 'x', height: 1 }, '/width is "x" instead of a number'],
  ['anyOf', Shapes, { kind: 'star' }, '/kind is "star" instead of one of circle, box'],
  [
    'anyOf',
    Type.Array(Shapes),
    [{ kind: 'circle', radius: 1 }, { kind: 'circle' }],
    '"radius" is missing at /1',
  ],
];

describe.each(TABLE)('%s', (_keyword, schema, value, sentence) => {
  test(sentence, () => {
    expect(complainAbout(schema, value)).toContain(sentence);
  });
});

/** Keywords of ajv that say something about a value, and those that only hold other schemas or words. */
const SILENT = ['properties', 'patternProperties', 'items', 'description', 'title', '$id'];

test('every keyword that a schema of ours uses has a sentence', () => {
  const used = new Set(SCHEMAS.flatMap((schema) => listKeywords(schema).map(({ keyword }) => keyword)));
  const known = new Set([...TABLE.map(([keyword]) => keyword), ...SILENT]);
  expect([...used].filter((keyword) => !known.has(keyword))).toEqual([]);
});

test('every pattern says in words what it takes', () => {
  const mute = SCHEMAS.flatMap(listKeywords).filter(
    ({ keyword, schema }) => keyword === 'pattern' && !('description' in schema),
  );
  expect(mute.map(({ schema }) => schema)).toEqual([]);
});

test('whatever stands in a file, no words of the validator reach the user', () => {
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(Number.NaN));
  for (const schema of SCHEMAS) {
    const properties = 'properties' in schema ? Object.keys(Object(schema.properties)) : [];
    const value = fc.record(Object.fromEntries(properties.map((name) => [name, anything])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.oneof(value, anything), (candidate) => {
        expect(complainAbout(schema, candidate)).not.toMatch(/\bmust\b|\bNOT\b|undefined|the rule/);
      }),
      { numRuns: 50 },
    );
  }
});

test('the same holds for pipeline.yaml, each with its line', () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  const keys = Object.keys(PipelineSchema.properties).filter((key) => key !== 'model');
  fc.assert(
    fc.property(fc.constantFrom(...keys), anything, (key, value) => {
      try {
        parsePipeline(`model: a\n${key}: ${JSON.stringify(value)}\n`, 'p.yaml');
      } catch (error) {
        expect(describeError(error)).toMatch(/^p\.yaml(:2)?: /);
        expect(describeError(error)).not.toMatch(/\bmust\b|\bNOT\b|undefined|the rule/);
      }
    }),
    { numRuns: 200 },
  );
});

interface Keyword {
  keyword: string;
  schema: object;
}

function listKeywords(schema: unknown): Keyword[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(listKeywords);
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const named = keyword === 'properties' || keyword === 'patternProperties';
    const inner = named ? Object.values(Object(value)) : value;
    const words = keyword === 'const' || keyword === 'enum' || keyword === 'required';
    return [{ keyword, schema }, ...(words ? [] : listKeywords(inner))];
  });
}
