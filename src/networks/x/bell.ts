/** Rung by a webhook's call: an account that is listened to in this process looks at once. Elsewhere its next look is soon enough. */
export interface Bell {
  ring(identity: string): void;
  /** Answers how to stop listening to it. */
  onRing(identity: string, act: () => void): () => void;
}

export function createBell(): Bell {
  const acts = new Map<string, Set<() => void>>();
  return {
    ring: (identity) => acts.get(identity)?.forEach((act) => act()),
    onRing(identity, act) {
      const known = acts.get(identity) ?? new Set();
      acts.set(identity, known.add(act));
      return () => {
        known.delete(act);
        if (known.size === 0) acts.delete(identity);
      };
    },
  };
}
