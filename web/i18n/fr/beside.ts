/** À côté des mots d’une publication : images, carte, qui la lit, en quelle langue, qui y répond. */
export const beside = {
  wait: 'Une image est encore en route : attendez qu’elle soit là, ou retirez-la.',
  visibility: {
    label: 'Qui la lit',
    public: 'Tout le monde',
    unlisted: 'Tout le monde, hors des fils publics',
    followers: 'Les abonnés seulement',
  },
  effect: {
    'unlisted-kept': '{{account}} : lisible par tous, absente des fils publics.',
    'unlisted-missing': '{{account}} : ce réseau n’a pas ce réglage ; elle sera publique.',
    'followers-kept': '{{account}} : lisible par ses abonnés seulement.',
    'followers-missing': '{{account}} : ce réseau ne sait pas la réserver aux abonnés ; elle n’y partira pas.',
  },
  language: {
    label: 'Langue',
    own: 'Celle du compte',
    usual: 'Langue du compte : {{languages}}.',
    also: 'Et aussi en',
    alsoHint: 'Bluesky garde les deux, Mastodon la première ; X n’en garde aucune.',
    none: 'Aucune autre langue',
    guess: 'Ces mots semblent être en {{language}}.',
    take: 'Le dire : {{language}}',
  },
  gate: {
    label: 'Qui peut répondre à {{account}}',
    own: 'Selon les règles du compte',
    empty: 'Tant que personne n’est choisi, personne ne pourra répondre.',
  },
  preview: {
    alt: 'ALT',
    noMedia: 'Ce réseau ne prend pas d’images : elles n’y partiront pas.',
    itsOwn: 'Ce réseau fera lui-même la carte du lien.',
  },
  version: { picture: '[Image : {{alt}}]', bare: '[Image sans description]', card: '[Carte : {{title}}]' },
  settings: {
    title: 'Images et vidéos',
    alt: 'Décrire chaque image avant de l’envoyer',
    altHint: 'Sans description, une image ne part pas : qui ne la voit pas ne saurait rien d’elle.',
    kept: 'La règle est enregistrée.',
    room: '{{kept}} gardés, sur {{maximum}}.',
    manageOnly: 'Seules les personnes qui encadrent ou administrent peuvent changer cette règle.',
  },
};
