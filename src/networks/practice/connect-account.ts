import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { fail, succeed } from '../../platform/result.ts';
import type { Result } from '../../platform/result.ts';
import { isCharacter } from './cast.ts';
import { identityOf, readHandle } from './person.ts';
import type { PracticePerson } from './person.ts';
import { addPeople, findByHandle } from './store-people.ts';
import { beginLife } from './store-life.ts';

/**
 * Makes the organisation's account of this handle on its practice network, or finds it again: the passphrase of the first time must then
 * be given again. A handle that is ill-formed, or borne by a character or a guest, is a wrong one. With its first account the network
 * comes to life.
 */
export async function connectAccount(
  database: Database,
  request: { organisationId: string; handle: string; secret: string },
): Promise<Result<PracticePerson, { kind: 'wrong-handle' } | { kind: 'wrong-secret' }>> {
  const handle = readHandle(request.handle);
  if (handle === null || isCharacter(handle)) return fail({ kind: 'wrong-handle' });
  const passphraseHash = await hash(request.secret, randomBytes(16));
  const found = await database.transact(request.organisationId, async (tx) => {
    const person = {
      identity: identityOf(handle),
      handle,
      displayName: nameOf(request.handle),
      kind: 'account' as const,
      about: '',
    };
    await addPeople(tx.db, tx.organisationId, [{ ...person, passphraseHash }]);
    await beginLife(tx.db, tx.organisationId);
    return await findByHandle(tx.db, tx.organisationId, handle);
  });
  if (found === null || found.person.kind !== 'account') return fail({ kind: 'wrong-handle' });
  return (await matches(request.secret, found.passphraseHash)) ? succeed(found.person) : fail({ kind: 'wrong-secret' });
}

/** Makes an account before anybody connects it, with a name and without a passphrase: whatever is given then will do. */
export async function prepareAccount(
  tx: Transaction,
  account: { readonly handle: string; readonly displayName: string; readonly about: string; readonly spokenTo?: boolean },
): Promise<void> {
  await addPeople(tx.db, tx.organisationId, [{ ...account, identity: identityOf(account.handle), kind: 'account', passphraseHash: null }]);
  await beginLife(tx.db, tx.organisationId);
}

/** A name to show until somebody gives a better one: the handle as it was typed. */
const nameOf = (given: string): string => given.trim().replace(/^@/, '');

const hash = (secret: string, salt: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    // A toy network guards nothing of worth: the lightest cost that is not a joke, so that a session of workshops starts at once.
    scrypt(secret.normalize('NFC'), salt, 32, { N: 2 ** 12 }, (error, key) => {
      if (error) reject(error);
      else resolve(`${salt.toString('base64')}:${key.toString('base64')}`);
    });
  });

async function matches(secret: string, stored: string | null): Promise<boolean> {
  if (stored === null) return true;
  const salt = Buffer.from(stored.split(':')[0] ?? '', 'base64');
  return timingSafeEqual(Buffer.from(await hash(secret, salt)), Buffer.from(stored));
}
