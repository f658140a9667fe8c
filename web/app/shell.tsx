import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/people.ts';
import { DemonstrationBanner } from '../demonstration/demonstration-banner.tsx';
import { ZoneProvider } from '../design/relative-time.tsx';
import { liveStream } from '../live/use-live.ts';
import { KeyboardHelp } from '../keyboard/keyboard-help.tsx';
import { PaletteOpener } from '../keyboard/palette-opener.tsx';
import { AnnouncementBanners } from '../publishing/announcement-banners.tsx';
import { HelmBanners } from '../shifts/helm-banners.tsx';
import { useHelmDialog } from '../shifts/helm-store.ts';
import { AccountStrip } from './account-strip.tsx';
import { BreakBanners } from './break-banners.tsx';
import { LineBanner } from './line-banner.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { Rail } from './rail.tsx';
import { PostHerald } from './post-herald.tsx';
import { ReviewHerald } from './review-herald.tsx';
import { SessionLost } from './session-lost.tsx';
import { MeContext } from './session.ts';
import { useLiveCache } from './use-live-cache.ts';
import { useRoomShortcuts } from './use-room-shortcuts.ts';
import { WebhookBanners } from './webhook-banners.tsx';
import styles from './shell.module.css';

const HelmDialogs = lazy(async () => ({ default: (await import('../shifts/helm-dialogs.tsx')).HelmDialogs }));

/** The frame around every room: rail, strip, and what is true everywhere. */
export function Shell() {
  const { t } = useTranslation('shell');
  const { data: me } = useSuspenseQuery(meQuery);
  const { organisation } = me;
  const { memberId } = me.member;
  useEffect(() => {
    // One stream per member: who takes another chair hears what that one may hear.
    liveStream.open(memberId);
    return () => liveStream.close();
  }, [memberId]);
  useLiveCache();
  const helmDialog = useHelmDialog();
  useRoomShortcuts();
  return (
    <MeContext value={me}>
      <ZoneProvider zone={organisation.timeZone}>
        <div className={styles['shell']}>
          <a href="#content" className={styles['skip']} onClick={() => document.getElementById('content')?.focus()}>
            {t('skip')}
          </a>
          <AccountStrip />
          <Rail />
          <div className={styles['body']}>
            <LineBanner />
            <Later>
              <BreakBanners />
              <WebhookBanners />
              <HelmBanners />
              <AnnouncementBanners />
            </Later>
            {organisation.demonstration && <DemonstrationBanner />}
            <main id="content" tabIndex={-1} className={styles['main']}>
              <Suspense fallback={<PageSkeleton />}>
                <Outlet />
              </Suspense>
            </main>
          </div>
        </div>
        <Later>
          <KeyboardHelp />
          <PaletteOpener />
          <PostHerald />
          <ReviewHerald />
        </Later>
        {helmDialog && (
          <Suspense>
            <HelmDialogs dialog={helmDialog} />
          </Suspense>
        )}
        <SessionLost />
      </ZoneProvider>
    </MeContext>
  );
}

/** What is only opened later, or seldom there, is drawn once the room stands. */
function Later({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
