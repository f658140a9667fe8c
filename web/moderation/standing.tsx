import { useTranslation } from 'react-i18next';
import type { ModerationView } from '../../src/moderation/schema.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { useModerationActs } from './use-moderation-acts.ts';
import styles from './moderation.module.css';

export const ICONS = { mute: 'mute', block: 'block', hide: 'fold', report: 'flag' } as const;

interface StandingProps {
  readonly moderation: ModerationView;
  /** On which account, where that is not plain already. */
  readonly account?: string;
  /** Whom it is about, and what was said, where that is not plain already. */
  readonly about?: React.ReactNode;
}

/** What was done about somebody, by whom and when, and the way back. */
export function Standing({ moderation, account, about }: StandingProps) {
  const { t } = useTranslation('moderation');
  const personOf = usePeople();
  const { undo, retry } = useModerationActs();
  const { kind, state, memberId, undoneBy, wishedAt, failure, reason, comment } = moderation;
  const isBad = state === 'failed' || state === 'undo-failed';
  const isOver = state === 'undone' || state === 'undoing';
  return (
    <li data-state={state}>
      {about}
      <p className={styles['what']}>
        <Icon name={isBad ? 'warning' : ICONS[kind]} size={16} />
        <span>
          <strong>{t(account === undefined ? `plain.${state}.${kind}` : `states.${state}.${kind}`)}</strong> <bdi>{account}</bdi>
        </span>
      </p>
      {reason !== null && (
        <p className={styles['soft']}>
          {t(`reasons.${reason}`)}
          {comment !== '' && <q dir="auto">{comment}</q>}
        </p>
      )}
      {isBad && <p className={styles['bad']}>{t(whyOf(failure?.kind, failure?.reason))}</p>}
      <p className={styles['soft']}>
        <bdi>{personOf(isOver ? (undoneBy ?? memberId) : memberId).name}</bdi> · <RelativeTime at={wishedAt} focusable={false} />
      </p>
      <div className={styles['acts']}>
        {moderation.mayRetry && (
          <Button size="small" onClick={() => void retry(moderation)}>
            {t('retry')}
          </Button>
        )}
        {moderation.mayUndo && (
          <Button size="small" tone="quiet" onClick={() => void undo(moderation)}>
            <Icon name="undo" size={16} />{' '}
            {t(state === 'failed' || (kind === 'report' && state === 'asked') ? 'giveUp' : `undoShort.${kind}`)}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Why the network did not do it, as a key of this room's texts. */
function whyOf(kind: string | undefined, reason: string | undefined) {
  if (kind === 'unauthorised') return 'why.unauthorised' as const;
  if (kind === 'rejected' && reason === 'not-granted') return 'why.not-granted' as const;
  if (kind === 'rejected' && reason === 'parent-gone') return 'why.gone' as const;
  return kind === 'rejected' ? ('why.rejected' as const) : ('why.unavailable' as const);
}
