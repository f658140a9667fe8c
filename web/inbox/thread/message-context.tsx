import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import styles from './message.module.css';

interface MessageContextProps {
  readonly message: MessageView;
  /** The message that it answers, when that is not the one above; with whom it is from. */
  readonly answers: { readonly id: string; readonly name: string } | null;
  readonly onShow: (messageId: string) => void;
}

/** Where a message hangs, when its place does not say it: whom it answers, what it quotes, what could not be had. */
export function MessageContext({ message, answers, onShow }: MessageContextProps) {
  const { t } = useTranslation('inbox');
  const { quoted } = message;
  return (
    <>
      {answers && (
        <button type="button" className={styles['answers']} onClick={() => onShow(answers.id)} title={t('message.goToParent')}>
          <span aria-hidden="true">↳ </span>
          {t('message.answersTo', { name: answers.name })}
        </button>
      )}
      {message.parentMissing && <p className={styles['missing']}>{t('message.missing')}</p>}
      {quoted && quoted.text === null && <p className={styles['missing']}>{t('message.quotedGone')}</p>}
      {quoted && quoted.text !== null && (
        <figure className={styles['quoted']}>
          <figcaption>
            {quoted.messageId === null ? (
              t('message.quoted')
            ) : (
              <button type="button" className={styles['answers']} onClick={() => quoted.messageId !== null && onShow(quoted.messageId)}>
                {t('message.goToQuoted')}
              </button>
            )}
          </figcaption>
          <blockquote dir="auto">{quoted.text}</blockquote>
        </figure>
      )}
    </>
  );
}
