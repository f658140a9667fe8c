import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { TeamPictureView } from '../../src/profiles/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/dialog.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import form from '../design/field.module.css';
import { mayManageAccounts } from '../people/powers.ts';
import { choiceOf, keepChoice, shownIn } from './picture-choice.ts';
import { PictureOptions } from './picture-options.tsx';
import { PicturePeople } from './picture-people.tsx';
import { PicturePreview } from './picture-preview.tsx';
import { ProfileState } from './profile-state.tsx';
import { publishTeamPicture, removeTeamPicture } from './requests.ts';
import { useProfileAct } from './use-profile-act.ts';
import styles from './profiles.module.css';

interface TeamPictureEditorProps {
  readonly account: AccountView;
  readonly picture: TeamPictureView;
}

/** Chooses who is on the picture, shows how it will look, and publishes it. */
export function TeamPictureEditor({ account, picture }: TeamPictureEditorProps) {
  const { t } = useTranslation('profiles');
  const { accountId } = account;
  const { member } = useMe();
  const mayManage = mayManageAccounts(member.role);
  const [kept, setChoice] = useState(() => choiceOf(picture));
  const choice = keepChoice(kept, picture);
  const [removing, setRemoving] = useState(false);
  const { act, busy } = useProfileAct();
  const memberIds = shownIn(choice);
  const { withAvatar, withBanner, follows } = choice;
  const isShown = picture.profile.layers.includes('team-picture');
  const hindrance = memberIds.length === 0 ? 'nobody' : withAvatar || withBanner ? null : 'neither';
  const publish = () => act(() => publishTeamPicture(accountId, { memberIds, withAvatar, withBanner, follows }), t('act.published'));
  const remove = () => {
    setRemoving(false);
    act(() => removeTeamPicture(accountId), t('act.removed'));
  };
  if (picture.people.length === 0) {
    return (
      <EmptyState icon="people" title={t('people.nobody')}>
        {t('people.nobodyText')}
      </EmptyState>
    );
  }
  return (
    <div className={styles['editor']}>
      <div className={styles['shown']}>
        <PicturePreview account={account} picture={picture} memberIds={memberIds} choice={choice} />
        <ProfileState profile={picture.profile} mayManage={mayManage} />
        {mayManage && (
          <div className={form['actions']}>
            <Button tone="primary" busy={busy} disabled={hindrance !== null} onClick={publish}>
              {t(isShown ? 'act.update' : 'act.publish')}
            </Button>
            {isShown && (
              <Button tone="quiet" onClick={() => setRemoving(true)}>
                {t('act.remove')}
              </Button>
            )}
            {hindrance !== null && <p className={styles['soft']}>{t(`act.${hindrance}`)}</p>}
          </div>
        )}
      </div>
      <div className={styles['choose']}>
        <PicturePeople people={picture.people} unlisted={picture.unlisted} choice={choice} onChange={mayManage ? setChoice : null} />
        <PictureOptions accountId={accountId} picture={picture} choice={choice} onChange={mayManage ? setChoice : null} />
      </div>
      <Confirm
        title={t('act.removeTitle')}
        open={removing}
        onClose={() => setRemoving(false)}
        act={t('act.remove')}
        onAct={remove}
        busy={busy}
      >
        <p>{t('act.removeText')}</p>
      </Confirm>
    </div>
  );
}
