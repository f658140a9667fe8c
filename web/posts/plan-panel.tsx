import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostView } from '../../src/posts/schema.ts';
import { isFailure } from '../api/failure.ts';
import { onDemand } from '../app/on-demand.tsx';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { toast } from '../design/toast.tsx';
import { useClock } from '../design/relative-time.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import type { PostPauseProps } from '../review/post-pause.tsx';
import { wallTime } from '../shifts/wall-time.ts';
import { PlanProblems } from './plan-problems.tsx';
import { PlannedLine } from './planned-line.tsx';
import { AskTakingOver } from './ask-taking-over.tsx';
import { BestHoursProposals } from './best-hours-proposals.tsx';
import { BudgetOfPlan } from './budgets.tsx';
import { Expired } from './expired.tsx';
import { dropPost, speakingQuery, unplanPost } from './requests.ts';
import { usePlanning } from './use-planning.ts';
import { beginning } from './when.ts';
import type { WhenValues } from './when.ts';
import { WhenFields } from './when-fields.tsx';
import type { WordingState } from './use-wording.ts';
import styles from './post.module.css';

const PostPause = onDemand<PostPauseProps>(async () => (await import('../review/post-pause.tsx')).PostPause);

interface PlanPanelProps {
  readonly post: PostView;
  readonly wording: WordingState;
  /** A picture is still on its way: planned now, the post would leave without it. */
  readonly waits: boolean;
}

/** When it leaves, and in whose name: that of whoever presses the button. */
export function PlanPanel({ post, wording, waits }: PlanPanelProps) {
  const { t } = useTranslation(['posts', 'beside']);
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { member } = useMe();
  const { now, zone } = useClock();
  const [values, setValues] = useState<WhenValues>(() => beginning(post, wallTime(now, zone)));
  const { data: speaking } = useQuery(speakingQuery);
  const refresh = () => void client.invalidateQueries({ queryKey: ['posts'] });
  const planning = usePlanning(post, wording, values);
  const act = useMutation({
    mutationFn: async (what: 'unplan' | 'drop') => {
      // What is given up can be taken up again, with its last words.
      await wording.settle();
      return await (what === 'unplan' ? unplanPost(post.postId) : dropPost(post.postId, true));
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: refresh,
  });
  const { error } = planning;
  return (
    <section className={styles['plan']} aria-labelledby="plan">
      <h2 id="plan">{t('plan.title')}</h2>
      {post.plan && post.state !== 'draft' && <PlannedLine post={post} />}
      <Expired post={post} />
      <WhenFields values={values} onChange={setValues} accountIds={wording.accountIds} error={error} />
      {values.kind === 'at' && (
        <BestHoursProposals accountIds={wording.accountIds} onChoose={(day, time) => setValues({ ...values, day, time, which: null })} />
      )}
      <BudgetOfPlan
        postId={post.postId}
        local={values.kind === 'at' ? `${values.day}T${values.time}` : null}
        accountIds={wording.accountIds}
      />
      {isFailure(error, 'not-ready') && <PlanProblems problems={error.details['problems']} />}
      {error !== null && !isFailure(error, 'not-ready') && (
        <Banner tone="urgent" announced>
          {sentence(error)}
        </Banner>
      )}
      <p className={styles['soft']} role="status">
        {waits ? t('beside:wait') : t('plan.name', { name: member.publicName })}
      </p>
      <div className={styles['acts']}>
        <Button tone="primary" busy={planning.busy} disabled={waits} onClick={planning.plan}>
          {t(`plan.act-${values.kind}`)}
        </Button>
        {(post.state === 'planned' || post.state === 'asking' || post.state === 'review') && (
          <Button busy={act.isPending && act.variables === 'unplan'} onClick={() => act.mutate('unplan')}>
            {t('plan.unplan')}
          </Button>
        )}
        <Button tone="quiet" busy={act.isPending && act.variables === 'drop'} onClick={() => act.mutate('drop')}>
          {t('plan.drop')}
        </Button>
      </div>
      <AskTakingOver
        open={planning.holder !== null}
        memberId={planning.holder ?? ''}
        busy={planning.busy}
        onTake={planning.takeOver}
        onClose={planning.leaveIt}
      />
      {planning.pause && (
        <PostPause
          pause={planning.pause}
          busy={planning.busy}
          content={wording.content}
          speaking={(speaking ?? []).filter(({ accountId }) => wording.accountIds.includes(accountId))}
          act={values.kind === 'now' ? 'send' : 'plan'}
          onSend={planning.sendRead}
          onBack={planning.goBack}
        />
      )}
    </section>
  );
}
