import {
  type ByteTest,
  beginsWithEntry,
  holds,
  holdsAt,
  isCompressed,
  isZip,
  startsWith,
} from '../../ground/files/match-bytes.ts';

/** A format that is not ONNX. */
export interface ForeignFormat {
  /** `a pickle`. */
  name: string;
  /** What speaks against it, where there is more to say than that it is not ONNX. */
  danger?: string;
  fix: string;
}

/** How much of a file is enough to tell. */
export const HEAD_BYTES = 4096;

const RUNS_CODE = 'Opening one runs whatever code was put into it.';
const EXPORT = 'Export the model to ONNX where it was trained';
const EXPORT_TORCH = `${EXPORT}: torch.onnx.export(model, …, dynamo=True).`;
const EXPORT_SKLEARN = `${EXPORT}: skl2onnx.to_onnx(model, X[:1]).`;
const EXPORT_TENSORFLOW = `${EXPORT}: python -m tf2onnx.convert.`;
const NO_MODEL = 'Give the path of the ONNX file.';

const isZlib = startsWith([0x78, 0x01], [0x78, 0x5e], [0x78, 0x9c], [0x78, 0xda], [0x5d, 0, 0, 0x80], 'ZF');

/** In order: what is told by more comes before what is told by less. */
const FORMATS: readonly (ForeignFormat & { test: ByteTest })[] = [
  {
    name: 'a PyTorch file (pickles in a zip archive)',
    test: beginsWithEntry(/\.pkl$|\.format_version$|\/byteorder$|\/code\//),
    danger: RUNS_CODE,
    fix: EXPORT_TORCH,
  },
  {
    name: 'a Keras file',
    test: beginsWithEntry(/^(metadata|config)\.json$|model\.weights\.h5$/),
    danger: 'Lambda layers in it are code.',
    fix: EXPORT_TENSORFLOW,
  },
  { name: 'NumPy arrays', test: beginsWithEntry(/\.npy$/), fix: EXPORT_SKLEARN },
  { name: 'a zip archive', test: isZip, fix: 'Unpack it, and give the path of the ONNX file.' },
  { name: 'a pickle', test: isPickle, danger: RUNS_CODE, fix: EXPORT_SKLEARN },
  { name: 'a NumPy array', test: startsWith('\x93NUMPY'), fix: EXPORT_SKLEARN },
  {
    name: 'an HDF5 file (Keras)',
    test: startsWith('\x89HDF\r\n\x1a\n'),
    danger: 'Lambda layers in it are code.',
    fix: EXPORT_TENSORFLOW,
  },
  {
    name: 'a safetensors file',
    test: isSafetensors,
    danger: 'It holds weights and no graph.',
    fix: EXPORT_TORCH,
  },
  {
    name: 'a GGUF file',
    test: startsWith('GGUF', 'GGML', 'lmgg', 'tjgg'),
    fix: `${EXPORT}: it is made for llama.cpp.`,
  },
  { name: 'a TensorFlow Lite model', test: holdsAt(4, 'TFL3'), fix: EXPORT_TENSORFLOW },
  {
    name: "a model in ONNX Runtime's own format",
    test: holdsAt(4, 'ORTM'),
    danger: 'It is bound to one version of the runtime.',
    fix: 'Give the ONNX file it was made from.',
  },
  { name: 'a TensorFlow SavedModel', test: isSavedModel, fix: EXPORT_TENSORFLOW },
  {
    name: 'a TensorRT engine',
    test: startsWith('ptrt', 'ftrt'),
    danger: 'It is bound to one GPU.',
    fix: 'Give the ONNX file it was made from.',
  },
  {
    name: 'an XGBoost model',
    test: startsWith('binf', '{L\0\0\0\0\0\0\0'),
    fix: `${EXPORT}: onnxmltools.convert_xgboost(model).`,
  },
  {
    name: 'a LightGBM model',
    test: startsWith('tree\nversion='),
    fix: `${EXPORT}: onnxmltools.convert_lightgbm(model).`,
  },
  {
    name: 'a CatBoost model',
    test: startsWith('CBM1'),
    fix: `${EXPORT}: model.save_model("model.onnx", format="onnx").`,
  },
  {
    name: 'a compressed file (joblib writes such pickles)',
    test: (head) => isCompressed(head) || isZlib(head),
    danger: 'If it is a pickle, opening it runs whatever code was put into it.',
    fix: EXPORT_SKLEARN,
  },
  {
    name: 'a tar archive',
    test: holdsAt(257, 'ustar'),
    fix: 'Unpack it, and give the path of the ONNX file.',
  },
  {
    name: 'a Git LFS pointer',
    test: startsWith('version https://git-lfs.github.com/spec/'),
    fix: 'Fetch the file itself: git lfs pull.',
  },
  { name: 'a DVC pointer', test: startsWith('outs:\n- md5:'), fix: 'Fetch the file itself: dvc pull.' },
  {
    name: 'a web page',
    test: holds(/^\s*<(!doctype html|html)/i),
    fix: 'The download answered with a page instead of the model: download it again.',
  },
  { name: 'XML (OpenVINO, PMML)', test: holds(/^\s*<(\?xml|net |PMML)/), fix: `${EXPORT}.` },
  { name: 'JSON', test: holds(/^\s*[{[]\s*["{[\]}]/), fix: NO_MODEL },
  { name: 'a Parquet file', test: startsWith('PAR1'), fix: NO_MODEL },
  { name: 'a program', test: startsWith('\x7fELF', 'MZ', '#!'), fix: NO_MODEL },
];

/** The format of a file by its first bytes, if it is a known one that is not ONNX. */
export function detectForeignFormat(head: Uint8Array): ForeignFormat | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  return FORMATS.find(({ test }) => test(bytes));
}

/** Protocol 2 and later begin with an opcode and the protocol; 0 and 1 are text that ends in a dot. */
function isPickle(head: Buffer): boolean {
  if (head[0] === 0x80 && (head[1] ?? 9) >= 2 && (head[1] ?? 9) <= 5) return true;
  return /^(\(?[cdil](p0|[A-Za-z_][\w.]*)\n|\((dp|lp|i)\d*\n|\]?q\0|c[A-Za-z_][\w.]*\n[A-Za-z_][\w.]*\n)/.test(
    head.toString('latin1'),
  );
}

/** Eight bytes with the header's length, then the header, which is JSON. */
function isSafetensors(head: Buffer): boolean {
  return (
    head.length > 9 &&
    head.readBigUInt64LE(0) < 2n ** 32n &&
    head[8] === 0x7b &&
    (head[9] === 0x22 || head[9] === 0x20 || head[9] === 0x7d)
  );
}

/**
 * `saved_model_schema_version: 1`, then one long `meta_graphs` whose first field is a message; an ONNX file has the
 * producer's name there.
 */
function isSavedModel(head: Buffer): boolean {
  return (
    head[0] === 0x08 &&
    head[1] === 0x01 &&
    head[2] === 0x12 &&
    (head[3] ?? 0) >= 0x80 &&
    (head[4] ?? 0) >= 0x80
  );
}
