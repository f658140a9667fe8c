import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostDetail } from '../../src/posts/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Face } from '../design/face.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';
import { commentPost, settleComment } from './requests.ts';
import { useKeptText } from './use-kept-text.ts';
import styles from './post.module.css';

/** What colleagues say of it; what is settled steps back. */
export function Comments({ detail: { post, comments } }: { readonly detail: PostDetail }) {
  const { t } = useTranslation('posts');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const personOf = usePeople();
  const { memberId } = useMe().member;
  const [text, setText] = useKeptText(`visavis.comment.${memberId}.${post.postId}`);
  const id = useId();
  const options = {
    onError: (error: Error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['posts', 'one', post.postId] }),
  };
  const say = useMutation({ ...options, mutationFn: () => commentPost(post.postId, text.trim()), onSuccess: () => setText('') });
  const settle = useMutation({
    ...options,
    mutationFn: ({ commentId, settled }: { commentId: string; settled: boolean }) => settleComment(post.postId, commentId, settled),
  });
  return (
    <section className={styles['comments']} aria-labelledby="comments">
      <h2 id="comments">{t('comments.title')}</h2>
      <ul>
        {comments.map((comment) => {
          const author = personOf(comment.memberId);
          const settled = comment.settledAt !== null;
          return (
            <li key={comment.commentId} data-settled={settled || undefined}>
              <Face id={author.memberId} name={author.name} pictureUrl={author.pictureUrl} size={28} />
              <div>
                <p>
                  <b>{author.name}</b>{' '}
                  <span className={styles['soft']}>
                    <RelativeTime at={comment.saidAt} />
                    {settled && ` · ${t('comments.settled')}`}
                  </span>
                </p>
                <p className={styles['said']}>{comment.text}</p>
                <Button size="small" tone="quiet" onClick={() => settle.mutate({ commentId: comment.commentId, settled: !settled })}>
                  {t(settled ? 'comments.reopen' : 'comments.settle')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') say.mutate();
        }}
      >
        <label htmlFor={id}>{t('comments.label')}</label>
        <textarea id={id} rows={2} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />
        <Button type="submit" size="small" busy={say.isPending}>
          {t('comments.say')}
        </Button>
      </form>
    </section>
  );
}
