import type { ServerResponse } from 'node:http';
import type { Database, Query } from '../database/index.ts';
import { entriesAfter, lastSeq } from '../journal/store.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { openChannel } from './channel.ts';
import type { Channel, Readers, Seat } from './channel.ts';
import { listen } from './listener.ts';
import type { Ephemeral } from './listener.ts';
import { ephemeralEvent, helloEvent, OPEN_COMMENT, openEventStream } from './stream.ts';

/** Who hears an ephemeral event: everybody of the organisation, one member, or no browser at all. */
export type Audience = 'everybody' | 'nobody' | { readonly memberId: string };

export interface HubMeans {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly audienceOf: (said: Ephemeral) => Audience;
  /** Who alone may read about some of these conversations; absent: everybody may about all. */
  readonly readersOf?: ((db: Query, organisationId: string, conversationIds: readonly string[]) => Promise<Readers>) | undefined;
  /** Every ephemeral event that this process hears, whoever it is for. */
  readonly onEphemeral?: (said: Ephemeral) => void;
  /** An organisation's journal has news; null: this process was deaf for a while, and any may have. */
  readonly onJournal?: (organisationId: string | null) => void;
}

export interface Listening {
  readonly organisationId: string;
  readonly memberId: string;
  readonly requestId: string;
  /** Number of the last entry that the browser saw; null when it starts now. */
  readonly after: number | null;
  readonly outgoing: ServerResponse;
  /** Whether the session is still good; asked every 15 s and when the member's sessions may have ended. */
  isStillIn(): Promise<boolean>;
}

export interface Hub {
  /** Opens a stream, which then lives by itself. Throws when the database does not answer. */
  open(listening: Listening): Promise<Result<undefined, { kind: 'too-many-streams'; maximum: number }>>;
  /** Makes sure at once that a member's streams may go on. */
  recheck(organisationId: string, memberId: string): void;
  /** Resolves once commits are heard of. */
  readonly listening: Promise<void>;
  stop(): Promise<void>;
}

/** Tabs of one member, in this process. */
export const MOST_STREAMS = 20;
/** Entries that a browser may be behind and still be sent one by one. */
export const MOST_BEHIND = 10_000;
const COMMENT_EVERY_MS = 15_000;

interface OpenSeat extends Seat {
  readonly isStillIn: () => Promise<boolean>;
}

/** The live streams of this process. Several processes each have theirs on the same database, and know nothing of each other. */
export function startHub({ database, databaseUrl, log, metrics, audienceOf, readersOf, onEphemeral, onJournal }: HubMeans): Hub {
  const channels = new Map<string, Channel>();
  const seatsOf = new Map<string, Set<OpenSeat>>();
  let stopped = false;

  const listener = listen(
    databaseUrl,
    {
      journal: (organisationId, seq) => {
        onJournal?.(organisationId);
        channels.get(organisationId)?.notice(seq);
      },
      ephemeral: (said) => {
        onEphemeral?.(said);
        spreadEphemeral(said);
      },
      resumed: () => {
        onJournal?.(null);
        for (const channel of channels.values()) channel.notice();
      },
    },
    log,
  );

  function spreadEphemeral(said: Ephemeral): void {
    const audience = audienceOf(said);
    if (audience === 'nobody') return;
    const event = Buffer.from(ephemeralEvent(JSON.stringify({ topic: said.topic, data: said.data })));
    for (const seat of channels.get(said.organisationId)?.seats ?? []) {
      if (audience === 'everybody' || audience.memberId === seat.memberId) seat.stream.write(event);
    }
  }

  function channelOf(organisationId: string): Channel {
    const existing = channels.get(organisationId);
    if (existing) return existing;
    const channel = openChannel({
      read: (seq, limit) => database.read(organisationId, async (db) => await entriesAfter(db, organisationId, seq, limit)),
      readersOf: async (entries) => {
        const conversationIds = [...new Set(entries.flatMap(({ conversationId }) => conversationId ?? []))];
        if (!readersOf || conversationIds.length === 0) return new Map();
        return await database.read(organisationId, async (db) => await readersOf(db, organisationId, conversationIds));
      },
      onRead: (entries) => {
        const now = Date.now();
        for (const entry of entries) metrics.journalLag.observe(Math.max(now - entry.at.getTime(), 0) / 1_000);
      },
      onTrouble: (error) => log.warn({ err: error, organisationId }, 'the journal could not be read; trying again'),
    });
    channels.set(organisationId, channel);
    return channel;
  }

  async function open(listening: Listening): Promise<Result<undefined, { kind: 'too-many-streams'; maximum: number }>> {
    const { organisationId, memberId, outgoing, isStillIn } = listening;
    const key = `${organisationId}:${memberId}`;
    const newest = await database.read(organisationId, async (db) => await lastSeq(db, organisationId));
    // From here to the seat nothing is awaited: a hundred that ask at once are counted one by one.
    if ((seatsOf.get(key)?.size ?? 0) >= MOST_STREAMS) return fail({ kind: 'too-many-streams', maximum: MOST_STREAMS });
    // A number from the future is one of another database (a restored copy): there is nothing to resume. Too far behind, a browser asks
    // anew for what it shows sooner than it reads through weeks of entries.
    const { after } = listening;
    const position = after === null || after > newest || newest - after > MOST_BEHIND ? newest : after;
    const stream = openEventStream(outgoing, listening.requestId, () => metrics.liveStreamsClosedSlow.inc());
    const seat: OpenSeat = { memberId, stream, position, isStillIn };
    const seats = seatsOf.get(key) ?? new Set();
    seatsOf.set(key, seats.add(seat));
    metrics.liveStreams.inc();
    stream.onClose(() => {
      metrics.liveStreams.dec();
      seats.delete(seat);
      if (seats.size === 0) seatsOf.delete(key);
      channels.get(organisationId)?.leave(seat);
    });
    stream.write(helloEvent(newest, position));
    if (stopped) stream.close();
    void channelOf(organisationId).join(seat);
    return succeed();
  }

  async function check(seat: OpenSeat): Promise<void> {
    const stillIn = await seat.isStillIn().catch(() => true);
    if (!stillIn) seat.stream.close();
  }

  const comments = setInterval(() => {
    for (const seats of seatsOf.values()) {
      for (const seat of seats) {
        seat.stream.write(OPEN_COMMENT);
        void check(seat);
      }
    }
    for (const [organisationId, channel] of channels) {
      if (channel.isEmpty()) channels.delete(organisationId);
      else channel.notice();
    }
  }, COMMENT_EVERY_MS);

  return {
    open,
    listening: listener.listening,
    recheck: (organisationId, memberId) => {
      for (const seat of seatsOf.get(`${organisationId}:${memberId}`) ?? []) void check(seat);
    },
    stop: async () => {
      stopped = true;
      clearInterval(comments);
      for (const seats of seatsOf.values()) for (const seat of seats) seat.stream.close();
      await listener.stop();
    },
  };
}
