import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { AccountMark } from '../design/face.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import type { WordingState } from './use-wording.ts';
import styles from './post.module.css';

interface AccountChoicesProps {
  readonly wording: WordingState;
  readonly speaking: readonly SpeakingView[] | undefined;
  readonly disabled: boolean;
}

/** By which accounts it is said: none is chosen beforehand, and why one cannot be is said beside it. */
export function AccountChoices({ wording, speaking, disabled }: AccountChoicesProps) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const id = useId();
  const shown = (speaking ?? []).filter((one) => one.may !== 'account-disconnected' || wording.accountIds.includes(one.accountId));
  const toggle = (accountId: string, chosen: boolean) =>
    wording.choose(chosen ? [...wording.accountIds, accountId] : wording.accountIds.filter((one) => one !== accountId));
  return (
    <fieldset className={styles['accounts']} disabled={disabled}>
      <legend>{t('accounts.legend')}</legend>
      {shown.map(({ accountId, may, signature }) => {
        const account = accounts.get(accountId);
        const chosen = wording.accountIds.includes(accountId);
        return (
          <label key={accountId} className={styles['account']} data-chosen={chosen || undefined}>
            <input
              type="checkbox"
              checked={chosen}
              disabled={may !== 'yes' && !chosen}
              aria-describedby={`${id}-${accountId}`}
              onChange={(event) => toggle(accountId, event.target.checked)}
            />
            <AccountMark id={accountId} name={account?.displayName ?? ''} pictureUrl={account?.avatarUrl ?? null} size={28} />
            <span>
              <b>{at(account?.handle ?? '…')}</b>
              <span id={`${id}-${accountId}`} className={styles['soft']}>
                {may === 'yes'
                  ? `${t(`networks.${account?.network ?? 'practice'}`)} · ${signature.text === '' ? t('accounts.unsigned') : t('accounts.signed', { signature: signature.text })}`
                  : t(`accounts.${may}`)}
              </span>
            </span>
          </label>
        );
      })}
      {speaking?.length === 0 && <p className={styles['soft']}>{t('accounts.none')}</p>}
    </fieldset>
  );
}
