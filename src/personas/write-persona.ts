import { lockAccount } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import { findMembers, findOrganisation, sameName } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { listSignatories, signingName } from '../signatures/index.ts';
import { excessOf, openingsOf } from './openings.ts';
import type { Persona } from './persona.ts';
import type { KeepingDeps } from './personas-deps.ts';
import { mayManagePersonas } from './policy.ts';
import type { WritePersona } from './schema.ts';
import { showPersona } from './show-persona.ts';
import { lockPersona, writePersona } from './store.ts';

export type WritePersonaRefusal =
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  /** Declaration and signature leave too little for words: a shorter name, or fewer words around it. */
  | { kind: 'opening-too-long'; length: number; maximum: number }
  /** A colleague signs with that name: nobody could tell them apart. */
  | { kind: 'name-of-member'; memberId: string };

/** What its declaration is made of: when one of these changes, each open thread is told again. */
const DECLARED = ['name', 'agreement', 'behind', 'openingBefore', 'openingAfter'] as const;

/** Makes the account's character, or changes it. Holds for what is written from now on; the profile follows. */
export async function keepPersona(
  deps: KeepingDeps,
  visitor: Visitor,
  { accountId, wanted }: { readonly accountId: string; readonly wanted: WritePersona },
): Promise<Result<Persona, WritePersonaRefusal>> {
  if (!mayManagePersonas(visitor.role)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === null) return fail({ kind: 'not-found' } as const);
    const refusal = await refusalOf(deps, tx, account, wanted);
    if (refusal !== null) return fail(refusal);
    const before = await lockPersona(tx, accountId);
    const fresh = { personaId: deps.newId(), accountId, portraitDigest: null, revision: 1, retiredAt: null };
    const changed =
      before === null ? [] : (Object.keys(wanted) as (keyof WritePersona)[]).filter((field) => before[field] !== wanted[field]);
    if (before !== null && changed.length === 0) return succeed(before);
    const tellAgain = changed.some((field) => (DECLARED as readonly string[]).includes(field));
    const after: Persona =
      before === null ? { ...fresh, ...wanted } : { ...before, ...wanted, revision: before.revision + (tellAgain ? 1 : 0) };
    await writePersona(tx, after);
    await showPersona(deps, tx, account, after);
    const { personaId, name, behind } = after;
    const data = before === null ? { personaId, name, behind } : { personaId, name, behind, changed, wasBehind: before.behind };
    tx.record({ kind: before === null ? 'persona.created' : 'persona.changed', memberId: visitor.memberId, accountId, data });
    return succeed(after);
  });
}

/** Ends the account's character: its name stays in what it said, and the profile is as it was without it. */
export async function retirePersona(
  deps: KeepingDeps,
  visitor: Visitor,
  accountId: string,
): Promise<Result<undefined, { kind: 'not-allowed' } | { kind: 'not-found' }>> {
  if (!mayManagePersonas(visitor.role)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const persona = await lockPersona(tx, accountId);
    if (persona === null) return fail({ kind: 'not-found' } as const);
    await writePersona(tx, { ...persona, retiredAt: new Date() });
    await deps.showOnProfile(tx, accountId, null);
    const { personaId, name } = persona;
    tx.record({ kind: 'persona.retired', memberId: visitor.memberId, accountId, data: { personaId, name } });
    return succeed();
  });
}

async function refusalOf(deps: KeepingDeps, tx: Transaction, account: Account, wanted: WritePersona): Promise<WritePersonaRefusal | null> {
  const organisation = await findOrganisation(tx.db, tx.organisationId);
  const excess = excessOf(openingsOf(wanted, account, organisation?.name ?? '', deps.networks));
  if (excess !== null) return { kind: 'opening-too-long', ...excess };
  const team = (await listSignatories(tx.db, tx.organisationId, account.accountId)).filter(({ onTeam }) => onTeam);
  const members = (await findMembers(tx.db)).filter(({ state }) => state === 'active');
  const namesake =
    team.find((one) => sameName(signingName(one), wanted.name)) ?? members.find((one) => sameName(one.publicName, wanted.name));
  return namesake ? { kind: 'name-of-member', memberId: namesake.memberId } : null;
}
