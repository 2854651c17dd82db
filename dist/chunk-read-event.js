// action-train/src/read-event.ts
/** The value at a path of an event's payload; undefined where a step is missing. What is gone, such as a fork, is null. */
function pick(value, ...path) {
	let current = value;
	for (const key of path) {
		if (typeof current !== "object" || current === null) return void 0;
		current = Reflect.get(current, key);
	}
	return current;
}
/** The text at a path of an event's payload. */
function pickText(value, ...path) {
	const found = pick(value, ...path);
	return typeof found === "string" && found !== "" ? found : void 0;
}

export { pickText as n, pick as t };