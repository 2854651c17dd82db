// kit/maths/stats/gamma.ts
/** B(2k) / (2k (2k - 1)), k = 1…8: the coefficients of Stirling's series (DLMF 5.11.1). */
const STIRLING = [
	1 / 12,
	-1 / 360,
	1 / 1260,
	-1 / 1680,
	1 / 1188,
	-691 / 360360,
	1 / 156,
	-3617 / 122400
];
/** From here on eight terms of the series are exact to a double. */
const STIRLING_START = 12;
const LOG_SQRT_TWO_PI = .5 * Math.log(2 * Math.PI);
const MAX_TERMS = 1e4;
const PRECISION = 1e-16;
const TINY = 1e-300;
/**
* The natural logarithm of the gamma function for x > 0: Stirling's series (DLMF 5.11.1, dlmf.nist.gov/5.11),
* reached from small x by the recurrence Γ(x + 1) = x Γ(x) (DLMF 5.5.1).
* @throws RangeError when x is not above 0
*/
function logGamma(x) {
	if (!(x > 0)) throw new RangeError(`logGamma needs a number above 0, not ${x}.`);
	let shift = 1;
	let z = x;
	for (; z < STIRLING_START; z++) shift *= z;
	const inverseSquare = 1 / (z * z);
	const series = STIRLING.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0) / z;
	return (z - .5) * Math.log(z) - z + LOG_SQRT_TWO_PI + series - Math.log(shift);
}
/**
* The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x >= 0: the power series
* (DLMF 8.7.1) below x = a + 1, the continued fraction (DLMF 8.9.2) above.
* @throws RangeError outside that domain
*/
function regularizedUpperGamma(a, x) {
	if (!(a > 0) || !(x >= 0)) throw new RangeError(`Q(a, x) needs a > 0 and x >= 0, not ${a} and ${x}.`);
	if (x === 0) return 1;
	if (x === Number.POSITIVE_INFINITY) return 0;
	const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
	const value = x < a + 1 ? 1 - scale * sumPowerSeries(a, x) : scale * evaluateFraction(a, x);
	return Math.min(1, Math.max(0, value));
}
/** The regularised lower incomplete gamma function P(a, x) = 1 - Q(a, x), exact also where it is tiny; same domain. */
function regularizedLowerGamma(a, x) {
	if (!(x > 0) || x >= a + 1) return 1 - regularizedUpperGamma(a, x);
	return Math.min(1, Math.exp(a * Math.log(x) - x - logGamma(a)) * sumPowerSeries(a, x));
}
/** Σ xⁿ / (a (a + 1) … (a + n)). */
function sumPowerSeries(a, x) {
	let term = 1 / a;
	let sum = term;
	for (let n = 1; n < MAX_TERMS && term > sum * PRECISION; n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum;
}
/**
* Legendre's continued fraction of Γ(a, x) / (xᵃ e⁻ˣ), by Lentz's algorithm as modified by Thompson and Barnett
* (Journal of Computational Physics 64, 1986, p. 490).
*/
function evaluateFraction(a, x) {
	let b = x + 1 - a;
	let c = 1 / TINY;
	let d = 1 / b;
	let value = d;
	for (let n = 1; n < MAX_TERMS; n++) {
		const numerator = -n * (n - a);
		b += 2;
		d = 1 / keepFromZero(numerator * d + b);
		c = keepFromZero(b + numerator / c);
		value *= c * d;
		if (Math.abs(c * d - 1) < PRECISION) break;
	}
	return value;
}
function keepFromZero(value) {
	return Math.abs(value) < TINY ? TINY : value;
}

// kit/maths/stats/expanded-tail.ts
/**
* The share that a percentile bootstrap interval leaves out at each end so that it is as wide as Student's would be:
* Φ(-√(n / (n - 1)) t), where t is the quantile of Student's distribution with n - 1 degrees of freedom. A bootstrap of few
* is too narrow twice: it divides by n, and takes the normal distribution's tails (Hesterberg, "What Teachers Should
* Know About the Bootstrap", The American Statistician 69, 2015, section 5.2, "expanded percentile interval").
* @param count above 1: how many were drawn, as many as they are worth
* @param confidence between 0 and 1, such as 0.95
*/
function expandedTail(count, confidence) {
	return upperTail(Math.sqrt(count / (count - 1)) * studentReach(count, confidence));
}
/** The x for which the mean of `count` draws lies within -x and x of its standard errors with that probability. */
function studentReach(count, confidence) {
	return studentQuantile(normalQuantile(confidence), count - 1);
}
/**
* What Student's distribution has where the normal one has `z`, by Wallace's approximation (The Annals of Mathematical
* Statistics 30, 1959, p. 1124): within 0.1 % from 9 degrees of freedom on, larger than the true one below.
*/
function studentQuantile(z, degrees) {
	const stretched = z * (8 * degrees + 3) / (8 * degrees + 1);
	return Math.sqrt(degrees * Math.expm1(stretched ** 2 / degrees));
}
/** The x for which a normal variable lies within -x and x with that probability. */
function normalQuantile(confidence) {
	let [low, high] = [0, 40];
	while (high - low > 1e-9) {
		const middle = (low + high) / 2;
		if (1 - 2 * upperTail(middle) < confidence) low = middle;
		else high = middle;
	}
	return high;
}
/** P(X > x) of a normal variable, for x >= 0 (DLMF 7.11.2). */
function upperTail(x) {
	return regularizedUpperGamma(.5, x ** 2 / 2) / 2;
}

// kit/maths/stats/wilson-interval.ts
/**
* The interval of a share by Wilson's score (Journal of the American Statistical Association 22, 1927), on as many rows as
* would have given its variance: those of a design effect (Korn and Graubard, Survey Methodology 24, 1998). Percentiles
* of a bootstrap cover too little here: a share near 1 varies less than the truth that gave it, and one of 1 not at all.
* F1 is such a share but for a monotonous change (Takahashi et al., Applied Intelligence 52, 2022).
* @param confidence between 0 and 1, such as 0.95
*/
function wilsonInterval({ value, variance, rows, draws }, confidence) {
	const spread = value * (1 - value);
	const unbiased = variance * draws / (draws - 1);
	const count = spread > 0 && unbiased > 0 ? spread / unbiased : Math.max(1, Math.min(rows, draws));
	const ratio = studentReach(draws, confidence) ** 2 / count;
	const middle = (value + ratio / 2) / (1 + ratio);
	const half = Math.sqrt(ratio * (spread + ratio / 4)) / (1 + ratio);
	return {
		low: Math.max(0, Math.min(value, middle - half)),
		high: Math.min(1, Math.max(value, middle + half))
	};
}

// kit/maths/metrics/draw-keys.ts
/** @param keys the key of each row, as whole numbers from 0, of which some may be missing; every row its own unless given */
function createKeyDrawer(rows, keys) {
	if (!keys) return createRowDrawer(rows);
	const { members, starts } = groupRows(keys);
	const count = starts.length - 1;
	if (count === rows) return createRowDrawer(rows);
	const drawn = new Uint32Array(count);
	let room = new Uint32Array(2 * rows);
	return {
		keys: count,
		effective: weighKeys(starts),
		draw(random) {
			random.fillBelow(drawn, count);
			let filled = 0;
			for (let index = 0; index < count; index++) {
				const key = drawn[index] ?? 0;
				const [start, end] = [starts[key] ?? 0, starts[key + 1] ?? 0];
				if (filled + end - start > room.length) room = enlarge(room, filled + end - start);
				for (let at = start; at < end; at++) room[filled++] = members[at] ?? 0;
			}
			return room.subarray(0, filled);
		}
	};
}
/** Every row is its own key: what is drawn are the rows themselves. */
function createRowDrawer(rows) {
	const drawn = new Uint32Array(rows);
	return {
		keys: rows,
		effective: rows,
		draw(random) {
			random.fillBelow(drawn, rows);
			return drawn;
		}
	};
}
/** The rows by their keys, and where each key's begin (the last number is the end of all); keys without rows are none. */
function groupRows(keys) {
	const counts = new Uint32Array(keys.reduce((most, key) => Math.max(most, key), -1) + 1);
	for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
	const places = new Uint32Array(counts.length);
	const starts = [];
	let filled = 0;
	counts.forEach((count, key) => {
		places[key] = filled;
		if (count > 0) starts.push(filled);
		filled += count;
	});
	const members = new Uint32Array(keys.length);
	keys.forEach((key, row) => {
		const place = places[key] ?? 0;
		members[place] = row;
		places[key] = place + 1;
	});
	return {
		members,
		starts: Uint32Array.from([...starts, filled])
	};
}
function weighKeys(starts) {
	const total = starts.at(-1) ?? 0;
	let squares = 0;
	for (let key = 1; key < starts.length; key++) squares += ((starts[key] ?? 0) - (starts[key - 1] ?? 0)) ** 2;
	return total ** 2 / squares;
}
function enlarge(room, needed) {
	const larger = new Uint32Array(2 * needed);
	larger.set(room);
	return larger;
}

// kit/maths/metrics/random.ts
/** A generator whose state is spread from `seed` with splitmix32 steps. */
function createRandom(seed) {
	let position = Math.trunc(seed) | 0;
	const next = () => {
		position = position + 2654435769 | 0;
		let mixed = Math.imul(position ^ position >>> 16, 2246822507);
		mixed = Math.imul(mixed ^ mixed >>> 13, 3266489909);
		return (mixed ^ mixed >>> 16) >>> 0;
	};
	return createRandomFromState([
		next(),
		next(),
		next(),
		next()
	]);
}
/** A generator in a given state of four 32-bit words, not all zero. */
function createRandomFromState(state) {
	let [a, b, c, d] = state;
	const nextUint32 = () => {
		const scrambled = Math.imul(b, 5);
		const result = Math.imul(scrambled << 7 | scrambled >>> 25, 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = d << 11 | d >>> 21;
		return result;
	};
	const nextBelow = (limit) => Math.floor(nextUint32() / 4294967296 * limit);
	return {
		nextUint32,
		nextBelow,
		fillBelow(target, limit) {
			let [w, x, y, z] = [
				a,
				b,
				c,
				d
			];
			for (let index = 0; index < target.length; index++) {
				const scrambled = Math.imul(x, 5);
				const result = Math.imul(scrambled << 7 | scrambled >>> 25, 9) >>> 0;
				const shifted = x << 9;
				y ^= w;
				z ^= x;
				x ^= y;
				w ^= z;
				y ^= shifted;
				z = z << 11 | z >>> 21;
				target[index] = result / 4294967296 * limit;
			}
			[a, b, c, d] = [
				w,
				x,
				y,
				z
			];
		}
	};
}

// kit/maths/metrics/scorer.ts
/** The draw that takes every row once. */
function drawAll(rows) {
	return Uint32Array.from({ length: rows }, (_, index) => index);
}

// kit/maths/metrics/bootstrap.ts
/** How the intervals are made, as `evaluation.json` names it. */
const BOOTSTRAP_METHOD = "expanded percentile bootstrap over the split's keys; for shares Wilson's by its variance";
const DEFAULT_RESAMPLES = 1e3;
const DEFAULT_CONFIDENCE = .95;
/** Fewer keys than this allow no interval: a resample of so few repeats the same handful. */
const MINIMUM_KEYS = 10;
/** Rows drawn in all, so that a table of millions does not take minutes. */
const MAX_DRAWS = 2e8;
const FEWEST_RESAMPLES = 200;
/** The resamples taken for this many rows: `wanted`, less where the table is large, never below 200. */
function resamplesFor(rows, wanted = DEFAULT_RESAMPLES) {
	return Math.min(wanted, Math.max(FEWEST_RESAMPLES, Math.floor(MAX_DRAWS / Math.max(1, rows))));
}
/**
* Each number's value on all rows and its percentile bootstrap interval: keys are drawn with replacement, each with all
* its rows (Davison and Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8), for rows that were dealt
* together are no news beside each other. The interval's ends are quantiles of the resampled values, interpolated
* linearly (definition 7 of Hyndman and Fan), as far out as `expandedTail` says; of a share they are Wilson's, by the
* variance of the resampled values. Numbers undefined on all rows are left
* out; an interval is null with fewer than 10 keys or where most resamples leave the number undefined.
*/
function bootstrap(statistic, settings) {
	const { rows, names, shares } = statistic;
	const drawer = createKeyDrawer(rows, settings.keys);
	const values = statistic.score(drawAll(rows));
	const hasInterval = drawer.keys >= 10;
	const samples = hasInterval ? resample(statistic, drawer, settings) : names.map(() => []);
	const { confidence = DEFAULT_CONFIDENCE } = settings;
	const tail = hasInterval ? expandedTail(drawer.effective, confidence) : 0;
	const estimates = {};
	names.forEach((name, index) => {
		const value = values[index] ?? NaN;
		if (!Number.isFinite(value)) return;
		const sorted = keepDefined(samples[index] ?? []);
		const share = shares[index] ?? null;
		estimates[name] = sorted === null || share === null ? {
			value,
			...percentilesOf(sorted, tail)
		} : {
			value,
			...wilsonInterval(describeShare({
				value,
				sorted,
				share,
				rows,
				drawer
			}), confidence)
		};
	});
	return estimates;
}
function resample({ rows, names, score }, drawer, { seed, resamples }) {
	const random = createRandom(seed);
	const count = resamplesFor(rows, resamples);
	const samples = names.map(() => []);
	for (let round = 0; round < count; round++) {
		const values = score(drawer.draw(random));
		for (const [index, sample] of samples.entries()) sample.push(values[index] ?? NaN);
	}
	return samples;
}
/** The numbers that are any, ascending; null where most are none. */
function keepDefined(samples) {
	const sorted = Float64Array.from(samples.filter((value) => Number.isFinite(value))).sort();
	return sorted.length === 0 || sorted.length < samples.length / 2 ? null : sorted;
}
function percentilesOf(sorted, tail) {
	if (sorted === null) return {
		low: null,
		high: null
	};
	return {
		low: quantileOf(sorted, tail),
		high: quantileOf(sorted, 1 - tail)
	};
}
/** Rows that were dealt together are worth less than their number, and so are those of a share. */
function describeShare({ value, sorted, share, rows, drawer: { effective: draws } }) {
	return {
		value,
		variance: varianceOf(sorted),
		rows: share * draws / rows,
		draws
	};
}
function varianceOf(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
}
/** The quantile at `share` of ascending numbers, interpolated linearly (definition 7, NumPy's default). */
function quantileOf(sorted, share) {
	const position = share * (sorted.length - 1);
	const index = Math.floor(position);
	const below = sorted[index] ?? NaN;
	const above = sorted[index + 1] ?? below;
	return below + (position - index) * (above - below);
}

export { resamplesFor as a, regularizedLowerGamma as c, quantileOf as i, regularizedUpperGamma as l, DEFAULT_CONFIDENCE as n, drawAll as o, bootstrap as r, logGamma as s, BOOTSTRAP_METHOD as t };