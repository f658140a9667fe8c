/**
 * Keeps a reply while it is written: on the server at each pause, in this browser at each key, so that neither a crash nor a tunnel loses
 * a word. One save travels at a time; each says on which revision it was written, and one that comes too late is never forced:
 * both texts are shown and their author chooses.
 */
import type { DraftView } from '../../../src/inbox/schema.ts';

export interface DraftContent {
  readonly text: string;
  readonly replyToMessageId: string | null;
  /** Who is to read it; null: whoever reads what it answers. */
  readonly visibility: DraftView['visibility'];
  /** Words to fold it behind; null: those of what it answers; empty: none. */
  readonly contentWarning: string | null;
  /** It corrects the message of ours that it answers. */
  readonly corrects: boolean;
}

export const BLANK: DraftContent = { text: '', replyToMessageId: null, visibility: null, contentWarning: null, corrects: false };

/** What is written of a draft, without what is known of where it is kept. */
export const contentOf = ({ text, replyToMessageId, visibility, contentWarning, corrects }: DraftContent): DraftContent => ({
  text,
  replyToMessageId,
  visibility,
  contentWarning,
  corrects,
});

export type DraftStatus =
  | { readonly kind: 'blank' }
  | { readonly kind: 'unsaved' }
  /** On the server since `at`. */
  | { readonly kind: 'kept'; readonly at: string }
  /** In this browser alone, until the server can be reached. */
  | { readonly kind: 'kept-here' }
  /** Newer words of the same author came from elsewhere; nothing is saved until he chooses. */
  | { readonly kind: 'conflict'; readonly theirs: DraftView };

/** An act that may be refused. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: SaveFailure };

/** `stale`: another device saved since; null when its draft was sent or thrown away there. */
export type SaveFailure = { readonly kind: 'stale'; readonly draft: DraftView | null } | { readonly kind: 'unreachable' };

/** What a browser keeps: the words and the revision that they were written on. */
export interface ShelvedDraft extends DraftContent {
  readonly revision: number;
}

export interface DraftTools {
  /** `leaving`: the page is going away; the request must outlive it. */
  save(draft: ShelvedDraft, leaving: boolean): Promise<Outcome<DraftView>>;
  discard(leaving: boolean): Promise<Outcome<undefined>>;
  shelf: { read(): ShelvedDraft | null; put(draft: ShelvedDraft): void; clear(): void };
  /** Calls back after `ms`, once; returns how to call it off. */
  later(ms: number, run: () => void): () => void;
  changed(content: DraftContent, status: DraftStatus): void;
}

/** Milliseconds of silence after which words go to the server, and the longest that a fast typist goes without. */
export const PAUSE = 600;
export const LONGEST_UNSAVED = 4_000;
const RETRY_FIRST = 2_000;
const RETRY_LONGEST = 30_000;

export interface DraftKeeper {
  type(content: DraftContent): void;
  /** Saves now: the field was left, the page is going away, the network is back. */
  flush(leaving: boolean): void;
  /** The server has a draft of the same author: on opening, or written on another device. */
  arrived(draft: DraftView | null): void;
  choose(whose: 'mine' | 'theirs'): void;
  /** The words are leaving: they are not saved meanwhile, or the save could come after the send. Ends with `sent`, a key, or `flush`. */
  hold(): void;
  /** The words left as a publication: nothing is kept any more. */
  sent(): void;
  stop(): void;
}

export function makeDraftKeeper(known: DraftView | null, tools: DraftTools): DraftKeeper {
  let content: DraftContent = known === null ? BLANK : contentOf(known);
  let revision = known?.revision ?? 0;
  let status: DraftStatus = known && known.text !== '' ? { kind: 'kept', at: known.updatedAt } : { kind: 'blank' };
  let dirty = false;
  let travelling = false;
  let stopped = false;
  let retryIn = RETRY_FIRST;
  let unsavedTimers: (() => void)[] = [];
  /** Grows when the words stop being a draft, so that an answer on its way cannot bring them back. */
  let life = 0;
  /** When the draft that left was kept: read before it left, it may still arrive after. */
  let leftAt: string | null = null;

  const tell = (next: DraftStatus) => {
    status = next;
    if (!stopped) tools.changed(content, status);
  };
  const callOff = () => {
    for (const cancel of unsavedTimers) cancel();
    unsavedTimers = [];
  };

  const settle = (result: Outcome<DraftView>, sent: DraftContent, leaving: boolean) => {
    if (result.ok) {
      revision = result.value.revision;
      retryIn = RETRY_FIRST;
      dirty = !same(content, sent);
      if (dirty) return schedule();
      tools.shelf.clear();
      return tell({ kind: 'kept', at: result.value.updatedAt });
    }
    if (result.error.kind === 'stale') {
      const theirs = result.error.draft;
      if (theirs === null) {
        revision = 0;
        return schedule();
      }
      if (same(content, theirs)) return adopt(theirs);
      return tell({ kind: 'conflict', theirs });
    }
    tell({ kind: 'kept-here' });
    if (!leaving && !stopped) unsavedTimers.push(tools.later(retryIn, () => void push(false)));
    retryIn = Math.min(retryIn * 2, RETRY_LONGEST);
  };

  const push = async (leaving: boolean): Promise<void> => {
    if (!dirty || travelling || status.kind === 'conflict') return;
    callOff();
    travelling = true;
    const sent = content;
    const lived = life;
    if (sent.text.trim() === '') {
      const gone = await tools.discard(leaving);
      travelling = false;
      if (lived !== life) return;
      if (!gone.ok) return settle(gone, sent, leaving);
      revision = 0;
      dirty = !same(content, sent);
      if (dirty) return schedule();
      tools.shelf.clear();
      return tell({ kind: 'blank' });
    }
    const result = await tools.save({ ...sent, revision }, leaving);
    travelling = false;
    if (lived === life) return settle(result, sent, leaving);
    if (!result.ok) return;
    // The words left as a publication while they were being saved: what was saved after that is no draft.
    leftAt = result.value.updatedAt;
    if (content.text.trim() === '') void tools.discard(leaving);
    else revision = result.value.revision;
  };

  const schedule = () => {
    if (stopped) return;
    const [pause, longest] = unsavedTimers;
    pause?.();
    unsavedTimers = [tools.later(PAUSE, () => void push(false)), longest ?? tools.later(LONGEST_UNSAVED, () => void push(false))];
  };

  const adopt = (draft: DraftView) => {
    callOff();
    content = contentOf(draft);
    revision = draft.revision;
    dirty = false;
    tools.shelf.clear();
    tell(draft.text === '' ? { kind: 'blank' } : { kind: 'kept', at: draft.updatedAt });
  };

  const type = (next: DraftContent) => {
    if (same(next, content)) return;
    content = next;
    dirty = true;
    tools.shelf.put({ ...content, revision });
    if (status.kind === 'conflict') return tell(status);
    if (!travelling) schedule();
    tell(status.kind === 'kept-here' ? status : { kind: 'unsaved' });
  };

  const shelved = tools.shelf.read();
  if (shelved) {
    const newer = known !== null && known.revision > shelved.revision && known.text !== shelved.text;
    content = contentOf(shelved);
    revision = known?.revision ?? 0;
    dirty = true;
    if (newer) status = { kind: 'conflict', theirs: known };
    else {
      status = { kind: 'unsaved' };
      schedule();
    }
  }
  tools.changed(content, status);

  return {
    type,
    flush: (leaving) => void push(leaving),
    arrived(draft) {
      if (travelling || draft === null || draft.revision <= revision || draft.updatedAt === leftAt) return;
      if (!dirty || same(content, draft)) return adopt(draft);
      tell({ kind: 'conflict', theirs: draft });
    },
    choose(whose) {
      if (status.kind !== 'conflict') return;
      const { theirs } = status;
      if (whose === 'theirs') return adopt(theirs);
      revision = theirs.revision;
      dirty = true;
      tell({ kind: 'unsaved' });
      void push(false);
    },
    hold: callOff,
    sent() {
      life += 1;
      leftAt = status.kind === 'kept' ? status.at : null;
      callOff();
      content = { ...BLANK, replyToMessageId: content.replyToMessageId };
      revision = 0;
      dirty = false;
      tools.shelf.clear();
      tell({ kind: 'blank' });
    },
    stop() {
      void push(true);
      callOff();
      stopped = true;
    },
  };
}

function same(a: DraftContent, b: DraftContent): boolean {
  return (
    a.text === b.text &&
    a.replyToMessageId === b.replyToMessageId &&
    a.visibility === b.visibility &&
    a.contentWarning === b.contentWarning &&
    a.corrects === b.corrects
  );
}
