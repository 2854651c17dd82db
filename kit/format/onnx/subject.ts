import type { LintFinding, LintRule } from './finding.ts';
import type { ExternalFile } from './inspect-external.ts';
import type { OnnxModel } from './types.ts';
import type { WeightFacts } from './weight-facts.ts';

/** What the rules look at. */
export interface LintSubject {
  model: OnnxModel;
  /** The files beside the model, by location; null for a model that lies nowhere. */
  files: ReadonlyMap<string, ExternalFile> | null;
  /** What the weights hold; null unless it was asked for. */
  weights: readonly WeightFacts[] | null;
}

/** Rules about one thing. */
export interface RuleFamily {
  title: string;
  rules: readonly LintRule[];
  /** One after the other: of a million findings few are kept. */
  lint(subject: LintSubject): Iterable<LintFinding>;
}
