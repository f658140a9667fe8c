import { lockAccount } from '../accounts/index.ts';
import type { Crop, PhotoFailure, Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Persona } from './persona.ts';
import type { PersonasDeps } from './personas-deps.ts';
import { mayManagePersonas } from './policy.ts';
import { writePortrait } from './portrait-store.ts';
import { showPersona } from './show-persona.ts';
import { lockPersona, writePersona } from './store.ts';

export type ChangePortraitRefusal = { kind: 'not-allowed' } | { kind: 'not-found' } | { kind: 'photos-busy' } | PhotoFailure;

/** Puts a character's portrait, cut as people's photos are, or takes it away (null); the account's picture follows. */
export async function changePortrait(
  deps: PersonasDeps,
  visitor: Visitor,
  accountId: string,
  sent: { readonly bytes: Uint8Array; readonly crop: Crop } | null,
): Promise<Result<Persona, ChangePortraitRefusal>> {
  if (!mayManagePersonas(visitor.role)) return fail({ kind: 'not-allowed' });
  const prepared = sent === null ? succeed(null) : await deps.photos.prepare(sent.bytes, sent.crop);
  if (!prepared.ok) return prepared;
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    const before = await lockPersona(tx, accountId);
    if (account === null || before === null) return fail({ kind: 'not-found' } as const);
    const after = { ...before, portraitDigest: prepared.value?.digest ?? null };
    if (after.portraitDigest === before.portraitDigest) return succeed(before);
    await writePortrait(tx, before.personaId, prepared.value);
    await writePersona(tx, after);
    await showPersona(deps, tx, account, after);
    const data = { personaId: after.personaId, name: after.name, changed: ['portrait'] };
    tx.record({ kind: 'persona.changed', memberId: visitor.memberId, accountId, data });
    return succeed(after);
  });
}
