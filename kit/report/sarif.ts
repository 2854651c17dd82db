import { canonicalJson } from '../format/manifest/canonical-json.ts';

/** SARIF's word for how bad a result is. */
export type SarifLevel = 'error' | 'warning' | 'note';

/** A rule that results refer to by its id. */
export interface SarifRule {
  id: string;
  level: SarifLevel;
  /** One sentence. */
  summary: string;
  /** Why it matters. */
  explanation: string;
  /** What to do about it. */
  help: string;
  helpUri: string;
}

export interface SarifResult {
  rule: string;
  level: SarifLevel;
  message: string;
  /** Path of the file, from the repository's root, with slashes. */
  file: string;
  /** The part of the file for people: `input "x"`. */
  part: string;
  /** Lines count from 1; a binary file has one. */
  line?: number;
}

export interface SarifReport {
  /** What looked: `slipway lint`. */
  tool: string;
  version: string;
  rules: readonly SarifRule[];
  results: readonly SarifResult[];
}

/**
 * Results as the text of a SARIF file (OASIS, Static Analysis Results Interchange Format 2.1.0), which GitHub's code
 * scanning and editors read.
 */
export function renderSarif({ tool, version, rules, results }: SarifReport): string {
  const used = rules.map(({ id }) => id);
  return canonicalJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool,
            version,
            semanticVersion: version,
            informationUri: 'https://github.com/slipway-mlops/slipway',
            rules: rules.map(describeRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => describeResult(result, used.indexOf(result.rule))),
      },
    ],
  });
}

function describeRule({ id, level, summary, explanation, help, helpUri }: SarifRule) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: explanation },
    help: { text: help },
    helpUri,
    defaultConfiguration: { level },
  };
}

function describeResult({ rule, level, message, file, part, line = 1 }: SarifResult, ruleIndex: number) {
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: line },
        },
        logicalLocations: [{ fullyQualifiedName: part }],
      },
    ],
    partialFingerprints: { 'slipwayFinding/v1': `${rule}:${file}:${part}` },
  };
}
