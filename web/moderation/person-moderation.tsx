import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { choicesAbout } from './choices.ts';
import { ReportDialog } from './report-dialog.tsx';
import { moderationQuery, moderationsOfQuery } from './requests.ts';
import { ICONS, Standing } from './standing.tsx';
import { useChoose } from './use-choose.ts';
import styles from './moderation.module.css';

interface PersonModerationProps {
  readonly conversationId: string;
  readonly correspondentId: string;
  /** Under every name by which he is known, on every network. */
  readonly correspondentIds: readonly string[];
  readonly name: string;
}

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
