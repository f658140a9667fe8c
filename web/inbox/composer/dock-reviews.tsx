import { useQuery } from '@tanstack/react-query';
import { onDemand } from '../../app/on-demand.tsx';
import { useMe } from '../../app/session.ts';
import { useClock } from '../../design/relative-time.tsx';
import { newsOf } from '../../review/news-of.ts';
import { reviewsQuery } from '../../review/requests.ts';
import type { ReviewNewsProps } from '../../review/review-news.tsx';
import { readSeen } from '../../review/seen.ts';

const ReviewNews = onDemand<ReviewNewsProps>(async () => (await import('../../review/review-news.tsx')).ReviewNews);

/** What became of my words here that somebody else was to read; fetched only when there is something to tell. */
export function DockReviews({ conversationId }: { readonly conversationId: string }) {
  const { memberId } = useMe().member;
  const { data: settled = [] } = useQuery(reviewsQuery('settled'));
  const { now } = useClock();
  const place = { conversationId };
  const news = newsOf(settled, { memberId, place, seen: readSeen(), now });
  return news.length > 0 && <ReviewNews place={place} />;
}
