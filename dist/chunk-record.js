// kit/ground/values/record.ts
/** Whether a value is an object with keys: neither null nor an array. */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** What an object or an array holds under a key of its own; undefined where there is none. */
function readKey(value, key) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return void 0;
	return Reflect.get(value, key);
}

export { readKey as n, isRecord as t };