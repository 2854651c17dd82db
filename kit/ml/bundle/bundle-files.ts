/** The files of a bundle, by what they hold. Besides them it holds the files of the model's external data, and no others. */
export const BUNDLE_FILES = {
  model: 'model.onnx',
  signature: 'signature.json',
  contract: 'contract.json',
  profile: 'profile.json',
  evaluation: 'evaluation.json',
  golden: 'golden.json',
  run: 'run.json',
  lock: 'data.lock.json',
  card: 'model-card.md',
  bom: 'ml-bom.cdx.json',
} as const;
