import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../../api/inbox-counts.ts';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { addressOf, QUEUES, useGo, usePlace } from '../place.ts';
import { COUNT_LIMIT } from './conversation-changes.ts';
import type { Queue } from '../../../src/inbox/schema.ts';
import styles from './queue-tabs.module.css';

/** The queues, each with how many it holds. They wrap when there is no room: none is ever cut. */
export function QueueTabs() {
  const { t, i18n } = useTranslation('inbox');
  const place = usePlace();
  const { data: counts } = useQuery(countsQuery);
  return (
    <nav aria-label={t('queues.label')} className={styles['tabs']}>
      {QUEUES.map((queue, index) => {
        const count = counts?.[queue];
        const shown = count === undefined ? '·' : count >= COUNT_LIMIT ? t('queues.many') : count.toLocaleString(i18n.language);
        return (
          <Link
            key={queue}
            {...addressOf({ ...place, list: queue, conversationId: undefined, q: '', card: false })}
            className={styles['tab']}
            aria-current={place.list === queue ? 'page' : undefined}
          >
            <span className={styles['count']}>{shown}</span> <span>{t(`queues.${queue}`)}</span>
            <QueueKey queue={queue} digit={index + 1} />
          </Link>
        );
      })}
    </nav>
  );
}

function QueueKey({ queue, digit }: { readonly queue: Queue; readonly digit: number }) {
  const { t } = useTranslation('inbox');
  const go = useGo();
  useShortcut(`g ${digit}`, () => go({ list: queue, conversationId: undefined, q: '' }), {
    label: t('keys.queue', { queue: t(`queues.${queue}`) }),
    group: t('keys.group'),
  });
  return null;
}
