import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedInvitation, Role } from '../../src/people/schema.ts';
import { invitationsQuery, invite } from '../api/people.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useForm } from '../design/use-form.ts';
import { isEmail } from './form-rules.ts';
import { InvitationLink } from './invitation-link.tsx';
import { invitableRoles } from './powers.ts';
import { useRefusal } from '../app/use-refusal.ts';

/** Asks whom to invite and as what; then shows the link, once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const [created, setCreated] = useState<CreatedInvitation>();
  return (
    <Dialog title={created === undefined ? t('invitations.dialog') : t('invitations.readyTitle')} open onClose={onClose}>
      {created === undefined ? (
        <InviteForm onCreated={setCreated} onCancel={onClose} />
      ) : (
        <InvitationLink created={created} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface Values {
  readonly email: string;
  readonly role: Role;
}

function InviteForm({ onCreated, onCancel }: { onCreated: (created: CreatedInvitation) => void; onCancel: () => void }) {
  const { t } = useTranslation(['people', 'shell']);
  const { member: me } = useMe();
  const client = useQueryClient();
  const refused = useRefusal<Values>(['email', 'role'], { 'already-member': 'email' });
  const state = useForm<Values>({
    initial: { email: '', role: 'member' },
    check: ({ email }) => (isEmail(email) ? {} : { email: t('wrong.email') }),
    refused,
    send: async (values) => {
      onCreated(await invite(values));
      await client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <ErrorSummary form={state} fields={[['email', 'invite-email']]} />
      <Field
        id="invite-email"
        label={t('fields.email')}
        hint={t('invitations.emailHint')}
        error={state.errors.email}
        type="email"
        autoComplete="off"
        autoFocus
        maxLength={254}
        value={state.values.email}
        onChange={(event) => state.set('email', event.target.value)}
      />
      <Choices
        legend={t('fields.role')}
        choices={invitableRoles(me.role).map((role) => ({ value: role, label: t(`roles.${role}`), hint: t(`roleHints.${role}`) }))}
        value={state.values.role}
        onChange={(role) => state.set('role', role)}
      />
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={state.sending}>
          {t('invitations.submit')}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  );
}
