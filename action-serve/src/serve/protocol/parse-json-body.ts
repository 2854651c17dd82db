import { describeError } from '../../../../kit/ground/errors/configuration-error.ts';
import { isRecord } from '../../../../kit/ground/values/record.ts';
import { RequestError } from '../request-error.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The JSON object in a request's body. @throws RequestError 400 for anything else */
export function parseJsonBody(body: Uint8Array): Record<string, unknown> {
  if (body.length === 0) throw new RequestError(400, 'The body is empty. Send a JSON object.');
  const value = parseJson(body);
  if (isRecord(value)) return value;
  throw new RequestError(400, 'The body is not a JSON object. Send one, in braces.');
}

/**
 * The object `parameters` of a request, a tensor or an output; empty where there is none, or null as some clients write.
 * @throws RequestError 400 for anything else
 */
export function readParameters(part: Record<string, unknown>, where: string): Record<string, unknown> {
  const parameters = part['parameters'] ?? {};
  if (isRecord(parameters)) return parameters;
  throw new RequestError(400, `${where} has "parameters" that are no object. Send one, or leave them out.`);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch (error) {
    throw new RequestError(400, `The body is not valid JSON: ${describeError(error)}`);
  }
}
