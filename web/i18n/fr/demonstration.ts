/** The demonstration: what it is, in whose chair one sits, and the way to one's own organisation. */
export const demonstration = {
  name: 'Démonstration',
  youAre: 'vous êtes {{name}}',
  sit: 'Changer de chaise',
  chairs: 'Prendre la place de…',
  seated: 'Vous êtes maintenant {{name}}.',
  own: 'Créer mon organisation',
};
