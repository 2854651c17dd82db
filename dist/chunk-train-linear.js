import { a as targetColumn, n as featureColumns } from "./chunk-contract.js";
import { c as codeOfTensorType } from "./chunk-read-model.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { r as knownClasses, t as CLASSES_KEY } from "./chunk-classes.js";
import { n as suggest } from "./chunk-suggest.js";

// kit/format/onnx/wire-writer.ts
const utf8 = new TextEncoder();
/** A whole number, also a negative one, as varint. */
function integerField(number, value) {
	return joinBytes([varint(BigInt(number) << 3n), varint(BigInt.asUintN(64, BigInt(value)))]);
}
/** A single-precision number. */
function floatField(number, value) {
	const bytes = /* @__PURE__ */ new Uint8Array(4);
	new DataView(bytes.buffer).setFloat32(0, value, true);
	return joinBytes([varint(BigInt(number) << 3n | 5n), bytes]);
}
/** Text in UTF-8. */
function textField(number, value) {
	return bytesField(number, utf8.encode(value));
}
/** A message within a message, or raw bytes. */
function bytesField(number, bytes) {
	return joinBytes([
		varint(BigInt(number) << 3n | 2n),
		varint(BigInt(bytes.length)),
		bytes
	]);
}
/** Whole numbers, packed. */
function integersField(number, values) {
	return bytesField(number, joinBytes(values.map((value) => varint(BigInt.asUintN(64, BigInt(value))))));
}
/** Single-precision numbers, packed. */
function floatsField(number, values) {
	return bytesField(number, littleEndianFloats(values));
}
/** Single-precision numbers as ONNX keeps them in `raw_data`. */
function littleEndianFloats(values) {
	const bytes = new Uint8Array(values.length * 4);
	const view = new DataView(bytes.buffer);
	values.forEach((value, index) => {
		view.setFloat32(index * 4, value, true);
	});
	return bytes;
}
/** 64-bit integers as ONNX keeps them in `raw_data`. */
function littleEndianIntegers(values) {
	const bytes = new Uint8Array(values.length * 8);
	const view = new DataView(bytes.buffer);
	values.forEach((value, index) => {
		view.setBigInt64(index * 8, BigInt(value), true);
	});
	return bytes;
}
function joinBytes(parts) {
	const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let position = 0;
	for (const part of parts) {
		joined.set(part, position);
		position += part.length;
	}
	return joined;
}
function varint(value) {
	const bytes = [];
	let rest = value;
	while (rest > 127n) {
		bytes.push(Number(rest & 127n) | 128);
		rest >>= 7n;
	}
	bytes.push(Number(rest));
	return Uint8Array.from(bytes);
}

// kit/format/onnx/write-model.ts
/** Names that AttributeProto.AttributeType gives the kinds, by number. */
const ATTRIBUTE_TYPES = {
	float: 1,
	int: 2,
	string: 3,
	floats: 6,
	ints: 7,
	strings: 8
};
/** The bytes of an ONNX file. The same model gives the same bytes: metadata is written in key order. */
function writeOnnxModel(model) {
	const metadata = Object.entries(model.metadata).sort(([a], [b]) => a < b ? -1 : 1);
	return joinBytes([
		integerField(1, model.irVersion),
		textField(2, model.producer.name),
		textField(3, model.producer.version),
		bytesField(7, encodeGraph(model)),
		...model.opsets.map(({ domain, version }) => bytesField(8, joinBytes([textField(1, domain), integerField(2, version)]))),
		...metadata.map(([key, value]) => bytesField(14, joinBytes([textField(1, key), textField(2, value)])))
	]);
}
function encodeGraph({ graph, nodes, initializers, inputs, outputs }) {
	return joinBytes([
		...nodes.map((node) => bytesField(1, encodeNode(node))),
		textField(2, graph),
		...initializers.map((tensor) => bytesField(5, encodeTensor(tensor))),
		...inputs.map((value) => bytesField(11, encodeValue(value))),
		...outputs.map((value) => bytesField(12, encodeValue(value)))
	]);
}
function encodeNode({ type, domain, inputs, outputs, attributes = {} }) {
	return joinBytes([
		...inputs.map((name) => textField(1, name)),
		...outputs.map((name) => textField(2, name)),
		textField(4, type),
		...Object.entries(attributes).map(([name, attribute]) => bytesField(5, encodeAttribute(name, attribute))),
		...domain === void 0 ? [] : [textField(7, domain)]
	]);
}
function encodeAttribute(name, attribute) {
	return joinBytes([
		textField(1, name),
		...encodeAttributeValue(attribute),
		integerField(20, ATTRIBUTE_TYPES[attribute.kind])
	]);
}
function encodeAttributeValue(attribute) {
	switch (attribute.kind) {
		case "float": return [floatField(2, attribute.value)];
		case "int": return [integerField(3, attribute.value)];
		case "string": return [textField(4, attribute.value)];
		case "floats": return [floatsField(7, attribute.value)];
		case "ints": return [integersField(8, attribute.value)];
		case "strings": return attribute.value.map((text) => textField(9, text));
	}
}
function encodeTensor({ name, type, dims, values }) {
	const raw = type === "float" ? littleEndianFloats(values) : littleEndianIntegers(values);
	return joinBytes([
		integersField(1, dims),
		integerField(2, codeOfTensorType(type)),
		textField(8, name),
		bytesField(9, raw)
	]);
}
function encodeValue({ name, type, shape }) {
	const dimensions = shape.map((size) => bytesField(1, encodeDimension(size)));
	const tensor = joinBytes([integerField(1, codeOfTensorType(type)), bytesField(2, joinBytes(dimensions))]);
	return joinBytes([textField(1, name), bytesField(2, bytesField(1, tensor))]);
}
function encodeDimension(size) {
	if (typeof size === "number") return integerField(1, size);
	return size === null ? /* @__PURE__ */ new Uint8Array(0) : textField(2, size);
}

// action-train/src/shared/builtin-linear/plan-columns.ts
/** Text without an `enum` goes in up to this many different values. */
const MAX_LEVELS = 50;
/**
* How each feature goes into the linear model, fitted on the training rows. Left out with a notice: free text of many
* values, and sensitive text without an `enum`, whose values would stand in the model file.
* @throws ConfigurationError when no feature is left
*/
function planColumns({ rows, contract, imputation, log }) {
	const plan = {
		numbers: [],
		texts: []
	};
	for (const column of featureColumns(contract)) {
		const { name } = column;
		const fill = Object.hasOwn(imputation, name) ? imputation[name] ?? null : null;
		if (column.type !== "string") plan.numbers.push(planNumber(column, rows, fill));
		else {
			const text = planText(column, rows, fill);
			if (text) plan.texts.push(text);
			else log.notice(`builtin:linear leaves out "${column.name}": ${explainLeftOut(column)}.`);
		}
	}
	if (plan.numbers.length + plan.texts.length > 0) return plan;
	throw new ConfigurationError("SLW_TRAINING_UNFIT", "builtin:linear finds no feature it can use. Give text columns an \"enum\" in the data contract, or add a number column.");
}
function explainLeftOut({ sensitive }) {
	return sensitive ? "it is sensitive text without an \"enum\"" : `it has more than ${50} different texts`;
}
/** The median fills gaps of a column, but the mean those of a sensitive one: a median is some row's own value. */
function planNumber({ name, sensitive }, rows, imputed) {
	const values = rows.map((row) => toNumber(row[name]));
	const present = values.filter((value) => !Number.isNaN(value));
	const fitted = sensitive ? meanOf(present) : medianOf(present);
	const fill = imputed === null ? fitted : toNumber(imputed);
	const filled = values.map((value) => Number.isNaN(value) ? fill : value);
	const mean = meanOf(filled);
	return {
		name,
		fill,
		mean,
		scale: Math.sqrt(meanOf(filled.map((value) => (value - mean) ** 2))) || 1
	};
}
/** 0 of no numbers at all. */
function meanOf(numbers) {
	return numbers.reduce((sum, value) => sum + value, 0) / Math.max(1, numbers.length);
}
/** A number as itself, a truth value as 0 or 1, anything else as NaN. */
function toNumber(value) {
	if (typeof value === "boolean") return value ? 1 : 0;
	return typeof value === "number" ? value : NaN;
}
/** 0 of no numbers at all. */
function medianOf(numbers) {
	const sorted = Float64Array.from(numbers).sort();
	const middle = Math.floor(sorted.length / 2);
	const above = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] ?? 0) + above) / 2;
}
function planText(column, rows, imputed) {
	const counts = countTexts(column.name, rows);
	const levels = column.enum ? column.enum.map(String) : [...counts.keys()].sort();
	if (!column.enum && (column.sensitive || levels.length > 50)) return void 0;
	if (levels.length === 0) return void 0;
	const fill = imputed === null ? mostFrequent(counts) : String(imputed);
	return {
		name: column.name,
		levels,
		fill: fill !== null && levels.includes(fill) ? fill : null
	};
}
function countTexts(name, rows) {
	const counts = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const value = row[name];
		if (typeof value === "string") counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return counts;
}
/** The first in code unit order of the most frequent texts. */
function mostFrequent(counts) {
	let best = null;
	for (const [text, count] of [...counts].sort(([a], [b]) => a < b ? -1 : 1)) if (best === null || count > (counts.get(best) ?? 0)) best = text;
	return best;
}

// action-train/src/shared/builtin-linear/design-matrix.ts
/** The columns the plan makes: a number each, then one for each level of each text. */
function widthOf({ numbers, texts }) {
	return numbers.length + texts.reduce((sum, { levels }) => sum + levels.length, 0);
}
/** Rows as the model's graph makes them: missing values filled, numbers standardised, texts one-hot. */
function buildDesignMatrix(rows, plan) {
	const width = widthOf(plan);
	const values = new Float64Array(rows.length * width);
	const setters = [...plan.numbers.map(numberSetter), ...textSetters(plan)];
	rows.forEach((row, index) => {
		for (const set of setters) set(values, index * width, row);
	});
	return {
		values,
		rows: rows.length,
		width
	};
}
function numberSetter({ name, fill, mean, scale }, offset) {
	return (values, start, row) => {
		const value = toNumber(row[name]);
		values[start + offset] = ((Number.isNaN(value) ? fill : value) - mean) / scale;
	};
}
function textSetters({ numbers, texts }) {
	let offset = numbers.length;
	return texts.map((text) => {
		const setter = textSetter(text, offset);
		offset += text.levels.length;
		return setter;
	});
}
function textSetter({ name, levels, fill }, offset) {
	const positions = new Map(levels.map((level, index) => [level, index]));
	return (values, start, row) => {
		const value = row[name];
		const level = typeof value === "string" ? value : fill;
		const position = level === null ? void 0 : positions.get(level);
		if (position !== void 0) values[start + offset + position] = 1;
	};
}

// action-train/src/shared/builtin-linear/solve-symmetric.ts
/**
* Solves A x = b for a symmetric, positive semidefinite A, of which the lower triangle is given in rows: by Cholesky's
* decomposition, or, where columns depend on each other, the shortest solution by singular values.
*/
async function solveSymmetric(matrix, right) {
	const { CholeskyDecomposition, Matrix, pseudoInverse } = await import("./chunk-matrix.js");
	const size = right.length;
	const a = Matrix.from1DArray(size, size, mirror(matrix, size));
	const b = Matrix.columnVector(right);
	const cholesky = new CholeskyDecomposition(a);
	return (isSafe(cholesky.lowerTriangularMatrix.diagonal()) ? cholesky.solve(b) : pseudoInverse(a, 1e-10).mmul(b)).to1DArray();
}
/** The whole matrix of a lower triangle. */
function mirror(triangle, size) {
	const whole = triangle.slice();
	for (let row = 0; row < size; row++) for (let column = 0; column < row; column++) whole[column * size + row] = triangle[row * size + column] ?? 0;
	return whole;
}
/** Whether no pivot is so small that rounding made it. */
function isSafe(pivots) {
	const largest = Math.max(...pivots);
	return pivots.every((pivot) => pivot > largest * 1e-7);
}

// action-train/src/shared/builtin-linear/fit-ridge.ts
/**
* Ridge regression in closed form: minimises |y - Xw - b|^2 + alpha |w|^2, the intercept b unpenalised
* (Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, equations 3.41 to 3.44, on
* centred columns).
*/
async function fitRidge(design, y, alpha) {
	const { width } = design;
	const means = columnMeans(design);
	const yMean = y.reduce((sum, value) => sum + value, 0) / y.length;
	const gram = new Float64Array(width * width);
	const moments = new Float64Array(width);
	const centred = new Float64Array(width);
	for (let row = 0; row < design.rows; row++) {
		for (let column = 0; column < width; column++) centred[column] = (design.values[row * width + column] ?? 0) - (means[column] ?? 0);
		addOuterProduct(gram, centred);
		addScaled(moments, centred, (y[row] ?? 0) - yMean);
	}
	for (let column = 0; column < width; column++) addTo(gram, column * width + column, alpha);
	const weights = await solveSymmetric(gram, moments);
	const shift = weights.reduce((sum, weight, column) => sum + weight * (means[column] ?? 0), 0);
	return {
		weights: [weights],
		intercepts: [yMean - shift]
	};
}
function columnMeans({ values, rows, width }) {
	const means = new Float64Array(width);
	values.forEach((value, index) => {
		addTo(means, index % width, value / rows);
	});
	return means;
}
/** Adds x x' to the lower triangle of a square matrix. */
function addOuterProduct(matrix, x) {
	for (let row = 0; row < x.length; row++) {
		const factor = x[row] ?? 0;
		if (factor === 0) continue;
		for (let column = 0; column <= row; column++) addTo(matrix, row * x.length + column, factor * (x[column] ?? 0));
	}
}
function addScaled(target, x, factor) {
	for (let index = 0; index < x.length; index++) addTo(target, index, factor * (x[index] ?? 0));
}
/** `array[index] += value`. */
function addTo(array, index, value) {
	array[index] = (array[index] ?? 0) + value;
}

// action-train/src/shared/builtin-linear/logistic-loss.ts
/** Calls `visit` with each row's probabilities of the free classes. The array is reused. */
function scoreRows(problem, theta, visit) {
	const { design, labels, free } = problem;
	const logits = new Float64Array(free);
	for (let row = 0; row < design.rows; row++) {
		fillLogits({
			logits,
			design,
			theta,
			row
		});
		const offset = free === 1 ? 1 : 0;
		const at = (labels[row] ?? 0) - offset;
		const own = at < 0 ? 0 : logits[at] ?? 0;
		const total = logSumExp(logits, offset);
		for (let index = 0; index < free; index++) logits[index] = Math.exp((logits[index] ?? 0) - total);
		visit(row, logits, total - own);
	}
}
function fillLogits({ logits, design, theta, row }) {
	const { values, width } = design;
	for (let index = 0; index < logits.length; index++) {
		const start = index * (width + 1);
		let sum = theta[start + width] ?? 0;
		for (let column = 0; column < width; column++) sum += (theta[start + column] ?? 0) * (values[row * width + column] ?? 0);
		logits[index] = sum;
	}
}
/** The logarithm of the sum of exponentials, with `zeros` more logits of 0. */
function logSumExp(logits, zeros) {
	const largest = Math.max(...logits, ...zeros > 0 ? [0] : []);
	let sum = zeros * Math.exp(-largest);
	for (const logit of logits) sum += Math.exp(logit - largest);
	return largest + Math.log(sum);
}
/** Summed log loss + alpha / 2 |w|^2, intercepts unpenalised. */
function measureLoss(problem, theta) {
	const size = problem.design.width + 1;
	let loss = 0;
	scoreRows(problem, theta, (_row, _shares, own) => {
		loss += own;
	});
	theta.forEach((value, index) => {
		if (index % size !== size - 1) loss += problem.alpha / 2 * value * value;
	});
	return loss;
}

// action-train/src/shared/builtin-linear/fit-logistic.ts
const MAX_STEPS = 100;
const TOLERANCE = 1e-9;
/** Coefficients in all: each step solves a system of this size. */
const MAX_COEFFICIENTS = 600;
/**
* Logistic regression: minimises the summed log loss + alpha / 2 |w|^2, intercepts unpenalised (scikit-learn's
* LogisticRegression with C = 1 / alpha). Two classes have one set of weights, more have one each (multinomial). Newton's
* method with step halving (Hastie, Tibshirani and Friedman, section 4.4.1).
* @returns weights for every class; with two classes the first's are 0
*/
async function fitLogistic({ design, labels, classes, alpha, log }) {
	const free = classes === 2 ? 1 : classes;
	const size = design.width + 1;
	if (free * size > MAX_COEFFICIENTS) throw new ConfigurationError("SLW_TRAINING_UNFIT", `builtin:linear would need ${free * size} coefficients for ${classes} classes, and takes up to ${MAX_COEFFICIENTS}. Use fewer columns or levels, or a trainer of your own.`);
	return unpack({
		theta: await descend({
			design,
			labels,
			free,
			alpha
		}, log),
		free,
		size,
		classes
	});
}
async function descend(problem, log) {
	let theta = new Float64Array(problem.free * (problem.design.width + 1));
	let loss = measureLoss(problem, theta);
	for (let step = 0; step < MAX_STEPS; step++) {
		const { gradient, hessian } = differentiate(problem, theta);
		const direction = await solveSymmetric(hessian, gradient);
		const next = searchLine({
			problem,
			theta,
			direction,
			loss
		});
		if (!next) return theta;
		const change = loss - next.loss;
		theta = next.theta;
		loss = next.loss;
		if (change <= TOLERANCE * TOLERANCE * Math.abs(loss)) return theta;
	}
	log.warning("builtin:linear did not settle on its weights. Raise \"alpha\" in train.params.");
	return theta;
}
/** The longest of the halved steps that lowers the loss; undefined when none does. */
function searchLine({ problem, theta, direction, loss }) {
	for (let length = 1; length > 1e-10; length /= 2) {
		const next = theta.map((value, index) => value - length * (direction[index] ?? 0));
		const nextLoss = measureLoss(problem, next);
		if (nextLoss < loss) return {
			theta: next,
			loss: nextLoss
		};
	}
}
/** Gradient and Hessian (its lower triangle) of the loss. Weights of a class lie together, its intercept last. */
function differentiate(problem, theta) {
	const { design, free, alpha, labels } = problem;
	const size = design.width + 1;
	const gradient = new Float64Array(theta.length);
	const hessian = new Float64Array(theta.length ** 2);
	const x = new Float64Array(size).fill(1);
	scoreRows(problem, theta, (row, shares) => {
		x.set(design.values.subarray(row * design.width, (row + 1) * design.width));
		for (let a = 0; a < free; a++) {
			const share = shares[a] ?? 0;
			const isTrue = labels[row] === a + (free === 1 ? 1 : 0) ? 1 : 0;
			for (let at = 0; at < size; at++) addTo(gradient, a * size + at, (share - isTrue) * (x[at] ?? 0));
			for (let b = 0; b <= a; b++) addBlock({
				hessian,
				x,
				a,
				b,
				weight: share * ((a === b ? 1 : 0) - (shares[b] ?? 0))
			});
		}
	});
	penalise({
		gradient,
		hessian,
		theta,
		size,
		alpha,
		damping: free > 1 ? 1e-6 * design.rows : 0
	});
	return {
		gradient,
		hessian
	};
}
function addBlock({ hessian, x, a, b, weight }) {
	const size = x.length;
	const width = Math.sqrt(hessian.length);
	for (let row = 0; row < size; row++) {
		const factor = weight * (x[row] ?? 0);
		if (factor === 0) continue;
		const start = (a * size + row) * width + b * size;
		const end = a === b ? row + 1 : size;
		for (let column = 0; column < end; column++) addTo(hessian, start + column, factor * (x[column] ?? 0));
	}
}
function penalise({ gradient, hessian, theta, size, alpha, damping }) {
	theta.forEach((value, index) => {
		const isIntercept = index % size === size - 1;
		if (!isIntercept) addTo(gradient, index, alpha * value);
		addTo(hessian, index * theta.length + index, isIntercept ? damping : alpha);
	});
}
function unpack({ theta, free, size, classes }) {
	const blocks = Array.from({ length: free }, (_, at) => [...theta.subarray(at * size, (at + 1) * size)]);
	const all = classes === 2 ? [new Array(size).fill(0), ...blocks] : blocks;
	return {
		weights: all.map((block) => block.slice(0, -1)),
		intercepts: all.map((block) => block.at(-1) ?? 0)
	};
}

// action-train/src/shared/builtin-linear/label-nodes.ts
/**
* Nodes that turn scores into the label of the largest. Text and whole numbers come out as themselves, truth values as 0
* and 1; for other numbers there is no label output, the probabilities say it.
*/
function createLabelNodes({ classes, scores, name, prefix }) {
	const values = labelValues(classes);
	if (!values) return {
		nodes: [],
		outputs: []
	};
	const position = `${prefix}/position`;
	return {
		nodes: [{
			type: "ArgMax",
			inputs: [scores],
			outputs: [position],
			attributes: {
				axis: {
					kind: "int",
					value: 1
				},
				keepdims: {
					kind: "int",
					value: 0
				}
			}
		}, {
			type: "LabelEncoder",
			domain: "ai.onnx.ml",
			inputs: [position],
			outputs: [name],
			attributes: {
				keys_int64s: {
					kind: "ints",
					value: classes.map((_, index) => index)
				},
				...values.attributes
			}
		}],
		outputs: [{
			name,
			type: values.type,
			shape: ["N"]
		}]
	};
}
function labelValues(classes) {
	const texts = classes.filter((label) => typeof label === "string");
	if (texts.length === classes.length) return {
		type: "string",
		attributes: { values_strings: {
			kind: "strings",
			value: texts
		} }
	};
	const numbers = classes.map(Number);
	if (!numbers.every(Number.isSafeInteger)) return void 0;
	return {
		type: "int64",
		attributes: { values_int64s: {
			kind: "ints",
			value: numbers
		} }
	};
}

// action-train/src/shared/builtin-linear/linear-graph.ts
/** Names of the graph's own tensors start so, which no column's name should. */
const OWN = "/slipway";
/**
* The fitted model as an ONNX graph with everything a row needs inside it: one input a column, missing numbers (NaN) and
* texts ("") filled, scaling, one-hot, weights, softmax, labels.
*/
function createLinearGraph({ plan, fit, target, classes }) {
	const parts = [...plan.numbers.length > 0 ? [createNumbersPart(plan.numbers)] : [], ...plan.texts.map(createTextPart)];
	const weights = createWeightsPart(parts, fit, classes.length === 0 ? target : `${OWN}/scores`);
	const ending = createEnding({
		plan,
		target,
		classes,
		scores: weights.result
	});
	const all = [...parts, weights];
	return {
		irVersion: 8,
		opsets: [{
			domain: "",
			version: 17
		}, {
			domain: "ai.onnx.ml",
			version: 3
		}],
		producer: {
			name: "slipway builtin:linear",
			version: "1"
		},
		graph: "linear",
		nodes: [...all.flatMap(({ nodes }) => nodes), ...ending.nodes],
		initializers: all.flatMap(({ initializers }) => initializers),
		inputs: createInputs(plan),
		outputs: ending.outputs,
		metadata: classes.length > 0 ? { [CLASSES_KEY]: JSON.stringify(classes) } : {}
	};
}
function createInputs({ numbers, texts }) {
	return [...numbers.map(({ name }) => ({
		name,
		type: "float",
		shape: ["N", 1]
	})), ...texts.map(({ name }) => ({
		name,
		type: "string",
		shape: ["N", 1]
	}))];
}
function createNumbersPart(numbers) {
	const name = (step) => `${OWN}/numbers/${step}`;
	const constant = (step, values) => ({
		name: name(step),
		type: "float",
		dims: [1, values.length],
		values
	});
	return {
		nodes: [
			{
				type: "Concat",
				inputs: numbers.map((column) => column.name),
				outputs: [name("given")],
				attributes: { axis: {
					kind: "int",
					value: 1
				} }
			},
			{
				type: "IsNaN",
				inputs: [name("given")],
				outputs: [name("missing")]
			},
			{
				type: "Where",
				inputs: [
					name("missing"),
					name("fill"),
					name("given")
				],
				outputs: [name("filled")]
			},
			{
				type: "Sub",
				inputs: [name("filled"), name("mean")],
				outputs: [name("centred")]
			},
			{
				type: "Div",
				inputs: [name("centred"), name("scale")],
				outputs: [name("scaled")]
			}
		],
		initializers: [
			constant("fill", numbers.map(({ fill }) => fill)),
			constant("mean", numbers.map(({ mean }) => mean)),
			constant("scale", numbers.map(({ scale }) => scale))
		],
		result: name("scaled")
	};
}
function createTextPart({ name: column, levels, fill }) {
	const name = (step) => `${OWN}/text/${column}/${step}`;
	return {
		nodes: [
			{
				type: "LabelEncoder",
				domain: "ai.onnx.ml",
				inputs: [column],
				outputs: [name("filled")],
				attributes: {
					keys_strings: {
						kind: "strings",
						value: [...levels, ""]
					},
					values_strings: {
						kind: "strings",
						value: [...levels, fill ?? ""]
					},
					default_string: {
						kind: "string",
						value: ""
					}
				}
			},
			{
				type: "OneHotEncoder",
				domain: "ai.onnx.ml",
				inputs: [name("filled")],
				outputs: [name("one-hot")],
				attributes: {
					cats_strings: {
						kind: "strings",
						value: levels
					},
					zeros: {
						kind: "int",
						value: 1
					}
				}
			},
			{
				type: "Reshape",
				inputs: [name("one-hot"), name("shape")],
				outputs: [name("flat")]
			}
		],
		initializers: [{
			name: name("shape"),
			type: "int64",
			dims: [2],
			values: [0, levels.length]
		}],
		result: name("flat")
	};
}
function createWeightsPart(parts, { weights, intercepts }, result) {
	const width = weights[0]?.length ?? 0;
	const byFeature = Array.from({ length: width }, (_, row) => weights.map((column) => column[row] ?? 0));
	return {
		nodes: [
			{
				type: "Concat",
				inputs: parts.map((part) => part.result),
				outputs: [`${OWN}/features`],
				attributes: { axis: {
					kind: "int",
					value: 1
				} }
			},
			{
				type: "MatMul",
				inputs: [`${OWN}/features`, `${OWN}/weights`],
				outputs: [`${OWN}/products`]
			},
			{
				type: "Add",
				inputs: [`${OWN}/products`, `${OWN}/intercepts`],
				outputs: [result]
			}
		],
		initializers: [{
			name: `${OWN}/weights`,
			type: "float",
			dims: [width, weights.length],
			values: byFeature.flat()
		}, {
			name: `${OWN}/intercepts`,
			type: "float",
			dims: [1, weights.length],
			values: intercepts
		}],
		result
	};
}
function createEnding({ plan, target, classes, scores }) {
	if (classes.length === 0) return {
		nodes: [],
		outputs: [{
			name: target,
			type: "float",
			shape: ["N", 1]
		}]
	};
	const taken = [...plan.numbers, ...plan.texts].map(({ name }) => name);
	const probabilities = chooseName("probabilities", taken);
	const softmax = {
		type: "Softmax",
		inputs: [scores],
		outputs: [probabilities],
		attributes: { axis: {
			kind: "int",
			value: 1
		} }
	};
	const output = {
		name: probabilities,
		type: "float",
		shape: ["N", classes.length]
	};
	const label = createLabelNodes({
		classes,
		scores,
		name: chooseName("label", taken),
		prefix: OWN
	});
	return {
		nodes: [softmax, ...label.nodes],
		outputs: [...label.outputs, output]
	};
}
/** The name, or the name with a number where a column has it. */
function chooseName(name, taken) {
	let chosen = name;
	for (let count = 1; taken.includes(chosen); count++) chosen = `${name}_${count}`;
	return chosen;
}

// action-train/src/shared/builtin-linear/params.ts
/** Reads the params of `builtin:linear`: `{ alpha }`, 1 where it is left out. @throws ConfigurationError for others */
function readLinearParams(params) {
	const [unknown] = Object.keys(params).filter((key) => key !== "alpha");
	if (unknown !== void 0) throw new ConfigurationError("SLW_INPUT_INVALID", `builtin:linear has no parameter "${unknown}".${suggest(unknown, ["alpha"])}`);
	const { alpha = 1 } = params;
	if (typeof alpha === "number" && Number.isFinite(alpha) && alpha >= 0) return { alpha };
	throw new ConfigurationError("SLW_INPUT_INVALID", `The parameter "alpha" of builtin:linear is ${JSON.stringify(alpha)}. Write a number from 0.`);
}

// action-train/src/shared/builtin-linear/train-linear.ts
/** The command that asks for the built-in trainer. */
const LINEAR_COMMAND = "builtin:linear";
/**
* Trains a ridge regression or a logistic regression and gives it as the bytes of an ONNX file. Same rows in the same
* order, same bytes.
* @throws ConfigurationError for params, columns or classes it cannot use
*/
async function trainLinear(request) {
	const { rows, contract, task, params, imputation, log } = request;
	const { alpha } = readLinearParams(params);
	if (rows.length === 0) throw new ConfigurationError("SLW_SPLIT_EMPTY", "The training split has no rows. Ingest more data, or make the other splits smaller.");
	const plan = planColumns({
		rows,
		contract,
		imputation,
		log
	});
	const design = buildDesignMatrix(rows, plan);
	const target = targetColumn(contract).name;
	if (task === "regression") {
		const fit = await fitRidge(design, readNumbers(rows, target), alpha);
		return writeOnnxModel(createLinearGraph({
			plan,
			fit,
			target,
			classes: []
		}));
	}
	const { fit, classes } = await fitClasses({
		request,
		design,
		alpha
	});
	return writeOnnxModel(createLinearGraph({
		plan,
		fit,
		target,
		classes
	}));
}
async function fitClasses({ request, design, alpha }) {
	const { rows, contract, task, log } = request;
	const classes = listClasses(rows, contract, task);
	const { name } = targetColumn(contract);
	const labels = Uint32Array.from(rows, (row) => classes.indexOf(row[name] ?? ""));
	return {
		fit: await fitLogistic({
			design,
			labels,
			classes: classes.length,
			alpha,
			log
		}),
		classes
	};
}
/** The classes that occur, in the contract's order, else sorted. */
function listClasses(rows, contract, task) {
	const target = targetColumn(contract);
	const seen = /* @__PURE__ */ new Set();
	for (const row of rows) {
		const value = row[target.name];
		if (value === null || value === void 0) throw explainMissing(target.name);
		seen.add(value);
	}
	const classes = (knownClasses(target) ?? [...seen].sort((a, b) => a < b ? -1 : 1)).filter((label) => seen.has(label));
	if (classes.length >= 2 && (task !== "binary" || classes.length === 2)) return classes;
	throw new ConfigurationError("SLW_TASK_MISMATCH", `The training split holds ${formatCount(classes.length, "class", "classes")} of "${target.name}", and the task is ${task}. Ingest data of all classes, or correct "task".`);
}
function readNumbers(rows, target) {
	return Float64Array.from(rows, (row) => {
		const value = row[target];
		if (typeof value === "number") return value;
		if (value === null || value === void 0) throw explainMissing(target);
		throw new ConfigurationError("SLW_TASK_MISMATCH", `The target "${target}" holds ${JSON.stringify(value)}, and a regression needs numbers. Set "task" to binary or multiclass.`);
	});
}
function explainMissing(target) {
	return new ConfigurationError("SLW_TARGET_EMPTY", `The target "${target}" is missing in a training row. Make it required in the data contract and ingest again.`);
}

export { trainLinear as n, LINEAR_COMMAND as t };