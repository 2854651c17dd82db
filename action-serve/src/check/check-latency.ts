import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { type Finding, judge } from './findings.ts';
import { type Latency, measureLatency } from './measure-latency.ts';

interface LatencyQuestion {
  url: string;
  token: string;
  bundle: Bundle;
  requests: number;
  maxP99Ms: number;
}

/** Measures one golden row a request by `/predict` and holds the 99th percentile to its limit. */
export async function checkLatency(
  question: LatencyQuestion,
): Promise<{ latency: Latency; findings: Finding[] }> {
  const { url, token, bundle, requests, maxP99Ms } = question;
  const bodies = bundle.golden.cases.map(({ row }) => JSON.stringify(row));
  const latency = await measureLatency({ url: `${url}/predict`, token, bodies, requests });
  const slow =
    latency.p99Ms <= maxP99Ms ? undefined : `is ${formatMs(latency.p99Ms)}, above ${formatMs(maxP99Ms)}`;
  const lost = latency.failed === 0 ? undefined : `${latency.failed} failed: the first ${latency.fault}`;
  return {
    latency,
    findings: [
      judge('latency', `all ${requests} requests`, lost),
      judge('latency', 'the 99th percentile', slow),
    ],
  };
}

/** `3.2 ms`. */
export function formatMs(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
}
