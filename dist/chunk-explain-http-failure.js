import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { i as redactUrl, s as StallError } from "./chunk-send-request.js";
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

// kit/http/explain-http-failure.ts
/** Statuses that may pass: time-out, too many requests, and a server's own troubles but "not implemented". */
const TRANSIENT_STATUSES = /* @__PURE__ */ new Set([
	408,
	425,
	429,
	500,
	502,
	503,
	504
]);
/** Failures of the connection that another try does not cure. */
const LASTING_CODES = {
	ENOTFOUND: "its host name is not known. Check the address and the DNS",
	ECONNREFUSED: "the server refuses the connection. Check the address, the port and that the server runs",
	CERT_HAS_EXPIRED: "its certificate has expired. Renew it on the server",
	DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed. Name the authority's file in NODE_EXTRA_CA_CERTS of the job",
	SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job",
	ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host. Check the address"
};
/** Failures of our own disk: no answer of the server's makes them better. */
const DISK_CODES = /* @__PURE__ */ new Set([
	"ENOSPC",
	"EDQUOT",
	"EACCES",
	"EROFS",
	"EISDIR",
	"ENOTDIR",
	"EPERM"
]);
/** The error for an answer that is no success: a TransientError where another try may help. */
function explainStatus(url, response) {
	const error = new ConfigurationError(`${redactUrl(url)} answers ${response.status}: ${curesOf(response)}`);
	if (!TRANSIENT_STATUSES.has(response.status)) return error;
	return new TransientError(error, { waitMs: parseRetryAfter(response.headers.get("retry-after")) });
}
function curesOf({ status, statusText }) {
	if (status === 401 || status === 403) return "it may not be read with these credentials. Check them.";
	if (status === 404 || status === 410) return "there is no such file. Check the address.";
	if (TRANSIENT_STATUSES.has(status)) return "the server is in trouble. Try again later.";
	return `${statusText || "this is not the file"}. Check the address.`;
}
/** The error for a request or a body that broke off: a TransientError where another try may help. */
function explainBreak(url, error) {
	if (error instanceof ConfigurationError || error instanceof TransientError) return error;
	if (error instanceof Error && error.cause instanceof ConfigurationError) return error.cause;
	const code = findCode(error);
	if (error instanceof Error && DISK_CODES.has(code ?? "")) return error;
	const lasting = code === void 0 ? void 0 : LASTING_CODES[code];
	if (lasting !== void 0) return new ConfigurationError(`${redactUrl(url)} cannot be reached: ${lasting}.`, { cause: error });
	return new TransientError(new ConfigurationError(`${redactUrl(url)} could not be read to its end: ${describeDeepest(error)}. Check the connection and try again.`, { cause: error }), { stalledMs: error instanceof StallError ? error.waitedMs : 0 });
}
/** Streams hide the reason in the cause of what they throw. */
function findCode(error) {
	if (!(error instanceof Error)) return void 0;
	if ("code" in error && typeof error.code === "string") return error.code;
	return findCode(error.cause);
}
function describeDeepest(error) {
	return error instanceof Error && error.cause !== void 0 ? describeDeepest(error.cause) : describeError(error);
}

export { parseRetryAfter as a, TransientError as i, explainStatus as n, withRetries as o, MAX_STALL_MS as r, explainBreak as t };