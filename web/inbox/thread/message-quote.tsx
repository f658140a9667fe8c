import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { useGo } from '../place.ts';
import styles from './message.module.css';

interface MessageQuoteProps {
  readonly conversationId: string;
  readonly quoted: NonNullable<MessageView['quoted']>;
  readonly onShow: (messageId: string) => void;
}

/** What a message quotes: whose it is, its words, and the way to it, in this conversation or in its own. */
export function MessageQuote({ conversationId, quoted, onShow }: MessageQuoteProps) {
  const { t } = useTranslation('inbox');
  const go = useGo();
  const { messageId, text, isOurs } = quoted;
  if (text === null) return <p className={styles['missing']}>{t(isOurs ? 'message.quotedOursGone' : 'message.quotedGone')}</p>;
  const show = () => {
    if (quoted.conversationId !== null && quoted.conversationId !== conversationId) go({ conversationId: quoted.conversationId });
    else if (messageId !== null) onShow(messageId);
  };
  return (
    <figure className={styles['quoted']}>
      <figcaption>
        {t(isOurs ? 'message.quotedOurs' : 'message.quoted')}
        {messageId !== null && (
          <>
            {' · '}
            <button type="button" className={styles['answers']} onClick={show}>
              {t('message.goToQuoted')}
            </button>
          </>
        )}
      </figcaption>
      <blockquote dir="auto">{text}</blockquote>
    </figure>
  );
}
