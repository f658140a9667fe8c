import { FINDINGS_IN_FRENCH } from '../../../src/guardrails/sentences/index.ts';

/** What is said of findings, wherever somebody writes. `why` and `todo` are the command line's words too. */
export const guardrails = {
  ...FINDINGS_IN_FRENCH,
  /** Of a reason that this page does not know yet: the server is newer. */
  unknown: { why: 'Ce passage mérite d’être relu.', todo: 'Relisez-le avant l’envoi.' },
  level: { note: 'À savoir', pause: 'À relire', hold: 'À faire relire' },
  latitude: { apprentice: 'Apprentie', autonomous: 'Autonome', referent: 'Référente' },
};
