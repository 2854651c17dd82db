import { t as openModel } from "./chunk-open-model.js";

// kit/maths/metrics/number-keys.ts
/**
* The key that each row was dealt to its split by, as a number from 0: rows with equal cells in the rule's key columns
* have the same. A rule by time deals rows by nothing that they share, so there every row is its own.
*/
function numberKeys(rows, { key: columns }) {
	if (columns.length === 0) return Uint32Array.from(rows, (_, index) => index);
	const numbers = /* @__PURE__ */ new Map();
	return Uint32Array.from(rows, (row) => {
		const key = JSON.stringify(columns.map((column) => row[column] ?? null));
		const number = numbers.get(key) ?? numbers.size;
		numbers.set(key, number);
		return number;
	});
}
/** How many different keys there are. */
function countDifferent(keys) {
	return new Set(keys).size;
}

// kit/ml/inference/use-model.ts
/** Opens a model for work on many rows, with every core unless told otherwise, and closes it whatever comes of that. */
async function useModel(location, work) {
	const model = await openModel({
		threads: "all",
		...location
	});
	try {
		return await work(model);
	} finally {
		await model.close();
	}
}

export { countDifferent as n, numberKeys as r, useModel as t };