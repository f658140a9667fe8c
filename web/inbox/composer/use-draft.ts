/** The reader's draft in one conversation, as a component uses it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DraftView } from '../../../src/inbox/schema.ts';
import { isFailure } from '../../api/failure.ts';
import { keepDraft } from '../conversation-cache.ts';
import { discardDraft, saveDraft } from '../requests.ts';
import {
  BLANK,
  makeDraftKeeper,
  type DraftContent,
  type DraftKeeper,
  type DraftStatus,
  type Outcome,
  type SaveFailure,
} from './draft-keeper.ts';
import { onPutBack } from './put-back.ts';
import { shelfOf } from './shelf.ts';

export interface Draft extends DraftContent {
  readonly status: DraftStatus;
  type(content: DraftContent): void;
  flush(): void;
  choose(whose: 'mine' | 'theirs'): void;
  hold(): void;
  sent(): void;
}

const NOTHING: { content: DraftContent; status: DraftStatus } = { content: BLANK, status: { kind: 'blank' } };

/** `known`: the draft that the server has. The same conversation for the life of the component. */
export function useDraft(conversationId: string, me: string, known: DraftView | null): Draft {
  const client = useQueryClient();
  const [{ content, status }, show] = useState(NOTHING);
  const keeper = useRef<DraftKeeper | null>(null);
  const first = useRef(known);
  const latest = useRef(content);
  useLayoutEffect(() => {
    latest.current = content;
  }, [content]);

  useEffect(() => {
    const made = makeDraftKeeper(first.current, {
      save: (draft, leaving) =>
        outcome(async () => {
          const saved = await saveDraft(conversationId, draft, leaving);
          keepDraft(client, conversationId, saved);
          return saved;
        }),
      discard: (leaving) =>
        outcome(async () => {
          await discardDraft(conversationId, leaving);
          keepDraft(client, conversationId, null);
          return undefined;
        }),
      shelf: shelfOf(me, conversationId),
      later(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      changed: (next, now) => show({ content: next, status: now }),
    });
    keeper.current = made;
    const leaveNow = () => made.flush(true);
    const hidden = () => document.visibilityState === 'hidden' && made.flush(true);
    const online = () => made.flush(false);
    const forgetPutBack = onPutBack(conversationId, (back) => {
      const { text } = latest.current;
      // What was taken back stands before what has been begun since.
      if (text !== back.text) made.type(text.trim() === '' ? back : { ...back, text: `${back.text}\n\n${text}` });
    });
    addEventListener('pagehide', leaveNow);
    document.addEventListener('visibilitychange', hidden);
    addEventListener('online', online);
    return () => {
      forgetPutBack();
      removeEventListener('pagehide', leaveNow);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('online', online);
      made.stop();
    };
  }, [client, conversationId, me]);
  useEffect(() => keeper.current?.arrived(known), [known]);

  return {
    ...content,
    status,
    type: (next) => keeper.current?.type(next),
    flush: () => keeper.current?.flush(false),
    choose: (whose) => keeper.current?.choose(whose),
    hold: () => keeper.current?.hold(),
    sent: () => keeper.current?.sent(),
  };
}

async function outcome<Value>(request: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await request() };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { ok: false, error: refusal(error.kind, error.details['draft']) };
  }
}

/** The server sends the newer draft with its refusal; anything else is tried again later. */
function refusal(kind: string, draft: unknown): SaveFailure {
  return kind === 'stale-draft' ? { kind: 'stale', draft: isDraft(draft) ? draft : null } : { kind: 'unreachable' };
}

function isDraft(value: unknown): value is DraftView {
  return typeof value === 'object' && value !== null && 'text' in value && 'revision' in value && 'updatedAt' in value;
}
