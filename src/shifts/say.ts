import { findAccount, shutBecause } from '../accounts/index.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import { fail } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Language } from './holidays.ts';
import { readCalendar } from './read-occurrences.ts';
import type { AccountAtHelm, AnnounceRefusal, Person, ShiftsDeps } from './shifts-deps.ts';
import { fillTemplate } from './words.ts';

/** What somebody wants to say in coming or going; its placeholders are filled when it is said. */
export interface Words {
  readonly text: string;
  readonly language: Language;
}

/** The account as this room sees it; null when there is none of that id here. */
export async function readAccount(db: Query, organisationId: string, accountId: string): Promise<AccountAtHelm | null> {
  const account = await findAccount(db, organisationId, accountId);
  if (account === null) return null;
  const language = account.languages[0] === 'en' ? 'en' : 'fr';
  return { accountId, handle: account.handle, language, shut: shutBecause(account.state) };
}

/** The words as the public will read them, signature aside. */
export async function fillWords(
  deps: Pick<ShiftsDeps, 'findOrganisation'>,
  db: Query,
  organisationId: string,
  { words, person, until }: { readonly words: Words; readonly person: Person; readonly until: Date },
): Promise<string> {
  const { zone } = await readCalendar(deps, db, organisationId);
  return fillTemplate(words.text, { publicName: person.publicName, pronouns: person.pronouns, until }, zone, words.language).trim();
}

/**
 * Says a greeting or a goodbye of one shift, in this transaction: with the shift it belongs to, or not at all. Its key is the shift's, so
 * that it is said once for life whatever is pressed again.
 */
export async function say(
  deps: Pick<ShiftsDeps, 'announce' | 'findOrganisation'>,
  tx: Transaction,
  what: {
    readonly kind: 'greeting' | 'goodbye';
    readonly accountId: string;
    readonly shiftId: string;
    readonly words: Words;
    readonly person: Person;
    readonly until: Date;
  },
): Promise<Result<{ publicationId: string }, AnnounceRefusal>> {
  const { kind, accountId, shiftId, words, person } = what;
  const body = await fillWords(deps, tx.db, tx.organisationId, what);
  if (body === '') return fail({ kind: 'empty' });
  const key = `${kind}:${shiftId}`;
  return await deps.announce(tx, { accountId, memberId: person.memberId, kind, body, key, inReply: null, language: words.language });
}
