import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type ByteSource, type FileSource, openFileSource } from './byte-source.ts';
import type { ExternalFile } from './inspect-external.ts';
import { floatScannerOf } from './scan-floats.ts';
import { streamTensor } from './stream-tensor.ts';
import { countElements } from './tensor-size.ts';
import type { OnnxModel, Tensor } from './types.ts';
import type { WeightFacts } from './weight-facts.ts';
import { type Message, messageOf } from './wire-reader.ts';

/** Smaller initializers are alike by chance, and worth nothing. */
const MIN_COPY_BYTES = 1024;

interface WeightQuestion {
  model: OnnxModel;
  files: ReadonlyMap<string, ExternalFile>;
  /** The model's file. */
  source: ByteSource;
  folder: string;
}

/**
 * Streams through all float tensors. Those whose data is not where the model says are left out: other rules tell.
 */
export function measureWeights({ model, files, source, folder }: WeightQuestion): WeightFacts[] {
  const message = messageOf(source);
  const mayBeCopy = findCandidates(model.tensors);
  const opened = new Map<string, FileSource>();
  const sourceOf = ({ external }: Tensor): ByteSource | undefined => {
    if (!external) return source;
    if (files.get(external.location)?.kind !== 'file') return undefined;
    const known = opened.get(external.location);
    if (known) return known;
    const file = openFileSource(join(folder, external.location), 'The external data');
    opened.set(external.location, file);
    return file;
  };
  const isAffordable = limitReading(source, files);
  try {
    return model.tensors.flatMap((tensor) => {
      const data = sourceOf(tensor);
      if (!data || !isWithin(tensor, data) || !isAffordable(tensor)) return [];
      return measureTensor({ tensor, data, message, isCandidate: mayBeCopy(tensor) });
    });
  } finally {
    for (const file of opened.values()) file.close();
  }
}

/** Nothing is read more than twice on the whole: a model may say that a thousand tensors share one large file. */
function limitReading(source: ByteSource, files: WeightQuestion['files']): (tensor: Tensor) => boolean {
  const total = [...files.values()].reduce((sum, { size }) => sum + size, source.size);
  let left = 2 * total;
  return ({ bytes }) => {
    left -= bytes;
    return left >= 0;
  };
}

function isWithin({ external, bytes }: Tensor, { size }: ByteSource): boolean {
  return external === null || external.offset + bytes <= size;
}

/** Initializers of the same type and size may be copies; those that share a part of a file are none. */
function findCandidates(tensors: readonly Tensor[]): (tensor: Tensor) => boolean {
  const keyOf = ({ type, dims, bytes }: Tensor) => `${type} ${dims.join()} ${bytes}`;
  const parts = new Map<string, Set<string>>();
  const partOf = ({ external, extent }: Tensor) =>
    external ? `${external.location} ${external.offset}` : String(extent.start);
  for (const tensor of tensors) {
    const key = keyOf(tensor);
    const known = parts.get(key) ?? new Set();
    parts.set(key, known.add(partOf(tensor)));
  }
  const seen = new Set<string>();
  return (tensor) => {
    if (tensor.graph === null || tensor.bytes < MIN_COPY_BYTES) return false;
    const part = partOf(tensor);
    const isNew = !seen.has(part);
    seen.add(part);
    return isNew && (parts.get(keyOf(tensor))?.size ?? 0) > 1;
  };
}

interface Measurement {
  tensor: Tensor;
  data: ByteSource;
  message: Message;
  isCandidate: boolean;
}

function measureTensor({ tensor, data, message, isCandidate }: Measurement): WeightFacts[] {
  const scan = floatScannerOf(tensor.type);
  if (!scan) return [];
  const counts = { nan: 0, infinite: 0, magnitude: 0 };
  const hash = isCandidate ? createHash('sha256') : null;
  for (const piece of streamTensor({ tensor, source: data, model: message })) {
    scan(piece, counts);
    hash?.update(piece);
  }
  const { nan, infinite, magnitude } = counts;
  const digest = hash ? `${tensor.type} ${tensor.dims.join()} ${hash.digest('hex')}` : null;
  return [{ tensor, elements: countElements(tensor), nan, infinite, isZero: magnitude === 0, digest }];
}
