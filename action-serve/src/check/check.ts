import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { writeFileAtomically } from '../../../kit/ground/files/files.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { DEFAULT_INFERENCE_TIMEOUT_SECONDS } from '../serve/inputs.ts';
import { type ServicePorts, startService } from '../serve/serve.ts';
import { checkContract } from './check-contract.ts';
import { checkGolden } from './check-golden.ts';
import { checkLatency } from './check-latency.ts';
import { checkProtocol } from './check-protocol.ts';
import type { CheckResult } from './check-result.ts';
import type { CheckInputs } from './inputs.ts';
import { renderReport } from './render-report.ts';
import { createServiceClient } from './service-client.ts';

/** Where the report lies, from the project's folder. */
export const REPORT_FILE = `${OWN.check}/report.md`;

/**
 * Serves a bundle in this process on a free port of the loopback interface and asks it, over HTTP, everything that a
 * client may: golden rows, the protocol, the contract's limits, and how fast it answers. Writes the report.
 * @throws ConfigurationError when the service does not start
 */
export async function check(inputs: CheckInputs, ports: ServicePorts): Promise<CheckResult> {
  const { directory, model, wanted, runtime, requests, maxP99Ms } = inputs;
  const token = randomUUID();
  const quiet = {
    host: '127.0.0.1',
    port: 0,
    environment: undefined,
    follow: undefined,
    namedBy: undefined,
    rawTensors: false,
    inferenceTimeoutMs: DEFAULT_INFERENCE_TIMEOUT_SECONDS * 1000,
    token,
  };
  const service = await startService({ directory, model, wanted, runtime, ...quiet }, ports);
  try {
    const { bundle, version } = service.parts.holder.current();
    const client = createServiceClient(service.url, token);
    const findings = [
      ...(await checkGolden(client, bundle)),
      ...(await checkProtocol(client, bundle)),
      ...(await checkContract(client, bundle)),
    ];
    const speed = await checkLatency({ url: service.url, token, bundle, requests, maxP99Ms });
    findings.push(...speed.findings);
    const verdict = findings.every(({ pass }) => pass) ? 'pass' : 'fail';
    const latency = { ...speed.latency, maxP99Ms };
    const result: CheckResult = { model, version, bundle: bundle.digest, verdict, latency, findings };
    await writeFileAtomically(join(directory, REPORT_FILE), renderReport(result));
    return result;
  } finally {
    await service.close();
  }
}
