import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { PersonaView } from '../../src/personas/schema.ts';
import { personaQuery, portraitUrl, putPortrait, removePortrait } from '../api/personas.ts';
import { Button } from '../design/button.tsx';
import { Face } from '../design/face.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { PhotoDialog } from '../people/photo-dialog.tsx';
import styles from './personas.module.css';

interface PersonaPortraitProps {
  readonly account: AccountView;
  readonly persona: PersonaView | null;
}

/** The face of a character, which the account takes where its network lets it. */
export function PersonaPortrait({ account, persona }: PersonaPortraitProps) {
  const { t } = useTranslation('voices');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [choosing, setChoosing] = useState(false);
  const refresh = async () => {
    void client.invalidateQueries({ queryKey: ['composer'] });
    await client.invalidateQueries({ queryKey: personaQuery(account.accountId).queryKey });
  };
  const remove = async () => {
    try {
      await removePortrait(account.accountId);
      await refresh();
    } catch (error) {
      toast({ text: sentence(error), tone: 'urgent' });
    }
  };
  if (persona === null) return <p className={form['hint']}>{t('persona.portraitFirst')}</p>;
  return (
    <div className={styles['portrait']}>
      <Face id={persona.personaId} name={persona.name} pictureUrl={portraitUrl(persona)} size={88} />
      <div className={styles['portraitActs']}>
        <p className={form['hint']}>{t('persona.portraitHint')}</p>
        <Button size="small" onClick={() => setChoosing(true)}>
          {persona.portraitDigest === null ? t('persona.portraitPut') : t('persona.portraitAgain')}
        </Button>
        {persona.portraitDigest !== null && (
          <Button size="small" tone="quiet" onClick={() => void remove()}>
            {t('persona.portraitRemove')}
          </Button>
        )}
      </div>
      {choosing && (
        <PhotoDialog
          title={t('persona.portrait')}
          put={async (file, crop) => {
            await putPortrait(account.accountId, file, crop);
            await refresh();
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
