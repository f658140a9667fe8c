import { useTranslation } from 'react-i18next';
import type { SentPost } from '../../src/publishing/schema-sent.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { relativeMoment, timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { useOwnPost } from './use-own-post.ts';
import styles from './own-post.module.css';

/** That it stands at the head of the account's profile, as far as we told the network. */
export function PinMark({ post }: { readonly post: SentPost | undefined }) {
  const { t } = useTranslation('publishing');
  const standing = post?.pin ?? null;
  if (standing === null) return null;
  return (
    <Tag tone={standing === 'pin-failed' || standing === 'unpin-failed' ? 'urgent' : undefined}>
      <Icon name="pin" size={14} />
      {t(`own.pins.${standing}`)}
      {post?.pinFailure && <span className="visually-hidden"> : {t(`own.why.${whyNot(post.pinFailure)}`)}</span>}
    </Tag>
  );
}

/** How far a post of ours is taken back: by whom, since when, and why not. */
export function WithdrawalLine({ conversationId, post }: { readonly conversationId: string; readonly post: SentPost }) {
  const { t } = useTranslation('publishing');
  const clock = useClock();
  const personOf = usePeople();
  const acts = useOwnPost(conversationId);
  const { state, withdrawal, failure, dueAt } = post;
  const name = personOf(withdrawal?.memberId ?? null).name;
  if (state === 'withdrawn')
    return (
      <p className={styles['gone']}>
        <Icon name="undo" size={14} />
        {t('withdraw.done', { name, when: relativeMoment(new Date(withdrawal?.doneAt ?? dueAt), clock) })}
      </p>
    );
  if (state === 'withdrawing')
    return (
      <p className={styles['going']} role="status">
        <Icon name="undo" size={14} />
        {failure === null ? t('withdraw.underWay') : t('withdraw.again', { at: timeOfDay(new Date(dueAt), clock) })}
      </p>
    );
  if (state !== 'withdraw-failed') return null;
  return (
    <p className={styles['failed']} role="alert">
      <Icon name="warning" size={16} />
      <span>{t('withdraw.failed', { why: t(`own.why.${whyNot(failure)}`) })}</span>
      {post.mayWithdraw && (
        <Button size="small" busy={acts.busy} onClick={() => void acts.withdraw(post)}>
          {t('act.retry')}
        </Button>
      )}
    </p>
  );
}

const WHY = ['unauthorised', 'not-granted', 'unsupported', 'unavailable', 'outcome-unknown', 'rate-limited'] as const;

function whyNot(failure: SentPost['failure']): (typeof WHY)[number] | 'other' {
  return WHY.find((one) => one === failure?.reason) ?? WHY.find((one) => one === failure?.kind) ?? 'other';
}
