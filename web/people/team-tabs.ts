/** The pages of the Équipe room, in the order of their tabs. A page that works adds its line here, and its route under `team` in router.tsx. */
export interface TeamTab {
  readonly to: '/equipe' | '/equipe/semaine' | '/equipe/fonctions' | '/equipe/image' | '/equipe/public' | '/equipe/entre-nous';
  /** The word of the tab, in `people.tabs`. */
  readonly word: 'cards' | 'week' | 'offices' | 'picture' | 'publicPage' | 'betweenUs';
  /** Whether the address must be this one and not one under it. */
  readonly exact?: boolean;
}

export const TEAM_TABS: readonly TeamTab[] = [
  { to: '/equipe', word: 'cards', exact: true },
  { to: '/equipe/semaine', word: 'week' },
  { to: '/equipe/fonctions', word: 'offices' },
  { to: '/equipe/image', word: 'picture' },
  { to: '/equipe/public', word: 'publicPage' },
  { to: '/equipe/entre-nous', word: 'betweenUs' },
];
