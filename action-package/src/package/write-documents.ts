import { join } from 'node:path';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { writeManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { RunFactsSchema } from '../../../kit/format/manifest/run.ts';
import { SignatureSchema } from '../../../kit/format/manifest/signature.ts';
import { writeFileAtomically } from '../../../kit/ground/files/files.ts';
import { BUNDLE_FILES } from '../../../kit/ml/bundle/bundle-files.ts';
import type { Intent } from './card/intent.ts';
import { renderCard } from './card/render-card.ts';
import type { Facts } from './collect-facts.ts';
import { describeMaterials } from './describe-materials.ts';

/** Writes the files of the bundle that package itself makes, and those of the checkout. @returns their paths by their names in the bundle */
export async function writeDocuments({
  facts,
  folder,
  intent,
}: {
  facts: Facts;
  folder: string;
  intent: Intent;
}): Promise<{ files: Record<string, string>; card: string }> {
  const { signature, run, card, bom } = BUNDLE_FILES;
  const names = [signature, run, card, bom, ...Object.keys(facts.documents)];
  const files = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
  const text = renderCard(facts, intent);
  await writeManifest(SignatureSchema, join(folder, signature), facts.signature);
  await writeManifest(RunFactsSchema, join(folder, run), facts.run);
  await writeFileAtomically(join(folder, card), text);
  await writeFileAtomically(join(folder, bom), canonicalJson(describeMaterials(facts, intent)));
  for (const [name, content] of Object.entries(facts.documents))
    await writeFileAtomically(join(folder, name), content);
  return { files, card: text };
}
