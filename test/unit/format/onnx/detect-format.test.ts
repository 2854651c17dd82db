import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { detectForeignFormat } from '../../../../kit/format/onnx/detect-format.ts';
import { lintOnnxFile } from '../../../../kit/format/onnx/lint-file.ts';
import { encodeModel } from '../../../helpers/onnx-messages.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** The first local header of a zip archive with one file. */
function zip(name: string): Buffer {
  const header = Buffer.alloc(30 + name.length);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(name.length, 26);
  header.write(name, 30);
  return header;
}

function safetensors(header: string): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, Buffer.from(header)]);
}

const FOREIGN: [string, Buffer][] = [
  // pickle.dumps({"a": 1}, protocol) of Python 3.11.
  ['a pickle', latin1('\x80\x04\x95\n\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01a\x94K\x01s.')],
  ['a pickle', latin1('\x80\x02}q\x00X\x01\x00\x00\x00aq\x01K\x01s.')],
  ['a pickle', latin1('(dp0\nVa\np1\nI1\ns.')],
  ['a pickle', latin1('cposix\nsystem\n(S"id"\ntR.')],
  ['a pickle', latin1('ccopy_reg\n_reconstructor\np0\n(c__main__\nX\n')],
  ['a PyTorch file (pickles in a zip archive)', zip('archive/data.pkl')],
  ['a PyTorch file (pickles in a zip archive)', zip('model/.format_version')],
  ['a Keras file', zip('metadata.json')],
  ['NumPy arrays', zip('arr_0.npy')],
  ['a zip archive', zip('readme.txt')],
  ['a NumPy array', latin1("\x93NUMPY\x01\x00v\x00{'descr'")],
  ['an HDF5 file (Keras)', latin1('\x89HDF\r\n\x1a\n\x00\x00')],
  ['a safetensors file', safetensors('{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}')],
  ['a GGUF file', latin1('GGUF\x03\x00\x00\x00')],
  ['a TensorFlow Lite model', latin1('\x1c\x00\x00\x00TFL3\x14\x00')],
  ["a model in ONNX Runtime's own format", latin1('\x28\x00\x00\x00ORTM\x00')],
  // tf.saved_model.save of TensorFlow 2: schema version 1, then one long meta graph.
  ['a TensorFlow SavedModel', latin1('\x08\x01\x12\xa5\xb7\x02\x0a\xd2\x01\x12\x00')],
  ['an XGBoost model', latin1('binf\x00\x00\x00\x00')],
  ['a LightGBM model', latin1('tree\nversion=v4\n')],
  ['a CatBoost model', latin1('CBM1\x00')],
  ['a compressed file (joblib writes such pickles)', gzipSync('x')],
  ['a Git LFS pointer', latin1('version https://git-lfs.github.com/spec/v1\noid sha256:00\n')],
  ['a DVC pointer', latin1('outs:\n- md5: 00\n')],
  ['a web page', latin1('\n<!DOCTYPE html><html>')],
  ['XML (OpenVINO, PMML)', latin1('<?xml version="1.0"?><net name="x">')],
  ['JSON', latin1('{"learner": {}}')],
  ['a program', latin1('\x7fELF\x02\x01')],
];

describe('foreign formats', () => {
  it.each(FOREIGN)('%s', (name, bytes) => expect(detectForeignFormat(bytes)?.name).toBe(name));

  it('are errors that say why and what to do', () => {
    const folder = makeTemporaryFolder('foreign');
    for (const [index, [name, bytes]] of FOREIGN.entries()) {
      const file = join(folder, `${index}.onnx`);
      writeFileSync(file, bytes);
      const { findings, model } = lintOnnxFile(file);
      expect(model).toBeNull();
      expect(findings).toMatchObject([{ id: 'not-onnx', severity: 'error', place: 'file' }]);
      expect(findings[0]?.message).toContain(`The file is ${name}, not ONNX.`);
    }
  });
});

test('ONNX files are none of them', () => {
  expect(detectForeignFormat(encodeModel({}))).toBeUndefined();
  // IR version 1 and a producer, as the first exporters wrote it; a model without a version.
  expect(detectForeignFormat(latin1('\x08\x01\x12\x07pytorch'))).toBeUndefined();
  expect(detectForeignFormat(latin1('\x12\x07pytorch'))).toBeUndefined();
  expect(detectForeignFormat(Buffer.alloc(0))).toBeUndefined();
  const folder = new URL('../../../fixtures/models/', import.meta.url).pathname;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.onnx')))
    expect(lintOnnxFile(join(folder, name)).model, name).not.toBeNull();
});

test('what is no file is a mistake, and not opened', () => {
  const folder = makeTemporaryFolder('foreign');
  const saved = join(folder, 'saved');
  mkdirSync(saved);
  expect(() => lintOnnxFile(join(folder, 'nowhere.onnx'))).toThrow(/does not exist/);
  expect(() => lintOnnxFile(saved)).toThrow(/is a folder/);
  writeFileSync(join(saved, 'saved_model.pb'), '');
  expect(() => lintOnnxFile(saved)).toThrow(/TensorFlow SavedModel/);
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => lintOnnxFile(pipe)).toThrow(/no regular file/);
});
