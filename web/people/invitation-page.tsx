import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OpenInvitation } from '../../src/people/schema.ts';
import { isFailure } from '../api/failure.ts';
import { acceptInvitation, openInvitationQuery } from '../api/people.ts';
import { usePageTitle } from '../app/page-title.ts';
import { beginSession } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { Skeleton } from '../design/skeleton.tsx';
import { useForm } from '../design/use-form.ts';
import { isLanguage } from '../i18n/i18n.ts';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { Door } from './door.tsx';
import { PersonFields } from './person-fields.tsx';
import { usePersonRules, type PersonValues } from './use-person-rules.ts';
import { useRefusal } from '../app/use-refusal.ts';
import styles from './door.module.css';
import { INBOX } from '../app/addresses.ts';

const FIELDS = [
  ['givenName', 'given-name'],
  ['familyName', 'family-name'],
  ['jobTitle', 'job-title'],
  ['passphrase', 'passphrase'],
] as const satisfies readonly (readonly [keyof PersonValues, string])[];

/** Where an invitation link leads. */
export function InvitationPage() {
  const { token } = useParams({ from: '/invitation/$token' });
  const { data, error, refetch } = useQuery(openInvitationQuery(token));
  const { t } = useTranslation(['people', 'shell']);
  const sentence = useFailureSentence();
  if (data !== undefined) return <Acceptance token={token} invitation={data} />;
  if (isFailure(error, 'invitation-gone') || isFailure(error, 'not-found')) return <Gone why={error.details['why']} />;
  return (
    <Door>
      {error === null ? (
        <Skeleton height="20rem" />
      ) : (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
    </Door>
  );
}

function Acceptance({ token, invitation }: { readonly token: string; readonly invitation: OpenInvitation }) {
  const { t, i18n } = useTranslation('people');
  const client = useQueryClient();
  const navigate = useNavigate();
  const check = usePersonRules();
  const refused = useRefusal<PersonValues>(FIELDS.map(([field]) => field));
  usePageTitle(t('invitation.title', { organisation: invitation.organisation }));
  const state = useForm<PersonValues>({
    initial: { givenName: '', familyName: '', jobTitle: '', passphrase: '' },
    check,
    refused,
    send: async (values) => {
      const me = await acceptInvitation({ ...values, token, language: isLanguage(i18n.language) ? i18n.language : 'fr' });
      await beginSession(client, me);
      await navigate(INBOX);
    },
  });
  return (
    <Door>
      <div className={styles['head']}>
        <h1 tabIndex={-1}>{t('invitation.title', { organisation: invitation.organisation })}</h1>
        <p className={styles['lead']}>{t('invitation.lead', { ...invitation, role: t(`roles.${invitation.role}`) })}</p>
      </div>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={FIELDS} />
        <PersonFields values={state.values} errors={state.errors} set={state.set} />
        <p className={styles['small']}>{t('invitation.email', { email: invitation.email })}</p>
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('invitation.submit')}
          </Button>
        </div>
      </form>
    </Door>
  );
}

const REASONS = ['accepted', 'revoked', 'expired'] as const;

function Gone({ why }: { readonly why: unknown }) {
  const { t } = useTranslation('people');
  usePageTitle(t('invitation.goneTitle'));
  const reason = REASONS.find((known) => known === why) ?? 'unknown';
  return (
    <Door>
      <h1 tabIndex={-1}>{t('invitation.goneTitle')}</h1>
      <p className={styles['lead']}>{t(`invitation.gone.${reason}`)}</p>
      <div>
        <Link to="/connexion" className={buttonClass('primary')}>
          {t('invitation.signIn')}
        </Link>
      </div>
    </Door>
  );
}
