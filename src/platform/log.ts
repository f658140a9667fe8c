import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type Log = Logger;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

const SECRET_NAMES = [
  'authorization',
  'Authorization',
  'cookie',
  'Cookie',
  'set-cookie',
  'Set-Cookie',
  'password',
  'appPassword',
  'passphrase',
  'token',
  'accessToken',
  'refreshToken',
  'accessJwt',
  'refreshJwt',
  'secret',
  'sealed',
  'session',
  'databaseUrl',
];

// pino's paths have no "at any depth": three levels are as deep as what we log goes (`{ request: { headers: { cookie } } }`).
const redacted = ['', '*.', '*.*.'].flatMap((depth) =>
  SECRET_NAMES.map((name) => (name.includes('-') ? `${depth.replace(/\.$/, '')}["${name}"]` : `${depth}${name}`)),
);

/**
 * One JSON object a line, on standard output unless `destination` says otherwise. Times are ISO 8601 in UTC. What bears the name of a
 * secret is not written, down to the third level. A URL or a message with a secret inside it is not recognised: do not log one.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redacted, censor: '[secret]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** For tests and one-shot commands. */
export const silentLog = (): Log => createLog('silent');
