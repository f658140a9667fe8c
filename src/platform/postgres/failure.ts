import { impossible } from '../result.ts';

/** Why the embedded Postgres does not run. */
export type PostgresFailure =
  | { readonly kind: 'home-in-use'; readonly home: string; readonly pid: number | null }
  | { readonly kind: 'home-not-writable'; readonly home: string; readonly detail: string }
  | { readonly kind: 'home-closed'; readonly home: string }
  | { readonly kind: 'disk-full'; readonly folder: string }
  | { readonly kind: 'not-installed'; readonly platform: string }
  | { readonly kind: 'other-version'; readonly found: string; readonly wanted: string; readonly data: string }
  | { readonly kind: 'password-lost'; readonly file: string }
  | { readonly kind: 'did-not-start'; readonly detail: string; readonly logs: string };

/** What the operator is told: what happened, and what to do now. */
export function describePostgresFailure(failure: PostgresFailure): string {
  switch (failure.kind) {
    case 'home-in-use':
      return `another Visavis${failure.pid ? ` (process ${failure.pid})` : ''} already runs on ${failure.home}. Stop it first, or set VISAVIS_HOME to another folder.`;
    case 'home-not-writable':
      return `cannot write in ${failure.home} (${failure.detail}). Set VISAVIS_HOME to a folder of this user.`;
    case 'home-closed':
      return `Postgres must run here as the user nobody, who cannot reach ${failure.home}. Move it where every folder above is open (chmod o+x).`;
    case 'disk-full':
      return `the disk of ${failure.folder} is full. Free some space on it (32 MB at least), then start again: nothing is lost.`;
    case 'not-installed':
      return `no embedded Postgres is installed for ${failure.platform}. Set DATABASE_URL to a Postgres of yours (14 or newer).`;
    case 'other-version':
      return `${failure.data} was written by Postgres ${failure.found}, and this version of Visavis brings ${failure.wanted}. docs/operating.md says how to move the data.`;
    case 'password-lost':
      return `${failure.file} is missing, and the database does not open without it. Restore it from a backup of VISAVIS_HOME.`;
    case 'did-not-start':
      return `Postgres does not start: ${failure.detail}. Its own log is in ${failure.logs}.`;
    default:
      return impossible(failure);
  }
}

export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
