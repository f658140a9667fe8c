/**
 * Keeps the words of a post while they are typed: on the server a moment later, over the revision that was read and never over a colleague's;
 * in this browser until then, so that leaving the page, or losing the network, loses none.
 */
import type { PostView } from '../../src/posts/schema.ts';
import { isFailure, isPassing } from '../api/failure.ts';
import { toldGates, toldPart } from './part-media.ts';
import type { Wording } from './requests.ts';

/** A wording as the server has it. */
export type Kept = Pick<PostView, 'content' | 'accountIds' | 'revision'>;

export interface WordingView extends Wording {
  /** *kept*: as the server has it. *writing*: not sent yet. *unsaved*: it could not be. */
  readonly state: 'kept' | 'writing' | 'unsaved';
  /** Of what the server has; what is planned is this wording. */
  readonly revision: number;
  /** Somebody else changed it meanwhile, and nothing of ours was written over theirs. */
  readonly conflict: boolean;
  /** Why the server will not have these words, so that to try again is no use; null when there is nothing of the kind. */
  readonly failure: Error | null;
}

export interface Shelved extends Wording {
  /** The one that was written over. */
  readonly revision: number;
  /** What was sent without an answer, and may have arrived. */
  readonly sent: readonly Wording[];
}

export interface WordingMeans {
  /** `leaving`: the page may be gone before the answer comes. */
  write(body: Wording & { readonly revision: number }, leaving: boolean): Promise<Kept>;
  read(): Promise<Kept>;
  readonly shelf: { read(): Shelved | null; put(shelved: Shelved): void; clear(): void };
  /** Answers how to forget it. */
  later(ms: number, run: () => void): () => void;
  changed(view: WordingView): void;
}

export interface WordingKeeper {
  /** What the server has by now, whoever asked. */
  arrived(kept: Kept): void;
  type(wording: Partial<Wording>): void;
  takeTheirs(): Promise<void>;
  keepMine(): Promise<void>;
  /** Sends what is not kept yet; answers the revision that holds it, or null when that could not be. */
  settle(leaving?: boolean): Promise<number | null>;
  /** Sends the last words, without anybody to tell. */
  close(): void;
}

/** Milliseconds: a pause in typing. */
export const PAUSE = 700;
export const RETRY = 4_000;
const MOST_UNSURE = 5;

export const beginning = ({ content, accountIds, revision }: Kept): WordingView => ({
  content,
  accountIds,
  revision,
  state: 'kept',
  conflict: false,
  failure: null,
});

export function makeWordingKeeper(known: Kept, means: WordingMeans): WordingKeeper {
  let view = beginning(known);
  let latest = known;
  let sent: readonly Wording[] = [];
  let sending: Promise<void> | null = null;
  let forget: () => void = () => {};
  let closed = false;

  function set(change: Partial<WordingView>): void {
    view = { ...view, ...change };
    if (view.state === 'kept') means.shelf.clear();
    else means.shelf.put({ content: view.content, accountIds: view.accountIds, revision: view.revision, sent });
    if (!closed) means.changed(view);
  }

  function schedule(wait: number): void {
    forget();
    if (!closed) forget = means.later(wait, () => void settle());
  }

  function arrived(kept: Kept): void {
    if (kept.revision > latest.revision) latest = kept;
    // Its answer says more.
    if (sending === null) takeIn();
  }

  function takeIn(): void {
    if (latest.revision <= view.revision) return;
    if (view.state === 'kept' || isSame(latest, view)) {
      sent = [];
      set(beginning(latest));
    } else if (sent.some((words) => isSame(latest, words))) {
      // It had arrived: only its answer was lost.
      sent = [];
      set({ revision: latest.revision, conflict: false });
      schedule(PAUSE);
    } else {
      forget();
      set({ conflict: true });
    }
  }

  async function send(leaving: boolean): Promise<void> {
    const words = tidy(view);
    sent = [...sent, words].slice(-MOST_UNSURE);
    const [before, { content, accountIds }] = [view.revision, view];
    try {
      const written = await means.write({ ...words, revision: before }, leaving);
      sent = [];
      latest = written.revision > latest.revision ? written : latest;
      const all = view.content === content && view.accountIds === accountIds;
      set({ revision: written.revision, failure: null, ...(all && { state: 'kept' }) });
    } catch (error) {
      if (isFailure(error, 'changed-since')) await meet();
      else if (isPassing(error) || !(error instanceof Error)) {
        set({ state: 'unsaved', failure: null });
        schedule(RETRY);
      } else {
        sent = [];
        set({ state: 'unsaved', failure: error });
      }
    }
  }

  /** Somebody wrote before us: a colleague, or we ourselves when an answer was lost. */
  async function meet(): Promise<void> {
    const now = await means.read().catch(() => null);
    if (now !== null && now.revision > latest.revision) latest = now;
    if (latest.revision <= view.revision) set({ conflict: true });
    else takeIn();
  }

  async function settle(leaving = false): Promise<number | null> {
    forget();
    for (;;) {
      if (sending !== null) {
        await sending;
        continue;
      }
      if (view.conflict) return null;
      if (view.state === 'kept') return view.revision;
      sending = send(leaving);
      await sending;
      sending = null;
      // A colleague's words may have come on top by now. Whoever waits hears of his or her own first: nobody plans what was never on the screen.
      means.later(0, () => arrived(latest));
      if (view.state === 'unsaved') return null;
    }
  }

  /** What a colleague has, when nobody told us yet. */
  async function theirs(): Promise<Kept> {
    if (latest.revision <= view.revision) arrived(await means.read().catch(() => latest));
    return latest;
  }

  const shelved = means.shelf.read();
  if (shelved !== null) {
    const { content, accountIds, revision } = shelved;
    sent = shelved.sent;
    set({ content, accountIds, revision: Math.min(revision, known.revision), state: 'writing' });
    schedule(0);
    arrived(known);
  }

  return {
    arrived,
    settle,
    type(wording) {
      set({ ...wording, state: 'writing', failure: null });
      if (!view.conflict) schedule(PAUSE);
    },
    async takeTheirs() {
      sent = [];
      set(beginning(await theirs()));
    },
    async keepMine() {
      set({ revision: (await theirs()).revision, conflict: false, state: 'writing' });
      schedule(0);
    },
    close() {
      closed = true;
      forget();
      void settle(true);
    },
  };
}

/** As it is sent: an empty warning is none. */
const tidy = ({ content, accountIds }: Wording): Wording => ({
  content: { ...content, contentWarning: content.contentWarning?.trim() || null },
  accountIds,
});

/** Whether two wordings say the same, however the server ordered what they are made of. */
function isSame(one: Wording, other: Wording): boolean {
  const told = (wording: Wording) => {
    const { content, accountIds } = tidy(wording);
    const { parts, versions, visibility, contentWarning, languages, mentions = [], numbered = false, gates = [] } = content;
    const apart = versions.map((version) => [version.accountId, version.parts.map(toldPart)]);
    const known = mentions.map(({ as, name, handles }) => [as, name, handles.map(({ network, handle }) => [network, handle])]);
    return JSON.stringify([
      parts.map(toldPart),
      apart,
      visibility,
      contentWarning,
      languages,
      accountIds,
      known,
      numbered,
      toldGates(gates),
    ]);
  };
  return told(one) === told(other);
}
