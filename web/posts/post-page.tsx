import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PostDetail } from '../../src/posts/schema.ts';
import { usePageTitle } from '../app/page-title.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Tag } from '../design/tag.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';
import { useLive, useLiveGap } from '../live/use-live.ts';
import { AccountChoices } from './account-choices.tsx';
import { Comments } from './comments.tsx';
import { Outcomes } from './outcomes.tsx';
import { PostHeld } from './post-held.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { Previews } from './previews.tsx';
import { postQuery, speakingQuery } from './requests.ts';
import { usePostMedia } from './use-post-media.ts';
import { useTaking } from './use-taking.ts';
import { useWording } from './use-wording.ts';
import { Versions } from './versions.tsx';
import { WordingFields } from './wording-fields.tsx';
import styles from './post.module.css';

/** One post: its words, by which accounts, how each will show it, when it leaves, what colleagues say of it, what became of it. */
export function PostPage() {
  const { t } = useTranslation(['posts', 'shell']);
  const { postId } = useParams({ from: '/shell/micro/$postId' });
  const client = useQueryClient();
  const { data: detail, error, refetch } = useQuery(postQuery(postId));
  const sentence = useFailureSentence();
  usePageTitle(t('post.title'));
  const refresh = () => void client.invalidateQueries({ queryKey: ['posts', 'one', postId] });
  useLive(['post.'], ({ data }) => data['postId'] === postId && refresh());
  useLive(['publication.'], refresh);
  useLiveGap(refresh);
  return (
    <div className={styles['page']}>
      <Link to="/micro" className={styles['back']}>
        <Icon name="back" size={16} /> {t('post.back')}
      </Link>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {detail === undefined && error === null && <Skeleton height="20rem" />}
      {detail && <Editor key={postId} detail={detail} />}
    </div>
  );
}

const TONES = { draft: undefined, review: 'held', planned: 'accent', asking: 'urgent', left: 'accent', dropped: undefined } as const;

function Editor({ detail }: { readonly detail: PostDetail }) {
  const { t } = useTranslation(['posts', 'calendar']);
  const { post } = detail;
  const personOf = usePeople();
  const sentence = useFailureSentence();
  const { data: speaking } = useQuery(speakingQuery);
  const taking = useTaking(post);
  const wording = useWording(detail, taking.taken);
  const media = usePostMedia(wording);
  const settled = post.state === 'left' || post.state === 'dropped';
  const locked = settled || taking.holder !== null;
  return (
    <>
      <header className={styles['head']}>
        <h1 tabIndex={-1}>{t('post.title')}</h1>
        <Tag tone={TONES[post.state]}>{t(`states.${post.state}`)}</Tag>
        <p className={styles['soft']}>
          {t('post.by', { name: personOf(post.authorId).name })} · <RelativeTime at={post.changedAt} />
          {!settled && wording.failure === null && ` · ${t(`saved.${wording.state}`)}`}
        </p>
      </header>
      <PostHeld post={post} />
      {taking.holder !== null && (
        <Banner tone="held" action={<Button onClick={taking.take}>{t('calendar:hands.bannerAct')}</Button>}>
          {t('calendar:hands.banner', { name: personOf(taking.holder).name })}
        </Banner>
      )}
      {wording.conflict && (
        <Banner
          tone="held"
          announced
          action={
            <>
              <Button onClick={wording.takeTheirs}>{t('conflict.theirs')}</Button>
              <Button onClick={wording.keepMine}>{t('conflict.mine')}</Button>
            </>
          }
        >
          {t('conflict.text')}
        </Banner>
      )}
      {wording.failure !== null && (
        <Banner tone="urgent" announced>
          {sentence(wording.failure)}
        </Banner>
      )}
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <AccountChoices wording={wording} speaking={speaking} disabled={locked} />
          <WordingFields wording={wording} media={media} speaking={speaking} disabled={locked} />
          {!settled && <PlanPanel post={post} wording={wording} waits={media.underway} />}
          <Outcomes detail={detail} />
        </div>
        <div className={styles['column']}>
          <Previews wording={wording} speaking={speaking} />
          <Comments detail={detail} />
          <Versions detail={detail} disabled={locked} settle={wording.settle} takesOver={taking.taken} />
        </div>
      </div>
    </>
  );
}
