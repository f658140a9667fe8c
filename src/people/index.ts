import { randomUUID } from 'node:crypto';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { Context, RequestEnv } from '../platform/http/index.ts';
import type { Room } from '../platform/room.ts';
import { cardRoutes } from './card-routes.ts';
import { createMember } from './create-member.ts';
import type { NewMember } from './create-member.ts';
import type { Member } from './member.ts';
import { forgetPastDaily } from './forget-past.ts';
import type { Holding } from './holding.ts';
import { invitationRoutes, memberRoutes } from './member-routes.ts';
import { endMembership } from './leave.ts';
import { openSession } from './open-session.ts';
import { createPassphrases, PassphrasesBusy } from './passphrase.ts';
import { photoRoutes } from './photo-routes.ts';
import { createPhotos } from './prepare-photo.ts';
import { isTakenByOther } from './public-face.ts';
import type { Me, OrganisationView } from './schema.ts';
import { meRoutes, sessionDoor, sessionRoutes, userAgentOf } from './session-routes.ts';
import { signInWith } from './sign-in.ts';
import { insertOrganisation, readMember, readMembers, readOrganisation } from './store.ts';
import { countUnknownSignIns } from './unknown-sign-ins.ts';
import { createVisitorCache } from './visitor-cache.ts';
import type { RequireMember, Visitor } from './visitor.ts';

export type { Card, PublicCard } from './card.ts';
export type { NewCard, NewMember } from './create-member.ts';
export { distinctNames, foldName, proposeNames, sameName } from './distinct-names.ts';
export type { Namesake } from './distinct-names.ts';
export { findCard, listPublicCards } from './find-cards.ts';
export type { Holding } from './holding.ts';
export { distinctInitials, initialsOf, proposeInitials } from './initials.ts';
export type { Member } from './member.ts';
export { drawMonogram } from './monogram.ts';
export { enterDemonstrationSchema, meSchema } from './schema.ts';
export type { Language, Me, OrganisationView, Role } from './schema.ts';
export { readMember as findMember, readMembers as findMembers, readOrganisation as findOrganisation } from './store.ts';
export { formatOf } from './photo.ts';
export type { Crop, PhotoFailure, PhotoFormat } from './photo.ts';
export { createPhotos } from './prepare-photo.ts';
export type { Photos } from './prepare-photo.ts';
export { findPhoto, PHOTO_SIZES } from './store-photos.ts';
export type { Photo, PhotoSize } from './store-photos.ts';
export { SESSION_COOKIE } from './session-routes.ts';
export { SESSIONS_TOPIC } from './visitor.ts';
export type { MemberEnv, RequireMember, Visitor } from './visitor.ts';

export interface PeopleOptions {
  readonly database: Database;
  readonly secureCookie: boolean;
  readonly publicUrl: string | null;
  /** What other rooms keep of members; asked for when it is wanted, because those rooms are made after this one. */
  readonly holdings?: () => readonly Holding[];
}

/** The people room's door. */
export interface People extends Required<Pick<Room, 'routes' | 'background'>> {
  readonly requireMember: RequireMember;
  /** Who sent this request; null when signed out. At most 5 s old. */
  findVisitor(c: Context): Promise<Visitor | null>;
  /** Like `findVisitor`, to be asked again later: for what outlives its request. */
  watchVisitor(c: Context): () => Promise<Visitor | null>;
  /** Forgets what is remembered of a member's sessions, because another process says that they may have ended. */
  forgetVisitors(organisationId: string, memberId: string): void;
  /** Everybody of the organisation of this transaction, the active first; 1,000 at most. */
  findMembers(db: Query): Promise<Member[]>;
  findMember(db: Query, organisationId: string, memberId: string): Promise<Member | null>;
  findOrganisation(db: Query, organisationId: string): Promise<OrganisationView | null>;
  /** Adds an organisation in a transaction that is already in its name. */
  createOrganisation(tx: Transaction, organisation: OrganisationView): Promise<void>;
  createMember(tx: Transaction, member: NewMember): Promise<Member>;
  /** Whether the public knows a character of the organisation by this name. */
  isTakenByOther(db: Query, organisationId: string, name: string): Promise<boolean>;
  /** Ends what goes on in the name of somebody who leaves, in the caller's transaction. */
  endMembership(tx: Transaction, member: Member): Promise<void>;
  /** Argon2id; not to be called inside a transaction: it takes about 20 ms and may have to queue. */
  hashPassphrase(passphrase: string): Promise<string>;
  /** Opens a session for a member who need not prove anything (a demonstration's) and gives the browser its cookie. */
  letIn(c: Context, organisationId: string, memberId: string): Promise<Me>;
}

/** Organisations, members, sessions and invitations. */
export function createPeople({ database, secureCookie, publicUrl, holdings = () => [] }: PeopleOptions): People {
  const deps = {
    database,
    passphrases: createPassphrases(),
    photos: createPhotos(),
    visitors: createVisitorCache(),
    holdings,
    newId: randomUUID,
  };
  const signIn = signInWith(deps, countUnknownSignIns(Date.now));
  const means = { ...deps, signIn, secureCookie, publicUrl };
  const door = sessionDoor(means);

  const routes = createRouter<RequestEnv>();
  routes.onError((error, c) => {
    if (!(error instanceof PassphrasesBusy)) throw error;
    c.header('Retry-After', '2');
    return c.json({ error: { kind: 'busy' } }, 503);
  });
  routes.route('/', sessionRoutes(means, door));
  routes.route('/', meRoutes(means, door));
  routes.route('/', memberRoutes(deps, door));
  routes.route('/', cardRoutes(deps, door));
  routes.route('/', photoRoutes(deps, door));
  routes.route('/', invitationRoutes(means, door));

  return {
    routes,
    background: async (signal) => await forgetPastDaily(database, signal),
    requireMember: door.requireMember,
    findVisitor: door.findVisitor,
    watchVisitor: door.watchVisitor,
    forgetVisitors: deps.visitors.forget,
    findMembers: readMembers,
    findMember: readMember,
    findOrganisation: readOrganisation,
    createOrganisation: async (tx, organisation) => await insertOrganisation(tx.db, organisation),
    createMember: async (tx, member) => await createMember(deps, tx, member),
    isTakenByOther: async (db, organisationId, name) => await isTakenByOther(deps, db, organisationId, name),
    endMembership: async (tx, member) => await endMembership(deps, tx, member),
    hashPassphrase: deps.passphrases.hash,
    letIn: async (c, organisationId, memberId) => {
      const signedIn = await database.transact(organisationId, async (tx) => await openSession(deps, tx, memberId, userAgentOf(c)));
      return await door.letIn(c, signedIn);
    },
  };
}
