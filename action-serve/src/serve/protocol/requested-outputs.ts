import type { Signature } from '../../../../kit/format/manifest/signature.ts';
import { isRecord } from '../../../../kit/ground/values/record.ts';
import { RequestError } from '../request-error.ts';
import { readParameters } from './parse-json-body.ts';
import { showValue } from './show-value.ts';

/** An output the client wants, and whether as bytes behind the JSON. */
export interface RequestedOutput {
  name: string;
  binary: boolean;
}

/**
 * The outputs a request asks for, in its order; all of the model's when it names none.
 * @throws RequestError 400 for an unknown output or one asked for in a way that is not supported
 */
export function readRequestedOutputs(json: Record<string, unknown>, signature: Signature): RequestedOutput[] {
  const binary = readParameters(json, 'The request')['binary_data_output'] === true;
  const outputs = json['outputs'] ?? [];
  if (Array.isArray(outputs) && outputs.length === 0) {
    return signature.outputs.map(({ name }) => ({ name, binary }));
  }
  if (!Array.isArray(outputs))
    throw new RequestError(400, 'The request\'s "outputs" is not a list. Send a list.');
  return outputs.map((output) => readOutput(output, signature, binary));
}

function readOutput(output: unknown, signature: Signature, binary: boolean): RequestedOutput {
  const described = isRecord(output) ? output : {};
  const { name } = described;
  if (typeof name !== 'string' || !signature.outputs.some((known) => known.name === name)) {
    const known = signature.outputs.map((known) => known.name).join(', ');
    throw new RequestError(400, `The model has no output ${showValue(name)}. It gives: ${known}.`);
  }
  const parameters = readParameters(described, `Output "${name}"`);
  for (const extension of ['classification', 'shared_memory_region']) {
    if (parameters[extension] === undefined) continue;
    throw new RequestError(
      400,
      `Output "${name}" asks for "${extension}", which is not supported. Leave it out.`,
    );
  }
  const wanted = parameters['binary_data'];
  return { name, binary: typeof wanted === 'boolean' ? wanted : binary };
}
