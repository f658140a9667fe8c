import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { Icon } from '../../design/icon.tsx';
import { exactMoment, relativeMoment } from '../../design/moment.ts';
import { useClock } from '../../design/relative-time.tsx';
import { EmojiText } from './emoji-text.tsx';
import { pollShares } from './poll-shares.ts';
import styles from './message-parts.module.css';

interface MessagePollProps {
  readonly poll: NonNullable<MessageView['poll']>;
  readonly emoji: MessageView['emoji'];
}

/** What people could choose, how many did as far as it was heard, and until when. */
export function MessagePoll({ poll, emoji }: MessagePollProps) {
  const { t, i18n } = useTranslation('messages');
  const clock = useClock();
  const { shares, total } = pollShares(poll);
  const ends = poll.endsAt === null ? null : new Date(poll.endsAt);
  const isOver = ends !== null && ends.getTime() <= clock.now;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <figure className={styles['poll']}>
      <figcaption>
        <Icon name="bars" size={16} />
        {t(poll.multiple ? 'poll.multiple' : 'poll.label')}
      </figcaption>
      <ul>
        {poll.options.map((option, index) => {
          const share = shares[index] ?? null;
          return (
            // oxlint-disable-next-line react/no-array-index-key -- two options may have the same words
            <li key={index}>
              <span className={styles['option']} dir="auto">
                <EmojiText text={option.title} emoji={emoji} />
              </span>
              {option.votes !== null && (
                <span className={styles['votes']}>
                  {share !== null && percent.format(share)} <small>{t('poll.votes', { count: option.votes })}</small>
                </span>
              )}
              {share !== null && <span className={styles['share']} style={{ inlineSize: `${share * 100}%` }} aria-hidden="true" />}
            </li>
          );
        })}
      </ul>
      <p>
        {total === null ? t('poll.untold') : t('poll.total', { count: total })}
        {ends !== null && (
          <>
            {' · '}
            <time dateTime={ends.toISOString()} title={exactMoment(ends, clock)}>
              {t(isOver ? 'poll.ended' : 'poll.ends', { when: relativeMoment(ends, clock) })}
            </time>
          </>
        )}
      </p>
    </figure>
  );
}
