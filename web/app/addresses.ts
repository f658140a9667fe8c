/** Addresses that more than one place leads to. They are French, as the rooms' names are; a link is good in both languages. */
import { ROUTE } from '../inbox/place.ts';

/** The inbox, as one finds it when one comes in. */
export const INBOX = { to: ROUTE, params: { queue: undefined, conversationId: undefined } } as const;
