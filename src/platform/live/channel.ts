import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalEntry } from '../journal/journal.ts';
import { journalEvent } from './stream.ts';
import type { EventStream } from './stream.ts';

/** One browser's place in an organisation's journal. */
export interface Seat {
  readonly memberId: string;
  readonly stream: EventStream;
  /** The last entry written to it. */
  position: number;
}

/** An organisation's journal as this process reads it: once for all of its open streams. */
export interface Channel {
  /** The newest entry was numbered `seq`, or something may have been missed when absent. */
  notice(seq?: number): void;
  /** Brings `seat` up to the others, then keeps it there. Resolves when it has caught up, or is gone. */
  join(seat: Seat): Promise<void>;
  leave(seat: Seat): void;
  readonly seats: ReadonlySet<Seat>;
  /** Whether nobody sits here, or is on the way. */
  isEmpty(): boolean;
}

/** Who alone may read about some conversations, by conversation; everybody may about the others. */
export type Readers = ReadonlyMap<string, ReadonlySet<string>>;

export interface ChannelMeans {
  read(seq: number, limit: number): Promise<JournalEntry[]>;
  /** Of the conversations that these entries are about. */
  readersOf?(entries: readonly JournalEntry[]): Promise<Readers>;
  onRead(entries: readonly JournalEntry[]): void;
  onTrouble(error: unknown): void;
}

const PAGE = 1_000;
// Between two reads, so that a storm of commits is read in pages rather than one by one.
const PAUSE_MS = 15;
const WAITS_MS = [100, 300, 1_000, 2_000];

export function openChannel(means: ChannelMeans): Channel {
  const seats = new Set<Seat>();
  let position = 0;
  let noticed = 0;
  let unsure = false;
  let reading = false;
  let joining = 0;

  async function keepUp(): Promise<void> {
    if (reading) return;
    reading = true;
    let failures = 0;
    while (seats.size > 0 && (unsure || noticed > position)) {
      unsure = false;
      const noticedBefore = noticed;
      try {
        const entries = await means.read(position, PAGE);
        failures = 0;
        if (entries.length === PAGE) unsure = true;
        if (entries.length > 0) spread(entries, await readersOf(entries));
        // A number that was noticed while this was read may be of a commit that it did not see yet: it is read once more.
        else if (noticed === noticedBefore) noticed = position;
        await sleep(PAUSE_MS);
      } catch (error) {
        unsure = true;
        if (failures === 0) means.onTrouble(error);
        await sleep(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)]);
        failures += 1;
      }
    }
    reading = false;
  }

  const readersOf = async (entries: readonly JournalEntry[]): Promise<Readers> => (await means.readersOf?.(entries)) ?? EVERYBODY;

  function spread(entries: readonly JournalEntry[], readers: Readers): void {
    // Numbers are given in the order of commits, so none below the newest can still appear.
    const newest = entries.at(-1)!;
    const whole = Buffer.from(entries.map((entry) => format(entry)).join(''));
    for (const seat of seats) {
      const text =
        seat.position === position && readers.size === 0
          ? whole
          : entries
              .filter((entry) => entry.seq > seat.position)
              .map((entry) => format(veiled(entry, readers, seat)))
              .join('');
      if (seat.position < newest.seq && seat.stream.write(text)) seat.position = newest.seq;
    }
    position = newest.seq;
    means.onRead(entries);
  }

  function notice(seq?: number): void {
    if (seq === undefined) unsure = true;
    else noticed = Math.max(noticed, seq);
    void keepUp();
  }

  async function join(seat: Seat): Promise<void> {
    joining += 1;
    await catchUp(seat).finally(() => (joining -= 1));
  }

  async function catchUp(seat: Seat): Promise<void> {
    let failures = 0;
    while (!seat.stream.closed) {
      // From here to `add` nothing is awaited: what is spread next reaches this seat.
      if (seats.size === 0 || seat.position >= position) {
        if (seats.size === 0) position = seat.position;
        seats.add(seat);
        return notice();
      }
      try {
        const entries = await means.read(seat.position, PAGE);
        failures = 0;
        const newest = entries.at(-1);
        if (!newest) throw new Error('the journal ends before what was read of it');
        const readers = await readersOf(entries);
        if (seat.stream.write(entries.map((entry) => format(veiled(entry, readers, seat))).join(''))) seat.position = newest.seq;
        await seat.stream.drained();
      } catch (error) {
        if (failures === WAITS_MS.length) return seat.stream.close();
        if (failures === 0) means.onTrouble(error);
        await sleep(WAITS_MS[failures]);
        failures += 1;
      }
    }
  }

  return { notice, join, seats, leave: (seat) => void seats.delete(seat), isEmpty: () => seats.size === 0 && joining === 0 };
}

const EVERYBODY: Readers = new Map();

/** An entry as a member may have it: of what is not theirs to read only that it has its number. */
function veiled(entry: JournalEntry, readers: Readers, { memberId }: Seat): JournalEntry {
  const { conversationId } = entry;
  if (conversationId === null || (readers.get(conversationId)?.has(memberId) ?? true)) return entry;
  return { ...entry, kind: 'veiled', memberId: null, accountId: null, conversationId: null, publicationId: null, data: {} };
}

function format(entry: JournalEntry): string {
  const { seq, at, kind, memberId, accountId, conversationId, publicationId, data } = entry;
  return journalEvent(seq, JSON.stringify({ seq, at, kind, memberId, accountId, conversationId, publicationId, data }));
}
