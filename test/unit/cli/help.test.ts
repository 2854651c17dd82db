import { expect, test } from 'vitest';
import { firstSentence, renderCommandHelp, renderOverview } from '../../../cli/help.ts';

test('help names every input with its default, and no secret', () => {
  const help = renderCommandHelp({
    name: 'ingest',
    description: 'Brings data in.',
    words: [],
    inputs: {
      source: { description: 'Where the data is.', required: true },
      seed: { description: 'The seed.', required: false, default: '42' },
      restore: { description: 'Rebuild.', required: false, default: 'false' },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of a workflow
      token: { description: 'A token.', required: false, default: '${{ github.token }}' },
    },
    outputs: { changed: 'Whether anything changed.' },
  });
  expect(help).toBe(`Usage: slipway ingest [--input value …] [--json]

Brings data in.

Inputs
  --source VALUE  Required. Where the data is.
  --seed VALUE    The seed. [42]
  --restore       Rebuild.

Outputs
  changed  Whether anything changed.

A token is read from GITHUB_TOKEN.`);
});

test('the overview lists commands with their first sentence', () => {
  expect(renderOverview([['train', firstSentence('Trains a model. Then more.')]])).toContain(
    '  train  Trains a model.\n',
  );
});

test('a first sentence ends at a full stop before a space, not inside a number or name', () => {
  expect(firstSentence('Reads data.lock.json 1.5 times. Then stops.')).toBe(
    'Reads data.lock.json 1.5 times.',
  );
  expect(firstSentence('No stop')).toBe('No stop');
});
