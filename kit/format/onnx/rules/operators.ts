import { type LintFinding, type LintRule, report } from '../finding.ts';
import { quoteName } from '../quote-name.ts';
import type { LintSubject, RuleFamily } from '../subject.ts';
import { operatorKey } from '../tally.ts';
import type { OperatorCount } from '../types.ts';

/** Domains whose operators every build of ONNX Runtime brings. */
const KNOWN_DOMAINS = new Set(['', 'ai.onnx.ml', 'com.microsoft']);

/** Domains of the operators that ONNX Runtime writes when it saves a graph it optimised for one machine. */
const MACHINE_DOMAINS = new Set(['com.microsoft.nchwc', 'com.ms.internal.nhwc']);

const CUSTOM: LintRule = {
  id: 'custom-operator',
  severity: 'error',
  what: 'An operator belongs to a domain that neither the runtime nor the model itself defines.',
  why: 'The runtime cannot load the model without a library of native code, which Slipway does not load.',
  fix: 'Express it with operators of ai.onnx or ai.onnx.ml, or as a function within the model.',
};

const MACHINE_BOUND: LintRule = {
  id: 'machine-bound-operator',
  severity: 'warning',
  what: 'The graph was saved after ONNX Runtime had optimised it for one kind of processor.',
  why: 'On another machine it is slower, or does not load.',
  fix: 'Package the graph as exported; the runtime optimises it when it loads it.',
};

const TRAINING: LintRule = {
  id: 'training-graph',
  severity: 'warning',
  what: 'The file carries graphs for training.',
  why: 'Serving never runs them; they only make the file larger.',
  fix: 'Export the model for inference.',
};

function lintOperators({ model }: LintSubject): LintFinding[] {
  const own = new Set(model.functions.map(({ domain, name }) => operatorKey(domain, name)));
  const foreign = model.operators.filter(
    ({ domain, type }) => !KNOWN_DOMAINS.has(domain) && !own.has(operatorKey(domain, type)),
  );
  const findings = foreign.map(lintForeign);
  if (!model.hasTraining) return findings;
  const message = 'The file carries graphs for training.';
  return [...findings, report(TRAINING, { message, place: 'training_info' })];
}

function lintForeign({ domain, type }: OperatorCount): LintFinding {
  const place = `operator ${quoteName(`${domain}.${type}`)}`;
  if (MACHINE_DOMAINS.has(domain)) {
    const message = `The operator ${quoteName(type)} of the domain ${domain} is made for one kind of processor.`;
    return report(MACHINE_BOUND, { message, place });
  }
  const message = `The operator ${quoteName(type)} belongs to the domain ${quoteName(domain)}, which the runtime does not bring.`;
  return report(CUSTOM, { message, place });
}

export const OPERATOR_RULES: RuleFamily = {
  title: 'Operators',
  rules: [CUSTOM, MACHINE_BOUND, TRAINING],
  lint: lintOperators,
};
