import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Type from 'typebox';
import { checkManifest } from '../../kit/format/manifest/parse-manifest.ts';

const DownloadSchema = Type.Object({ Dir: Type.String() });

/** A file of a published Go module, `name@version`; modules are where makers publish their schemas, with a checksum. */
export interface ModuleFile {
  module: string;
  file: string;
}

/** Where the file lies, downloaded unless it was before. @throws Error when go cannot */
export function provideModuleFile({ module, file }: ModuleFile): string {
  // Outside any module, so that no go.mod decides the version.
  const answer = execFileSync('go', ['mod', 'download', '-json', module], { cwd: '/', encoding: 'utf8' });
  return join(checkManifest(DownloadSchema, JSON.parse(answer), module).Dir, file);
}
