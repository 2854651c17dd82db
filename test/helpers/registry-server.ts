import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A made-up npm package: its files by path; `package.json` is written from the rest. */
export interface MadePackage {
  name: string;
  version: string;
  files: Readonly<Record<string, string>>;
  scripts?: Readonly<Record<string, string>>;
}

/** What goes wrong with tarballs: other bytes than published, an early end, a cut connection, or no end at all. */
export type Fault = 'other-bytes' | 'truncated' | 'reset' | 'hang';

export interface RegistryServer {
  url: string;
  /** Folder with package.json, package-lock.json and files.json that pin the first package, as in `runtime/<library>/`. */
  pins: string;
  /** Paths of all requests so far. */
  requests: string[];
  /** Lets every tarball fail this way from now on; undefined heals. */
  setFault(fault: Fault | undefined): void;
  /** Resolves once a tarball is asked for. */
  tarballAsked(): Promise<void>;
  close(): Promise<void>;
}

interface Published extends MadePackage {
  tarball: Buffer;
  integrity: string;
}

/** Starts an npm registry on loopback that serves these packages with their real SHA-512 digests. */
export async function startRegistryServer(packages: readonly MadePackage[]): Promise<RegistryServer> {
  const published = packages.map(publish);
  const requests: string[] = [];
  let fault: Fault | undefined;
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const found = published.find((item) => request.url?.startsWith(`/${encodeName(item.name)}`));
    if (!found) return void response.writeHead(404).end('{}');
    if (!request.url?.endsWith('.tgz')) return describe(found, request, response);
    for (const wake of waiting.splice(0)) wake();
    sendTarball(found.tarball, response, fault);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    pins: writePins(published),
    requests,
    setFault: (next) => {
      fault = next;
    },
    tarballAsked: () => new Promise((done) => waiting.push(done)),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function publish(made: MadePackage): Published {
  const folder = makeTemporaryFolder('package');
  const { name, version, scripts } = made;
  const files = {
    ...made.files,
    'package.json': JSON.stringify({ name, version, main: 'index.js', scripts }),
  };
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, 'package', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  execFileSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: folder });
  const tarball = readFileSync(join(folder, 'package.tgz'));
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  return { ...made, files, tarball, integrity };
}

function describe(found: Published, request: IncomingMessage, response: ServerResponse): void {
  const { name, version, integrity, scripts } = found;
  const tarball = `http://${request.headers.host}/${encodeName(name)}/-/${version}.tgz`;
  const versions = { [version]: { name, version, scripts, dist: { tarball, integrity } } };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
}

function sendTarball(tarball: Buffer, response: ServerResponse, fault: Fault | undefined): void {
  const half = tarball.subarray(0, Math.floor(tarball.length / 2));
  if (fault === undefined) return void response.end(tarball);
  if (fault === 'other-bytes') return void response.end(Buffer.from(tarball).fill(0, tarball.length - 8));
  if (fault === 'truncated') return void response.end(half);
  response.setHeader('content-length', tarball.length);
  response.write(half, () => {
    if (fault === 'reset') response.socket?.destroy();
  });
}

function writePins(published: readonly Published[]): string {
  const folder = makeTemporaryFolder('pins');
  const [first] = published;
  const root = { name: 'pins', version: '1.0.0', dependencies: first ? { [first.name]: first.version } : {} };
  const locked = published.map((item) => [
    `node_modules/${item.name}`,
    { version: item.version, integrity: item.integrity, ...(item.scripts ? { hasInstallScript: true } : {}) },
  ]);
  const lock = { ...root, lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(locked) } };
  const lists = published.map(({ name, integrity, files }) => [name, { integrity, files: digestAll(files) }]);
  writeFileSync(join(folder, 'files.json'), JSON.stringify(Object.fromEntries(lists)));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  return folder;
}

/** Hex SHA-256 of each text. */
function digestAll(files: Readonly<Record<string, string>>): Record<string, string> {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, digest(text)]));
}

/** As npm writes a scoped name in a path. */
function encodeName(name: string): string {
  return name.replace('/', '%2f');
}
