import type { Finding } from './finding.ts';
import type { FindingView } from './schema.ts';

export const viewFinding = ({ rule, level, why, values, where, firm }: Finding): FindingView => ({
  rule,
  level,
  why,
  values: { ...values },
  where: { ...where },
  firm,
});
