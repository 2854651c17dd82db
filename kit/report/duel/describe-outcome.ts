import type { DifferenceVerdict, Duel } from '../../format/manifest/duel.ts';
import { fitLine } from '../../host/forge/fit-body.ts';
import { judgeDifference, judgePrimary } from '../../maths/stats/judge-difference.ts';
import type { SideNames } from './side-names.ts';

/** A headline has room for so many metrics, and for so much of the name of each. */
const MOST_NAMES = 6;
const MOST_CHARACTERS = 60;

export const OUTCOME_WORDS: Record<DifferenceVerdict, string> = {
  better: '✅ better',
  worse: '❌ worse',
  unclear: '❔ no clear difference',
  unpaired: '–',
};

/**
 * What the comparison says, and on what, in a few words: `❌ worse than 1.0.0 on rmse, better on mae`. The metric that
 * decides comes first; others follow where they say anything. Plain text.
 */
export function describeOutcome(duel: Comparable, { against }: Pick<SideNames, 'against'>): string {
  const outcome = judgePrimary(duel);
  if (duel.identical && against !== undefined && (outcome === 'unclear' || outcome === 'unpaired'))
    return `➖ the same model as ${against}, byte for byte`;
  if (outcome === 'unpaired' || against === undefined)
    return against === undefined ? 'not compared' : `not compared with ${against}`;
  const link = outcome === 'unclear' ? 'from' : 'than';
  const on = joinNames([duel.primary, ...listOthers(duel, outcome)]);
  return `${OUTCOME_WORDS[outcome]} ${link} ${against} on ${on}${describeRest(duel, outcome)}`;
}

/** What of a duel the words of its outcome rest on. */
type Comparable = Pick<Duel, 'metrics' | 'primary' | 'identical'>;

/** Other metrics that say the same; that one shows no clear difference is no news. */
function listOthers(duel: Comparable, verdict: DifferenceVerdict): string[] {
  return verdict === 'unclear' ? [] : listMetrics(duel, verdict);
}

function describeRest(duel: Comparable, outcome: DifferenceVerdict): string {
  return (['worse', 'better'] as const)
    .filter((verdict) => verdict !== outcome)
    .map((verdict) => ({ verdict, names: listMetrics(duel, verdict) }))
    .filter(({ names }) => names.length > 0)
    .map(({ verdict, names }) => `, ${verdict} on ${joinNames(names)}`)
    .join('');
}

function joinNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => fitLine(name, MOST_CHARACTERS));
  return [...shown, ...(names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [])].join(', ');
}

/** The metrics beside the primary one that say so. */
function listMetrics({ metrics, primary }: Comparable, verdict: DifferenceVerdict): string[] {
  return metrics
    .filter((metric) => metric.metric !== primary && judgeDifference(metric) === verdict)
    .map(({ metric }) => metric);
}
