import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthorlessPage } from '../../../src/inbox/schema.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { toast } from '../../design/toast.tsx';
import { useFailureSentence } from '../../i18n/use-failure-sentence.ts';
import { useGo } from '../place.ts';
import { at, useAccountsById } from '../use-people.ts';
import { AuthorSelect, NOBODY, useAttribute } from './author-select.tsx';
import { authorlessQuery } from './requests.ts';
import styles from './authors.module.css';

/** Whose are these messages? Each answered in place; what is answered goes. */
export function AuthorlessDialog({ account, onClose }: { readonly account: string | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('voices');
  const { data } = useQuery(authorlessQuery(account));
  return (
    <Dialog title={t('ask.title')} open onClose={onClose} width="wide">
      {data?.messages.length === 0 ? (
        <EmptyState icon="check" title={t('ask.empty')}>
          {t('ask.emptyText')}
        </EmptyState>
      ) : (
        <>
          <p className={styles['lead']}>{t('ask.lead')}</p>
          <ul className={styles['list']}>
            {data?.messages.map((message) => (
              <Question key={message.messageId} message={message} onClose={onClose} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function Question({ message, onClose }: { readonly message: AuthorlessPage['messages'][number]; readonly onClose: () => void }) {
  const { t } = useTranslation('voices');
  const me = useMe().member.memberId;
  const account = useAccountsById().get(message.accountId);
  const attribute = useAttribute();
  const sentence = useFailureSentence();
  const go = useGo();
  const [busy, setBusy] = useState(false);
  const answer = async (memberId: string | null) => {
    setBusy(true);
    try {
      await attribute(message.messageId, memberId);
    } catch (error) {
      toast({ text: sentence(error), tone: 'urgent' });
      setBusy(false);
    }
  };
  return (
    <li className={styles['question']}>
      <p className={styles['about']}>
        {account && <b>{at(account.handle)}</b>}
        <RelativeTime at={message.writtenAt} />
        <span>{message.signedAs === null ? t('author.unsigned') : t('author.unknownSigned', { signature: message.signedAs })}</span>
      </p>
      <blockquote dir="auto">{message.text}</blockquote>
      <div className={styles['answers']}>
        <Button size="small" busy={busy} onClick={() => void answer(me)}>
          {t('ask.mine')}
        </Button>
        <AuthorSelect label={t('ask.who')} value="" onChange={(value) => value !== '' && void answer(value === NOBODY ? null : value)} />
        <Button
          size="small"
          tone="quiet"
          onClick={() => {
            onClose();
            go({ conversationId: message.conversationId });
          }}
        >
          {t('ask.open')}
        </Button>
      </div>
    </li>
  );
}
