const NO_BUNDLE = `sha256:${'0'.repeat(64)}`;

/** Right inputs of each verb, so that only the mistake of the row can make it fail. */
export const RIGHT = {
  ingest: { source: 'data/rents.csv' },
  train: { command: 'builtin:linear' },
  evaluate: { artifact: 'run-rent-0123456789ab-1' },
  package: { artifact: 'evaluated-rent-0123456789ab' },
  promote: { 'bundle-digest': NO_BUNDLE, environment: 'staging' },
  rollback: { environment: 'staging' },
  verify: {},
  check: { 'bundle-digest': NO_BUNDLE },
  deploy: { environment: 'staging' },
  monitor: { environment: 'staging', log: 'file://.slipway/predictions' },
  serve: { 'bundle-digest': NO_BUNDLE, port: 0 },
} as const;

/** A bundle. */
export type Verb = keyof typeof RIGHT;
export const VERBS = Object.keys(RIGHT) as Verb[];

/** One mistake: how the project or the inputs differ from what is right, and what the sentence must say. */
export interface Mistake {
  name: string;
  verb: Verb;
  /** Inputs on top of the right ones; an empty text takes one away. */
  inputs?: Record<string, string>;
  /** Files written into the project; null removes one. */
  files?: Record<string, string | null>;
  says: RegExp;
}

const NEWER_LOCK = '{"$schema": "https://slipway-mlops.github.io/slipway/schemas/data-lock-9.json"}';

/** Mistakes of one verb each. */
export const MISTAKES: Mistake[] = [
  { name: 'no source', verb: 'ingest', inputs: { source: '' }, says: /"source" is missing.*"data\.source"/ },
  {
    name: 'a source that is not there',
    verb: 'ingest',
    inputs: { source: 'data/gone.csv' },
    says: /data\/gone\.csv/,
  },
  {
    name: 'a contract that is not there',
    verb: 'ingest',
    files: { 'data/contract.json': null },
    says: /contract\.json does not exist/,
  },
  {
    name: 'a contract that is no JSON',
    verb: 'ingest',
    files: { 'data/contract.json': '{"a": ' },
    says: /contract\.json/,
  },
  {
    name: 'splits larger than the whole',
    verb: 'ingest',
    inputs: { 'split-validation': '0.6', 'split-test': '0.5' },
    says: /0\.6|0\.5|1\.1/,
  },
  {
    name: 'a seed that is no number',
    verb: 'ingest',
    inputs: { seed: 'abc' },
    says: /"seed" is "abc"\. Write a whole number/,
  },
  {
    name: 'a way to commit that is not known',
    verb: 'ingest',
    inputs: { commit: 'pull' },
    says: /"commit" is "pull"/,
  },
  {
    name: 'a lock of a newer version',
    verb: 'ingest',
    inputs: { commit: 'none' },
    files: { 'data/data.lock.json': NEWER_LOCK },
    says: /written by a newer Slipway/,
  },
  {
    name: 'a store of an unknown kind',
    verb: 'ingest',
    inputs: { store: 'ftp://x/y' },
    says: /ftp:\/\/x\/y/,
  },
  {
    name: 'nothing to restore',
    verb: 'ingest',
    inputs: { restore: 'true', source: '' },
    files: { 'data/data.lock.json': null },
    says: /data\.lock\.json/,
  },
  {
    name: 'no lock',
    verb: 'train',
    files: { 'data/data.lock.json': null },
    says: /data\.lock\.json does not exist/,
  },
  {
    name: 'a lock that is no JSON',
    verb: 'train',
    files: { 'data/data.lock.json': '{' },
    says: /data\.lock\.json is not valid JSON/,
  },
  {
    name: 'a lock of a newer version',
    verb: 'train',
    files: { 'data/data.lock.json': NEWER_LOCK },
    says: /written by a newer Slipway/,
  },
  { name: 'no time to train', verb: 'train', inputs: { 'max-minutes': '0' }, says: /"max-minutes" is "?0/ },
  { name: 'parameters that are no JSON', verb: 'train', inputs: { params: '{alpha: 1' }, says: /params/ },
  {
    name: 'an artifact that is not there',
    verb: 'train',
    inputs: { artifact: 'data-rent-9.9.9' },
    says: /data-rent-9\.9\.9/,
  },
  {
    name: 'no data made yet',
    verb: 'train',
    inputs: { artifact: 'data-rent-9.9.9' },
    says: /run "slipway ingest --restore" first/,
  },
  {
    name: 'a built-in trainer that there is not',
    verb: 'train',
    inputs: { command: 'builtin:linaer' },
    says: /no built-in trainer "builtin:linaer"\. Did you mean "builtin:linear"\?/,
  },
  { name: 'no artifact', verb: 'evaluate', inputs: { artifact: '' }, says: /"artifact" is missing/ },
  { name: 'an artifact that is not there', verb: 'evaluate', says: /run-rent-0123456789ab-1/ },
  { name: 'no artifact', verb: 'package', inputs: { artifact: '' }, says: /"artifact" is missing/ },
  { name: 'an artifact that is not there', verb: 'package', says: /evaluated-rent-0123456789ab/ },
  {
    name: 'neither bundle nor version',
    verb: 'promote',
    inputs: { 'bundle-digest': '' },
    says: /"bundle-digest" is missing/,
  },
  {
    name: 'bundle and version',
    verb: 'promote',
    inputs: { version: '1.0.0' },
    says: /contradict each other/,
  },
  {
    name: 'a digest that is none',
    verb: 'promote',
    inputs: { 'bundle-digest': 'sha256:12' },
    says: /"bundle-digest" is "sha256:12"/,
  },
  { name: 'no environment', verb: 'promote', inputs: { environment: '' }, says: /"environment" is missing/ },
  {
    name: 'an unknown environment',
    verb: 'promote',
    inputs: { environment: 'stagging' },
    says: /"stagging".*staging/,
  },
  { name: 'a bundle that is nowhere', verb: 'promote', says: /0{12}/ },
  {
    name: 'a version that is nowhere',
    verb: 'promote',
    inputs: { 'bundle-digest': '', version: '7.0.0' },
    says: /7\.0\.0/,
  },
  { name: 'nothing to roll back', verb: 'rollback', says: /nothing to roll back/ },
  { name: 'no environment', verb: 'rollback', inputs: { environment: '' }, says: /"environment" is missing/ },
  {
    name: 'an unknown environment',
    verb: 'verify',
    inputs: { environment: 'prod' },
    says: /"prod".*production/,
  },
  {
    name: 'neither bundle nor environment',
    verb: 'check',
    inputs: { 'bundle-digest': '' },
    says: /Neither "bundle-digest" nor "environment"/,
  },
  {
    name: 'bundle and environment',
    verb: 'check',
    inputs: { environment: 'staging' },
    says: /Both "bundle-digest" and "environment"/,
  },
  { name: 'a bundle that is nowhere', verb: 'check', says: /0{12}/ },
  {
    name: 'no requests',
    verb: 'check',
    inputs: { requests: '0' },
    says: /"requests" is "0"\. Write a whole number from 1/,
  },
  {
    name: 'an environment without a model',
    verb: 'check',
    inputs: { 'bundle-digest': '', environment: 'staging' },
    says: /Nothing was promoted to the environment "staging"/,
  },
  { name: 'no environment', verb: 'deploy', inputs: { environment: '' }, says: /"environment" is missing/ },
  { name: 'no environment', verb: 'monitor', inputs: { environment: '' }, says: /"environment" is missing/ },
  { name: 'no log', verb: 'monitor', inputs: { log: '' }, says: /"log" is missing.*"serve\.log"/ },
  {
    name: 'a window that is none',
    verb: 'monitor',
    inputs: { window: 'a week' },
    says: /"window" is "a week"\. Write hours or days/,
  },
  { name: 'a budget that is none', verb: 'monitor', inputs: { budget: 'much' }, says: /"much"/ },
  {
    name: 'a reaction that is not known',
    verb: 'monitor',
    inputs: { 'on-drift': 'isue' },
    says: /"on-drift" holds "isue"\. Did you mean "issue"\?/,
  },
  {
    name: 'a port out of range',
    verb: 'serve',
    inputs: { port: '70000' },
    says: /"port" is "70000"\. Write a whole number from 0 up to 65535/,
  },
  { name: 'a bundle that is nowhere', verb: 'serve', says: /0{12}/ },
  {
    name: 'an unknown key in pipeline.yaml',
    verb: 'serve',
    files: { 'pipeline.yaml': 'model: rent\ntask: regression\ndatta:\n  source: x.csv\n' },
    says: /pipeline\.yaml:3: unknown key "datta"\. Did you mean "data"\?/,
  },
];
