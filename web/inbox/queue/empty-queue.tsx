import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../src/inbox/schema.ts';
import { accountsQuery } from '../../api/accounts.ts';
import { countsQuery } from '../../api/inbox-counts.ts';
import { useMe } from '../../app/session.ts';
import { Button, buttonClass } from '../../design/button.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { useGo } from '../place.ts';
import type { QueueFilter } from '../requests.ts';
import styles from './list-pane.module.css';

interface EmptyQueueProps {
  readonly queue: Queue;
  readonly filter: QueueFilter;
}

/** What a queue says when nothing is in it, or nothing of what was chosen; before the first account, what to do about it. */
export function EmptyQueue({ queue, filter }: EmptyQueueProps) {
  const { t } = useTranslation('inbox');
  const { role } = useMe().member;
  const { data: accounts } = useQuery(accountsQuery);
  const { data: counts } = useQuery(countsQuery);
  const choice = choiceOf(filter);
  const unconnected = accounts !== undefined && accounts.every((account) => account.state === 'disconnected');
  return (
    <div className={styles['state']}>
      {unconnected ? (
        <EmptyState
          title={t('empty.noAccount.title')}
          action={
            role === 'member' ? undefined : (
              <Link to="/reglages/comptes" className={buttonClass('primary')}>
                {t('empty.noAccount.act')}
              </Link>
            )
          }
        >
          {t(role === 'member' ? 'empty.noAccount.member' : 'empty.noAccount.text')}
        </EmptyState>
      ) : choice !== null && counts?.[queue] !== 0 ? (
        <NothingChosen choice={choice} />
      ) : (
        <EmptyState title={t(`empty.${queue}.title`)}>{t(`empty.${queue}.text`)}</EmptyState>
      )}
    </div>
  );
}

type Choice = 'private' | 'account' | 'speaker' | 'several';

function choiceOf({ account, speaker, isPrivate = false }: QueueFilter): Choice | null {
  const choices: Choice[] = [];
  if (isPrivate) choices.push('private');
  if (account !== undefined) choices.push('account');
  if (speaker !== undefined) choices.push('speaker');
  return choices.length > 1 ? 'several' : (choices[0] ?? null);
}

/** The queue has conversations, but none of those chosen: others still wait. */
function NothingChosen({ choice }: { readonly choice: Choice }) {
  const { t } = useTranslation('inbox');
  const go = useGo();
  return (
    <EmptyState
      title={t(`empty.chosen.${choice}`)}
      action={<Button onClick={() => go({ account: undefined, speaker: undefined, isPrivate: false })}>{t('empty.chosen.act')}</Button>}
    >
      {t('empty.chosen.text')}
    </EmptyState>
  );
}
