import { useTranslation } from 'react-i18next';
import type { CreatedInvitation, Role } from '../../src/people/schema.ts';
import { useMe } from '../app/session.ts';
import { Field, Select } from '../design/field.tsx';
import { invitableRoles } from '../people/powers.ts';
import styles from './past.module.css';

export interface Proposal {
  readonly ticked: boolean;
  readonly email: string;
  readonly role: Role;
  readonly error: string | undefined;
  readonly created: CreatedInvitation | undefined;
}

interface ProposedPersonProps {
  readonly name: string;
  /** As it stands under the messages. */
  readonly signature: string;
  readonly proposal: Proposal;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Proposal>) => void;
}

/** One person who signs: ticked, she gets an address and a role. */
export function ProposedPerson({ name, signature, proposal, disabled, onChange }: ProposedPersonProps) {
  const { t } = useTranslation(['past', 'people']);
  const { member: me } = useMe();
  return (
    <div className={styles['person']}>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          checked={proposal.ticked}
          disabled={disabled}
          onChange={(event) => onChange({ ticked: event.target.checked })}
        />
        <span>
          {t('people.tick', { name })} {signature !== name && <span className={styles['soft']}>{signature}</span>}
        </span>
      </label>
      {proposal.ticked && (
        <div className={styles['personFields']}>
          <Field
            label={t('people.email', { name })}
            type="email"
            autoComplete="off"
            maxLength={254}
            width="medium"
            value={proposal.email}
            error={proposal.error}
            onChange={(event) => onChange({ email: event.target.value, error: undefined })}
          />
          <Select
            label={t('people.role', { name })}
            width="medium"
            value={proposal.role}
            onChange={(event) => onChange({ role: event.target.value as Role })}
          >
            {invitableRoles(me.role).map((role) => (
              <option key={role} value={role}>
                {t(`people:roles.${role}`)}
              </option>
            ))}
          </Select>
        </div>
      )}
    </div>
  );
}
