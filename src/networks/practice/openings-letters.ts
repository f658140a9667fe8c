import type { Opening } from './opening.ts';

/** What one does not say in public. */
export const LETTER_OPENINGS: readonly Opening[] = [
  {
    id: 'letter-card',
    language: 'fr',
    inPrivate: true,
    text: '{@} bonjour, je préfère vous écrire ici : mon abonnement a été prélevé deux fois ce mois-ci. Carte n° 40 21 88 17. Que faut-il faire ?',
    details: ['Les deux prélèvements sont du 4 et du 6', 'Au nom de ma fille, c’est moi qui paie'],
    question: 'Le remboursement revient sur le même compte ?',
    thanks: 'Merci de ne pas m’avoir fait raconter cela devant tout le monde.',
  },
  {
    id: 'letter-incident',
    language: 'fr',
    inPrivate: true,
    text: '{@} je ne veux pas le dire publiquement. Hier soir, dans le train de 22 h 40, un homme a insisté pour s’asseoir à côté de moi et m’a suivie. À qui le signaler ?',
    details: ['Entre Plaine-Basse et Les Sablons, dernière voiture', 'Une cinquantaine d’années, un manteau vert'],
    thanks: 'Merci. J’hésitais à écrire, vous avez bien fait de répondre ainsi.',
  },
  {
    id: 'letter-access',
    language: 'fr',
    inPrivate: true,
    text: '{@} bonjour, message entre nous : je prends le train en fauteuil pour la première fois jeudi, et j’avoue que j’ai un peu peur. Quelqu’un sera là ?',
    details: ['Gare du Canal, jeudi, celui de 9 h 07 si possible', 'Fauteuil électrique, 68 cm'],
    question: 'Et au retour, si je rate celui prévu ?',
    thanks: 'Vous m’enlevez un poids. À jeudi !',
  },
  {
    id: 'letter-refund-english',
    language: 'en',
    inPrivate: true,
    text: '{@} hello, writing privately as it has my booking in it: reference KX4021, train cancelled on Monday, and I still have no refund. Can you look?',
    details: ['Two adults, one child, first train of the day', 'Paid by card, ending in 17'],
    thanks: 'That was quick. Thank you, and thank you for keeping it private.',
  },
];
