import type { Thread } from './morning.ts';

/** This morning: frost, a lift that comes back, and the answers. */
export const TODAY: readonly Thread[] = [
  { start: { today: 6 }, by: 'amadou.keita', account: 'ligne4', text: 'Bonjour @ligne4, du givre sur les voies ? On roule au pas depuis Fontclair', turns: [
    ['Thomas', 3, 'Bonjour Amadou, oui, givre sur la caténaire. Dix minutes de retard jusqu’à 7 h environ.'], ['them', 2, 'ok merci, le café attendra']], closedBy: 'Thomas' },
  { start: { today: 14 }, by: 'odile.grandval', account: 'ligne4', text: '@ligne4 Quatre petits à déposer à l’école, le bus de remplacement existe-t-il aujourd’hui à Bois-Perrier ?', turns: [
    ['Karim', 4, 'Bonjour Odile, pas de bus ce matin, mais les trains roulent : le prochain est à 6h27, avec de la place en tête.'], ['them', 3, 'Merci Karim, on se met en tête alors !']], closedBy: 'Karim' },
  { start: { today: 25 }, by: 'kevin.onze', account: 'ligne4', text: 'bon. @ligne4 j’ai essayé le 7h18. assis. jsuis presque déçu de plus pouvoir râler', turns: [
    ['Inès', 5, 'Kévin, rassurez-vous, on vous trouvera bien autre chose. Bonne journée !'], ['them', 2, '😂']], closedBy: 'Inès' },
  { start: { today: 33 }, by: 'rached.b', account: 'ligne4', text: '@ligne4 15 min de retard annoncées et le train part sous mon nez à l’heure. donc on peut plus faire confiance à rien', turns: [
    ['Thomas', 8, 'Bonjour Rached, c’est notre faute : le retard a été rattrapé et l’annonce est restée. Le suivant est à 6h49, quai 1, sûr et certain.'], ['them', 9, 'j’y suis. ok cette fois c’est bon']], closedBy: 'Thomas' },
  { start: { today: 41 }, by: 'yasmine.tahri', account: 'ligne4', text: '@ligne4 je pars pour Fontclair avec la poussette, comme convenu avec Karim. Arrivée 6h58', turns: [
    ['Karim', 3, 'Bien reçu Yasmine, Fanta vous attend au pied de l’escalier 2, gilet orange.'], ['them', 22, 'Elle était là, avec le sourire. Merci à tous les deux 🙏'], ['Karim', 5, 'Et bonne nouvelle : l’ascenseur de Saint-Aubert repart à 11 h.']], closedBy: 'Karim' },
  { start: { today: 52 }, by: 'salma.atwan', language: 'ar', account: 'ligne4', text: 'صباح الخير @ligne4، هل يعمل القطار المتجه إلى Gare du Canal بشكل طبيعي هذا الصباح؟', turns: [
    ['Karim', 6, 'صباح النور سلمى، نعم، مع تأخير عشر دقائق تقريباً بسبب الصقيع حتى الساعة السابعة.'], ['them', 3, 'شكراً كريم، يوم سعيد 🌷'], ['Karim', 2, 'ولك أيضاً!']], closedBy: 'Karim' },
  { start: { today: 61 }, by: 'theo_lamarque', account: 'ligne4', text: '@ligne4 givre en novembre, feuilles en octobre, soleil en juillet. Quel est votre mois préféré ?', turns: [
    ['Inès', 7, 'Février, Théo : il est plus court.'], ['them', 2, 'Touché. 18/20.']], closedBy: 'Inès' },
  { start: { today: 70 }, by: 'claire.vasseur', account: 'ligne4', text: '@ligne4 avec ce givre, vais-je avoir mon train grande ligne de 8h12 à Gare du Canal ? Je suis à Hauterive, je panique', turns: [
    ['Thomas', 3, 'Bonjour Claire. Votre train part dans 4 minutes, arrivée 7h52 : vingt minutes pour changer de quai. Respirez, vous l’aurez.'], ['them', 4, 'Je suis dedans. Quai combien ensuite ?'], ['Thomas', 2, 'Quai 9, au bout à droite en sortant. Dix minutes à pied sans courir.'], ['them', 38, 'Assise dans le 8h12. Merci Thomas, vous devriez faire infirmier']], closedBy: 'Thomas' },
  { start: { today: 79 }, by: 'hugo.sablons', account: 'ligne4', text: 'HEY @ligne4 le chauffage du 7h11 c’est l’Islande ou bien ?', turns: [
    ['Karim', 6, 'Bonjour Hugo, quelle voiture ?'], ['them', 2, 'la 3, celle avec le ruban adhésif au plafond'], ['Karim', 5, 'Tout s’explique. Elle passe à l’atelier ce soir. La 5 est chaude, pour aujourd’hui.'], ['them', 6, 'la 5 c’est les Antilles. merci']], closedBy: 'Karim' },
  { start: { today: 88 }, by: 'mireille.asseline', account: 'clients.ligne4', text: 'Bonjour @clients.ligne4, les abonnés ont-ils droit à la navette des Sablons dimanche, pour la brocante ?', turns: [
    ['Solène', 9, 'Bonjour Mireille, oui, sur présentation de la carte, toutes les demi-heures de 8 h à 19 h.'], ['them', 12, 'Quelle bonne nouvelle, à dimanche alors 📚']], closedBy: 'Solène' },
  { start: { today: 97 }, by: 'o.brannigan', language: 'en', account: 'ligne4', text: '@ligne4 ten minutes late, again, and the coffee machine at Hauterive is broken too. Coordinated effort?', turns: [
    ['Inès', 8, 'Good morning Oran. Frost for the train, age for the coffee machine. The bakery across the street opens at 7 and is far better.'], ['them', 13, 'Conceded. Excellent coffee.']], closedBy: 'Inès' },
  { start: { today: 112 }, by: 'lucie.roule', account: 'ligne4', text: '@ligne4 je voyage en fauteuil demain, Hauterive vers Montreval à 9h. Il faut réserver l’accompagnement ?', turns: [
    ['Solène', 7, 'Bonjour Lucie, avec votre message c’est fait : demain 8h50 à Hauterive, guichet, Julien sera prévenu. Le retour à quelle heure ?'], ['them', 5, '17h30 si possible'], ['Solène', 4, '17h30 quai 1 à Montreval, c’est noté.'], ['them', 3, 'C’est la première fois que c’est si simple']], closedBy: 'Solène', note: { by: 'Solène', text: 'Accompagnement de Lucie : Hauterive 8h50, Montreval 17h30. Confirmé par Julien.' } },
  { start: { today: 126 }, by: 'ninon.desc', account: 'ligne4', text: 'quelqu’un a écrit « courage » au doigt sur la buée de ma vitre @ligne4 et honnêtement merci à cette personne', turns: [
    ['Inès', 11, 'On confirme, et on n’enverra pas le nettoyage avant ce soir. Courage, Ninon.'], ['them', 4, '🥹']], closedBy: 'Inès' },
  { start: { today: 138 }, by: 'usagers.ligne', account: 'ligne4', text: '@ligne4 le givre était annoncé par la météo hier à 18 h. Pourquoi pas de trains de dégivrage dans la nuit ?', turns: [
    ['Thomas', 14, 'Bonjour. Il y en a eu un, à 4h10, jusqu’à Montreval. Le givre est revenu après, au sud. Un deuxième passage à 5 h aurait suffi : ce sera la règle dès ce soir.'],
    ['them', 6, 'Donc vous reconnaissez qu’un passage ne suffisait pas ?'], ['Thomas', 5, 'Oui.'], ['them', 2, 'C’est court.'], ['Thomas', 3, 'C’est vrai aussi.'], ['them', 8, 'Et l’hiver dernier, c’était combien de passages ?'],
    ['Thomas', 9, 'Un seul également. 14 matins de givre, 9 avec des retards. Je vous envoie le relevé.'], ['them', 5, 'Reçu. Ligne 31, c’est bien la longueur traitée ?'], ['Thomas', 4, 'En kilomètres de voie, oui, aller et retour.'], ['them', 7, 'Alors il manque le tronçon d’Hauterive.'],
    ['Thomas', 12, 'Vérifié : il manque, en effet. L’engin fait demi-tour à Montreval faute d’aiguille plus loin.'], ['them', 4, 'Cette aiguille est au programme ?'], ['Maud', 15, 'Maud Delorme, je prends la suite : elle est au programme de l’été. Je vous invite à la réunion du 12, vous verrez le plan.'], ['them', 6, 'Nous y serons. À combien ?'], ['Maud', 3, 'Autant que la salle : soixante.'],
    ['@g_peltier', 5, 'J’en serai, avec mes horaires de 1987. @ligne4'], ['Maud', 4, 'On vous garde une chaise et une vitrine, Monsieur Peltier.'], ['them', 7, 'Compte rendu publié après ?'], ['Maud', 4, 'Sous huit jours, promis.'], ['them', 2, 'Noté. Merci pour l’échange.']] },
  { start: { today: 150 }, by: 'emma.louvet', account: 'clients.ligne4', text: '@clients.ligne4 l’attestation d’hier porte 6h31 et pas 6h37, ma cheffe a donc trouvé une faille', turns: [
    ['Solène', 8, 'Bonjour Emma, 6h31 est l’heure du signal, 6h37 celle de votre arrêt. J’ajoute une ligne et vous la renvoie.'], ['them', 13, 'Reçu. Elle a souri, c’est historique']], closedBy: 'Solène' },
  { start: { today: 163 }, by: 'malik.o', account: 'ligne4', text: '@ligne4 boîte à outils récupérée, complète. J’ai laissé des croissants au guichet pour Idriss', turns: [
    ['Inès', 6, 'Merci pour lui, Malik ! Il en a gardé un. Un seul.']], closedBy: 'Inès' },
  { start: { today: 175 }, by: 'mairie.fontclair', account: 'ligne4', text: 'Bonjour @ligne4, la place de la Gare sera fermée aux voitures samedi. Pouvez-vous relayer auprès de vos voyageurs ?', turns: [
    ['Maud', 17, 'Bonjour, volontiers : annonce en gare dès vendredi midi, et ici ce soir. Où se fera la dépose ?'], ['them', 14, 'Rue des Tilleuls, à 200 mètres, fléchée.'], ['Maud', 5, 'C’est noté, merci.']] },
  { start: { today: 189 }, by: 'two.kids.one.bag', language: 'en', account: 'ligne4', text: '@ligne4 is there anywhere at Gare du Canal to warm up a baby bottle? Asking with some urgency and some noise', turns: [
    ['Karim', 4, 'Hello Meg! The nursery by platform 5, code at the information desk: bottle warmer, armchair, and quiet.'], ['them', 12, 'Silence has returned to the kingdom. Bless you']], closedBy: 'Karim' },
  { start: { today: 204 }, by: 'dounia.b', account: 'ligne4', text: 'Sortie de nuit, métro fermé, train à l’heure. @ligne4 je note parce que ça mérite', turns: [
    ['Inès', 9, 'Merci Dounia, et merci pour vos nuits. Dormez bien.'], ['them', 3, '💤']], closedBy: 'Inès' },
  { start: { today: 219 }, by: 'tonton_marcel', account: 'ligne4', text: '@ligne4 Gare du Canal : pendule à l’heure. Je suis désœuvré.', turns: [
    ['Thomas', 12, 'Hauterive, Marcel. Quatre heures vingt depuis mars. Faites vite, on la répare lundi.']] },
];
