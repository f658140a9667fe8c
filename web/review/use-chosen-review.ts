import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';

/** What is being done with the review that was chosen. */
export type Doing = 'reading' | 'amending' | 'refusing';

export interface ReviewDesk {
  /** The one that keys act on. */
  readonly chosenId: string | undefined;
  readonly doing: Doing;
  choose(reviewId: string, doing?: Doing): void;
}

/** The element of a review on the page. */
export const elementOf = (reviewId: string): HTMLElement | null => document.getElementById(`review-${reviewId}`);

/** Which review of a list is read, and the keys that go from one to the next and act on it. */
export function useChosenReview(reviews: readonly ReviewView[]): ReviewDesk {
  const { t } = useTranslation('review');
  const [chosen, setChosen] = useState<string | null>(null);
  const [doing, setDoing] = useState<Doing>('reading');
  const at = Math.max(
    0,
    reviews.findIndex(({ reviewId }) => reviewId === chosen),
  );
  const current = reviews[at]?.reviewId;
  const go = (to: number) => {
    const next = reviews[Math.min(Math.max(0, to), reviews.length - 1)];
    if (!next) return;
    setChosen(next.reviewId);
    setDoing('reading');
    elementOf(next.reviewId)?.focus();
  };
  const act = (what: Doing) => {
    if (current === undefined) return;
    setChosen(current);
    setDoing(what);
  };
  const on = { group: t('page.group'), enabled: reviews.length > 0 };
  // The first press of a key comes to the one that is shown as chosen; the next ones go on from there.
  useShortcut('j', () => go(chosen === null ? 0 : at + 1), { ...on, label: t('page.next'), hidden: true });
  useShortcut('k', () => go(at - 1), { ...on, label: t('page.previous'), hidden: true });
  useShortcut('a', () => press(current, 'approve'), { ...on, label: t('act.approve') });
  useShortcut('c', () => act('amending'), { ...on, label: t('act.amend') });
  useShortcut('r', () => act('refusing'), { ...on, label: t('act.refuse') });
  return {
    chosenId: current,
    // What was begun with one that is settled by now is not gone on with in the next.
    doing: current === chosen ? doing : 'reading',
    choose(reviewId, what = 'reading') {
      setChosen(reviewId);
      setDoing(what);
    },
  };
}

/** Presses a button of a review: the key does what a reader sees that the button does, busy or gone included. */
function press(reviewId: string | undefined, name: string): void {
  if (reviewId !== undefined) elementOf(reviewId)?.querySelector<HTMLButtonElement>(`[data-act=${name}]`)?.click();
}
