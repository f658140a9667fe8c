import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { prepareContext } from '../context.ts';
import { counterSpeech } from './counter-speech.ts';

const read = (text: string) => counterSpeech(prepareContext({ draft: { text } }).text);

const AT_THE_COUNTER = [
  'Bonjour Marc, l’ascenseur de la station est en panne, un technicien est sur place.',
  'Bonsoir, le dernier train part à 1 h 15 ce soir.',
  'Merci pour votre message, je le transmets à l’équipe concernée. Bonne journée !',
  'Bonjour, votre colis est au bureau de poste jusqu’au 12, munissez-vous de votre avis de passage.',
  'Bonjour Fatou, la déchèterie ouvre à 9 h, vous pouvez y apporter vos gravats.',
  'Hi Tom, sorry for the delay. I’ve passed this on to the team and will get back to you by noon.',
  'Good morning! Your parcel is at the Hill Road branch, please bring an ID.',
];
const ELSEWHERE = [
  'On se retrouve devant le ciné à 20 h 30, j’ai pris les places',
  'Lait, œufs, lessive, croquettes du chat, piles',
  'Quel match ! Une autre planète ce soir',
  'Can you pick up some bread on your way home?',
];

describe('what is said at a counter', () => {
  test('is told by its manners and by what it speaks of, in any trade', () => {
    for (const text of AT_THE_COUNTER) assert.equal(read(text), 'plain', text);
  });
  test('is no private message', () => {
    for (const text of ELSEWHERE) assert.notEqual(read(text), 'plain', text);
  });
  test('excuses nothing that is scornful, rude or private too', () => {
    for (const text of [
      'Bonjour, le train est à 8 h 12, levez-vous plus tôt. Bonne journée !',
      'Bonjour Paul, le guichet ouvre à 9 h, espèce d’abruti.',
      'Bonjour, le trafic reprend à 9 h, à ce soir mon amour.',
    ])
      assert.equal(read(text), 'none', text);
  });
});
