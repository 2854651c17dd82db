import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { provideTool } from '../../scripts/install-tools.mjs';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** A browser that asks nobody for anything, and waits for what a page would do within a second of its own time. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--virtual-time-budget=1000',
];

/** The document of a page once its scripts have run, as HTML. */
export function dumpDom(page: string): Promise<string> {
  return runChromium(['--dump-dom', pathToFileURL(page).href]);
}

/** Draws the top of a page, 1,100 pixels wide, into a PNG file; its path. */
export async function takeScreenshot(page: string, scheme: 'light' | 'dark'): Promise<string> {
  const file = join(makeTemporaryFolder('screenshot'), `${scheme}.png`);
  const dark = scheme === 'dark' ? ['--force-dark-mode'] : [];
  await runChromium([...dark, '--window-size=1100,2000', `--screenshot=${file}`, pathToFileURL(page).href]);
  return file;
}

/**
 * The colour at the top left of a PNG file of 8 bits a channel, as `#rrggbb`.
 * Source: https://www.w3.org/TR/png-3/#9Filters: the first pixel is itself under every filter.
 */
export function readCornerColour(file: string): string {
  const png = readFileSync(file);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return `#${inflateSync(Buffer.concat(parts)).toString('hex', 1, 4)}`;
}

async function runChromium(args: readonly string[]): Promise<string> {
  const profile = `--user-data-dir=${makeTemporaryFolder('chromium')}`;
  const { stdout } = await promisify(execFile)(provideTool('chromium'), [...FLAGS, profile, ...args], {
    maxBuffer: 1e8,
    timeout: 120_000,
  });
  return stdout;
}
