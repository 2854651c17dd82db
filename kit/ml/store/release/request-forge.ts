import { explainBreak } from '../../../host/http/explain-http-failure.ts';
import { withRetries } from '../../../host/http/retry.ts';
import { sendRequest } from '../../../host/http/send-request.ts';
import { mayHaveToken } from './address.ts';
import { explainAnswer } from './explain-answer.ts';
import type { Forge, ForgeRequest } from './forge.ts';

/** A request in JSON that is not answered by then is given up: 60 seconds. Bytes may take longer. */
const TIMEOUT_MS = 60_000;

/** Sends a request until it is answered. @throws ConfigurationError for a status that is no answer */
export function requestForge(forge: Forge, request: ForgeRequest): Promise<Response> {
  const attempt = async () => {
    const response = await send(forge, request);
    if (request.answers.includes(response.status)) return response;
    throw await explainAnswer(forge, request, response);
  };
  return request.once ? attempt() : withRetries(forge.log, attempt);
}

async function send({ address, token }: Forge, request: ForgeRequest): Promise<Response> {
  const { method, headers = {}, json, body } = request;
  const url = request.url.startsWith('/') ? `${address.api}${request.url}` : request.url;
  const authorization: Record<string, string> =
    token !== undefined && mayHaveToken(address, new URL(url)) ? { authorization: `token ${token}` } : {};
  const isBytes = body !== undefined || headers['accept'] !== undefined;
  try {
    return await sendRequest({
      url,
      method,
      headers: {
        accept: 'application/json',
        'user-agent': 'slipway',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
        ...authorization,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body: body() }),
      ...(isBytes ? {} : { idleTimeoutMs: TIMEOUT_MS }),
    });
  } catch (error) {
    throw explainBreak(url, error);
  }
}
