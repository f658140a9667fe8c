import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signer } from '../../src/past/schema.ts';
import type { MemberView } from '../../src/people/schema.ts';
import { Button } from '../design/button.tsx';
import { Tag } from '../design/tag.tsx';
import { dayIn, percentIn } from './figures.ts';
import { useRange } from './hours-part.tsx';
import { matchSigner } from './match-signer.ts';
import { ScrollFrame } from './scroll-frame.tsx';
import styles from './past.module.css';

const SHOWN = 12;

interface SignersTableProps {
  readonly signers: readonly Signer[];
  /** Who signed too little to be listed. */
  readonly leftOut: number;
  readonly members: readonly MemberView[];
}

/** Each signer: how much, on how many days, at what hours, and who that is in the team. */
export function SignersTable({ signers, leftOut, members }: SignersTableProps) {
  const { t } = useTranslation('past');
  const [all, setAll] = useState(false);
  const most = signers[0]?.posts ?? 1;
  const shown = all ? signers : signers.slice(0, SHOWN);
  return (
    <>
      <ScrollFrame label={t('signers.table')}>
        <table className={styles['table']}>
          <caption className="visually-hidden">{t('signers.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('signers.signature')}</th>
              <th scope="col">{t('signers.messages')}</th>
              <th scope="col">{t('signers.days')}</th>
              <th scope="col">{t('signers.hours')}</th>
              <th scope="col">{t('signers.period')}</th>
              <th scope="col">{t('signers.match')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((signer) => (
              <SignerRow
                key={`${signer.account ?? ''} ${signer.author}`}
                signer={signer}
                most={most}
                member={matchSigner(signer, members)}
              />
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {signers.length > SHOWN && !all && (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {t('signers.showAll', { count: signers.length })}
          </Button>
        </div>
      )}
      {leftOut > 0 && <p className={styles['soft']}>{t('signers.more', { count: leftOut })}</p>}
    </>
  );
}

interface SignerRowProps {
  readonly signer: Signer;
  readonly most: number;
  readonly member: MemberView | null;
}

function SignerRow({ signer, most, member }: SignerRowProps) {
  const { i18n } = useTranslation('past');
  const range = useRange();
  const language = i18n.language;
  return (
    <tr>
      <th scope="row">
        {signer.signature}
        {signer.account !== null && <span className={styles['soft']}> {signer.account}</span>}
      </th>
      <td>
        <span className={styles['barCell']}>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(signer.posts / most) * 100} height={10} className={styles['fill-accent']} />
          </svg>
          {signer.posts.toLocaleString(language)} ({percentIn(signer.share, language)})
        </span>
      </td>
      <td>{signer.days.toLocaleString(language)}</td>
      <td>{signer.hours === null ? '–' : range(signer.hours)}</td>
      <td>
        {signer.firstDay === null || signer.lastDay === null
          ? '–'
          : `${dayIn(signer.firstDay, language)} – ${dayIn(signer.lastDay, language)}`}
      </td>
      <td>{member === null ? '–' : <Tag tone="accent">{member.publicName}</Tag>}</td>
    </tr>
  );
}
