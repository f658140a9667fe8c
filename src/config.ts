import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { blueskyServices, blueskySettings } from './config-bluesky.ts';
import type { BlueskyServices } from './networks/bluesky/index.ts';
import type { LogLevel } from './platform/log.ts';
import type { Reach } from './platform/outbound/index.ts';
import { fail, succeed } from './platform/result.ts';
import type { Result } from './platform/result.ts';

export interface Config {
  /** Where the product keeps what is its own: the embedded database, the secret. Absolute. */
  readonly home: string;
  /** Of a Postgres that the operator runs; null: the embedded one. */
  readonly databaseUrl: string | null;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Origin under which browsers reach the product, without a final slash; null: by `http://` host and port. */
  readonly publicUrl: string | null;
  /** Whether the session's cookie is for https only. */
  readonly secureCookie: boolean;
  readonly logLevel: LogLevel;
  /** What keys are derived from; at least 32 characters. */
  readonly secret: string;
  /** What they were derived from before, while the secret is being changed; null otherwise. */
  readonly previousSecret: string | null;
  /** From where pictures of the networks are fetched, and which servers of strangers are asked; absent: those of the internet alone. */
  readonly picturesFrom?: Reach;
  /** Which addresses webhooks may tell; absent: https on the internet alone. */
  readonly webhooksTo?: Reach;
  /** Where Bluesky's services are; absent: all are the public network's. */
  readonly bluesky?: Partial<BlueskyServices>;
}

/** What is wrong with the settings, one sentence each. */
export interface ConfigFailure {
  readonly kind: 'bad-settings';
  readonly problems: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const CHECKOUT_HOME = fileURLToPath(new URL('../.visavis', import.meta.url));
const SHORTEST_SECRET = 32;

const urlOf = (protocols: readonly string[]) => (value: string) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && protocols.includes(url.protocol);
};

const settings = z.object({
  VISAVIS_HOME: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine(urlOf(['postgres:', 'postgresql:']), 'is an address such as postgres://user:password@host:5432/database')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is a number from 0 to 65535')
    .default(4400),
  VISAVIS_PUBLIC_URL: z
    .string()
    .refine(
      (value) => urlOf(['http:', 'https:'])(value) && /^[^/]+\/\/[^/?#@]+\/?$/.test(value),
      'is an origin such as https://visavis.example.org',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'is one of trace, debug, info, warn, error, silent')
    .default('info'),
  VISAVIS_SECRET: z.string().min(SHORTEST_SECRET, `has at least ${SHORTEST_SECRET} characters`).optional(),
  VISAVIS_SECRET_PREVIOUS: z.string().min(SHORTEST_SECRET, `has at least ${SHORTEST_SECRET} characters`).optional(),
  VISAVIS_PICTURES_FROM: z.enum(['public', 'anywhere'], 'is public or anywhere').default('public'),
  VISAVIS_WEBHOOKS_TO: z.enum(['public', 'anywhere'], 'is public or anywhere').default('public'),
  ...blueskySettings,
});

/**
 * Reads the settings, the only place that reads the environment. Without VISAVIS_SECRET, the one kept in `home` is taken, and made at
 * the first start. An empty variable counts as absent. No value is repeated in a problem: it may be a secret.
 */
export function readConfig(environment: Environment = process.env): Result<Config, ConfigFailure> {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = settings.safeParse(present);
  if (!parsed.success) {
    return fail({ kind: 'bad-settings', problems: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`) });
  }
  const values = parsed.data;
  const home = resolveHome(values.VISAVIS_HOME);
  const secret = values.VISAVIS_SECRET ?? keepSecret(path.join(home, 'secret'));
  if (typeof secret !== 'string') return fail({ kind: 'bad-settings', problems: [secret.problem] });
  const previous = values.VISAVIS_SECRET_PREVIOUS ?? readPreviousSecret(path.join(home, 'secret.previous'));
  const publicUrl = values.VISAVIS_PUBLIC_URL ? new URL(values.VISAVIS_PUBLIC_URL).origin : null;
  return succeed({
    home,
    databaseUrl: values.DATABASE_URL ?? null,
    host: values.HOST,
    port: values.PORT,
    publicUrl,
    secureCookie: publicUrl?.startsWith('https:') ?? false,
    logLevel: values.LOG_LEVEL,
    secret,
    previousSecret: previous === secret ? null : previous,
    picturesFrom: values.VISAVIS_PICTURES_FROM,
    webhooksTo: values.VISAVIS_WEBHOOKS_TO,
    ...blueskyServices(values),
  });
}

function resolveHome(wanted: string | undefined): string {
  if (!wanted) return CHECKOUT_HOME;
  return path.resolve(wanted.replace(/^~(?=\/|$)/, homedir()));
}

/** The secret in `file`, made there when there is none, by one process only if several start at once. */
function keepSecret(file: string): string | { problem: string } {
  try {
    // Only then is anything written: a disk that is full, or mounted for reading, must not keep what is there from starting.
    if (!existsSync(file)) makeSecret(file);
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= SHORTEST_SECRET) return secret;
    return { problem: `${file} is cut short: restore it, or what was sealed with it (network sign-ins) has to be entered again.` };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (reason === 'ENOSPC') return { problem: `The secret cannot be kept in ${file}: the disk is full. Free some space on it.` };
    return { problem: `The secret cannot be kept in ${file} (${reason}). Set VISAVIS_HOME to a folder of this user.` };
  }
}

/** What its operator put aside as `secret.previous` to have another secret made; null when there is none. */
function readPreviousSecret(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    return secret.length >= SHORTEST_SECRET ? secret : null;
  } catch {
    return null;
  }
}

function makeSecret(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const whole = `${file}.${process.pid}`;
  const descriptor = openSync(whole, 'w', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(32).toString('base64url')}\n`);
    fsyncSync(descriptor);
    // A link is refused when the file is there, and is never seen half-written.
    linkSync(whole, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    closeSync(descriptor);
    rmSync(whole, { force: true });
  }
}
