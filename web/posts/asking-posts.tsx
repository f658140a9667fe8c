import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostView } from '../../src/posts/schema.ts';
import { isFailure } from '../api/failure.ts';
import { onDemand } from '../app/on-demand.tsx';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { pauseAfter, type Pause } from '../review/pause.ts';
import type { PostPauseProps } from '../review/post-pause.tsx';
import { postsQuery, settleLate, speakingQuery } from './requests.ts';
import styles from './posts.module.css';

const PostPause = onDemand<PostPauseProps>(async () => (await import('../review/post-pause.tsx')).PostPause);

/** What did not leave when it should have: a person says, for each, whether it still does. */
export function AskingPosts() {
  const { t } = useTranslation('posts');
  const { data: posts } = useQuery(postsQuery('asking'));
  if (posts === undefined || posts.length === 0) return null;
  return (
    <section className={styles['asking']} aria-labelledby="asking-posts">
      <h2 id="asking-posts">
        <Icon name="warning" size={16} /> {t('asking.title', { count: posts.length })}
      </h2>
      <ul>
        {posts.map((post) => (
          <AskingPost key={post.postId} post={post} />
        ))}
      </ul>
    </section>
  );
}

function AskingPost({ post }: { readonly post: PostView }) {
  const { t } = useTranslation('posts');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { data: speaking = [] } = useQuery(speakingQuery);
  const [pause, setPause] = useState<Pause | null>(null);
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ send, read }: { readonly send: boolean; readonly read: Pause | null }) => settleLate(post, send, read?.pauseId),
    onSuccess: ({ state }, { send }) => {
      setPause(null);
      toast({ text: t(state === 'review' ? 'plan.held' : send ? 'asking.sent' : 'asking.letGo') });
    },
    onError: (error, { read }) => {
      const paused = isFailure(error) ? pauseAfter(error, performance.now(), read) : null;
      setPause(paused);
      if (paused === null) toast({ text: sentence(error), tone: 'urgent' });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['posts'] }),
  });
  return (
    <li>
      <p>
        <Link to="/micro/$postId" params={{ postId: post.postId }}>
          {post.content.parts[0]?.text || t('entry.wordless')}
        </Link>
        <span className={styles['soft']}>
          {t(`asking.because.${post.asks ?? 'late'}`)} {post.plan && <RelativeTime at={post.plan.dueAt} />}
        </span>
      </p>
      <span className={styles['acts']}>
        <Button size="small" tone="primary" busy={isPending && variables.send} onClick={() => mutate({ send: true, read: null })}>
          {t('asking.send')}
        </Button>
        <Button size="small" busy={isPending && !variables.send} onClick={() => mutate({ send: false, read: null })}>
          {t('asking.let')}
        </Button>
      </span>
      {pause && (
        <PostPause
          pause={pause}
          busy={isPending}
          content={post.content}
          speaking={speaking.filter(({ accountId }) => post.accountIds.includes(accountId))}
          act="send"
          onSend={() => mutate({ send: true, read: pause })}
          onBack={() => setPause(null)}
        />
      )}
    </li>
  );
}
