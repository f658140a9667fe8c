/** The words of the messages that the bench seeds: those of people who wait for a train, the most frequent first. */
const FRENCH = `de le la à est pas et train les en un que pour il ce je bonjour vous depuis plus retard ligne gare une minutes pourquoi
avec des merci encore sur quand toujours prochain ça quai rien heure annoncé matin soir supprimé attente voie direction info bloqués
comment personne comme chaque jour fait trafic perturbé travaux bus remplacement station arrêt billet carte abonnement contrôleur
remboursement panne signalisation colis suspect voyageur malaise ascenseur escalier poussette vélo fauteuil roulant accès guichet fermé
machine distributeur application horaires affichage écran annonces sonore haut-parleur climatisation chauffage porte rame bondée serrés
debout assis correspondance terminus omnibus semi-direct rapide vraiment possible savoir pouvez dire réponse service client équipe
courage bravo inadmissible honte scandaleux ridicule fatigué marre travail école enfants rendez-vous examen entretien médecin hôpital
aéroport avion vacances week-end lundi mardi mercredi jeudi vendredi samedi dimanche demain hier aujourd'hui midi nuit dernier premier
départ arrivée passage étage sortie entrée tunnel pont caténaire aiguillage conducteur grève mouvement social incident exploitation
régulation reprise estimée progressive interruption totale partielle déviation navette taxi covoiturage trottinette parking relais prix
tarif forfait mensuel annuel étudiant senior réduction fraude amende procès-verbal contestation objet perdu trouvé sac téléphone
portefeuille clés parapluie écharpe chien chat propreté odeur sale graffiti sécurité agression vol police pompiers secours urgence
canicule neige verglas inondation tempête feuilles mortes arbre voies bagage abandonné fausse alerte évacuation l'ascenseur d'accès
qu'elle s'arrête c'est-à-dire 14:05 12,50 TGV-8412 8412 n°12 2026-11-22 +33612345678 contact@lignes.example j.martin@example.org
https://lignes.example/horaires?ligne=12 lignes.example/info`;

const ENGLISH = `the is to a my on and why train for delayed it from this hello when please no so again platform minutes waiting thanks
cancelled still any news next stuck what today morning line station ticket refund help people always late how long service works bus
replacement lift broken escalator wheelchair access closed app timetable screen announcement air conditioning heating door crowded
standing connection airport flight missed appointment interview work school children holiday weekend tomorrow yesterday night last
first tunnel driver strike incident resume expected taxi fare pass student fine lost found bag phone wallet keys umbrella scarf dog
clean smell security theft emergency snow flood storm tree luggage evacuation complaint unacceptable great job kind staff`;

const SYLLABLES = 'bel mont vil ron char sain court val neu per gar bois ger lou vi ro chan ti mar lan dre pon toi se li'.split(' ');

const split = (words: string): string[] => words.split(/\s+/);

/** Names of places, thousands of them: what makes the long tail of any corpus. */
function placeNames(): string[] {
  return SYLLABLES.flatMap((a) => SYLLABLES.flatMap((b) => SYLLABLES.slice(0, 8).map((c) => `${a}${b}${c}`)));
}

/** Words by falling frequency, French and English apart: the seed draws rank r with a probability of about 1/r. */
export const frenchWords = (): string[] => [...split(FRENCH), ...placeNames()];
export const englishWords = (): string[] => [...split(ENGLISH), ...placeNames().toReversed()];
