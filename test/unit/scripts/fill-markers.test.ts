import { expect, test } from 'vitest';
import { fillMarkers } from '../../../scripts/write-readmes.ts';
import { renderSchemas } from '../../../scripts/write-schemas.ts';

const file = 'README.md';

test('a table goes between its markers and replaces what stood there', () => {
  const text = '# A\n\n<!-- inputs -->\n\nold\n\n<!-- /inputs -->\n\nend\n';
  const once = fillMarkers({ text, marker: 'inputs', table: '| a |', file });
  expect(once).toBe('# A\n\n<!-- inputs -->\n\n| a |\n\n<!-- /inputs -->\n\nend\n');
  expect(fillMarkers({ text: once, marker: 'inputs', table: '| a |', file })).toBe(once);
});

test.each(['# A\n', '<!-- /inputs --><!-- inputs -->'])(
  'a README without its markers is a mistake: %j',
  (text) => {
    expect(() => fillMarkers({ text, marker: 'inputs', table: '', file })).toThrow(
      'README.md has no lines "<!-- inputs -->" and "<!-- /inputs -->" for the table.',
    );
  },
);

test('every published schema is named by its own id and says its dialect', () => {
  const schemas = Object.entries(renderSchemas());
  expect(schemas.length).toBeGreaterThanOrEqual(12);
  for (const [name, text] of schemas) {
    const schema = JSON.parse(text);
    expect(schema.$id).toBe(`https://slipway-mlops.github.io/slipway/schemas/${name}`);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  }
});
