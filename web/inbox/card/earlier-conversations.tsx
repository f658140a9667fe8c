import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../src/inbox/schema.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { addressOf, usePlace } from '../place.ts';
import { at, useAccountsById } from '../use-people.ts';
import styles from './card-pane.module.css';

/** The last times that this person and we talked; each opens where it was. */
export function EarlierConversations({ conversations }: { readonly conversations: readonly ConversationView[] }) {
  const { t } = useTranslation('inbox');
  const place = usePlace();
  const accounts = useAccountsById();
  return (
    <section>
      <h3>{t('card.earlier')}</h3>
      <ul className={styles['earlier']}>
        {conversations.map((one) => {
          const account = accounts.get(one.accountId);
          return (
            <li key={one.conversationId}>
              <Link {...addressOf({ ...place, conversationId: one.conversationId, card: false })}>
                <span dir="auto">{one.preview || t('list.noWords')}</span>
                <small>
                  <RelativeTime at={one.lastMessageAt} focusable={false} />
                  {account && <bdi> · {at(account.handle)}</bdi>}
                </small>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
