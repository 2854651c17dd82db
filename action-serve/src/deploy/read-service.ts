import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { describeError } from '../../../kit/ground/errors/configuration-error.ts';
import { isRecord } from '../../../kit/ground/values/record.ts';
import { sendRequest } from '../../../kit/host/http/send-request.ts';

/** An answer of the service must be there within this time. */
const ANSWER_TIMEOUT_MS = 10_000;

/** What a running service says of itself. */
export type ServiceReport =
  | { answers: true; bundle: string; version: string; ready: boolean }
  | { answers: false; reason: string };

/** Asks a service which bundle it serves. Never throws: a service that is not up yet is an answer too. */
export async function readService(url: string): Promise<ServiceReport> {
  try {
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
    const response = await sendRequest({ url: `${url}/health`, signal });
    const report: unknown = await response.json();
    return parseReport(report) ?? { answers: false, reason: `${url}/health is not a Slipway service's` };
  } catch (error) {
    return { answers: false, reason: describeError(error) };
  }
}

/** Whether the service is ready with this bundle. */
export function isServing(report: ServiceReport, bundle: Digest): boolean {
  return report.answers && report.ready && report.bundle === bundle;
}

/** What a report comes to, as the end of a sentence. */
export function describeReport(report: ServiceReport): string {
  if (!report.answers) return `it does not answer (${report.reason})`;
  const state = report.ready ? '' : ' and is not ready';
  return `it serves ${report.version} (${report.bundle})${state}`;
}

function parseReport(value: unknown): ServiceReport | undefined {
  const { model, ready } = isRecord(value) ? value : {};
  const { bundle, version } = isRecord(model) ? model : {};
  if (typeof bundle !== 'string' || typeof version !== 'string') return undefined;
  return { answers: true, bundle, version, ready: ready === true };
}
