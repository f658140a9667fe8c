import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { MessageFold } from './message-fold.tsx';
import { MessageImages } from './message-images.tsx';
import { MessageLabels } from './message-labels.tsx';
import { MessagePoll } from './message-poll.tsx';
import { MessageText } from './message-text.tsx';
import { foldsImages } from './labels.ts';
import styles from './message.module.css';

/** What a message says and shows; behind its author's warning when it has one. */
export function MessageContent({ message, signature }: { readonly message: MessageView; readonly signature: string }) {
  const { t } = useTranslation('messages');
  const { text, facets, images, emoji, poll, contentWarning, restrictions, deletedAt } = message;
  const pictures = images.length > 0 && <MessageImages images={images} />;
  const said = (
    <>
      {text !== '' && <MessageText text={text} facets={facets} emoji={emoji} signature={signature} />}
      {poll && <MessagePoll poll={poll} emoji={emoji} />}
      {pictures && contentWarning === null && foldsImages(restrictions) ? (
        <MessageFold warning={t('fold.images', { count: images.length })}>{pictures}</MessageFold>
      ) : (
        pictures
      )}
    </>
  );
  return (
    <div className={deletedAt === null ? styles['content'] : styles['struck']}>
      <MessageLabels restrictions={restrictions} />
      {contentWarning === null ? said : <MessageFold warning={contentWarning}>{said}</MessageFold>}
    </div>
  );
}
