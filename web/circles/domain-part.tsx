import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { DomainCheckView } from '../../src/circles/schema.ts';
import { CopyLine } from '../accounts/copy-line.tsx';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import { Icon } from '../design/icon.tsx';
import { announce } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { checkDomain } from './requests.ts';
import { useAskRefusal } from './use-ask-refusal.ts';
import styles from './circles.module.css';

/** The organisation's own domain as the account's handle: what to set, and whether it stands. */
export function DomainPart({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation('circles');
  const [check, setCheck] = useState<DomainCheckView>();
  const form = useForm({
    initial: { domain: '' },
    check: ({ domain }) => (domain.trim() === '' ? { domain: t('domain.missing') } : {}),
    refused: useAskRefusal<{ domain: string }>(['domain']),
    send: async ({ domain }) => {
      const checked = await checkDomain(account.accountId, domain.trim());
      setCheck(checked);
      announce(t(checked.isRight ? 'domain.right' : 'domain.notYet', { domain: checked.domain }));
    },
  });
  return (
    <section className={styles['part']} aria-labelledby="domain">
      <h2 id="domain">{t('domain.title')}</h2>
      <p>{t('domain.lead', { handle: account.handle })}</p>
      <form noValidate onSubmit={form.submit} className={styles['wide']}>
        <ErrorSummary form={form} fields={[['domain', 'domain-name']]} />
        <div className={styles['add']}>
          <Field
            id="domain-name"
            label={t('domain.name')}
            hint={t('domain.hint')}
            error={form.errors.domain}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={253}
            value={form.values.domain}
            onChange={({ target }) => form.set('domain', target.value)}
          />
          <Button type="submit" tone="primary" busy={form.sending}>
            {t('domain.check')}
          </Button>
        </div>
      </form>
      {check !== undefined && <Outcome check={check} />}
    </section>
  );
}

function Outcome({ check }: { readonly check: DomainCheckView }) {
  const { t } = useTranslation('circles');
  const { domain, isRight, wanted, findings } = check;
  return (
    <>
      <h3>{t(isRight ? 'domain.right' : 'domain.notYet', { domain })}</h3>
      <ul className={styles['findings']}>
        {findings.map((finding) => (
          <Finding key={finding.kind + (finding.by ?? '')} finding={finding} />
        ))}
      </ul>
      {isRight && <p>{t('domain.next')}</p>}
      {wanted !== null && !isRight && (
        <div className={styles['ways']}>
          <p>{t('domain.either')}</p>
          <div className={styles['way']}>
            <h4>{t('domain.record')}</h4>
            <CopyLine label={t('domain.recordHost')} text={wanted.host} />
            <CopyLine label={t('domain.recordValue')} text={wanted.record} />
          </div>
          <div className={styles['way']}>
            <h4>{t('domain.page')}</h4>
            <CopyLine label={t('domain.pageUrl')} text={wanted.url} />
            <CopyLine label={t('domain.pageValue')} text={wanted.page} />
          </div>
        </div>
      )}
    </>
  );
}

function Finding({ finding }: { readonly finding: DomainCheckView['findings'][number] }) {
  const { t } = useTranslation('circles');
  const { kind, by, found = [], status, code } = finding;
  const isRight = kind === 'right';
  const isSilent = kind === 'page-missing' && status === null;
  return (
    <li data-right={isRight}>
      <Icon name={isRight ? 'check' : 'warning'} size={16} />
      <span>
        {isRight
          ? t(by === 'page' ? 'domain.findings.rightPage' : 'domain.findings.rightDns')
          : t(`domain.findings.${isSilent ? 'page-silent' : kind}`, { status, code })}{' '}
        {found.map((one) => (
          <code key={one}>{one}</code>
        ))}
      </span>
    </li>
  );
}
