/**
 * Words that close a message without naming who wrote it. They only spare the learner its easiest mistakes in small histories: a word that it does
 * not know is judged by how the account uses it.
 */
const CLOSING = words(`
  merci cordialement amicalement bien sincerement salutations amities bises bisous courage desole desolee navre navree pardon excuses
  bonjour bonsoir salut coucou bonne bon belle oui non ok okay super parfait genial top bravo voila svp stp dispo excellente excellent
  journee soiree nuit semaine weekend week-end trajet voyage service vous nous tous toutes demain hier ici info infos suite fin
  aujourd'hui maintenant bientot bienvenue felicitations attention joyeux noel dommage exact effectivement evidemment certainement
  thanks thank thx cheers regards best sincerely sorry please hi hello hey bye goodbye yes no yep nope great awesome cool
  enjoy welcome congrats congratulations good morning night afternoon evening day tomorrow today yesterday here there now soon you us
  team support help care appreciated apologies noted done perfect sure absolutely indeed safe happy kindly yours respectfully
  monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
  january february march april may june july august september october november december
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  danke gruss gruesse grusse lg vg mfg bitte hallo tschuss ja nein schade viele liebe
  gracias saludos saludo hola adios si abrazo abrazos disculpas atentamente obrigado obrigada abraco abracos ola cumprimentos
  grazie saluti ciao prego buongiorno buonasera scusate bedankt groet groeten groetjes mvg dank hoi graag sorry tak hilsen mvh hej tack halsningar
  pozdrawiam dzieki dziekuje ty
  equipe l'equipe client clients clientele relation redaction direction staff crew sav customer
  lol wow omg smh haha hahaha yay oops http https
`);

/** What people say last before they sign, besides closing words. */
const SIGNING_OFF = words(`
  ecoute disponible disposition patience comprehension continuation apres-midi midi wishes luck assistance attention confiance fidelite
`);

/** Words after which a name is somebody else's, spoken to or spoken of. */
const ADDRESSING = words(`
  bonjour bonsoir salut coucou hello hi hey dear merci thanks thank cher chere re hola hallo ciao hoi hej ola buongiorno bonjours
  monsieur madame mr mrs ms mme m mlle dr st ste saint sainte
`);

/** Small words that lead into a noun: what follows is part of the sentence. */
const LEADING = words(`
  a au aux de des du d en et ou la le les l un une par pour sur vers chez avec sans dans entre jusqu que qui comme est c'est
  the an of to in on at for with from by and or as via is are your our my this that
  der die das den dem und oder nach in im am zu zum zur von mit bei fur el los las y o del al con por para em na no da do di il lo e
`);

/** What stands before a full stop that ends no sentence. */
const ABBREVIATIONS = words('m mr mrs ms mme mlle dr st ste av bd pl r n vs ex p dir ave dept prof sr jr');

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

export const isClosing = (folded: string): boolean =>
  CLOSING.has(folded) || (folded.includes(' ') && folded.split(' ').some((word) => CLOSING.has(word)));
export const isSigningOff = (folded: string): boolean => CLOSING.has(folded) || SIGNING_OFF.has(folded);
export const isAddressing = (folded: string): boolean => ADDRESSING.has(folded);
export const isLeading = (folded: string): boolean => LEADING.has(folded);
export const isAbbreviation = (folded: string): boolean => folded.length === 1 || ABBREVIATIONS.has(folded);
