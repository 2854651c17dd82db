import type { Fault } from './find-faults.ts';

/**
 * The errors that help: of alternatives (`anyOf`) only those of the ones that the value was meant to be. It was not
 * meant to be one of another type, nor one that another constant (`kind: …`) marks; of the rest the nearest count.
 * Where no constant fits, the constants count.
 */
export function narrowErrors(errors: readonly Fault[]): Fault[] {
  let kept = [...errors];
  // The validator reports inner alternatives before the outer ones that hold them.
  for (const choice of errors.filter(({ keyword }) => keyword === 'anyOf')) {
    const alternatives = groupByAlternative(choice, kept);
    const meant = new Set(chooseAlternatives(choice, [...alternatives.values()]).flat());
    kept = kept.filter((error) => error !== choice && (meant.has(error) || !isUnder(choice, error)));
  }
  return kept;
}

function groupByAlternative(choice: Fault, errors: readonly Fault[]): Map<string, Fault[]> {
  const groups = new Map<string, Fault[]>();
  for (const error of errors.filter((each) => isUnder(choice, each))) {
    const [alternative = ''] = error.schemaPath.slice(choice.schemaPath.length + 1).split('/');
    groups.set(alternative, [...(groups.get(alternative) ?? []), error]);
  }
  return groups;
}

function isUnder(choice: Fault, error: Fault): boolean {
  const { schemaPath, instancePath } = choice;
  const within = error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`);
  return within && error.schemaPath.startsWith(`${schemaPath}/`);
}

function chooseAlternatives(choice: Fault, alternatives: readonly Fault[][]): Fault[][] {
  const fitting = alternatives.filter((errors) => !errors.some((error) => isOwnType(choice, error)));
  const ofType = fitting.length > 0 ? fitting : alternatives;
  const ofMark = ofType.filter((errors) => !errors.some(isMark));
  if (ofMark.length === 0) return ofType.map((errors) => errors.filter(isMark));
  const fewest = Math.min(...ofMark.map((errors) => errors.length));
  return ofMark.filter((errors) => errors.length === fewest);
}

function isMark({ keyword }: Fault): boolean {
  return keyword === 'const';
}

function isOwnType({ instancePath }: Fault, error: Fault): boolean {
  return error.keyword === 'type' && error.instancePath === instancePath;
}
