import { useTranslation } from 'react-i18next';
import type { MessageView, ThreadView } from '../../../src/inbox/schema.ts';
import { Icon } from '../../design/icon.tsx';
import { at } from '../use-people.ts';
import styles from './thread-pane.module.css';

/** Of a private conversation, who reads it: said once, over all of it. */
export function PrivateLine({ view }: { readonly view: Pick<ThreadView, 'conversation' | 'messages'> }) {
  const { t } = useTranslation('messages');
  const { conversation, messages } = view;
  if (conversation.visibility !== 'private') return null;
  const who = conversation.correspondent;
  return (
    <p className={styles['privately']}>
      <Icon name="lock" size={16} />
      {who === null || isAmongMany(messages) ? t('thread.privateMany') : t('thread.private', { name: who.displayName || at(who.handle) })}
    </p>
  );
}

/** Whether more than one person of the public has spoken in private there. */
export function isAmongMany(messages: readonly MessageView[]): boolean {
  const theirs = messages.filter(({ direction, visibility }) => direction !== 'outbound' && visibility === 'private');
  return new Set(theirs.map(({ author }) => author?.correspondentId)).size > 1;
}
