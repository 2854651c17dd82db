import { isRecord } from '../../../kit/ground/values/record.ts';
import { sendRequest } from '../../../kit/host/http/send-request.ts';

/** An answer of the service. `json` is undefined where the body is none. */
export interface Reply {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  json: Record<string, unknown> | undefined;
}

export interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** Asks the service under check. */
export type ServiceClient = (path: string, call?: Call) => Promise<Reply>;

/** A client that sends this bearer token unless a call brings its own headers for it. */
export function createServiceClient(url: string, token: string): ServiceClient {
  return async (path, { method = 'GET', headers = {}, body } = {}) => {
    const response = await sendRequest({
      url: `${url}${path}`,
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      body,
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, json: parseObject(bytes) };
  };
}

/** Posts a value as JSON. */
export function postJson(client: ServiceClient, path: string, value: unknown): Promise<Reply> {
  return client(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  });
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
