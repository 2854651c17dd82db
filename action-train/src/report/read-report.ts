import type * as Type from 'typebox';
import { checkManifest, isOfSchema, parseJson } from '../../../kit/format/manifest/parse-manifest.ts';
import { FirstReportSchema, type Report, ReportSchema } from '../../../kit/format/manifest/report.ts';
import { readUserFile } from '../../../kit/ground/files/files.ts';
import { judgePrimary } from '../../../kit/maths/stats/judge-difference.ts';

type First = Type.Static<typeof FirstReportSchema>;

/**
 * Reads a report from a file, of the present schema or the first: that one comes as the present one, with null for what
 * it does not know.
 * @throws ConfigurationError when there is no such file, or it is no report
 */
export async function readReport(file: string): Promise<Report> {
  const text = await readUserFile(file, 'The report file', 'Hand over what compare makes.');
  const value = parseJson(text, file);
  return isOfSchema(FirstReportSchema, value)
    ? liftFirst(checkManifest(FirstReportSchema, value, file))
    : checkManifest(ReportSchema, value, file);
}

function liftFirst({ trial, main, comparison, ...report }: First): Report {
  return {
    ...report,
    $schema: ReportSchema.properties.$schema.const,
    trial: trial && { ...trial, split: null },
    main: main && { ...main, side: { ...main.side, split: null } },
    comparison: comparison && liftComparison(comparison),
  };
}

function liftComparison({ gates, ...measured }: NonNullable<First['comparison']>): Report['comparison'] {
  const { environment, verdict, results } = gates;
  return {
    ...measured,
    environment,
    keys: null,
    identical: false,
    outcome: judgePrimary(measured),
    gates: results,
    elsewhere: [],
    verdict,
  };
}
