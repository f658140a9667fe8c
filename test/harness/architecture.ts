import path from 'node:path';

/** Sources by path from the root, e.g. `src/inbox/store.ts`. */
export type Sources = ReadonlyMap<string, string>;

export interface Import {
  /** Path from the root, or the package's specifier as written. */
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Rooms in the order in which they may import each other: each only those before it. */
export const ROOMS = [
  'platform',
  'networks',
  'people',
  'api-keys',
  'accounts',
  'media',
  'cards',
  'signatures',
  'personas',
  'inbox',
  'moderation',
  'circles',
  'guardrails',
  'promises',
  'review',
  'publishing',
  'profiles',
  'shifts',
  'offices',
  'posts',
  'peer-reading',
  'webhooks',
  'past',
  'lab',
  'who-speaks',
  'demonstration',
] as const;

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const TEST = /\.(test|spec)\.tsx?$|\.contract[-\w]*\.ts$|^test\/|^bench\//;
// Matched against the file's name.
const ROLES = {
  store: /(^|-)store(-[\w-]+)?\.ts$/,
  routes: /(^|-)routes(-[\w-]+)?\.ts$/,
  jobs: /^jobs\.ts$/,
  schema: /^schema(-[\w-]+)?\.ts$/,
};

/** Pure, and the only code that both sides run. */
const PURE_DOORS = ['src/networks/counting/index.ts', 'src/posts/wording/index.ts', 'src/guardrails/sentences/index.ts'];

const isTest = (file: string): boolean => TEST.test(file);
const plays = (role: keyof typeof ROLES, file: string): boolean => ROLES[role].test(path.posix.basename(file));

/** What `file` imports, statically or not. Read by pattern: TypeScript 7 has no interface to its parser. */
export function readImports(file: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = [...code.matchAll(STATEMENT)].map(([, type, target = '']) => ({ target, typeOnly: type !== undefined }));
  const dynamic = [...code.matchAll(DYNAMIC)].map(([, target = '']) => ({ target, typeOnly: false }));
  return [...found, ...dynamic].map(({ target, typeOnly }) => ({
    target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
    typeOnly,
  }));
}

/** Every breach of the rules of docs/architecture.md, one sentence each, with what to do instead. */
export function findBreaches(sources: Sources): string[] {
  const graph = new Map([...sources].filter(([file]) => /\.tsx?$/.test(file)).map(([file, source]) => [file, readImports(file, source)]));
  const product = [...graph].filter(([file]) => !isTest(file));
  return [
    ...product.flatMap(([file, imports]) => imports.flatMap((one) => importBreaches(file, one))),
    ...product.flatMap(([file]) => codeBreaches(file, sources.get(file) ?? '')),
    ...findCycles(new Map(product.map(([file, imports]) => [file, imports.map(({ target }) => target)]))).map(
      (cycle) => `import cycle: ${cycle.join(' → ')}. Move what both need to a file of its own.`,
    ),
  ];
}

function importBreaches(file: string, one: Import): string[] {
  const rules = [packageBreach, webBreach, directionBreach, doorBreach, roleBreach];
  return rules.flatMap((rule) => rule(file, one) ?? []);
}

/** Who may import which package, by the start of its name. The first line that matches decides. */
const PACKAGES: readonly { readonly names: RegExp; readonly allowed: (file: string) => boolean; readonly say: string }[] = [
  { names: /^@atproto\//, allowed: (file) => file.startsWith('src/networks/bluesky/'), say: 'its SDK stays in src/networks/bluesky/' },
  {
    names: /^(pg|kysely)(\/|$)/,
    allowed: (file) =>
      plays('store', file) || /(^|-)tables\.ts$/.test(path.posix.basename(file)) || /^src\/platform\/(database|jobs|live)\//.test(file),
    say: 'SQL is in store.ts only',
  },
  {
    names: /^graphile-worker/,
    allowed: (file) => /^src\/platform\/(database|jobs)\//.test(file),
    say: 'jobs are reached through src/platform/jobs',
  },
  {
    names: /^(hono|@hono\/)/,
    allowed: (file) => plays('routes', file) || file.startsWith('src/platform/http/') || file.startsWith('src/platform/live/'),
    say: 'HTTP is in routes.ts only',
  },
  {
    names: /^node:(fs|net|tls|http|https|http2|dns|dgram|child_process|cluster|worker_threads)(\/|$)/,
    allowed: (file) => /^src\/(platform|networks|lab)\//.test(file) || /^(src|web)\/[^/]+\.ts$/.test(file),
    say: 'a room reaches the machine and the network through platform or an adapter',
  },
  { names: /^(react|@tanstack\/|react-)/, allowed: (file) => file.startsWith('web/'), say: 'the interface is in web/' },
];

function packageBreach(file: string, { target }: Import): string | null {
  const rule = PACKAGES.find(({ names }) => names.test(target));
  return rule && !rule.allowed(file) ? `${file} imports ${target}: ${rule.say}.` : null;
}

function webBreach(file: string, { target, typeOnly }: Import): string | null {
  if (file.startsWith('src/') && target.startsWith('web/')) return `${file} imports ${target}: the server knows nothing of the interface.`;
  if (!file.startsWith('web/') || !target.startsWith('src/')) return null;
  // What is counted, cut and spaced while somebody writes is so before it is sent, by the same code; a finding is said in the same words everywhere.
  if (PURE_DOORS.includes(target)) return null;
  if (!plays('schema', target))
    return `${file} imports ${target}: web/ imports types from schema.ts, and nothing else of src/ but ${PURE_DOORS.join(', ')}.`;
  return typeOnly ? null : `${file} imports ${target} as a value: only its types (import type).`;
}

/** The room that a file of src/ is in; undefined for the files beside the rooms, which compose them. */
const roomOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];
const rank = (room: string): number => (ROOMS as readonly string[]).indexOf(room);

function directionBreach(file: string, { target }: Import): string | null {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (!from || !target.startsWith('src/') || from === to) return null;
  if (!to) return `${file} imports ${target}: rooms are composed, they do not know who composes them.`;
  if (rank(to) < 0) return `${file} imports ${target}: ${to} is no room of docs/architecture.md.`;
  return rank(to) < rank(from) ? null : `${file} imports ${target}: ${to} comes after ${from}. Let compose.ts hand it over.`;
}

/** A folder's door is its index.ts; what goes over the wire (schema.ts) may be shared by other schemas; the port is the networks' door. */
function doorBreach(file: string, { target }: Import): string | null {
  if (!target.startsWith('src/') || !roomOf(target)) return null;
  const folder = path.posix.dirname(target);
  const [, , , ...deep] = target.split('/');
  const isPart = /^src\/(platform|networks)\/[^/]+\//.test(target);
  const sameFolder = file.startsWith(`${isPart ? folder.split('/').slice(0, 3).join('/') : `src/${roomOf(target)}`}/`);
  if (sameFolder || (roomOf(file) === 'platform' && roomOf(target) === 'platform')) return null;
  if (!isPart && /^src\/(platform|networks)$/.test(folder)) return null;
  if (path.posix.basename(target) === 'index.ts' && deep.length <= 1) return null;
  if (plays('schema', target) && (plays('schema', file) || file.startsWith('web/'))) return null;
  // Their parts are single files of types, with nothing behind a door.
  if (/^src\/platform\/(jobs\/job|journal\/journal)\.ts$/.test(target)) return null;
  return file.startsWith('web/') ? null : `${file} imports ${target}: use the door, ${isPart ? folder : `src/${roomOf(target)}`}/index.ts.`;
}

/** Inside a room: pure file ← use case ← store, routes, jobs ← index. Nothing looks back. */
function roleBreach(file: string, { target }: Import): string | null {
  if (!target.startsWith('src/') || path.posix.dirname(file) !== path.posix.dirname(target)) return null;
  const name = path.posix.basename(target);
  if (name === 'index.ts') return `${file} imports its own room's door: import the file itself.`;
  if (plays('store', file) && (plays('routes', target) || plays('jobs', target)))
    return `${file} imports ${name}: storage knows nothing of HTTP or jobs.`;
  if (plays('schema', file) && !plays('schema', target)) return `${file} imports ${name}: a schema imports schemas only.`;
  if (plays('routes', target) && !plays('routes', file) && path.posix.basename(file) !== 'index.ts' && roomOf(file) !== 'platform') {
    return `${file} imports ${name}: only the room's door mounts its routes.`;
  }
  return null;
}

function codeBreaches(file: string, source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const breaches: string[] = [];
  const say = (breach: string) => void breaches.push(`${file} ${breach}`);
  if (file !== 'src/config.ts' && /\bprocess\.env\b/.test(code) && !file.endsWith('.config.ts'))
    say('reads the environment: only src/config.ts does.');
  if (/\bsql(<[^`]*>)?`/.test(code) && !plays('store', file) && !file.startsWith('src/platform/database/'))
    say('writes SQL: that is for store.ts.');
  if (/(?<![.\w])fetch\(/.test(code) && file.startsWith('src/') && !file.startsWith('src/networks/'))
    say('calls fetch: networks are reached by their adapters.');
  const name = path.posix.basename(file);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx)$/.test(name)) say('is not named in kebab-case.');
  if (/(manager|helper|utils?)s?\.tsx?$|service\.ts$/.test(name))
    say('has a name that says nothing: name it after what it does (docs/glossary.md).');
  if (file.startsWith('src/') && name.endsWith('.tsx')) say('is .tsx: Node runs the server as it is, and does not strip it.');
  return breaches;
}

/** Each cycle once, as a path that ends where it starts. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): void => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) return void cycles.push([...trail.slice(seenAt), file]);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

const MOST_LINES = { file: 400, test: 600, component: 140 };

/** Files that are too long, and a whole that is: half the files within 80 lines, nine in ten within 250. */
export function findOversized(sources: Sources): string[] {
  const sizes = [...sources].map(([file, source]) => ({ file, lines: source.trimEnd().split('\n').length }));
  const breaches = sizes.flatMap(({ file, lines }) => {
    const most = isTest(file) ? MOST_LINES.test : file.endsWith('.tsx') ? MOST_LINES.component : MOST_LINES.file;
    return lines > most ? [`${file} has ${lines} lines: ${most} at most. Split it by what changes together.`] : [];
  });
  const ordered = sizes
    .filter(({ file }) => !isTest(file))
    .map(({ lines }) => lines)
    .toSorted((one, other) => one - other);
  const at = (share: number) => ordered[Math.floor((ordered.length - 1) * share)] ?? 0;
  if (at(0.5) > 80) breaches.push(`the median file has ${at(0.5)} lines: 80 at most.`);
  if (at(0.9) > 250) breaches.push(`one file in ten has more than ${at(0.9)} lines: 250 at most.`);
  return breaches;
}

/** Migrations whose header does not state purpose, locks and rewrites, or whose name does not date them. */
export function findBareMigrations(sources: Sources): string[] {
  return [...sources].flatMap(([file, source]) => {
    const header = /^(--[^\n]*\n)+/.exec(source)?.[0] ?? '';
    const missing = ['Purpose:', 'Locks:', 'Rewrites:'].filter((word) => !header.includes(word));
    const breaches: string[] = [];
    if (missing.length > 0) breaches.push(`${file} does not state ${missing.join(' ')} in the comment at its head.`);
    if (!/^migrations\/\d{8}T\d{4}_[a-z0-9-]+\.sql$/.test(file)) breaches.push(`${file} is not named YYYYMMDDTHHMM_purpose.sql.`);
    return breaches;
  });
}
