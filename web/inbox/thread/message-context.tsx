import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { MessageQuote } from './message-quote.tsx';
import styles from './message.module.css';

interface MessageContextProps {
  readonly conversationId: string;
  readonly message: MessageView;
  /** The message that it answers, when that is not the one above; with whom it is from. */
  readonly answers: { readonly id: string; readonly name: string } | null;
  readonly onShow: (messageId: string) => void;
}

/** Where a message hangs, when its place does not say it: whom it answers, what it quotes, what could not be had. */
export function MessageContext({ conversationId, message, answers, onShow }: MessageContextProps) {
  const { t } = useTranslation('inbox');
  return (
    <>
      {answers && (
        <button type="button" className={styles['answers']} onClick={() => onShow(answers.id)} title={t('message.goToParent')}>
          <span aria-hidden="true">↳ </span>
          {t('message.answersTo', { name: answers.name })}
        </button>
      )}
      {message.parentMissing && <p className={styles['missing']}>{t('message.missing')}</p>}
      {message.quoted && <MessageQuote conversationId={conversationId} quoted={message.quoted} onShow={onShow} />}
    </>
  );
}
