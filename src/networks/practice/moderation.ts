import type { Transaction } from '../../platform/database/index.ts';
import { fail, impossible, succeed } from '../../platform/result.ts';
import type { ModerationAct, NetworkFailure, NetworkResult } from '../network.ts';
import { authorOf } from './post.ts';
import type { ProfileOwner } from './profile.ts';
import { hideAnswer, keepAway, keepReport, pinPost } from './store-kept-away.ts';
import { findByIdentity } from './store-people.ts';
import { deletePost } from './write-posts.ts';

const invalid = (detail: string): NetworkFailure => ({ kind: 'rejected', reason: 'invalid', detail });

/** Does what the account wants about somebody, or about an answer under its own post. */
export async function moderate({ database, organisationId, identity }: ProfileOwner, act: ModerationAct): Promise<NetworkResult<void>> {
  return await database.transact(organisationId, async (tx) => {
    if ('identity' in act && (act.identity === identity || (await findByIdentity(tx.db, organisationId, act.identity)) === null)) {
      return fail(invalid('nobody else on this network is called so'));
    }
    return await doIt(tx, identity, act);
  });
}

async function doIt(tx: Transaction, account: string, act: ModerationAct): Promise<NetworkResult<void>> {
  switch (act.kind) {
    case 'mute':
    case 'block':
      return succeed(await keepAway(tx, { account, person: act.identity, kind: act.kind }, true));
    case 'unmute':
    case 'unblock':
      return succeed(await keepAway(tx, { account, person: act.identity, kind: act.kind === 'unmute' ? 'mute' : 'block' }, false));
    case 'hide':
    case 'unhide':
      return (await hideAnswer(tx, account, act.ref, act.kind === 'hide'))
        ? succeed()
        : fail(invalid('no answer under a post of the account'));
    case 'report':
      return succeed(await keepReport(tx, account, act));
    default:
      return impossible(act);
  }
}

/** Takes a post of the account back; what is gone is gone. */
export async function takeBack({ database, organisationId, identity }: ProfileOwner, ref: string): Promise<NetworkResult<void>> {
  if (authorOf(ref) !== identity) return fail(invalid('a post of somebody else'));
  await database.transact(organisationId, async (tx) => await deletePost(tx, ref));
  return succeed();
}

export async function pin({ database, organisationId, identity }: ProfileOwner, ref: string | null): Promise<NetworkResult<void>> {
  const pinned = await database.transact(organisationId, async (tx) => await pinPost(tx, identity, ref));
  return pinned ? succeed() : fail(invalid('no public post of the account'));
}
