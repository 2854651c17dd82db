import { r as replaceAtomically } from "./chunk-files.js";
import { x as explainBreak } from "./chunk-open-store.js";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// kit/host/http/save-body.ts
/**
* Writes the body of an answer to a file as it comes.
* @returns its digest and length in bytes
* @throws TransientError for a body that broke off, or that is shorter than its headers say
*/
async function saveBody({ response, file, url }) {
	try {
		return await replaceAtomically(file, async (temporary) => {
			const written = await writeBody(response.body ?? ReadableStream.from([]), temporary);
			checkLength(response, written.bytes);
			return written;
		});
	} catch (error) {
		throw explainBreak(url, error);
	}
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
function checkLength({ headers }, bytes) {
	const announced = headers.get("content-length");
	if (announced === null || headers.has("content-encoding") || Number(announced) === bytes) return;
	throw new Error(`${bytes} of ${announced} bytes came`);
}

export { saveBody as t };