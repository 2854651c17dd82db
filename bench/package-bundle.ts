// One bundle of a folder's model and card, identified, built and published: a process of its own for bench/package.ts
import { join } from 'node:path';
import { buildBundle, publishBundle } from '../kit/bundle/build-bundle.ts';
import { silentLogger } from '../kit/log/logger.ts';
import { digestOfFile } from '../kit/manifest/digest.ts';
import { openStore } from '../kit/store/open-store.ts';

const folder = process.argv[2] ?? '.';
const model = join(folder, 'model.onnx');
await digestOfFile(model);
const files = { 'model.onnx': model, 'model-card.md': join(folder, 'card.md') };
const store = await openStore('file://store', { directory: folder, credentials: {}, log: silentLogger });
await publishBundle(store, await buildBundle({ files, annotations: {} }));
