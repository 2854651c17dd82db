import {
  type Comparison,
  ComparisonSchema,
  type FirstComparison,
  FirstComparisonSchema,
} from '../../format/manifest/comparison.ts';
import { checkManifest, isOfSchema, parseJson } from '../../format/manifest/parse-manifest.ts';
import { judgePrimary } from '../../maths/stats/judge-difference.ts';

/** The text of a comparison, what messages call its file, and the metric that decides, which the first schema did not name. */
interface ComparisonText {
  text: string;
  file: string;
  primary: string;
}

/**
 * Reads a comparison, of the present schema or the first: that one comes as the present one, with what the comparison
 * says worked out from its metrics.
 * @throws ConfigurationError as `parseManifest`
 */
export function parseComparison({ text, file, primary }: ComparisonText): Comparison {
  const value = parseJson(text, file);
  return isOfSchema(FirstComparisonSchema, value)
    ? liftFirst(checkManifest(FirstComparisonSchema, value, file), primary)
    : checkManifest(ComparisonSchema, value, file);
}

function liftFirst(first: FirstComparison, primary: string): Comparison {
  const { metrics, champion } = first;
  const isCompared = metrics.some((metric) => metric.champion !== null);
  return {
    ...first,
    $schema: ComparisonSchema.properties.$schema.const,
    primary,
    keys: null,
    obstacle: isCompared ? null : champion ? 'the two could not be compared' : 'no model was live there',
    identical: false,
    outcome: judgePrimary({ metrics, primary }),
    elsewhere: [],
  };
}
