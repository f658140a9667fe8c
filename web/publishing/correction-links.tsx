import { useTranslation } from 'react-i18next';
import type { SentPost } from '../../src/publishing/schema-sent.ts';
import { Icon } from '../design/icon.tsx';
import styles from './own-post.module.css';

interface CorrectionLinksProps {
  readonly messageId: string;
  /** All of the conversation's; undefined while they are not known. */
  readonly posts: readonly SentPost[] | undefined;
  readonly onShow: (messageId: string) => void;
}

/** What a message of ours corrects, and what corrects it. A correction that was taken back corrects nothing. */
export function CorrectionLinks({ messageId, posts, onShow }: CorrectionLinksProps) {
  const { t } = useTranslation('publishing');
  const corrected = posts?.find((one) => one.messageId === messageId)?.correctsMessageId ?? null;
  const by = posts?.find((one) => one.correctsMessageId === messageId && one.state !== 'withdrawn');
  return (
    <>
      {corrected !== null && (
        <button type="button" className={styles['link']} onClick={() => onShow(corrected)}>
          <Icon name="pen" size={14} />
          {t('correction.corrects')}
        </button>
      )}
      {by !== undefined && (
        <button type="button" className={styles['link']} onClick={() => onShow(by.messageId)}>
          <Icon name="pen" size={14} />
          {t('correction.corrected')}
        </button>
      )}
    </>
  );
}
