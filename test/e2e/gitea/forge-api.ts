import Type, { type TSchema } from 'typebox';
import { checkManifest } from '../../../kit/format/manifest/parse-manifest.ts';

/** A user's access to the forge's REST interface. Every answer that is no success is an error with the forge's words. */
export interface ForgeApi {
  get<Schema extends TSchema>(path: string, schema: Schema): Promise<Type.Static<Schema>>;
  /** Every entry of a listing, page by page. */
  list<Schema extends TSchema>(path: string, schema: Schema): Promise<Type.Static<Schema>[]>;
  text(path: string): Promise<string>;
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
}

/** The largest page that Gitea gives. */
const PAGE_SIZE = 50;

/** An answer that is no success. */
export class ForgeRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ForgeRefusal';
    this.status = status;
  }
}

export function openApi(url: string, authorization: string): ForgeApi {
  const request = async (method: string, path: string, body?: unknown): Promise<string> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new ForgeRefusal(response.status, `${method} ${path}: ${response.status} ${text}`);
    return text;
  };
  const get: ForgeApi['get'] = async (path, schema) =>
    checkManifest(schema, JSON.parse(await request('GET', path)), path);
  return {
    get,
    async list(path, schema) {
      // An empty page is null.
      const pageSchema = Type.Union([Type.Array(schema), Type.Null()]);
      const separator = path.includes('?') ? '&' : '?';
      const entries = [];
      for (let page = 1; ; page++) {
        const found = await get(`${path}${separator}limit=${PAGE_SIZE}&page=${page}`, pageSchema);
        entries.push(...(found ?? []));
        if ((found ?? []).length < PAGE_SIZE) return entries;
      }
    },
    text: (path) => request('GET', path),
    async send(method, path, body) {
      const text = await request(method, path, body);
      return text === '' ? undefined : JSON.parse(text);
    },
  };
}
