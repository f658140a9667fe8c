/** What three accounts are to say in a delivery run: posts, threads and replies, each with words that are nobody else's. */
import { randomUUID } from 'node:crypto';

export interface DeliveryShape {
  readonly singles: number;
  readonly threads: number;
  /** Posts of a thread. */
  readonly threadLength: number;
  /** On each account, to as many people. */
  readonly replies: number;
}

/** Publications on each account. */
export const publicationsOf = ({ singles, threads, threadLength, replies }: DeliveryShape): number =>
  singles + threads * threadLength + replies;

export interface PlannedPost {
  readonly parts: readonly string[];
  /** At once, or at the next minute with many others. */
  readonly when: 'now' | 'next-minute';
}

const PLACES = ['Bastille', 'Nation', 'Gare du Nord', 'Châtelet', 'Opéra', 'Pigalle', 'République', 'Auber', 'Vincennes', 'Ternes'];
const NEWS = [
  (place: string, number: number) => `À ${place}, l’accès ${number} rouvre ce matin. Merci de votre patience !`,
  (place: string, number: number) => `Les travaux de ${place} avancent : étape ${number} terminée 🚇 Le détail en station.`,
  (place: string, number: number) => `Objet trouvé n° ${number} à ${place} : il vous attend au guichet.`,
  (place: string, number: number) => `Notre équipe est à ${place} pour la visite numéro ${number}. Venez nous voir.`,
  (place: string, number: number) => `Fiche pratique ${number} : bien changer de ligne à ${place}, en trois conseils.`,
];

export function planPosts({ singles, threads, threadLength }: DeliveryShape, dice: () => number): PlannedPost[] {
  const words = (number: number): string => {
    const place = PLACES[Math.floor(dice() * PLACES.length)] ?? 'Nation';
    return NEWS[number % NEWS.length]!(place, number);
  };
  const posts = Array.from({ length: singles + threads }, (_, number): PlannedPost => {
    const text = words(number);
    const parts =
      number < threads ? Array.from({ length: threadLength }, (_part, index) => `${text} (${index + 1}/${threadLength})`) : [text];
    return { parts, when: dice() < 0.4 ? 'next-minute' : 'now' };
  });
  return shuffle(posts, dice);
}

export const questionOf = (handle: string, number: number): string =>
  `@${handle} une question ${number} : à quelle heure passe le dernier train ?`;
export const replyTo = (number: number): string => `Bonjour, pour votre question ${number} : le dernier passe à 0 h 40.`;
export const numberIn = (text: string): number => Number(/question (\d+)/u.exec(text)?.[1]);
export const pressOf = (replyToMessageId: string, body: string) => ({ idempotencyKey: randomUUID(), replyToMessageId, body });

/** From 0 up to 1, the same for the same seed (mulberry32). */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle<Item>(items: readonly Item[], dice: () => number): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(dice() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
