import { onDemand } from '../app/on-demand.tsx';
import type { FindingsBesideProps } from './findings-beside.tsx';

const Beside = onDemand<FindingsBesideProps>(async () => (await import('./findings-beside.tsx')).FindingsBeside);

/** What is found in the words of a field; fetched with the first words. */
export function Findings(props: FindingsBesideProps) {
  return props.text !== '' && <Beside {...props} />;
}
