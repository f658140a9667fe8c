import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { countGraphemes } from '../../src/networks/counting/index.ts';
import type { MemberView } from '../../src/people/schema.ts';
import { separatorOf, signatureText, type SignatureStyle } from './signature-text.ts';
import styles from './accounts.module.css';

interface SignaturePreviewProps {
  readonly account: Pick<AccountView, 'network' | 'maximumLength'>;
  readonly style: SignatureStyle;
  readonly member: MemberView;
}

/** What the public will read, and how much of the network's length the signature takes. */
export function SignaturePreview({ account, style, member }: SignaturePreviewProps) {
  const { t } = useTranslation(['accounts', 'voices']);
  const signature = signatureText(style, member);
  const separator = separatorOf(style);
  const untagged = style.signatureForm === 'speaker-tag' && signature === '';
  return (
    <figure className={styles['preview']} aria-live="polite">
      <figcaption>{t('signature.preview')}</figcaption>
      {style.signaturePlace === 'start' && style.signatureForm !== 'none' ? (
        <p>
          <b>{signature}</b>
          {separator}
          {t('signature.sample')}
        </p>
      ) : (
        <p>
          {t('signature.sample')}
          {separator}
          <b>{signature}</b>
        </p>
      )}
      {untagged && <small>{t('voices:signature.noTag')}</small>}
      {signature !== '' && (
        <small>
          {t('voices:signature.length', {
            count: countGraphemes(separator + signature),
            maximum: account.maximumLength,
            network: t(`networks.${account.network}`),
          })}
        </small>
      )}
    </figure>
  );
}
