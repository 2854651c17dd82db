import { isDeepStrictEqual } from 'node:util';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { type Finding, judge } from './findings.ts';
import { encodeRow } from './infer-client.ts';
import { type Call, postJson, type Reply, type ServiceClient } from './service-client.ts';

interface Expectation {
  name: string;
  ask(client: ServiceClient): Promise<Reply>;
  status: number;
  /** What else is wrong with the answer. */
  findFault?(reply: Reply): string | undefined;
}

/** Holds the service to the Open Inference Protocol v2: what it says of itself, and how it refuses wrong requests. */
export async function checkProtocol(client: ServiceClient, bundle: Bundle): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const expectation of [...expectMetadata(bundle), ...expectRefusals(bundle)]) {
    const reply = await expectation.ask(client);
    findings.push(judge('protocol', expectation.name, findFault(expectation, reply)));
  }
  return findings;
}

function findFault(expectation: Expectation, reply: Reply): string | undefined {
  if (reply.status !== expectation.status) {
    return `is answered ${reply.status} instead of ${expectation.status}`;
  }
  if (reply.status >= 400 && typeof reply.json?.['error'] !== 'string') return 'has no "error" in its answer';
  return expectation.findFault?.(reply);
}

function expectMetadata({ evaluation, signature }: Bundle): Expectation[] {
  const model = `/v2/models/${evaluation.model}`;
  const tensors = (list: readonly { name: string; datatype: string; shape: number[] }[]) =>
    list.map(({ name, datatype, shape }) => ({ name, datatype, shape }));
  return [
    get('/v2', requireKeys('name', 'version', 'extensions')),
    get('/v2/health/live', requireTrue('live')),
    get('/v2/health/ready', requireTrue('ready')),
    get(`${model}/ready`, requireTrue('ready')),
    get(model, ({ json }) =>
      isDeepStrictEqual(
        [json?.['inputs'], json?.['outputs']],
        [tensors(signature.inputs), tensors(signature.outputs)],
      )
        ? undefined
        : 'does not list the tensors of the signature',
    ),
    get('/openapi.json', requireKeys('openapi', 'paths')),
    get('/health', requireTrue('ready')),
    get('/metrics', ({ bytes }) =>
      Buffer.from(bytes).includes('slipway_model_info{') ? undefined : 'has no slipway_model_info',
    ),
  ];
}

function expectRefusals(bundle: Bundle): Expectation[] {
  const path = `/v2/models/${bundle.evaluation.model}/infer`;
  const refuse = (name: string, value: unknown): Expectation => ({
    name: `${name} is refused`,
    ask: (client) => postJson(client, path, value),
    status: 400,
  });
  const inputs = wrongInputs(bundle);
  const call = (name: string, status: number, where: string, request: Call): Expectation => ({
    name: `${name} is answered ${status}`,
    ask: (client) => client(where, request),
    status,
  });
  return [
    refuse('malformed JSON', '{"inputs": ['),
    refuse('a request without inputs', {}),
    refuse('a missing input', { inputs: [] }),
    refuse('an unknown input', { inputs: [{ ...inputs.right, name: 'no such input' }] }),
    refuse('a wrong datatype', { inputs: [{ ...inputs.right, datatype: 'NONE' }] }),
    refuse('a wrong shape', { inputs: [{ ...inputs.right, shape: [1, 2, 3, 4, 5] }] }),
    refuse('too few values', { inputs: [{ ...inputs.right, data: [] }] }),
    refuse('null as a value', { inputs: [{ ...inputs.right, data: inputs.right.data.map(() => null) }] }),
    call('an unknown model', 404, '/v2/models/no-such-model', {}),
    call('an unknown path', 404, '/no/such/path', {}),
    call('a wrong method', 405, path, {}),
    call('a compressed body', 415, path, {
      method: 'POST',
      headers: { 'content-encoding': 'gzip' },
      body: '{}',
    }),
    call('a request without the token', 401, '/predict', {
      method: 'POST',
      headers: { authorization: '' },
      body: '{}',
    }),
  ];
}

function wrongInputs(bundle: Bundle) {
  const [first] = encodeRow(bundle, bundle.golden.cases[0]?.row ?? {});
  const { name = '', datatype = 'FP32', shape = [] } = first ?? {};
  return { right: { name, datatype, shape, data: Array.from({ length: first?.data.length ?? 0 }, () => 0) } };
}

function get(path: string, findFault: (reply: Reply) => string | undefined): Expectation {
  return { name: `GET ${path}`, ask: (client) => client(path), status: 200, findFault };
}

function requireTrue(key: string) {
  return ({ json }: Reply) => (json?.[key] === true ? undefined : `does not say "${key}": true`);
}

function requireKeys(...keys: string[]) {
  return ({ json }: Reply) => {
    const missing = keys.find((key) => json?.[key] === undefined);
    return missing === undefined ? undefined : `does not say "${missing}"`;
  };
}
