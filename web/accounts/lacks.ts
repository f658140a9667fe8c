/** What an account's server does not offer, in the order in which people ask for it. Pure. */
import type { AccountView } from '../../src/accounts/schema.ts';

const MODERATION = ['mute', 'block', 'hide', 'report'] as const;
const FLAGS = ['images', 'quotes', 'contentWarnings', 'polls', 'follows', 'deletes', 'pins'] as const;
export type Lack = (typeof FLAGS)[number] | (typeof MODERATION)[number] | 'private';

export function lacksOf(capabilities: AccountView['capabilities']): readonly Lack[] {
  const flags: readonly Lack[] = FLAGS.filter((flag) => !capabilities[flag]);
  const letters: readonly Lack[] = capabilities.visibilities.includes('private') ? [] : ['private'];
  return [...letters, ...flags, ...MODERATION.filter((kind) => !capabilities.moderation.includes(kind))];
}
