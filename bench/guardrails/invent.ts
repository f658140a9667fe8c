/** What a line's account may have said: notices and signed replies, in French or in English, of a line that exists nowhere. */
import { createDice } from '../signatures/invent.ts';
import type { Dice } from '../signatures/invent.ts';
import type { PastPost } from '../../src/guardrails/index.ts';

const STATIONS = [
  'Val-Fontaine',
  'Les Ormes',
  'Pont-Neuville',
  'Clairbois',
  'Grand-Quai',
  'Aubépine',
  'La Verrerie',
  'Hautes-Rives',
  'Champ-du-Puits',
];
const NAMES = ['Nadia', 'Paul', 'Oumar', 'Claire', 'Hugo', 'Samira', 'Luc', 'Ingrid', 'Tom', 'Maëlle', 'Bruno', 'Fatou', 'Elsa'];
const SIGNERS = ['Inès', 'Malo', 'Yaël', 'Sacha', 'Nour'];

interface Words {
  readonly causes: readonly string[];
  readonly notices: readonly string[];
  readonly greetings: readonly string[];
  readonly answers: readonly string[];
  readonly closings: readonly string[];
}

const FRENCH: Words = {
  causes: [
    'un bagage oublié',
    'une panne de signalisation',
    'un malaise voyageur',
    'des travaux',
    'un train en panne',
    'un incident technique',
    'une personne sur les voies',
  ],
  notices: [
    '⛔ {h} h {m}, le trafic est interrompu entre {s} et {t} en raison de {c}. #Ligne4',
    '✅ {h} h {m}, le trafic est rétabli sur l’ensemble de la ligne. #Ligne4',
    '⚠️ Le trafic est perturbé entre {s} et {t} ({c}). Reprise estimée vers {h} h {m}. #Ligne4',
    'Bonjour à tous ! {p} vous accompagne sur la #Ligne4 jusqu’à {h} h. Bonne journée !',
    'La station {s} est fermée ce soir à partir de {h} h pour travaux. #Ligne4',
    'Les trains ne marquent pas l’arrêt à {s} en raison de {c}. #Ligne4',
    'Travaux d’été : entre {s} et {t}, des bus remplacent les trains jusqu’au {d} août. #Ligne4',
  ],
  greetings: ['Bonjour', 'Bonjour {n}', 'Bonsoir {n}', 'Bonsoir', 'Merci {n}'],
  answers: [
    'le trafic reprend progressivement entre {s} et {t}.',
    'un train est en panne à {s}, nos équipes sont sur place.',
    'toutes nos excuses pour la gêne occasionnée.',
    'le prochain train arrive à {s} dans {d} minutes.',
    'je transmets votre signalement au service concerné.',
    'un agent se rend sur place, merci de votre vigilance.',
    'vous pouvez vous rendre au guichet de {s} pour un justificatif.',
    'nous n’avons pas encore d’heure de reprise, je vous tiens informé.',
    'le dernier départ de {s} est à {h} h {m}.',
    'je comprends votre agacement, le retard est dû à {c}.',
    'votre abonnement peut être remboursé, le formulaire est sur notre site.',
    'l’ascenseur de {s} sera réparé demain matin.',
    'oui, la correspondance est assurée à {t}.',
    'il faut prendre la direction de {t} et changer à {s}.',
    'un objet trouvé se réclame au bureau de {s}, ouvert jusqu’à {h} h.',
  ],
  closings: [
    'Bonne journée.',
    'Bonne soirée à vous !',
    'Bon courage.',
    'Merci de votre patience.',
    'Je reste à votre écoute.',
    'Bon trajet.',
  ],
};

const ENGLISH: Words = {
  causes: [
    'a signal failure',
    'a broken-down train',
    'a passenger taken ill',
    'engineering works',
    'a lost bag',
    'a trespasser on the track',
  ],
  notices: [
    '{h}:{m} no service between {s} and {t} due to {c}. #Line4',
    '{h}:{m} good service on the whole line. #Line4',
    'Minor delays between {s} and {t} due to {c}. We expect normal service by {h}:{m}. #Line4',
    'Good morning! {p} is here to help until {h}:00. Have a good day! #Line4',
    '{s} station closes tonight at {h}:00 for works. #Line4',
    'Trains are not stopping at {s} due to {c}. #Line4',
  ],
  greetings: ['Hi {n}', 'Hello', 'Hi there', 'Good morning {n}', 'Thanks {n}'],
  answers: [
    'trains are running again between {s} and {t}.',
    'sorry for the delay, this is due to {c}.',
    'our staff are on their way, thank you for letting us know.',
    'the next train is at {s} in {d} minutes.',
    'I have passed this on to the team at {s}.',
    'you can claim a refund online for any delay over 30 minutes.',
    'the last train from {s} leaves at {h}:{m}.',
    'please DM us your ticket details so we can take a look.',
    'the lift at {s} will be repaired tomorrow morning.',
    'lost items are kept at the office at {t}, open until {h}:00.',
    'yes, you can change at {s} for {t}.',
  ],
  closings: [
    'Have a good day.',
    'Safe journey!',
    'Sorry again for the trouble.',
    'Thanks for your patience.',
    'Let us know if we can help.',
  ],
};

const pick = (dice: Dice, list: readonly string[]): string => list[dice(list.length)] ?? '';

/** `count` posts of such an account, the same for the same seed. Seven in ten are replies. */
export function inventPast(count: number, language: 'fr' | 'en', seed = 7): PastPost[] {
  const dice = createDice(seed);
  const words = language === 'fr' ? FRENCH : ENGLISH;
  const fill = (pattern: string): string =>
    pattern.replace(/\{(\w)\}/g, (_, name: string) => {
      if (name === 'c') return pick(dice, words.causes);
      if (name === 'n') return pick(dice, NAMES);
      if (name === 'p') return pick(dice, SIGNERS);
      if (name === 'h') return String(6 + dice(17));
      if (name === 'm') return String(10 + dice(50));
      return name === 'd' ? String(2 + dice(28)) : pick(dice, STATIONS);
    });
  return Array.from({ length: count }, () => {
    if (dice(10) >= 7) return { text: fill(pick(dice, words.notices)), reply: false };
    const body = Array.from({ length: 1 + dice(2) }, () => pick(dice, words.answers));
    const sentences = body.map((one, at) => (at === 0 ? one : one.charAt(0).toUpperCase() + one.slice(1)));
    const closing = dice(4) === 0 ? '' : ` ${pick(dice, words.closings)}`;
    return {
      text: fill(`@user_${dice(9_999)} ${pick(dice, words.greetings)}, ${sentences.join(' ')}${closing} ${pick(dice, SIGNERS)}`),
      reply: true,
    };
  });
}
