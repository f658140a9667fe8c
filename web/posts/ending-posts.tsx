import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { addDays, dateOf } from '../shifts/wall-time.ts';
import { AskTakingOver } from './ask-taking-over.tsx';
import { planPost } from './requests.ts';
import { endingQuery, letPostEnd } from './requests-calendar.ts';
import type { EndingView } from './requests-calendar.ts';
import { useSaidWall } from './said-wall.ts';
import styles from './posts.module.css';

const PROLONGED_DAYS = 91;

/** Repeated posts that come for the last time soon: one key to prolong each, one to let it go. */
export function EndingPosts() {
  const { t } = useTranslation('calendar');
  const { data: posts } = useQuery(endingQuery);
  if (posts === undefined || posts.length === 0) return null;
  return (
    <section className={styles['ending']} aria-labelledby="ending-posts">
      <h2 id="ending-posts">
        <Icon name="clock" size={16} /> {t('ending.title', { count: posts.length })}
      </h2>
      <ul>
        {posts.map((ending) => (
          <EndingPost key={ending.post.postId} ending={ending} />
        ))}
      </ul>
    </section>
  );
}

function EndingPost({ ending: { post, lastLocal } }: { readonly ending: EndingView }) {
  const { t } = useTranslation(['calendar', 'posts']);
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const said = useSaidWall();
  const { member } = useMe();
  const [asking, ask] = useState(false);
  const { plan } = post;
  const until = addDays(plan?.repeat?.until ?? dateOf(lastLocal), PROLONGED_DAYS);
  const { mutate, isPending, variables } = useMutation({
    mutationFn: async (what: 'prolong' | 'take' | 'let') => {
      if (what === 'let' || !plan?.repeat) return await letPostEnd(post.postId);
      const { rule, except } = plan.repeat;
      const when = { kind: 'at', local: plan.local, repeat: { rule, until, except } } as const;
      const { revision } = post;
      return await planPost(post.postId, { revision, when, deadlineMinutes: plan.deadlineMinutes, takesOver: what === 'take' });
    },
    onSuccess: (_, what) =>
      toast({ text: what === 'let' ? t('ending.letDone') : t('ending.prolonged', { day: said(`${until}T12:00`).split(',')[0] }) }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: () => {
      ask(false);
      void client.invalidateQueries({ queryKey: ['posts'] });
    },
  });
  return (
    <li>
      <p>
        <Link to="/micro/$postId" params={{ postId: post.postId }}>
          {post.content.parts[0]?.text || t('posts:entry.wordless')}
        </Link>
        <span className={styles['soft']}>{t('ending.last', { when: said(lastLocal) })}</span>
      </p>
      <span className={styles['acts']}>
        <Button
          size="small"
          tone="primary"
          busy={isPending && variables !== 'let'}
          onClick={() => (plan?.memberId === member.memberId ? mutate('prolong') : ask(true))}
        >
          {t('ending.prolong')}
        </Button>
        <Button size="small" busy={isPending && variables === 'let'} onClick={() => mutate('let')}>
          {t('ending.let')}
        </Button>
      </span>
      <AskTakingOver
        open={asking}
        memberId={plan?.memberId ?? ''}
        busy={isPending}
        onTake={() => mutate('take')}
        onClose={() => ask(false)}
      />
    </li>
  );
}
