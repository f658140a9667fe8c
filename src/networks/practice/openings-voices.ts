import type { Opening } from './opening.ts';

/** Those who do not speak for themselves alone: press, association, town; and those who speak otherwise. */
export const VOICE_OPENINGS: readonly Opening[] = [
  { id: 'journalist-evacuation', language: 'fr', by: ['camille.ferrand'], text: 'Bonjour {@}, Camille Ferrand du Courrier du Canal. On me parle de voyageurs descendus sur les voies à Plaine-Basse ce matin. Pouvez-vous confirmer, et combien de personnes ?',
    details: ['Plusieurs témoins, vers 8 h 15. Je boucle à midi.', 'Par message ou au téléphone, comme vous préférez'], nudge: '{@} je boucle dans une heure. Sans retour j’écrirai que vous n’avez pas souhaité répondre.', question: 'Puis-je vous citer, et sous quel nom ?' },
  { id: 'journalist-figures', language: 'fr', by: ['camille.ferrand'], text: '{@} Bonjour, je prépare un papier sur les ascenseurs de la ligne. Qui, chez vous, peut me dire combien sont en panne aujourd’hui ?',
    details: ['Parution jeudi', 'Un entretien de dix minutes suffirait'] },
  { id: 'association-count', language: 'fr', by: ['usagers.ligne'], text: 'Relevé de nos adhérents cette semaine : 31 trains supprimés, 4 annoncés à l’avance. {@} on attend une réponse, pas un emoji.',
    details: ['Relevé fait à Gare du Canal et Hauterive, de 6h30 à 9h30', 'On vous envoie le tableau quand vous voulez'], question: 'Qui reçoit l’association, et quand ?' },
  { id: 'association-thread', language: 'fr', by: ['usagers.ligne'], quotes: true, text: 'On a lu. On a relu. {@} que veut dire « amélioration progressive » en minutes, s’il vous plaît ?',
    details: ['Sur le tronçon Saint-Aubert – Montreval surtout'] },
  { id: 'town-market', language: 'fr', by: ['mairie.fontclair'], text: 'Bonjour {@}, le marché des producteurs s’installe samedi place de la Gare. Prévoyez-vous davantage de trains ? Nous attendons 8 000 visiteurs.',
    details: ['De 10 h à 21 h, samedi et dimanche', 'La police municipale tiendra le parvis'], thanks: 'Merci, nos services prennent contact avec vous dès demain.' },
  { id: 'arabic-lift', language: 'ar', by: ['salma.atwan'], text: 'صباح الخير {@}، المصعد في محطة Fontclair معطل منذ يومين ووالدتي لا تستطيع صعود الدرج. متى يتم إصلاحه؟',
    details: ['المصعد المؤدي إلى الرصيف رقم 2', 'نحتاج إليه غداً صباحاً حوالي الساعة 9'], thanks: 'شكراً جزيلاً على الرد اللطيف 🌷', nudge: '{@} هل من خبر عن المصعد؟' },
  { id: 'complaint-sexism', language: 'fr', text: 'Un type colle les femmes dans la voiture de tête du 18h33. On est trois à avoir changé de place. {@} il faut une patrouille, là, maintenant.',
    details: ['Entre Montreval et Hauterive, il descend souvent à Bois-Perrier', 'Grand, bonnet noir, sac de sport'], by: ['dounia.b', 'ninon.desc', 'ines.qc', 'claire.vasseur'], thanks: 'Agents montés à Hauterive. Merci de nous avoir crues tout de suite.' },
  { id: 'rumour', language: 'fr', text: 'On dit que la ligne ferme tout l’été, c’est vrai ça {@} ou c’est encore un beau-frère qui parle ?',
    details: ['Vu dans un groupe du quartier, avec une fausse affiche je crois'], picture: { name: 'board', alt: 'Capture d’une affichette mal cadrée : « ligne fermée du 1er juillet au 31 août »' } },
  { id: 'poem', language: 'fr', text: 'Ô train de 8 h 04 / qui passas à moins le quart / nous laissant là, hagards, / {@} rends-nous nos départs.',
    details: ['C’est un alexandrin blessé, comme la ligne'], by: ['theo_lamarque', 'ninon.desc'], thanks: 'Une réponse ! Je retourne à ma muse' },
  { id: 'insult', language: 'fr', text: 'bande de nuls {@} vous servez a rien, même un âne en trottinette arriverait avant vous',
    details: ['35 min de retard au boulot, le chef est ravi', 'le 6h50 de Valmorain'], by: ['kevin.onze', 'hugo.sablons', 'g_peltier'], retracts: true },
  { id: 'old-regular', language: 'fr', text: 'Monsieur, Madame {@}, en 1987 ce trajet prenait 34 minutes. Ce matin : 71. Expliquez-moi le progrès.',
    details: ['Hauterive – Gare du Canal, départ 7 h 38', 'J’ai gardé les horaires papier, oui'], by: ['g_peltier'] },
];
