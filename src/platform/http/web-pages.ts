import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { PageLanguage } from './language.ts';
import type { EarlyLink } from './schema.ts';
import { tagOf } from './web-file.ts';
import type { WebFile } from './web-file.ts';

export interface PageRequest {
  readonly language: PageLanguage;
  readonly signedIn: boolean;
  readonly path: string;
  /** Whether the address goes on after a `?`. */
  readonly query: boolean;
}

/** Answers the one page of the interface as each request needs it: in its language, with the links that save it a wait. */
export function openPages(html: string, links: readonly EarlyLink[]): (request: PageRequest) => WebFile {
  const made = new Map<string, WebFile>();
  return (request) => {
    const wanted = links.map((link, index) => (isFor(link, request) ? index : -1)).filter((index) => index >= 0);
    const key = `${request.language} ${wanted.join()}`;
    const before = made.get(key);
    if (before) return before;
    const page = makePage(html, request.language, wanted.map((index) => links[index]!.html).join('\n    '));
    made.set(key, page);
    return page;
  };
}

function isFor(link: EarlyLink, { language, signedIn, path, query }: PageRequest): boolean {
  if (link.language !== undefined && link.language !== language) return false;
  if (link.signedIn === true && !signedIn) return false;
  if (link.under !== undefined && path !== link.under && !path.startsWith(`${link.under}/`) && path !== '/') return false;
  return link.at === undefined || (!query && link.at.includes(path));
}

/** The page whose `lang` is right before any script has run: a screen reader starts with the right voice. */
function makePage(html: string, language: PageLanguage, head: string): WebFile {
  const localised = html
    .replace(
      /<html\b([^>]*)>/i,
      (_, attributes: string) => `<html lang="${language}"${attributes.replace(/\s+lang=("[^"]*"|'[^']*'|\S+)/i, '')}>`,
    )
    .replace(/\s*<\/head>/i, (end) => (head === '' ? end : `\n    ${head}${end}`));
  const body = Buffer.from(localised);
  return {
    type: 'text/html; charset=utf-8',
    etag: tagOf(body),
    immutable: false,
    bodies: {
      identity: body,
      br: Buffer.from(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })),
      gzip: Buffer.from(gzipSync(body)),
    },
  };
}
