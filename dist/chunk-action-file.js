import { t as require_dist } from "./chunk-dist2.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as readUserFile } from "./chunk-files.js";
import { t as isRecord } from "./chunk-record.js";

// cli/action-file.ts
var import_dist = require_dist();
/** Reads an `action.yml`. @throws ConfigurationError when it is missing or no mapping. */
async function readActionFile(file) {
	const document = (0, import_dist.parse)(await readUserFile(file, "The action file"));
	if (!isRecord(document)) throw new ConfigurationError("SLW_FILE_MALFORMED", `${file} is no action file. Restore it from Git.`);
	return {
		name: text(document["name"]),
		description: text(document["description"]),
		inputs: mapRecord(document["inputs"], readInput),
		outputs: mapRecord(document["outputs"], (output) => text(output["description"])),
		main: isRecord(document["runs"]) ? text(document["runs"]["main"]) : ""
	};
}
/** An input that is there or not: written without a value on the command line. */
function isFlag(input) {
	return input.default === "true" || input.default === "false";
}
/** Credentials are read from the environment, never from a command line that every process can see. */
function isSecret(name) {
	return name === "token";
}
/** Defaults as a runner passes them; expressions such as `${{ github.token }}` mean nothing outside one. */
function presetsOf(inputs) {
	const presets = {};
	for (const [name, { default: preset }] of Object.entries(inputs)) if (preset !== void 0 && !preset.includes("${{")) presets[name] = preset;
	return presets;
}
function readInput(input) {
	const preset = input["default"];
	return {
		description: text(input["description"]),
		required: input["required"] === true,
		...preset === void 0 || preset === null ? {} : { default: String(preset) }
	};
}
function mapRecord(value, read) {
	if (!isRecord(value)) return {};
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(isRecord(item) ? item : {})]));
}
function text(value) {
	return typeof value === "string" ? value.trim().replace(/\s*\n\s*/g, " ") : "";
}

export { readActionFile as i, isSecret as n, presetsOf as r, isFlag as t };