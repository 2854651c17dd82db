import { parse } from 'yaml';
import { ConfigurationError } from '../kit/ground/errors/configuration-error.ts';
import { readUserFile } from '../kit/ground/files/files.ts';
import { isRecord } from '../kit/ground/values/record.ts';

/** One input of an action, or one flag of a command. */
export interface InputSpec {
  description: string;
  required: boolean;
  default?: string;
  /** How many values it takes on the command line, one unless set; they are handed on as a list. */
  values?: number;
}

/** What `action.yml` says of an action; `serve.yml` says the same of the service. */
export interface ActionFile {
  name: string;
  description: string;
  inputs: Record<string, InputSpec>;
  /** Descriptions by output name. */
  outputs: Record<string, string>;
  /** The program's path from the folder of the file, such as `../dist/ingest.js`. */
  main: string;
}

/** Reads an `action.yml`. @throws ConfigurationError when it is missing or no mapping. */
export async function readActionFile(file: string): Promise<ActionFile> {
  const document: unknown = parse(await readUserFile(file, 'The action file'));
  if (!isRecord(document))
    throw new ConfigurationError('SLW_FILE_MALFORMED', `${file} is no action file. Restore it from Git.`);
  return {
    name: text(document['name']),
    description: text(document['description']),
    inputs: mapRecord(document['inputs'], readInput),
    outputs: mapRecord(document['outputs'], (output) => text(output['description'])),
    main: isRecord(document['runs']) ? text(document['runs']['main']) : '',
  };
}

/** An input that is there or not: written without a value on the command line. */
export function isFlag(input: InputSpec): boolean {
  return input.default === 'true' || input.default === 'false';
}

/** Credentials are read from the environment, never from a command line that every process can see. */
export function isSecret(name: string): boolean {
  return name === 'token';
}

/** Defaults as a runner passes them; expressions such as `${{ github.token }}` mean nothing outside one. */
export function presetsOf(inputs: Readonly<Record<string, InputSpec>>): Record<string, string> {
  const presets: Record<string, string> = {};
  for (const [name, { default: preset }] of Object.entries(inputs)) {
    if (preset !== undefined && !preset.includes('${{')) presets[name] = preset;
  }
  return presets;
}

function readInput(input: Record<string, unknown>): InputSpec {
  const preset = input['default'];
  return {
    description: text(input['description']),
    required: input['required'] === true,
    ...(preset === undefined || preset === null ? {} : { default: String(preset) }),
  };
}

function mapRecord<T>(value: unknown, read: (item: Record<string, unknown>) => T): Record<string, T> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, read(isRecord(item) ? item : {})]),
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim().replace(/\s*\n\s*/g, ' ') : '';
}
