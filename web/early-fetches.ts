/**
 * Writes `early.json` beside the page: the links by which a page asks at once for what its script would ask for later, each with the
 * pages that it is for. The server puts them into the page; a link names built files, so only the build can write it.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { EarlyLink } from '../src/platform/http/schema.ts';
import { EARLY_ROOMS, FRAME_REQUESTS } from './app/first-requests.ts';

interface Chunk {
  readonly fileName: string;
  readonly facadeModuleId: string | null;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } | undefined;
}
type Chunks = ReadonlyMap<string, Chunk>;

export function earlyFetches(): Plugin {
  return {
    name: 'early-fetches',
    apply: 'build',
    async writeBundle(options, bundle) {
      if (options.dir === undefined) throw new Error('the build has no output folder');
      const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one as Chunk] as const] : [])));
      await writeFile(join(options.dir, 'early.json'), JSON.stringify(linksOf(chunks), null, 1));
    },
  };
}

function linksOf(chunks: Chunks): EarlyLink[] {
  const page = new Set([...chunks.values()].filter((one) => one.isEntry).flatMap((one) => filesOf(chunks, one)));
  const of = (module: string) => filesOf(chunks, chunkOf(chunks, module)).filter((file) => !page.has(file));
  const inLanguage = (language: 'fr' | 'en') => of(`i18n/${language}/first.ts`).map((file) => ({ language, html: linkTo(file) }));
  return [
    ...inLanguage('fr'),
    ...inLanguage('en'),
    ...FRAME_REQUESTS.map((path) => ({ signedIn: true, html: linkToAnswer(path) })),
    ...EARLY_ROOMS.flatMap(({ path: under, module }) => of(module).map((file) => ({ signedIn: true, under, html: linkTo(file) }))),
    ...EARLY_ROOMS.flatMap(({ requests }) => requests.map(({ at, path }) => ({ signedIn: true, at, html: linkToAnswer(path) }))),
  ];
}

function chunkOf(chunks: Chunks, module: string): Chunk {
  const found = [...chunks.values()].find((one) => one.facadeModuleId?.endsWith(`/web/${module}`));
  if (found === undefined) throw new Error(`the build has no ${module}`);
  return found;
}

/** A chunk with all that it imports, and their style sheets. */
function filesOf(chunks: Chunks, chunk: Chunk, seen: Set<string> = new Set()): string[] {
  if (seen.has(chunk.fileName)) return [...seen];
  seen.add(chunk.fileName);
  for (const name of chunk.imports) filesOf(chunks, chunks.get(name)!, seen);
  for (const file of chunk.viteMetadata?.importedCss ?? []) seen.add(file);
  return [...seen];
}

const linkTo = (file: string): string =>
  file.endsWith('.css') ? `<link rel="stylesheet" crossorigin href="/${file}">` : `<link rel="modulepreload" crossorigin href="/${file}">`;

const linkToAnswer = (path: string): string =>
  `<link rel="preload" as="fetch" crossorigin="anonymous" href="/api/v1${path.replaceAll('&', '&amp;')}">`;
