import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PostView } from '../../src/posts/schema.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { postsQuery, settleLate } from './requests.ts';
import styles from './posts.module.css';

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
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (send: boolean) => settleLate(post, send),
    onSuccess: (_, send) => toast({ text: t(send ? 'asking.sent' : 'asking.letGo') }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
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
        <Button size="small" tone="primary" busy={isPending && variables} onClick={() => mutate(true)}>
          {t('asking.send')}
        </Button>
        <Button size="small" busy={isPending && !variables} onClick={() => mutate(false)}>
          {t('asking.let')}
        </Button>
      </span>
    </li>
  );
}
