import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EarlyLink } from './schema.ts';
import { tagOf } from './web-file.ts';
import type { WebFile } from './web-file.ts';
import { openPages } from './web-pages.ts';
import type { PageRequest } from './web-pages.ts';

export interface WebFiles {
  page(request: PageRequest): WebFile;
  /** By path, e.g. `/assets/index-3f2a.js`. */
  readonly files: ReadonlyMap<string, WebFile>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Answers what is in the folder of the built interface, kept in memory (a few megabytes), and read again when its index.html changes;
 * null when there is none. Only listed files are ever sent, so no address reaches outside the folder.
 */
export function openWebFiles(folder: URL): () => WebFiles | null {
  const root = fileURLToPath(folder);
  const index = path.join(root, 'index.html');
  let current: { readonly changed: number; readonly files: WebFiles } | null = null;
  return () => {
    const changed = statSync(index, { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined) return null;
    if (current?.changed !== changed) current = { changed, files: readFolder(root, index) };
    return current.files;
  };
}

function readFolder(root: string, index: string): WebFiles {
  const early = path.join(root, 'early.json');
  const links = existsSync(early) ? (JSON.parse(readFileSync(early, 'utf8')) as EarlyLink[]) : [];
  const files = new Map<string, WebFile>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || file === index || file === early || /\.(br|gz)$/.test(entry.name)) continue;
    files.set(`/${path.relative(root, file).split(path.sep).join('/')}`, readWebFile(file));
  }
  return { page: openPages(readFileSync(index, 'utf8'), links), files };
}

function readWebFile(file: string): WebFile {
  const body = readFileSync(file);
  const packed = (ending: string) => (existsSync(file + ending) ? readFileSync(file + ending) : undefined);
  const br = packed('.br');
  const gzip = packed('.gz');
  return {
    type: TYPES[path.extname(file)] ?? 'application/octet-stream',
    etag: tagOf(body),
    immutable: /[/\\]assets[/\\].*[-.][\w-]{8,}\.\w+$/.test(file),
    bodies: { identity: body, ...(br && { br }), ...(gzip && { gzip }) },
  };
}
