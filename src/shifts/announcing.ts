import { findAccount, measureOf } from '../accounts/index.ts';
import type { Networks } from '../accounts/index.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import { fail } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { announce } from '../publishing/index.ts';
import type { AnnounceDeps } from '../publishing/index.ts';
import { signatureFor, signedText, UNSIGNED } from '../signatures/index.ts';
import type { AnnounceRefusal, Announcement, Preview, ShiftsDeps } from './shifts-deps.ts';

interface AnnouncingDeps {
  readonly networks: Networks;
  readonly newId: () => string;
  readonly guard: AnnounceDeps['guard'];
}

const signatureOf = async (db: Query, organisationId: string, { accountId, memberId }: Pick<Announcement, 'accountId' | 'memberId'>) =>
  memberId === null ? UNSIGNED : await signatureFor(db, organisationId, accountId, memberId);

/** How greetings, goodbyes and notices are said: signed as their member signs on the account, by the outbox that replies leave through. */
export function createAnnouncing({ networks, newId, guard }: AnnouncingDeps): Pick<ShiftsDeps, 'announce' | 'preview'> {
  async function say(tx: Transaction, one: Announcement): Promise<Result<{ publicationId: string }, AnnounceRefusal>> {
    const account = await findAccount(tx.db, tx.organisationId, one.accountId);
    if (account === null) return fail({ kind: 'account-disconnected' });
    const signature = await signatureOf(tx.db, tx.organisationId, one);
    if (signature.missing !== null) return fail({ kind: 'no-speaker-tag' });
    const { undoDelaySeconds } = account;
    const { accountId, memberId, kind, body, key, inReply } = one;
    const said = await announce({ networks, newId, guard }, tx, {
      accountId,
      memberId,
      kind,
      body,
      key,
      inReply,
      undoDelaySeconds,
      signature: memberId === null ? null : signature,
    });
    if (said.ok) return said;
    return said.error.kind === 'not-found' || said.error.kind === 'parent-gone' ? fail({ kind: 'empty' }) : fail(said.error);
  }

  async function preview(
    db: Query,
    organisationId: string,
    one: Pick<Announcement, 'accountId' | 'memberId' | 'body'>,
  ): Promise<Preview | null> {
    const account = await findAccount(db, organisationId, one.accountId);
    if (account === null) return null;
    const signature = await signatureOf(db, organisationId, one);
    const measure = measureOf(account, networks);
    return {
      signature: signature.text,
      separator: signature.separator,
      length: measure.length(signedText(one.body, signature)),
      maximum: measure.maximum,
      undoDelaySeconds: account.undoDelaySeconds,
    };
  }

  return { announce: say, preview };
}
