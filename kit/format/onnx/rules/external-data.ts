import { formatCount } from '../../../ground/errors/format-count.ts';
import { isPortablePath } from '../../../ground/files/portable-path.ts';
import { leavesTheFolder } from '../external-location.ts';
import { type LintFinding, type LintRule, report } from '../finding.ts';
import type { ExternalFile } from '../inspect-external.ts';
import { listExternalLocations } from '../inspect-external.ts';
import { quoteName } from '../quote-name.ts';
import type { LintSubject, RuleFamily } from '../subject.ts';
import { expectedBytes } from '../tensor-size.ts';
import type { OnnxModel, Tensor } from '../types.ts';

const PATH: LintRule = {
  id: 'external-path',
  severity: 'error',
  what: 'A tensor keeps its data at an absolute path, above the folder of the model, at an address, or in the memory of the runtime. Subgraphs, functions and constants are looked at too.',
  why: 'Whoever wrote the model could make the machine that loads it read any of its files into an answer.',
  fix: 'Save external data beside the model, by its file name alone.',
};

const LINK: LintRule = {
  id: 'external-link',
  severity: 'error',
  what: 'A file of external data, or a folder on the way to it, is a symbolic link.',
  why: 'It may point anywhere, and ONNX Runtime follows it.',
  fix: 'Put the file itself there (cp --dereference).',
};

const MISSING: LintRule = {
  id: 'external-missing',
  severity: 'error',
  what: 'A file of external data is not beside the model.',
  why: 'The model cannot be loaded without its weights.',
  fix: 'Save it to the same folder too, or keep all weights in the model file.',
};

const RANGE: LintRule = {
  id: 'external-range',
  severity: 'error',
  what: 'Offset or length of a tensor are no whole numbers, or go beyond the end of the file.',
  why: 'The file was cut, belongs to another model, or is meant to make a runtime read beyond it.',
  fix: 'Export again, and copy both files whole.',
};

const OVERLAP: LintRule = {
  id: 'external-overlap',
  severity: 'error',
  what: 'Two tensors take parts of a file that overlap without being the same.',
  why: 'No exporter writes that: an offset is wrong, and the weights are not what was trained. Sharing the very same part is fine.',
  fix: 'Export again.',
};

const SHAPE: LintRule = {
  id: 'external-shape',
  severity: 'warning',
  what: 'A tensor of at most 1 kB of whole numbers keeps its data outside the file.',
  why: 'Such tensors are mostly shapes, axes and indices, which ONNX Runtime looks for in the file alone: it may refuse to load the model.',
  fix: 'Keep small tensors in the file: onnx.save(…, size_threshold=1024), which is the default.',
};

const NAME: LintRule = {
  id: 'external-name',
  severity: 'warning',
  what: 'The name of a file of external data holds other characters than letters, digits, dots, dashes and underscores, begins with another than a letter or digit, or is longer than 90.',
  why: 'A bundle takes names that are the same on every file system, in an address and in an archive: `package` refuses others.',
  fix: 'Save the model with another location: onnx.save(model, path, save_as_external_data=True, location="model.onnx.data").',
};

function* lintExternalData({ model, files }: LintSubject): Generator<LintFinding> {
  const locations = listExternalLocations(model);
  for (const location of locations) if (leavesTheFolder(location)) yield reportPath(location);
  for (const [location, file] of files ?? []) yield* reportFile(location, file);
  yield* lintRanges(model, files);
  yield* lintOverlaps(model);
  yield* lintShapes(model);
  for (const location of locations)
    if (!leavesTheFolder(location) && !isPortablePath(location)) yield reportName(location);
}

function reportPath(location: string): LintFinding {
  const message = `Weights lie at ${quoteName(location)}, outside the model's folder.`;
  return report(PATH, { message, place: placeOf(location) });
}

function reportName(location: string): LintFinding {
  const message = `The file name ${quoteName(location)} cannot be used in a bundle.`;
  return report(NAME, { message, place: placeOf(location) });
}

function reportFile(location: string, { kind }: ExternalFile): LintFinding[] {
  const place = placeOf(location);
  const name = quoteName(location);
  if (kind === 'file') return [];
  if (kind === 'link') {
    const message = `${name} is a symbolic link, or lies behind one.`;
    return [report(LINK, { message, place })];
  }
  const message = `The model keeps weights in ${name}, which is ${kind === 'missing' ? 'not beside it' : 'no file'}.`;
  return [report(MISSING, { message, place })];
}

function placeOf(location: string): string {
  return `external data ${quoteName(location)}`;
}

function* lintRanges({ tensors }: OnnxModel, files: LintSubject['files']): Generator<LintFinding> {
  for (const tensor of tensors) {
    const range = rangeOf(tensor);
    if (!range) continue;
    const { location, start, end } = range;
    const size = files?.get(location)?.size ?? Number.POSITIVE_INFINITY;
    if (files?.get(location)?.kind === 'file' ? end <= size : Number.isFinite(end)) continue;
    const message = Number.isNaN(end)
      ? 'Offset or length of its data are no whole numbers.'
      : `Its data is at bytes ${start} to ${end} of ${quoteName(location)}, which has ${size}.`;
    yield report(RANGE, { message, place: tensor.place });
  }
}

interface Range {
  location: string;
  start: number;
  end: number;
  place: string;
}

/** What a tensor takes of its file; without a length, as much as type and sizes need. */
function rangeOf(tensor: Tensor): Range | undefined {
  const { external, place } = tensor;
  if (!external) return undefined;
  const length = external.length ?? expectedBytes(tensor) ?? 0;
  return { location: external.location, start: external.offset, end: external.offset + length, place };
}

/** Sorted by their beginnings, ranges that overlap are neighbours of the one that reaches farthest so far. */
function* lintOverlaps({ tensors }: OnnxModel): Generator<LintFinding> {
  const ranges = tensors
    .flatMap((tensor) => rangeOf(tensor) ?? [])
    .filter(({ start, end }) => end > start)
    .sort((a, b) => compareText(a.location, b.location) || a.start - b.start || b.end - a.end);
  let farthest: Range | undefined;
  for (const range of ranges) {
    if (farthest?.location !== range.location) farthest = range;
    const isSame = farthest.start === range.start && farthest.end === range.end;
    if (range.start < farthest.end && !isSame) yield reportOverlap(range, farthest);
    if (range.end >= farthest.end) farthest = range;
  }
}

function reportOverlap({ location, place }: Range, other: Range): LintFinding {
  const message = `Its data in ${quoteName(location)} overlaps with that of ${other.place}.`;
  return report(OVERLAP, { message, place });
}

function* lintShapes({ tensors }: OnnxModel): Generator<LintFinding> {
  for (const { place, external, type, bytes } of tensors) {
    if (external === null || !/^int(32|64)$/.test(type) || bytes > 1024) continue;
    yield report(SHAPE, {
      message: `It lies outside the file: ${type}, ${formatCount(bytes, 'byte')}.`,
      place,
    });
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const EXTERNAL_DATA_RULES: RuleFamily = {
  title: 'External data',
  rules: [PATH, LINK, MISSING, RANGE, OVERLAP, SHAPE, NAME],
  lint: lintExternalData,
};
