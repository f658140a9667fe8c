import type { Temperament } from './character.ts';
import { identityOf } from './person.ts';
import type { PracticePerson } from './person.ts';

/** Somebody of the script. All are invented. */
export interface Character {
  readonly handle: string;
  readonly name: string;
  readonly about: string;
  readonly temperament: Temperament;
  readonly language: 'fr' | 'en';
  /** Ordinary people play any opening of their language; the others only those that name them. */
  readonly ordinary: boolean;
}

const someone = (handle: string, name: string, temperament: Temperament, about: string): Character => ({
  handle,
  name,
  about,
  temperament,
  language: 'fr',
  ordinary: true,
});

export const CAST: readonly Character[] = [
  someone('dounia.b', 'Dounia B.', 'impatient', 'Infirmière de nuit. Le train de 6 h 12, toujours.'),
  someone('theo_lamarque', 'Théo Lamarque', 'wry', 'Prof d’histoire. Je note les retards au crayon rouge.'),
  someone('mireille.asseline', 'Mireille Asseline', 'warm', 'Retraitée, bénévole à la bibliothèque de Fontclair 📚'),
  someone('kevin.onze', 'Kévin', 'hot', 'monteur levage. pas de filtre'),
  someone('yasmine.tahri', 'Yasmine Tahri', 'calm', 'Deux enfants, une poussette, zéro ascenseur.'),
  someone('bastien-v', 'Bastien V.', 'impatient', 'Dev le jour, basse la nuit'),
  someone('odile.grandval', 'Odile Grandval', 'anxious', 'Assistante maternelle à Bois-Perrier'),
  someone('sam.diarra', 'Samba Diarra', 'warm', 'Cuisinier. Je rentre par le dernier train.'),
  someone('lucie.roule', 'Lucie roule', 'calm', 'Vélo + train. Fauteuil de temps en temps, ça dépend des jours.'),
  someone('g_peltier', 'Gérard Peltier', 'hot', 'Usager depuis 1987'),
  someone('ninon.desc', 'Ninon', 'wry', 'étudiante, partiels, café, retards'),
  someone('amadou.keita', 'Amadou Keïta', 'calm', 'Électricien. Chantier à 7 h.'),
  someone('claire.vasseur', 'Claire Vasseur', 'anxious', 'Correspondances serrées, nerfs aussi'),
  someone('tonton_marcel', 'Marcel', 'wry', 'Je photographie les pendules en panne'),
  someone('ines.qc', 'Inès Q.', 'warm', 'Lycéenne à Montreval ✨'),
  someone('rached.b', 'Rached B.', 'impatient', 'Chauffeur-livreur quand les trains roulent pas'),
  someone('paulette.h', 'Paulette H.', 'calm', 'J’apprends internet avec ma petite-fille'),
  someone('hugo.sablons', 'Hugo, Les Sablons', 'hot', 'ici pour râler, reste pour les blagues'),
  {
    ...someone('camille.ferrand', 'Camille Ferrand · Le Courrier du Canal', 'calm', 'Journaliste, transports et ville. DM ouverts.'),
    ordinary: false,
  },
  { ...someone('usagers.ligne', 'Usagers de la ligne', 'wry', 'Association de voyageurs, 412 adhérents'), ordinary: false },
  { ...someone('mairie.fontclair', 'Ville de Fontclair', 'calm', 'Compte de la mairie'), ordinary: false },
  { ...someone('salma.atwan', 'سلمى عطوان', 'warm', 'مهندسة · Fontclair'), ordinary: false },
  {
    handle: 'hannah.wells',
    name: 'Hannah Wells',
    about: 'On a rail trip with a paper map 🗺️',
    temperament: 'warm',
    language: 'en',
    ordinary: true,
  },
  {
    handle: 'o.brannigan',
    name: 'Oran Brannigan',
    about: 'Consultant, lives on trains',
    temperament: 'impatient',
    language: 'en',
    ordinary: true,
  },
  {
    handle: 'priya.nair',
    name: 'Priya Nair',
    about: 'PhD student at the Montreval campus',
    temperament: 'calm',
    language: 'en',
    ordinary: true,
  },
  {
    handle: 'two.kids.one.bag',
    name: 'Meg & co.',
    about: 'Travelling with children. Send snacks.',
    temperament: 'anxious',
    language: 'en',
    ordinary: true,
  },
];

const byHandle = new Map(CAST.map((character) => [character.handle, character]));

export const isCharacter = (handle: string): boolean => byHandle.has(handle);
export const characterOf = (handle: string): Character | null => byHandle.get(handle) ?? null;

export const toPerson = ({ handle, name, about }: Character): PracticePerson => ({
  identity: identityOf(handle),
  handle,
  displayName: name,
  kind: 'character',
  about,
  avatarId: null,
  bannerId: null,
  pinnedRef: null,
});
