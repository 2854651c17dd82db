import { existsSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { defineConfig } from 'rolldown';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Puts the compiled schema of schemas where `kit/format/contract/check-dialect.ts` would compile it at each start. */
const compiledDialect = {
  name: 'compiled-dialect',
  load(id) {
    if (!id.endsWith('/check-dialect.ts')) return null;
    const code = { source: true, esm: true };
    const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, logger: false, code });
    return {
      moduleType: 'js',
      code: `${standalone.default(ajv, { validate: DIALECT })}
export const DIALECT = '${DIALECT}';
export const checkDialect = (schema) => (validate(schema) ? [] : validate.errors);`,
    };
  },
};

/** One entry a verb: `action-x/src/<verb>/index.ts` is `dist/<verb>.js`; and the command line. */
function findEntries() {
  const verbs = readdirSync('.')
    .filter((name) => name.startsWith('action-'))
    .flatMap((action) => readdirSync(`${action}/src`).map((verb) => [verb, `${action}/src/${verb}/index.ts`]))
    .filter(([, file]) => existsSync(file));
  return { ...Object.fromEntries(verbs), cli: 'cli/index.ts' };
}

export default defineConfig({
  input: findEntries(),
  plugins: [compiledDialect],
  platform: 'node',
  external: ['@duckdb/node-api', 'onnxruntime-node'],
  // Loaded for what they export alone: @actions/core brings a whole HTTP client for a request of its own that no verb makes.
  treeshake: {
    moduleSideEffects: [{ test: /node_modules\/(@actions|undici|tunnel)\//, sideEffects: false }],
  },
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    minify: false,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[name].js',
  },
});
