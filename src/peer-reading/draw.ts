/** Which of a day's messages are read again, and by whom. Pure. */

/** One of our messages that left that day. */
export interface SentMessage {
  readonly publicationId: string;
  readonly messageId: string;
  readonly accountId: string;
  /** What was said once, on whatever accounts and in however many parts: a post is read in one place. */
  readonly subject: string;
  readonly authorId: string;
  /** Who else wrote it, or read it before it left. */
  readonly knownTo: readonly string[];
  readonly paused: boolean;
  /** Who may read it; null: everybody. */
  readonly readers: ReadonlySet<string> | null;
}

export interface Drawn {
  readonly sent: SentMessage;
  readonly readerId: string;
  readonly why: 'paused' | 'sample';
}

/** Of an author's messages, one in so many. */
const ONE_IN = 20;
/** A kindness, not a second job. */
export const MOST_A_READER = 5;

/**
 * Every message that was paused and left, then of each author one in twenty of the others, one at least. Each goes to a colleague who did not write it
 * and may read it: who has least to read, five at most. Where nobody is left, it is not read.
 * `random` answers numbers from 0 up to 1.
 */
export function drawReadings(all: readonly SentMessage[], members: readonly string[], random: () => number): Drawn[] {
  const once = [...new Map(all.map((one) => [one.subject, one] as const).toReversed()).values()].toReversed();
  const load = new Map(members.map((member) => [member, 0]));
  const drawn: Drawn[] = [];
  const give = (sent: SentMessage, why: Drawn['why']): boolean => {
    const free = members.filter((member) => isFor(sent, member) && load.get(member)! < MOST_A_READER);
    const least = Math.min(...free.map((member) => load.get(member)!));
    const [readerId] = shuffle(
      free.filter((member) => load.get(member) === least),
      random,
    );
    if (readerId === undefined) return false;
    load.set(readerId, least + 1);
    drawn.push({ sent, readerId, why });
    return true;
  };
  for (const sent of shuffle(
    once.filter(({ paused }) => paused),
    random,
  ))
    give(sent, 'paused');

  const authors = shuffle([...new Set(once.map(({ authorId }) => authorId))], random).map((authorId) => {
    const own = once.filter((one) => one.authorId === authorId);
    return {
      rest: shuffle(
        own.filter(({ paused }) => !paused),
        random,
      ),
      wanted: Math.max(1, Math.round(own.length / ONE_IN)),
    };
  });
  // Round by round, so that who spoke much does not take all the readers before who spoke little.
  for (let round = 0; authors.some(({ wanted, rest }) => round < wanted && rest.length > 0); round++) {
    for (const { rest, wanted } of authors) {
      let given = round >= wanted;
      while (!given && rest.length > 0) given = give(rest.pop()!, 'sample');
    }
  }
  return drawn;
}

const isFor = ({ authorId, knownTo, readers }: SentMessage, member: string): boolean =>
  member !== authorId && !knownTo.includes(member) && (readers === null || readers.has(member));

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.min(last, Math.floor(random() * (last + 1)));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
