import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { FollowersPageView } from '../../src/circles/schema.ts';
import { AccountFrame } from '../accounts/account-frame.tsx';
import { useAccountId } from '../accounts/account-params.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Face } from '../design/face.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Tag } from '../design/tag.tsx';
import { addressOf } from '../inbox/place.ts';
import { followersQuery, useAskSentence } from './requests.ts';
import styles from './circles.module.css';

/** Who follows an account, as its network says now, and who of them spoke here. */
export function FollowersPage() {
  const { t } = useTranslation('accountPages');
  const accountId = useAccountId();
  return (
    <AccountFrame accountId={accountId} title={t('followers.title')} lead={t('followers.lead')}>
      {(account) =>
        account.capabilities.followerPages === true ? (
          <Followers account={account} />
        ) : (
          <EmptyState icon="people" title={t('followers.absent')}>
            {t(account.network === 'x' ? 'followers.absentX' : 'followers.absentText')}
          </EmptyState>
        )
      }
    </AccountFrame>
  );
}

function Followers({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation(['accountPages', 'shell']);
  const sentence = useAskSentence();
  const { data, error, isFetching, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    followersQuery(account.accountId),
  );
  const people = new Map((data?.pages ?? []).flatMap((page) => page.followers).map((one) => [one.identity, one]));
  const again = () => void (data === undefined ? refetch() : fetchNextPage());
  return (
    <>
      {data === undefined && error === null && <Skeleton height="16rem" />}
      {data !== undefined && people.size === 0 && (
        <EmptyState icon="people" title={t('followers.none')}>
          {t('followers.noneText')}
        </EmptyState>
      )}
      {people.size > 0 && (
        <ul className={styles['people']} aria-label={t('followers.title')}>
          {[...people.values()].map((one) => (
            <Follower key={one.identity} follower={one} />
          ))}
        </ul>
      )}
      {error !== null && (
        <Banner
          tone="urgent"
          announced
          action={
            <Button busy={isFetching} onClick={again}>
              {t('shell:retry')}
            </Button>
          }
        >
          {sentence(error)}
        </Banner>
      )}
      {hasNextPage && error === null && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {data !== undefined && !hasNextPage && people.size > 0 && (
        <p className={styles['soft']}>{t('followers.all', { count: people.size })}</p>
      )}
    </>
  );
}

function Follower({ follower }: { readonly follower: FollowersPageView['followers'][number] }) {
  const { t } = useTranslation('accountPages');
  const { identity, handle, displayName, avatarUrl, correspondentId, conversationId } = follower;
  const name = displayName ?? handle;
  const place = { list: 'to-answer', q: '', account: undefined, speaker: undefined, card: true } as const;
  return (
    <li>
      <Face id={correspondentId ?? identity} name={name} pictureUrl={avatarUrl} size={36} />
      <div>
        <strong dir="auto">{name}</strong>
        <bdi className={styles['soft']}>@{handle.replace(/^@/u, '')}</bdi>
      </div>
      {conversationId === null ? (
        correspondentId !== null && <Tag>{t('followers.known')}</Tag>
      ) : (
        <Link {...addressOf({ ...place, conversationId })} aria-label={t('followers.openOf', { name })}>
          {t('followers.open')}
        </Link>
      )}
    </li>
  );
}
