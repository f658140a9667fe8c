import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { Icon } from '../../design/icon.tsx';
import { relativeMoment } from '../../design/moment.ts';
import { useClock } from '../../design/relative-time.tsx';
import styles from './message.module.css';

/** What became of a message after it was written: its earlier texts on demand, and its removal, said plainly. */
export function MessageFate({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation('inbox');
  const clock = useClock();
  const said = (at: string) => relativeMoment(new Date(at), clock);
  return (
    <>
      {message.editedAt !== null && message.deletedAt === null && (
        <details className={styles['history']}>
          <summary>{t('message.edited', { when: said(message.editedAt) })}</summary>
          <p>{t('message.earlier')}</p>
          <ol>
            {message.earlierTexts.map((earlier) => (
              <li key={earlier.until}>
                <blockquote dir="auto">{earlier.text}</blockquote>
                <small>{t('message.earlierUntil', { when: said(earlier.until) })}</small>
              </li>
            ))}
          </ol>
        </details>
      )}
      {message.deletedAt !== null && (
        <p className={styles['deleted']}>
          <Icon name="close" size={14} />
          {t(message.direction === 'outbound' ? 'message.deletedOurs' : 'message.deleted', { when: said(message.deletedAt) })}
        </p>
      )}
    </>
  );
}
