// kit/runtime/forbid-telemetry.ts
/** What ONNX Runtime 1.29 and later read as it is loaded: with it, no device id is made and no host is looked up. */
const NO_TELEMETRY = { ORT_DISABLE_TELEMETRY: "1" };
/** Tells every library that this process loads from now on, and every process it starts, to send nothing home. */
function forbidTelemetry(env = process.env) {
	Object.assign(env, NO_TELEMETRY);
}

export { forbidTelemetry as n, NO_TELEMETRY as t };