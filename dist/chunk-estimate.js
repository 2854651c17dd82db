import { r as bootstrap } from "./chunk-bootstrap.js";
import { t as createScorer } from "./chunk-create-scorer.js";

// kit/maths/metrics/estimate.ts
/** A task's metrics with bootstrap intervals (see `bootstrap`; 1,000 resamples and 95 % where not said). */
function estimateMetrics({ seed, resamples, confidence, keys, ...scored }) {
	return bootstrap(createScorer(scored), {
		seed,
		resamples,
		confidence,
		keys
	});
}

export { estimateMetrics as t };