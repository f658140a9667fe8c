import { FINDINGS_IN_ENGLISH } from '../../../src/guardrails/sentences/index.ts';

/** What is said of findings, wherever somebody writes. `why` and `todo` are the command line's words too. */
export const guardrails = {
  ...FINDINGS_IN_ENGLISH,
  /** Of a reason that this page does not know yet: the server is newer. */
  unknown: { why: 'These words are worth a second reading.', todo: 'Read them again before they leave.' },
  level: { note: 'Good to know', pause: 'To read again', hold: 'To have read' },
  latitude: { apprentice: 'Apprentice', autonomous: 'Autonomous', referent: 'Referent' },
};
