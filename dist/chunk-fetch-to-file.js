import { r as replaceAtomically } from "./chunk-files.js";
import { d as explainStatus, u as explainBreak, w as withRetries } from "./chunk-open-store.js";
import { i as redactUrl, r as sendRequest } from "./chunk-send-request.js";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// kit/host/http/fetch-to-file.ts
/**
* Downloads a file as a stream, with redirects, time-outs and a bounded number of tries.
* @throws ConfigurationError that names the address (without its query) and the cure.
*/
async function fetchToFile(request) {
	return withRetries(request.log, async () => {
		try {
			return await download(request);
		} catch (error) {
			throw explainBreak(request.url, error);
		}
	});
}
async function download({ url, file, log, headers = {}, etag, idleTimeoutMs, open: openAddress }) {
	const response = await sendRequest({
		url,
		headers: {
			"accept-encoding": "identity",
			"user-agent": "slipway",
			...etag === void 0 ? {} : { "if-none-match": etag },
			...headers
		},
		idleTimeoutMs,
		open: openAddress
	});
	if (response.status === 304 && etag !== void 0) return {
		notModified: true,
		etag
	};
	if (response.status !== 200 || response.body === null) {
		await response.body?.cancel();
		throw explainStatus(url, response);
	}
	const { body } = response;
	const written = await replaceAtomically(file, async (temporary) => {
		const result = await writeBody(body, temporary);
		checkLength({
			url,
			response,
			bytes: result.bytes
		});
		return result;
	});
	log.debug(`Fetched ${redactUrl(url)}: ${written.bytes} bytes`);
	const tag = response.headers.get("etag");
	return {
		notModified: false,
		...written,
		...tag === null ? {} : { etag: tag }
	};
}
async function writeBody(body, temporary) {
	const hash = createHash("sha256");
	let bytes = 0;
	const handle = await open(temporary, "w");
	await pipeline(body, async function* (chunks) {
		for await (const chunk of chunks) {
			hash.update(chunk);
			bytes += chunk.length;
			yield chunk;
		}
	}, handle.createWriteStream());
	return {
		digest: `sha256:${hash.digest("hex")}`,
		bytes
	};
}
function checkLength({ url, response, bytes }) {
	const { headers } = response;
	const announced = headers.get("content-length");
	if (announced === null || headers.has("content-encoding") || Number(announced) === bytes) return;
	throw explainBreak(url, /* @__PURE__ */ new Error(`${bytes} of ${announced} bytes came`));
}

export { fetchToFile as t };