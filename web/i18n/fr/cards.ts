/** La carte d’un lien : ce que sa page dit d’elle-même. */
export const cards = {
  name: 'Carte du lien',
  reading: 'Lecture de la page…',
  add: 'Ajouter la carte du lien',
  again: 'Relire la page',
  refresh: 'Actualiser la carte',
  takeOff: 'Retirer la carte',
  putBack: 'Remettre la carte',
  off: 'Le lien part sans sa carte.',
  why: {
    nothing: 'Cette page ne dit rien d’elle-même : le lien part sans carte.',
    'not-public': 'Cette adresse n’est pas publique : le lien part sans carte.',
    unreachable: 'La page ne répond pas : le lien part sans carte.',
    busy: 'Trop de pages sont lues en même temps. Réessayez dans un instant.',
    offline: 'Pas de réseau : la page n’a pas pu être lue.',
  },
};
