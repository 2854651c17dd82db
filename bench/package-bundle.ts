// One bundle of a folder's model and card, identified, built and published: a process of its own for bench/package.ts
import { join } from 'node:path';
import { digestOfFile } from '../kit/format/manifest/digest.ts';
import { silentLogger } from '../kit/ground/log/logger.ts';
import { buildBundle, publishBundle } from '../kit/ml/bundle/build-bundle.ts';
import { openStore } from '../kit/ml/store/open-store.ts';

const folder = process.argv[2] ?? '.';
const model = join(folder, 'model.onnx');
await digestOfFile(model);
const files = { 'model.onnx': model, 'model-card.md': join(folder, 'card.md') };
const store = await openStore('file://store', { directory: folder, credentials: {}, log: silentLogger });
await publishBundle(store, await buildBundle({ files, annotations: {} }));
