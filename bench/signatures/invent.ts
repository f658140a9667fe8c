/** Posts of a line's account that nobody wrote: a grammar, twelve people in shifts, stations that exist nowhere. */

const PEOPLE = ['Inès', 'Malo', 'Yaël', 'Sacha', 'Nour', 'Théa', 'Ivo', 'Lubna', 'Oscar', 'Prune', 'Kaï', 'Zita'];
const CUSTOMERS = ['Nadia', 'Paul', 'Oumar', 'Claire', 'Hugo', 'Samira', 'Luc', 'Ingrid', 'Tom', 'Maëlle'];
const STATIONS = ['Val-Fontaine', 'Les Ormes', 'Pont-Neuville', 'Clairbois', 'Grand-Quai', 'Aubépine', 'La Verrerie', 'Hautes-Rives'];
const CAUSES = ['un bagage oublié', 'une panne de signalisation', 'un malaise voyageur', 'des travaux', 'un train en panne'];
const CLOSINGS = ['Bonne journée.', 'Bonne soirée à vous !', 'Bon courage.', 'Merci de votre patience.', 'Je reste à votre écoute.', ''];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export type Dice = (sides: number) => number;

/** The same throws for the same seed: mulberry32. */
export function createDice(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides) | 0;
  };
}

const pick = (dice: Dice, list: readonly string[]): string => list[dice(list.length)] ?? '';

function word(dice: Dice): string {
  let made = '';
  for (let left = 3 + dice(7); left > 0; left--) made += LETTERS.charAt(dice(LETTERS.length));
  return made;
}

/** One row of CSV: a post every two minutes from June 2016, replies signed by whoever is on shift, notices by nobody. */
export function writePost(dice: Dice, number: number): string {
  const at = new Date(Date.UTC(2016, 5, 1) + number * 120_000);
  const id = 700_000_000_000_000_000n + BigInt(number) * 4097n;
  const reply = dice(10) < 7;
  const text = reply ? replyText(dice, at) : noticeText(dice, at);
  return `${id},${at.toISOString().slice(0, 19)}Z,${reply ? 'reply' : 'post'},"${text.replaceAll('"', '""')}"`;
}

function replyText(dice: Dice, at: Date): string {
  const shift = Math.floor(at.getTime() / 28_800_000);
  const signer = PEOPLE[(shift * 7 + dice(2)) % PEOPLE.length] ?? '';
  const greeting = dice(3) === 0 ? `Bonjour ${pick(dice, CUSTOMERS)}` : 'Bonjour';
  const filler = Array.from({ length: 2 + dice(8) }, () => word(dice)).join(' ');
  const signature = dice(20) === 0 ? '' : dice(4) === 0 ? ` ^${signer.slice(0, 2).toUpperCase()}` : ` ${signer}`;
  return `@user_${dice(99_999)} ${greeting}, ${filler} à ${pick(dice, STATIONS)}. ${pick(dice, CLOSINGS)}${signature}`;
}

function noticeText(dice: Dice, at: Date): string {
  const hour = at.toISOString().slice(11, 16);
  return `${hour}, le trafic est perturbé vers ${pick(dice, STATIONS)} (${pick(dice, CAUSES)}) ${word(dice)} #Ligne${dice(9)}`;
}
