import type { Holding } from '../people/index.ts';
import { deleteLatitudesOf, listLatitudesOf } from './latitude-store.ts';

/** What the guard-rails keep of members: how far each speaks alone. */
export const guardrailsHolding: Holding = {
  name: 'guardrails',
  leave: async (tx, memberId) => await deleteLatitudesOf(tx, memberId),
  erase: async (tx, memberId) => await deleteLatitudesOf(tx, memberId),
  export: async (db, organisationId, memberId) => await listLatitudesOf(db, organisationId, memberId),
};
