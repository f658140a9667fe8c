import type { MiddlewareHandler, RequestEnv } from '../platform/http/index.ts';
import type { Role } from './schema.ts';

/** The member who sent a request, as the session says (at most 5 s old). */
export interface Visitor {
  readonly organisationId: string;
  readonly memberId: string;
  readonly sessionId: string;
  readonly role: Role;
  /** The key by which a program speaks in the member's name; absent when the member is there in person. */
  readonly apiKeyId?: string;
}

export interface MemberEnv {
  Bindings: RequestEnv['Bindings'];
  Variables: RequestEnv['Variables'] & { visitor: Visitor };
}

/**
 * Middleware of every route that needs a signed-in member: `createRoute({ middleware: requireMember, … })`, then `c.get('visitor')`.
 * Answers 401 `{ error: { kind: 'signed-out' } }` by itself.
 */
export type RequireMember = MiddlewareHandler<MemberEnv>;

/** Announced when sessions of `{ memberId }` may have ended: processes forget what they remember, and close those live streams. */
export const SESSIONS_TOPIC = 'sessions';
