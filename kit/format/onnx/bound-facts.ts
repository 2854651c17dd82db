import type { ModelFacts } from './describe-model.ts';

/** Of each list; no real model has more, but for files of external data. */
const MAX_LISTED = 1_000;

const LISTS = ['opsets', 'inputs', 'outputs', 'operators', 'external'] as const;

/** Facts whose lists have an end, and how many of each were left out, where any were. */
export type BoundFacts = ModelFacts & { omitted?: Record<string, number> };

/** The facts as `--json` gives them: of each list the first thousand. */
export function boundFacts(facts: ModelFacts): BoundFacts {
  const long = LISTS.filter((list) => facts[list].length > MAX_LISTED);
  if (long.length === 0) return facts;
  return {
    ...facts,
    opsets: facts.opsets.slice(0, MAX_LISTED),
    inputs: facts.inputs.slice(0, MAX_LISTED),
    outputs: facts.outputs.slice(0, MAX_LISTED),
    operators: facts.operators.slice(0, MAX_LISTED),
    external: facts.external.slice(0, MAX_LISTED),
    omitted: Object.fromEntries(long.map((list) => [list, facts[list].length - MAX_LISTED])),
  };
}
