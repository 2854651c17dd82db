// kit/ground/errors/format-count.ts
/** `1 row`, `2,000 rows`. */
function formatCount(count, noun, plural = `${noun}s`) {
	return `${count.toLocaleString("en-US")} ${count === 1 ? noun : plural}`;
}

export { formatCount as t };