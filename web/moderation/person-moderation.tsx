import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ModerationView } from '../../src/moderation/schema.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { at, useAccountsById, usePeople } from '../inbox/use-people.ts';
import { choicesAbout } from './choices.ts';
import { ReportDialog } from './report-dialog.tsx';
import { moderationQuery, moderationsOfQuery } from './requests.ts';
import { useChoose } from './use-choose.ts';
import { useModerationActs } from './use-moderation-acts.ts';
import styles from './moderation.module.css';

interface PersonModerationProps {
  readonly conversationId: string;
  readonly correspondentId: string;
  /** Under every name by which he is known, on every network. */
  readonly correspondentIds: readonly string[];
  readonly name: string;
}

const ICONS = { mute: 'mute', block: 'block', hide: 'fold', report: 'flag' } as const;

/** On somebody's card: what can be done about him here, what was done on any account, and the way back. */
export function PersonModeration({ conversationId, correspondentId, correspondentIds, name }: PersonModerationProps) {
  const { t, i18n } = useTranslation('moderation');
  const account = useAccountsById();
  const { data: known } = useQuery(moderationQuery(conversationId));
  const { data: all = [] } = useQuery(moderationsOfQuery(correspondentIds));
  const { choose, reporting, endReport } = useChoose(conversationId);
  if (!known) return null;
  const shown = all.filter((one) => one.state !== 'undone');
  const lacking = known.lacking.map((kind) => t(`lacking.${kind}`));
  return (
    <section>
      <h3>{t('title')}</h3>
      {shown.length > 0 && (
        <ul className={styles['list']}>
          {shown.map((one) => (
            <Standing key={one.moderationId} moderation={one} account={at(account.get(one.accountId)?.handle ?? '')} />
          ))}
        </ul>
      )}
      <div className={styles['acts']}>
        {choicesAbout(known, correspondentId).map((choice) => (
          <Button key={choice.kind} size="small" onClick={() => choose(choice, { correspondentId })}>
            <Icon name={ICONS[choice.kind]} size={16} /> {t(`short.${choice.kind}`)}
          </Button>
        ))}
      </div>
      {lacking.length > 0 && (
        <p className={styles['soft']}>
          {t('lackingLine', { acts: new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(lacking) })}
        </p>
      )}
      {reporting && <ReportDialog conversationId={conversationId} about={reporting} name={name} words="" onClose={endReport} />}
    </section>
  );
}

function Standing({ moderation, account }: { readonly moderation: ModerationView; readonly account: string }) {
  const { t } = useTranslation('moderation');
  const personOf = usePeople();
  const { undo, retry } = useModerationActs();
  const { kind, state, memberId, changedAt, failure, reason, comment } = moderation;
  const isBad = state === 'failed' || state === 'undo-failed';
  return (
    <li data-state={state}>
      <p>
        <Icon name={isBad ? 'warning' : ICONS[kind]} size={16} />
        <span>
          <strong>{t(`states.${state}.${kind}`)}</strong> <bdi>{account}</bdi>
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
        <bdi>{personOf(memberId).name}</bdi> · <RelativeTime at={changedAt} focusable={false} />
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
