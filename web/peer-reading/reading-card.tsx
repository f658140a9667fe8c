import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaidView, ToReadView } from '../../src/peer-reading/schema.ts';
import { Button } from '../design/button.tsx';
import { Face } from '../design/face.tsx';
import { dayOf } from '../design/moment.ts';
import { RelativeTime, useClock } from '../design/relative-time.tsx';
import { Kbd, Tag } from '../design/tag.tsx';
import { addressOf } from '../inbox/place.ts';
import { at, useAccountsById, usePeople } from '../inbox/use-people.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useAnswer } from './use-answer.ts';
import { WordForm } from './word-form.tsx';
import styles from './peer-reading.module.css';

interface ReadingCardProps {
  readonly reading: ToReadView;
  /** Null: there is no other. */
  readonly onNext: (() => void) | null;
}

/** A colleague's message in its thread: thanks with one key, or a word. */
export function ReadingCard({ reading, onNext }: ReadingCardProps) {
  const { t } = useTranslation('peerReading');
  const clock = useClock();
  const author = usePeople()(reading.authorId);
  const account = useAccountsById().get(reading.accountId);
  const [writing, setWriting] = useState(false);
  const answer = useAnswer(reading.readingId, author.name);
  const { conversationId } = reading;
  const thank = () => answer.mutate({ answer: 'thanks' });
  const group = t('keys');
  useShortcut('m', thank, { label: t('toRead.thanks'), group, enabled: !answer.isPending });
  useShortcut('w', () => setWriting(true), { label: t('toRead.word'), group });
  useShortcut('j', () => onNext?.(), { label: t('toRead.next'), group, enabled: onNext !== null });
  const place = { list: 'mine', conversationId, q: '', account: undefined, speaker: undefined, card: false } as const;
  return (
    <article className={styles['card']} aria-label={t('toRead.wrote', { name: author.name })}>
      <header className={styles['who']}>
        <Face id={author.memberId} name={author.name} initials={author.initials} pictureUrl={author.pictureUrl} size={48} />
        <div>
          <strong>{t('toRead.by', { name: author.name, account: account === undefined ? '…' : at(account.handle) })}</strong>
          {reading.visibility === 'private' && <Tag tone="private">{t('toRead.private')}</Tag>}
          <Link {...addressOf(place)}>{t('toRead.whole')}</Link>
        </div>
      </header>
      <ol className={styles['thread']}>
        {reading.thread.map((said, index) => (
          <Said key={said.messageId} said={said} isIt={index === reading.thread.length - 1} />
        ))}
      </ol>
      {writing ? (
        <WordForm
          name={author.name}
          busy={answer.isPending}
          onSay={(word) => answer.mutate({ answer: 'word', word })}
          onCancel={() => setWriting(false)}
        />
      ) : (
        <div className={styles['acts']}>
          <Button tone="primary" busy={answer.isPending} onClick={thank}>
            {t('toRead.thanks')} <Kbd keys="m" />
          </Button>
          <Button onClick={() => setWriting(true)}>
            {t('toRead.word')} <Kbd keys="w" />
          </Button>
          {onNext !== null && (
            <Button tone="quiet" onClick={onNext}>
              {t('toRead.later')} <Kbd keys="j" />
            </Button>
          )}
          <span className={styles['soft']}>{t('toRead.untilDay', { day: dayOf(new Date(reading.endsAt), clock) })}</span>
        </div>
      )}
    </article>
  );
}

/** What was said before, and the message itself. */
function Said({
  said: { direction, memberId, name, text, contentWarning, saidAt },
  isIt,
}: {
  readonly said: SaidView;
  readonly isIt: boolean;
}) {
  const { t } = useTranslation('peerReading');
  const personOf = usePeople();
  const isOurs = direction === 'outbound';
  return (
    <li className={styles['said']} data-ours={isOurs} data-it={isIt}>
      <p className={styles['soft']}>
        <bdi>{isOurs ? personOf(memberId).name : (name ?? '')}</bdi> · <RelativeTime at={saidAt} />
      </p>
      {contentWarning !== null && contentWarning !== '' && (
        <p className={styles['soft']}>{t('toRead.warning', { words: contentWarning })}</p>
      )}
      <p dir="auto" className={styles['words']}>
        {text}
      </p>
    </li>
  );
}
