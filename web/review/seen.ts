/** Which ends of reviews were read in this browser: told once, the last hundred remembered. */
const PLACE = 'visavis.reviews.seen';
const REMEMBERED = 100;

export function readSeen(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Remembers one more, and returns all. */
export function writeSeen(reviewId: string): readonly string[] {
  const seen = [...readSeen().filter((one) => one !== reviewId), reviewId].slice(-REMEMBERED);
  try {
    localStorage.setItem(PLACE, JSON.stringify(seen));
  } catch {
    // A browser that keeps nothing tells it again at the next visit.
  }
  return seen;
}
