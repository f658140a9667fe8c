import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../src/offices/schema.ts';
import { Confirm } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';
import { Menu, type MenuEntry } from '../design/menu.tsx';
import { EndDialog } from './end-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { dissolveOffice } from './requests.ts';
import { useOfficeAct } from './use-offices.ts';

/** What those who look after offices may do with one, beside a succession. */
export function OfficeActs({ office, today }: { readonly office: OfficeView; readonly today: string }) {
  const { t } = useTranslation('offices');
  const [open, setOpen] = useState<'rename' | 'end' | 'dissolve'>();
  const { act, busy } = useOfficeAct();
  const close = () => setOpen(undefined);
  const { current } = office;
  const succeeded = office.tenures.some(({ state }) => state === 'planned');
  const wasHeld = office.tenures.some(({ state }) => state !== 'planned');
  const entries: MenuEntry[] = [{ id: 'rename', label: t('rename'), onAct: () => setOpen('rename') }];
  if (current !== null && !succeeded)
    entries.push({ id: 'end', label: current.endsOn === null ? t('end') : t('endChange'), onAct: () => setOpen('end') });
  if (!wasHeld) entries.push({ id: 'dissolve', label: t('dissolve'), tone: 'danger', onAct: () => setOpen('dissolve') });
  return (
    <>
      <Menu wordless name={t('acts', { title: office.titles.neutral })} groups={[{ id: 'acts', entries }]}>
        <Icon name="more" />
      </Menu>
      {open === 'rename' && <RenameDialog office={office} onClose={close} />}
      {open === 'end' && current !== null && <EndDialog tenure={current} today={today} onClose={close} />}
      <Confirm
        title={t('dissolveDialog.title')}
        open={open === 'dissolve'}
        onClose={close}
        act={t('dissolveDialog.submit')}
        onAct={() => {
          close();
          act(() => dissolveOffice(office.officeId), t('dissolveDialog.done'));
        }}
        busy={busy}
      >
        <p>{t('dissolveDialog.text')}</p>
      </Confirm>
    </>
  );
}
