import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { KIT_ROOT } from '../../../cli/kit-root.ts';

/** One source file and what it imports. Paths from the kit's root, with slashes. */
export interface SourceFile {
  path: string;
  text: string;
  /** Relative imports, resolved to a path from the kit's root. */
  local: string[];
  /** Package names, and `node:` modules. */
  packages: string[];
}

/** Every TypeScript file of `kit`, `cli`, `scripts` and the actions' sources. */
export function listSourceFiles(): SourceFile[] {
  const actions = readdirSync(KIT_ROOT).filter((name) => name.startsWith('action-'));
  return ['kit', 'cli', 'scripts', ...actions.map((action) => `${action}/src`)].flatMap((folder) =>
    readdirSync(join(KIT_ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(KIT_ROOT.length + 1)
          .replaceAll('\\', '/'),
      )
      .map(readSourceFile),
  );
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(KIT_ROOT, path), 'utf8');
  const specifiers = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
  return {
    path,
    text,
    local: specifiers
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(dirname(path), specifier)),
    packages: specifiers.filter((specifier) => !specifier.startsWith('.')),
  };
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`; `import('x')`, also in a type. */
const IMPORT = /^(?:import|export)\b[^;'"]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
