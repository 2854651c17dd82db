import { b as throwMissing, d as LOG_TABLE, t as run } from "./chunk-run.js";
import { i as requireLiveVersion, n as isUnpromoted, t as explainUnpromoted } from "./chunk-live-version.js";
import { t as readFromFolder } from "./chunk-source.js";
import { a as settleModel, c as requireLogPlace, i as readProjectPipeline, o as settleStore, s as requireLabelsPlace, t as checkEnvironment } from "./chunk-project-inputs.js";
import { t as settleRuntimePath } from "./chunk-runtime-inputs.js";
import { t as locateData } from "./chunk-project-paths.js";
import { i as isFault, n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";
import { t as nameLog } from "./chunk-name-log.js";
import { t as estimateMetrics } from "./chunk-estimate.js";
import { r as metricDirection } from "./chunk-metric-names.js";
import { D as quoteNumber, E as quoteIdentifier, O as quoteText, _ as isHeld, a as targetColumn, g as interpretCell, i as readContract, n as featureColumns } from "./chunk-contract.js";
import { t as formatCount } from "./chunk-format-count.js";
import { t as OWN } from "./chunk-own-folder.js";
import { a as MONITOR_FILE, i as renderPerformanceTable, n as describeDistance, o as nameMonitorArtifact, r as renderDriftTable, t as compareSeverity } from "./chunk-drift-tables.js";
import { r as quotePath, t as openEngine } from "./chunk-engine.js";
import { c as regularizedLowerGamma, l as regularizedUpperGamma, s as logGamma } from "./chunk-bootstrap.js";
import { a as decodeSlots, s as sumBuckets } from "./chunk-parse-profile.js";
import { _ as isElsewhere, a as countUnlisted, c as quoteLevels, f as findFormat, g as refuseForeignFormat, h as readStart, i as countSlots, l as textLevel, m as readDialect, n as countLevels, p as CSV, r as countListed, s as listUnlisted, t as digestAsCommitted, u as PREDICTION_COLUMN, v as resolveSources } from "./chunk-digest-as-committed.js";
import { i as formatShare, n as formatNumber, r as formatPValue } from "./chunk-number-text.js";
import { r as listAddedBlobs, t as DataLockSchema } from "./chunk-data-lock.js";
import { S as Compile, a as PredictionSchema, j as shortDigest } from "./chunk-evaluation.js";
import { i as parseManifest, s as writeManifest, t as checkManifest } from "./chunk-parse-manifest.js";
import { i as writeFileAtomically, n as readUserFile, s as inTemporaryFolder, t as readTextIfExists } from "./chunk-files.js";
import { t as openBundle } from "./chunk-open-bundle.js";
import { i as formatName, n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { t as MonitorSchema } from "./chunk-monitor.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { o as showHidden } from "./chunk-git.js";
import { t as createFaultFinder } from "./chunk-validate-row.js";
import { n as readKey } from "./chunk-record.js";
import { join, relative, resolve } from "node:path";
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";

// action-monitor/src/monitor/measure-performance.ts
/** With fewer labelled rows nothing is concluded from their metrics. */
const FEWEST_LABELLED_ROWS = 30;
/** The window's metrics on its labelled rows against those of the bundle's test split; null without any such row. */
function measurePerformance({ truth, predictions }, evaluation) {
	if (truth.length === 0) return null;
	const { task, interval, primary } = evaluation;
	const metrics = estimateMetrics({
		task,
		truth,
		predictions,
		seed: interval.seed
	});
	const reference = evaluation.splits.test.metrics;
	return {
		rows: truth.length,
		metrics,
		reference,
		verdict: judgePerformance({
			rows: truth.length,
			metric: primary,
			current: metrics[primary],
			reference: reference[primary]
		})
	};
}
/**
* Judges the primary metric. `drift`: the interval lies wholly on the worse side of the test split's; `suspect`: the
* value does, the intervals overlap; else `ok`; with few rows, or where either value is missing, `unknown`. Two 95 % intervals that do not touch are strong
* evidence: far fewer than 5 in 100 equal models would show them (Schenker and Gentleman, The American Statistician 55,
* 2001, p. 182).
*/
function judgePerformance({ rows, metric, current, reference }) {
	if (rows < 30 || !current || !reference) return "unknown";
	const lowerIsBetter = metricDirection(metric) === "lower";
	const worst = (lowerIsBetter ? reference.high : reference.low) ?? reference.value;
	const best = (lowerIsBetter ? current.low : current.high) ?? current.value;
	const isWorse = (value) => lowerIsBetter ? value > worst : value < worst;
	if (isWorse(best)) return "drift";
	return isWorse(current.value) ? "suspect" : "ok";
}

// action-monitor/src/monitor/parse-budget.ts
const DAY_MS$1 = 864e5;
const UNIT_DAYS = {
	day: 1,
	week: 7,
	month: 30
};
const DEFAULT_BUDGET = "1/week";
/** Reads `2/week`. A month counts as 30 days. @throws ConfigurationError for anything else */
function parseBudget(text = DEFAULT_BUDGET) {
	const match = /^(\d+)\/(day|week|month)$/.exec(text);
	if (match) return {
		count: Number(match[1]),
		milliseconds: (UNIT_DAYS[match[2] ?? ""] ?? 0) * DAY_MS$1,
		text
	};
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "budget" is "${text}". Write a number of retrainings a day, week or month, such as 2/week.`);
}

// action-monitor/src/monitor/parse-period.ts
const HOUR_MS = 36e5;
const UNIT_MS = {
	h: HOUR_MS,
	d: 24 * HOUR_MS
};
const DEFAULT_WINDOW = "7d";
/** @throws ConfigurationError for a window that is not hours or days, and for an instant that is none */
function parsePeriod({ window = DEFAULT_WINDOW, from, to }) {
	return {
		milliseconds: parseLength(window),
		from: parseInstant("from", from),
		to: parseInstant("to", to)
	};
}
/** The window itself. @throws ConfigurationError when it would be empty */
function resolvePeriod({ milliseconds, from, to }, now) {
	const end = to ?? now;
	const start = from ?? new Date(end.getTime() - milliseconds);
	if (start < end) return {
		from: start,
		to: end
	};
	throw new ConfigurationError("SLW_INPUT_INVALID", `The window begins at ${start.toISOString()} and ends at ${end.toISOString()}. Set "from" to an instant before "to".`);
}
function parseLength(window) {
	const match = /^(\d+)([hd])$/.exec(window);
	const length = match ? Number(match[1]) * UNIT_MS[match[2] === "h" ? "h" : "d"] : 0;
	if (length > 0) return length;
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "window" is "${window}". Write hours or days, such as 24h or 7d.`);
}
/** A day (its beginning in UTC) or an instant with its zone, after RFC 3339. */
function parseInstant(input, text) {
	if (text === void 0) return void 0;
	const wellFormed = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
	const instant = new Date(text);
	if (wellFormed && !Number.isNaN(instant.getTime())) return instant;
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "${input}" is "${text}". Write a day such as 2026-11-23, or an instant with its zone such as 2026-11-23T10:00:00Z.`);
}

// action-monitor/src/monitor/inputs.ts
const REACTIONS = [
	"issue",
	"retrain",
	"rollback"
];
/** What the template calls the workflow that takes data in. */
const INGEST_WORKFLOW = "ingest.yml";
/** As many as a verdict on performance needs: fewer rows change no model for the better. */
const DEFAULT_MIN_LABELS = 30;
const DEFAULT_LIMITS = {
	invalid: .05,
	error: .01
};
const SHARE = {
	min: 0,
	max: 1
};
async function readInputs(runner) {
	const { inputs, directory, context, reach } = runner;
	const pipeline = await readProjectPipeline(runner);
	await requireLabelsPlace({
		...runner,
		pipeline
	});
	await requireLogPlace({
		...runner,
		pipeline
	});
	const settings = pipeline?.monitor;
	const labels = inputs.text("labels") ?? settings?.labels;
	const paths = locateData(pipeline);
	const environment = checkEnvironment(inputs.required("environment"), pipeline);
	const log = inputs.text("log") ?? pipeline?.serve?.log ?? throwMissing("log", "serve.log");
	return {
		directory,
		model: settleModel(inputs, pipeline),
		environment,
		environments: pipeline?.environments ?? [],
		store: settleStore(inputs, pipeline),
		source: [pipeline?.data?.source ?? []].flat(),
		lock: resolve(directory, paths.lock),
		contract: resolve(directory, paths.contract),
		log: nameLog(log, environment),
		labels: labels === void 0 ? void 0 : resolve(directory, labels),
		period: parsePeriod({
			window: inputs.text("window") ?? settings?.window,
			from: inputs.text("from"),
			to: inputs.text("to")
		}),
		onDrift: parseReactions(inputs.list("on-drift")) ?? settings?.["on-drift"] ?? ["issue"],
		budget: parseBudget(inputs.text("budget") ?? settings?.budget),
		minLabels: inputs.number("min-labels", {
			min: 0,
			integer: true
		}) ?? settings?.["min-labels"] ?? DEFAULT_MIN_LABELS,
		limits: {
			invalid: inputs.number("max-invalid", SHARE) ?? settings?.["max-invalid"] ?? DEFAULT_LIMITS.invalid,
			error: inputs.number("max-error", SHARE) ?? settings?.["max-error"] ?? DEFAULT_LIMITS.error
		},
		retrainWorkflow: inputs.text("retrain-workflow") ?? INGEST_WORKFLOW,
		pipeline: readPipelineName(inputs.text("pipeline")),
		runId: context.runId,
		runtimePath: settleRuntimePath(inputs, directory),
		reach
	};
}
function readPipelineName(name) {
	return name === "pipeline.yaml" ? void 0 : name;
}
/** `none` alone stands for no reaction, since an empty input counts as absent. */
function parseReactions(items) {
	if (items?.length === 1 && items[0] === "none") return [];
	return items?.map((item) => {
		const known = REACTIONS.find((reaction) => reaction === item);
		if (known) return known;
		throw new ConfigurationError("SLW_INPUT_INVALID", `The input "on-drift" holds "${item}".${suggest(item, [...REACTIONS, "none"])}`);
	});
}

// kit/maths/stats/counts.ts
/** Without anything to compare nothing has changed. */
const NOTHING_TO_TEST = {
	statistic: 0,
	pValue: 1
};
function sumCounts(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}
/** The bins as pairs. @throws RangeError when the two differ in length. */
function zipCounts({ reference, current }) {
	if (reference.length !== current.length) throw new RangeError(`${reference.length} reference bins against ${current.length} current bins.`);
	return reference.map((count, index) => ({
		reference: count,
		current: current[index] ?? 0
	}));
}

// kit/maths/stats/comparison.ts
/**
* Measures a column by a table of statistics. The strongest of its tests is the one whose p-value is smallest after it is
* divided by the test's weight among those that can be made, so that the column counts as one test (weighted Bonferroni;
* Genovese, Roeder and Wasserman, Biometrika 93, 2006, p. 509).
*/
function measureStatistics(table, sample) {
	const made = table.flatMap(({ name, measure, weight }) => {
		const measured = measure(sample);
		return measured === null ? [] : [{
			statistic: {
				name,
				...measured
			},
			weight
		}];
	});
	return {
		statistics: made.map(({ statistic }) => statistic),
		...pickTest(made, table[0]?.name ?? "")
	};
}
/** The value of a statistic that a column's list names; 0 where it was not measured. */
function readStatistic(statistics, name) {
	return statistics.find((statistic) => statistic.name === name)?.value ?? 0;
}
function pickTest(made, first) {
	const tests = made.flatMap(({ statistic: { name, value, p }, weight }) => p === void 0 || weight === void 0 ? [] : [{
		test: name,
		statistic: value,
		p,
		weight
	}]);
	const whole = tests.reduce((sum, { weight }) => sum + weight, 0);
	const [strongest] = tests.map(({ p, weight, ...test }) => ({
		...test,
		pValue: Math.min(1, p * whole / weight)
	})).toSorted((a, b) => a.pValue - b.pValue);
	return strongest ?? {
		test: first,
		...NOTHING_TO_TEST
	};
}
/** `part` of `whole`, 0 for an empty whole. */
function shareOf(part, whole) {
	return whole === 0 ? 0 : part / whole;
}

// kit/maths/stats/distances.ts
/** The number of groups that PSI is commonly judged on. More would drown it in noise: about groups / rows a sample. */
const PSI_GROUPS = 10;
/** What an empty cell counts as, so that its logarithm exists. */
const EMPTY_CELL = .5;
/**
* The total variation distance of the two samples, 0 to 1: the share of rows that would have to move to another bin
* to make them alike. 0 when either sample is empty.
*/
function measureTotalVariation(pair) {
	const n = sumCounts(pair.reference);
	const m = sumCounts(pair.current);
	if (n === 0 || m === 0) return 0;
	return sumCounts(zipCounts(pair).map((bin) => Math.abs(bin.reference / n - bin.current / m))) / 2;
}
/**
* The population stability index Σ (q - p) ln(q / p) over the cells as they are (Siddiqi, Credit Risk Scorecards,
* 2006, p. 136); an empty cell counts as half a row. 0 when either sample is empty.
*/
function measurePsi(pair) {
	const n = sumCounts(pair.reference);
	const m = sumCounts(pair.current);
	if (n === 0 || m === 0) return 0;
	const filled = zipCounts(pair).filter((bin) => bin.reference + bin.current > 0);
	return sumCounts(filled.map((bin) => {
		const p = Math.max(bin.reference, EMPTY_CELL) / n;
		const q = Math.max(bin.current, EMPTY_CELL) / m;
		return (q - p) * Math.log(q / p);
	}));
}
/** Fine ascending bins as about ten with equal shares of the reference; few bins (discrete values) stay as they are. */
function coarsenBins(pair, groups = PSI_GROUPS) {
	const bins = zipCounts(pair);
	if (bins.length <= groups + 2) return pair;
	const n = sumCounts(pair.reference);
	const reference = [];
	const current = [];
	let below = 0;
	for (const bin of bins) {
		const group = Math.min(groups - 1, Math.floor((below + bin.reference / 2) / Math.max(n, 1) * groups));
		reference[group] = (reference[group] ?? 0) + bin.reference;
		current[group] = (current[group] ?? 0) + bin.current;
		below += bin.reference;
	}
	return {
		reference: Array.from(reference, zeroIfNone),
		current: Array.from(current, zeroIfNone)
	};
}
function zeroIfNone(count) {
	return count ?? 0;
}

// kit/maths/stats/kolmogorov.ts
/** Below this both series need few terms, and this one fewer. */
const SERIES_BORDER = 1;
const MAX_TERMS = 100;
/**
* P(K > x) of the Kolmogorov distribution, the limit of √n times the Kolmogorov–Smirnov statistic.
* Two forms of one theta function (Marsaglia, Tsang and Wang, Journal of Statistical Software 8 (18), 2003,
* equations 1 and 2): the alternating one for large x, the other for small x.
*/
function kolmogorovSurvival(x) {
	if (x <= 0) return 1;
	const value = x < SERIES_BORDER ? 1 - sumSmall(x) : sumLarge(x);
	return Math.min(1, Math.max(0, value));
}
/** √(2π) / x · Σ exp(-(2k - 1)² π² / (8 x²)). */
function sumSmall(x) {
	let sum = 0;
	for (let k = 1; k <= MAX_TERMS; k++) {
		const term = Math.exp(-((2 * k - 1) ** 2) * Math.PI ** 2 / (8 * x * x));
		sum += term;
		if (term <= sum * 1e-17) break;
	}
	return Math.sqrt(2 * Math.PI) / x * sum;
}
/** 2 Σ (-1)^(k - 1) exp(-2 k² x²). */
function sumLarge(x) {
	let sum = 0;
	for (let k = 1; k <= MAX_TERMS; k++) {
		const term = Math.exp(-2 * k * k * x * x);
		sum += k % 2 === 1 ? term : -term;
		if (term <= sum * 1e-17) break;
	}
	return 2 * sum;
}

// kit/maths/stats/ks-test.ts
/**
* The two-sample Kolmogorov–Smirnov test from counts over shared, ascending bins.
* The statistic is the largest difference of the two distribution functions at a bin's edge, so at most the one of the
* raw values; the p-value is the asymptotic one at effective size n m / (n + m) (Smirnov 1939; Conover, Practical
* Nonparametric Statistics, section 6.3). Binning and ties make both cautious: a p-value may be too large, never too
* small beyond the asymptotic error.
*/
function testKolmogorovSmirnov(pair) {
	const n = sumCounts(pair.reference);
	const m = sumCounts(pair.current);
	if (n === 0 || m === 0) return NOTHING_TO_TEST;
	let below = 0;
	let belowCurrent = 0;
	let statistic = 0;
	for (const bin of zipCounts(pair)) {
		below += bin.reference;
		belowCurrent += bin.current;
		statistic = Math.max(statistic, Math.abs(below / n - belowCurrent / m));
	}
	return {
		statistic,
		pValue: kolmogorovSurvival(Math.sqrt(n * m / (n + m)) * statistic)
	};
}

// kit/maths/stats/drift/moved-rows.ts
/**
* The share of rows that lie elsewhere, 0 to 1: the largest difference of the distribution functions for continuous
* numbers, the total variation distance for discrete ones.
*/
const MOVED_NUMBERS = {
	name: "moved rows",
	floor: .1,
	measure: ({ cells, discrete }) => ({ value: discrete ? measureTotalVariation(cells) : testKolmogorovSmirnov(cells).statistic })
};
/** The same of categories, where it is the total variation distance. */
const MOVED_CATEGORIES = {
	name: "moved rows",
	floor: .05,
	measure: ({ cells }) => ({ value: cells === null ? 0 : measureTotalVariation(cells) })
};

// kit/maths/stats/drift/stability-index.ts
/** The name of the population stability index, by which it is found among a column's statistics. */
const PSI = "psi";
/** Over about ten bins. For those who know it: it decides nothing. */
const NUMBER_PSI = {
	name: "psi",
	measure: ({ cells }) => ({ value: measurePsi(coarsenBins(cells)) })
};
/** Over the cells of the test. */
const CATEGORY_PSI = {
	name: "psi",
	measure: ({ cells }) => ({ value: cells === null ? 0 : measurePsi(cells) })
};

// kit/maths/stats/hypergeometric.ts
/**
* The chance that `count` rows drawn from `whole` without putting back all lie in a given part of it:
* C(part, count) / C(whole, count).
*/
function takeAll({ count, part, whole }) {
	if (count > part) return 0;
	return Math.exp(logGamma(part + 1) - logGamma(part - count + 1) - logGamma(whole + 1) + logGamma(whole - count + 1));
}
/** The natural logarithm of the binomial coefficient C(n, k), 0 <= k <= n. */
function logChoose(n, k) {
	return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

// kit/maths/stats/fisher-exact-test.ts
/**
* Fisher's exact test of a 2 × 2 table, two-sided: the chance, given the margins, of a table that is no likelier than this
* one (Fisher, Statistical Methods for Research Workers, 1934, section 21.02).
*/
function testFisherExact({ reference, current, n, m }) {
	const total = reference + current;
	const whole = logChoose(n + m, total);
	const chance = (inWindow) => Math.exp(logChoose(m, inWindow) + logChoose(n, total - inWindow) - whole);
	const limit = chance(current) * 1.000000001;
	let sum = 0;
	for (let count = Math.max(0, total - n); count <= Math.min(total, m); count++) {
		const each = chance(count);
		if (each <= limit) sum += each;
	}
	return Math.min(1, sum);
}

// kit/maths/stats/chi-squared-test.ts
/** Cells that expect fewer rows than this in either sample are pooled (Cochran, Biometrics 10, 1954, p. 420). */
const SMALLEST_EXPECTED = 5;
/** Two cells are tested exactly where either expects fewer rows than this: chi-squared's far tail is too light there. */
const LARGEST_EXACT = 25;
/**
* Pearson's chi-squared test of homogeneity: do both samples come from one distribution over the categories? Both are
* taken as samples, with their noise. Small cells are pooled first (see `poolSmallCells`). No continuity correction. Two
* cells with few rows are tested by Fisher's exact test instead, as are the largest and the rest where pooling leaves one.
*/
function testHomogeneity(pair) {
	const n = sumCounts(pair.reference);
	const m = sumCounts(pair.current);
	if (n === 0 || m === 0) return NOTHING_TO_TEST;
	const cells = zipCounts(pair).filter((cell) => sizeOf$1(cell) > 0);
	if (cells.length < 2) return NOTHING_TO_TEST;
	const pooled = poolSmallCells(cells, {
		n,
		m
	});
	const tested = pooled.length > 1 ? pooled : splitLargest(cells);
	const statistic = sumCounts(tested.map((cell) => measureCell(cell, {
		n,
		m
	})));
	const exact = tested.length === 2 && tested.some((cell) => expectSmaller(cell, {
		n,
		m
	}) < LARGEST_EXACT);
	const [cell] = tested;
	return {
		statistic,
		pValue: exact && cell ? testFisherExact({
			...cell,
			n,
			m
		}) : chiSquaredSurvival(statistic, tested.length - 1)
	};
}
/** P(X > x) of the chi-squared distribution (DLMF 8.2.4 with a = degrees / 2). */
function chiSquaredSurvival(x, degrees) {
	return regularizedUpperGamma(degrees / 2, Math.max(0, x) / 2);
}
/**
* The cells with every one that expects fewer than five rows in the smaller sample put together; should their pool
* itself stay too small, it takes in the smallest other cell. Empty cells vanish.
*/
function poolSmallCells(cells, sizes) {
	const isSmall = (cell) => expectSmaller(cell, sizes) < 5;
	const filled = cells.filter((cell) => sizeOf$1(cell) > 0);
	const large = filled.filter((cell) => !isSmall(cell)).sort((a, b) => sizeOf$1(b) - sizeOf$1(a));
	const small = filled.filter(isSmall);
	if (small.length === 0) return large;
	let pool = small.reduce(addCells);
	while (isSmall(pool)) {
		const next = large.pop();
		if (!next) break;
		pool = addCells(pool, next);
	}
	return [...large, pool];
}
/** The largest cell and all others together. */
function splitLargest(cells) {
	const [largest, ...rest] = cells.toSorted((a, b) => sizeOf$1(b) - sizeOf$1(a));
	return largest ? [largest, rest.reduce(addCells)] : [];
}
/** The rows that a cell expects in the smaller sample. */
function expectSmaller(cell, { n, m }) {
	return sizeOf$1(cell) * Math.min(n, m) / (n + m);
}
function measureCell(cell, { n, m }) {
	const expected = sizeOf$1(cell) * n / (n + m);
	const expectedCurrent = sizeOf$1(cell) * m / (n + m);
	return (cell.reference - expected) ** 2 / expected + (cell.current - expectedCurrent) ** 2 / expectedCurrent;
}
function sizeOf$1(cell) {
	return cell.reference + cell.current;
}
function addCells(a, b) {
	return {
		reference: a.reference + b.reference,
		current: a.current + b.current
	};
}

// kit/maths/stats/drift/to-measurement.ts
/** What a test found, by its own name or the one given; null where it had nothing to test. */
function toMeasurement(result, name) {
	if (result === NOTHING_TO_TEST) return null;
	const { statistic: value, pValue: p } = result;
	return name === void 0 ? {
		value,
		p
	} : {
		name,
		value,
		p
	};
}

// kit/maths/stats/drift/category-values.ts
/** Chi-squared homogeneity; missing values are one of the cells. */
const CATEGORY_VALUES = {
	name: "chi-squared",
	weight: .7,
	measure: ({ cells }) => cells && toMeasurement(testHomogeneity(cells))
};

// kit/maths/stats/drift/missing-difference.ts
/** How far the shares of missing values lie apart, 0 to 1. */
const MISSING_DIFFERENCE = {
	name: "missing difference",
	floor: .05,
	measure: ({ missing }) => ({ value: Math.abs(missing.current - missing.reference) })
};

// kit/maths/stats/drift/missing-share.ts
/** Present rows against missing ones. */
const MISSING_SHARE = {
	name: "missing share",
	weight: .15,
	measure: ({ cells, profile, window }) => toMeasurement(testHomogeneity({
		reference: [sumCounts(cells.reference), profile.missing],
		current: [sumCounts(cells.current), window.missing]
	}))
};

// kit/maths/stats/continuous-test.ts
/** A value that holds this share of all rows of both samples, as the zeros of amounts, is tested apart. */
const DOMINANT = 1 / 3;
/**
* Kolmogorov–Smirnov over ordered bins. It hardly rejects where most rows hold one value, for little of the distribution
* functions is free to differ: there the value's share and the other rows are tested apart, and the p-value is twice the
* smaller one.
*/
function testContinuous(bins) {
	const all = sumCounts(bins.map(sizeOf));
	const [largest] = bins.filter(({ tie }) => tie).toSorted((a, b) => sizeOf(b) - sizeOf(a));
	if (!largest || sizeOf(largest) < DOMINANT * all) return testBins(bins);
	const rest = bins.filter((bin) => bin !== largest);
	const others = testBins(rest);
	const made = [others, {
		name: "share of one value",
		result: testHomogeneity({
			reference: [largest.reference, sumCounts(rest.map(({ reference }) => reference))],
			current: [largest.current, sumCounts(rest.map(({ current }) => current))]
		})
	}].filter(({ result }) => result !== NOTHING_TO_TEST);
	const [strongest] = made.toSorted((a, b) => a.result.pValue - b.result.pValue);
	if (!strongest) return others;
	const { name, result } = strongest;
	return {
		name,
		result: {
			...result,
			pValue: Math.min(1, made.length * result.pValue)
		}
	};
}
function testBins(bins) {
	const pair = {
		reference: bins.map(({ reference }) => reference),
		current: bins.map(({ current }) => current)
	};
	return {
		name: "kolmogorov-smirnov",
		result: testKolmogorovSmirnov(pair)
	};
}
function sizeOf({ reference, current }) {
	return reference + current;
}

// kit/maths/stats/pair-bins.ts
/** The bins of both, with those beyond the reference's range at the ends (always empty in the reference). */
function pairBins(profile, window) {
	return {
		reference: [
			0,
			...profile.counts,
			0
		],
		current: [
			window.below.rows,
			...window.counts,
			window.above.rows
		]
	};
}
/**
* The same with the bins that end at an exactly counted value parted into the rows below it and the rows at it, so that
* the distribution functions are compared before and after the step they make there.
*/
function pairTies(profile, window) {
	const bins = zipCounts(pairBins(profile, window));
	const ends = [
		profile.min,
		...profile.edges,
		profile.max
	];
	const ties = new Map(profile.values?.map((value, index) => [value, index]));
	return bins.flatMap((bin, index) => {
		const tie = index === 0 ? void 0 : ties.get(ends[index] ?? null);
		if (tie === void 0) return [{
			...bin,
			tie: false
		}];
		const at = {
			reference: profile.valueCounts[tie] ?? 0,
			current: window.valueCounts[tie] ?? 0
		};
		return [{
			reference: bin.reference - at.reference,
			current: bin.current - at.current,
			tie: false
		}, {
			...at,
			tie: true
		}];
	});
}
/** Every value of both samples as a cell of its own, where the profile names all of its values; else the bins. */
function pairValues(profile, window) {
	if (window.unlisted === null) return pairBins(profile, window);
	const fresh = window.unlisted.spectrum.flatMap(({ rows, levels }) => new Array(levels).fill(rows));
	return {
		reference: [...profile.valueCounts, ...fresh.map(() => 0)],
		current: [...window.valueCounts, ...fresh]
	};
}

// kit/maths/stats/drift/number-values.ts
/** Kolmogorov–Smirnov over the profile's bins; for discrete values, where it would hardly ever reject, chi-squared. */
const NUMBER_VALUES = {
	name: "kolmogorov-smirnov",
	weight: .7,
	measure({ profile, window, discrete }) {
		if (discrete) return toMeasurement(testHomogeneity(pairValues(profile, window)), "chi-squared");
		const { name, result } = testContinuous(pairTies(profile, window));
		return toMeasurement(result, name);
	}
};

// kit/maths/stats/wasserstein.ts
/**
* The 1-Wasserstein (earth mover's) distance ∫ |F - G| in the column's own unit (Vallender, Theory of Probability and
* its Applications 18, 1974, p. 784). Within a bin both distribution functions are taken as straight lines; beyond the
* reference's range the integral is exact: the mean excess. 0 when either sample is empty.
*/
function measureWasserstein({ borders, reference, current, below, above }) {
	const n = sumCounts(reference);
	const m = sumCounts(current) + below.rows + above.rows;
	if (n === 0 || m === 0) return 0;
	let distance = (below.excess + above.excess) / m;
	let f = 0;
	let g = below.rows / m;
	for (const [index, count] of reference.entries()) {
		const width = (borders[index + 1] ?? 0) - (borders[index] ?? 0);
		const start = f - g;
		f += count / n;
		g += (current[index] ?? 0) / m;
		distance += width * meanAbsolute(start, f - g);
	}
	return distance;
}
/**
* The same for discrete values: all rows of a bin lie on its upper border, so the distribution functions are stairs and
* the distance is exact.
*/
function measureStepWasserstein({ borders, reference, current, below, above }) {
	const n = sumCounts(reference);
	const m = sumCounts(current) + below.rows + above.rows;
	if (n === 0 || m === 0) return 0;
	let distance = (below.excess + above.excess) / m;
	let difference = -below.rows / m;
	for (const [index, count] of reference.entries()) {
		const value = borders[index + 1] ?? 0;
		difference += count / n - (current[index] ?? 0) / m;
		distance += ((borders[index + 2] ?? value) - value) * Math.abs(difference);
	}
	return distance;
}
/** The mean of |t| along the straight line from `start` to `end`. */
function meanAbsolute(start, end) {
	if (start * end >= 0) return (Math.abs(start) + Math.abs(end)) / 2;
	return (start * start + end * end) / (2 * (Math.abs(start) + Math.abs(end)));
}

// kit/maths/stats/drift/standard-distance.ts
/** Wasserstein distance in reference standard deviations; for a constant reference the share of other values. */
const STANDARD_DISTANCE = {
	name: "wasserstein",
	floor: .1,
	measure: (sample) => ({ value: Math.min(Number.MAX_VALUE, measureStandardDistance(sample)) })
};
function measureStandardDistance({ profile, window, integer, discrete, cells }) {
	const { min, max, sum2 } = profile;
	if (min === null || max === null || sum2 === null) return 0;
	const deviation = Math.sqrt(sum2 / Math.max(1, sumCounts(profile.counts) - 1));
	if (deviation === 0) return measureTotalVariation(cells);
	const { edges, counts: reference } = profile;
	const { counts: current, below, above } = window;
	if (discrete) {
		const borders = [
			min,
			...edges,
			max
		];
		return measureStepWasserstein({
			borders,
			reference,
			current,
			below,
			above
		}) / deviation;
	}
	const borders = [
		integer ? min - 1 : min,
		...edges,
		max
	];
	const lack = integer ? Math.max(0, below.excess - below.rows) : below.excess;
	const under = {
		rows: below.rows,
		excess: lack
	};
	return measureWasserstein({
		borders,
		reference,
		current,
		below: under,
		above
	}) / deviation;
}

// kit/maths/stats/benjamini-hochberg.ts
/** The false discovery rate over all columns of one window: the share of unchanged windows that get any flag. */
const FALSE_DISCOVERY_RATE = .05;
/**
* P-values adjusted so that calling those at most α significant holds the false discovery rate at α; where nothing has
* changed at all, the chance of any call is at most α (Benjamini and Hochberg, Journal of the Royal Statistical
* Society B 57, 1995, p. 293). In the order given.
*/
function adjustPValues(pValues) {
	const descending = pValues.map((pValue, index) => ({
		pValue,
		index
	})).sort((a, b) => b.pValue - a.pValue);
	const adjusted = new Array(pValues.length).fill(1);
	let smallest = 1;
	for (const [position, { pValue, index }] of descending.entries()) {
		const rank = pValues.length - position;
		smallest = Math.min(smallest, pValue * (pValues.length / rank));
		adjusted[index] = smallest;
	}
	return adjusted;
}

// kit/maths/stats/drift/unseen-excess.ts
/** The share of rows with unseen values beyond what chance explains, where they are more than chance by themselves. */
const UNSEEN_EXCESS = {
	name: "unseen excess",
	floor: .01,
	measure({ unseen }) {
		if (unseen === null || unseen.pValue > .05) return null;
		return { value: unseen.share - unseen.expected };
	}
};

// kit/maths/stats/drift/unseen-values.ts
/** Rows with a value that the reference never showed, by exact tests. */
const UNSEEN_VALUES = {
	name: "unseen values",
	weight: .15,
	measure: ({ unseen }) => unseen && {
		value: unseen.rows,
		p: unseen.pValue
	}
};

// kit/maths/stats/drift/statistics.ts
/** Of numbers. */
const NUMBER_STATISTICS = [
	NUMBER_VALUES,
	MISSING_SHARE,
	UNSEEN_VALUES,
	NUMBER_PSI,
	STANDARD_DISTANCE,
	MOVED_NUMBERS,
	MISSING_DIFFERENCE,
	UNSEEN_EXCESS
];
/** Of categories. */
const CATEGORY_STATISTICS = [
	CATEGORY_VALUES,
	UNSEEN_VALUES,
	CATEGORY_PSI,
	MOVED_CATEGORIES,
	MISSING_DIFFERENCE,
	UNSEEN_EXCESS
];
const BY_KIND = {
	number: NUMBER_STATISTICS,
	category: CATEGORY_STATISTICS
};
/** Whether any statistic of a column reaches its floor, so that a change which is more than chance is a large one. */
function isLargeChange(kind, statistics) {
	const measured = new Map(statistics.map(({ name, value }) => [name, value]));
	return BY_KIND[kind].some(({ name, floor = Number.POSITIVE_INFINITY }) => {
		const value = measured.get(name);
		return value !== void 0 && value >= floor;
	});
}

// kit/format/manifest/profile-extent.ts
/** Whether every value of a number column is counted exactly. */
function namesEveryValue({ values, valueCounts, count }) {
	return values !== null && values.length > 0 && valueCounts.reduce((sum, rows) => sum + rows, 0) === count;
}
/** Whether `categories` holds every level of a category column. */
function namesEveryLevel({ other }) {
	return other === 0;
}

// kit/maths/stats/new-levels-test.ts
/**
* Does the window hold more levels that the reference lacks than chance explains? Without a change all rows are alike, so
* given a level's rows of both samples together, t, all of them lie in the window with chance C(m, t) / C(n + m, t). Two
* questions, the p-value twice the smaller answer: the number of such levels, which is at most Poisson about the sum of
* those chances; and the rows of the largest, by the sum over levels that have as many. For single rows that sum is Good
* and Turing's estimate of what is still unseen (Good, Biometrika 40, 1953, p. 237). Levels whose rows are known only
* from below make it cautious.
* @param sizes present rows of the reference and of the window
*/
function testNewLevels(pairs, { n, m }) {
	const fresh = pairs.filter(({ reference, current }) => reference === 0 && current > 0);
	const chance = (total) => takeAll({
		count: total,
		part: m,
		whole: n + m
	});
	const chanceOf = (pair) => pair.levels * chance(pair.reference + pair.current);
	const expected = sumOver(pairs, (pair) => (pair.reference + pair.current) * chance(pair.reference + pair.current));
	const rows = sumOver(fresh, ({ current }) => current);
	if (fresh.length === 0 || n === 0) return {
		rows,
		expected: n === 0 ? rows : expected,
		pValue: 1
	};
	const number = fresh.reduce((sum, { levels }) => sum + levels, 0);
	const many = regularizedLowerGamma(number, pairs.reduce((sum, pair) => sum + chanceOf(pair), 0));
	const largest = Math.max(...fresh.map(({ current }) => current));
	const large = pairs.filter(({ reference, current, exact }) => !exact || reference + current >= largest).reduce((sum, pair) => sum + pair.levels * chance(Math.max(largest, pair.reference + pair.current)), 0);
	return {
		rows,
		expected,
		pValue: Math.min(1, 2 * Math.min(many, large))
	};
}
function sumOver(pairs, rowsOf) {
	return pairs.reduce((sum, pair) => sum + pair.levels * rowsOf(pair), 0);
}

// kit/maths/stats/pair-levels.ts
/** Every level of both samples as a cell of its own, of a reference that names all of its levels. */
function pairEveryLevel(named, { categories, unlisted }) {
	const current = named.map(([level]) => categories.get(level) ?? 0);
	const fresh = unlisted.spectrum.flatMap(({ rows, levels }) => new Array(levels).fill(rows));
	return {
		reference: [...named.map(([, rows]) => rows), ...fresh.map(() => 0)],
		current: [...current, ...fresh]
	};
}
/** The same levels for the test of new ones. */
function countEveryLevel(reference, current, { spectrum }) {
	return [...reference.map((rows, index) => ({
		reference: rows,
		current: current[index] ?? 0,
		exact: true,
		levels: 1
	})), ...spectrum.map(({ rows, levels }) => ({
		reference: 0,
		current: rows,
		exact: true,
		levels
	}))];
}
/** New levels as a manifest holds them. */
function describeNamed(named) {
	return named.map(({ level, rows }) => ({
		value: typeof level === "string" ? cutText(level) : level,
		rows
	}));
}
const LONGEST_NAME = 100;
function cutText(text) {
	const characters = [...text];
	return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join("")}…` : text;
}

// kit/maths/stats/find-new-categories.ts
/**
* Rows of the window with a level that the reference lacks. Where the profile names not all of its levels, slots of the
* hash stand for them: a level in an empty slot is new for certain, one in another is taken as known. Null where an older
* profile knows neither.
*/
function findNewCategories(profile, window) {
	const pairs = pairLevels(profile, window);
	if (pairs === null) return null;
	const m = sumCounts([...window.categories.values()]) + window.other;
	const { rows, expected, pValue } = testNewLevels(pairs, {
		n: profile.count,
		m
	});
	return {
		rows,
		share: shareOf(rows, m),
		expected: shareOf(expected, m),
		pValue,
		below: null,
		above: null,
		values: describeNamed(window.unlisted.named)
	};
}
function pairLevels(profile, window) {
	if (namesEveryLevel(profile)) {
		const current = Object.keys(profile.categories).map((name) => window.categories.get(name) ?? 0);
		return countEveryLevel(Object.values(profile.categories), current, window.unlisted);
	}
	return profile.slots && pairSlots(profile.slots, window.slots);
}
function pairSlots({ seen, repeated }, current) {
	const held = decodeSlots(seen);
	const twice = decodeSlots(repeated);
	const known = [...held].map((slot) => ({
		reference: twice.has(slot) ? 2 : 1,
		current: current.get(slot) ?? 0,
		exact: !twice.has(slot),
		levels: 1
	}));
	const fresh = [...current].filter(([slot]) => !held.has(slot)).map(([, rows]) => ({
		reference: 0,
		current: rows,
		exact: true,
		levels: 1
	}));
	return [...known, ...fresh];
}

// kit/maths/stats/pair-categories.ts
/** With more levels than this in both samples together their hash buckets are compared. */
const MOST_LEVELS = 100;
/** How many standard deviations of its count a level has to lie above the last named one to be named for certain. */
const CERTAIN = 4;
/**
* Both samples over the cells of the test, missing values the last. Which cells those are must not depend on one sample,
* or levels that happened to be frequent in it look as if they had become rare: they are all levels of both, where the
* profile names every one and they are few; else the hash buckets. Of an older profile without buckets those levels that
* the reference would name whatever the chance; null where that leaves nothing to compare.
*/
function pairCategories(profile, window) {
	const { buckets } = profile;
	const levels = pairEveryLevel(Object.entries(profile.categories), window);
	if (namesEveryLevel(profile) && (buckets === null || levels.reference.length <= MOST_LEVELS)) return addMissing(poolLevels(levels, profile, window), profile, window);
	if (buckets === null) {
		const certain = pairCertain(profile, window);
		return certain && addMissing(certain, profile, window);
	}
	return addMissing({
		reference: buckets,
		current: sumBuckets(window.slots)
	}, profile, window);
}
/** Levels with few rows of both samples in one cell, as the test pools them. */
function poolLevels(levels, profile, window) {
	const n = profile.count + profile.missing;
	const m = sumCounts(levels.current) + window.missing;
	if (n === 0 || m === 0) return levels;
	return splitPairs(poolSmallCells(zipCounts(levels), {
		n,
		m
	}));
}
function pairCertain(profile, window) {
	const m = sumCounts([...window.categories.values()]) + window.other;
	const last = Math.min(...Object.values(profile.categories));
	const limit = last + CERTAIN * Math.sqrt(last) + CERTAIN ** 2;
	const named = Object.entries(profile.categories).map(([name, reference]) => ({
		reference,
		current: window.categories.get(name) ?? 0
	})).filter(({ reference, current }) => (reference + current) * profile.count / (profile.count + m) > limit);
	if (named.length === 0) return null;
	const sum = (side) => sumCounts(named.map((cell) => cell[side]));
	return splitPairs([...named, {
		reference: profile.count - sum("reference"),
		current: m - sum("current")
	}]);
}
function addMissing(pair, profile, window) {
	return {
		reference: [...pair.reference, profile.missing],
		current: [...pair.current, window.missing]
	};
}
function splitPairs(cells) {
	return {
		reference: cells.map(({ reference }) => reference),
		current: cells.map(({ current }) => current)
	};
}

// kit/maths/stats/compare-category.ts
/**
* Compares a category column by every statistic of categories, over cells that neither sample alone has chosen (missing
* values are one of them).
*/
function compareCategoryColumn(profile, window) {
	const cells = pairCategories(profile, window);
	const present = sumCounts([...window.categories.values()]) + window.other;
	const missing = {
		reference: shareOf(profile.missing, profile.count + profile.missing),
		current: shareOf(window.missing, present + window.missing)
	};
	const unseen = findNewCategories(profile, window);
	const measured = measureStatistics(CATEGORY_STATISTICS, {
		cells,
		missing,
		unseen
	});
	return {
		column: profile.name,
		kind: "category",
		...measured,
		missing,
		psi: readStatistic(measured.statistics, "psi"),
		distance: readStatistic(measured.statistics, MOVED_CATEGORIES.name),
		unseen,
		testable: cells !== null || unseen !== null
	};
}

// kit/maths/stats/beyond-range-test.ts
/** Values further beyond the range than so many times its width are far. */
const FAR_RANGES = 10;
/**
* The chance that at least so many of m values lie beyond the range of n others drawn from the same distribution,
* whatever that is. Their number is what stands before the second reference value in a random order of all (the next
* value lies beyond with chance 2 / (n + 1); the count is beta-binomial with m, 2, n - 1), so the chance is that of at
* most one reference value among the first k + 1: (C(m, k+1) + n C(m, k)) / C(n+m, k+1). Exact for continuous values,
* cautious with ties (Wilks, Annals of Mathematical Statistics 12, 1941, p. 91; David and Nagaraja, Order Statistics,
* 2003, section 7.3).
*/
function testBeyondRange({ reference: n, current: m, beyond: k }) {
	if (n === 0 || k === 0) return 1;
	const all = n + m;
	const none = takeAll({
		count: k + 1,
		part: m,
		whole: all
	});
	const one = n * (k + 1) / (all - k) * takeAll({
		count: k,
		part: m,
		whole: all
	});
	return Math.min(1, none + one);
}
/**
* The same for values that are far beyond the range, of distributions whose tails are no heavier than Cauchy's: there a
* value beyond the largest of n is `FAR_RANGES` times further away with a chance of at most 1 / FAR_RANGES (a Pareto
* tail with index 1 or above), as if the range were that of `FAR_RANGES` times as many. Ranks alone could not tell a
* handful of wild values from chance where the window is as large as the reference.
*/
function testFarBeyondRange({ reference, ...window }) {
	return testBeyondRange({
		reference: reference * 10,
		...window
	});
}
/** Rows of m that lie beyond the range of n others by chance. */
function expectBeyondRange(n, m) {
	return 2 * m / (n + 1);
}

// kit/maths/stats/find-unseen-numbers.ts
/** Where chance alone makes more than this share of the window's values new, the column is not one of few values. */
const COMMONLY_NEW = .02;
/**
* Rows of the window with a value that the reference never showed: beyond its range, or, where the profile names every
* value, none of them. The p-value is that of the strongest of the tests that can be made, times their number.
*/
function findUnseenNumbers(profile, window) {
	const { below, above, unlisted } = window;
	const n = sumCounts(profile.counts);
	const m = sumCounts(window.counts) + below.rows + above.rows;
	const outside = {
		rows: below.rows + above.rows,
		expected: n === 0 ? m : expectBeyondRange(n, m)
	};
	const fresh = testValues(profile, window, {
		n,
		m
	});
	const { rows, expected } = fresh ?? outside;
	const tests = [
		testBeyondRange({
			reference: n,
			current: m,
			beyond: outside.rows
		}),
		...profile.min === profile.max ? [] : [testFarBeyondRange({
			reference: n,
			current: m,
			beyond: below.far + above.far
		})],
		...fresh ? [fresh.pValue] : []
	];
	return {
		rows,
		share: shareOf(rows, m),
		expected: Math.min(1, shareOf(expected, m)),
		pValue: Math.min(1, tests.length * Math.min(...tests)),
		below: describeSide(below),
		above: describeSide(above),
		values: fresh ? describeNamed(unlisted?.named ?? []) : []
	};
}
/** Undefined where the profile names not every value, or values repeat so seldom that new ones are nothing new. */
function testValues(profile, { valueCounts, unlisted }, sizes) {
	if (unlisted === null) return void 0;
	const result = testNewLevels(countEveryLevel(profile.valueCounts, valueCounts, unlisted), sizes);
	return result.expected > COMMONLY_NEW * sizes.m ? void 0 : result;
}
function describeSide({ rows, extreme }) {
	return extreme === null ? null : {
		rows,
		extreme
	};
}

// kit/maths/stats/compare-number.ts
/** With fewer bins than this the values are discrete: Kolmogorov–Smirnov would hardly ever reject, chi-squared does. */
const FEWEST_CONTINUOUS_BINS = 10;
/** Compares a number column by every statistic of numbers. */
function compareNumberColumn({ profile, window, integer }) {
	const cells = pairBins(profile, window);
	const missing = {
		reference: shareOf(profile.missing, sumCounts(cells.reference) + profile.missing),
		current: shareOf(window.missing, sumCounts(cells.current) + window.missing)
	};
	const unseen = findUnseenNumbers(profile, window);
	const discrete = isDiscrete(profile);
	const measured = measureStatistics(NUMBER_STATISTICS, {
		cells,
		missing,
		unseen,
		profile,
		window,
		integer,
		discrete
	});
	return {
		column: profile.name,
		kind: "number",
		...measured,
		missing,
		psi: readStatistic(measured.statistics, "psi"),
		distance: readStatistic(measured.statistics, STANDARD_DISTANCE.name),
		unseen,
		testable: true
	};
}
/** Whether values are few, each with a bin of its own. The first schema does not say so: there few bins are few values. */
function isDiscrete(profile) {
	return profile.counts.length < FEWEST_CONTINUOUS_BINS && (profile.values === null || namesEveryValue(profile));
}

// kit/maths/stats/judge-drift.ts
/** What is not known is no reason to worry and none to be at ease: any other verdict goes before it. */
const SEVERITY = [
	"unknown",
	"ok",
	"suspect",
	"drift"
];
/**
* Judges all columns of a window together. `ok`: no significant change after Benjamini–Hochberg; `suspect`: significant
* but below the floors of all statistics; `drift`: significant and large; `unknown`: not testable. In the order given.
*/
function judgeColumns(comparisons) {
	const tested = comparisons.filter(({ testable }) => testable);
	const adjusted = adjustPValues(tested.map(({ pValue }) => pValue));
	const byComparison = new Map(tested.map((comparison, index) => [comparison, adjusted[index] ?? 1]));
	return comparisons.map((comparison) => judgeColumn(comparison, byComparison.get(comparison) ?? 1));
}
/** The gravest of some verdicts; `unknown` for none. */
function worstVerdict(verdicts) {
	const worst = Math.max(0, ...verdicts.map((verdict) => SEVERITY.indexOf(verdict)));
	return SEVERITY[worst] ?? "unknown";
}
function judgeColumn({ testable, ...drift }, adjusted) {
	const verdict = !(adjusted <= .05) ? "ok" : isLargeChange(drift.kind, drift.statistics) ? "drift" : "suspect";
	return {
		...drift,
		adjusted,
		verdict: testable ? verdict : "unknown"
	};
}

// action-monitor/src/monitor/tables.ts
/**
* The table of the window's rows: `id`, `request` (what labels call it), `time`, `features` (JSON), `prediction` (JSON),
* `named` (whether it names its environment), `cells` (typed features).
*/
const WINDOW_TABLE = "current_window";
/** The table of all lines that were read, each with its `cause`: why it is not judged, or `judged`. */
const LINES_TABLE = "log_lines";

// action-monitor/src/monitor/count-rows.ts
/** Columns named at most, those that the most rows broke. */
const MOST_COLUMNS = 50;
/** Counts the rows of the loaded log: those judged, and those left out by their causes. */
async function countRows$1(engine) {
	const causes = await engine.query(`SELECT cause, sum(coalesce("rows", 1))::BIGINT AS n FROM ${LINES_TABLE} GROUP BY cause`);
	const counts = new Map(causes.map((row) => [String(row["cause"]), Number(row["n"])]));
	const of = (cause) => counts.get(cause) ?? 0;
	const { judged = 0, unnamed = 0, shared = 0 } = await countJudged(engine);
	return {
		judged,
		leftOut: {
			invalid: of("invalid"),
			error: of("error"),
			unchecked: of("unchecked"),
			otherVersion: of("otherVersion"),
			otherEnvironment: of("otherEnvironment"),
			otherModel: of("otherModel"),
			repeatedId: of("judged") - judged,
			copied: of("copied"),
			unreadable: of("unreadable"),
			outsideWindow: of("outsideWindow")
		},
		brokenColumns: await countBrokenColumns(engine),
		unnamedEnvironment: unnamed,
		sharedName: shared
	};
}
async function countJudged(engine) {
	const [row = {}] = await engine.query(`SELECT sum(n)::BIGINT AS judged, sum(unnamed)::BIGINT AS unnamed, sum(n) FILTER (n > 1)::BIGINT AS shared
     FROM (SELECT count(*) AS n, count_if(NOT named) AS unnamed FROM ${WINDOW_TABLE} GROUP BY request)`);
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value ?? 0)]));
}
async function countBrokenColumns(engine) {
	return (await engine.query(`SELECT name, sum("rows")::BIGINT AS n
     FROM (SELECT unnest("columns") AS name, "rows" FROM ${LINES_TABLE} WHERE cause = 'invalid')
     GROUP BY name ORDER BY n DESC, name LIMIT ${MOST_COLUMNS}`)).map((row) => ({
		column: String(row["name"]),
		rows: Number(row["n"])
	}));
}

// action-monitor/src/monitor/load-window.ts
const DAY_MS = 864e5;
/**
* Reads the window's rows from the predictions log into a table, once: answered rows of this model, environment and
* bundle, each record once. What is left out is counted by its cause.
* @throws ConfigurationError for a log that is not there
*/
async function loadWindow(question) {
	const { engine, predictions, reference, window } = question;
	const days = {
		engine,
		from: formatDay(window.from.getTime() - DAY_MS),
		to: formatDay(window.to.getTime() + DAY_MS)
	};
	await predictions.read(days, () => engine.execute(`CREATE OR REPLACE TABLE ${LINES_TABLE} AS
     SELECT id, request, time, features, prediction, "rows", "columns", environment IS NOT NULL AS named,
       ${markCopies(findCause(question))} AS cause FROM ${LOG_TABLE}`));
	await engine.execute(`CREATE OR REPLACE TABLE ${WINDOW_TABLE} AS
     SELECT id, request, time, features, prediction, named, ${typeCells(featureColumns(reference.bundle.contract))} AS cells
     FROM ${LINES_TABLE} WHERE cause = 'judged'
     QUALIFY row_number() OVER (PARTITION BY id ORDER BY time DESC) = 1`);
	return countRows$1(engine);
}
/** Why a line is left out, the first cause that holds. Records of schema 1 name no environment: they may be of any. */
function findCause({ model, environment, reference, window }) {
	return `CASE WHEN NOT readable THEN 'unreadable'
    WHEN time < ${quoteInstant(window.from)} OR time >= ${quoteInstant(window.to)} THEN 'outsideWindow'
    WHEN model IS DISTINCT FROM ${quoteText(model)} THEN 'otherModel'
    WHEN NOT (coalesce(environment = ${quoteText(environment)}, false) OR (environment IS NULL AND schema = 1)) THEN 'otherEnvironment'
    WHEN bundle IS DISTINCT FROM ${quoteText(reference.bundle.digest)} THEN 'otherVersion'
    WHEN outcome IN ('invalid', 'error', 'unchecked') THEN outcome
    WHEN outcome = 'ok' THEN 'judged' ELSE 'unreadable' END`;
}
/** The service gives no id twice: a record of schema 2 that is there again lies in a copied segment. */
function markCopies(cause) {
	return `CASE WHEN schema > 1 AND row_number() OVER (PARTITION BY id ORDER BY time DESC) > 1 AND (${cause}) IN ('judged', 'invalid', 'error', 'unchecked') THEN 'copied' ELSE (${cause}) END`;
}
/** One feature of `cells` as SQL. */
function cellOf(column) {
	return `struct_extract(cells, ${quoteText(column)})`;
}
/** The features' JSON as a struct: each row's text is parsed once, whatever the number of columns. */
function typeCells(columns) {
	const types = columns.map(({ name, type }) => [name, isNumeric$1(type) ? "DOUBLE" : "VARCHAR"]);
	return `json_transform(features, ${quoteText(JSON.stringify(Object.fromEntries(types)))})`;
}
function isNumeric$1(type) {
	return type === "number" || type === "integer";
}
function quoteInstant(instant) {
	return `TIMESTAMP ${quoteText(instant.toISOString().replace("T", " ").replace("Z", ""))}`;
}
function formatDay(milliseconds) {
	return new Date(milliseconds).toISOString().slice(0, 10);
}

// action-monitor/src/monitor/measure-category.ts
/** Counts a category column by the levels that its profile names, all others by hash and by how often they occur. */
async function measureCategory(engine, { profile, expression }) {
	const totals = await countLevels({
		engine,
		table: WINDOW_TABLE,
		expression: textLevel(expression)
	});
	const listed = quoteLevels(Object.keys(profile.categories));
	const found = await countListed(engine, listed);
	const categories = new Map(found.map(({ level, rows }) => [String(level), Number(rows)]));
	const slots = profile.buckets === null ? /* @__PURE__ */ new Map() : new Map(await countSlots(engine));
	const unlisted = {
		spectrum: await countUnlisted(engine, listed),
		named: await nameNewLevels({
			engine,
			profile,
			listed,
			slots
		})
	};
	const other = totals.present - sumCounts([...categories.values()]);
	return {
		profile,
		window: {
			missing: totals.missing,
			categories,
			other,
			unlisted,
			slots
		}
	};
}
/** New levels with most rows; of a profile that names not all of its levels those whose slot it holds nothing in. */
async function nameNewLevels({ engine, profile, listed, slots }) {
	const limit = 20;
	const seen = namesEveryLevel(profile) ? void 0 : decodeSlots(profile.slots?.seen ?? "");
	if (seen && profile.slots === null) return [];
	const free = seen && [...slots.keys()].filter((slot) => !seen.has(slot));
	return (await listUnlisted(engine, {
		listed,
		limit,
		...free ? { slots: free } : {}
	})).map(({ level, rows }) => ({
		level: String(level),
		rows: Number(rows)
	}));
}

// action-monitor/src/monitor/measure-numbers.ts
/** Counts number columns over their profiles' bins in one pass; those whose values are all named by value too. */
async function measureNumbers(engine, columns) {
	const sql = columns.map(aggregateColumn).join(",\n");
	const [row = {}] = await engine.query(`SELECT ${sql} FROM ${WINDOW_TABLE}`);
	const pairs = [];
	for (const [index, column] of columns.entries()) {
		const unlisted = namesEveryValue(column.profile) ? await measureUnlisted(engine, column) : null;
		const window = {
			...readColumn(column.profile, row, `c${index}`),
			unlisted
		};
		pairs.push({
			profile: column.profile,
			window
		});
	}
	return pairs;
}
/**
* Edges in exponent form: a plain decimal would be read as DECIMAL and might miss the stored double. DuckDB's bins are
* those of the profile, (edge, edge], and a last one for all above.
*/
function aggregateColumn({ profile, expression }, index) {
	const { low, high, width } = rangeOf(profile);
	const name = `c${index}`;
	const values = profile.values ?? [];
	const exact = values.length === 0 ? "NULL" : `to_json(map_values(histogram_exact(${expression}, ${listOf(values)})))::VARCHAR`;
	return `count(*) - count(${expression}) AS ${name}_missing,
    to_json(map_values(histogram(${expression}, ${listOf(profile.edges)})))::VARCHAR AS ${name}_counts,
    ${exact} AS ${name}_exact,
    min(${expression}) AS ${name}_min, max(${expression}) AS ${name}_max,
    count_if(${expression} < ${quoteNumber(low)}) AS ${name}_below,
    count_if(${expression} < ${quoteNumber(low - 10 * width)}) AS ${name}_far_below,
    coalesce(sum(greatest(${quoteNumber(low)} - ${expression}, 0)), 0) AS ${name}_lack,
    count_if(${expression} > ${quoteNumber(high)}) AS ${name}_above,
    count_if(${expression} > ${quoteNumber(high + 10 * width)}) AS ${name}_far_above,
    coalesce(sum(greatest(${expression} - ${quoteNumber(high)}, 0)), 0) AS ${name}_excess`;
}
function rangeOf({ min, max }) {
	const low = min ?? 0;
	const high = max ?? 0;
	return {
		low,
		high,
		width: high - low
	};
}
function listOf(values) {
	return `[${values.map(quoteNumber).join(", ")}]::DOUBLE[]`;
}
function readColumn(profile, row, name) {
	const pick = (key) => Number(row[`${name}_${key}`]);
	const counts = parseCounts(row[`${name}_counts`], profile.counts.length);
	const extremes = {
		min: row[`${name}_min`],
		max: row[`${name}_max`]
	};
	const below = readSide({
		rows: pick("below"),
		excess: pick("lack"),
		far: pick("far_below")
	}, extremes.min);
	const above = readSide({
		rows: pick("above"),
		excess: pick("excess"),
		far: pick("far_above")
	}, extremes.max);
	counts[0] = (counts[0] ?? 0) - below.rows;
	counts[counts.length - 1] = (counts.at(-1) ?? 0) - above.rows;
	const valueCounts = parseCounts(row[`${name}_exact`], profile.values?.length ?? 0);
	return {
		missing: pick("missing"),
		counts,
		valueCounts,
		below,
		above
	};
}
function readSide(side, extreme) {
	return {
		...side,
		extreme: side.rows > 0 ? Number(extreme) : null
	};
}
async function measureUnlisted(engine, { profile, expression }) {
	await countLevels({
		engine,
		table: WINDOW_TABLE,
		expression
	});
	const listed = (profile.values ?? []).map(quoteNumber);
	const found = await listUnlisted(engine, {
		listed,
		limit: 20
	});
	return {
		spectrum: await countUnlisted(engine, listed),
		named: found.map(({ level, rows }) => ({
			level: Number(level),
			rows: Number(rows)
		}))
	};
}
/** DuckDB's JSON list of counts; it leaves out the last ones where there is nothing to count. */
function parseCounts(text, length) {
	const list = typeof text === "string" ? JSON.parse(text) : [];
	const counts = Array.isArray(list) ? list : [];
	return Array.from({ length }, (_, index) => Number(counts[index] ?? 0));
}

// action-monitor/src/monitor/measure-columns.ts
/** Histograms of this many columns at a time keep memory flat at any number of columns. */
const BATCH = 50;
/** Counts the window's rows over the profile's own bins and levels. In the order given. */
async function measureColumns(engine, columns) {
	const pairs = /* @__PURE__ */ new Map();
	const numbers = columns.filter(isNumber);
	for (let start = 0; start < numbers.length; start += BATCH) {
		const windows = await measureNumbers(engine, numbers.slice(start, start + BATCH));
		for (const pair of windows) pairs.set(pair.profile, pair);
	}
	for (const column of columns.filter(isCategory)) pairs.set(column.profile, await measureCategory(engine, column));
	return columns.flatMap(({ profile }) => pairs.get(profile) ?? []);
}
function isComparable(profile) {
	return profile.kind !== "redacted";
}
function isNumber(column) {
	return column.profile.kind === "number";
}
function isCategory(column) {
	return column.profile.kind === "category";
}

// action-monitor/src/monitor/compare-window.ts
/** Compares the loaded window with the profile: all features judged together, the predictions apart. */
async function compareWindow({ engine, profile, contract, task }) {
	const byName = new Map(profile.columns.map((column) => [column.name, column]));
	const features = featureColumns(contract).map(({ name }) => ({
		name,
		profile: byName.get(name)
	}));
	const measured = features.flatMap((feature) => toMeasured(feature.profile, cellOf(feature.name)));
	const target = toMeasured(byName.get(targetColumn(contract).name), predictionOf(task));
	const pairs = await measureColumns(engine, [...measured, ...target]);
	const columns = judgePairs(pairs.slice(0, measured.length), contract);
	const [prediction = null] = judgePairs(pairs.slice(measured.length), contract);
	const compared = new Set(columns.map(({ drift }) => drift.column));
	return {
		columns,
		skipped: features.map(({ name }) => name).filter((name) => !compared.has(name)),
		prediction
	};
}
/** The prediction as SQL: a number, or the label's text. */
function predictionOf(task) {
	return task === "regression" ? `CAST(prediction->>'$.value' AS DOUBLE)` : `(prediction->>'$.label')`;
}
function toMeasured(profile, expression) {
	return profile && isComparable(profile) ? [{
		profile,
		expression
	}] : [];
}
function judgePairs(pairs, contract) {
	const integers = new Set(contract.columns.filter(({ type }) => type === "integer").map(({ name }) => name));
	const comparisons = pairs.map((pair) => comparePair(pair, integers.has(pair.profile.name)));
	return judgeColumns(comparisons).flatMap((drift, index) => {
		const counts = pairs[index];
		return counts ? [{
			drift,
			counts
		}] : [];
	});
}
function comparePair({ profile, window }, integer) {
	if (profile.kind === "number" && "counts" in window) return compareNumberColumn({
		profile,
		window,
		integer
	});
	if (profile.kind === "category" && "categories" in window) return compareCategoryColumn(profile, window);
	throw new TypeError(`The column ${profile.name} was counted as another kind than its profile's.`);
}

// kit/maths/stats/binomial-tail.ts
/**
* P(X >= successes) of a binomial variable: the one-sided exact p-value against a share of at most `share` (Clopper and
* Pearson, Biometrika 26, 1934, p. 404). Terms are summed from the first on by their ratio (n - k) / (k + 1) · p / (1 - p).
* @param share between 0 and 1
*/
function binomialUpperTail(successes, trials, share) {
	if (successes <= 0) return 1;
	if (share <= 0) return 0;
	if (share >= 1) return 1;
	if (successes <= trials * share) {
		const rest = sumTail(trials - successes + 1, trials, 1 - share);
		return Math.max(0, 1 - rest);
	}
	return sumTail(successes, trials, share);
}
function sumTail(first, trials, share) {
	if (first > trials) return 0;
	const choose = logGamma(trials + 1) - logGamma(first + 1) - logGamma(trials - first + 1);
	let term = Math.exp(choose + first * Math.log(share) + (trials - first) * Math.log1p(-share));
	let sum = term;
	for (let k = first; k < trials && term > sum * Number.EPSILON; k++) {
		term *= (trials - k) / (k + 1) * (share / (1 - share));
		sum += term;
	}
	return Math.min(1, sum);
}

// action-monitor/src/monitor/judge-requests.ts
/** As for columns: one unchanged window in twenty at most gets a flag. */
const SIGNIFICANCE = .05;
/** With fewer rows asked about, a share of them says little. */
const FEWEST_ASKED = 50;
/** Below this share of what the environment was asked, the judged rows do not speak for the rest. */
const FEWEST_JUDGED_SHARE = .5;
/** Rows of the window that this environment's model was asked about, whatever became of them. */
function countAsked({ judged, leftOut }) {
	return judged + leftOut.repeatedId + leftOut.invalid + leftOut.error + leftOut.unchecked;
}
/**
* Holds a share of rows against its limit by an exact binomial test. `drift`: more than the limit and more than chance;
* `suspect`: more than the limit, which chance explains; `unknown` with few rows.
*/
function judgeShare({ rows, of, limit }) {
	const share = of === 0 ? 0 : rows / of;
	const pValue = binomialUpperTail(rows, of, limit);
	return {
		rows,
		of,
		share,
		limit,
		pValue,
		verdict: judge()
	};
	function judge() {
		if (of < 50) return "unknown";
		if (share <= limit) return "ok";
		return pValue <= SIGNIFICANCE ? "drift" : "suspect";
	}
}
/** The signals of what was refused and what failed. */
function judgeRequests(rows, limits) {
	const of = countAsked(rows);
	return {
		invalid: judgeShare({
			rows: rows.leftOut.invalid,
			of,
			limit: limits.invalid
		}),
		error: judgeShare({
			rows: rows.leftOut.error,
			of,
			limit: limits.error
		})
	};
}
/** Whether the judged rows are most of what there was to judge: what was asked, and lines that cannot be read. */
function speaksForAll(rows) {
	return rows.judged >= FEWEST_JUDGED_SHARE * (countAsked(rows) + rows.leftOut.unreadable);
}

// action-monitor/src/monitor/explain-rows.ts
/** Columns named in a sentence. */
const MOST_NAMES = 5;
const CAUSES = {
	invalid: "invalid: refused, they broke the contract",
	error: "error: the model or the service failed",
	unchecked: "unchecked: tensors that no contract was held against",
	otherVersion: "answered by another version",
	otherEnvironment: "asked of another environment, or of none that has a name",
	otherModel: "asked of another model",
	repeatedId: "answers that share an id with another and count once, in records that an older service wrote",
	copied: "copies of records that are counted",
	unreadable: "lines that cannot be read",
	outsideWindow: "outside the window, of the days that were read"
};
/** What was left out, a sentence for each cause, the most rows first; none for what nothing was left out by. */
function explainLeftOut(rows) {
	return Object.entries(CAUSES).map(([cause, text]) => {
		const count = readCount(rows, cause);
		const where = cause === "invalid" ? explainBroken(rows) : "";
		return {
			count,
			text: `${formatCount(count, "row")} left out, ${text}${where}.`
		};
	}).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count).map(({ text }) => text);
}
/** What has to be known of the judged rows to read them right. */
function explainJudged({ judged, unnamedEnvironment, sharedName }) {
	return [...unnamedEnvironment > 0 ? [`${formatCount(unnamedEnvironment, "row")} of the ${judged.toLocaleString("en-US")} judged do not name their environment: an older service wrote them, and another environment may have been asked.`] : [], ...sharedName > 0 ? [`${formatCount(sharedName, "answer")} share an id with another: the clients send the same id with many requests. Each row counts, but a label finds none of them unless they were asked the same.`] : []];
}
/** All that is to be said of the rows and labels of a window. */
function explainWindow({ rows, labels }) {
	const unfit = labels ? explainUnfit(labels) : "";
	return [
		...explainLeftOut(rows),
		...explainJudged(rows),
		explainLabels(labels),
		unfit
	].filter((sentence) => sentence !== "");
}
/** What became of the labels, in one sentence; empty where all of them were used. */
function explainLabels(labels) {
	if (!labels) return "";
	const parts = [
		part(labels.unmatched, "of no prediction that was judged"),
		part(labels.ambiguous, "of an id that unlike requests share"),
		part(labels.unusable, "empty or not of the target’s kind"),
		part(labels.nameless, "without an id"),
		part(labels.repeated, "given again further down")
	].filter((text) => text !== "");
	if (parts.length === 0) return "";
	return `Of ${formatCount(labels.read, "label")} ${labels.used.toLocaleString("en-US")} were used; left out: ${parts.join(", ")}.`;
}
/** Labelled rows that no retraining can read, with why and the cure; empty where all fit. */
function explainUnfit({ used, fit, unfit }) {
	if (unfit.length === 0) return "";
	const named = unfit.slice(0, MOST_NAMES).map(({ column, message, rows }) => `${column === "" ? "a row" : column} ${message} (${rows.toLocaleString("en-US")})`);
	const rest = unfit.length - named.length;
	return `${(used - fit).toLocaleString("en-US")} of ${formatCount(used, "labelled row")} do not fit the data contract, and no retraining gets them: ${named.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}. Give these columns in the labels file, or let them be missing in the contract.`;
}
/** The columns that refused rows broke, for the middle of a sentence. */
function explainBroken({ brokenColumns }) {
	if (brokenColumns.length === 0) return "";
	const named = brokenColumns.slice(0, MOST_NAMES).map(({ column, rows }) => `${column === "" ? "names it does not have" : column} (${rows.toLocaleString("en-US")})`);
	const rest = brokenColumns.length - named.length;
	return ` in ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
/** How many of the rows asked about were judged, as a reason for no verdict. */
function explainMinority(rows) {
	const all = countAsked(rows) + rows.leftOut.unreadable;
	return `Only ${formatShare(all === 0 ? 0 : rows.judged / all)} of the rows could be judged: they do not speak for the rest.`;
}
function part(count, text) {
	return count === 0 ? "" : `${count.toLocaleString("en-US")} ${text}`;
}
function readCount(rows, cause) {
	return Object.entries(rows.leftOut).find(([name]) => name === cause)?.[1] ?? 0;
}

// action-monitor/src/monitor/find-news.ts
/** Holds what ingest would read against the data lock of the checkout; without a lock everything is new. */
async function findNews(question) {
	const { engine, inputs, labelledFile } = question;
	const text = await readTextIfExists(inputs.lock);
	if (text === void 0) return {
		labelled: labelledFile === void 0 ? 0 : await countRows(engine, labelledFile),
		source: true
	};
	const lock = parseManifest(DataLockSchema, text, inputs.lock);
	return {
		labelled: labelledFile === void 0 ? 0 : await countNewRows({
			...question,
			labelledFile,
			lock
		}),
		source: await mayHaveChanged(question, lock)
	};
}
async function mayHaveChanged({ engine, inputs, openBucket, log }, lock) {
	const { source: sources, directory, reach } = inputs;
	if (sources.length === 0 || sources.some(isElsewhere)) return true;
	try {
		if ((await readContract(inputs.contract)).digest !== lock.contract) return true;
		const files = await resolveSources({
			engine,
			sources,
			directory,
			downloads: directory,
			reach,
			openBucket,
			log
		});
		const own = lock.source.filter(({ added }) => !added);
		const found = await Promise.all(files.map(({ url, file }) => digestAsCommitted(file, own.find((source) => source.url === url)?.digest)));
		const known = own.map(({ digest }) => digest);
		return found.toSorted().join() !== known.toSorted().join();
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		log.info(error.message);
		return true;
	}
}
/** Labelled rows of predictions that no additional source of the lock names. */
async function countNewRows({ engine, store, lock, labelledFile }) {
	return inTemporaryFolder("slipway-added-", async (folder) => {
		const files = [];
		for (const ref of listAddedBlobs(lock)) {
			const file = join(folder, `${shortDigest(ref.digest)}.csv`);
			if (await fetchLabelled({
				store,
				ref,
				file
			})) files.push(file);
		}
		const known = files.map((file) => `SELECT ${PREDICTION_COLUMN} FROM ${scan(file)}`);
		const [row] = await engine.query(`SELECT count(*) AS rows FROM (${[`SELECT ${PREDICTION_COLUMN} FROM ${scan(labelledFile)}`, ...known].join(" EXCEPT ")})`);
		return Number(row?.["rows"]);
	});
}
async function countRows(engine, file) {
	const [row] = await engine.query(`SELECT count(*) AS rows FROM ${scan(file)}`);
	return Number(row?.["rows"]);
}
/** False for a file that names no predictions, and for one that the store has lost. */
async function fetchLabelled({ store, ref, file }) {
	try {
		await store.readBlob(ref, file);
	} catch (error) {
		if (isFault(error, "SLW_BLOB_UNUSABLE")) return false;
		throw error;
	}
	return await findFormat(file) === CSV && (await readDialect(file, file)).header.includes("slipway_prediction_id");
}
function scan(file) {
	return `read_csv(${quotePath(file)}, header = true, all_varchar = true, sample_size = -1)`;
}

// action-monitor/src/monitor/load-labels.ts
/** The table of the labels as text, one row an id (the last one in the file). */
const LABELS_TABLE = "labels";
/** What joins a label to its prediction. */
const ID_COLUMN = "id";
/**
* Reads the labels into a table.
* @throws ConfigurationError when the file is missing, no CSV file, or lacks `id` or the target
*/
async function loadLabels({ engine, file, contract, log }) {
	await readUserFile(file, "The labels file", "Check \"monitor.labels\" in pipeline.yaml or the input \"labels\". A checkout holds committed files alone: commit the file, or write its absolute path on the runner.");
	refuseForeignFormat(await readStart(file), `The labels file ${file}`);
	const { name } = await findFormat(file);
	if (name !== CSV.name) throw new ConfigurationError("SLW_LABELS_INVALID", `The labels file ${file} is a ${name} file. Write it as CSV.`);
	await readCsv(engine, file);
	const columns = (await engine.query(`SELECT column_name FROM (DESCRIBE all_labels)`)).map((row) => String(row["column_name"]));
	for (const needed of ["id", targetColumn(contract).name]) requireColumn({
		needed,
		columns,
		file
	});
	const id = quoteIdentifier("id");
	await engine.execute(`CREATE OR REPLACE TABLE ${LABELS_TABLE} AS SELECT * FROM all_labels WHERE ${id} IS NOT NULL
     QUALIFY row_number() OVER (PARTITION BY ${id} ORDER BY rowid DESC) = 1`);
	const [answer = {}] = await engine.query(`SELECT count(*)::INTEGER AS lines, count(${id})::INTEGER AS named, count(DISTINCT ${id})::INTEGER AS ids FROM all_labels`);
	const { lines = 0, named = 0, ids = 0 } = answer;
	const nameless = Number(lines) - Number(named);
	if (nameless > 0) log.warning(`${formatCount(nameless, "row")} of ${file} ${nameless === 1 ? "has" : "have"} no "${"id"}", by which labels are joined, and ${nameless === 1 ? "is" : "are"} left out.`);
	return {
		columns,
		read: Number(lines),
		nameless,
		repeated: Number(named) - Number(ids)
	};
}
async function readCsv(engine, file) {
	try {
		await engine.execute(`CREATE OR REPLACE TABLE all_labels AS
       SELECT * FROM read_csv(${quotePath(file)}, header = true, all_varchar = true, sample_size = -1)`);
	} catch (error) {
		const [reason] = describeError(error).split("\n");
		throw new ConfigurationError("SLW_LABELS_INVALID", `The labels file ${file} cannot be read as CSV: ${reason}. Correct it.`);
	}
}
function requireColumn({ needed, columns, file }) {
	if (columns.includes(needed)) return;
	throw new ConfigurationError("SLW_LABELS_INVALID", `The labels file ${file} has no column "${needed}".${suggest(needed, columns)} It needs "${"id"}" (the prediction's id) and the target.`);
}

// action-monitor/src/monitor/join-labels.ts
/** The table of the window's rows that one label is of, and of which it is the only one. */
const NAMED_TABLE = "named_rows";
/**
* The window's predictions that have a label. An id that several rows share names one only where they were asked the same,
* and then the latest. Labels that are none, and labels of no prediction at all, are told of.
*/
async function joinLabels({ engine, contract, file, log }) {
	const target = targetColumn(contract);
	const counts = await nameRows(engine);
	const rows = await engine.query(`SELECT w.id AS prediction_id, w.request AS id, CAST(w.prediction AS VARCHAR) AS prediction, l.${quoteIdentifier(target.name)} AS label
     FROM ${NAMED_TABLE} w JOIN ${LABELS_TABLE} l ON w.request = l.${quoteIdentifier("id")}
     ORDER BY w.time, w.id`);
	if (counts.labels > 0 && counts.labels === counts.unmatched) tellOfStrangers({
		labels: counts.labels,
		file,
		log
	});
	const labelled = {
		ids: [],
		truth: [],
		predictions: [],
		unusable: 0,
		...counts
	};
	const unreadable = [];
	const readPrediction = makePredictionReader();
	for (const row of rows) {
		const label = interpretCell(typeof row["label"] === "string" ? row["label"] : null, target);
		if (!isLabel(label, target)) {
			unreadable.push(row);
			continue;
		}
		labelled.ids.push(String(row["prediction_id"]));
		labelled.truth.push(label);
		labelled.predictions.push(readPrediction(String(row["prediction"])));
	}
	labelled.unusable = unreadable.length;
	if (unreadable[0]) log.warning(explainUnreadable({
		file,
		target,
		count: unreadable.length,
		first: unreadable[0]
	}));
	return labelled;
}
/** Finds the one row that each label names. */
async function nameRows(engine) {
	const ids = `SELECT ${quoteIdentifier("id")} AS request FROM ${LABELS_TABLE}`;
	await engine.execute(`CREATE OR REPLACE TABLE ${NAMED_TABLE} AS SELECT * FROM ${WINDOW_TABLE}
     WHERE request IN (${ids}) AND prediction IS NOT NULL
     QUALIFY count(DISTINCT CAST(features AS VARCHAR)) OVER (PARTITION BY request) = 1
       AND row_number() OVER (PARTITION BY request ORDER BY time DESC, id) = 1`);
	const [row = {}] = await engine.query(`SELECT count(*)::INTEGER AS labels,
       count_if(request NOT IN (SELECT request FROM ${WINDOW_TABLE}))::INTEGER AS unmatched,
       count_if(request IN (SELECT request FROM ${NAMED_TABLE}))::INTEGER AS named FROM (${ids})`);
	const labels = Number(row["labels"] ?? 0);
	const unmatched = Number(row["unmatched"] ?? 0);
	return {
		labels,
		unmatched,
		ambiguous: labels - unmatched - Number(row["named"] ?? 0)
	};
}
function isLabel(label, target) {
	const { type, enum: values } = target;
	if (label === null) return false;
	if (type === "boolean") return typeof label === "boolean";
	if (type !== "string" && !(typeof label === "number" && isHeld(label, target))) return false;
	return values === void 0 || values.some((value) => value === label);
}
function tellOfStrangers({ labels, file, log }) {
	log.warning(`None of the ${formatCount(labels, "id")} in ${file} is that of a prediction in this window. "${"id"}" must be the id that the service answered with, or that the request gave.`);
}
function explainUnreadable({ file, target, count, first }) {
	const kind = target.enum ? `one of ${target.enum.join(", ")}` : `a ${target.type}`;
	const shown = target.sensitive || first["label"] === null ? "" : ` (${JSON.stringify(first["label"])})`;
	return `${formatCount(count, "label")} in ${file} ${count === 1 ? "is" : "are"} empty or not ${kind}, the first that of "${String(first["id"])}"${shown}. Correct the column "${target.name}"; until then these rows are left out.`;
}
/** Read once a label, so the schema is compiled first: below 0.5 instead of 9 µs each. */
function makePredictionReader() {
	const compiled = Compile(PredictionSchema);
	return (text) => {
		const value = JSON.parse(text);
		return compiled.Check(value) ? value : checkManifest(PredictionSchema, value, "A prediction in the predictions log");
	};
}

// action-monitor/src/monitor/judge-window.ts
/** With fewer rows no verdict is given on the data: only a huge change would show, and little is known of the tests. */
const FEWEST_ROWS = 50;
/**
* The verdict on the whole window, the worst of its signals. Too few rows, or most of them left out, make a signal
* `unknown`, with the reason, and the columns too; one that is known decides alone.
*/
function judgeWindow({ rows, limits, comparison, performance, labelsGiven, primary }) {
	const obstacle = findObstacle(rows);
	const judged = obstacle === void 0 ? comparison : withoutVerdict(comparison);
	const requests = judgeRequests(rows, limits);
	const signals = {
		data: worstVerdict(judged.columns.map(({ drift }) => drift.verdict)),
		performance: performance?.verdict ?? "unknown",
		...requests
	};
	const reasons = [
		obstacle ?? listColumns(judged.columns),
		...REQUESTS.flatMap((outcome) => listRequests(outcome, requests[outcome], rows)),
		...listPerformance({
			performance,
			labelsGiven,
			primary
		})
	];
	return {
		verdict: settleVerdict(signals),
		reasons,
		signals,
		comparison: judged
	};
}
/** Requests that were fine say nothing of the data: without a verdict on it, or on performance, there is none. */
function settleVerdict({ data, performance, invalid, error }) {
	const model = worstVerdict([data, performance]);
	const requests = worstVerdict([invalid.verdict, error.verdict]);
	return requests === "ok" ? model : worstVerdict([model, requests]);
}
/** Why the rows allow no verdict on the data; undefined where they do. */
function findObstacle(rows) {
	if (rows.judged < 50) return {
		kind: "few rows",
		rows: rows.judged,
		needed: 50,
		labelled: false
	};
	return speaksForAll(rows) ? void 0 : {
		kind: "minority",
		rows
	};
}
const REQUESTS = ["invalid", "error"];
function listRequests(outcome, found, { brokenColumns }) {
	if (found.verdict === "ok" || found.rows === 0) return [];
	return [{
		kind: "requests",
		outcome,
		found,
		brokenColumns
	}];
}
function listColumns(columns) {
	const names = (verdict) => columns.filter(({ drift }) => drift.verdict === verdict).map(({ drift }) => drift.column);
	return {
		kind: "columns",
		compared: columns.length,
		drift: names("drift"),
		suspect: names("suspect"),
		unknown: names("unknown")
	};
}
function listPerformance({ performance, labelsGiven, primary }) {
	const rows = performance?.rows ?? 0;
	const needed = 30;
	if (performance && rows >= needed) return [{
		kind: "performance",
		rows,
		primary,
		verdict: performance.verdict
	}];
	return labelsGiven ? [{
		kind: "few rows",
		rows,
		needed,
		labelled: true
	}] : [];
}
function withoutVerdict(comparison) {
	const clear = ({ drift, counts }) => ({
		drift: {
			...drift,
			verdict: "unknown"
		},
		counts
	});
	return {
		...comparison,
		columns: comparison.columns.map(clear),
		prediction: comparison.prediction && clear(comparison.prediction)
	};
}

// action-monitor/src/monitor/open-reference.ts
/** @throws ConfigurationError when nothing was promoted to the environment yet, or its pointer is none to go by */
async function openReference({ directory, model, environment }, store) {
	const live = await requireLiveVersion(readFromFolder(directory), model, environment);
	const bundle = await openBundle({
		store,
		digest: live.bundle,
		directory: join(directory, OWN.bundles)
	});
	return {
		version: live.version,
		bundle
	};
}

// action-monitor/src/monitor/describe-retraining.ts
/** What came of a retraining in a few words, for the list of what was done; none where nothing is said of it. */
function nameRetraining({ state }, { inputs, news }) {
	switch (state) {
		case "unwanted":
		case "planned": return [];
		case "pointless": return ["retrain not asked for (ingest would find the same data)"];
		case "too few": return [`retrain not asked for (${formatCount(news.labelled, "new labelled row")} of ${inputs.minLabels} that are needed)`];
		case "held back": return [`retrain held back (budget ${inputs.budget.text} is used up)`];
		case "asked for": return ["retrain asked for"];
	}
}
/** The same as a sentence of Markdown with its cure; empty where no retraining was wanted. */
function describeRetraining({ state, labelled }, { labels, news, inputs }) {
	switch (state) {
		case "unwanted": return "";
		case "too few": return `No retraining was asked for, and none of the budget is spent: ${formatCount(news.labelled, "labelled row")} came in that the data lack, and at least ${inputs.minLabels} are needed (\`monitor.min-labels\`).`;
		case "pointless": return `No retraining was asked for, and none of the budget is spent: the data would be the same, for ${explainNoRows(labels)} and \`data.source\` is as the data lock has it. Give labels (\`monitor.labels\`), or change the data.`;
		case "held back": return `No retraining was asked for: the budget of ${inputs.budget.text} is used up.`;
		case "planned": return "A retraining is being asked for.";
		case "asked for": return `A retraining was asked for: ingest reads the data source as it is now${labelled === "" ? "" : `, and the labelled rows in ${escapeMarkdown(labelled)}`}.`;
	}
}
function explainNoRows(labels) {
	if (labels === null || labels.used === 0) return "no labelled rows came in";
	return labels.fit === 0 ? "no labelled row fits the data contract" : "every labelled row is in them";
}

// kit/report/unseen-table.ts
/** Rows of the table; the report and monitor.json hold all. */
const MOST_ROWS$1 = 25;
/** New values that a cell names. */
const MOST_VALUES = 5;
/** Those columns, the least likely by chance first. */
function listUnseen(columns) {
	return columns.flatMap(({ column, unseen }) => unseen && unseen.rows > 0 ? [{
		column,
		unseen
	}] : []).sort((a, b) => a.unseen.pValue - b.unseen.pValue || b.unseen.share - a.unseen.share);
}
/** What they hold, as plain text: `12 above 250 (up to 3,000,000), "oil" (8)`. */
function describeUnseen({ rows, below, above, values }) {
	const named = values.slice(0, MOST_VALUES).map((each) => `${quoteValue(each.value)} (${each.rows})`);
	const more = values.length > MOST_VALUES ? ["others"] : [];
	const parts = [
		...[...below ? [`${formatCount(below.rows, "row")} below the range, down to ${formatNumber(below.extreme)}`] : [], ...above ? [`${formatCount(above.rows, "row")} above the range, up to ${formatNumber(above.extreme)}`] : []],
		...named,
		...more
	];
	return parts.length > 0 ? parts.join(", ") : formatCount(rows, "row");
}
/** `1.2 % (0.1 % by chance)`. */
function describeUnseenShare({ share, expected }) {
	return `${formatShare(share)} (${formatShare(expected)} by chance)`;
}
/** The columns as a table in Markdown with its heading; empty without any. */
function renderUnseenTable(columns) {
	const found = listUnseen(columns);
	if (found.length === 0) return "";
	const rows = found.slice(0, MOST_ROWS$1).map(({ column, unseen }) => [
		formatName(column),
		describeUnseenShare(unseen),
		formatPValue(unseen.pValue),
		escapeMarkdown(describeUnseen(unseen))
	]);
	const table = renderTable([
		{ title: "Column" },
		{
			title: "Rows",
			align: "right"
		},
		{
			title: "p",
			align: "right"
		},
		{ title: "Values" }
	], rows);
	const rest = found.length - rows.length;
	return `Values that the training data never showed:\n\n${table}${rest > 0 ? `\n\nThe report has ${formatCount(rest, "more column")}.` : ""}`;
}
function quoteValue(value) {
	return typeof value === "number" ? formatNumber(value) : JSON.stringify(value);
}

// action-monitor/src/monitor/explain-reasons.ts
/** The reasons of a verdict as sentences, for `monitor.json`, summary, issue and report alike. Plain text. */
function explainReasons(reasons) {
	return reasons.map(explainReason);
}
function explainReason(reason) {
	switch (reason.kind) {
		case "few rows": return explainFewRows(reason);
		case "minority": return explainMinority(reason.rows);
		case "columns": return explainColumns(reason);
		case "requests": return explainRequests(reason);
		case "performance": return explainPerformance(reason);
	}
}
function explainFewRows({ rows, needed, labelled }) {
	const where = labelled ? "with a label" : "in the window";
	return `${formatCount(rows, "row")} ${where}; at least ${needed} are needed for a verdict.`;
}
function explainRequests({ outcome, found, brokenColumns }) {
	const { verdict, rows, of, share, limit } = found;
	const what = outcome === "error" ? "failed" : `broke the contract${explainBroken({ brokenColumns })}`;
	const chance = verdict === "suspect" ? ", which chance may explain" : "";
	return `${rows.toLocaleString("en-US")} of ${formatCount(of, "row")} asked about (${formatShare(share)}) ${what}; at most ${formatShare(limit)} may${chance}.`;
}
function explainColumns({ compared, drift, suspect, unknown }) {
	if (compared === 0) return "No column can be compared.";
	const name = (lead, names, cure = "") => names.length > 0 ? `${lead}: ${names.join(", ")}.${cure}` : "";
	return [
		drift.length + suspect.length === 0 ? `No column of ${compared - unknown.length} has changed.` : "",
		name("Drifted", drift),
		name("Changed a little", suspect),
		name("Not to be told from the older profile of this bundle", unknown, " Ingest the data and promote again.")
	].filter(Boolean).join(" ");
}
const CHANGES = {
	ok: "as good as on the test split",
	suspect: "worse than on the test split, though the two intervals overlap",
	drift: "clearly worse than on the test split",
	unknown: "not to be told"
};
function explainPerformance({ rows, primary, verdict }) {
	return `On ${formatCount(rows, "labelled row")} ${primary} is ${CHANGES[verdict]}.`;
}

// action-monitor/src/monitor/retrain-history.ts
const MARK = /<!-- slipway retrain: (\S+) -->/g;
const KEEP_MS = 26784e5;
/**
* The retrainings asked for so far, oldest first, read from the texts of the issues: the forge keeps them, nothing else
* remembers from one run to the next. Those older than any budget counts are left out.
*/
function readRetrainings(bodies, now) {
	const instants = /* @__PURE__ */ new Set();
	for (const body of bodies) for (const [, text = ""] of (body ?? "").matchAll(MARK)) {
		const instant = Date.parse(text);
		if (instant > now.getTime() - KEEP_MS) instants.add(instant);
	}
	return [...instants].sort((a, b) => a - b).map((instant) => new Date(instant));
}
/** The retrainings as Markdown from which `readRetrainings` reads them back; empty for none. */
function renderRetrainings(retrainings) {
	const lines = retrainings.map((instant) => `- ${instant.toISOString()} <!-- slipway retrain: ${instant.toISOString()} -->`);
	return lines.length === 0 ? "" : [
		"### Retrainings asked for",
		"",
		...lines
	].join("\n");
}
/** Whether one more retraining now stays within the budget. */
function isWithinBudget(retrainings, { count, milliseconds }, now) {
	return retrainings.filter((instant) => instant.getTime() > now.getTime() - milliseconds).length < count;
}

// action-monitor/src/monitor/render-issue.ts
const TITLES = {
	data: "the data has drifted",
	performance: "the predictions have got worse",
	invalid: "requests break the contract",
	error: "requests fail"
};
const DESCRIPTIONS = {
	data: "what it is asked no longer looks like what it was trained on",
	performance: "on labelled rows it is clearly worse than on its test split",
	invalid: "more of what it is asked is refused than `max-invalid` allows",
	error: "more of what it is asked fails than `max-error` allows"
};
function titleIssue({ model, environment }, signal) {
	return `${model} in ${environment}: ${TITLES[signal]}`;
}
/** The issue of a drifted signal, as Markdown. Without the log's instants it reads the same while nothing changes. */
function renderIssue({ findings, signal, outcome }) {
	const { inputs, reference, window, rows } = findings;
	return [
		`Version ${reference.version} of ${formatName(inputs.model)} in ${formatName(inputs.environment)} (bundle ${shortDigest(reference.bundle.digest)}): ${DESCRIPTIONS[signal]} over the ${formatCount(rows.judged, "judged row")} from ${window.from.toISOString()} to ${window.to.toISOString()}.`,
		renderRetrainings(outcome.history),
		renderEvidence(findings, signal),
		renderRows$1(findings),
		renderNextSteps({
			findings,
			outcome
		})
	].filter((part) => part !== "").join("\n\n");
}
function renderEvidence({ judgement, performance }, signal) {
	if (signal === "data") return renderColumns$1(judgement.comparison.columns.map(({ drift }) => drift));
	if (signal === "performance") return renderPerformanceTable(performance);
	return explainReasons(judgement.reasons).map((reason) => `- ${escapeMarkdown(reason)}`).join("\n");
}
function renderColumns$1(columns) {
	return [renderDriftTable(columns), renderUnseenTable(columns)].filter((part) => part !== "").join("\n\n");
}
/** What was left out of the judged rows, and how to take them. */
function renderRows$1({ rows, labels }) {
	return explainWindow({
		rows,
		labels
	}).map((sentence) => `- ${escapeMarkdown(sentence)}`).join("\n");
}
/** The comment that closes an issue. */
function renderRecovery({ window, rows }) {
	return `Back to \`ok\` over the ${formatCount(rows.judged, "row")} from ${window.from.toISOString()} to ${window.to.toISOString()}.`;
}
function renderNextSteps({ findings, outcome }) {
	const { environment, onDrift, runId } = findings.inputs;
	const steps = [`- Look at \`report.html\` in this run's artifact \`${nameMonitorArtifact(findings.inputs)}\`, and ask whether the world changed or the data broke.`];
	if (outcome.state !== "unwanted") steps.push(`- ${describeRetraining(outcome, findings)}`);
	if (onDrift.includes("rollback")) steps.push(`- If the last promotion caused this, roll back. ${describeRollback(environment, runId)} opens the pull request and shows these findings in it.`);
	steps.push("- This issue closes by itself when the verdict is `ok` again.");
	return [
		"### What to do",
		"",
		...steps
	].join("\n");
}
/** How to hand these findings to a rollback: the run holds them as an artifact, a terminal as a file. */
function describeRollback(environment, runId) {
	const command = `slipway rollback --environment ${environment} --evidence`;
	return runId === "" ? `\`${command} ${OWN.monitor}/${MONITOR_FILE}\`` : `The workflow *Rollback* (the action \`action-package/rollback\`) with \`evidence-run\` \`${runId}\`, or \`${command} ${MONITOR_FILE}\` with that file of the artifact,`;
}

// action-monitor/src/monitor/signals.ts
/** What can drift: what the model is asked, how right its answers are, what is refused, what fails. */
const SIGNALS = [
	"data",
	"performance",
	"invalid",
	"error"
];
/** The verdict on one signal. */
function readVerdict({ signals }, signal) {
	const verdict = signals[signal];
	return typeof verdict === "string" ? verdict : verdict.verdict;
}
/** Whether data or performance have drifted and a retraining is wished for: it cures no refused request. */
function wantsRetraining({ onDrift }, judgement) {
	const { data, performance } = judgement.signals;
	return onDrift.includes("retrain") && (data === "drift" || performance === "drift");
}

// action-monitor/src/monitor/retrain.ts
/** What `on-drift`, the data and the budget say about a retraining now. */
function planRetraining(findings, history) {
	return {
		state: decideRetraining(findings, history),
		history,
		labelled: ""
	};
}
function decideRetraining({ inputs, now, news, judgement }, history) {
	if (!wantsRetraining(inputs, judgement)) return "unwanted";
	if (news.labelled === 0 && !news.source) return "pointless";
	if (news.labelled < inputs.minLabels && !news.source) return "too few";
	return isWithinBudget(history, inputs.budget, now) ? "planned" : "held back";
}
/**
* Asks for a retraining by starting the ingest workflow, if it is planned. It reads the project's own data and, where
* labels came in, the labelled rows beside them, put where the predictions log is, which the next job can reach; this job's
* folder it cannot. Ingest stores them with the data that it proposes.
*/
async function retrain({ findings, ports, history }) {
	const plan = planRetraining(findings, history);
	if (plan.state !== "planned") return plan;
	const { inputs, now } = findings;
	const labelled = findings.news.labelled > 0 ? await keepLabelledRows(findings, ports) : "";
	const { retrainWorkflow, pipeline } = inputs;
	await ports.forge.dispatchWorkflow({
		workflow: retrainWorkflow,
		ref: await ports.findDefaultBranch(),
		inputs: {
			...labelled === "" ? {} : { "additional-source": labelled },
			...pipeline === void 0 ? {} : { pipeline }
		}
	});
	return {
		state: "asked for",
		history: [...history, now],
		labelled
	};
}
/** Copies the labelled rows to where the log is; what ingest reads them by, or empty without any. */
async function keepLabelledRows({ inputs: { model, environment }, labelledFile, window }, { predictions }) {
	if (labelledFile === void 0) return "";
	const name = window.to.toISOString().replace(/[:.]/g, "-");
	return predictions.keepFile(`labelled/${model}/${environment}/${name}.csv`, labelledFile);
}

// action-monitor/src/monitor/react.ts
const ISSUE_FILE = `${OWN.monitor}/issue.md`;
/**
* Does what `on-drift` says. On drift of a signal its issue is opened or updated, and a retraining asked for once, under
* the budget; on `ok` its issue is closed. `suspect` and `unknown` touch nothing.
*/
async function react(findings, ports) {
	const { inputs, judgement } = findings;
	const drifted = SIGNALS.filter((signal) => readVerdict(judgement, signal) === "drift");
	await rm(join(inputs.directory, ISSUE_FILE), { force: true });
	if (inputs.onDrift.length === 0) return {
		actions: [],
		issueUrl: ""
	};
	const closed = await closeIssues(findings, ports.forge);
	if (drifted.length === 0) return {
		actions: closed,
		issueUrl: ""
	};
	const bodies = await Promise.all(SIGNALS.map((signal) => ports.forge.readIssue(nameMarker(inputs, signal))));
	const history = readRetrainings(bodies, findings.now);
	const opened = await writeIssues({
		findings,
		drifted,
		outcome: planRetraining(findings, history),
		ports
	});
	const outcome = await retrain({
		findings,
		ports,
		history
	});
	if (outcome.history.length > history.length) await writeIssues({
		findings,
		drifted,
		outcome,
		ports
	});
	return {
		actions: [
			...closed,
			...opened.map(({ action }) => action),
			...nameRetraining(outcome, findings)
		],
		issueUrl: opened[0]?.url ?? ""
	};
}
/** The marker by which a signal's one issue is found again. */
function nameMarker({ model, environment }, signal) {
	return `monitor/${model}/${environment}/${signal}`;
}
/**
* Writes the issues of the drifted signals, and their text to a file. Before a retraining is asked for, so that none is
* where the issue that counts them cannot be written; and again afterwards, to count it.
*/
async function writeIssues({ findings, drifted, outcome, ports }) {
	const texts = drifted.map((signal) => ({
		signal,
		body: renderIssue({
			findings,
			signal,
			outcome
		})
	}));
	const file = join(findings.inputs.directory, ISSUE_FILE);
	await writeFileAtomically(file, `${texts.map(({ body }) => body).join("\n\n---\n\n")}\n`);
	const results = [];
	for (const { signal, body } of texts) {
		const { state, url } = await ports.forge.upsertIssue({
			marker: nameMarker(findings.inputs, signal),
			title: titleIssue(findings.inputs, signal),
			body,
			labels: ["drift"]
		});
		results.push({
			action: `issue (${signal}) ${state}`,
			url
		});
	}
	return results;
}
async function closeIssues(findings, forge) {
	const actions = [];
	for (const signal of SIGNALS.filter((name) => readVerdict(findings.judgement, name) === "ok")) if (await forge.closeIssue({
		marker: nameMarker(findings.inputs, signal),
		comment: renderRecovery(findings)
	})) actions.push(`issue (${signal}) closed`);
	return actions;
}

// kit/report/html.ts
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/** A template tag: `html\`<p>${text}</p>\``. Text in holes is escaped for element content and quoted attributes. */
function html(strings, ...values) {
	return { markup: strings.map((part, index) => index === 0 ? part : renderValue(values[index - 1]) + part).join("") };
}
/** Text as it may stand in element content or a quoted attribute; characters that nobody sees are written as escapes. */
function escapeHtml(text) {
	return showHidden(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
function renderValue(value) {
	if (value === void 0) return "";
	if (typeof value === "string") return escapeHtml(value);
	if (typeof value === "number") return String(value);
	return "markup" in value ? value.markup : value.map((item) => item.markup).join("");
}

// kit/report/html-table.ts
/** A table that scrolls sideways on a narrow screen. */
function renderHtmlTable(columns, rows) {
	const kind = (index) => columns[index]?.numeric ? html` class="number"` : html``;
	return html`<div class="scroll"><table>
<thead><tr>${columns.map((column, index) => html`<th scope="col"${kind(index)}>${column.title}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell, index) => html`<td${kind(index)}>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>`;
}

// kit/report/style.ts
/** The style sheet of every report page. */
const STYLE = `
:root {
  --page: #ffffff; --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --panel: #f6f8fa;
  --reference: #8c959f; --current: #0969da; --ok: #1a7f37; --suspect: #9a6700; --drift: #cf222e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --text: #e6edf3; --muted: #9198a1; --line: #3d444d; --panel: #151b23;
    --reference: #7d8590; --current: #58a6ff; --ok: #3fb950; --suspect: #d29922; --drift: #f85149;
  }
}
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
p, li { max-width: 46rem; }
.note { color: var(--muted); font-size: .9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { white-space: nowrap; background: var(--panel); }
td { overflow-wrap: break-word; }
td:first-child { overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.verdict { font-weight: 600; }
.ok { color: var(--ok); }
.suspect { color: var(--suspect); }
.drift { color: var(--drift); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1rem; }
figure { margin: 0; padding: .75rem; border: 1px solid var(--line); border-radius: 6px; }
figcaption { color: var(--muted); font-size: .85rem; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--muted); font: 11px system-ui, sans-serif; }
.reference { fill: var(--reference); }
.current { fill: var(--current); }
.overlay { fill: none; stroke: var(--current); stroke-width: 2; }
.axis { stroke: var(--line); stroke-width: 1; }
.key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; vertical-align: -.05em; }
.key.reference { background: var(--reference); }
.key.current { background: var(--current); }
`;

// kit/report/page.ts
/**
* A whole HTML page in one file: no script, nothing fetched, and a content security policy that allows its own style
* sheet alone, by its hash (Content Security Policy Level 3, section 2.3.1). Follows the reader's dark or light setting.
*/
function renderPage({ title, body }) {
	const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
	return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.markup;
}

// kit/report/histogram-chart.ts
const WIDTH$1 = 320;
const HEIGHT = 150;
const LEFT = 4;
const BASE = 128;
/** An inline SVG: the reference as filled bars, the current window as an outline above them. */
function drawHistogram({ title, low, high, reference, current }) {
	const tallest = Math.max(...reference, ...current, 1e-9);
	const step = 312 / Math.max(1, reference.length);
	const x = (bar) => round(LEFT + bar * step);
	const y = (share) => round(BASE - share / tallest * 114);
	const bars = reference.map((share, bar) => html`<rect class="reference" x="${x(bar)}" y="${y(share)}" width="${round(step * .92)}" height="${round(BASE - y(share))}"/>`);
	const steps = current.map((share, bar) => `V${y(share)}H${x(bar + 1)}`).join("");
	return html`<svg viewBox="0 0 ${WIDTH$1} ${HEIGHT}" role="img" aria-label="${title}">
${bars}
<path class="overlay" d="M${x(0)} ${BASE}${steps}V${BASE}"/>
<line class="axis" x1="${LEFT}" y1="${BASE}" x2="${316}" y2="${BASE}"/>
<text x="${LEFT}" y="${144}">${formatNumber(low)}</text>
<text x="${316}" y="${144}" text-anchor="end">${formatNumber(high)}</text>
<text x="${LEFT}" y="10">${formatShare(tallest)}</text>
</svg>`;
}
/** SVG coordinates need no more than two decimals. */
function round(value) {
	return Math.round(value * 100) / 100;
}

// kit/report/fit-label.ts
/** Ranges that Unicode calls wide or fullwidth (UAX #11, East Asian Width), and emoji: they take two cells. */
const WIDE = /\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** A label of at most `cells` cells, the last an ellipsis where it was cut; what a reader takes for a character stays whole. */
function fitLabel(label, cells) {
	const characters = [...new Intl.Segmenter().segment(label)].map(({ segment }) => segment);
	if (sumCells(characters) <= cells) return label;
	let kept = characters;
	while (kept.length > 0 && sumCells(kept) > cells - 1) kept = kept.slice(0, -1);
	return `${kept.join("")}…`;
}
function sumCells(characters) {
	return characters.reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

// kit/report/share-chart.ts
const WIDTH = 320;
const ROW = 30;
const LABEL_WIDTH = 96;
const BAR_WIDTH = 160;
/** In cells: a wide character takes two. */
const LONGEST_LABEL = 15;
/** An inline SVG: for every category two bars, its share of the reference and of the current window. */
function drawShares({ title, bars }) {
	const largest = Math.max(...bars.map((bar) => Math.max(bar.reference, bar.current)), 1e-9);
	const length = (share) => round(share / largest * BAR_WIDTH);
	const rows = bars.map((bar, index) => {
		const y = index * ROW;
		return html`<svg y="${y}" width="${92}" height="${ROW}"><text y="18"><title>${bar.label}</title>${fitLabel(bar.label, LONGEST_LABEL)}</text></svg>
<rect class="reference" x="${LABEL_WIDTH}" y="${y + 4}" width="${length(bar.reference)}" height="9"/>
<rect class="current" x="${LABEL_WIDTH}" y="${y + 15}" width="${length(bar.current)}" height="9"/>
<text x="${WIDTH}" y="${y + 18}" text-anchor="end">${formatShare(bar.current)}</text>
`;
	});
	return html`<svg viewBox="0 0 ${WIDTH} ${Math.max(1, bars.length) * ROW}" role="img" aria-label="${title}">
${rows}</svg>`;
}

// kit/report/spread-bins.ts
/**
* The shares (they sum to at most 1) of `total` rows in equal-width bars between two borders: rows spread evenly within
* their bin; what lies outside goes to the end bars. Rows of a bin without width go to the bar that holds its place.
*/
function spreadBins({ bins, total, low, high, bars }) {
	const shares = new Array(bars).fill(0);
	const place = (value) => (value - low) / (high - low) * bars;
	for (const [index, count] of bins.counts.entries()) addRange({
		shares,
		start: place(bins.borders[index] ?? low),
		end: place(bins.borders[index + 1] ?? high),
		share: total === 0 ? 0 : count / total
	});
	return shares;
}
/** Adds a share evenly over [start, end), in units of bars; ends beyond the bars count for the end bars. */
function addRange({ shares, start, end, share }) {
	const last = shares.length - 1;
	if (share === 0) return;
	if (!(end - start > 1e-9)) {
		addShare(shares, Math.ceil(end) - 1, share);
		return;
	}
	for (let bar = 0; bar <= last; bar++) {
		const from = bar === 0 ? start : Math.max(start, bar);
		const to = bar === last ? end : Math.min(end, bar + 1);
		if (to > from) addShare(shares, bar, share * (to - from) / (end - start));
	}
}
function addShare(shares, bar, share) {
	const index = Math.min(shares.length - 1, Math.max(0, bar));
	shares[index] = (shares[index] ?? 0) + share;
}

// action-monitor/src/monitor/draw-column.ts
const BARS = 32;
const MOST_CATEGORIES = 10;
/** The chart of a column: reference and current window over the same bars. */
function drawColumn({ profile, window }) {
	if (profile.kind === "category" && "categories" in window) return drawCategories(profile, window);
	if (profile.kind === "number" && "counts" in window) return drawNumbers(profile, window);
	throw new TypeError(`The column ${profile.name} was counted as another kind than its profile's.`);
}
function drawNumbers(profile, window) {
	const total = sumCounts(window.counts) + window.below.rows + window.above.rows;
	if (isDiscrete(profile)) return drawValues({
		profile,
		window,
		total
	});
	const low = profile.min ?? 0;
	const high = profile.max ?? 0;
	const borders = [
		low,
		...profile.edges,
		high
	];
	const spread = (counts, rows) => spreadBins({
		bins: {
			borders,
			counts
		},
		total: rows,
		low,
		high,
		bars: BARS
	});
	const current = spread(window.counts, total);
	current[0] = (current[0] ?? 0) + shareOf(window.below.rows, total);
	current[31] = (current[31] ?? 0) + shareOf(window.above.rows, total);
	return drawHistogram({
		title: `Histogram of ${profile.name}`,
		low,
		high,
		reference: spread(profile.counts, sumCounts(profile.counts)),
		current
	});
}
/** Few discrete values: a pair of bars each. */
function drawValues({ profile, window, total }) {
	const values = [...profile.edges, profile.max ?? 0];
	const rows = sumCounts(profile.counts);
	const bars = values.map((value, index) => ({
		label: String(value),
		reference: shareOf(profile.counts[index] ?? 0, rows),
		current: shareOf(window.counts[index] ?? 0, total)
	}));
	const below = {
		label: `< ${profile.min ?? 0}`,
		reference: 0,
		current: shareOf(window.below.rows, total)
	};
	const above = {
		label: `> ${profile.max ?? 0}`,
		reference: 0,
		current: shareOf(window.above.rows, total)
	};
	const shown = [
		below,
		...bars,
		above
	].filter((bar) => bar.reference + bar.current > 0);
	return drawShares({
		title: `Shares of the values of ${profile.name}`,
		bars: shown
	});
}
function drawCategories(profile, window) {
	const before = profile.count + profile.missing;
	const now = sumCounts([...window.categories.values()]) + window.other + window.missing;
	const bars = Object.entries(profile.categories).map(([label, count]) => ({
		label,
		reference: shareOf(count, before),
		current: shareOf(window.categories.get(label) ?? 0, now)
	})).sort((a, b) => Math.max(b.reference, b.current) - Math.max(a.reference, a.current));
	const shown = bars.slice(0, MOST_CATEGORIES);
	const rest = bars.slice(MOST_CATEGORIES);
	const extra = [{
		label: "(others)",
		reference: shareOf(profile.other, before) + sumCounts(rest.map((bar) => bar.reference)),
		current: shareOf(window.other, now) + sumCounts(rest.map((bar) => bar.current))
	}, {
		label: "(missing)",
		reference: shareOf(profile.missing, before),
		current: shareOf(window.missing, now)
	}].filter((bar) => bar.reference + bar.current > 0);
	return drawShares({
		title: `Shares of the categories of ${profile.name}`,
		bars: [...shown, ...extra]
	});
}

// action-monitor/src/monitor/render-report.ts
/** Charts of a page: about 4 kB each, so the page stays far below 300 kB. */
const MOST_CHARTS = 40;
/** Rows of the page's table, so that a thousand columns do not make it heavy; monitor.json holds all. */
const MOST_ROWS = 300;
/** The whole report as one HTML page. */
function renderReport(findings, actions) {
	const { inputs, judgement, reference, window, rows } = findings;
	const { columns, skipped, prediction } = judgement.comparison;
	const sorted = columns.toSorted((a, b) => compareSeverity(a.drift, b.drift));
	const { verdict } = judgement;
	return renderPage({
		title: `${inputs.model} in ${inputs.environment}: ${verdict}`,
		body: html`<h1>${inputs.model} in ${inputs.environment}: <span class="verdict ${verdict}">${verdict}</span></h1>
<p>Version ${reference.version}, bundle ${shortDigest(reference.bundle.digest)}: ${formatCount(rows.judged, "row")} from ${window.from.toISOString()} to ${window.to.toISOString()} against ${formatCount(reference.bundle.profile.rows, "training row")}.</p>
${renderList(explainReasons(judgement.reasons))}
${renderRows(findings)}
${renderPerformance(findings)}
<h2>Columns</h2>
${renderColumns(sorted)}
${skipped.length > 0 ? html`<p class="note">Not compared, since their profile holds no values: ${skipped.join(", ")}.</p>\n` : ""}${renderExplanation()}
${renderUnseen(sorted.map(({ drift }) => drift))}
${renderCharts(sorted)}
${renderPrediction(prediction)}
${actions.length > 0 ? html`<h2>Done</h2>\n${renderList(actions)}` : ""}`
	});
}
/** What was asked, what was left out and why. */
function renderRows({ rows, labels, judgement }) {
	const { invalid, error } = judgement.signals;
	const share = ({ rows: count, of, share: part, limit, pValue, verdict }) => [
		`${formatCount(count, "row")} of ${of.toLocaleString("en-US")}`,
		formatShare(part),
		formatShare(limit),
		formatPValue(pValue),
		html`<span class="verdict ${verdict}">${verdict}</span>`
	];
	const notes = explainWindow({
		rows,
		labels
	});
	return html`<h2>Requests</h2>
${renderHtmlTable([
		{ title: "Outcome" },
		{ title: "Rows" },
		{
			title: "Share",
			numeric: true
		},
		{
			title: "At most",
			numeric: true
		},
		{
			title: "p",
			numeric: true
		},
		{ title: "Verdict" }
	], [["invalid: broke the contract", ...share(invalid)], ["error: failed", ...share(error)]])}
${notes.length > 0 ? renderList(notes) : ""}`;
}
function renderList(items) {
	return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
function renderColumns(columns) {
	const rows = columns.slice(0, MOST_ROWS).map(({ drift }) => describeColumn(drift));
	const table = renderHtmlTable([
		{ title: "Column" },
		{ title: "Verdict" },
		{ title: "Test" },
		{
			title: "Statistic",
			numeric: true
		},
		{
			title: "p",
			numeric: true
		},
		{
			title: "Adjusted p",
			numeric: true
		},
		{
			title: "PSI",
			numeric: true
		},
		{
			title: "Distance",
			numeric: true
		},
		{
			title: "Missing",
			numeric: true
		}
	], rows);
	const rest = columns.length - rows.length;
	return rest > 0 ? html`${table}\n<p class="note">monitor.json has ${formatCount(rest, "more column")}.</p>` : table;
}
function describeColumn(drift) {
	return [
		drift.column,
		html`<span class="verdict ${drift.verdict}">${drift.verdict}</span>`,
		drift.test,
		formatNumber(drift.statistic),
		formatPValue(drift.pValue),
		formatPValue(drift.adjusted),
		formatNumber(drift.psi),
		describeDistance(drift),
		`${formatShare(drift.missing.reference)} → ${formatShare(drift.missing.current)}`
	];
}
function renderExplanation() {
	return html`<p class="note">A column is <b>suspect</b> when its change is more than chance (p after Benjamini–Hochberg over all columns at most 0.05) but small, and <b>drift</b> when it is large as well. Distance: standard deviations of the training data for numbers (Wasserstein), the share of rows elsewhere for categories.</p>`;
}
function renderUnseen(columns) {
	const found = listUnseen(columns);
	if (found.length === 0) return html``;
	const rows = found.slice(0, MOST_ROWS).map(({ column, unseen }) => [
		column,
		describeUnseenShare(unseen),
		formatPValue(unseen.pValue),
		describeUnseen(unseen)
	]);
	return html`<h2>Never seen in training</h2>
<p class="note">Rows with a value beyond the range of the training data, or that it does not hold; part of the column's verdict.</p>
${renderHtmlTable([
		{ title: "Column" },
		{
			title: "Rows",
			numeric: true
		},
		{
			title: "p",
			numeric: true
		},
		{ title: "Values" }
	], rows)}`;
}
function renderCharts(columns) {
	const changed = columns.filter(({ drift }) => drift.verdict === "suspect" || drift.verdict === "drift");
	if (changed.length === 0) return html``;
	const shown = changed.slice(0, MOST_CHARTS);
	return html`<h2>What changed</h2>
<p class="note"><span class="key reference"></span> training data, <span class="key current"></span> this window${shown.length < changed.length ? `; the first ${shown.length} of ${changed.length} columns` : ""}</p>
<div class="charts">
${shown.map(({ drift, counts }) => html`<figure>\n<h3>${drift.column}</h3>\n${drawColumn(counts)}\n<figcaption>${describeChange(drift)}</figcaption>\n</figure>\n`)}</div>`;
}
/** The words under a chart, which shows present values alone. */
function describeChange({ missing, ...drift }) {
	const absent = `missing ${formatShare(missing.reference)} → ${formatShare(missing.current)}`;
	const parts = [describeDistance({
		missing,
		...drift
	}), `PSI ${formatNumber(drift.psi)}`];
	return `${drift.verdict}: ${[...parts, ...missing.reference === missing.current ? [] : [absent]].join(", ")}`;
}
function renderPerformance({ performance, reference }) {
	if (!performance) return html``;
	const { primary } = reference.bundle.evaluation;
	const rows = Object.entries(performance.metrics).map(([name, estimate]) => [
		name === primary ? `${name} (decides)` : name,
		formatEstimate(performance.reference[name]),
		formatEstimate(estimate)
	]);
	return html`<h2>Performance: <span class="verdict ${performance.verdict}">${performance.verdict}</span></h2>
<p>On ${formatCount(performance.rows, "labelled row")}; in brackets the 95 % intervals.</p>
${renderHtmlTable([
		{ title: "Metric" },
		{
			title: "Test split",
			numeric: true
		},
		{
			title: "This window",
			numeric: true
		}
	], rows)}`;
}
function renderPrediction(prediction) {
	if (!prediction) return html``;
	return html`<h2>Predictions</h2>
<p class="note">For information, no part of the verdict: a model's answers vary less than the truth, so they differ from the target in training without any drift.</p>
<div class="charts">
<figure>
<h3>${prediction.drift.column}: target in training, predictions now</h3>
${drawColumn(prediction.counts)}
<figcaption>${describeDistance(prediction.drift)}, PSI ${formatNumber(prediction.drift.psi)}</figcaption>
</figure>
</div>`;
}

// action-monitor/src/monitor/write-findings.ts
const REPORT_FILE = "report.html";
/** Writes `monitor.json` and the report into a folder; what `monitor.json` says. */
async function writeFindings({ findings, actions, folder }) {
	const monitor = describeFindings(findings, actions);
	await writeManifest(MonitorSchema, join(folder, MONITOR_FILE), monitor);
	await writeFileAtomically(join(folder, REPORT_FILE), renderReport(findings, actions));
	return monitor;
}
function describeFindings(findings, actions) {
	const { inputs, reference, window, rows, labels, judgement, performance } = findings;
	const { columns, skipped, prediction } = judgement.comparison;
	return {
		$schema: MonitorSchema.properties.$schema.const,
		model: inputs.model,
		environment: inputs.environment,
		version: reference.version,
		bundle: reference.bundle.digest,
		window: {
			from: window.from.toISOString(),
			to: window.to.toISOString(),
			rows: rows.judged
		},
		rows,
		labels,
		reference: { rows: reference.bundle.profile.rows },
		columns: columns.map(({ drift }) => drift),
		skipped,
		prediction: prediction?.drift ?? null,
		signals: judgement.signals,
		verdict: judgement.verdict,
		reasons: explainReasons(judgement.reasons),
		performance,
		actions
	};
}

// action-monitor/src/monitor/fill-cell.ts
/** Bits of a number made of an id: every one is a whole number that a double holds, and is in JSON. */
const ID_BYTES = 6;
/**
* What may stand for a cell that neither the request nor the labels file gives, the likeliest first: an id and an instant
* are the prediction's, in a form that the column may take; an ignored column has the contract's own `default` or `const`.
* Nothing is invented for a group or a feature.
* @param example a value of the column as the data have it, where one is known
*/
function proposeCells(column, row, example) {
	if (column.role === "id") return [isNumeric(column) ? numberOf(row.id) : row.id];
	if (column.role === "timestamp") return orderByLikeness(writeInstants(column, row.time), example);
	if (column.role !== "ignored" || column.nullable) return [];
	const given = column.schema["default"] ?? column.schema["const"];
	return typeof given === "string" || typeof given === "number" || typeof given === "boolean" ? [String(given)] : [];
}
function isNumeric({ type }) {
	return type === "number" || type === "integer";
}
/** The same id gives the same number, and two of a million rows the same one once in some hundred times. */
function numberOf(id) {
	return String(createHash("sha256").update(id).digest().readUIntBE(0, ID_BYTES));
}
function writeInstants(column, time) {
	const text = time.toISOString();
	if (!isNumeric(column)) return [
		text,
		text.slice(0, 10),
		text.slice(0, 19),
		text.slice(0, 19).replace("T", " ")
	];
	const milliseconds = time.getTime();
	return [
		Math.floor(milliseconds / 1e3),
		milliseconds,
		Number(text.slice(0, 10).replaceAll("-", "")),
		time.getUTCFullYear()
	].map(String);
}
/** A text like the example, letter for letter and digit for digit, or the number nearest to it, goes first. */
function orderByLikeness(candidates, example) {
	if (example === null) return [...candidates];
	const distance = (candidate) => {
		if (typeof example === "number") return Math.abs(Math.log(Number(candidate) / example));
		return shapeOf(candidate) === shapeOf(String(example)) ? 0 : 1;
	};
	return candidates.toSorted((a, b) => distance(a) - distance(b));
}
function shapeOf(text) {
	return text.replace(/\d/g, "0").replace(/0{3}Z$/, "000Z");
}

// action-monitor/src/monitor/fit-labelled.ts
/**
* Makes the function that turns labelled predictions into rows of the contract, in its order, and holds each against it as
* ingest will.
* @param example a value of a column as the data have it, where one is known
*/
function createFitter(contract, example) {
	const { columns } = contract;
	const findFaults = createFaultFinder(contract, columns, "row");
	const filled = columns.filter(({ role }) => role === "id" || role === "timestamp" || role === "ignored");
	const fits = new Map(filled.map((column) => [column, createFaultFinder(contract, [column], "features")]));
	return (row) => {
		const texts = columns.map((column) => chooseText({
			column,
			row,
			fits: fits.get(column),
			example: example(column.name)
		}));
		const cells = columns.map((column, index) => [column.name, interpretCell(texts[index] ?? null, column)]);
		const warnings = new Set(columns.filter(({ severity }) => severity === "warning").map(({ name }) => name));
		const faults = findFaults(Object.fromEntries(cells)).filter(({ column }) => !warnings.has(column));
		return faults.length === 0 ? {
			ok: true,
			cells: texts
		} : {
			ok: false,
			faults
		};
	};
}
/** What the request or the labels file gave, else the first proposal that the column takes, else the first of them. */
function chooseText({ column, row, fits, example }) {
	const given = giveText(column, row);
	if (given !== void 0) return given;
	const proposals = proposeCells(column, row, example);
	return proposals.find((text) => fits?.({ [column.name]: interpretCell(text, column) }).length === 0) ?? proposals[0];
}
/** The log keeps no sensitive value, so the labels are the only place one can come from. */
function giveText({ name, role, sensitive }, { features, labels }) {
	const label = Object.hasOwn(labels, name) ? labels[name] : void 0;
	if (role !== "feature") return label;
	const asked = Object.hasOwn(features, name) ? features[name] : void 0;
	return sensitive ? label ?? asked : asked;
}

// action-monitor/src/monitor/write-labelled.ts
/**
* Writes the window's labelled rows as CSV with the contract's columns in their order, which ingest takes as a source, and
* the prediction's id, by which ingest counts a row once where windows overlap. Features are as they were asked, everything
* else is from the labels file; an id or instant that the labels lack is the prediction's. Each row is held against the
* contract as ingest will hold it: only those that fit are written, and no file where none does.
*/
async function writeLabelledRows({ engine, contract, ids, example, file }) {
	const fitRow = createFitter(contract, example);
	const lines = [[...contract.columns.map(({ name }) => name), PREDICTION_COLUMN]];
	const unfit = /* @__PURE__ */ new Map();
	for (const row of await readLabelledRows(engine, new Set(ids))) {
		const result = fitRow(row);
		if (result.ok) lines.push([...result.cells.map((cell) => cell ?? ""), row.id]);
		else for (const fault of result.faults) countFault(unfit, fault);
	}
	const written = lines.length - 1;
	if (written > 0) await writeFileAtomically(file, `${lines.map(writeLine).join("\n")}\n`);
	return {
		written,
		unfit: [...unfit.values()].sort((a, b) => b.rows - a.rows)
	};
}
async function readLabelledRows(engine, ids) {
	return (await engine.query(`SELECT w.id AS __id, CAST(epoch_ms(w.time) AS BIGINT) AS __time, CAST(w.features AS VARCHAR) AS __features, l.*
     FROM ${NAMED_TABLE} w JOIN ${LABELS_TABLE} l ON w.request = l.${quoteIdentifier("id")} ORDER BY w.time, w.id`)).filter((row) => ids.has(String(row["__id"]))).map(({ __id: id, __time: time, __features: features, ...labels }) => ({
		id: String(id),
		time: new Date(Number(time)),
		features: readTexts(JSON.parse(String(features))),
		labels: readTexts(labels)
	}));
}
/** Cells as texts, missing ones left out. */
function readTexts(cells) {
	const present = Object.entries(cells).filter(([, cell]) => cell !== null && cell !== "");
	return Object.fromEntries(present.map(([name, cell]) => [name, String(cell)]));
}
function countFault(unfit, { column, message }) {
	const key = JSON.stringify([column, message]);
	const count = unfit.get(key) ?? {
		column,
		message,
		rows: 0
	};
	count.rows++;
	unfit.set(key, count);
}
function writeLine(cells) {
	return cells.map((cell) => /^$|^[^\s"',;]+$/.test(cell) ? cell : `"${cell.replaceAll("\"", "\"\"")}"`).join(",");
}

// action-monitor/src/monitor/monitor.ts
/**
* Judges the current window of an environment against its bundle's profile, and does what `on-drift` says.
* Drift is a finding, not a failure.
* @throws ConfigurationError for what the user can put right: no pointer, no store, a broken labels file
*/
async function monitorEnvironment(inputs, ports) {
	const folder = join(inputs.directory, OWN.monitor);
	const findings = await collectFindings({
		inputs,
		ports,
		folder
	});
	await writeFindings({
		findings,
		actions: [],
		folder
	});
	const reactions = await react(findings, ports);
	const monitor = await writeFindings({
		findings,
		actions: reactions.actions,
		folder
	});
	await ports.artifacts.upload(nameMonitorArtifact(inputs), folder, [MONITOR_FILE, REPORT_FILE]);
	return {
		monitor,
		findings,
		reactions,
		files: {
			monitor: join(folder, MONITOR_FILE),
			report: join(folder, REPORT_FILE)
		}
	};
}
async function collectFindings({ inputs, ports: { store, predictions, openBucket, log, clock }, folder }) {
	const now = clock();
	const window = resolvePeriod(inputs.period, now);
	const reference = await openReference(inputs, store);
	const { runtimePath } = inputs;
	const engine = await openEngine({
		log,
		runtimePath
	});
	try {
		const rows = await loadWindow({
			engine,
			predictions,
			...inputs,
			reference,
			window
		});
		tellOfRows({
			rows,
			inputs,
			reference,
			log
		});
		log.info(`${formatCount(rows.judged, "row")} from ${window.from.toISOString()} to ${window.to.toISOString()}.`);
		const { contract, profile, evaluation } = reference.bundle;
		const comparison = await compareWindow({
			engine,
			profile,
			contract,
			task: evaluation.task
		});
		const labels = await useLabels({
			engine,
			inputs,
			reference,
			log,
			folder
		});
		const judgement = judgeWindow({
			rows,
			limits: inputs.limits,
			comparison,
			performance: labels.performance,
			labelsGiven: inputs.labels !== void 0,
			primary: evaluation.primary
		});
		return {
			inputs,
			now,
			window,
			reference,
			rows,
			judgement,
			news: wantsRetraining(inputs, judgement) ? await findNews({
				engine,
				inputs,
				store,
				openBucket,
				log,
				labelledFile: labels.labelledFile
			}) : {
				labelled: 0,
				source: false
			},
			...labels
		};
	} finally {
		engine.close();
	}
}
/** Joins the labels, if there are any, measures performance and writes the labelled rows. */
async function useLabels({ engine, inputs, reference, log, folder }) {
	const file = join(folder, "labelled.csv");
	await rm(file, { force: true });
	if (inputs.labels === void 0) return {
		performance: null,
		labelledFile: void 0,
		labels: null
	};
	const { contract, evaluation } = reference.bundle;
	const { columns: _, ...lines } = await loadLabels({
		engine,
		file: inputs.labels,
		contract,
		log
	});
	const labelled = await joinLabels({
		engine,
		contract,
		file: inputs.labels,
		log
	});
	const performance = measurePerformance(labelled, evaluation);
	const { unmatched, ambiguous, unusable, ids } = labelled;
	const { written, unfit } = await writeLabelledRows({
		engine,
		contract: await readPresentContract(inputs, reference, log),
		ids,
		example: exampleOf(reference),
		file
	});
	const labels = {
		...lines,
		used: ids.length,
		unmatched,
		ambiguous,
		unusable,
		fit: written,
		unfit
	};
	if (unfit.length > 0) log.warning(explainUnfit(labels));
	log.info(`${formatCount(written, "row")} with a label (${targetColumn(contract).name}) written to ${file}.`);
	return {
		performance,
		labelledFile: written === 0 ? void 0 : file,
		labels
	};
}
/** The contract that ingest will hold the rows against: the checkout's, which may be newer than the bundle's. */
async function readPresentContract({ contract }, { bundle }, log) {
	try {
		return await readContract(contract);
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		log.info(`${error.message} Labelled rows are held against the contract of the bundle.`);
		return bundle.contract;
	}
}
/** The data lock knows one value of one column: the first that is in the test split, by time. */
function exampleOf({ bundle }) {
	const { column, cutoffs } = bundle.lock.split;
	return (name) => name === column ? cutoffs?.test ?? cutoffs?.validation ?? null : null;
}
/** Nothing to judge, and ids that many answers share, are warnings: a schedule's summary is not always read. */
function tellOfRows({ rows, inputs, reference, log }) {
	if (rows.judged === 0) log.warning(explainEmpty(inputs, reference));
	for (const sentence of [...explainLeftOut(rows), ...explainJudged(rows)]) log.info(sentence);
}
function explainEmpty({ log, environment }, { version }) {
	return `The predictions log ${log} holds no prediction of version ${version} (${environment}) in this window. Check that the service writes there.`;
}

// action-monitor/src/monitor/read-default-branch.ts
/**
* The default branch that the event's payload names, which spares a question to the remote: a checkout without
* credentials could not ask a private one.
*/
function readDefaultBranch(event) {
	const branch = readKey(event["repository"], "default_branch");
	return typeof branch === "string" && branch !== "" ? branch : void 0;
}

// action-monitor/src/monitor/render-summary.ts
const SIGNS = {
	ok: "✅",
	suspect: "🟡",
	drift: "🔴",
	unknown: "⚪"
};
/** The step summary: verdict, reasons, columns, metrics, what was done. */
function renderSummary(findings, { actions, issueUrl }) {
	const { inputs, judgement, reference, window, rows, labels, performance } = findings;
	const columns = judgement.comparison.columns.map(({ drift }) => drift);
	const { verdict } = judgement;
	return [
		`## ${SIGNS[verdict]} ${formatName(inputs.model)} in ${formatName(inputs.environment)}: ${verdict}`,
		explainReasons(judgement.reasons).map((reason) => `- ${escapeMarkdown(reason)}`).join("\n"),
		`Version ${reference.version}, ${formatCount(rows.judged, "row")} from ${window.from.toISOString()} to ${window.to.toISOString()}, against ${formatCount(reference.bundle.profile.rows, "training row")}.`,
		explainWindow({
			rows,
			labels
		}).map((sentence) => `- ${escapeMarkdown(sentence)}`).join("\n"),
		columns.length > 0 ? renderDriftTable(columns) : "",
		renderUnseenTable(columns),
		renderPerformanceTable(performance),
		actions.length > 0 ? `Done: ${actions.map(escapeMarkdown).join("; ")}.` : "",
		issueUrl === "" ? "" : `Issue: ${issueUrl}`
	].filter((part) => part !== "").join("\n\n");
}

// action-monitor/src/monitor/skip-unpromoted.ts
/** An environment that nothing was promoted to has nothing to judge: a notice, so that a schedule is not red every day. */
function skipUnpromoted({ model, environment }, log) {
	const sentence = explainUnpromoted({
		model,
		environment
	});
	log.notice(sentence);
	return {
		outputs: { verdict: "unknown" },
		summary: `${sentence}\n`,
		result: {
			model,
			environment,
			verdict: "unknown"
		}
	};
}

// action-monitor/src/monitor/index.ts
await run("monitor", async (runner) => {
	const { context, directory, log, ports } = runner;
	const inputs = await readInputs(runner);
	if (await isUnpromoted(readFromFolder(directory), inputs)) return skipUnpromoted(inputs, log);
	const { monitor, findings, reactions, files } = await monitorEnvironment(inputs, {
		log,
		clock: ports.clock,
		artifacts: ports.artifacts(),
		store: await ports.store(inputs.store),
		predictions: ports.predictions(inputs.log),
		openBucket: ports.sourceBucket,
		forge: await ports.forge(),
		findDefaultBranch: async () => readDefaultBranch(context.event) ?? ports.git().defaultBranch()
	});
	const place = (file) => file === void 0 ? "" : relative(directory, file);
	return {
		outputs: {
			verdict: monitor.verdict,
			"report-path": place(files.report),
			"monitor-path": place(files.monitor),
			"issue-url": reactions.issueUrl,
			"labelled-path": place(findings.labelledFile),
			actions: reactions.actions.join(", ")
		},
		summary: renderSummary(findings, reactions),
		result: monitor
	};
});

export {  };