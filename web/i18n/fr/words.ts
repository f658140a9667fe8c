/** Les mots qu’on écrit : qui mentionner, quel mot-dièse, quel émoji. */
export const words = {
  networks: { practice: 'Entraînement', bluesky: 'Bluesky', mastodon: 'Mastodon', x: 'X' },
  completion: {
    person: 'Qui mentionner',
    hashtag: 'Mots-dièse',
    emoji: 'Émojis',
    byEnter: 'Entrée pour choisir, Échap pour laisser',
    byTab: 'Tab pour choisir, Échap pour laisser',
    found_one: '{{count}} proposition',
    found_other: '{{count}} propositions',
  },
  people: { nameOnly: 'sur {{networks}} : son nom seul' },
  hashtags: {
    legible: 'Plus lisible, et lu mot à mot par les lecteurs d’écran :',
    write: 'Écrire #{{as}}',
  },
  emoji: {
    open: 'Émoji',
    title: 'Choisir un émoji',
    search: 'Chercher par son nom',
    tone: 'Couleur de peau',
    tones: { '0': 'Sans couleur', '1': 'Claire', '2': 'Moyennement claire', '3': 'Légèrement mate', '4': 'Mate', '5': 'Foncée' },
    recent: 'Derniers choisis',
    found: 'Trouvés',
    none: 'Aucun émoji ne s’appelle ainsi.',
    groups: {
      '0': 'Visages et émotions',
      '1': 'Gens et corps',
      '3': 'Animaux et nature',
      '4': 'À manger et à boire',
      '5': 'Voyages et lieux',
      '6': 'Activités',
      '7': 'Objets',
      '8': 'Symboles',
      '9': 'Drapeaux',
    },
  },
};
