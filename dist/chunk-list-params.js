import { t as isRecord } from "./chunk-record.js";

// kit/ml/runs/list-params.ts
/** Parameters by dotted path, each as one line of JSON: `{"tree": {"depth": 3}}` is `tree.depth` with `3`. */
function listParams(params) {
	const flat = /* @__PURE__ */ new Map();
	collect(params, [], flat);
	return flat;
}
function collect(value, path, flat) {
	if (!isRecord(value)) {
		flat.set(path.join("."), JSON.stringify(value));
		return;
	}
	for (const [name, item] of Object.entries(value)) collect(item, [...path, name], flat);
}
/** The parameters that differ, by name. */
function compareParams(before, after) {
	const [old, now] = [listParams(before), listParams(after)];
	return [.../* @__PURE__ */ new Set([...old.keys(), ...now.keys()])].sort().map((name) => ({
		name,
		before: old.get(name) ?? null,
		after: now.get(name) ?? null
	})).filter((change) => change.before !== change.after);
}

export { listParams as n, compareParams as t };