// cli/usage-error.ts
/** A command line that cannot be meant: exit code 2. The message says what is wrong; the caller adds where help is. */
var UsageError = class extends Error {
	name = "UsageError";
};

export { UsageError as t };