/** Messages of an account that nobody wrote, for tests of who signs: the same for the same seed. */
export interface InventedAccount {
  /** So many answers to the public, each passed through `finish`. */
  replies(count: number, finish: (reply: string, index: number) => string): string[];
  /** So many notices of traffic. */
  notices(count: number, finish: (notice: string, index: number) => string): string[];
}

const SUBJECTS = ['le train', 'votre bus', 'la rame', 'notre agent', 'le service', 'cet ascenseur', 'la correspondance', 'le guichet'];
const VERBS = ['arrive', 'est en route', 'reprend', 'reste fermé', 'circule', 'est annoncé', 'vous attend', 'a été prévenu'];
const PLACES = [
  'à Clairbois',
  'vers Nation',
  'à Val-Fontaine',
  'près des Ormes',
  'sur le quai 4',
  'au terminus',
  'entre Robinson et Aubépine',
];
const TIMES = ['dans dix minutes', 'ce soir', 'depuis 8h30', 'demain matin', 'sans délai', 'dès maintenant', 'vers 17:45'];
const CLOSINGS = [
  'Bonne journée.',
  'Bonne soirée à vous !',
  'Bon courage.',
  'Merci.',
  'Désolée pour l’attente.',
  'À bientôt !',
  'Est-ce clair ?',
];

export function createAccount(seed: number): InventedAccount {
  let state = seed;
  const pick = (list: readonly string[]): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return list[(state >> 8) % list.length] ?? '';
  };
  const sentence = () => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(PLACES)} ${pick(TIMES)}`;
  const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
  const reply = () => `@user ${capital(sentence())}. ${pick(CLOSINGS)}`;
  const notice = () => `${pick(['07:12', '18:40', '22:05'])}, ${sentence()} (${pick(['panne', 'bagage oublié', 'travaux'])})`;
  const make = (count: number, write: () => string, finish: (text: string, index: number) => string) =>
    Array.from({ length: count }, (_, index) => finish(write(), index));
  return { replies: (count, finish) => make(count, reply, finish), notices: (count, finish) => make(count, notice, finish) };
}
