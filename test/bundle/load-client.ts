import { Agent, request } from 'node:http';

/** Answers that a load got. */
export interface Load {
  /** How many answers by version, so far. */
  versions: Map<string, number>;
  /** Requests that were not answered 200 with a prediction of the version's own. */
  failures: string[];
  /** Stops asking and settles when the last answer is there. */
  stop(): Promise<void>;
}

interface LoadOptions {
  url: string;
  body: string;
  connections: number;
  /** What is wrong with an answer; undefined when nothing is. */
  findFault(answer: Record<string, unknown>): string | undefined;
}

/** Asks `POST /predict` without a pause over connections that stay open. */
export function startLoad({ url, body, connections, findFault }: LoadOptions): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const load = { versions: new Map<string, number>(), failures: [] as string[] };
  let stopped = false;
  const work = async () => {
    while (!stopped) {
      try {
        const answer = await post(url, body, agent);
        const fault = findFault(answer);
        if (fault !== undefined) load.failures.push(fault);
        const version = String(answer['version']);
        load.versions.set(version, (load.versions.get(version) ?? 0) + 1);
      } catch (error) {
        load.failures.push(String(error));
      }
    }
  };
  const ended = Promise.all(Array.from({ length: connections }, work));
  return {
    ...load,
    stop: async () => {
      stopped = true;
      await ended;
      agent.destroy();
    },
  };
}

function post(url: string, body: string, agent: Agent): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(`${url}/predict`, { method: 'POST', agent, headers });
    call.on('error', reject);
    call.on('response', async (response) => {
      const text = (await response.toArray()).join('');
      if (response.statusCode === 200) resolve(JSON.parse(text));
      else reject(new Error(`${response.statusCode}: ${text}`));
    });
    call.end(body);
  });
}
