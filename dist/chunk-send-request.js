import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

// kit/host/http/send-body.ts
/** Whether a body comes in pieces, once. */
function isStream(body) {
	return body !== void 0 && typeof body !== "string" && !(body instanceof Uint8Array);
}
/**
* Sends the body and ends the request: with the length that its headers state, else in chunks where it is a stream. What
* goes wrong with a stream ends the request, which says so.
*/
function sendBody(request, body) {
	if (!isStream(body)) return void request.end(body);
	const length = request.getHeader("content-length");
	sendChunks(request, length === void 0 ? body : holdLength(body, Number(length))).catch((error) => request.destroy(error instanceof Error ? error : new Error("The body failed", { cause: error })));
}
/** As `pipeline` of `node:stream` would, but that forgets why a source failed. */
async function sendChunks(request, chunks) {
	for await (const chunk of chunks) {
		if (!request.destroyed && !request.write(chunk)) await untilWritable(request);
		if (request.destroyed) return;
	}
	request.end();
}
function untilWritable(request) {
	return new Promise((resolve) => {
		const goOn = () => {
			request.off("drain", goOn).off("close", goOn);
			resolve();
		};
		request.on("drain", goOn).on("close", goOn);
	});
}
/** A server would wait for what is missing, and take what is too much for another request. */
async function* holdLength(chunks, length) {
	let sent = 0;
	for await (const chunk of chunks) {
		sent += chunk.length;
		if (sent > length) break;
		yield chunk;
	}
	const found = sent > length ? `more than ${length}` : `${sent} of ${length}`;
	if (sent !== length) throw new Error(`${found} bytes were there to be sent`);
}

// kit/host/http/stall-error.ts
/** A server sent nothing for as long as it may. */
var StallError = class extends Error {
	name = "StallError";
	/** How long it was waited for, in milliseconds. */
	waitedMs;
	constructor(waitedMs) {
		super(`the server sent nothing for too long (${waitedMs / 1e3} s)`);
		this.waitedMs = waitedMs;
	}
};

// kit/host/http/to-response.ts
/** Statuses whose answer has no body (Fetch standard, "null body status"). */
const BODILESS = /* @__PURE__ */ new Set([
	204,
	205,
	304
]);
/**
* An answer that came over a connection of our own, as `fetch` would give it. A body that is cancelled closes its
* connection; reading one that broke off, or that stays away for `idleMs` milliseconds, is an error.
* @throws RangeError for a status that is none of HTTP's
*/
function toResponse(incoming, { method, idleMs }) {
	const { statusCode: status = 0, statusMessage = "", headersDistinct } = incoming;
	const headers = new Headers();
	for (const [name, values = []] of Object.entries(headersDistinct)) for (const value of values) headers.append(name, value);
	const init = {
		status,
		statusText: statusMessage,
		headers
	};
	if (method !== "HEAD" && !BODILESS.has(status)) return new Response(toStream(decode(incoming), idleMs), init);
	incoming.on("error", () => {}).resume();
	return new Response(null, init);
}
/** The body in pieces, each read when it is asked for. */
function toStream(body, idleMs) {
	const chunks = body.on("error", () => {})[Symbol.asyncIterator]();
	return new ReadableStream({
		pull: async (controller) => {
			const timer = setTimeout(() => body.destroy(new StallError(idleMs)), idleMs);
			const { done, value } = await chunks.next().finally(() => clearTimeout(timer));
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: () => void body.destroy()
	}, { highWaterMark: 0 });
}
/** The body as `fetch` gives it, whatever it was packed with on the way: some servers pack unasked. */
function decode(incoming) {
	const unpack = DECODERS[incoming.headers["content-encoding"]?.toLowerCase() ?? ""];
	if (unpack === void 0) return incoming;
	return pipeline(incoming, unpack(), () => {});
}
/** Codings of HTTP (RFC 9110, section 8.4.1) and Brotli's. */
const DECODERS = {
	gzip: createGunzip,
	"x-gzip": createGunzip,
	deflate: createInflate,
	br: createBrotliDecompress
};

// kit/host/http/open-address.ts
/** No connection by then, and the address is given up: 10 seconds. */
const CONNECT_MS = 1e4;
/** How long a server may take to begin its answer: 60 seconds, and 5 minutes where it has to keep what it was sent. */
const ANSWER_MS = {
	read: 6e4,
	write: 3e5
};
/** How long a server may send nothing of an answer that somebody waits for: 30 seconds. */
const IDLE_MS = 3e4;
/**
* What asks an address by `node:http`, with an answer as `fetch` gives it. Node 24's own `fetch` ends the process where a
* server closes the connection while a body waits to be read (undici 7.29, `assert(!this.paused)`).
*/
function createOpener({ agent, lookup } = {}) {
	return async function open(url, asked) {
		const { method, headers, signal } = asked;
		signal?.throwIfAborted();
		const request = await startRequest(url, {
			method,
			headers: {
				accept: "*/*",
				"user-agent": "slipway",
				...headers
			},
			timeout: CONNECT_MS,
			...agent === void 0 ? {} : { agent },
			...lookup ? { lookup } : {}
		});
		try {
			return await exchange(request, asked);
		} catch (error) {
			if (mayRepeat(request, asked, error)) return open(url, asked);
			throw error;
		}
	};
}
/** Asks an address as the process is set up to. */
const openAddress = createOpener();
/** Loaded when it is needed: `node:http` takes a start 50 ms. */
async function startRequest(url, options) {
	const { request } = url.protocol === "https:" ? await import("node:https") : await import("node:http");
	return request(url, options);
}
function exchange(request, asked) {
	const { method, body, idleTimeoutMs: idleMs = IDLE_MS } = asked;
	return new Promise((resolve, reject) => {
		request.on("error", (error) => reject(pickFirst(error)));
		request.once("response", (incoming) => {
			request.setTimeout(0);
			try {
				resolve(toResponse(incoming, {
					method,
					idleMs
				}));
			} catch (error) {
				reject(error);
				incoming.destroy();
			}
		});
		limitWaiting(request, asked);
		endOnAbort(request, asked.signal);
		sendBody(request, body);
	});
}
function limitWaiting(request, { method, idleTimeoutMs }) {
	const answerMs = idleTimeoutMs ?? ANSWER_MS[isReading(method) ? "read" : "write"];
	request.setTimeout(answerMs).on("timeout", () => {
		const isConnected = request.socket?.connecting === false;
		request.destroy(isConnected ? new StallError(answerMs) : createConnectError());
	});
}
function createConnectError() {
	return Object.assign(/* @__PURE__ */ new Error(`no connection came about within ${CONNECT_MS / 1e3} seconds`), { code: "ETIMEDOUT" });
}
/** Ends the request, or its answer once that has begun: what reads it is told the signal's reason. */
function endOnAbort(request, signal) {
	if (!signal) return;
	let current = request;
	const end = () => void current.destroy(toError(signal.reason));
	signal.addEventListener("abort", end, { once: true });
	request.once("response", (incoming) => {
		current = incoming;
	}).once("close", () => signal.removeEventListener("abort", end));
}
/**
* A server may close a kept connection in the moment in which it is used again: it did not see that request then, but
* only what may be sent twice is asked again (RFC 9110, section 9.2.2).
*/
function mayRepeat(request, { method, body }, error) {
	return (isReading(method) || (method === "PUT" || method === "DELETE") && !isStream(body)) && request.reusedSocket && hasCode(error, "ECONNRESET");
}
function isReading(method) {
	return method === "GET" || method === "HEAD";
}
/** Where a name has several addresses, Node's own error has no words. */
function pickFirst(error) {
	const [first] = error instanceof AggregateError ? error.errors : [];
	return first instanceof Error ? first : error;
}
function toError(reason) {
	return reason instanceof Error ? reason : new Error("The request was given up", { cause: reason });
}

// kit/host/http/redact-url.ts
/** A URL as it may stand in a message: without user, password, query and fragment, which may hold secrets. */
function redactUrl(url) {
	const { protocol, host, pathname } = new URL(url);
	return `${protocol}//${host}${pathname}`;
}

// kit/host/http/send-request.ts
/** Redirects followed before the answer counts as a loop. */
const MAX_REDIRECTS = 10;
/** What may go to another origin than the one the caller named: nothing that could be a secret. */
const PORTABLE_HEADERS = /* @__PURE__ */ new Set([
	"accept",
	"accept-encoding",
	"if-none-match",
	"range",
	"user-agent"
]);
/**
* The answer to one request with its redirects, whatever its status; the body is not read yet.
* User and password of the URL become basic authorization.
* @throws ConfigurationError for a URL that is not http(s), a redirect from https to http, or too many of them; what
* Node throws when no answer comes, and a StallError for a server that says nothing.
*/
async function sendRequest({ url, method = "GET", headers = {}, body, signal, idleTimeoutMs, open = openAddress }) {
	let target = parseUrl(url);
	let sent = {
		...readBasicAuthorization(target),
		...lowerCase(headers)
	};
	for (let count = 0; count <= 10; count++) {
		const response = await open(withoutCredentials(target), {
			method,
			headers: sent,
			body,
			signal,
			idleTimeoutMs
		});
		const location = readRedirect(response);
		if (location === null || !(isStream(body) || ["GET", "HEAD"].includes(method))) return response;
		await response.body?.cancel();
		if (isStream(body)) throw explainRedirect(url);
		const next = new URL(location, target);
		refuseDowngrade(target, next);
		if (next.origin !== target.origin) sent = keepPortable(sent);
		target = next;
	}
	throw new ConfigurationError("SLW_ADDRESS_REFUSED", `${redactUrl(url)} redirects more than ${10} times. Use the address it should lead to.`);
}
function parseUrl(url) {
	const parsed = URL.canParse(url) ? new URL(url) : void 0;
	if (parsed?.protocol === "https:" || parsed?.protocol === "http:") return parsed;
	throw new ConfigurationError("SLW_INPUT_INVALID", `"${url}" is not an http:// or https:// address. Correct it.`);
}
function lowerCase(headers) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
function readBasicAuthorization({ username, password }) {
	if (username === "" && password === "") return {};
	const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}
function withoutCredentials(url) {
	const bare = new URL(url);
	bare.username = "";
	bare.password = "";
	return bare;
}
function refuseDowngrade(from, to) {
	if (to.protocol === "https:" || to.protocol === "http:" && from.protocol === "http:") return;
	throw new ConfigurationError("SLW_ADDRESS_REFUSED", `${redactUrl(from)} redirects to ${to.protocol}//${to.host}, which is not https. Use another address.`);
}
function keepPortable(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => PORTABLE_HEADERS.has(name)));
}
/** Where an answer sends us on to, as it says it; null where it does not. */
function readRedirect({ status, headers }) {
	return [
		301,
		302,
		303,
		307,
		308
	].includes(status) ? headers.get("location") : null;
}
/** The error for a redirect of what cannot be sent a second time, or not to another place. */
function explainRedirect(url) {
	return new ConfigurationError("SLW_ADDRESS_REFUSED", `${redactUrl(url)} redirects what is sent to it. Use the address that it redirects to.`);
}

export { createOpener as a, redactUrl as i, readRedirect as n, openAddress as o, sendRequest as r, StallError as s, explainRedirect as t };