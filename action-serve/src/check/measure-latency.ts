import { Agent, type ClientRequest, request } from 'node:http';
import { describeError } from '../../../kit/ground/errors/configuration-error.ts';
import { pickQuantile } from '../../../kit/maths/stats/nearest-rank.ts';

/** Requests under way at once: what a check measures is the answer's time, not the machine's limit. */
export const CONCURRENCY = 2;

/** Requests sent before the measurement, so that code is compiled and connections are open. */
const WARM_UP = 50;

export interface Load {
  url: string;
  token: string;
  /** Bodies of POST requests, used in turn. */
  bodies: readonly string[];
  requests: number;
}

/** Milliseconds from a request's first byte to its answer's last, over those answered 200. */
export interface Latency {
  requests: number;
  failed: number;
  p50Ms: number;
  p99Ms: number;
  /** The first failure, if there was one. */
  fault?: string;
}

/** Sends requests over a few connections that stay open. */
export async function measureLatency(load: Load): Promise<Latency> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  try {
    await sendAll({ ...load, requests: WARM_UP }, agent);
    return await sendAll(load, agent);
  } finally {
    agent.destroy();
  }
}

async function sendAll(load: Load, agent: Agent): Promise<Latency> {
  const times: number[] = [];
  const faults: string[] = [];
  let next = 0;
  const work = async () => {
    while (next < load.requests) {
      const body = load.bodies[next++ % load.bodies.length] ?? '';
      const started = performance.now();
      const fault = await send(load, body, agent);
      if (fault === undefined) times.push(performance.now() - started);
      else faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  times.sort((a, b) => a - b);
  const [fault] = faults;
  return {
    requests: load.requests,
    failed: faults.length,
    p50Ms: pickQuantile(times, 0.5),
    p99Ms: pickQuantile(times, 0.99),
    ...(fault === undefined ? {} : { fault }),
  };
}

/** What went wrong with one request; undefined when it was answered 200. */
function send({ url, token }: Load, body: string, agent: Agent): Promise<string | undefined> {
  return new Promise((resolve) => {
    const call: ClientRequest = request(url, {
      method: 'POST',
      agent,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    call.on('error', (error) => resolve(describeError(error)));
    call.on('response', (response) => {
      response.resume();
      response.on('end', () =>
        resolve(response.statusCode === 200 ? undefined : `is answered ${response.statusCode}`),
      );
    });
    call.end(body);
  });
}
