import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { Composer } from '../../../src/publishing/schema.ts';
import { Banner } from '../../design/banner.tsx';
import { Button, buttonClass } from '../../design/button.tsx';
import { at, usePeople } from '../use-people.ts';
import type { LostLease } from './use-lost-lease.ts';

/** The conversation is in other hands than a moment ago: by whom, and what was kept. */
export function LostNotice({ lost }: { readonly lost: LostLease }) {
  const { t } = useTranslation('inbox');
  const personOf = usePeople();
  if (lost.kind === 'ended') return <Banner tone="held" announced title={t('lease.ended')} />;
  const { name } = personOf(lost.by);
  return (
    <Banner tone="urgent" announced title={lost.word === '' ? t('lease.lost', { name }) : t('lease.lostWord', { name, word: lost.word })}>
      {t('lease.lostText', { name })}
    </Banner>
  );
}

/** The message that is being answered is gone from the network. */
export function ParentGoneNotice({ onOther }: { readonly onOther: (() => void) | null }) {
  const { t } = useTranslation('publishing');
  return (
    <Banner
      tone="urgent"
      announced
      title={t('parentGone.title')}
      action={
        onOther && (
          <Button size="small" onClick={onOther}>
            {t('parentGone.other')}
          </Button>
        )
      }
    >
      {t('parentGone.text')}
    </Banner>
  );
}

const SHUT = ['account-disconnected', 'account-needs-reconnection', 'account-paused'] as const;
const isShut = (hindrance: string): hindrance is (typeof SHUT)[number] => SHUT.some((one) => one === hindrance);

/** The account cannot speak: what is kept, and where to mend it. */
export function AccountNotice({
  hindrance,
  account,
}: {
  readonly hindrance: Composer['hindrance'];
  readonly account: AccountView | undefined;
}) {
  const { t } = useTranslation('publishing');
  if (hindrance === null || !isShut(hindrance)) return null;
  return (
    <Banner
      tone="urgent"
      title={t(`hindrance.${hindrance}`, { account: account ? at(account.handle) : '' })}
      action={
        <Link to="/reglages/comptes" className={buttonClass('plain', 'small')}>
          {t(hindrance === 'account-paused' ? 'hindrance.resume' : 'hindrance.reconnect')}
        </Link>
      }
    />
  );
}
