import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainErrors } from '../../../../kit/format/onnx/explain-errors.ts';
import type { LintFinding } from '../../../../kit/format/onnx/finding.ts';
import { lintOnnxModel, RULE_FAMILIES } from '../../../../kit/format/onnx/lint-model.ts';
import { readOnnxModel } from '../../../../kit/format/onnx/read-model.ts';
import type { OnnxModel } from '../../../../kit/format/onnx/types.ts';
import { bytesField, integerField, textField } from '../../../../kit/format/onnx/wire-writer.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { encodeAttribute, encodeEntry, encodeModel, MATMUL } from '../../../helpers/onnx-messages.ts';

const FIXTURES = new URL('../../../fixtures/models/', import.meta.url);
const readFixture = (name: string) => readOnnxModel(new Uint8Array(readFileSync(new URL(name, FIXTURES))));
const lint = (model: OnnxModel) => lintOnnxModel({ model, files: null, weights: null });
const brief = (findings: LintFinding[]) => findings.map(({ id, place }) => [id, place]);

/** Weights [2,1] that need no file. */
const W = { name: 'w', type: 'float', dims: [2, 1], raw: new Uint8Array(8).fill(1) } as const;

describe('the rules', () => {
  const rules = RULE_FAMILIES.flatMap((family) => family.rules);

  it('have names of their own and say what, why and how', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, what, why, fix } of rules) {
      expect(id).toMatch(/^[a-z][a-z-]+$/);
      for (const text of [what, why, fix]) expect(text, id).toMatch(/[.)]$/);
    }
  });

  it('have nothing to say of a good model', () => {
    for (const name of ['sklearn-forest', 'sklearn-ridge', 'sklearn-logistic'])
      expect(lint(readFixture(`${name}.onnx`)), name).toEqual([]);
    expect(lint(readOnnxModel(encodeModel({ nodes: [MATMUL], tensors: [W] })))).toEqual([]);
  });
});

describe('inputs and outputs', () => {
  it('that are no tensors are errors, fixed batches are not', () => {
    expect(brief(lint(readFixture('sklearn-zipmap.onnx')))).toEqual([
      ['non-tensor-output', 'output "output_probability"'],
    ]);
    expect(brief(lint(readFixture('structure.onnx')))).toEqual([['fixed-batch', 'input "half"']]);
  });

  it('must be there', () => {
    const model = readFixture('sklearn-ridge.onnx');
    expect(brief(lint({ ...model, outputs: [] }))).toEqual([['no-output', 'graph']]);
  });
});

describe('versions', () => {
  const model = readFixture('sklearn-ridge.onnx');

  it('newer than the runtime are refused', () => {
    const newer = { ...model, irVersion: 99, opsets: [{ domain: '', version: 99 }] };
    expect(brief(lint(newer))).toEqual([
      ['ir-too-new', 'ir_version'],
      ['opset-too-new', 'opset ai.onnx'],
    ]);
  });

  it('that are missing or old are told', () => {
    expect(brief(lint({ ...model, opsets: [] }))).toEqual([['opset-missing', 'opset_import']]);
    expect(brief(lint({ ...model, opsets: [{ domain: '', version: 6 }] }))).toEqual([
      ['opset-old', 'opset ai.onnx'],
    ]);
  });
});

describe('operators', () => {
  const model = readFixture('structure.onnx');

  it('the model defines itself are taken, those of foreign domains are not', () => {
    const errors = lint({ ...model, functions: [] }).filter(({ severity }) => severity === 'error');
    expect(brief(errors)).toEqual([['custom-operator', 'operator "local.twice"']]);
  });

  it('made for one machine, and graphs for training, are told', () => {
    const operators = [{ domain: 'com.microsoft.nchwc', type: 'Conv', count: 1, attributeBytes: 0 }];
    const bare = readFixture('sklearn-ridge.onnx');
    expect(brief(lint({ ...bare, operators, hasTraining: true }))).toEqual([
      ['machine-bound-operator', 'operator "com.microsoft.nchwc.Conv"'],
      ['training-graph', 'training_info'],
    ]);
  });

  it('with names made to confuse a terminal are shown harmlessly', () => {
    const type = 'Evil\u001B[2J\n::error::x\u202E';
    const named = readOnnxModel(encodeModel({ nodes: [{ ...MATMUL, type, domain: 'x' }], tensors: [W] }));
    const [finding] = lint(named);
    expect(finding?.message).toContain('"Evil�[2J�::error::x�"');
  });
});

describe('metadata', () => {
  const withMetadata = (key: string, value: string) =>
    lint(
      readOnnxModel(
        encodeModel({ nodes: [MATMUL], tensors: [W] }, [bytesField(14, encodeEntry(key, value))]),
      ),
    );

  it.each([
    ['note', `AKIA${'A'.repeat(16)}`, 'an AWS access key'],
    ['note', `ghp_${'a1'.repeat(18)}`, 'a GitHub token'],
    ['note', `hf_${'a'.repeat(34)}`, 'a Hugging Face token'],
    ['note', '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKC', 'a private key'],
    ['uri', 'postgres://me:a-long-secret@db/x', 'an address with a password'],
    ['mlflow_password', 'a long password', 'a secret by its name'],
    ['AWS_SECRET_ACCESS_KEY', 'a long password', 'a secret by its name'],
  ])('%s = %s looks like %s, and is not repeated', (key, value, what) => {
    const [finding] = withMetadata(key, value);
    expect(finding).toMatchObject({
      id: 'secret-in-metadata',
      severity: 'error',
      place: `metadata "${key}"`,
    });
    expect(finding?.message).toBe(`It looks like ${what}.`);
    expect(JSON.stringify(finding)).not.toContain(value.slice(-12));
  });

  it.each(['/home/ada/train.py', 'C:\\Users\\ada\\m.pt', 'file:///srv/x', 'see /Users/ada/x'])(
    'tells the path in %j',
    (value) => {
      expect(withMetadata('source', value)).toMatchObject([
        { id: 'local-path-in-metadata', severity: 'warning', place: 'metadata "source"' },
      ]);
    },
  );

  it.each([
    ['eos_token', '</s>'],
    ['author', 'Ada, https://example.org/home/ada'],
    ['license', 'Apache-2.0'],
    ['password', ''],
    ['names', '{"0": "person", "1": "either/or"}'],
  ])('has nothing to say of %s = %j', (key, value) => expect(withMetadata(key, value)).toEqual([]));

  it('is looked at in nodes, graphs and functions too, and told once', () => {
    const trace = [
      textField(6, 'File "/home/ada/net.py", line 3'),
      bytesField(9, encodeEntry('pkg.torch.onnx.stack_trace', '/home/ada/net.py')),
    ];
    const node = { ...MATMUL, fields: trace };
    const findings = lint(
      readOnnxModel(
        encodeModel({ nodes: [node, node, node], tensors: [W], fields: [textField(10, '/root/x')] }),
      ),
    );
    expect(findings.map(({ place, message }) => [place, message])).toEqual([
      ["a node's doc_string", 'It holds the path "/home/ada/net.py" (2 more like it).'],
      [
        'a node\'s metadata "pkg.torch.onnx.stack_trace"',
        'It holds the path "/home/ada/net.py" (2 more like it).',
      ],
      ["a graph's doc_string", 'It holds the path "/root/x".'],
    ]);
  });
});

describe('suggestions', () => {
  const large = (type: 'float' | 'double', size: number) => {
    const model = readOnnxModel(encodeModel({ nodes: [MATMUL], tensors: [W] }));
    const [tensor] = model.tensors;
    if (!tensor) throw new Error('no tensor');
    return lint({ ...model, size, tensors: [{ ...tensor, type, bytes: 64 * 1024 * 1024, isRaw: false }] });
  };

  it('are notes, for models that are large enough', () => {
    expect(large('float', 2 ** 31 - 1).map(({ id, severity }) => [id, severity])).toEqual([
      ['quantise', 'note'],
      ['half-precision', 'note'],
      ['near-size-limit', 'note'],
    ]);
    expect(large('double', 1).map(({ id }) => id)).toEqual(['double-weights']);
  });
});

describe('many findings', () => {
  it('of one rule are capped, with errors first', () => {
    const tensors = Array.from({ length: 30 }, (_, index) => ({ ...W, name: `w${index}` }));
    const attributes = [encodeAttribute('value', 5, integerField(2, 1))];
    const findings = lint(
      readOnnxModel(
        encodeModel({ nodes: [{ type: 'Odd', domain: 'odd', attributes, outputs: ['y'] }], tensors }),
      ),
    );
    expect(findings.map(({ id }) => id)).toEqual([
      'custom-operator',
      ...Array(20).fill('unused-initializer'),
    ]);
    expect(findings.at(-1)?.message).toContain('(10 more places)');
    const further: string[] = [];
    const log = { ...silentLogger, error: (line: string) => void further.push(line) };
    const [first] = findings;
    expect(explainErrors(findings, { label: 'm.onnx', log })).toMatch(
      /^m\.onnx, operator "odd\.Odd": .* within the model\.$/,
    );
    expect(explainErrors(findings.slice(1), { label: 'm.onnx', log })).toBeUndefined();
    expect(further).toEqual([]);
    explainErrors(first ? [...findings, { ...first, message: 'Again.' }] : [], { label: 'm.onnx', log });
    expect(further).toEqual([expect.stringMatching(/^m\.onnx, operator "odd\.Odd": Again\./)]);
  });
});
