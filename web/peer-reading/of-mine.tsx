import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnsweredView } from '../../src/peer-reading/schema.ts';
import page from '../app/page.module.css';
import { Face } from '../design/face.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { addressOf } from '../inbox/place.ts';
import { usePeople } from '../inbox/use-people.ts';
import { peerReadingCountsQuery, seeAnswers } from './requests.ts';
import styles from './peer-reading.module.css';

/** What colleagues said of my messages. Looked at once, it is not new any more the next time. */
export function OfMine({ answered }: { readonly answered: readonly AnsweredView[] }) {
  const { t } = useTranslation('peerReading');
  const client = useQueryClient();
  const unseen = answered.some(({ isNew }) => isNew);
  // What was new when it came stays marked for as long as the page is open.
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const came = answered.filter(({ isNew, readingId }) => isNew && !fresh.has(readingId));
  if (came.length > 0) setFresh(new Set([...fresh, ...came.map(({ readingId }) => readingId)]));
  useEffect(() => {
    if (!unseen) return;
    void seeAnswers()
      .then(() => client.invalidateQueries({ queryKey: peerReadingCountsQuery.queryKey }))
      // Another visit will say it.
      .catch(() => {});
  }, [unseen, client]);
  return (
    <section className={page['section']} aria-labelledby="peer-of-mine">
      <h2 id="peer-of-mine">{t('mine.title')}</h2>
      {answered.length === 0 && <p className={styles['soft']}>{t('mine.none')}</p>}
      <ul className={styles['mine']}>
        {answered.map((one) => (
          <Answered key={one.readingId} answered={one} isNew={fresh.has(one.readingId)} />
        ))}
      </ul>
    </section>
  );
}

function Answered({ answered, isNew }: { readonly answered: AnsweredView; readonly isNew: boolean }) {
  const { t } = useTranslation('peerReading');
  const reader = usePeople()(answered.readerId);
  const { conversationId, text, word, answeredAt } = answered;
  const place = { list: 'mine', conversationId, q: '', account: undefined, speaker: undefined, card: false } as const;
  return (
    <li>
      <Face id={reader.memberId} name={reader.name} initials={reader.initials} pictureUrl={reader.pictureUrl} size={36} />
      <div>
        <p>
          <strong>{t(`mine.${answered.answer}`, { name: reader.name })}</strong> {isNew && <Tag tone="accent">{t('mine.isNew')}</Tag>}{' '}
          <RelativeTime at={answeredAt} className={styles['soft']} />
        </p>
        {word !== null && (
          <p dir="auto" className={styles['word']}>
            {word}
          </p>
        )}
        <blockquote dir="auto">{text}</blockquote>
        <Link {...addressOf(place)}>{t('mine.thread')}</Link>
      </div>
    </li>
  );
}
