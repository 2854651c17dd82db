import { c as setSecret } from "./chunk-core.js";
import { a as canonicalJson, r as explainRefusal$1 } from "./chunk-make-folder.js";
import { i as isFault, n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { a as writePieces, r as replaceAtomically } from "./chunk-files.js";
import { n as parseRepository } from "./chunk-address.js";
import { A as isDigest, D as digestOfFile, E as digestOf, H as _Object_, I as Null, L as Literal, M as Record, N as Union, P as String$1, T as DigestSchema, U as Optional, W as _Array_, j as shortDigest, k as hexOf, p as Count, z as Boolean } from "./chunk-evaluation.js";
import { n as readKey, t as isRecord } from "./chunk-record.js";
import { a as createOpener, i as redactUrl, n as readRedirect, o as openAddress, r as sendRequest, s as StallError, t as explainRedirect } from "./chunk-send-request.js";
import { i as parseManifest, t as checkManifest } from "./chunk-parse-manifest.js";
import { join, relative, resolve, sep } from "node:path";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { open, readdir, stat } from "node:fs/promises";
import { constants as constants$1, createReadStream } from "node:fs";
import { setTimeout } from "node:timers/promises";

// kit/host/forge/rest/locate-forge.ts
/** GitHub's own REST interface, where a runner names no other. */
const GITHUB_API = "https://api.github.com";
/** @throws ConfigurationError for a repository that is not `owner/name` */
function locateForge({ repository, apiUrl }) {
	const [owner, repo, more] = repository.split("/");
	if (!owner || !repo || more !== void 0) throw new ConfigurationError("SLW_INPUT_INVALID", `The repository "${repository}" is not named as owner/name.`);
	const root = apiUrl.replace(/\/+$/, "");
	return {
		kind: root.endsWith("/api/v1") ? "gitea" : "github",
		owner,
		repo,
		repository,
		root,
		api: `${root}/repos/${repository}`
	};
}
/**
* Whether an address may see the token: one of the interface's own origin, or where GitHub takes uploads, which is the
* interface's host with `uploads` in place of `api`.
*/
function mayHaveToken({ root }, target) {
	const { origin, protocol, host } = new URL(root);
	if (target.origin === origin) return true;
	return protocol === "https:" && host.startsWith("api.") && target.origin === `https://uploads.${host.slice(4)}`;
}

// kit/action/credentials.ts
/**
* Reads credentials from the environment: `INPUT_TOKEN` or `GITHUB_TOKEN`; `AWS_…` as every S3 client reads them
* (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`); `SLIPWAY_OCI_USER` and `SLIPWAY_OCI_PASSWORD`, else the token;
* `INPUT_REGISTRY-REALM` or `SLIPWAY_OCI_REALM`;
* `GITHUB_API_URL` and `GITHUB_REPOSITORY` for the releases; `SLIPWAY_SERVE_TOKEN`; `SLIPWAY_SIGNING_KEY`.
* @param mask whether to tell the runner, on stdout, to hide them in the log
*/
function readCredentials(env = process.env, mask = env["GITHUB_ACTIONS"] === "true") {
	const token = env["INPUT_TOKEN"] || env["GITHUB_TOKEN"] || void 0;
	const serveToken = env["SLIPWAY_SERVE_TOKEN"] || void 0;
	const signingKey = env["SLIPWAY_SIGNING_KEY"] || void 0;
	const credentials = {
		token,
		s3: readS3(env),
		oci: readOci(env, token),
		ociRealm: env["INPUT_REGISTRY-REALM"] || env["SLIPWAY_OCI_REALM"] || void 0,
		release: readRelease(env, token),
		serveToken,
		signingKey
	};
	for (const secret of [
		token,
		credentials.s3?.secretAccessKey,
		credentials.s3?.sessionToken,
		credentials.oci?.password,
		serveToken,
		...splitKey(signingKey)
	]) if (secret && mask) setSecret(secret);
	return credentials;
}
/** A key of several lines is found in a log line by line. */
function splitKey(pem = "") {
	return pem.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("-----"));
}
function readS3(env) {
	const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
	if (!accessKeyId || !secretAccessKey) return void 0;
	const sessionToken = env["AWS_SESSION_TOKEN"];
	return {
		accessKeyId,
		secretAccessKey,
		...sessionToken ? { sessionToken } : {},
		...readS3Place(env)
	};
}
/** Where buckets are, which is no secret. */
function readS3Place(env = process.env) {
	const endpoint = env["AWS_ENDPOINT_URL_S3"] || env["AWS_ENDPOINT_URL"];
	return {
		region: env["AWS_REGION"] || env["AWS_DEFAULT_REGION"] || "us-east-1",
		...endpoint ? { endpoint } : {}
	};
}
function readOci(env, token) {
	const user = env["SLIPWAY_OCI_USER"] || env["GITHUB_ACTOR"] || "slipway";
	const password = env["SLIPWAY_OCI_PASSWORD"];
	if (password) return {
		user,
		password
	};
	if (!token) return void 0;
	const hosts = listForgeRegistries(env["GITHUB_SERVER_URL"]);
	return {
		user,
		password: token,
		hosts,
		elsewhere: `The job's token goes to ${hosts.join(", ") || "no registry"} alone: set SLIPWAY_OCI_USER and SLIPWAY_OCI_PASSWORD for this one.`
	};
}
/** The registries that take the forge's own token: GitHub's, or the forge's own host (Gitea) and its `containers.`. */
function listForgeRegistries(serverUrl = "https://github.com") {
	if (!URL.canParse(serverUrl)) return [];
	const { host } = new URL(serverUrl);
	return host === "github.com" ? ["ghcr.io"] : [host, `containers.${host}`];
}
function readRelease(env, token) {
	const repository = env["GITHUB_REPOSITORY"];
	return {
		apiUrl: env["GITHUB_API_URL"] || "https://api.github.com",
		...repository ? { repository } : {},
		...token ? { token } : {}
	};
}

// kit/host/forge/rest/list-pages.ts
/** Pages read of one listing: 2,000 entries of GitHub's, 1,000 of Gitea's. */
const MAX_PAGES$2 = 20;
/**
* The entries of a listing, page by page. Pages are counted, not followed by the URLs of the answer, which may lead to
* another host; Gitea's are of another size than asked for, so the header alone tells whether there is a next one.
*/
async function* listPages(readPage, maxPages = MAX_PAGES$2) {
	for (let page = 1; page <= maxPages; page++) {
		const { data, headers } = await readPage(page);
		yield* data;
		if (!headers.link?.includes("rel=\"next\"")) return;
	}
}

// kit/host/forge/rest/rest-error.ts
/** The most of an answer's words that are of use in a message, in characters. */
const MAX_WORDS = 300;
/** Reads an error of octokit's; undefined for any other. */
function readRestError(error) {
	if (!(error instanceof Error) || error.name !== "HttpError") return void 0;
	if (!("status" in error) || typeof error.status !== "number") return void 0;
	const response = readKey(error, "response");
	const headers = readKey(response, "headers");
	const words = pickWords(readKey(response, "data")) ?? (response ? "no reason" : error.message);
	return {
		status: error.status,
		words: words.replaceAll(/\s+/g, " ").slice(0, MAX_WORDS).replace(/\.$/, ""),
		headers: isRecord(headers) ? headers : {},
		answered: response !== void 0,
		cause: error.cause
	};
}
/** The status of an error that the forge answered with; undefined for any other. */
function statusOf(error) {
	const rest = readRestError(error);
	return rest?.answered ? rest.status : void 0;
}
/** The forge's own words, with what it found wrong in the request. */
function wordsOf(error) {
	return readRestError(error)?.words ?? describeError(error);
}
/** GitHub's message with its reasons; whatever came where that is no such answer. */
function pickWords(data) {
	if (typeof data === "string") return data.trim() || void 0;
	const message = readKey(data, "message");
	if (typeof message !== "string" || message === "") return void 0;
	const errors = readKey(data, "errors");
	return [message, ...(Array.isArray(errors) ? errors : []).flatMap(pickReason)].join(", ");
}
function pickReason(reason) {
	if (typeof reason === "string") return [reason];
	const words = readKey(reason, "message") ?? readKey(reason, "code");
	return typeof words === "string" ? [words] : [];
}

// kit/host/http/retry.ts
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

// kit/host/forge/rest/bytes.ts
/** An address as a value: in one such as `http://[fd00::a]/`, octokit would find names of parameters. */
const ADDRESS = "{+address}";
/** @throws octokit's error for a status that says no */
function createBytes(request, { send, receive }) {
	return {
		download: async (address, wanted) => {
			const { data, status, headers } = await request({
				method: "GET",
				url: ADDRESS,
				address,
				headers: {
					accept: "application/octet-stream",
					"accept-encoding": "identity",
					...wanted
				},
				request: {
					fetch: receive,
					parseSuccessResponseBody: false
				}
			});
			const body = data;
			return new Response(body instanceof ReadableStream ? body : null, {
				status,
				headers: pickTexts(headers)
			});
		},
		upload: async (address, { headers, body }) => {
			return (await request({
				method: "POST",
				url: ADDRESS,
				address,
				headers,
				data: body,
				request: { fetch: send }
			})).data;
		}
	};
}
/** Octokit's headers have numbers among them by their type. */
function pickTexts(headers) {
	const texts = Object.entries(headers).filter((header) => typeof header[1] === "string");
	return Object.fromEntries(texts);
}

// kit/host/http/create-fetch.ts
/**
* A `fetch` for libraries that bring their own requests. Redirects are followed; those of a request that changes
* something within its origin alone, as it is.
* @throws what `sendRequest` throws
*/
function createFetch(open = openAddress) {
	return async (url, { headers, ...init } = {}) => {
		let target = url;
		for (let count = 0; count <= 10; count++) {
			const response = await sendRequest({
				...init,
				url: target,
				headers: {
					"accept-encoding": "gzip",
					...headers
				},
				open
			});
			const location = readRedirect(response);
			if (location === null) return response;
			await response.body?.cancel();
			const next = new URL(location, target);
			if (response.status < 307 || next.origin !== new URL(target).origin) break;
			target = next.href;
		}
		throw explainRedirect(url);
	};
}

// kit/host/http/explain-http-failure.ts
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
	const error = new ConfigurationError("SLW_SERVER_REFUSED", `${redactUrl(url)} answers ${response.status}: ${curesOf(response)}`);
	if (!TRANSIENT_STATUSES.has(response.status)) return error;
	return new TransientError(error, { waitMs: parseRetryAfter(response.headers.get("retry-after")) });
}
function curesOf({ status, statusText }) {
	if (status === 401 || status === 403) return "it may not be read with these credentials. Check them.";
	if (status === 404 || status === 410) return "there is no such file. Check the address.";
	if (TRANSIENT_STATUSES.has(status)) return "the server is in trouble. Try again later.";
	return `${statusText || "this is not the file"}. Check the address.`;
}
function judgeBreak(error) {
	if (error instanceof ConfigurationError || error instanceof TransientError) return {
		kind: "own",
		error
	};
	if (error instanceof Error && error.cause instanceof ConfigurationError) return {
		kind: "own",
		error: error.cause
	};
	const code = findCode(error);
	if (error instanceof Error && DISK_CODES.has(code ?? "")) return {
		kind: "own",
		error
	};
	const cure = code === void 0 ? void 0 : LASTING_CODES[code];
	if (cure !== void 0) return {
		kind: "lasting",
		cure
	};
	return {
		kind: "passing",
		stalledMs: error instanceof StallError ? error.waitedMs : 0
	};
}
/** The error for a request or a body that broke off: a TransientError where another try may help. */
function explainBreak(url, error) {
	const broken = judgeBreak(error);
	if (broken.kind === "own") return broken.error;
	if (broken.kind === "lasting") return new ConfigurationError("SLW_UNREACHABLE", `${redactUrl(url)} cannot be reached: ${broken.cure}.`, { cause: error });
	return new TransientError(new ConfigurationError("SLW_UNREACHABLE", `${redactUrl(url)} could not be read to its end: ${describeDeepest(error)}. Check the connection and try again.`, { cause: error }), broken);
}
/** Streams hide the reason in the cause of what they throw. */
function findCode(error) {
	if (!(error instanceof Error)) return void 0;
	if (!(error instanceof ConfigurationError) && "code" in error && typeof error.code === "string") return error.code;
	return findCode(error.cause);
}
function describeDeepest(error) {
	return error instanceof Error && error.cause !== void 0 ? describeDeepest(error.cause) : describeError(error);
}

// kit/host/http/read-bounded.ts
/**
* The body of an answer as one piece, at most `maxBytes` long.
* @throws ConfigurationError once more came, of which nothing more is read; a TransientError for a body that breaks off
*/
async function readBounded({ body }, { url, maxBytes }) {
	try {
		return await collect(body ?? ReadableStream.from([]), {
			url,
			maxBytes
		});
	} catch (error) {
		throw explainBreak(url, error);
	}
}
async function collect(body, { url, maxBytes }) {
	const parts = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > maxBytes) throw new ConfigurationError("SLW_ANSWER_INVALID", `${redactUrl(url)} answers with more than ${maxBytes} bytes, which no answer of this kind has. Check the address.`);
		parts.push(chunk);
	}
	return Buffer.concat(parts);
}

// kit/host/forge/rest/create-fetches.ts
/** A forge that says nothing for so long is given up: 30 seconds. */
const IDLE_MS = 3e4;
/** Far more than a page of the largest listing holds, a hundred releases with long texts and many assets. */
const MAX_ANSWER_BYTES$1 = 134217728;
function createFetches(open) {
	const receive = createFetch(open);
	return {
		ask: readWhole(createFetch((url, request) => open(url, {
			...request,
			idleTimeoutMs: IDLE_MS
		}))),
		send: readWhole(receive),
		receive
	};
}
/** An answer that breaks off is none: octokit would take what came of it for all. */
function readWhole(request) {
	return async (url, init) => {
		const response = await request(url, init);
		if (response.body === null) return response;
		const { status, statusText, headers } = response;
		const bytes = await readBounded(response, {
			url,
			maxBytes: MAX_ANSWER_BYTES$1
		});
		return new Response(bytes, {
			status,
			statusText,
			headers
		});
	};
}

// kit/host/forge/rest/explain-rest-failure.ts
/** The error to throw for whatever a task threw: a TransientError where another try may help. */
function explainRestFailure(error, attempt) {
	const rest = readRestError(error);
	if (rest === void 0) return error;
	const what = `${attempt.task.doing} in ${attempt.repository} failed`;
	if (!rest.answered) return explainSilence(rest, {
		what,
		error
	});
	const text = `${what}: ${explainAnswer$1(rest, attempt)}`;
	const explained = isHidden(rest, attempt) ? new ConfigurationError("SLW_REPOSITORY_HIDDEN", text, { cause: error }) : new ConfigurationError("SLW_FORGE_REFUSED", text, { cause: error });
	return isTransient(rest) ? new TransientError(explained, { waitMs: readWait(rest) }) : explained;
}
function explainSilence({ cause, words }, { what, error }) {
	const broken = judgeBreak(cause);
	if (broken.kind === "own") return broken.error;
	const cure = broken.kind === "lasting" ? `: ${broken.cure}; GITHUB_API_URL holds the address` : ". Check the connection and GITHUB_API_URL";
	const explained = new ConfigurationError("SLW_UNREACHABLE", `${what}: the forge cannot be reached (${words})${cure}.`, { cause: error });
	return broken.kind === "lasting" ? explained : new TransientError(explained, broken);
}
function explainAnswer$1(rest, attempt) {
	const { status, words } = rest;
	const { setting, refusals } = attempt.task;
	if (status === 401) return "the token is not valid, or expired. Check GITHUB_TOKEN, or the input \"token\".";
	if (isRateLimit(rest)) return attempt.hasToken ? "the token has used up its requests for this hour. Wait, or use another token." : "the forge answers few requests an hour without a token. Set GITHUB_TOKEN.";
	if (status === 403 || status === 404) return explainPermission(rest, attempt);
	if (status === 410) return `the forge answers 410 (${words})${setting ? `; ${setting}` : ""}.`;
	if (status >= 500) return `the forge is in trouble (${status}: ${words}). Try again later.`;
	const cure = refusals?.[status] ?? refusals?.other;
	return `the forge refuses it (${status}: ${words}).${cure ? ` ${cure}` : ""}`;
}
function explainPermission({ status, words }, { task, repository, hasToken }) {
	const { permission, setting } = task;
	if (status === 403 && /not permitted to create or approve pull requests/i.test(words)) return "GitHub Actions may not open pull requests here. Allow it in Settings > Actions > General > Workflow permissions > \"Allow GitHub Actions to create and approve pull requests\", or give the input \"token\" a token of an app or a person.";
	if (!hasToken) return `there is no public repository ${repository} (${status}: ${words}). Check its name, or set GITHUB_TOKEN to a token that may read it ("${permission}").`;
	return `the forge answers ${status} (${words}). Give the job "permissions: ${permission}", or give the input "token" a token that has it${setting ? `; ${setting}` : ""}.`;
}
function isHidden({ status }, { hasToken }) {
	return !hasToken && status === 404;
}
function isTransient(rest) {
	return rest.status >= 500 || isRateLimit(rest) && readWait(rest) !== void 0;
}
function readWait({ headers }) {
	const header = headers["retry-after"];
	return header === void 0 ? void 0 : parseRetryAfter(`${header}`);
}
/** GitHub answers 403 or 429 to a token without requests left, and to too many at a time. */
function isRateLimit({ status, headers, words }) {
	if (status === 429) return true;
	return status === 403 && (`${headers["x-ratelimit-remaining"]}` === "0" || /rate limit/i.test(words));
}

// kit/host/forge/rest/forge-opener.ts
/**
* Asks addresses by the proxy that a runner's `https_proxy` names for each, as all that GitHub's own libraries do for
* the runner.
*/
async function createForgeOpener() {
	const { getProxyUrl, HttpClient } = await import("./chunk-lib2.js");
	const openers = /* @__PURE__ */ new Map();
	const choose = ({ origin }) => getProxyUrl(origin) === "" ? openAddress : createOpener({ agent: new HttpClient().getAgent(origin) });
	return (url, request) => {
		const open = openers.get(url.origin) ?? choose(url);
		openers.set(url.origin, open);
		return open(url, request);
	};
}

// kit/host/forge/rest/connect.ts
const USER_AGENT = "slipway";
/**
* A connection to the repository's forge. The token goes to the forge's own origins and nowhere else.
* @throws ConfigurationError for a repository that is not `owner/name`
*/
async function connect({ token, log, ...place }) {
	const address = locateForge(place);
	const { repository } = address;
	const rest = await createApi({
		address,
		token,
		log
	});
	const attempt = async (task, work) => {
		try {
			return await work(rest);
		} catch (error) {
			throw explainRestFailure(error, {
				task,
				repository,
				hasToken: token !== void 0
			});
		}
	};
	const perform = (task, work) => withRetries(log, () => attempt(task, work));
	return {
		...address,
		log,
		perform,
		attempt
	};
}
async function createApi({ address, token, log }) {
	const { GitHub, getUserAgentWithOrchestrationId } = await import("./chunk-utils2.js");
	const fetches = createFetches(await createForgeOpener());
	const octokit = new GitHub({
		baseUrl: address.root,
		userAgent: getUserAgentWithOrchestrationId(USER_AGENT) ?? USER_AGENT,
		log: {
			debug: log.debug,
			info: log.debug,
			warn: log.warning,
			error: log.debug
		},
		request: { fetch: fetches.ask }
	});
	octokit.hook.before("request", (options) => {
		const target = new URL(octokit.request.endpoint.parse(options).url);
		if (token !== void 0 && mayHaveToken(address, target)) options.headers.authorization = `token ${token}`;
	});
	return {
		...octokit.rest,
		...createBytes(octokit.request, fetches)
	};
}

// kit/host/s3/address.ts
/** Amazon S3 User Guide, "General purpose bucket naming rules", without its rarer exclusions. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/**
* Reads `s3://bucket/prefix`.
* @param what what it is the address of, such as `store`
* @throws ConfigurationError that shows how it is written
*/
function parseBucket(url, what) {
	const [bucket = "", ...rest] = url.slice(5).split("/");
	const prefix = rest.join("/").replace(/^\/+|\/+$/g, "");
	if (BUCKET.test(bucket) && !prefix.split("/").includes("..")) return {
		bucket,
		prefix
	};
	throw new ConfigurationError("SLW_STORE_ADDRESS_INVALID", `The ${what} "${hideCredentials(url)}" is not the address of a bucket. Write s3://bucket/prefix, such as s3://my-bucket/models.`);
}
/** Keys belong into the environment, and neither into an address nor into a message. */
function hideCredentials(url) {
	return url.replace(/\/\/[^@/]*@/, "//***@");
}
/**
* Where an object is: below the endpoint in path style where one is given, else at Amazon's in virtual-host style
* (path style for a name with dots, which no certificate covers).
* @throws ConfigurationError for an endpoint that is no http(s) address
*/
function objectUrl({ bucket, prefix }, { endpoint, region }, path) {
	const key = prefix === "" ? path : `${prefix}/${path}`;
	const amazon = `s3.${region}.amazonaws.com`;
	if (endpoint === void 0 && !bucket.includes(".")) return at(`https://${bucket}.${amazon}`, key);
	const root = endpoint ?? `https://${amazon}`;
	if (!URL.canParse(root) || !/^https?:$/.test(new URL(root).protocol)) throw new ConfigurationError("SLW_INPUT_INVALID", `AWS_ENDPOINT_URL is "${root}", which is not an http(s) address. Correct it.`);
	return at(root.replace(/\/+$/, ""), `${bucket}/${key}`);
}
function at(root, key) {
	return new URL(`${root}/${key.split("/").map(encodeURIComponent).join("/")}`);
}

// kit/host/s3/bucket.ts
/**
* A bucket by its address; nothing is sent before the first request.
* @param what what it is to the user, such as `store`
* @throws ConfigurationError for an address that cannot be one
*/
function openBucket({ what, url, access, log }) {
	return {
		name: `${what} ${url}`,
		address: parseBucket(url, what),
		access,
		log
	};
}
/** What lies further down in a bucket: keys count from there. */
function openBelow({ address, ...bucket }, path) {
	const prefix = address.prefix === "" ? path : `${address.prefix}/${path}`;
	return {
		...bucket,
		address: {
			...address,
			prefix
		}
	};
}
/** The keys of a bucket, where it has any. */
function keysOf({ access }) {
	return "accessKeyId" in access ? access : void 0;
}

// kit/host/http/stream-body.ts
/** Breaks of one body that are mended before its failure counts. */
const MAX_BREAKS = 5;
/**
* The body of an answer in pieces. When the connection breaks, it goes on from the byte reached, by a range request.
* @returns undefined when there is nothing at that address
*/
async function streamBody({ url, open, log }) {
	const first = await open(0);
	return first && goOn({
		url,
		open,
		log,
		first
	});
}
async function* goOn({ url, open, log, first }) {
	let offset = 0;
	let stalledMs = 0;
	let response = first;
	for (let breaks = 0;; breaks++) {
		try {
			for await (const chunk of response.body ?? []) {
				offset += chunk.length;
				stalledMs = 0;
				yield chunk;
			}
			return;
		} catch (error) {
			const failure = explainBreak(url, error);
			if (!(failure instanceof TransientError)) throw failure;
			stalledMs += failure.stalledMs;
			if (breaks === MAX_BREAKS || stalledMs >= 6e4) throw failure.cause;
			log.debug(`${failure.message} Going on from byte ${offset}.`);
		}
		response = await withRetries(log, () => open(offset));
		if (response?.status !== 206) throw new ConfigurationError("SLW_UNREACHABLE", `${url} broke off at byte ${offset} and cannot be resumed. Try again.`);
	}
}

// kit/host/s3/sign.ts
/** The SHA-256 of no bytes, in hex. */
const EMPTY_PAYLOAD = createHash("sha256").digest("hex");
/**
* The headers of a request to S3, signed by AWS Signature Version 4 (Amazon S3 API Reference, "Authenticating Requests:
* Using the Authorization Header"). The secret itself is not among them.
*/
function signS3({ method, url, headers = {}, payloadHash, access, now }) {
	const { accessKeyId, sessionToken, region } = access;
	const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
	const sent = {
		...headers,
		"x-amz-content-sha256": payloadHash,
		"x-amz-date": time,
		...sessionToken === void 0 ? {} : { "x-amz-security-token": sessionToken }
	};
	const signed = Object.entries({
		...sent,
		host: url.host
	}).sort(([a], [b]) => a < b ? -1 : 1);
	const names = signed.map(([name]) => name).join(";");
	const canonical = [
		method,
		canonicalPath(url),
		canonicalQuery(url),
		...signed.map(([name, value]) => `${name}:${value.trim()}`),
		"",
		names,
		payloadHash
	].join("\n");
	const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
	const toSign = [
		"AWS4-HMAC-SHA256",
		time,
		scope,
		sha256(canonical)
	].join("\n");
	const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},SignedHeaders=${names},Signature=${hmac(deriveKey(access, time.slice(0, 8)), toSign).toString("hex")}`;
	return {
		...sent,
		authorization
	};
}
function deriveKey({ secretAccessKey, region }, day) {
	return [
		day,
		region,
		"s3",
		"aws4_request"
	].reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
}
/** S3 signs the path encoded once, `/` left alone, unlike other services. */
function canonicalPath(url) {
	return decodeURIComponent(url.pathname).split("/").map(encode).join("/");
}
function canonicalQuery(url) {
	return [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort().join("&");
}
/** Everything but the unreserved characters of RFC 3986, which `encodeURIComponent` leaves too many of. */
function encode(text) {
	return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}
function hmac(key, text) {
	return createHmac("sha256", key).update(text).digest();
}

// kit/host/s3/request-object.ts
/**
* Sends a request until it is answered.
* @throws ConfigurationError for a status that is no answer: SLW_STORE_BUCKET_WRONG or, for 403, SLW_STORE_REFUSED where no other try helps
*/
async function requestObject(bucket, { key, ...asked }) {
	const url = objectUrl(bucket.address, bucket.access, key);
	return withRetries(bucket.log, () => attempt({
		bucket,
		url,
		asked
	}));
}
/**
* The whole of an answer that is read.
* @throws ConfigurationError for one longer than `maxBytes`
*/
async function readAt(bucket, { url, maxBytes }) {
	return withRetries(bucket.log, async () => {
		const response = await attempt({
			bucket,
			url,
			asked: {
				method: "GET",
				answers: [200]
			}
		});
		return readBounded(response, {
			url: url.href,
			maxBytes
		});
	});
}
async function attempt({ bucket, url, asked }) {
	const response = await send({
		bucket,
		url,
		asked
	});
	if (asked.answers.includes(response.status)) return response;
	await response.body?.cancel();
	throw explainAnswer({
		bucket,
		url,
		response
	});
}
async function send({ bucket, url, asked: { method, headers = {}, payloadHash = EMPTY_PAYLOAD, body } }) {
	const access = keysOf(bucket);
	const now = /* @__PURE__ */ new Date();
	try {
		return await sendRequest({
			url: url.href,
			method,
			headers: access ? signS3({
				method,
				url,
				headers,
				payloadHash,
				access,
				now
			}) : headers,
			body: body?.(),
			open: bucket.open
		});
	} catch (error) {
		throw explainBreak(url.href, error);
	}
}
function explainAnswer({ bucket, url, response }) {
	const { name, access } = bucket;
	const { status } = response;
	if (status === 403) return new ConfigurationError("SLW_STORE_REFUSED", keysOf(bucket) ? `The ${name} refuses these credentials (403). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the bucket's policy.` : `The ${name} lets nobody in without credentials (403). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the step's environment.`);
	if (status === 404) return new ConfigurationError("SLW_STORE_BUCKET_WRONG", `The bucket of the ${name} does not exist. Make it, or correct its name.`);
	if (status === 301 || status === 307) return new ConfigurationError("SLW_STORE_BUCKET_WRONG", `The bucket of the ${name} is in another region than ${access.region}. Set AWS_REGION.`);
	return explainStatus(url.href, response);
}

// kit/host/s3/read-object.ts
/** What is known of an object; undefined where there is none. */
async function statObject(bucket, key) {
	const { status, headers } = await requestObject(bucket, {
		method: "HEAD",
		key,
		answers: [200, 404]
	});
	if (status === 404) return void 0;
	const etag = headers.get("etag");
	return {
		size: Number(headers.get("content-length")),
		...etag === null ? {} : { etag }
	};
}
/** An object in pieces, which goes on where its connection broke; undefined where there is none. */
async function readObject(bucket, key) {
	return streamBody({
		url: objectUrl(bucket.address, bucket.access, key).href,
		log: bucket.log,
		open: (offset) => openObject(bucket, key, offset)
	});
}
async function openObject(bucket, key, offset) {
	const headers = offset > 0 ? { range: `bytes=${offset}-` } : {};
	const response = await requestObject(bucket, {
		method: "GET",
		key,
		headers,
		answers: [
			200,
			206,
			404
		]
	});
	if (response.status !== 404) return response;
	await response.body?.cancel();
}

// kit/host/s3/list-objects.ts
/** A page has up to 1,000 keys of up to 1,024 bytes, each of which may be encoded in three. */
const MAX_PAGE_BYTES$1 = 16777216;
/** The objects below the bucket's prefix (Amazon S3 API Reference, "ListObjectsV2"), a page of up to 1,000 at a time. */
async function* listObjects(bucket) {
	let token;
	do {
		const page = await readPage$1(bucket, token);
		yield* page.objects;
		token = page.next;
	} while (token !== void 0);
}
async function readPage$1(bucket, token) {
	const { address, access } = bucket;
	const root = address.prefix === "" ? "" : `${address.prefix}/`;
	const url = objectUrl({
		...address,
		prefix: ""
	}, access, "");
	const query = {
		"list-type": "2",
		"encoding-type": "url",
		prefix: root
	};
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	if (token !== void 0) url.searchParams.set("continuation-token", token);
	const page = (await readAt(bucket, {
		url,
		maxBytes: MAX_PAGE_BYTES$1
	})).toString("utf8");
	const [, ...contents] = page.split("<Contents>");
	const objects = contents.map((content) => readEntry(content.split("</Contents>")[0] ?? "", root));
	const next = readElement(page, "NextContinuationToken");
	return {
		objects,
		next: next === "" ? void 0 : next
	};
}
function readEntry(content, root) {
	const key = decodeKey(readElement(content, "Key")).slice(root.length);
	const [size, modified] = [readElement(content, "Size"), readElement(content, "LastModified")];
	return {
		key,
		size: Number(size),
		modified: new Date(modified)
	};
}
/** `encoding-type=url` encodes keys as forms do. */
function decodeKey(key) {
	return decodeURIComponent(key.replaceAll("+", "%20"));
}
/** The text of the first element of a name; its entities are those that a continuation token may hold. */
function readElement(xml, name) {
	const [, text = ""] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
	return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", "\"").replaceAll("&#34;", "\"").replaceAll("&amp;", "&");
}

// kit/ml/store/collect-chunks.ts
/** A manifest beyond this size is refused: registries need not take larger ones (OCI distribution 1.1, "Pushing Manifests"). */
const MAX_MANIFEST_BYTES = 4194304;
/** The bytes as one piece; reading ends once there are more than `limit`. */
async function collectChunks(chunks, limit = Number.POSITIVE_INFINITY) {
	const parts = [];
	let size = 0;
	for await (const chunk of chunks) {
		parts.push(chunk);
		size += chunk.length;
		if (size > limit) break;
	}
	return Buffer.concat(parts);
}

// kit/ml/store/empty-config.ts
/** What an artifact without configuration has as one (OCI image specification 1.1, "Guidance for an Empty Descriptor"). */
const EMPTY_CONFIG = Buffer.from("{}");
const emptyConfig = {
	mediaType: "application/vnd.oci.empty.v1+json",
	digest: digestOf(EMPTY_CONFIG),
	size: EMPTY_CONFIG.length
};

// kit/ml/store/attachments.ts
const MANIFEST$1 = "application/vnd.oci.image.manifest.v1+json";
const INDEX$1 = "application/vnd.oci.image.index.v1+json";
const Annotations = Record(String$1(), String$1());
const EntrySchema = _Object_({
	mediaType: String$1(),
	digest: DigestSchema,
	size: Count,
	artifactType: Optional(String$1()),
	annotations: Optional(Annotations)
});
/** OCI image specification 1.1, "Image Index": open, since other tools attach their own. */
const IndexSchema = _Object_({
	schemaVersion: Literal(2),
	mediaType: Literal(INDEX$1),
	manifests: _Array_(EntrySchema)
}, { title: "index" });
const ManifestSchema = _Object_({
	subject: _Object_({ digest: DigestSchema }),
	layers: _Array_(_Object_({
		mediaType: String$1(),
		digest: DigestSchema,
		size: Count
	}))
});
/** An attachment as the OCI artifact that names its subject: its manifest, the blobs that names, its entry in an index. */
function describeAttachment(subject, { type, bytes, annotations }) {
	const layer = {
		digest: digestOf(bytes),
		size: bytes.length
	};
	const manifest = Buffer.from(canonicalJson({
		schemaVersion: 2,
		mediaType: MANIFEST$1,
		artifactType: type,
		config: emptyConfig,
		layers: [{
			mediaType: type,
			...layer
		}],
		subject,
		annotations
	}));
	const entry = {
		mediaType: MANIFEST$1,
		digest: digestOf(manifest),
		size: manifest.length,
		artifactType: type,
		annotations
	};
	const { digest, size } = emptyConfig;
	return {
		manifest,
		entry,
		blobs: [{
			ref: {
				digest,
				size
			},
			source: { bytes: EMPTY_CONFIG }
		}, {
			ref: layer,
			source: { bytes }
		}]
	};
}
/** Attaches something to a manifest, as an OCI artifact that names it as its subject; once is enough. */
async function attach(access, subject, attachment) {
	const { manifest: bytes, entry, blobs } = describeAttachment(subject, attachment);
	for (const { ref, source } of blobs) await access.put(ref, source);
	const { digest } = entry;
	await access.transport.putManifest({
		digest,
		bytes,
		mediaType: MANIFEST$1,
		isAttached: true
	});
	const { manifests } = await readIndex(access, subject.digest);
	if (manifests.some((known) => known.digest === digest)) return;
	await access.transport.putReferrers(subject.digest, renderIndex([...manifests, entry]));
}
/** An index of these manifests, as bytes. */
function renderIndex(manifests) {
	return Buffer.from(canonicalJson({
		schemaVersion: 2,
		mediaType: INDEX$1,
		manifests
	}));
}
/**
* What is attached to a manifest and of one kind, in the order it came. Nobody has vouched for any of it, so what cannot
* be read (collected since, damaged, listed by mistake) counts as not attached.
*/
async function readAttachments(access, subject, type) {
	const { manifests } = await readIndex(access, subject);
	const found = [];
	for (const { digest, artifactType } of manifests) {
		if (artifactType !== type) continue;
		try {
			found.push(...await readAttachment(access, digest, subject));
		} catch (error) {
			if (!(error instanceof ConfigurationError)) throw error;
		}
	}
	return found;
}
/** The manifests and blobs of all that is attached to a manifest; of what cannot be read, the manifest alone. */
async function traceAttachments(access, subject) {
	const { manifests } = await readIndex(access, subject);
	const traced = [];
	for (const { digest, size } of manifests) {
		traced.push({
			digest,
			size
		});
		const manifest = await readAttached(access, digest).catch((error) => {
			if (error instanceof ConfigurationError) return void 0;
			throw error;
		});
		for (const blob of manifest ? [emptyConfig, ...manifest.layers] : []) traced.push({
			digest: blob.digest,
			size: blob.size
		});
	}
	return traced;
}
async function readAttached(access, digest) {
	const text = Buffer.from(await access.readManifest(digest)).toString("utf8");
	return parseManifest(ManifestSchema, text, `The manifest ${digest} in ${access.url}`);
}
async function readAttachment(access, digest, subject) {
	const manifest = await readAttached(access, digest);
	if (manifest.subject.digest !== subject) return [];
	const layers = manifest.layers.filter(({ size }) => size <= MAX_MANIFEST_BYTES);
	return Promise.all(layers.map((layer) => access.readBytes({
		digest: layer.digest,
		size: layer.size
	})));
}
async function readIndex({ url, transport }, subject) {
	const chunks = await transport.getReferrers(subject);
	if (!chunks) return {
		schemaVersion: 2,
		mediaType: INDEX$1,
		manifests: []
	};
	const bytes = await collectChunks(chunks, MAX_MANIFEST_BYTES);
	return parseManifest(IndexSchema, Buffer.from(bytes).toString("utf8"), `The list of what is attached to ${subject} in ${url}`);
}

// kit/ml/store/blob-source.ts
/** Large enough that reading a file costs little more than hashing it. */
const CHUNK_BYTES = 1048576;
/** The source's bytes from its beginning, in pieces. */
async function* readSource(source) {
	if ("bytes" in source) yield source.bytes;
	else if ("file" in source) yield* createReadStream(source.file, { highWaterMark: CHUNK_BYTES });
	else for (const part of source.parts) yield* readSource(part);
}
/** What messages call the source. */
function nameSource(source) {
	if ("file" in source) return source.file;
	if ("bytes" in source) return "the content";
	return source.parts.map((part) => "file" in part ? part.file : "").find((name) => name !== "") ?? "the content";
}

// kit/ml/store/blob-ref.ts
/** Where a blob lies in stores that keep files: DVC's layout where an MD5 is known, else OCI's image layout. */
function blobPath(ref) {
	if (ref.md5 !== void 0) return `files/md5/${ref.md5.slice(0, 2)}/${ref.md5.slice(2)}`;
	return manifestPath(ref.digest);
}
/** The same for a manifest, which is known by its digest alone. */
function manifestPath(digest) {
	return `blobs/sha256/${hexOf(digest)}`;
}
/** And for the index of what is attached to a manifest. */
function referrersPath(subject) {
	return `referrers/sha256/${hexOf(subject)}.json`;
}
/** Digest, size and MD5 of a file, read once as a stream: the reference of a data blob. */
function describeBlob(file) {
	return describe({ file }, true);
}
/** Digest and size of any source, read once as a stream: the reference of a blob outside DVC's layout. */
function describeSource(source) {
	return describe(source, false);
}
async function describe(source, withMd5) {
	const sha256 = createHash("sha256");
	const md5 = createHash("md5");
	let size = 0;
	for await (const chunk of readSource(source)) {
		sha256.update(chunk);
		if (withMd5) md5.update(chunk);
		size += chunk.length;
	}
	const ref = {
		digest: `sha256:${sha256.digest("hex")}`,
		size
	};
	return withMd5 ? {
		...ref,
		md5: md5.digest("hex")
	} : ref;
}

// kit/ml/store/verify-stream.ts
/**
* Hands the pieces through and compares them with the reference. Each piece is held back until the next one is there,
* and the last until all of it proves right, so that wrong content is never complete anywhere.
* @param explain the error for a mismatch, from what was found instead
* @throws ConfigurationError in place of the last piece (or as soon as there are too many bytes): what was handed out
* before is to be thrown away
*/
async function* verifyStream(ref, chunks, explain) {
	const hash = createHash("sha256");
	let size = 0;
	let held;
	for await (const chunk of chunks) {
		if (held) yield held;
		held = chunk;
		size += chunk.length;
		if (size > ref.size) throw explain(`more than ${ref.size} bytes`);
		hash.update(chunk);
	}
	if (size < ref.size) throw explain(`${size} of ${ref.size} bytes`);
	const digest = `sha256:${hash.digest("hex")}`;
	if (digest !== ref.digest) throw explain(digest);
	if (held) yield held;
}
/** The source's pieces, checked against the reference on the way. @throws ConfigurationError when it changed since. */
function verifySource(ref, source) {
	return verifyStream(ref, readSource(source), (found) => new ConfigurationError("SLW_FILE_CHANGED", `${nameSource(source)} changed while it was being stored: expected ${ref.digest}, found ${found}. Run the step again.`));
}

// kit/ml/store/create-reader.ts
/** The reading half of a store, the same for every kind: verification and the sentences. */
function createReader(url, transport) {
	const streamBlob = (ref) => streamVerified({
		url,
		transport,
		ref
	});
	const readBytes = (ref) => collectChunks(streamBlob(ref));
	const readManifest = (digest) => readWholeManifest({
		url,
		transport,
		digest
	});
	const access = {
		url,
		transport,
		readManifest,
		readBytes
	};
	return {
		url,
		hasBlob: (ref) => transport.has(ref),
		streamBlob,
		readBlob: (ref, file) => replaceAtomically(file, (temporary) => writePieces(temporary, streamBlob(ref))),
		readBytes,
		readManifest,
		readAttachments: (subject, type) => readAttachments(access, subject, type),
		traceAttachments: (subject) => traceAttachments(access, subject),
		list: () => transport.list()
	};
}
/** False for a blob that is missing, has another size, or holds other bytes, of which all are read. */
async function isWhole(store, ref) {
	if (!await store.hasBlob(ref)) return false;
	try {
		for await (const _ of store.streamBlob(ref));
		return true;
	} catch (error) {
		if (isFault(error, "SLW_BLOB_UNUSABLE")) return false;
		throw error;
	}
}
async function* streamVerified({ url, transport, ref }) {
	const chunks = await transport.get(ref);
	if (!chunks) throw new ConfigurationError("SLW_BLOB_UNUSABLE", `The store ${url} holds no blob ${ref.digest} (${blobPath(ref)}). Check the store's address, or run the action that stores it again.`);
	yield* verifyStream(ref, chunks, explainDamage(url, ref));
}
function explainDamage(url, ref) {
	return (found) => new ConfigurationError("SLW_BLOB_UNUSABLE", `The blob ${ref.digest} (${blobPath(ref)}) in the store ${url} is damaged: it holds ${found}. Restore it from a backup, or delete it and run the action that stores it again.`);
}
async function readWholeManifest({ url, transport, digest }) {
	const chunks = await transport.getManifest(digest);
	if (!chunks) throw new ConfigurationError("SLW_BUNDLE_MISSING", `The store ${url} holds no bundle ${digest}. Check the digest and the store's address, or run package again.`);
	const bytes = await collectChunks(chunks, MAX_MANIFEST_BYTES);
	if (digestOf(bytes) === digest) return bytes;
	throw new ConfigurationError("SLW_BUNDLE_INVALID", `The manifest of bundle ${digest} in the store ${url} is damaged: it holds ${digestOf(bytes)}. Restore it from a backup, or run package again.`);
}

// kit/ml/store/create-store.ts
/** A store that keeps each blob by itself, over a transport: adds what is the same for all of those. */
function createStore(url, transport) {
	const reader = createReader(url, transport);
	const access = {
		reader,
		transport
	};
	const attachments = {
		...reader,
		transport,
		put: ({ digest, size }, source) => putMissing(access, {
			ref: {
				digest,
				size
			},
			source
		})
	};
	return {
		...reader,
		writeBlobs: (batch) => writeBlobs(access, batch),
		mendBlobs: (batch) => mendBlobs$1(access, batch),
		writeImage: async (image, said = []) => {
			await writeImage$1(access, image);
			for (const attachment of said) await attach(attachments, subjectOf(image), attachment);
		},
		attach: (subject, attachment) => attach(attachments, subject, attachment)
	};
}
async function writeBlobs(access, { blobs }) {
	for (const blob of blobs) {
		await putMissing(access, blob);
		await access.transport.anchor?.(blob.ref);
	}
}
async function mendBlobs$1({ reader, transport }, { blobs }) {
	const mended = [];
	for (const { ref, source } of blobs) {
		if (await isWhole(reader, ref)) continue;
		await transport.put(ref, source);
		await transport.anchor?.(ref);
		mended.push(ref);
	}
	return mended;
}
async function putMissing({ reader, transport }, { ref, source }) {
	if (!(transport.checksExisting ? await isWhole(reader, ref) : await reader.hasBlob(ref))) await transport.put(ref, source);
}
async function writeImage$1(access, { digest, manifest: bytes, mediaType, blobs }) {
	for (const blob of blobs) await putMissing(access, blob);
	await access.transport.putManifest({
		digest,
		bytes,
		mediaType
	});
}
/** An image as what something is said about. */
function subjectOf({ digest, manifest, mediaType }) {
	return {
		digest,
		size: manifest.length,
		mediaType
	};
}

// kit/ml/store/stored-item.ts
const LAYOUT$1 = /^(files\/md5\/[0-9a-f]{2}\/[0-9a-f]{30}|blobs\/sha256\/[0-9a-f]{64}|referrers\/sha256\/[0-9a-f]{64}\.json)$/;
/** The keys of a blob: one for stores that know its MD5, one for those that know its SHA-256. */
function keysOfBlob(ref) {
	return [.../* @__PURE__ */ new Set([blobPath(ref), manifestPath(ref.digest)])];
}
/** The key of a manifest. */
function keyOfManifest(digest) {
	return manifestPath(digest);
}
/** The key of the list of what is attached to a manifest. */
function keyOfReferrers(subject) {
	return referrersPath(subject);
}
/** The key of a file of a DVC remote. */
function keyOfMd5(md5) {
	return `files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`;
}
/** Whether a store of ours writes files of this path, from the store's root. */
function isStorePath(path) {
	return LAYOUT$1.test(path);
}

// kit/ml/store/folder.ts
/** A folder as a store: `file:///absolute` or `file://relative/to/the/project`. It is made at the first write. */
function openFolder(url, directory) {
	const folder = folderOf(url, directory);
	const get = (path) => openFile$1(url, join(folder, path));
	return {
		checksExisting: true,
		has: (ref) => hasFile({
			url,
			file: join(folder, blobPath(ref)),
			ref
		}),
		get: (ref) => get(blobPath(ref)),
		getManifest: (digest) => get(manifestPath(digest)),
		put: (ref, source) => writeFile$1({
			url,
			file: join(folder, blobPath(ref)),
			digest: ref.digest,
			source
		}),
		putManifest: ({ digest, bytes }) => writeFile$1({
			url,
			file: join(folder, manifestPath(digest)),
			digest,
			source: { bytes }
		}),
		getReferrers: (subject) => get(referrersPath(subject)),
		putReferrers: (subject, bytes) => writeFile$1({
			url,
			file: join(folder, referrersPath(subject)),
			digest: digestOf(bytes),
			source: { bytes }
		}),
		list: () => listFolder(url, folder)
	};
}
async function* listFolder(url, folder) {
	const entries = await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch((error) => {
		if (hasCode(error, "ENOENT")) return [];
		throw explainRefusal$1(`The store ${url}`, error);
	});
	for (const entry of entries) {
		const file = join(entry.parentPath, entry.name);
		const name = relative(folder, file).split(sep).join("/");
		if (!entry.isFile() || !isStorePath(name)) continue;
		const { size, mtime } = await stat(file);
		yield {
			name,
			keys: [name],
			size,
			modified: mtime
		};
	}
}
/** The absolute folder of a `file://` store. @throws ConfigurationError for an address that names none */
function folderOf(url, directory) {
	const rest = url.slice(7);
	if (rest === "") throw new ConfigurationError("SLW_STORE_ADDRESS_INVALID", `The store "${url}" names no folder. Write file://folder.`);
	if (!rest.startsWith("/")) return resolve(directory, rest);
	try {
		return fileURLToPath(url);
	} catch {
		throw new ConfigurationError("SLW_STORE_ADDRESS_INVALID", `The store "${url}" is not a file address. Write file:///absolute/folder.`);
	}
}
async function hasFile({ url, file, ref }) {
	try {
		const found = await stat(file);
		return found.isFile() && found.size === ref.size;
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return false;
		throw explainRefusal$1(`The store ${url}`, error);
	}
}
async function openFile$1(url, file) {
	try {
		const handle = await open(file, constants$1.O_RDONLY | (constants$1.O_NONBLOCK ?? 0));
		if (!(await handle.stat()).isFile()) {
			await handle.close();
			return;
		}
		return handle.createReadStream({ highWaterMark: 1048576 });
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return void 0;
		throw explainRefusal$1(`The store ${url}`, error);
	}
}
/** Writes, flushes to the disk, and reads back before the name appears. */
async function writeFile$1({ url, file, digest, source }) {
	try {
		await replaceAtomically(file, async (temporary) => {
			await writePieces(temporary, readSource(source), { flush: true });
			const found = await digestOfFile(temporary);
			if (found.digest !== digest) throw new ConfigurationError("SLW_FILE_CHANGED", explainMismatch({
				url,
				digest,
				source,
				found
			}));
		});
	} catch (error) {
		throw error instanceof ConfigurationError ? explainRefusal$1(`The store ${url}`, error) : error;
	}
}
function explainMismatch({ url, digest, source, found }) {
	return `${nameSource(source)} was to be stored as ${digest} and reads back from the store ${url} as ${found.digest}. Either it changed meanwhile, or the disk is failing: run the step again.`;
}

// kit/host/oci/ask-token.ts
/** The longest answer that is read: tokens take a few kilobytes. */
const MAX_ANSWER_BYTES = 262144;
/** What a token may consist of (RFC 6750, section 2.1, `b64token`, and what registries add to it). */
const TOKEN = /^[\x21-\x7e]+$/;
/**
* The token that a registry's token server gives, for our `authorization` or for nothing; undefined when it refuses.
* @throws ConfigurationError for an answer that holds no token
*/
async function askToken({ url, authorization, log }) {
	return withRetries(log, async () => {
		try {
			const response = await sendRequest({
				url,
				headers: authorization ? { authorization } : {}
			});
			if (response.status === 200) return readToken(url, await readBounded(response, {
				url,
				maxBytes: MAX_ANSWER_BYTES
			}));
			await response.body?.cancel();
			if (response.status === 401 || response.status === 403) return void 0;
			throw explainStatus(url, response);
		} catch (error) {
			throw explainBreak(url, error);
		}
	});
}
/** The answer names it `token`, or `access_token` as OAuth does (distribution, "Token Response Fields"). */
function readToken(url, bytes) {
	const answer = parseObject(bytes.toString("utf8"));
	const token = answer?.["token"] ?? answer?.["access_token"];
	if (typeof token === "string" && TOKEN.test(token)) return token;
	const what = answer === void 0 ? "something that is no JSON object" : "JSON without a usable \"token\"";
	throw new ConfigurationError("SLW_ANSWER_INVALID", `The registry's token server ${redactUrl(url)} answers with ${what}. Check the store's address: a sign-in page or a proxy may stand before it.`);
}
function parseObject(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === "object" && value !== null ? { ...value } : void 0;
	} catch {
		return;
	}
}

// kit/host/oci/challenge.ts
/** Reads the header of a 401; undefined when it asks for nothing we know. */
function parseChallenge(header) {
	const [, scheme = "", rest = ""] = /^\s*(\w+)\s*(.*)$/s.exec(header ?? "") ?? [];
	if (scheme.toLowerCase() === "basic") return { scheme: "basic" };
	if (scheme.toLowerCase() !== "bearer") return void 0;
	const parameters = {};
	for (const [, name = "", value = ""] of rest.matchAll(/\b(\w+)="([^"]*)"/g)) parameters[name] = value;
	const { realm, ...others } = parameters;
	return realm === void 0 ? void 0 : {
		scheme: "bearer",
		realm,
		parameters: others
	};
}

// kit/host/oci/session.ts
/** Starts a session; nothing is sent before the first request, and no password before the registry asks for one. */
function openSession(options) {
	const { address, log } = options;
	/** What let us in last, for reading and for writing. */
	const granted = /* @__PURE__ */ new Map();
	const send = async (request) => {
		const purpose = purposeOf(request);
		const first = await sendOnce(address, request, granted.get(purpose));
		if (first.status !== 401) return first;
		await first.body?.cancel();
		const authorization = await answerChallenge(options, parseChallenge(first.headers.get("www-authenticate")));
		if (authorization === void 0) throw explainRefusal(options, {
			status: 401,
			purpose
		});
		granted.set(purpose, authorization);
		return sendOnce(address, request, authorization);
	};
	const attempt = async (request) => check$1(options, request, await send(request));
	return {
		request: (request) => request.once ? attempt(request) : withRetries(log, () => attempt(request)),
		read: (request, maxBytes) => withRetries(log, async () => {
			const response = await attempt(request);
			const { href: url } = new URL(request.url, address.origin);
			const bytes = await readBounded(response, {
				url,
				maxBytes
			});
			return {
				status: response.status,
				headers: response.headers,
				bytes
			};
		})
	};
}
function purposeOf({ method }) {
	return method === "GET" || method === "HEAD" ? "read" : "write";
}
async function sendOnce({ origin }, { method, url, headers = {}, body }, authorization) {
	const target = new URL(url, origin);
	const isOwn = authorization !== void 0 && target.origin === origin;
	try {
		return await sendRequest({
			url: target.href,
			method,
			headers: {
				...headers,
				...isOwn ? { authorization } : {}
			},
			...body === void 0 ? {} : { body: body() }
		});
	} catch (error) {
		throw explainBreak(target.href, error);
	}
}
async function check$1(options, request, response) {
	const { status } = response;
	if (request.answers.includes(status)) return response;
	await response.body?.cancel();
	if (status === 401 || status === 403) throw explainRefusal(options, {
		status,
		purpose: purposeOf(request)
	});
	throw explainStatus(new URL(request.url, options.address.origin).href, response);
}
function explainRefusal({ address: { host, repository }, access }, { status, purpose }) {
	const permission = host === "ghcr.io" ? `, and give the job the permission "packages: ${purpose}"` : "";
	const cure = (access !== void 0 && !mayHavePassword(access, host) ? access.elsewhere : void 0) ?? `Check SLIPWAY_OCI_USER and SLIPWAY_OCI_PASSWORD${permission}.`;
	return new ConfigurationError("SLW_STORE_REFUSED", `The registry ${host} does not let this step ${purpose} ${repository} (${status}). ${cure}`);
}
function mayHavePassword({ hosts }, host) {
	return hosts === void 0 || hosts.includes(host);
}
/** What to send as `Authorization`; undefined when the registry wants something we do not have. */
async function answerChallenge({ address, access, realm, log }, challenge) {
	const basic = access && mayHavePassword(access, address.host) ? `Basic ${Buffer.from(`${access.user}:${access.password}`).toString("base64")}` : void 0;
	if (challenge?.scheme !== "bearer") return challenge && basic;
	const { tokenUrl } = await import("./chunk-realm.js");
	const url = tokenUrl({
		challenge,
		registry: address,
		named: realm
	});
	const token = await askToken({
		url,
		authorization: basic,
		log
	});
	return token && `Bearer ${token}`;
}

// kit/ml/store/describe-blobs.ts
/** The artifact type of a manifest that says no more than which blobs belong together. */
const BLOBS_ARTIFACT = "application/vnd.slipway.blob.v1+json";
/** The manifest of blobs that were stored together, in their order: an OCI artifact without configuration. */
function describeBlobs(refs) {
	return Buffer.from(canonicalJson({
		schemaVersion: 2,
		mediaType: "application/vnd.oci.image.manifest.v1+json",
		artifactType: BLOBS_ARTIFACT,
		config: emptyConfig,
		layers: refs.map(({ mediaType = "application/octet-stream", digest, size }) => ({
			mediaType,
			digest,
			size
		}))
	}));
}

// kit/ml/store/oci/push.ts
/** The media type of every manifest we write and read. */
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
/** The media type of the list of what is attached to a manifest. */
const INDEX = "application/vnd.oci.image.index.v1+json";
/** The path of a blob. */
function blobUrl({ repository }, { digest }) {
	return `/v2/${repository}/blobs/${digest}`;
}
/** The path of a manifest, by digest or tag. */
function manifestUrl({ repository }, reference) {
	return `/v2/${repository}/manifests/${reference}`;
}
/** Whether a blob of this size is there. */
async function hasBlob({ address, session }, ref) {
	const response = await session.request({
		method: "HEAD",
		url: blobUrl(address, ref),
		answers: [200, 404]
	});
	const size = response.headers.get("content-length");
	return response.status === 200 && (size === null || Number(size) === ref.size);
}
/** "Pushing a blob monolithically": a POST for the place, a PUT with the bytes. The registry checks the digest. */
async function pushBlob(repository, ref, source) {
	await withRetries(repository.log, () => pushOnce(repository, ref, source));
}
async function pushOnce({ address, session }, ref, source) {
	const started = await session.request({
		method: "POST",
		url: `/v2/${address.repository}/blobs/uploads/`,
		headers: { "content-length": "0" },
		answers: [202]
	});
	await started.body?.cancel();
	const place = new URL(started.headers.get("location") ?? "", address.origin);
	place.searchParams.set("digest", ref.digest);
	await (await session.request({
		method: "PUT",
		url: place.href,
		headers: {
			"content-type": "application/octet-stream",
			"content-length": String(ref.size)
		},
		body: () => verifySource(ref, source),
		answers: [201],
		once: true
	})).body?.cancel();
}
/** Puts a manifest under a tag, or under its digest alone. */
async function pushManifest({ address, session }, { bytes, mediaType, tag }) {
	const response = await session.request({
		method: "PUT",
		url: manifestUrl(address, tag ?? digestOf(bytes)),
		headers: { "content-type": mediaType },
		body: () => bytes,
		answers: [201]
	});
	await response.body?.cancel();
	const kept = response.headers.get("docker-content-digest");
	if (kept === null || kept === digestOf(bytes)) return;
	throw new ConfigurationError("SLW_STORE_UNFAITHFUL", `The registry ${address.host} changes manifests (${digestOf(bytes)} became ${kept}). Use one that keeps them as they are.`);
}
/** Makes the manifest that keeps a data blob from being collected: one for each, so that each can go by itself. */
async function anchorBlob(repository, ref) {
	const bytes = describeBlobs([ref]);
	const { address, session } = repository;
	if ((await session.request({
		method: "HEAD",
		url: manifestUrl(address, digestOf(bytes)),
		headers: { accept: "application/vnd.oci.image.manifest.v1+json" },
		answers: [200, 404]
	})).status === 200) return;
	if (!await hasBlob(repository, emptyConfig)) await pushBlob(repository, emptyConfig, { bytes: EMPTY_CONFIG });
	await pushManifest(repository, {
		bytes,
		mediaType: MANIFEST,
		tag: `blob-${shortDigest(ref.digest)}`
	});
}

// kit/ml/store/oci/list-tagged.ts
const TagsSchema = _Object_({ tags: Optional(Union([_Array_(String$1()), Null()])) });
const Parts = Optional(_Array_(_Object_({
	digest: DigestSchema,
	size: Count
})));
const TaggedSchema = _Object_({
	layers: Parts,
	manifests: Parts
});
/** A page has 1,000 tags of up to 128 characters, or all of them where a registry knows no pages. */
const MAX_PAGE_BYTES = 16777216;
/** Pages read of one listing: a million tags. */
const MAX_PAGES$1 = 1e3;
/** Manifests asked for at a time. */
const AT_A_TIME = 8;
/**
* What a repository keeps, by the tags that keep it: bundles, data blobs, lists of attachments. A registry says neither
* when it stored something nor which blobs it has. Tags of other tools are passed over.
*/
async function* listTagged(repository) {
	const tags = (await listTags(repository)).filter((tag) => readTag(tag) !== void 0);
	for (let at = 0; at < tags.length; at += AT_A_TIME) {
		const some = tags.slice(at, at + AT_A_TIME);
		yield* (await Promise.all(some.map((tag) => describeTag(repository, tag)))).flat();
	}
}
/** OCI distribution 1.1, "Listing Tags": a page at a time, the next one by the header `Link`. */
async function listTags({ address, session }) {
	const name = `${address.host}/${address.repository}`;
	const tags = [];
	let pages = 0;
	let url = `/v2/${address.repository}/tags/list?n=1000`;
	while (url !== void 0) {
		if (++pages > MAX_PAGES$1) throw createEndlessError(name);
		const answer = await session.read({
			method: "GET",
			url,
			answers: [200, 404]
		}, MAX_PAGE_BYTES);
		if (answer.status === 404) return tags;
		const page = parseManifest(TagsSchema, answer.bytes.toString("utf8"), `The list of tags of ${name}`);
		tags.push(...page.tags ?? []);
		const [, next] = /<([^<>]+)>\s*;\s*rel="?next"?/.exec(answer.headers.get("link") ?? "") ?? [];
		url = next === void 0 ? void 0 : new URL(next, new URL(url, address.origin)).href;
	}
	return tags;
}
function createEndlessError(name) {
	return new ConfigurationError("SLW_ANSWER_INVALID", `The list of tags of ${name} has more than ${MAX_PAGES$1} pages, or leads back to itself. Keep data in a repository of its own.`);
}
/** What a tag of ours keeps. */
function readTag(tag) {
	const [, kind] = /^(blob|bundle)-[0-9a-f]{12}$/.exec(tag) ?? [];
	if (kind === "blob" || kind === "bundle") return kind;
	const subject = tag.replace(/^sha256-/, "sha256:");
	return isDigest(subject) ? subject : void 0;
}
async function describeTag({ address, session }, tag) {
	const { status, bytes } = await session.read({
		method: "GET",
		url: manifestUrl(address, tag),
		headers: { accept: `${MANIFEST}, ${INDEX}` },
		answers: [200, 404]
	}, MAX_MANIFEST_BYTES);
	if (status === 404) return [];
	const manifest = parseManifest(TaggedSchema, bytes.toString("utf8"), `The manifest ${tag} in ${address.host}`);
	const size = [...manifest.layers ?? [], ...manifest.manifests ?? []].reduce((sum, part) => sum + part.size, bytes.length);
	return [{
		name: tag,
		keys: listKeys(tag, digestOf(bytes), manifest),
		size,
		modified: null
	}];
}
function listKeys(tag, digest, { layers = [] }) {
	const kept = readTag(tag);
	if (kept === "blob") return layers.map((layer) => keyOfManifest(layer.digest));
	return [kept === "bundle" || kept === void 0 ? keyOfManifest(digest) : keyOfReferrers(kept)];
}

// kit/ml/store/oci/registry.ts
/**
* A repository of an OCI registry as a store (OCI distribution specification 1.1). Each blob goes up in one streamed
* request, as container engines do it; what is there already is not sent again, so an interrupted push goes on where it
* ended. Registries collect blobs that no manifest names: a data blob gets a small manifest of its own, tagged
* `blob-<digest>`, a bundle's manifest is tagged `bundle-<digest>`; what is attached to it is found by the index tagged
* `sha256-<digest>`.
*/
function openRegistry(url, { credentials, log }) {
	const address = parseRepository(url);
	const session = openSession({
		address,
		access: credentials.oci,
		realm: credentials.ociRealm,
		log
	});
	const repository = {
		address,
		session,
		log
	};
	const read = (path, headers = {}) => streamBody({
		url: `${address.origin}${path}`,
		log,
		open: (offset) => openBody({
			session,
			path,
			headers,
			offset
		})
	});
	return {
		checksExisting: false,
		has: (ref) => hasBlob(repository, ref),
		put: (ref, source) => pushBlob(repository, ref, source),
		get: (ref) => read(blobUrl(address, ref)),
		getManifest: (digest) => read(manifestUrl(address, digest), { accept: MANIFEST }),
		putManifest: ({ digest, bytes, mediaType, isAttached }) => pushManifest(repository, {
			bytes,
			mediaType,
			...isAttached ? {} : { tag: `bundle-${shortDigest(digest)}` }
		}),
		putReferrers: (subject, bytes) => pushManifest(repository, {
			bytes,
			mediaType: INDEX,
			tag: referrersTag(subject)
		}),
		getReferrers: (subject) => read(manifestUrl(address, referrersTag(subject)), { accept: INDEX }),
		anchor: (ref) => anchorBlob(repository, ref),
		list: () => listTagged(repository)
	};
}
/** OCI distribution 1.1, "Referrers Tag Schema": understood by every registry, those without a referrers API too. */
function referrersTag(subject) {
	return `sha256-${hexOf(subject)}`;
}
async function openBody({ session, path, headers, offset }) {
	const range = offset > 0 ? { range: `bytes=${offset}-` } : {};
	const response = await session.request({
		method: "GET",
		url: path,
		headers: {
			...headers,
			...range
		},
		answers: [
			200,
			206,
			404
		]
	});
	if (response.status !== 404) return response;
	await response.body?.cancel();
}

// kit/host/forge/release-schemas.ts
const ReleaseAssetSchema = _Object_({
	id: Count,
	name: String$1(),
	size: Count,
	browser_download_url: String$1(),
	/** Of GitHub alone: `sha256:…`; and whether all of it came. */
	digest: Optional(Union([String$1(), Null()])),
	state: Optional(String$1())
});
const ReleaseSchema = _Object_({
	id: Count,
	tag_name: String$1(),
	draft: Boolean(),
	published_at: Optional(Union([String$1(), Null()])),
	body: Optional(Union([String$1(), Null()])),
	upload_url: String$1(),
	assets: _Array_(ReleaseAssetSchema)
});

// kit/host/forge/rest/releases.ts
/** Pages read of the listing: GitHub gives 10,000 releases, a hundred on each. */
const MAX_PAGES = 100;
/** What reading releases takes. */
const READ = {
	permission: "contents: read",
	setting: "check as well that there is such a repository"
};
const WRITE = {
	permission: "contents: write",
	refusals: { other: "A release needs a commit in the repository, and tags that no rule forbids." }
};
/** Answers to a tag that is not to be had: Gitea answers 500 where its database has it already. */
const TAG_REFUSALS = {
	github: [409, 422],
	gitea: [
		409,
		422,
		500
	]
};
/** Every release that the token lets us see. */
async function listReleases(connection) {
	const { owner, repo } = connection;
	const releases = [];
	const pages = listPages((page) => readPage(connection, {
		owner,
		repo,
		per_page: 100,
		page
	}), MAX_PAGES);
	for await (const release of pages) releases.push(release);
	return releases;
}
function readPage(connection, query) {
	return connection.perform({
		doing: "Listing the releases",
		...READ
	}, async (api) => {
		const { data, headers } = await api.repos.listReleases(query);
		return {
			data: check(data, {
				connection,
				schema: _Array_(ReleaseSchema)
			}),
			headers
		};
	});
}
/** Makes a draft. */
function createDraft(connection, { tag, title, body }) {
	const { owner, repo } = connection;
	const text = {
		tag_name: tag,
		name: title,
		body
	};
	return connection.attempt({
		doing: "Making a draft of a release",
		...WRITE
	}, async (api) => {
		const { data } = await api.repos.createRelease({
			owner,
			repo,
			...text,
			draft: true,
			prerelease: true
		});
		return check(data, {
			connection,
			schema: ReleaseSchema
		});
	});
}
/** Asks for a draft to be published under a tag. */
function publishDraft(connection, { draft: { id }, tag }) {
	const { owner, repo, kind } = connection;
	const wanted = {
		tag_name: tag,
		draft: false,
		prerelease: true,
		make_latest: "false"
	};
	return connection.perform({
		doing: `Publishing the release ${tag}`,
		...WRITE
	}, async (api) => {
		try {
			const { data } = await api.repos.updateRelease({
				owner,
				repo,
				release_id: id,
				...wanted
			});
			return {
				state: "published",
				release: check(data, {
					connection,
					schema: ReleaseSchema
				})
			};
		} catch (error) {
			const status = statusOf(error);
			if (status === void 0 || !TAG_REFUSALS[kind].includes(status)) throw error;
			return {
				state: "refused",
				status,
				words: wordsOf(error)
			};
		}
	});
}
/** Removes a release that is still a draft by now. */
async function removeDraft(connection, { id }) {
	const { owner, repo } = connection;
	const place = {
		owner,
		repo,
		release_id: id
	};
	await connection.perform({
		doing: "Removing a draft",
		...WRITE
	}, async (api) => {
		try {
			const { data } = await api.repos.getRelease(place);
			if (check(data, {
				connection,
				schema: ReleaseSchema
			}).draft) await api.repos.deleteRelease(place);
		} catch (error) {
			if (statusOf(error) !== 404) throw error;
		}
	});
}
/** Sends the one asset of a draft. */
function uploadAsset(connection, { draft, asset }) {
	const { name, size, type, body } = asset;
	const url = `${draft.upload_url.replace(/\{[^{}]*\}$/, "")}?name=${encodeURIComponent(name)}`;
	const headers = {
		"content-type": type,
		"content-length": `${size}`
	};
	return connection.attempt(describeUpload(connection, name), async (api) => check(await api.upload(url, {
		headers,
		body
	}), {
		connection,
		schema: ReleaseAssetSchema
	}));
}
function describeUpload({ kind }, name) {
	const setting = kind === "gitea" ? " (repository.release FILE_MAX_SIZE in its settings)" : "";
	const refusals = {
		...WRITE.refusals,
		413: `The archive is larger than this forge takes${setting}. Use an s3:// or oci:// store.`
	};
	return {
		doing: `Uploading ${name}`,
		...WRITE,
		refusals
	};
}
function check(data, { connection: { repository }, schema }) {
	return checkManifest(schema, data, `The forge's answer about the releases of ${repository}`);
}

// kit/host/forge/rest/read-asset.ts
/**
* Some bytes of an asset by a range request; where the server does not know those, all of it is read and the rest thrown
* away.
* @returns undefined when the asset is gone
*/
async function readAsset(connection, { asset, span: { offset, size } }) {
	return streamBody({
		url: placeOf(connection, asset),
		log: connection.log,
		open: async (done) => {
			const left = {
				offset: offset + done,
				size: size - done
			};
			if (left.size === 0) return answerNothing();
			const response = await openAsset(connection, {
				asset,
				span: left
			});
			return response && cutOut(response, left);
		}
	});
}
/** The answer to a request for an asset's bytes; undefined when it is gone. */
function openAsset(connection, { asset, span: { offset, size } }) {
	const range = `bytes=${offset}-${offset + size - 1}`;
	return connection.perform({
		doing: `Reading ${asset.name}`,
		...READ
	}, async (api) => {
		try {
			return await api.download(placeOf(connection, asset), { range });
		} catch (error) {
			const status = statusOf(error);
			if (status === 404) return void 0;
			if (status === 416) return answerNothing();
			throw error;
		}
	});
}
/** GitHub gives the bytes of private assets by its interface alone, which sends us on; Gitea only where browsers get them. */
function placeOf({ kind, api }, { id, browser_download_url }) {
	return kind === "gitea" ? browser_download_url : `${api}/releases/assets/${id}`;
}
function answerNothing() {
	return new Response(null, { status: 206 });
}
/** The answer with the span's bytes alone. */
function cutOut({ status, body }, { offset, size }) {
	if (body === null) return answerNothing();
	const skip = status === 206 ? 0 : offset;
	return new Response(ReadableStream.from(slice(body, skip, size)), { status: 206 });
}
async function* slice(chunks, skip, take) {
	let start = skip;
	let left = take;
	for await (const chunk of chunks) {
		const piece = chunk.subarray(start, start + left);
		start = Math.max(0, start - chunk.length);
		left -= piece.length;
		if (piece.length > 0) yield piece;
		if (left === 0) return;
	}
}

// kit/host/forge/open-releases.ts
/**
* The releases of a repository of GitHub or Gitea; the client is loaded before the first request.
* @throws ConfigurationError for a repository that is not `owner/name`
*/
function openReleases(access) {
	locateForge(access);
	let connecting;
	const open = () => {
		connecting ??= connect(access);
		return connecting;
	};
	return {
		hasToken: access.token !== void 0,
		list: async () => listReleases(await open()),
		createDraft: async (text) => createDraft(await open(), text),
		uploadAsset: async (draft, asset) => uploadAsset(await open(), {
			draft,
			asset
		}),
		publishDraft: async (draft, tag) => publishDraft(await open(), {
			draft,
			tag
		}),
		removeDraft: async (draft) => removeDraft(await open(), draft),
		readAsset: async (asset, span) => readAsset(await open(), {
			asset,
			span
		})
	};
}

// kit/ml/store/release/address.ts
const REPOSITORY = /^(?!\.+\/)[\w.-]+\/(?!\.+$)[\w.-]+$/;
/**
* Reads `release://` (the repository of this run, `own`) or `release://owner/name`.
* @throws ConfigurationError that shows how it is written
*/
function parseReleases(url, own = "") {
	const named = url.slice(10).replace(/\/+$/, "");
	const repository = named === "" ? own : named;
	if (repository === "") throw new ConfigurationError("SLW_STORE_ADDRESS_INVALID", `The store "${url}" means the releases of this repository, and outside of a workflow it is not known which that is. Write release://owner/name.`);
	if (!REPOSITORY.test(repository)) throw new ConfigurationError("SLW_STORE_ADDRESS_INVALID", `The store "${url}" is not the address of a forge's repository. Write release:// for this one, or release://owner/name.`);
	return {
		url: `release://${repository}`,
		repository
	};
}

// kit/ground/files/tar.ts
/** A tar archive is made of blocks of this many bytes (POSIX.1-2001, pax, "ustar Interchange Format"). */
const BLOCK_BYTES = 512;
/** What ends an archive: two empty blocks. */
const TAR_END = Buffer.alloc(2 * 512);
/** The largest size that eleven octal digits hold; larger ones are written in base 256, as GNU tar does. */
const MAX_OCTAL_SIZE = 8 ** 11 - 1;
const MAX_NAME_BYTES = 100;
/**
* The ustar header of one regular file: owner 0:0, mode 0644, time 0, so that the same file makes the same bytes
* everywhere.
* @throws TypeError for a name longer than 100 bytes
*/
function tarHeader(name, size) {
	const header = Buffer.alloc(512);
	if (Buffer.byteLength(name) > MAX_NAME_BYTES) throw new TypeError(`"${name}" is too long for a tar header.`);
	header.write(name, 0);
	header.write("0000644\0", 100);
	header.write("0000000\0", 108);
	header.write("0000000\0", 116);
	writeSize(header, size);
	header.write("00000000000\0", 136);
	header.write("0", 156);
	header.write("ustar\x0000", 257);
	writeChecksum(header);
	return header;
}
/** What follows the content of an archive's only file: zeros up to the next block, then its end. */
function tarTrailer(size) {
	return Buffer.concat([tarPadding(size), TAR_END]);
}
/** The zeros between a content of this many bytes and the next block. */
function tarPadding(size) {
	return Buffer.alloc((512 - size % 512) % 512);
}
/** The content's size in bytes as a header gives it; NaN where there is none. */
function readTarSize(header) {
	const field = Buffer.from(header.subarray(124, 136));
	if ((field[0] ?? 0) & 128) return Number(field.readBigUInt64BE(4));
	return Number.parseInt(field.toString("latin1"), 8);
}
function writeSize(header, size) {
	if (size <= MAX_OCTAL_SIZE) {
		header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
		return;
	}
	header[124] = 128;
	header.writeBigUInt64BE(BigInt(size), 128);
}
/** The sum of all bytes with the checksum's own field taken as spaces. */
function writeChecksum(header) {
	header.fill(" ", 148, 156);
	const sum = header.reduce((total, byte) => total + byte, 0);
	header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
}

// kit/ml/store/release/contents.ts
/** The file that stands first in an archive and lists the others. */
const CONTENTS_FILE = "contents.txt";
/** Digits of each number, so that the list's length is known before the numbers are. */
const DIGITS = 12;
const LINE = /^ *(\d+) +(\d+) +(\S+)$/;
/** The list of an archive's files: first byte, bytes and path, a line each. */
function renderContents(places) {
	return places.map(({ path, offset, size }) => `${pad(offset)} ${pad(size)} ${path}\n`).join("");
}
function pad(count) {
	return `${count}`.padStart(DIGITS);
}
/** The places of such a list by their paths; undefined for a text that is none. */
function parseContents(text) {
	const places = /* @__PURE__ */ new Map();
	for (const line of text.split(/\r?\n/)) {
		if (line === "") continue;
		const [, offset, size, path] = LINE.exec(line) ?? [];
		if (path === void 0) return void 0;
		places.set(path, {
			path,
			offset: Number(offset),
			size: Number(size)
		});
	}
	return places.size > 0 ? places : void 0;
}

// kit/ml/store/release/archive.ts
/** The file of an OCI image layout that names its manifests. */
const INDEX_FILE = "index.json";
const LAYOUT = Buffer.from("{\"imageLayoutVersion\":\"1.0.0\"}");
/**
* Lays blobs out as an OCI image layout in an uncompressed tar: the list of its files first, so that a reader of the head
* knows where each lies, then the index, then the blobs in their order. The same blobs make the same bytes.
*/
function layOutArchive(manifests, blobs) {
	const unique = new Map(blobs.map(({ ref, source }) => {
		const { digest, size } = ref;
		return [digest, {
			path: manifestPath(digest),
			ref: {
				digest,
				size
			},
			source
		}];
	}));
	const rest = [
		fileOf("oci-layout", LAYOUT),
		fileOf(INDEX_FILE, renderIndex(manifests)),
		...unique.values()
	];
	const places = placeFiles(rest);
	const files = [fileOf(CONTENTS_FILE, Buffer.from(renderContents(places))), ...rest];
	return {
		places,
		size: files.reduce((total, { ref }) => total + spanOf(ref), TAR_END.length),
		digest: () => digestFiles(files),
		read: () => readFiles(files)
	};
}
function fileOf(path, bytes) {
	return {
		path,
		ref: {
			digest: digestOf(bytes),
			size: bytes.length
		},
		source: { bytes }
	};
}
/** The list's own length depends on the number and names of the files alone. */
function placeFiles(files) {
	let end = spanOf({ size: renderContents(files.map(({ path, ref: { size } }) => ({
		path,
		size,
		offset: 0
	}))).length });
	return files.map(({ path, ref }) => {
		const offset = end + 512;
		end += spanOf(ref);
		return {
			path,
			offset,
			size: ref.size
		};
	});
}
/** Bytes that a file takes in an archive, with its header and the padding after it. */
function spanOf({ size }) {
	return 512 + size + tarPadding(size).length;
}
async function digestFiles(files) {
	const hash = createHash("sha256");
	for (const { path, ref, source } of files) {
		hash.update(tarHeader(path, ref.size));
		for await (const chunk of verifySource(ref, source)) hash.update(chunk);
		hash.update(tarPadding(ref.size));
	}
	return `sha256:${hash.update(TAR_END).digest("hex")}`;
}
async function* readFiles(files) {
	for (const { path, ref, source } of files) {
		yield tarHeader(path, ref.size);
		yield* readSource(source);
		yield tarPadding(ref.size);
	}
	yield TAR_END;
}

// kit/ml/store/release/describe-release.ts
/** The most characters that GitHub takes as a release's text. */
const MAX_BODY = 125e3;
const LIST = /^```text\r?\n([^`]*)```$/m;
/** Title and text of a release: words for people, and where everything lies for whoever reads the archive in part. */
function describeRelease(base, { title, places }) {
	const words = `The ${title}, kept by Slipway in one archive: an OCI image layout in an uncompressed tar. Nothing here changes once it is published; what is said about it later is a release of its own.`;
	const whole = `${words}\n\n${`<details><summary>What the archive holds: first byte, bytes, path</summary>\n\n\`\`\`text\n${renderContents(places)}\`\`\`\n\n</details>`}\n`;
	return {
		title: `Slipway: ${title} (${base})`,
		body: whole.length <= 125e3 ? whole : `${words}\n`
	};
}
/** The list in a release's text; undefined where it has none that can be read. */
function readContentsOf(body) {
	const list = LIST.exec(body)?.[1];
	return list === void 0 ? void 0 : parseContents(list);
}

// kit/ml/store/release/read-archive.ts
/** Enough of an archive for the lists of most. */
const HEAD_BYTES = 65536;
/** The list at the head of an archive; undefined for what is none of ours. */
async function readHead(releases, asset) {
	const head = await readBytes(releases, asset, {
		offset: 0,
		size: Math.min(HEAD_BYTES, asset.size)
	});
	const name = Buffer.from(head.subarray(0, CONTENTS_FILE.length)).toString("latin1");
	const size = readTarSize(head);
	if (name !== "contents.txt" || !(size <= asset.size)) return void 0;
	const list = 512 + size <= head.length ? head.subarray(512, 512 + size) : await readBytes(releases, asset, {
		offset: 512,
		size
	});
	return parseContents(Buffer.from(list).toString("utf8"));
}
async function readBytes(releases, asset, span) {
	const chunks = await releases.readAsset(asset, span);
	return chunks ? collectChunks(chunks) : /* @__PURE__ */ new Uint8Array();
}

// kit/ml/store/release/catalog.ts
const ASSET_NAME = /^((?:bundle|blobs|about)-[0-9a-f]{12}(?:-[0-9a-f]{12})?)\.oci\.tar$/;
/** What an archive's asset is called. */
function assetNameOf(base) {
	return `${base}.oci.tar`;
}
function openCatalog(releases) {
	const added = /* @__PURE__ */ new Map();
	const places = /* @__PURE__ */ new Map();
	let current;
	const refresh = () => {
		const listing = releases.list().then((found) => arrange(mergeReleases(found, added)));
		current = listing;
		listing.catch(() => {
			if (current === listing) current = void 0;
		});
		return listing;
	};
	const read = () => current ?? refresh();
	const placesOf = ({ release, asset }) => {
		const known = places.get(asset.id);
		if (known) return known;
		const reading = readPlaces(releases, release, asset);
		places.set(asset.id, reading);
		reading.catch(() => places.delete(asset.id));
		return reading;
	};
	return {
		read,
		refresh,
		placesOf,
		add: async (release) => {
			added.set(release.id, release);
			const { archives, drafts } = await read();
			const others = [...archives.map((archive) => archive.release), ...drafts];
			current = Promise.resolve(arrange([release, ...others.filter(({ id }) => id !== release.id)]));
		},
		find: async (path) => {
			for (const archive of (await read()).archives) {
				const place = (await placesOf(archive)).get(path);
				if (place) return {
					archive,
					place
				};
			}
		}
	};
}
function mergeReleases(found, added) {
	const listed = new Set(found.map(({ id }) => id));
	return [...found, ...[...added.values()].filter(({ id }) => !listed.has(id))];
}
function arrange(releases) {
	const published = releases.filter(({ draft }) => !draft);
	return {
		archives: published.flatMap(toArchive).sort((a, b) => b.release.id - a.release.id),
		drafts: releases.filter(({ draft }) => draft),
		tags: new Set(published.map(({ tag_name }) => tag_name))
	};
}
function toArchive(release) {
	const [asset, more] = release.assets;
	const base = ASSET_NAME.exec(asset?.name ?? "")?.[1];
	return asset && base !== void 0 && more === void 0 ? [{
		release,
		asset,
		base
	}] : [];
}
/** From the release's text, or, where that does not say, from the archive itself. */
async function readPlaces(releases, { body }, asset) {
	return readContentsOf(body ?? "") ?? await readHead(releases, asset) ?? /* @__PURE__ */ new Map();
}

// kit/ml/store/release/list-archives.ts
const EMPTY = manifestPath(emptyConfig.digest);
/**
* What the releases keep, each release as one item. A blob that several hold counts for the newest, which is the one that
* readers take it from: an older release is not needed for its sake. A bundle has a release of its own in any case.
*/
async function* listArchives(catalog) {
	const taken = /* @__PURE__ */ new Set([EMPTY]);
	for (const archive of (await catalog.refresh()).archives) {
		const own = [...(await catalog.placesOf(archive)).keys()].filter((path) => path.startsWith("blobs/")).filter((path) => !taken.has(path));
		for (const path of own) taken.add(path);
		const { release, asset } = archive;
		const modified = release.published_at ? new Date(release.published_at) : null;
		yield {
			name: release.tag_name,
			keys: pickKeys(archive, own),
			size: asset.size,
			modified
		};
	}
}
/** A bundle is known by its manifest alone: what it shares with others, they hold too. */
function pickKeys({ base }, paths) {
	const [, digits] = /^bundle-(.+)$/.exec(base) ?? [];
	return digits === void 0 ? paths : paths.filter((path) => path.startsWith(`blobs/sha256/${digits}`));
}

// kit/ml/store/release/parcels.ts
/** Blobs that were stored together, under a manifest that names them. */
function wrapBlobs({ title, blobs }) {
	const manifest = describeBlobs(blobs.map(({ ref }) => ref));
	const base = `blobs-${shortDigest(digestOf(manifest))}`;
	const { digest, size } = emptyConfig;
	const config = {
		ref: {
			digest,
			size
		},
		source: { bytes: EMPTY_CONFIG }
	};
	return {
		base,
		title,
		archive: layOutArchive([nameManifest(manifest, base)], [
			blobOf(manifest),
			config,
			...blobs
		]),
		paths: blobs.map(({ ref }) => manifestPath(ref.digest))
	};
}
/** An image with all it names, and what is said about it from the start. */
function wrapImage(image, attachments) {
	const base = nameImage(image.digest);
	const said = attachments.map((attachment) => describeAttachment(subjectOf(image), attachment));
	const archive = layOutArchive([nameManifest(image.manifest, base), ...said.map(({ entry }) => entry)], [
		blobOf(image.manifest),
		...image.blobs,
		...said.flatMap(listBlobs)
	]);
	const digests = [image.digest, ...image.blobs.map(({ ref }) => ref.digest)];
	return {
		base,
		title: image.title,
		archive,
		paths: digests.map(manifestPath)
	};
}
/** What is said about a manifest that is there already. */
function wrapAttachments(subject, attachments) {
	const said = attachments.map((attachment) => describeAttachment(subject, attachment));
	const entries = said.map(({ entry }) => entry);
	return {
		base: `about-${shortDigest(subject.digest)}-${shortDigest(digestOf(renderIndex(entries)))}`,
		title: `attachment to ${subject.digest}`,
		archive: layOutArchive(entries, said.flatMap(listBlobs)),
		paths: entries.map(({ digest }) => manifestPath(digest))
	};
}
/** Whether an archive of this name may hold something that is said about a manifest. */
function mayConcern(base, subject) {
	return base === nameImage(subject) || base.startsWith(`about-${shortDigest(subject)}-`);
}
function nameImage(digest) {
	return `bundle-${shortDigest(digest)}`;
}
function listBlobs({ manifest, blobs }) {
	return [blobOf(manifest), ...blobs];
}
function blobOf(bytes) {
	return {
		ref: {
			digest: digestOf(bytes),
			size: bytes.length
		},
		source: { bytes }
	};
}
/** OCI image specification 1.1, "Pre-Defined Annotation Keys": the name by which tools choose an image of a layout. */
function nameManifest(manifest, name) {
	return {
		mediaType: "application/vnd.oci.image.manifest.v1+json",
		digest: digestOf(manifest),
		size: manifest.length,
		annotations: { "org.opencontainers.image.ref.name": name }
	};
}

// kit/ml/store/release/upload-draft.ts
/**
* Makes a draft with an archive, and holds what the forge keeps against what was sent. A try that fails takes its draft
* away and the next begins anew: what an upload that broke off leaves behind differs between forges.
*/
function uploadDraft(repository, upload) {
	const { releases, log } = repository;
	return withRetries(log, async () => {
		const draft = await releases.createDraft({
			tag: upload.makeTag(),
			...upload.text
		});
		try {
			return {
				...draft,
				assets: [await uploadWhole(repository, draft, upload)]
			};
		} catch (error) {
			await releases.removeDraft(draft).catch((failure) => log.debug(`A draft stays behind: ${describeError(failure)}`));
			throw error;
		}
	});
}
async function uploadWhole({ url, releases }, draft, { name, archive, digest }) {
	const { size } = archive;
	const asset = await releases.uploadAsset(draft, {
		name,
		size,
		type: "application/x-tar",
		body: archive.read()
	});
	if (await isRightAsset(releases, asset, {
		size,
		digest
	})) return asset;
	throw new TransientError(new ConfigurationError("SLW_STORE_UNFAITHFUL", `${name} reads back from the store ${url} otherwise than it was sent. Either a file changed meanwhile, or the forge loses bytes: run the step again.`));
}
/** Whether an asset is this archive: by the digest that the forge took of it, or by reading it back where it takes none. */
async function isRightAsset(releases, asset, { size, digest }) {
	if (asset.size !== size || (asset.state ?? "uploaded") !== "uploaded") return false;
	if (asset.digest) return asset.digest === digest;
	const chunks = await releases.readAsset(asset, {
		offset: 0,
		size
	});
	const hash = createHash("sha256");
	for await (const chunk of chunks ?? []) hash.update(chunk);
	return `sha256:${hash.digest("hex")}` === digest;
}

// kit/ml/store/release/publish-parcel.ts
/** GitHub: "each file must be under 2 GiB" (docs, "About releases", storage and bandwidth quotas). Gitea's default too. */
const MAX_ASSET_BYTES = 2 * 1024 ** 3 - 1;
/** Names tried where the first is not to be had any more, as that of an immutable release that was deleted. */
const MAX_NAMES = 5;
/**
* Makes a parcel one published release, unless it is there: draft, upload, check, publish. Only a draft whose archive is whole is published,
* so no published release is ever half; every run works on a draft of its own, so that none spoils another's, and of
* several runs one is first with the tag. The others' drafts, and those of runs that were killed, are removed then.
* The tag goes to the head of the default branch: a commit that every forge has and every token may tag. The code that
* something was made with is written in the thing itself.
*/
async function publishParcel(publishing) {
	const { repository, catalog, parcel } = publishing;
	if (await publishing.isThere()) return sweepDrafts(publishing, catalog.read);
	requireRoom(parcel, repository);
	requireToken(repository);
	await catalog.refresh();
	if (await publishing.isThere()) return sweepDrafts(publishing, catalog.read);
	try {
		await publishWhole(publishing);
	} catch (error) {
		if (!await isThereByNow(publishing)) throw error;
		repository.log.debug(`${parcel.base} was published meanwhile: ${describeError(error)}`);
	}
	await sweepDrafts(publishing, catalog.refresh);
}
async function publishWhole(publishing) {
	const { repository, catalog, parcel } = publishing;
	const { base, archive } = parcel;
	const digest = await archive.digest();
	const { drafts, tags } = await catalog.read();
	const left = await findWholeDraft({
		repository,
		drafts: drafts.filter(isDraftOf(base)),
		parcel,
		digest
	});
	const upload = {
		text: describeRelease(base, {
			title: parcel.title,
			places: archive.places
		}),
		makeTag: () => `${base}${DRAFT_MARK}${randomBytes(4).toString("hex")}`,
		name: assetNameOf(base),
		archive,
		digest
	};
	const draft = left ?? await uploadDraft(repository, upload);
	for (const name of listNames(base, tags)) if (await tryPublish(publishing, draft, name)) return;
	throw new ConfigurationError("SLW_FORGE_REFUSED", `The store ${repository.url} cannot publish ${base}: the forge takes no tag ${base}, nor one with a number after it. Look at the repository's rules for tags.`);
}
const DRAFT_MARK = "-draft-";
function isDraftOf(base) {
	return ({ draft, tag_name }) => draft && tag_name.startsWith(`${base}${DRAFT_MARK}`);
}
/** The name by the content, then the same with numbers. */
function listNames(base, taken) {
	return [base, ...Array.from({ length: 100 }, (_, index) => `${base}-${index + 2}`)].filter((name) => !taken.has(name)).slice(0, MAX_NAMES);
}
/** What a run that was killed between upload and publishing left: nothing needs to be sent again. */
async function findWholeDraft({ repository: { releases }, drafts, parcel: { base, archive }, digest }) {
	for (const draft of drafts) {
		const [asset, more] = draft.assets;
		if (!asset || more || asset.name !== assetNameOf(base)) continue;
		if (await isRightAsset(releases, asset, {
			size: archive.size,
			digest
		})) return draft;
	}
}
/**
* @returns false when the tag is not to be had
* @throws ConfigurationError when the forge refuses for another reason, or publishes something else
*/
async function tryPublish(publishing, draft, tag) {
	const { repository, catalog } = publishing;
	let tries = 0;
	return withRetries(repository.log, async () => {
		tries++;
		const answer = await repository.releases.publishDraft(draft, tag);
		if (answer.state === "published") {
			requireWhole(publishing, answer.release, tag);
			await catalog.add(answer.release);
			return true;
		}
		const { status, words } = answer;
		if (await isThereByNow(publishing)) return true;
		if (isBurnt(words)) return false;
		const refused = new ConfigurationError("SLW_FORGE_REFUSED", `Publishing the release ${tag} in ${repository.name} failed: the forge refuses it (${status}: ${words}). A rule for tags must let bundle-*, blobs-* and about-* through.`);
		const isTaken = status !== 422 || /already_exists/.test(words);
		if (isTaken && tries === 4) return false;
		throw isTaken ? new TransientError(refused) : refused;
	});
}
/** GitHub never gives out the tag of an immutable release again. */
function isBurnt(words) {
	return /immutable release/i.test(words);
}
function requireWhole({ repository, parcel }, release, tag) {
	const [asset, more] = release.assets;
	const isWhole = asset?.size === parcel.archive.size && more === void 0;
	if (!release.draft && release.tag_name === tag && isWhole) return;
	throw new ConfigurationError("SLW_STORE_UNFAITHFUL", `The release ${tag} in ${repository.name} is not what was published: something else changes it. Look at it, and run the step again.`);
}
async function isThereByNow({ catalog, repository, isThere }) {
	try {
		await catalog.refresh();
		return await isThere();
	} catch (error) {
		repository.log.debug(`Looking again failed: ${describeError(error)}`);
		return false;
	}
}
/** What is published needs no draft any more. Nothing depends on this: it is tried, and said when it does not work. */
async function sweepDrafts({ repository: { releases, log }, parcel: { base } }, list) {
	try {
		const { drafts } = await list();
		for (const draft of drafts.filter(isDraftOf(base))) await releases.removeDraft(draft);
	} catch (error) {
		log.debug(`A draft of ${base} stays behind: ${describeError(error)}`);
	}
}
function requireRoom({ title, archive }, { url }) {
	if (archive.size <= MAX_ASSET_BYTES) return;
	throw new ConfigurationError("SLW_STORE_LIMIT", `The ${title} takes ${archive.size} bytes as one file of a release, and the store ${url} takes files under 2 GiB. Use an s3:// or oci:// store.`);
}
function requireToken({ releases, url }) {
	if (releases.hasToken) return;
	throw new ConfigurationError("SLW_CREDENTIALS_MISSING", `The store ${url} can be read without a token, not written. Set GITHUB_TOKEN in the step's environment, in a job to \${{ github.token }} with "permissions: contents: write".`);
}

// kit/ml/store/release/open-release-store.ts
/**
* The releases of a forge's repository as a store: what is stored at once is one published release with one archive, an
* OCI image layout of which single blobs are read by range requests. A published release is never touched again, so the
* store works with immutable releases too: what is attached later is a release of its own.
*/
function openReleaseStore(url, { credentials, log }) {
	const { apiUrl = GITHUB_API, repository: own, token } = credentials.release ?? {};
	const address = parseReleases(url, own);
	const releases = openReleases({
		apiUrl,
		repository: address.repository,
		token,
		log
	});
	const repository = {
		url: address.url,
		name: address.repository,
		releases,
		log
	};
	const catalog = openCatalog(releases);
	const reader = createReader(address.url, createTransport({
		releases,
		catalog
	}));
	const access = {
		repository,
		catalog,
		reader
	};
	return {
		...reader,
		writeBlobs: (batch) => publishMissing(access, wrapBlobs(batch)),
		mendBlobs: (batch) => mendBlobs(access, batch),
		writeImage: (image, said = []) => writeImage(access, image, said),
		attach: (subject, attachment) => attachMissing(access, subject, [attachment])
	};
}
function createTransport(reading) {
	return {
		has: async ({ digest, size }) => (await reading.catalog.find(manifestPath(digest)))?.place.size === size,
		get: ({ digest }) => readFile$1(reading, manifestPath(digest)),
		getManifest: (digest) => readFile$1(reading, manifestPath(digest)),
		getReferrers: (subject) => readReferrers(reading, subject),
		list: () => listArchives(reading.catalog)
	};
}
/** The newest file of this path; where there seems to be none, the releases are listed again. */
async function readFile$1(reading, path) {
	const known = await openFile(reading, path);
	if (known) return known;
	await reading.catalog.refresh();
	return openFile(reading, path);
}
async function openFile({ releases, catalog }, path) {
	const found = await catalog.find(path);
	return found && releases.readAsset(found.archive.asset, found.place);
}
/** Everything that the indices of the archives about a manifest name, oldest first. */
async function* readReferrersOf(reading, subject) {
	const { archives } = await reading.catalog.read();
	const entries = /* @__PURE__ */ new Map();
	for (const archive of archives.filter(({ base }) => mayConcern(base, subject)).reverse()) for (const entry of await readIndexOf(reading, archive)) entries.set(entry.digest, entry);
	entries.delete(subject);
	yield renderIndex([...entries.values()]);
}
async function readReferrers(reading, subject) {
	return readReferrersOf(reading, subject);
}
async function readIndexOf({ releases, catalog }, archive) {
	const place = (await catalog.placesOf(archive)).get(INDEX_FILE);
	const chunks = place && await releases.readAsset(archive.asset, place);
	if (!chunks) return [];
	const text = Buffer.from(await collectChunks(chunks, MAX_MANIFEST_BYTES)).toString("utf8");
	return parseManifest(IndexSchema, text, `The index of ${archive.asset.name} in ${archive.release.tag_name}`).manifests;
}
/** Stores a parcel unless all that makes it up is there. */
async function publishMissing({ repository, catalog }, parcel) {
	const isThere = () => holds(catalog, parcel.paths);
	await publishParcel({
		repository,
		catalog,
		parcel,
		isThere
	});
}
async function holds(catalog, paths) {
	for (const path of paths) if (await catalog.find(path) === void 0) return false;
	return true;
}
/** What is damaged cannot be replaced, so it is stored again, and readers take what is newest. */
async function mendBlobs(access, { title, blobs }) {
	const { repository, catalog, reader } = access;
	const known = new Set((await catalog.read()).archives.map(({ release }) => release.id));
	const broken = [];
	for (const blob of blobs) if (!await isWhole(reader, blob.ref)) broken.push(blob);
	if (broken.length === 0) return [];
	const parcel = wrapBlobs({
		title,
		blobs: broken
	});
	const isThere = async () => (await catalog.read()).archives.some(({ base, release }) => base === parcel.base && !known.has(release.id));
	await publishParcel({
		repository,
		catalog,
		parcel,
		isThere
	});
	return broken.map(({ ref }) => ref);
}
async function writeImage(access, image, attachments) {
	await publishMissing(access, wrapImage(image, attachments));
	await attachMissing(access, subjectOf(image), attachments);
}
async function attachMissing(access, subject, attachments) {
	const missing = [];
	for (const attachment of attachments) {
		const path = manifestPath(describeAttachment(subject, attachment).entry.digest);
		if (await access.catalog.find(path) === void 0) missing.push(attachment);
	}
	if (missing.length > 0) await publishMissing(access, wrapAttachments(subject, missing));
}

// kit/ml/store/s3.ts
/** The largest object one PUT takes (Amazon S3 User Guide, "Uploading objects"): 5 GiB. */
const MAX_PUT_BYTES = 5 * 1024 ** 3;
/**
* A bucket as a store: data blobs in DVC's layout, the rest as in an OCI image layout, below the prefix. An object
* appears whole or not at all, and S3 itself holds what arrives against the SHA-256 in the signature.
*/
function openBucketStore(url, { credentials, log }) {
	const bucket = openBucket({
		what: "store",
		url,
		access: requireAccess(url, credentials.s3),
		log
	});
	return {
		checksExisting: false,
		has: async (ref) => (await statObject(bucket, blobPath(ref)))?.size === ref.size,
		get: (ref) => readObject(bucket, blobPath(ref)),
		getManifest: (digest) => readObject(bucket, manifestPath(digest)),
		put: (ref, source) => putObject({
			bucket,
			key: blobPath(ref),
			ref,
			source
		}),
		putManifest: ({ bytes }) => putBytes(bucket, manifestPath(digestOf(bytes)), bytes),
		getReferrers: (subject) => readObject(bucket, referrersPath(subject)),
		putReferrers: (subject, bytes) => putBytes(bucket, referrersPath(subject), bytes),
		list: () => listItems(bucket)
	};
}
function requireAccess(url, access) {
	if (access) return access;
	throw new ConfigurationError("SLW_CREDENTIALS_MISSING", `The store ${url} needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the step's environment (and AWS_ENDPOINT_URL_S3 where it is not Amazon's). Set them.`);
}
async function* listItems(bucket) {
	for await (const { key: name, size, modified } of listObjects(bucket)) if (isStorePath(name)) yield {
		name,
		keys: [name],
		size,
		modified
	};
}
function putBytes(bucket, key, bytes) {
	return putObject({
		bucket,
		key,
		ref: {
			digest: digestOf(bytes),
			size: bytes.length
		},
		source: { bytes }
	});
}
async function putObject({ bucket, key, ref, source }) {
	if (ref.size > MAX_PUT_BYTES) throw new ConfigurationError("SLW_STORE_LIMIT", `The blob ${ref.digest} has ${ref.size} bytes, more than the 5 GiB that an S3 store takes. Use an oci:// or file:// store.`);
	await (await requestObject(bucket, {
		method: "PUT",
		key,
		headers: { "content-length": String(ref.size) },
		payloadHash: hexOf(ref.digest),
		body: () => verifySource(ref, source),
		answers: [
			200,
			201,
			204
		]
	})).body?.cancel();
}

// kit/ml/store/open-store.ts
const KNOWN_SCHEMES = "file://folder, oci://host/repository, s3://bucket/prefix, release://owner/name";
/**
* Opens the store behind an address; nothing is contacted before the first use.
* @throws ConfigurationError for an address that cannot be one
*/
async function openStore(url, options) {
	const scheme = /^([a-z0-9+.-]+):\/\//i.exec(url)?.[1]?.toLowerCase();
	if (scheme === "file") return createStore(url, openFolder(url, options.directory));
	if (scheme === "oci") return createStore(url, openRegistry(url, options));
	if (scheme === "s3") return createStore(url, openBucketStore(url, options));
	if (scheme === "release") return openReleaseStore(url, options);
	throw new ConfigurationError("SLW_STORE_ADDRESS_INVALID", `The store "${url}" is not an address Slipway knows. Use one of ${KNOWN_SCHEMES}.`);
}

export { withRetries as C, readCredentials as D, listPages as E, readS3Place as O, explainStatus as S, wordsOf as T, openBelow as _, folderOf as a, connect as b, keyOfReferrers as c, describeBlob as d, describeSource as f, streamBody as g, requestObject as h, tarTrailer as i, GITHUB_API as k, keysOfBlob as l, statObject as m, readTarSize as n, keyOfManifest as o, listObjects as p, tarHeader as r, keyOfMd5 as s, openStore as t, blobPath as u, openBucket as v, statusOf as w, explainBreak as x, objectUrl as y };