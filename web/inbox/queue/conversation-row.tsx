import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { ConversationView } from '../../../src/inbox/schema.ts';
import { cx } from '../../design/cx.ts';
import { AccountMark, Face } from '../../design/face.tsx';
import { Icon } from '../../design/icon.tsx';
import { exactMoment, relativeMoment, timeOfDay } from '../../design/moment.ts';
import { useClock } from '../../design/relative-time.tsx';
import { Tag } from '../../design/tag.tsx';
import { ReachMark } from '../reach.tsx';
import { addressOf, type Place } from '../place.ts';
import { at } from '../use-people.ts';
import { ConversationState } from './conversation-state.tsx';
import { MarkedText, type Mark } from './marked-text.tsx';
import styles from './conversation-row.module.css';

export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Mark[];
}

interface ConversationRowProps {
  readonly conversation: ConversationView;
  readonly account: AccountView | undefined;
  readonly place: Place;
  /** The reader's member id. */
  readonly me: string;
  /** What a search found in it, instead of its beginning. */
  readonly excerpt?: Excerpt | undefined;
  readonly open: boolean;
  /** It has left the queue that is shown since the list was read. */
  readonly gone: boolean;
  /** The one row that the Tab key reaches. */
  readonly reachable: boolean;
  readonly onFocus: (conversationId: string) => void;
}

/** A conversation in a list: who, when, the beginning, where, and in whose hands. Its height never changes. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, account, place, me, excerpt, open, gone, reachable, onFocus } = props;
  const { t } = useTranslation(['inbox', 'shell']);
  const { correspondent } = conversation;
  const { id: faceId, name } = whoOf(conversation, account, t('list.someone'));
  const words = excerpt?.text ?? withoutAddress(conversation.preview, account);
  return (
    <Link
      {...addressOf({ ...place, conversationId: conversation.conversationId, card: false })}
      className={cx(styles['row'], open && styles['open'], conversation.unread && styles['unread'], gone && !open && styles['gone'])}
      aria-current={open ? 'true' : undefined}
      tabIndex={reachable ? 0 : -1}
      data-conversation={conversation.conversationId}
      onFocus={() => onFocus(conversation.conversationId)}
      preload="intent"
    >
      <Face id={faceId} name={name} pictureUrl={correspondent ? correspondent.avatarUrl : account?.avatarUrl} />
      <span className={styles['top']}>
        <span className={styles['names']}>
          <bdi className={styles['name']}>{name}</bdi>
          {conversation.visibility !== 'public' && <ReachMark visibility={conversation.visibility} />}
          {correspondent && <bdi className={styles['handle']}>{at(correspondent.handle)}</bdi>}
        </span>
        {conversation.unread && <UnreadDot />}
        <RowTime at={conversation.lastMessageAt} />
      </span>
      <span className={styles['words']} dir="auto">
        {words === '' ? <em>{t('list.noWords')}</em> : <MarkedText text={words} marks={excerpt?.marks ?? NO_MARKS} />}
      </span>
      <span className={styles['bottom']}>
        {account && (
          <span className={styles['account']}>
            <AccountMark id={account.accountId} name={account.displayName || account.handle} pictureUrl={account.avatarUrl} size={20} />
            <bdi>{at(account.handle)}</bdi>
          </span>
        )}
        {conversation.hasDraft && <DraftTag />}
        <ConversationState conversation={conversation} list={place.list} me={me} />
      </span>
    </Link>
  );
});

const NO_MARKS: readonly Mark[] = [];

/** With whom; nobody has answered what the account said by itself yet: then it is the account's. */
function whoOf(
  { correspondent, accountId }: ConversationView,
  account: AccountView | undefined,
  someone: string,
): { id: string; name: string } {
  if (!correspondent) return { id: accountId, name: account ? account.displayName || at(account.handle) : someone };
  return { id: correspondent.correspondentId, name: correspondent.displayName || correspondent.handle };
}

const HOUR = 3_600_000;

function UnreadDot() {
  const { t } = useTranslation('inbox');
  return (
    <span className={styles['dot']}>
      <span className="visually-hidden">{t('list.unread')}</span>
    </span>
  );
}

function DraftTag() {
  const { t } = useTranslation('inbox');
  return (
    <Tag tone="held">
      <Icon name="pen" size={14} />
      <span className={styles['draftWord']}>{t('list.draft')}</span>
    </Tag>
  );
}

/** Within the hour, the time of day: how long somebody has been waiting stands below. */
function RowTime({ at: iso }: { readonly at: string }) {
  const clock = useClock();
  const date = new Date(iso);
  const recent = Math.abs(clock.now - date.getTime()) < HOUR;
  return (
    <time dateTime={iso} title={exactMoment(date, clock)} className={styles['time']}>
      {recent ? timeOfDay(date, clock) : relativeMoment(date, clock)}
    </time>
  );
}

/** The beginning of what was said, without the address to us that every mention begins with. */
function withoutAddress(preview: string, account: AccountView | undefined): string {
  const address = account ? `${at(account.handle)} `.toLowerCase() : '';
  return address !== '' && preview.toLowerCase().startsWith(address) ? preview.slice(address.length) : preview;
}
