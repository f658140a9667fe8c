import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Banner } from '../design/banner.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Face } from '../design/face.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { at, useAccountsById, usePeople } from '../inbox/use-people.ts';
import { postsQuery } from './requests.ts';
import styles from './posts.module.css';

/** Drafts are shared: whoever began one, everybody goes on with it. */
export function DraftList() {
  const { t } = useTranslation('posts');
  const { data: drafts, error } = useQuery(postsQuery('draft'));
  const accounts = useAccountsById();
  const personOf = usePeople();
  const sentence = useFailureSentence();
  return (
    <section className={styles['drafts']} aria-labelledby="drafts">
      <h2 id="drafts">{t('drafts.title')}</h2>
      {error !== null && <Banner tone="urgent">{sentence(error)}</Banner>}
      {drafts === undefined && error === null && <Skeleton height="4rem" />}
      {drafts?.length === 0 && (
        <EmptyState icon="pen" title={t('drafts.none')}>
          {t('drafts.noneText')}
        </EmptyState>
      )}
      <ul>
        {drafts?.map((post) => {
          const author = personOf(post.authorId);
          return (
            <li key={post.postId}>
              <Link to="/micro/$postId" params={{ postId: post.postId }}>
                <Face id={author.memberId} name={author.name} pictureUrl={author.pictureUrl} size={36} />
                <span>
                  <span className={styles['words']}>{post.content.parts[0]?.text || t('entry.wordless')}</span>
                  <span className={styles['soft']}>
                    {[author.name, ...post.accountIds.map((id) => at(accounts.get(id)?.handle ?? '…'))].join(' · ')} ·{' '}
                    <RelativeTime at={post.changedAt} focusable={false} />
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
