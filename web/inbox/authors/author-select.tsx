import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../api/people.ts';
import { Select } from '../../design/field.tsx';
import { toast } from '../../design/toast.tsx';
import { keys } from '../requests.ts';
import { usePeople } from '../use-people.ts';
import { attributeMessage, authorlessKey } from './requests.ts';

/** Chosen: nobody of the team. */
export const NOBODY = 'nobody';

interface AuthorSelectProps {
  readonly id?: string;
  readonly label: string;
  readonly error?: string | undefined;
  /** A member's id, `NOBODY`, or empty while nothing is chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of the team, those who are there first; or nobody of it. */
export function AuthorSelect({ id, label, error, value, onChange }: AuthorSelectProps) {
  const { t } = useTranslation('voices');
  const { data: members = [] } = useQuery(membersQuery);
  const shown = members.filter((member) => member.erasedAt === null).toSorted((a, b) => a.publicName.localeCompare(b.publicName));
  const present = shown.filter(({ state }) => state === 'active');
  const gone = shown.filter(({ state }) => state !== 'active');
  return (
    <Select id={id} label={label} error={error} width="medium" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('author.choose')}</option>
      {[...present, ...gone].map((member) => (
        <option key={member.memberId} value={member.memberId}>
          {member.publicName} ({member.initials})
        </option>
      ))}
      <option value={NOBODY}>{t('author.none')}</option>
    </Select>
  );
}

/** Writes who wrote a message, and brings it into what is on screen. */
export function useAttribute(): (messageId: string, memberId: string | null) => Promise<void> {
  const { t } = useTranslation('voices');
  const client = useQueryClient();
  const personOf = usePeople();
  return async (messageId, memberId) => {
    const { conversationId } = await attributeMessage(messageId, memberId);
    toast({ text: memberId === null ? t('author.savedNone') : t('author.saved', { name: personOf(memberId).name }) });
    void client.invalidateQueries({ queryKey: keys.thread(conversationId) });
    await client.invalidateQueries({ queryKey: authorlessKey });
  };
}
