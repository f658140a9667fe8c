/** What a form checks before it asks the server, with the server's own bounds. */
import type { PASSPHRASE_MINIMUM as ServerMinimum } from '../../src/people/schema.ts';

/** The server's bound; the type makes the two agree, where importing the value would bring its parser along. */
export const PASSPHRASE_MINIMUM: typeof ServerMinimum = 12;
export const NAME_MAXIMUM = 80;
export const ORGANISATION_MAXIMUM = 120;
export const JOB_TITLE_MAXIMUM = 120;
export const PASSPHRASE_MAXIMUM = 256;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/u;

export const isBlank = (text: string) => text.trim() === '';
export const isEmail = (text: string) => EMAIL.test(text.trim()) && text.trim().length <= 254;
export const isPassphrase = (text: string) => text.length >= PASSPHRASE_MINIMUM && text.length <= PASSPHRASE_MAXIMUM;

/** The fields that the server found wrong: the first step of each path in an `invalid` refusal. */
export function wrongFields(details: Readonly<Record<string, unknown>>): readonly string[] {
  const { issues } = details;
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: unknown) => {
    if (typeof issue !== 'object' || issue === null || !('path' in issue)) return [];
    const { path } = issue;
    const first: unknown = Array.isArray(path) ? path[0] : typeof path === 'string' ? path.split('.')[0] : undefined;
    return typeof first === 'string' && first !== '' ? [first] : [];
  });
}
