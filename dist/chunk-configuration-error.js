// kit/ground/errors/configuration-error.ts
/**
* What the user can put right: wrong inputs, files, settings, permissions.
* The message is the whole report (what, where, the cure, in one or two sentences); no stack is shown. The code is for
* scripts and for the page of errors. Every other error is a bug of ours and keeps its stack.
*/
var ConfigurationError = class extends Error {
	name = "ConfigurationError";
	code;
	constructor(code, message, options) {
		super(message, options);
		this.code = code;
	}
};
/** The message of anything thrown. */
function describeError(error) {
	return error instanceof Error ? error.message : String(error);
}
/** True for a ConfigurationError with one of these codes. */
function isFault(error, ...codes) {
	return error instanceof ConfigurationError && codes.some((code) => error.code === code);
}
/** True for a Node error with this `code`, such as `ENOENT`. */
function hasCode(error, code) {
	return error instanceof Error && "code" in error && error.code === code;
}

export { isFault as i, describeError as n, hasCode as r, ConfigurationError as t };