import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalEvent } from '../../src/platform/live/schema.ts';
import type { ReviewView } from '../../src/review/schema.ts';
import { useMe } from '../app/session.ts';
import { announce, toast } from '../design/toast.tsx';
import { addressOf } from '../inbox/place.ts';
import { keys } from '../inbox/requests.ts';
import { usePeople } from '../inbox/use-people.ts';
import { readReview } from './requests.ts';
import { useGoneWhy } from './use-review-refusal.ts';

export interface HeraldProps {
  /** The last thing that happened to a review. */
  readonly event: JournalEvent;
}

/** Tells reviewers what waits for them, and authors what became of their words, wherever they are. Draws nothing. */
export function Herald({ event }: HeraldProps) {
  const { t } = useTranslation('review');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { memberId: me } = useMe().member;
  const personOf = usePeople();
  const goneWhy = useGoneWhy();

  const see = ({ subject }: ReviewView) =>
    void navigate(
      subject.kind === 'post'
        ? { to: '/micro/$postId', params: { postId: subject.postId } }
        : addressOf({ list: 'mine', conversationId: subject.conversationId, q: '', account: undefined, speaker: undefined, card: false }),
    );

  const tellAuthor = (review: ReviewView) => {
    const { state, reviewerId, word, subject } = review;
    if (state === 'waiting' || state === 'taken-back') return;
    const name = reviewerId === null ? t('told.nobody') : personOf(reviewerId).name;
    const text = t(`told.${state}`, { name, word: word ?? '', why: goneWhy(review.goneWhy) });
    const place = subject.kind === 'post' ? subject.postId : subject.conversationId;
    // Who looks at the place reads it there.
    if (state !== 'approved' && location.pathname.includes(place)) return announce(text);
    const came = state !== 'approved' && state !== 'amended';
    toast({ text, ...(came && { tone: 'urgent' as const }), action: { label: t('told.see'), run: () => see(review) } });
  };

  const tell = useEffectEvent(async ({ kind, conversationId, data: { reviewId } }: JournalEvent) => {
    if (typeof reviewId !== 'string') return;
    const review = await readReview(reviewId);
    if (review.memberId === me) {
      // Words that came back are a draft again.
      if (conversationId !== null) void client.invalidateQueries({ queryKey: keys.thread(conversationId) });
      return tellAuthor(review);
    }
    // Settled in the meantime, or for other people: nobody is called for nothing.
    if (kind !== 'review.asked' || !review.mayReview || location.pathname === '/relectures') return;
    const text = t('told.asked', { name: personOf(review.memberId).name });
    toast({ text, action: { label: t('held.read'), run: () => void navigate({ to: '/relectures' }) } });
  });
  useEffect(() => {
    // What cannot be read is not told.
    tell(event).catch(() => {});
  }, [event]);
  return null;
}
