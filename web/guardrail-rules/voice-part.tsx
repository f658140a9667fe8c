import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import page from '../app/page.module.css';
import { Button } from '../design/button.tsx';
import { exactMoment } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { learnVoice, voiceQuery } from './requests.ts';
import styles from './rules.module.css';

/** What was learned of how an account speaks, from how many of its messages, and learning it anew. */
export function VoicePart({ account, mayManage }: { readonly account: AccountView | null; readonly mayManage: boolean }) {
  const { t } = useTranslation('guardrailRules');
  return (
    <section className={page['section']} aria-labelledby="rules-voice">
      <div className={styles['group']}>
        <h2 id="rules-voice">{t('voice.title')}</h2>
        <p>{t('voice.lead')}</p>
      </div>
      {account === null ? (
        <p className={styles['soft']}>{t('voice.choose')}</p>
      ) : (
        <Voice accountId={account.accountId} mayManage={mayManage} />
      )}
    </section>
  );
}

function Voice({ accountId, mayManage }: { readonly accountId: string; readonly mayManage: boolean }) {
  const { t } = useTranslation('guardrailRules');
  const sentence = useFailureSentence();
  const clock = useClock();
  const client = useQueryClient();
  const { data: voice, error } = useQuery(voiceQuery(accountId));
  const learn = useMutation({
    mutationFn: () => learnVoice(accountId),
    onSuccess: () => toast({ text: t('voice.asked') }),
    onError: (failure) => toast({ text: sentence(failure), tone: 'urgent' }),
    onSettled: () => client.invalidateQueries({ queryKey: voiceQuery(accountId).queryKey }),
  });
  if (error !== null) return <p role="alert">{sentence(error)}</p>;
  if (voice === undefined) return null;
  const { state, posts: count, fewest, learnedAt } = voice;
  const day = learnedAt === null ? '' : exactMoment(new Date(learnedAt), clock);
  return (
    <div className={styles['asked']}>
      <p role="status">
        {state === 'learning' && t('voice.learning')}
        {state === 'too-few' && t('voice.too-few', { count, fewest })}
        {state === 'learned' && t('voice.learned', { count, day })}
      </p>
      {mayManage && state !== 'learning' && (
        <Button busy={learn.isPending} onClick={() => learn.mutate()}>
          {t('voice.learn')}
        </Button>
      )}
    </div>
  );
}
