import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";
import { r as formatNumber } from "./chunk-number-text.js";

// kit/duel/gates.ts
/**
* What the gates say of a challenger.
*
* A fixed bound (`min`, `max`) is held against the value itself: pass or fail. A comparison (`against`) is held against
* the paired interval of how much worse the challenger is, w (challenger minus champion, its sign turned where higher is
* better). The bound b is 0, or `max-degradation` of the champion's absolute value. fail: the whole interval is worse
* (w_low > b). pass: the whole interval is no worse (w_high <= b). inconclusive: b lies inside, or there are too few
* rows for an interval. Without a champion it passes; with one that could not be compared it is inconclusive: a person
* decides. A comparison with another environment does not apply and is left out; a fixed bound always applies.
* @throws ConfigurationError for a gate without a bound or on a metric that was not computed
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
/** What gates say together: fail if any fails, else inconclusive if any is, else pass. */
function concludeVerdict(gates) {
	const verdicts = new Set(gates.map(({ verdict }) => verdict));
	return verdicts.has("fail") ? "fail" : verdicts.has("inconclusive") ? "inconclusive" : "pass";
}
function judgeGate({ gate, comparisons, environment, obstacle }) {
	const { metric, min, max, against } = gate;
	const comparison = comparisons.find((candidate) => candidate.metric === metric);
	if (!comparison) throw explainUnknown(metric, comparisons);
	const results = [];
	if (min !== void 0) results.push(judgeBound({
		comparison,
		bound: min,
		side: "min"
	}));
	if (max !== void 0) results.push(judgeBound({
		comparison,
		bound: max,
		side: "max"
	}));
	if (against === environment) results.push(judgeAgainst({
		gate,
		comparison,
		against,
		obstacle
	}));
	if (results.length > 0 || against !== void 0) return results;
	throw new ConfigurationError(`The gate on "${metric}" has no bound. Give it "min", "max" or "against".`);
}
function explainUnknown(metric, comparisons) {
	const known = comparisons.map((comparison) => comparison.metric);
	return new ConfigurationError(`A gate names the metric "${metric}", which was not computed.${suggest(metric, known)} Correct "evaluate.gates".`);
}
function judgeBound({ comparison, bound, side }) {
	const { metric, challenger } = comparison;
	const holds = side === "min" ? challenger.value >= bound : challenger.value <= bound;
	return {
		metric,
		rule: `${metric} ${side === "min" ? ">=" : "<="} ${formatNumber(bound)}`,
		verdict: holds ? "pass" : "fail",
		reason: `${metric} is ${describeEstimate(challenger)}`
	};
}
function judgeAgainst({ gate, comparison, against, obstacle }) {
	const { metric, direction, champion, difference } = comparison;
	const degradation = gate["max-degradation"];
	const rule = `${metric} no worse than ${against}${degradation ? ` by more than ${degradation}` : ""}`;
	if (obstacle !== null) return {
		metric,
		rule,
		verdict: "inconclusive",
		reason: obstacle
	};
	if (!champion) return {
		metric,
		rule,
		verdict: "pass",
		reason: `no model is live in ${against}`
	};
	const bound = Number.parseFloat(degradation ?? "0") / 100 * Math.abs(champion.value);
	const worse = difference && worseningOf(difference, direction);
	if (!difference || !worse) return {
		metric,
		rule,
		verdict: "inconclusive",
		reason: "too few rows for an interval of the difference"
	};
	const reason = `challenger minus champion is ${describeEstimate(difference)}, ${direction} is better`;
	if (worse.low > bound) return {
		metric,
		rule,
		verdict: "fail",
		reason
	};
	return {
		metric,
		rule,
		verdict: worse.high <= bound ? "pass" : "inconclusive",
		reason
	};
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

export { concludeVerdict as n, applyGates as t };