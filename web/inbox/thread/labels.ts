/** Words of networks and moderators that we have our own for. */
export const KNOWN_LABELS = [
  'sensitive',
  'porn',
  'sexual',
  'nudity',
  'graphic-media',
  'gore',
  'spam',
  'impersonation',
  'hate',
  'threat',
  'scam',
  'misleading',
  'limited',
] as const;

const SHOCKING: ReadonlySet<string> = new Set(['sensitive', 'porn', 'sexual', 'nudity', 'graphic-media', 'gore', 'nsfl', '!warn', '!hide']);

/** Whether pictures wait behind a fold: what they were warned of is to be seen by who wants to. */
export const foldsImages = (restrictions: readonly string[]): boolean => restrictions.some((one) => SHOCKING.has(one));
