/** What ONNX Runtime 1.29 and later read as it is loaded: with it, no device id is made and no host is looked up. */
export const NO_TELEMETRY = { ORT_DISABLE_TELEMETRY: '1' } as const;

/** Tells every library that this process loads from now on, and every process it starts, to send nothing home. */
export function forbidTelemetry(env: NodeJS.ProcessEnv = process.env): void {
  Object.assign(env, NO_TELEMETRY);
}
