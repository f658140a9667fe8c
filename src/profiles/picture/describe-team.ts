type PictureLanguage = 'fr' | 'en';

const WORDS = { fr: (names: string) => `L’équipe : ${names}`, en: (names: string) => `The team: ${names}` } as const;

/** What a team picture shows, in words, for who cannot see it: everybody's name, those too whom the picture has no room or no letters for. */
export function describeTeam(names: readonly string[], language: PictureLanguage): string {
  return WORDS[language](new Intl.ListFormat(language, { type: 'conjunction' }).format(names));
}
