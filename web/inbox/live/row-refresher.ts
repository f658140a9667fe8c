/**
 * Asks again for conversations that changed, each at most once per pause and a few at a time: in a storm a row is as old as the
 * pause, and the server is not asked six hundred times a second.
 */
export interface RefresherTools {
  fetch(conversationId: string): Promise<void>;
  /** Calls back once after the pause. */
  later(run: () => void): () => void;
}

const AT_ONCE = 3;

export function makeRowRefresher(tools: RefresherTools): { ask(conversationId: string): void; stop(): void } {
  const waiting = new Set<string>();
  let underWay = 0;
  let cancel: (() => void) | null = null;
  let stopped = false;

  const next = () => {
    cancel = null;
    for (const id of waiting) {
      if (stopped || underWay >= AT_ONCE) return;
      waiting.delete(id);
      underWay += 1;
      void tools
        .fetch(id)
        // A row that could not be read keeps what the events said of it.
        .catch(() => {})
        .finally(() => {
          underWay -= 1;
          plan();
        });
    }
  };
  const plan = () => {
    if (!stopped && waiting.size > 0) cancel ??= tools.later(next);
  };

  return {
    ask(conversationId) {
      waiting.add(conversationId);
      plan();
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
