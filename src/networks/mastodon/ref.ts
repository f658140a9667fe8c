/**
 * Refs: a status is known by the address at which our account's own server tells of it, since ids are that server's alone. Two accounts on
 * one server have the same ref for the same post, two accounts on two servers have not.
 */
const REF = /^(https?:\/\/[^/\s]{1,255})\/api\/v1\/statuses\/([\w-]{1,64})$/;

export const refOf = (server: string, id: string): string => `${server}/api/v1/statuses/${stableId(id)}`;

/** The id in a ref of this server's; null when it is none. */
export function idOf(server: string, ref: string): string | null {
  const match = REF.exec(ref);
  return match !== null && match[1] === server ? (match[2] ?? null) : null;
}

export const isId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id);

/** snac writes the time of the last edit before the digest that names a post, and reads the digest only. */
const stableId = (id: string): string => id.replace(/^\d{10}(?=[0-9a-f]{32}$)/, '0'.repeat(10));

/** Order of two ids of one server: they grow, and longer ones are younger. */
export const compareIds = (one: string, other: string): number => one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
