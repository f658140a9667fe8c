import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { cx } from '../../design/cx.ts';
import { Icon } from '../../design/icon.tsx';
import styles from './message.module.css';

const AuthorDialog = lazy(async () => ({ default: (await import('./author-dialog.tsx')).AuthorDialog }));

interface MessageOriginProps {
  readonly message: MessageView;
  readonly account: AccountView | undefined;
}

/** Of a message of ours that did not leave from here: from where, by whom, how that is known, and the means to say otherwise. */
export function MessageOrigin({ message, account }: MessageOriginProps) {
  const { t } = useTranslation(['voices', 'accounts']);
  const [asking, setAsking] = useState(false);
  if (message.direction !== 'outbound' || message.publicationId !== null) return null;
  const { authorSource, memberId, signedAs } = message;
  const known = memberId !== null || authorSource === 'person';
  const how =
    memberId === null
      ? authorSource === 'person'
        ? t('author.nobody')
        : signedAs === null
          ? t('author.unsigned')
          : t('author.unknownSigned', { signature: signedAs })
      : authorSource === null
        ? null
        : t(`author.${authorSource}`);
  return (
    <span className={cx(styles['origin'], !known && styles['asked'])}>
      {!known && <Icon name="warning" size={14} />}
      {account && <span>{t('author.from', { network: t(`accounts:networks.${account.network}`) })}</span>}
      {how !== null && <span>{how}</span>}
      <button type="button" className={styles['act']} onClick={() => setAsking(true)}>
        <Icon name="pen" size={14} />
        {known ? t('author.change') : t('author.set')}
      </button>
      {asking && (
        <Suspense>
          <AuthorDialog message={message} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </span>
  );
}
