import { useTranslation } from 'react-i18next';
import type { PostView } from '../../src/posts/schema.ts';
import { Banner } from '../design/banner.tsx';
import { dayOf } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { dateOf, momentOf, wallTime } from '../shifts/wall-time.ts';

/** A post that was made to last until a day which is over: whoever plans it again is told first. */
export function Expired({ post: { plan, state } }: { readonly post: PostView }) {
  const { t } = useTranslation('calendar');
  const clock = useClock();
  const until = plan?.repeat?.until;
  if (state !== 'draft' || until === undefined || until >= dateOf(wallTime(clock.now, clock.zone))) return null;
  return <Banner tone="held">{t('ending.expired', { day: dayOf(new Date(momentOf(`${until}T12:00`, clock.zone)), clock) })}</Banner>;
}
