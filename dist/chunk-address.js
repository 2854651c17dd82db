import { t as ConfigurationError } from "./chunk-configuration-error.js";

// kit/host/oci/address.ts
/** OCI distribution specification 1.1, "Pulling manifests": `<name>`. */
const REPOSITORY = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i;
/** Reads `oci://host/repository`. @throws ConfigurationError that shows how it is written */
function parseRepository(url) {
	const rest = url.slice(6);
	const slash = rest.indexOf("/");
	const host = rest.slice(0, Math.max(slash, 0)).toLowerCase();
	const repository = rest.slice(slash + 1).toLowerCase();
	if (!HOST.test(host) || !REPOSITORY.test(repository)) throw new ConfigurationError("SLW_STORE_ADDRESS_INVALID", `The store "${url}" is not the address of a registry's repository. Write oci://host/repository, such as oci://ghcr.io/owner/name, without a tag.`);
	return {
		host,
		repository,
		origin: `${isLoopback(host) ? "http" : "https"}://${host}`
	};
}
/** True for this machine, where a registry may go without TLS. */
function isLoopback(host) {
	const name = host.replace(/:\d+$/, "");
	return name === "localhost" || name === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(name);
}

export { parseRepository as n, isLoopback as t };