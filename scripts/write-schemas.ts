// Writes docs/schemas/*.json from the schemas in the source: node scripts/run24.mjs scripts/write-schemas.ts [--check]
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TSchema } from 'typebox';
import { KIT_ROOT } from '../cli/kit-root.ts';
import { PipelineSchema } from '../kit/format/config/pipeline-schema.ts';
import { canonicalJson } from '../kit/format/manifest/canonical-json.ts';
import { CodeManifestSchema } from '../kit/format/manifest/code.ts';
import { ComparisonSchema, FirstComparisonSchema } from '../kit/format/manifest/comparison.ts';
import { DataLockSchema } from '../kit/format/manifest/data-lock.ts';
import { EvaluationSchema, GoldenSchema } from '../kit/format/manifest/evaluation.ts';
import { MonitorSchema } from '../kit/format/manifest/monitor.ts';
import { schemaIdOf } from '../kit/format/manifest/parse-manifest.ts';
import { FirstProfileSchema } from '../kit/format/manifest/parse-profile.ts';
import { PredictionRecordSchema } from '../kit/format/manifest/prediction-record.ts';
import { ProfileSchema } from '../kit/format/manifest/profile.ts';
import { EnvironmentSchema, VersionSchema } from '../kit/format/manifest/registry.ts';
import { FirstReportSchema, ReportSchema } from '../kit/format/manifest/report.ts';
import { FailedRunSchema, RunBundleSchema, RunFactsSchema, RunSchema } from '../kit/format/manifest/run.ts';
import { SignatureSchema } from '../kit/format/manifest/signature.ts';
import { readTextIfExists, writeFileAtomically } from '../kit/ground/files/files.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const FOLDER = join(KIT_ROOT, 'docs/schemas');

const SCHEMAS: readonly TSchema[] = [
  PipelineSchema,
  CodeManifestSchema,
  DataLockSchema,
  FirstProfileSchema,
  ProfileSchema,
  RunSchema,
  FailedRunSchema,
  RunBundleSchema,
  FirstReportSchema,
  ReportSchema,
  RunFactsSchema,
  EvaluationSchema,
  GoldenSchema,
  SignatureSchema,
  VersionSchema,
  EnvironmentSchema,
  FirstComparisonSchema,
  ComparisonSchema,
  MonitorSchema,
];

/** Every published schema by file name, as text. */
export function renderSchemas(): Record<string, string> {
  const files = SCHEMAS.map((schema) => [
    basename(new URL(schemaIdOf(schema)).pathname),
    canonicalJson({ $schema: DIALECT, ...schema }),
  ]);
  return { ...Object.fromEntries(files), 'prediction-record-2.json': renderRecord() };
}

/** A line of the predictions log carries no `$schema`, so its id is given here. */
function renderRecord(): string {
  const $id = schemaIdOf(PipelineSchema).replace('pipeline-1', 'prediction-record-2');
  return canonicalJson({ $schema: DIALECT, $id, title: 'prediction-record', ...PredictionRecordSchema });
}

/** Names of published schemas that are missing, stale or left over. */
export async function findStaleSchemas(): Promise<string[]> {
  const wanted = renderSchemas();
  const present = await readdir(FOLDER).catch(() => []);
  const stale: string[] = present.filter((name) => !(name in wanted));
  for (const [name, text] of Object.entries(wanted)) {
    if ((await readTextIfExists(join(FOLDER, name))) !== text) stale.push(name);
  }
  return stale;
}

if (import.meta.main) {
  const stale = await findStaleSchemas();
  const check = process.argv.includes('--check');
  for (const name of stale) {
    const text = renderSchemas()[name];
    console.log(
      text === undefined || check ? `docs/schemas/${name} is out of date` : `wrote docs/schemas/${name}`,
    );
    if (text !== undefined && !check) await writeFileAtomically(join(FOLDER, name), text);
  }
  if (check && stale.length > 0) process.exitCode = 1;
}
