import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { type FileSource, openFileSource } from './byte-source.ts';
import { detectForeignFormat, HEAD_BYTES } from './detect-format.ts';
import type { LintFinding } from './finding.ts';
import { inspectExternalFiles } from './inspect-external.ts';
import { lintOnnxModel } from './lint-model.ts';
import { MalformedModelError } from './malformed.ts';
import { measureWeights } from './measure-weights.ts';
import { readOnnxModel } from './read-model.ts';
import { reportForeign, reportMalformed } from './rules/file.ts';
import type { OnnxModel } from './types.ts';

export interface LintedFile {
  /** Errors first. */
  findings: LintFinding[];
  /** Null when the file could not be read as a model. */
  model: OnnxModel | null;
}

/**
 * Lints an ONNX file. Its structure is read, not its weights, unless `weights` says so.
 * @throws ConfigurationError when there is no such file; what is wrong with its content is a finding
 */
export function lintOnnxFile(file: string, { weights = false } = {}): LintedFile {
  refuseFolder(file);
  const source = openFileSource(file, 'The model');
  try {
    return lintSource(source, { folder: dirname(file), weights });
  } finally {
    source.close();
  }
}

function lintSource(
  source: FileSource,
  { folder, weights }: { folder: string; weights: boolean },
): LintedFile {
  const foreign = detectForeignFormat(source.bytesAt(0, HEAD_BYTES));
  if (foreign) return { findings: [reportForeign(foreign)], model: null };
  try {
    const model = readOnnxModel(source);
    const files = inspectExternalFiles(model, folder);
    const subject = {
      model,
      files,
      weights: weights ? measureWeights({ model, files, source, folder }) : null,
    };
    return { findings: lintOnnxModel(subject), model };
  } catch (error) {
    if (error instanceof MalformedModelError) return { findings: [reportMalformed(error)], model: null };
    throw error;
  }
}

function refuseFolder(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new ConfigurationError(
    'SLW_FILE_UNREADABLE',
    existsSync(join(file, 'saved_model.pb'))
      ? `${file} is a TensorFlow SavedModel, not ONNX. Export it: python -m tf2onnx.convert --saved-model ${file}.`
      : `${file} is a folder. Give the path of the ONNX file in it.`,
  );
}
