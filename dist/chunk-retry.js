import { n as describeError } from "./chunk-configuration-error.js";
import { setTimeout } from "node:timers/promises";

// kit/http/retry.ts
/** Tries of one request before its failure counts. */
const MAX_ATTEMPTS = 4;
/** The longest that one request may wait, over all its tries, for a server that sends nothing: 60 seconds. */
const MAX_STALL_MS = 6e4;
/** The longest a server may ask us to wait (`Retry-After`): 30 seconds. */
const MAX_WAIT_MS = 3e4;
/** A failure that may pass: a server's 5xx, a lost connection. `cause` is what to report when it does not. */
var TransientError = class extends Error {
	name = "TransientError";
	/** What the server asks for, in milliseconds. */
	waitMs;
	/** How long the server had been waited for in vain, in milliseconds. */
	stalledMs;
	constructor(cause, spent = {}) {
		super(cause.message, { cause });
		this.waitMs = spent.waitMs;
		this.stalledMs = spent.stalledMs ?? 0;
	}
};
/**
* Does `work` until it ends otherwise than by a TransientError, at most MAX_ATTEMPTS times, waiting 0.25, 0.5, 1 s (and
* up to as much again by chance) or what the server asks for; and no more once it waited MAX_STALL_MS for a server that says
* nothing. Throws the last failure's cause.
*/
async function withRetries(log, work) {
	let stalledMs = 0;
	for (let attempt = 1;; attempt++) try {
		return await work();
	} catch (error) {
		if (!(error instanceof TransientError)) throw error;
		stalledMs += error.stalledMs;
		if (attempt === 4 || stalledMs >= 6e4) throw error.cause;
		const waitMs = Math.min(error.waitMs ?? 125 * 2 ** attempt * (1 + Math.random()), MAX_WAIT_MS);
		log.debug(`${describeError(error)} Trying again in ${Math.round(waitMs)} ms (${attempt} of ${4}).`);
		await setTimeout(waitMs);
	}
}
/** The wait that a `Retry-After` header asks for, in milliseconds; seconds or a date (RFC 9110, 10.2.3). */
function parseRetryAfter(header, now = Date.now()) {
	if (!header) return void 0;
	const seconds = Number(header);
	const waitMs = Number.isFinite(seconds) ? seconds * 1e3 : Date.parse(header) - now;
	return Number.isFinite(waitMs) && waitMs >= 0 ? waitMs : void 0;
}

export { withRetries as i, TransientError as n, parseRetryAfter as r, MAX_STALL_MS as t };