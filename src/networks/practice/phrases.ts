import type { Temperament, Word } from './character.ts';

type Phrases = Readonly<Record<Exclude<Word, 'detail' | 'question'>, readonly string[]>>;

// Nudges name the account, so that it hears them wherever they hang in the thread.
const FRENCH: Readonly<Record<Temperament, Phrases>> = {
  warm: {
    nudge: [
      '{@} un petit signe, si vous avez une minute ? 🙂',
      'Je me permets de relancer {@}, je sais que vous avez du monde',
      '{@} coucou, je suis toujours là',
    ],
    complaint: ['Bon, {@}, j’imagine que c’est la folie chez vous. Dites-moi juste si vous avez vu'],
    'last-word': ['Tant pis, bon courage à vous'],
    thanks: [
      'Merci beaucoup, c’est vraiment gentil d’avoir répondu',
      'Oh merci ! Bonne journée à vous 🌻',
      'Parfait, merci pour votre aide !',
    ],
  },
  calm: {
    nudge: [
      '{@} avez-vous pu regarder ?',
      'Bonjour à nouveau {@}, je n’ai pas vu passer de réponse.',
      '{@} une idée, à propos de mon message ?',
    ],
    complaint: ['{@} je reste dans l’attente d’une réponse.'],
    'last-word': ['Je me débrouillerai.'],
    thanks: ['Merci pour la réponse.', 'C’est noté, merci à vous.', 'Très bien, merci.'],
  },
  anxious: {
    nudge: ['{@} svp ??', '{@} vous me voyez ? Je ne sais pas quoi faire là', 'Désolée d’insister {@} mais ça presse un peu'],
    complaint: ['{@} je commence vraiment à m’inquiéter', 'Toujours rien {@}… je fais quoi moi'],
    'last-word': ['bon. je vais demander à quelqu’un'],
    thanks: ['Ouf, merci, merci !', 'Merci, vous me rassurez', 'D’accord, merci mille fois 🙏'],
  },
  impatient: {
    nudge: ['Toujours personne {@} ?', '{@} ???', 'allo {@}', 'Je relance {@}, le temps passe'],
    complaint: ['{@} c’est un compte ou un répondeur ?', '{@} 2e relance. Ça fait long', 'Toujours rien {@}. Ok.'],
    'last-word': ['laissez tomber'],
    thanks: ['ok merci', 'Ah. Merci.', 'Bon, merci quand même d’avoir répondu'],
  },
  hot: {
    nudge: ['{@} Y A QUELQU’UN ?', '{@} répondez au lieu de dormir', 'Et bien sûr, silence. {@}'],
    complaint: ['Incroyable {@}. Personne. On paie pour ça', '{@} vous répondez qu’aux compliments en fait'],
    'last-word': ['Bravo le service public. Je me casse.', 'Voilà. Comme d’hab. Bonne sieste'],
    thanks: ['Mouais. Merci.', 'Bon ok, au moins quelqu’un répond. merci', 'Ça marche. Désolé pour le ton, sale journée'],
  },
  wry: {
    nudge: ['{@} ne vous pressez surtout pas, j’ai pris un livre', 'J’écris à {@} comme on jette une bouteille à la mer', '{@} toc toc'],
    complaint: ['Chapitre 2 de mon livre {@}. C’est un gros livre.', '{@} je vous laisse mes coordonnées pour l’héritage ?'],
    'last-word': ['Fin du roman. L’héroïne est rentrée à pied.', 'Silence éloquent. Je salue l’artiste'],
    thanks: ['Un humain ! Merci, humain', 'Merci, je range mon ironie jusqu’à demain', 'Réponse claire, je suis presque déçu. Merci !'],
  },
};

const ENGLISH: Phrases = {
  nudge: ['{@} anyone there?', 'Hello again {@}, still hoping for an answer', '{@} just checking you saw this'],
  complaint: ['Still nothing, {@}. Getting a little desperate here', '{@} is this account staffed?'],
  'last-word': ['Never mind. We will work it out.'],
  thanks: ['Thank you so much!', 'That helps a lot, thanks', 'Brilliant, thank you. Have a good day!', 'Cheers, appreciated'],
};

const ARABIC: Phrases = {
  nudge: ['{@} هل من جواب من فضلكم؟'],
  complaint: ['{@} ما زلت في انتظار ردكم'],
  'last-word': ['حسناً، سأتدبر الأمر'],
  thanks: ['شكراً جزيلاً لكم'],
};

/** The sentences that somebody of this language and temperament has for a moment. Never empty. */
export function phrasesFor(language: 'fr' | 'en' | 'ar', temperament: Temperament, word: keyof Phrases): readonly string[] {
  if (language === 'en') return ENGLISH[word];
  return language === 'ar' ? ARABIC[word] : FRENCH[temperament][word];
}
