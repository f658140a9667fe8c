/**
 * Common given names of several languages. They never make or refuse a signer where the account's past speaks; they only break the tie when one
 * single word ends nearly everything and could as well be the brand.
 */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `adam adele adrien agathe ahmed aicha alain alan alba albert alejandro alex alexandra alexandre alexis ali alice alicia amelie amina amy ana anais
  andrea andrew angela anna anne annie antoine antonio arnaud arthur astrid audrey aurelie aurore axel aya baptiste barbara beatrice becky ben
  benjamin benoit bernard bettina billy bob boris brian brigitte bruno camille carine carla carlos carmen carole caroline catherine cecile celia
  celine charles charlotte chiara chloe chris christian christine christophe claire clara claude claudia clea clement cleo corinne cyril
  dan daniel daniela danielle david debbie denis diana diego djamel dominique dylan ed eddy eduardo elena eliane elisa elise elizabeth ella ellen
  elodie elsa emilie emily emma emmanuel enzo eric erik erika ernesto estelle esther etienne eva eve fabien fabrice fanny fatima fatou felix
  fernando florence florian francesca francesco francis franck francois frank fred frederic gabriel gael gaelle george georges gerard giulia
  greg gregory guillaume gustavo guy hakim hannah hans harry hassan heather helena helene henri henry hugo ibrahim ines ingrid irene iris
  isabelle ivan jack jacques james jamila jan jane janine jason javier jay jean jeanne jeff jen jennifer jenny jerome jess jessica jim joanna
  joao joe joel johan john jonas jonathan jordan jorge jose joseph josh joy juan judith julia julian julie julien juliette justin justine
  kamel karen karim karine karl kate katie kevin khadija kim kirsty klaus lara laura laure laurence laurent lea leila lena leo leon leonie lisa
  loic lola lou louis louise luc luca lucas lucia lucie lucy luis luisa luke lukas lydia lynn mael mael maggie malik manon manuel marc marcel marco
  margaux margot maria mariam marianne marie marina mario marion mark marta martin martina mary mat mateo mathieu mathilde matt matteo matthew
  maud max maxime mehdi melanie melissa mia michael michel michelle miguel mike mila mohamed mona monica monique morgane nabil nadia nadine
  nancy nathalie nathan nicolas nicole nina noah noe noemie nora norbert olga oliver olivia olivier omar oscar pablo paola pascal pascale patricia
  patrick paul paula paulina pauline pedro pete peter petra phil philippe pierre priya rachel rachid rafael raj ralph raphael raul rebecca
  remi remy renaud rene richard rita rob robert robin rodrigo romain rosa rose roxane ruth ryan sabine sabrina said salma sam samantha samia samir
  samuel sandra sandrine sara sarah sasha scott sean sebastien serge sergio shaun simon simone sofia sofiane sonia sophia sophie stefan steph
  stephane stephanie steve steven susan suzanne sven sylvain sylvie tanja tara tatiana teresa thea theo theresa thierry thomas tim tina tom tony
  valentin valerie viktor violette virginia vanessa vera veronique vic victor victoria vincent virginie wendy will william xavier yacine yann yannick yasmine yves yvonne
  isa isabel kris kristen kylie natasha nathanael ysabel yvan yvette amandine ambre ludovic gregoire gwen gwenael maelle rosalie sandy teddy titouan zita
  zoe`.split(/\s+/),
);

const BEGINNINGS: ReadonlySet<string> = new Set([...GIVEN_NAMES].filter((name) => name.length >= 3).map((name) => name.slice(0, 3)));

export const isGivenName = (folded: string): boolean => GIVEN_NAMES.has(folded);
/** A given name, or short and beginning like one, as those that friends use do: `Nathy`, `Margo`. */
export const isLikeGivenName = (folded: string): boolean =>
  isGivenName(folded) || (folded.length >= 3 && folded.length <= 6 && BEGINNINGS.has(folded.slice(0, 3)));
