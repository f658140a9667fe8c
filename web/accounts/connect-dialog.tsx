import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { networksQuery } from '../api/accounts.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { Skeleton } from '../design/skeleton.tsx';
import { useForm } from '../design/use-form.ts';
import { ConnectFields } from './connect-fields.tsx';
import { askedFor, choiceOf, emptyValues } from './connect-values.ts';
import { NetworkSteps } from './network-steps.tsx';
import { useConnecting } from './use-connecting.ts';
import styles from './accounts.module.css';

const FIELDS = [
  ['network', 'connect-network'],
  ['clientId', 'connect-clientId'],
  ['server', 'connect-server'],
  ['handle', 'connect-handle'],
  ['secret', 'connect-secret'],
] as const;

interface ConnectDialogProps {
  readonly onClose: () => void;
  /** One that was disconnected, to be connected again. */
  readonly account?: AccountView;
}

/** Connects an account of a network. No network is chosen beforehand: a wrong one could speak in public. */
export function ConnectDialog({ onClose, account }: ConnectDialogProps) {
  const { t } = useTranslation(['accounts', 'connecting', 'shell']);
  const { data: networks } = useQuery(networksQuery);
  const state = useForm({ initial: emptyValues(account), ...useConnecting(networks ?? [], onClose) });
  const { values, errors, set } = state;
  const offered = networks?.find(({ network }) => network === values.network);
  const asked = askedFor(values, (offered?.applications.length ?? 0) > 0);
  const choose = (network: AccountView['network']) => {
    const chosen = choiceOf(
      network,
      networks?.find((one) => one.network === network),
    );
    set('network', chosen.network);
    set('way', chosen.way);
    set('server', account?.network === network ? account.server : chosen.server);
  };
  return (
    <Dialog title={t('connect.title')} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={FIELDS} />
        {networks === undefined && <Skeleton height="12rem" />}
        {networks !== undefined && (
          <Choices
            id="connect-network"
            legend={t('connect.network')}
            error={errors.network}
            choices={networks.map(({ network }) => ({
              value: network,
              label: t(`networks.${network}`),
              hint: network === 'practice' ? t('connect.practiceHint') : t(`connecting:hints.${network}`),
            }))}
            value={values.network}
            onChange={choose}
          />
        )}
        {values.network !== null && values.network !== 'practice' && offered?.hasPages === true && (
          <Choices
            legend={t('connecting:way.legend')}
            choices={[
              { value: 'page', label: t('connecting:way.page'), hint: t('connecting:way.pageHint') },
              { value: 'secret', label: t('connecting:way.secret'), hint: t(`connecting:way.secretHint.${values.network}`) },
            ]}
            value={values.way}
            onChange={(way) => set('way', way)}
          />
        )}
        {values.network !== null && <NetworkSteps network={values.network} way={values.way} />}
        {values.network !== null && <ConnectFields form={state} network={values.network} offered={offered} asked={asked} />}
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {values.way === 'page' && values.network !== 'practice' ? t('connecting:go') : t('connect.submit')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
        <p role="status" className={styles['status']}>
          {state.sending && t(values.way === 'page' ? 'connecting:going' : 'connect.working')}
        </p>
      </form>
    </Dialog>
  );
}
