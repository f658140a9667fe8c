import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { LANGUAGES } from './language.ts';
import type { PageLanguage } from './language.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of the interface, in each encoding in which it can be sent. */
export interface WebFile {
  readonly type: string;
  readonly etag: string;
  /** Its name holds a digest of its content, so it never changes. */
  readonly immutable: boolean;
  readonly bodies: { readonly identity: Buffer<ArrayBuffer>; readonly br?: Buffer<ArrayBuffer>; readonly gzip?: Buffer<ArrayBuffer> };
}

export interface WebFiles {
  readonly page: Readonly<Record<PageLanguage, WebFile>>;
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
  const html = readFileSync(index, 'utf8');
  const files = new Map<string, WebFile>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || file === index || /\.(br|gz)$/.test(entry.name)) continue;
    files.set(`/${path.relative(root, file).split(path.sep).join('/')}`, readWebFile(file));
  }
  const [french, english] = LANGUAGES.map((language) => pageIn(html, language));
  return { page: { fr: french!, en: english! }, files };
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

/** The page whose `lang` is right before any script has run: a screen reader starts with the right voice. */
function pageIn(html: string, language: PageLanguage): WebFile {
  const localised = html.replace(
    /<html\b([^>]*)>/i,
    (_, attributes: string) => `<html lang="${language}"${attributes.replace(/\s+lang=("[^"]*"|'[^']*'|\S+)/i, '')}>`,
  );
  const body = Buffer.from(localised);
  return {
    type: TYPES['.html']!,
    etag: tagOf(body),
    immutable: false,
    bodies: { identity: body, br: Buffer.from(brotliCompressSync(body)), gzip: Buffer.from(gzipSync(body)) },
  };
}

const tagOf = (body: Buffer) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
