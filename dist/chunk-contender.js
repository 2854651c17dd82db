import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";
import { n as formatNumber } from "./chunk-number-text.js";
import { n as judgePrimary } from "./chunk-judge-difference.js";

// kit/ml/duel/gates.ts
/** What `against` says for the model that is live where the challenger is to go. */
const TARGET = "target";
/**
* What the gates say of a challenger.
*
* A fixed bound (`min`, `max`) is held against the value itself: pass or fail. A comparison (`against`) is held against
* the paired interval of how much worse the challenger is, w (challenger minus champion, its sign turned where higher is
* better). The bound b is 0, or `max-degradation` of the champion's absolute value. fail: the whole interval is worse
* (w_low > b). pass: the whole interval is no worse (w_high <= b). inconclusive: b lies inside, or there are too few
* rows for an interval. Without a champion it passes; with one that could not be compared it is inconclusive: a person
* decides. A gate of other environments, and a comparison with another one, do not apply and are left out.
* @throws ConfigurationError for a gate on a metric that was not computed
*/
function applyGates({ gates, comparisons, environment, obstacle = null }) {
	const results = gates.flatMap((gate) => judgeGate({
		gate,
		comparisons,
		environment,
		obstacle
	}));
	return {
		gates: results,
		verdict: concludeVerdict(results)
	};
}
/**
* The rules that are left out in an environment, each with where it is asked: those of gates of other environments, and
* comparisons with another one.
*/
function listElsewhere(gates, environment) {
	return gates.flatMap((gate) => {
		const isAsked = isAskedIn(gate, environment);
		const where = gate.environments ? ` (${gate.environments.join(", ")})` : "";
		return listRules(gate, "what is live there").filter(({ against }) => !isAsked || !isMet(against, environment)).map(({ rule }) => `${rule}${where}`);
	});
}
/** What gates say together: fail if any fails, else inconclusive if any is, else pass. */
function concludeVerdict(gates) {
	const verdicts = new Set(gates.map(({ verdict }) => verdict));
	return verdicts.has("fail") ? "fail" : verdicts.has("inconclusive") ? "inconclusive" : "pass";
}
function judgeGate({ gate, comparisons, environment, obstacle }) {
	const { metric } = gate;
	const comparison = comparisons.find((candidate) => candidate.metric === metric);
	if (!comparison) throw explainUnknown(metric, comparisons);
	if (!isAskedIn(gate, environment)) return [];
	return listRules(gate, environment).filter(({ against }) => isMet(against, environment)).map((rule) => {
		if (rule.against === void 0) return judgeBound(rule, comparison);
		return judgeAgainst({
			gate,
			rule,
			comparison,
			environment,
			obstacle
		});
	});
}
/**
* What a gate asks: its bounds; and its comparison, which is all that it asks where it has no bound.
* @param target what the words call the model of `against: target`
*/
function listRules(gate, target) {
	const { metric, min, max, against, "max-degradation": degradation } = gate;
	const rules = [];
	if (min !== void 0) rules.push({
		rule: `${metric} >= ${formatNumber(min)}`,
		side: "min",
		bound: min
	});
	if (max !== void 0) rules.push({
		rule: `${metric} <= ${formatNumber(max)}`,
		side: "max",
		bound: max
	});
	if (against === void 0 && rules.length > 0) return rules;
	const champion = against === void 0 || against === TARGET ? target : against;
	const allowed = degradation ? ` by more than ${degradation}` : "";
	return [...rules, {
		rule: `${metric} no worse than ${champion}${allowed}`,
		against: against ?? TARGET
	}];
}
function isAskedIn({ environments }, environment) {
	return environments?.includes(environment) ?? true;
}
function isMet(against, environment) {
	return against === void 0 || against === TARGET || against === environment;
}
function explainUnknown(metric, comparisons) {
	const known = comparisons.map((comparison) => comparison.metric);
	return new ConfigurationError("SLW_METRIC_UNKNOWN", `A gate names the metric "${metric}", which was not computed.${suggest(metric, known)} Correct "evaluate.gates".`);
}
function judgeBound({ rule, side, bound }, { metric, challenger }) {
	const holds = side === "min" ? challenger.value >= bound : challenger.value <= bound;
	const reason = `${metric} is ${describeEstimate(challenger)}`;
	return {
		metric,
		rule,
		verdict: holds ? "pass" : "fail",
		reason
	};
}
function judgeAgainst({ gate, rule: { rule }, comparison, environment, obstacle }) {
	const { metric, direction, champion, difference } = comparison;
	const conclude = (verdict, reason) => ({
		metric,
		rule,
		verdict,
		reason
	});
	if (obstacle !== null) return conclude("inconclusive", obstacle);
	if (!champion) return conclude("pass", `no model is live in ${environment}`);
	const bound = Number.parseFloat(gate["max-degradation"] ?? "0") / 100 * Math.abs(champion.value);
	const worse = difference && worseningOf(difference, direction);
	if (!difference || !worse) return conclude("inconclusive", "too few rows for an interval of the difference");
	const reason = `challenger minus champion is ${describeEstimate(difference)}, ${direction} is better`;
	if (worse.low > bound) return conclude("fail", reason);
	return conclude(worse.high <= bound ? "pass" : "inconclusive", reason);
}
/** The interval of the difference, turned so that more is worse. */
function worseningOf({ low, high }, direction) {
	if (low === null || high === null) return void 0;
	return direction === "lower" ? {
		low,
		high
	} : {
		low: -high,
		high: -low
	};
}
/** `0.61 (95 % interval 0.52 to 0.68)`. */
function describeEstimate({ value, low, high }) {
	if (low === null || high === null) return formatNumber(value);
	return `${formatNumber(value)} (95 % interval ${formatNumber(low)} to ${formatNumber(high)})`;
}

// kit/ml/duel/judge-duel.ts
/**
* The verdict value: what the comparison says, by the metric that decides, and what the gates say. A promotion compares
* with what is live alone, so to the gates a model that is not live is no champion.
* @throws ConfigurationError for a gate on a metric that was not measured
*/
function judgeDuel(measured, { gates, environment, isLive }) {
	const { metrics, obstacle } = measured;
	const comparisons = isLive ? metrics : metrics.map((metric) => ({
		...metric,
		champion: null,
		difference: null
	}));
	return {
		...measured,
		environment,
		outcome: judgePrimary(measured),
		...applyGates({
			gates,
			comparisons,
			environment,
			obstacle: isLive ? obstacle : null
		}),
		elsewhere: listElsewhere(gates, environment)
	};
}

// kit/ml/evaluate/contender.ts
/** A bundle as what can be measured. */
function toContender(bundle) {
	return {
		...bundle,
		task: bundle.evaluation.task,
		artefact: bundle.model.digest
	};
}

export { judgeDuel as n, concludeVerdict as r, toContender as t };