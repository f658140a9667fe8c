import type { Presence } from '../past/index.ts';

/** The verdict in the two languages of the product, for who reads a terminal. */
export function sayVerdict({ verdict, replies, posts }: Presence): { fr: string; en: string } {
  const of = { ours: posts.ours ?? 0, replies: replies?.count ?? 0 };
  const percent = (share: number | null | undefined) => Math.round((share ?? 0) * 100);
  const caution =
    verdict.caution === null
      ? { fr: '', en: '' }
      : {
          fr: ' À vérifier : le fichier a pu être exporté sans les réponses.',
          en: ' To be checked: the file may have been exported without the replies.',
        };
  switch (verdict.kind) {
    case 'only-broadcasts':
      return {
        fr: `Ce compte ne fait que diffuser : ${of.replies} réponse(s) sur ${of.ours} messages.${caution.fr}`,
        en: `This account only broadcasts: ${of.replies} replies in ${of.ours} messages.${caution.en}`,
      };
    case 'mostly-broadcasts':
      return {
        fr: `Ce compte diffuse surtout : ${percent(replies?.share)} % de réponses sur ${of.ours} messages.`,
        en: `This account mostly broadcasts: ${percent(replies?.share)}% of its ${of.ours} messages are replies.`,
      };
    case 'both':
      return {
        fr: `Ce compte diffuse et répond : ${percent(replies?.share)} % de réponses sur ${of.ours} messages.`,
        en: `This account broadcasts and replies: ${percent(replies?.share)}% of its ${of.ours} messages are replies.`,
      };
    case 'mostly-replies':
      return {
        fr: `Ce compte répond surtout : ${percent(replies?.share)} % de réponses sur ${of.ours} messages.`,
        en: `This account mostly replies: ${percent(replies?.share)}% of its ${of.ours} messages are replies.`,
      };
    case 'too-little':
      return {
        fr: `Trop peu de messages (${of.ours}) pour juger de ce compte.`,
        en: `Too few messages (${of.ours}) to judge this account.`,
      };
    case 'unknown':
      return { fr: 'Rien dans ce fichier ne permet de juger de ce compte.', en: 'Nothing in this file tells how this account speaks.' };
  }
}
