import type { Config } from './config.ts';
import { databaseTrouble, MigrationError } from './platform/database/index.ts';

/** A failure whose message is a sentence for the operator. */
export class OperatorError extends Error {}

/** What the operator is told about `error`; null when it is a bug, which deserves its stack. */
export function explainFailure(error: unknown, config: Config): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof OperatorError || error instanceof MigrationError) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  return explainAddress(code, config) ?? explainDatabase(error, code, config);
}

/** Why we cannot listen where we were told to. */
function explainAddress(code: string, config: Config): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${config.port} of ${config.host} is taken by another program: set PORT to another one.`;
    case 'EACCES':
      return `This user may not listen on port ${config.port}: set PORT to another one.`;
    case 'EADDRNOTAVAIL':
      return `${config.host} is not an address of this machine: set HOST.`;
    default:
      return null;
  }
}

/** Why the database, or the disk, does not serve. */
function explainDatabase(error: Error, code: string, config: Config): string | null {
  const hint = 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
  const host = config.databaseUrl ? ` at ${new URL(config.databaseUrl).host}` : '';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return `The disk${host} is full: free some space on it, then start again. Nothing is lost.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The database${host} cannot be found (${code}): check DATABASE_URL.`;
    case '28P01':
    case '28000':
    case '3D000':
      return `The database${host} refuses us: ${error.message}. Check DATABASE_URL.`;
    case '42501':
    case 'P0001':
      return `The database${host} does not let this user migrate: ${error.message}.${hint}`;
    default:
      return databaseTrouble(error) ? `The database${host} does not answer (${code || error.message}).` : null;
  }
}
