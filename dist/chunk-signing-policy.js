import { f as parsePublicKey } from "./chunk-provenance.js";

// kit/ml/registry/read-trusted-keys.ts
/** The files of a folder that are to be public keys, `*.pem`; none when there is no such folder. */
async function listTrustedKeys(source, folder) {
	return (await source.list(`${folder}/`)).filter((path) => path.endsWith(".pem"));
}
/** The public keys of a folder. @throws ConfigurationError for a file that is no public key */
async function readTrustedKeys(source, folder) {
	const paths = await listTrustedKeys(source, folder);
	return Promise.all(paths.map(async (path) => parsePublicKey(await source.read(path) ?? "", path)));
}

// kit/ml/sign/signing-policy.ts
/** Whether a bundle has to be signed. By its digest, so that nothing else can take the place of what is exempt. */
function requiresSignature({ required, exempt }, bundle) {
	return required && !exempt.includes(bundle);
}

export { listTrustedKeys as n, readTrustedKeys as r, requiresSignature as t };