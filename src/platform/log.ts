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
 * One JSON object a line on standard error, unless `destination` says otherwise; on a terminal, one short line for people. Times are ISO
 * 8601 in UTC. What bears the name of a secret is not written, down to the third level. A URL or a message with a secret inside it is not
 * recognised: do not log one.
 */
export function createLog(level: LogLevel, destination: DestinationStream = standardError()): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      redact: { paths: redacted, censor: '[secret]' },
    },
    destination,
  );
}

/** For tests and one-shot commands. */
export const silentLog = (): Log => createLog('silent', { write: () => {} });

/** Bytes of lines that are kept while they cannot be written. */
const MOST_KEPT = 4 * 1024 * 1024;

function standardError(): DestinationStream {
  const raw = pino.destination({ dest: 2, sync: true, maxLength: MOST_KEPT });
  // A full disk under the log is waited for; past what is kept, it costs lines. Without a listener it would end the process.
  raw.on('error', () => {});
  return process.stderr.isTTY ? { write: (line) => void raw.write(readable(line)) } : raw;
}

/** A log line as a person reads it in a terminal: local time, level unless it is plain information, message, the rest in brackets. */
export function readable(line: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(String(time)).toLocaleTimeString('en-GB');
  const details = Object.entries(rest).map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
  return `${clock} ${level === 'info' ? '' : `${String(level)}: `}${String(msg ?? '')}${details.join('')}${stack}\n`;
}
