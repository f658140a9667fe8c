/** Lets the thread go to the next conversation of the list beside it, whatever list that is. */
let next: (() => void) | null = null;

/** Called by the list that is on screen; returns how to stop. */
export function offerNext(go: () => void): () => void {
  next = go;
  return () => {
    if (next === go) next = null;
  };
}

export function goToNext(): void {
  next?.();
}
