import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { Icon } from '../design/icon.tsx';
import { LatitudeSelect } from '../guardrail-rules/latitude-select.tsx';
import { MemberFace } from '../people/member-face.tsx';
import { NAME_MAXIMUM } from '../people/form-rules.ts';
import { proposalsFor } from './team-places.ts';
import styles from './account-team.module.css';

interface TeamPlaceRowProps {
  readonly accountId: string;
  readonly member: MemberView;
  readonly signsAs: string | null;
  readonly homonym: boolean;
  readonly ends: { readonly first: boolean; readonly last: boolean };
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onSign: (signsAs: string | null) => void;
}

/** One person of an account's team; a homonym may choose how to sign there. */
export function TeamPlaceRow({ accountId, member, signsAs, homonym, ends, onMove, onRemove, onSign }: TeamPlaceRowProps) {
  const { t } = useTranslation(['accounts', 'guardrailRules']);
  const name = member.publicName;
  const proposals = proposalsFor(member);
  return (
    <li className={styles['place']}>
      <MemberFace member={member} size={36} />
      <div>
        <strong>{name}</strong>
        <span className={styles['soft']}>
          {member.givenName} {member.familyName}
        </span>
      </div>
      <span className={styles['acts']}>
        <Button size="small" tone="quiet" disabled={ends.first} aria-label={t('team.up', { name })} onClick={() => onMove(-1)}>
          <span className={styles['up']}>
            <Icon name="chevron" size={16} />
          </span>
        </Button>
        <Button size="small" tone="quiet" disabled={ends.last} aria-label={t('team.down', { name })} onClick={() => onMove(1)}>
          <Icon name="chevron" size={16} />
        </Button>
        <Button size="small" tone="quiet" aria-label={t('team.remove', { name })} onClick={onRemove}>
          <Icon name="close" size={16} />
        </Button>
      </span>
      <div className={styles['signs']}>
        <LatitudeSelect accountId={accountId} memberId={member.memberId} label={t('guardrailRules:latitudes.of', { name })} />
      </div>
      {(homonym || signsAs !== null) && (
        <div className={styles['signs']}>
          <Field
            label={t('team.signsAs')}
            hint={t('team.signsAsHint', { name, signature: proposals[0] ?? name })}
            width="medium"
            maxLength={NAME_MAXIMUM}
            value={signsAs ?? ''}
            onChange={(event) => onSign(event.target.value === '' ? null : event.target.value)}
          />
          <span className={styles['proposals']}>
            {proposals.map((one) => (
              <Button key={one} size="small" aria-pressed={one === signsAs} onClick={() => onSign(one)}>
                {one}
              </Button>
            ))}
          </span>
        </div>
      )}
    </li>
  );
}
