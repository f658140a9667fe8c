import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_URL, membersQuery } from '../api/people.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import form from '../design/field.module.css';
import { LeaveDialog } from './leave-dialog.tsx';

/** What is kept of oneself, to take along; and the way out. */
export function MyData() {
  const { t } = useTranslation('people');
  const { member: me, organisation } = useMe();
  const { data: members } = useQuery(membersQuery);
  const [leaving, setLeaving] = useState(false);
  const others = members?.filter(({ memberId, role, state }) => memberId !== me.memberId && role === 'administrator' && state === 'active');
  const isLast = me.role === 'administrator' && others?.length === 0;
  return (
    <>
      <p className={page['lead']}>{t('data.lead')}</p>
      <div className={form['actions']}>
        <a className={buttonClass()} href={EXPORT_URL} download="visavis.json">
          {t('data.export')}
        </a>
        {!organisation.demonstration && !isLast && (
          <Button tone="quiet" onClick={() => setLeaving(true)}>
            {t('leave.act')}
          </Button>
        )}
      </div>
      {organisation.demonstration && <p className={form['hint']}>{t('leave.demonstration')}</p>}
      {!organisation.demonstration && isLast && (
        <p className={form['hint']}>
          {t('leave.last')} <Link to="/equipe">{t('leave.lastAct')}</Link>
        </p>
      )}
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </>
  );
}
