import { findAccount } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import { readSignature } from './read-signature.ts';
import type { ReadSignature } from './read-signature.ts';
import { listSignatories, styleOf } from './signatories.ts';
import { foldTag, tagsIn } from './speaker-tag.ts';

/** Who of the team wrote a text of this account, by its signature, as it stands there; null when nobody known signed it. */
export async function authorOf(
  db: Query,
  organisationId: string,
  accountId: string,
  text: string,
): Promise<{ readonly memberId: string; readonly signature: string } | null> {
  const [read] = await readAuthors(db, organisationId, accountId, [text]);
  return read && read.memberId !== null ? { memberId: read.memberId, signature: read.written } : null;
}

/** What is read of the signatures of these texts of the account, in their order: null where there is none. */
export async function readAuthors(
  db: Query,
  organisationId: string,
  accountId: string,
  texts: readonly string[],
): Promise<(ReadSignature | null)[]> {
  const account = texts.length === 0 ? null : await findAccount(db, organisationId, accountId);
  if (account === null) return texts.map(() => null);
  const known = await listSignatories(db, organisationId, accountId);
  return texts.map((text) => readSignature(text, styleOf(account), known));
}

/** The member whom a text of the public names by speaker tag, on an account where people sign so: one per text, null for none or several. */
export async function readAddressed(
  db: Query,
  organisationId: string,
  accountId: string,
  texts: readonly string[],
): Promise<(string | null)[]> {
  const tagged = texts.map(tagsIn);
  const account = tagged.some((tags) => tags.length > 0) ? await findAccount(db, organisationId, accountId) : null;
  if (account?.signatureForm !== 'speaker-tag') return texts.map(() => null);
  const known = await listSignatories(db, organisationId, accountId);
  const owners = new Map(known.flatMap((one) => (one.speakerTag ? [[foldTag(one.speakerTag), one.memberId] as const] : [])));
  return tagged.map((tags) => {
    const named = new Set(tags.flatMap(({ tag }) => owners.get(foldTag(tag)) ?? []));
    return named.size === 1 ? [...named][0]! : null;
  });
}
