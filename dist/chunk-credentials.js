import { c as setSecret } from "./chunk-core.js";

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
	return token ? {
		user,
		password: token,
		hosts: listForgeRegistries(env["GITHUB_SERVER_URL"])
	} : void 0;
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

export { readS3Place as n, readCredentials as t };