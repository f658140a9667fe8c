import type { Thread } from './morning.ts';

/** What waits at the moment when somebody opens the demonstration, and what colleagues have in hand. */
export const RIGHT_NOW: readonly Thread[] = [
  { start: { ago: 52 }, by: 'g_peltier', account: 'ligne4', text: '@ligne4 Le distributeur de Hauterive rend la monnaie en pièces de cinq centimes. J’en ai cent douze. Cent douze !', turns: [] },
  { start: { ago: 47 }, by: 'nora.benali', account: 'ligne4', text: '@ligne4 l’arrêt à Saint-Aubert ce midi, il sera bien desservi ? On lit tout et son contraire', turns: [['them', 14, '@ligne4 petite relance, je dois choisir mon train']] },
  { start: { ago: 41 }, by: 'agathe.fleurs', account: 'clients.ligne4', text: 'Bonjour @clients.ligne4, l’olivier est bien arrivé, mais j’ai oublié mon sécateur dans le train du retour. Manche rouge.', turns: [['Solène', 8, 'Bonjour Agathe, content pour l’olivier ! Quel train, et quelle voiture ?'], ['them', 9, 'Le 18h06 d’hier, voiture 2 en bas']], pictures: [{ name: 'platform', alt: 'Le quai au départ, avec l’olivier entre deux voyageurs' }] },
  { start: { ago: 36 }, by: 'usagers.ligne', account: 'ligne4', text: '@ligne4 La réunion du 12 : à quelle heure, et dans quelle salle ? Nous prévenons 412 adhérents.', turns: [], takenBy: 'Maud' },
  { start: { ago: 33 }, by: 'lourdes.m', account: 'clients.ligne4', text: '@clients.ligne4 Bonjour, le remboursement n’est pas encore là, c’est normal ?', turns: [], takenBy: 'Solène', note: { by: 'Solène', text: 'Parti hier à 14 h d’après la comptabilité. J’attends la confirmation de la banque.' } },
  { start: { ago: 29 }, by: 'bastien-v', account: 'ligne4', text: '@ligne4 bon, l’appli m’annonce un train dans -3 minutes. C’est une invitation à voyager dans le temps ?', turns: [] },
  { start: { ago: 26 }, by: 'hannah.wells', language: 'en', account: 'ligne4', text: '@ligne4 the castle was glorious in the rain, Maud was right. Now: last train back from Fontclair on a Sunday?', turns: [] },
  { start: { ago: 23 }, by: 'pascal_tgv', account: 'ligne4', text: 'Portes bloquées voiture 2 à Montreval, on est une dizaine à être descendus par la 1 @ligne4', turns: [['Thomas', 3, 'Merci Pascal, la porte est condamnée, un mécanicien monte à Hauterive. Tout le monde est descendu ?'], ['them', 4, 'Presque, il reste une dame avec un déambulateur dedans']], takenBy: 'Thomas' },
  { start: { ago: 19 }, by: 'lila.etc', account: 'ligne4', text: 'un pigeon habite désormais la voiture 4 du 9h22 @ligne4. il a l’air de payer son abonnement', turns: [] },
  { start: { ago: 16 }, by: 'salma.atwan', language: 'ar', account: 'ligne4', text: '@ligne4 مرحباً، نسيت مظلة زرقاء في قطار الساعة الثامنة. أين مكتب المفقودات؟', turns: [] },
  { start: { ago: 13 }, by: 'famille.roux', account: 'clients.ligne4', text: '@clients.ligne4 Samedi, peut-on acheter les six billets d’un coup à la machine, ou faut-il passer au guichet ?', turns: [] },
  { start: { ago: 11 }, by: 'jean.mathurin', account: 'ligne4', text: '@ligne4 Valmorain : le panneau a encore un train de retard sur la réalité. Depuis hier. Inès l’avait signalé…', turns: [], takenBy: 'Inès' },
  { start: { ago: 9 }, by: 'camille.ferrand', account: 'ligne4', text: 'Bonjour @ligne4, Maud devait me donner la cause précise de la panne d’hier. Je publie à 16 h.', turns: [] },
  { start: { ago: 7 }, by: 'zoe.zigzag', account: 'clients.ligne4', text: '@clients.ligne4 nouvelle carte, bonne photo, mauvais prénom. Je m’appelle donc Zoë-Bernard jusqu’en 2027 ?', turns: [] },
  { start: { ago: 5 }, by: 'malik.o', account: 'ligne4', text: '@ligne4 fumée blanche sous le quai à Plaine-Basse, ça sent le caoutchouc. Pas de panique ici mais venez voir', turns: [['them', 2, '@ligne4 un agent arrive à l’instant, mais prévenez les trains quand même']] },
  { start: { ago: 3 }, by: 'priya.nair', language: 'en', account: 'ligne4', text: '@ligne4 my defence is on Thursday at 10 (yes, the strike day). Is there a first train from Valmorain that you would bet on?', turns: [] },
];
