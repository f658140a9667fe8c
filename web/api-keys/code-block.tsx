import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import styles from './access.module.css';

/** Lines to be pasted elsewhere. */
export function CodeBlock({ label, code }: { readonly label: string; readonly code: string }) {
  const { t } = useTranslation(['access', 'accountPages']);
  const [copied, setCopied] = useState<boolean>();
  const copy = async () =>
    setCopied(
      await navigator.clipboard.writeText(code).then(
        () => true,
        () => false,
      ),
    );
  return (
    <figure className={styles['code']}>
      <figcaption>
        {label}
        <Button size="small" onClick={() => void copy()} aria-label={t('accountPages:copy.act', { what: label })}>
          <Icon name={copied === true ? 'check' : 'copy'} size={16} />{' '}
          {t(copied === true ? 'accountPages:copy.done' : 'accountPages:copy.short')}
        </Button>
      </figcaption>
      <pre dir="ltr">
        <code>{code}</code>
      </pre>
      <span role="status" className={copied === false ? styles['soft'] : 'visually-hidden'}>
        {copied === true && t('accountPages:copy.done')}
        {copied === false && t('code.refused')}
      </span>
    </figure>
  );
}
