import type { Digest } from '../../../kit/format/manifest/digest.ts';
import type { Finding } from './findings.ts';
import type { Latency } from './measure-latency.ts';

/** What a check found. */
export interface CheckResult {
  model: string;
  version: string;
  bundle: Digest;
  verdict: 'pass' | 'fail';
  latency: Latency & { maxP99Ms: number };
  findings: Finding[];
}
