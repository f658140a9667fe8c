/**
 * The composition root: the one place that knows every room. Each room exports from its `index.ts` a `createX(deps)` that takes what it
 * needs as one object (the database, the log, doors of the rooms before it) and answers `Room` (`routes`, `jobs`, `background`, all
 * optional) beside the functions of its door. Making a room starts nothing: `startWeb` listens, `startWorker` does jobs and background
 * work, and `stop` ends both in the opposite order. Rooms are made here in the order of docs/architecture.md, so a room can only be
 * given what stands before it.
 */
import { randomUUID } from 'node:crypto';
import { accountsHolding, createAccounts, createSpendingMeter } from './accounts/index.ts';
import { apiKeysHolding, createApiKeys, scopeFor } from './api-keys/index.ts';
import { createCards } from './cards/index.ts';
import { circlesHolding, createCircles } from './circles/index.ts';
import { composeOffices, officeDeps } from './compose-offices.ts';
import { personaDeps } from './compose-personas.ts';
import { composeWhoSpeaks } from './compose-who-speaks.ts';
import type { Config } from './config.ts';
import { createDemonstration } from './demonstration/index.ts';
import { createGuardrails, guardrailsHolding } from './guardrails/index.ts';
import { createInbox, inboxExports, inboxHolding, listReaders } from './inbox/index.ts';
import type { FetchThread } from './inbox/index.ts';
import { blueskyOwn, createBlueskyNetwork } from './networks/bluesky/index.ts';
import { createMastodonNetwork } from './networks/mastodon/index.ts';
import { createPracticeLife, createPracticeNetwork, practiceRoutes } from './networks/practice/index.ts';
import { createXNetwork } from './networks/x/index.ts';
import { createMedia, createOneByOne, mediaExport, mediaHolding } from './media/index.ts';
import { createModeration, moderationHolding } from './moderation/index.ts';
import { createPast } from './past/index.ts';
import { createPeople, createPhotos, SESSION_COOKIE, SESSIONS_TOPIC } from './people/index.ts';
import type { People } from './people/index.ts';
import { openOwnerPool, watchReadiness } from './platform/database/index.ts';
import type { Database } from './platform/database/index.ts';
import { createApp, originOf, serveHttp } from './platform/http/index.ts';
import type { HttpServer } from './platform/http/index.ts';
import { startJobs } from './platform/jobs/index.ts';
import type { Jobs } from './platform/jobs/index.ts';
import { eventRoutes, startHub } from './platform/live/index.ts';
import type { Ephemeral, Hub } from './platform/live/index.ts';
import type { Log } from './platform/log.ts';
import { createMetrics, watchPool } from './platform/metrics.ts';
import { createFetching, createPictureAddresses, pictureRoutes, PICTURES, withOurAddresses } from './platform/pictures/index.ts';
import { startBackground } from './platform/room.ts';
import type { Background, Room } from './platform/room.ts';
import { createSeal } from './platform/secrets/index.ts';
import { createPeerReading, peerReadingHolding } from './peer-reading/index.ts';
import { createPersonas, personasHolding } from './personas/index.ts';
import { createPosts, heldPostDoor, postsDeps, postsHolding, takeBack } from './posts/index.ts';
import { createProfiles } from './profiles/index.ts';
import { createPublishing, heldReplyDoor, publicationExport, publishingHolding, reply } from './publishing/index.ts';
import { createReview, reviewHolding } from './review/index.ts';
import type { SubjectDoors } from './review/index.ts';
import { createShifts } from './shifts/index.ts';
import { createWebhooks } from './webhooks/index.ts';

export interface Application {
  /** Listens at the configured address; throws the system's error when it cannot. */
  startWeb(): Promise<{ readonly url: string }>;
  /** Does jobs and background work. */
  startWorker(): Promise<void>;
  /** Fills a demonstration organisation, when there is none yet. */
  startDemonstration(): Promise<void>;
  /** Stops what was started; within 5 seconds, whatever was under way. May be called twice. */
  stop(): Promise<void>;
}

export interface Means {
  readonly database: Database;
  /** As the owner of the schema: the jobs' tables, LISTEN, readiness. */
  readonly databaseUrl: string;
  readonly log: Log;
}

export const WEB_FOLDER = new URL('../web/dist/', import.meta.url);

/** Puts the product together; starts nothing. */
export function compose(config: Config, { database, databaseUrl, log }: Means): Application {
  const metrics = createMetrics();
  watchPool(metrics, database.pool);
  const owner = openOwnerPool(databaseUrl);

  const { rooms, people, connections, meter, demonstration, whoSpeaks, accountPages } = createRooms(config, { database, log });

  const started: { server?: HttpServer; hub?: Hub; jobs?: Jobs; background?: Background } = {};

  const pictures = {
    addresses: createPictureAddresses(config.secret, config.previousSecret),
    fetchPicture: createFetching(config.picturesFrom ?? 'public'),
    requireMember: people.requireMember,
  };

  async function startWeb(): Promise<{ url: string }> {
    const hub = startHub({
      database,
      databaseUrl,
      log,
      metrics,
      audienceOf,
      readersOf: listReaders,
      onEphemeral: (said) => hear(people, hub, said),
      onJournal: whoSpeaks.changed,
    });
    started.hub = hub;
    const app = createApp({
      log,
      publicUrl: config.publicUrl,
      metrics,
      readiness: watchReadiness(owner),
      webFolder: WEB_FOLDER,
      sessionCookie: SESSION_COOKIE,
      scopeOf: scopeFor,
      outgoing: (answer) => withOurAddresses(answer, pictures.addresses.sign),
      api: [...rooms.flatMap((room) => room.routes ?? []), liveRoutes(people, hub)],
      pages: [
        { path: '/practice', routes: practiceRoutes({ database, currentOrganisation: currentOrganisation(people, database) }) },
        { path: PICTURES, routes: pictureRoutes(pictures) },
        ...accountPages,
        ...whoSpeaks.pages,
      ],
    });
    started.server = await serveHttp(app.fetch, config);
    return { url: config.publicUrl ?? originOf({ host: config.host, port: started.server.port }) };
  }

  async function startWorker(): Promise<void> {
    const handlers = Object.assign({}, ...rooms.map((room) => room.jobs ?? {})) as Required<Room>['jobs'];
    started.jobs = await startJobs({ url: databaseUrl, handlers, log, metrics });
    started.background = startBackground(rooms, log);
  }

  async function stop(): Promise<void> {
    await Promise.all([started.hub?.stop(), started.server?.stop(), started.jobs?.stop(), started.background?.stop()]);
    await connections.close();
    await meter.flush();
    await owner.end();
  }
  let stopped: Promise<void> | null = null;
  return { startWeb, startWorker, startDemonstration: demonstration.fill, stop: () => (stopped ??= stop()) };
}

/** Every room, given what stands before it. */
function createRooms(config: Config, { database, log }: Omit<Means, 'databaseUrl'>) {
  const meter = createSpendingMeter({ database, log });
  const networks = {
    practice: createPracticeNetwork({ database }),
    bluesky: createBlueskyNetwork({ services: config.bluesky ?? {}, secret: config.secret, previousSecret: config.previousSecret }),
    mastodon: createMastodonNetwork({ originsFrom: config.picturesFrom ?? 'public' }),
    x: createXNetwork({ meter }),
  };
  const seal = createSeal(config.secret, config.previousSecret);
  const people = createPeople({
    database,
    secureCookie: config.secureCookie,
    publicUrl: config.publicUrl,
    // What later rooms keep of members, for when they leave, are erased or want to know.
    holdings: () => [
      accountsHolding,
      apiKeysHolding,
      personasHolding,
      inboxHolding,
      moderationHolding,
      circlesHolding,
      guardrailsHolding,
      // What waits for somebody to read it is given back before anything else of it is stopped.
      reviewHolding({ subjects }),
      publishingHolding,
      postsHolding,
      peerReadingHolding,
      mediaHolding,
      offices.holding,
      shifts.holding,
    ],
  });
  const { requireMember } = people;
  const apiKeys = createApiKeys({ database, requireMember });
  // Where programs speak too, in the name of a member.
  const { requireMemberOrKey } = apiKeys;
  // What accounts hear goes up to the inbox, and the inbox asks for threads on their connections: two directions, tied here only.
  const fetchThread: FetchThread = (account, ref) => accounts.connections.use(account, (connection) => connection.thread(ref));
  const inbox = createInbox({ database, log, requireMember, fetchThread });
  const accounts = createAccounts({
    database,
    networks,
    seal,
    inbox: inbox.hearing,
    requireMember,
    isTakenByOther: people.isTakenByOther,
    findVisitor: people.findVisitor,
    publicUrl: config.publicUrl,
    // Conversations and messages, then what was to be published.
    exports: () => [...inboxExports, publicationExport, mediaExport],
    log,
    meter,
    // An account takes what is ours off its profile before it goes.
    beforeDisconnect: (key) => profiles.withdraw(key),
  });
  const { connections } = accounts;
  const oneByOne = createOneByOne();
  const media = createMedia({ database, requireMember, oneByOne });
  const cards = createCards({ database, requireMember, oneByOne, reach: config.picturesFrom ?? 'public' });
  const keepingPersonas = personaDeps({ database, networks });
  const personas = createPersonas({ ...keepingPersonas, requireMember, photos: createPhotos() });
  const moderation = createModeration({ database, networks, connections, requireMember });
  const circles = createCircles({ database, connections, requireMember, ownOf: blueskyOwn, newRecordKey: networks.bluesky.newRecordKey });
  const guardrails = createGuardrails({
    database,
    requireMember,
    log,
    linksFrom: config.picturesFrom ?? 'public',
    hoursOf: async (db, moment) => await shifts.hoursOf(db, moment),
    stretchesOf: async (db, days) => await shifts.stretchesOf(db, days),
  });
  // What waits for a second pair of eyes is of rooms that come later.
  const subjects = (): SubjectDoors => ({
    reply: heldReplyDoor({ networks }),
    post: heldPostDoor(postsDeps({ database, networks, guard: guardrails })),
  });
  const review = createReview({ database, guard: guardrails, newId: randomUUID, subjects, requireMember, log });
  // What is published leaves with its account's rules for answers and quotes.
  const publishing = createPublishing({
    database,
    networks,
    connections: { ...connections, use: circles.gated.use },
    people: { requireMember: requireMemberOrKey },
    log,
    oneByOne,
    onCancelled: takeBack,
    guard: guardrails,
  });
  const profiles = createProfiles({ database, networks, connections, requireMember, log });
  const shifts = createShifts({ database, networks, requireMember, log, guard: guardrails });
  const offices = composeOffices({ database, networks, requireMember, log, guard: guardrails });
  const posts = createPosts({ database, networks, requireMember: requireMemberOrKey, log, guard: guardrails });
  const peerReading = createPeerReading({ database, requireMember, log });
  const webhooks = createWebhooks({ database, seal, requireMember, log, reach: config.webhooksTo ?? 'public' });
  const whoSpeaks = composeWhoSpeaks({ database, requireMember, publicUrl: config.publicUrl, shifts });
  const demonstration = createDemonstration({
    database,
    people,
    connecting: { database, networks, seal, newId: randomUUID },
    reply: async (visitor, request) => await reply({ database, networks, newId: randomUUID, guard: guardrails }, visitor, request),
    shifts: shifts.deps,
    offices: officeDeps({ database, networks }),
    personas: keepingPersonas,
    posts: postsDeps({ database, networks, guard: guardrails }),
  });
  const past = createPast({ database, requireMember, log });
  const rooms: Room[] = [
    people,
    apiKeys,
    createPracticeLife({ database, log }),
    accounts,
    media,
    cards,
    personas,
    inbox,
    moderation,
    circles,
    guardrails,
    review,
    publishing,
    profiles,
    shifts,
    offices,
    posts,
    peerReading,
    webhooks,
    past,
    whoSpeaks,
    demonstration,
  ];
  return { rooms, people, connections, meter, demonstration, whoSpeaks, accountPages: accounts.pages };
}

/** Drafts are their author's; news of sessions is for processes, not for browsers. */
function audienceOf({ topic, data }: Ephemeral) {
  if (topic === SESSIONS_TOPIC) return 'nobody';
  if (topic === 'draft') return { memberId: String(data['memberId']) };
  return 'everybody';
}

function hear(people: People, hub: Hub, { topic, organisationId, data }: Ephemeral): void {
  if (topic !== SESSIONS_TOPIC) return;
  people.forgetVisitors(organisationId, String(data['memberId']));
  hub.recheck(organisationId, String(data['memberId']));
}

function liveRoutes(people: People, hub: Hub) {
  return eventRoutes({
    hub,
    requireMember: people.requireMember,
    listenerOf: (c) => {
      const watch = people.watchVisitor(c);
      return { visitor: c.get('visitor'), isStillIn: async () => (await watch()) !== null };
    },
  });
}

/** The practice network's public pages show the organisation of who looks, who is signed in. */
const currentOrganisation =
  (people: People, database: Database): Parameters<typeof practiceRoutes>[0]['currentOrganisation'] =>
  async (c) => {
    const visitor = await people.findVisitor(c);
    if (!visitor) return null;
    const { organisationId } = visitor;
    return await database.read(organisationId, async (db) => await people.findOrganisation(db, organisationId));
  };
