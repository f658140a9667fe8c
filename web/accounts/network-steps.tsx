import { useTranslation } from 'react-i18next';
import type { NetworkName, Way } from './connect-values.ts';
import styles from './connecting.module.css';

/** What a person does, one thing after the other. The practice network needs no telling. */
export function NetworkSteps({ network, way }: { readonly network: NetworkName; readonly way: Way }) {
  const { t } = useTranslation('connecting');
  if (network === 'practice') return null;
  const steps = t(`steps.${network}.${way}`, { returnObjects: true }) as readonly string[];
  return (
    <div className={styles['steps']}>
      <strong>{t('steps.title')}</strong>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
