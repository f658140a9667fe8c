import type { Lexicon } from '../text/lexicon.ts';

/** Words that nobody says in an organisation's name, to anybody. */
export const SLUR: Lexicon<'slur'> = {
  name: 'slur',
  any: `fuck(s)(ed)(er)(ers)(ing); motherfucker(s); asshole(s); arsehole(s); cunt(s); bitch(es)(y); bastard(s); dickhead(s); wanker(s); twat(s); prick(s); slut(s); whore(s); retarded;
    bullshit; stfu; wtf; gtfo; scumbag(s)`,
  fr: `connard(e)(s); conasse(s); connasse(s); con(s) de; pauvre(s) con(ne)(s); gros(se)(s) con(ne)(s); sale(s) con(ne)(s); bande de con(ne)(s); trop con(ne)(s); vraiment con(ne)(s); si con(ne)(s); plus con(ne)(s); etes con(ne)(s); quel(le)(s) con(ne)(s); espece de con(ne)(s); t'es con(ne);
    vous etes con(ne)(s); enculé(e)(s); encule(e)(r)(s); enfoiré(e)(s); salaud(s); salope(s); saloperie(s); pute(s); putain(s); fils de pute; ntm; nique*; niquer; batard(e)(s); trou(s) du cul; merde(s);
    merdique(s); merdeux; emmerd*; bordel; couille(s); branleur(s); branleuse(s); branlette(s); petasse(s); grognasse(s); poufiasse(s); tapette(s); pédé(s); tarlouze(s); gouine(s); bougnoule(s);
    youpin(e)(s); negre(sse)(s); bamboula(s); chintok(s); raton(s); mongol(e)(s); mongolien(ne)(s); triso(s); attardé(e)(s); ta gueule; vos gueules; ferme(z) ta/votre gueule; vtff; tg; casse(z) toi/vous;
    va te faire; allez vous faire voir/foutre; allez vous faire enculer/mettre; va te faire voir/foutre; je t'emmerde; faire chier; nous font ~ chier; font chier; me fait chier; fait chier; vous faites chier; chiant(e)(s); chieur(s); chieuse(s);
    ch**; p*tain; je m'en fous; on s'en fout; rien a foutre; rien a branler; foutage de gueule; foutre; bourrer/bourre la gueule; me bourre la gueule; pisser; cul(s); bite(s); nichon(s)`,
  en: `retard; you retards; shit(s)(ty)(ting); shitshow; crap(py); piss off; pissed; bugger(s); bloody idiot(s); screw you; go to hell; shut up; shut your mouth; get lost; bite me; kiss my; son of a bitch; nigger(s); nigga(s); faggot(s); fag(s);
    paki(s); chink(s); spic(s); tranny; trannies; kike(s); towelhead(s); jackass(es); douche(s); douchebag(s); tits; boobs; dumbass(es); ass; arse; bollocks; naked; horny`,
};

/** What is an insult when it is said of somebody. */
export const INSULT: Lexicon<'insult'> = {
  name: 'insult',
  fr: `ivrogne(s); poivrot(e)(s); soulard(e)(s); fraudeur(s); fraudeuse(s); tricheur(s); tricheuse(s); lâche(s); idiot(e)(s); imbecile(s); abruti(e)(s); cretin(e)(s); debile(s); stupide(s); demeuré(e)(s); crétin(e)(s); ignare(s); incapable(s); incompétent(e)(s); minable(s); pitoyable(s); lamentable(s); nul(le)(s); nullard(e)(s);
    naze(s); tocard(e)(s); bouffon(ne)(s); clown(s); guignol(s); charlot(s); branquignol(e)(s); bras cassé(s); andouille(s); crétinerie(s); pauvre(s) type(s); pauvre(s) fille(s); pauvre(s) mec(s); gros naze(s); parasite(s); racaille(s); vermine(s);
    cassos; cas social; cas sociaux; plouc(s); beauf(s); bobo(s); mouton(s); assisté(e)(s); fainéant(e)(s); feignant(e)(s); feignasse(s); glandeur(s); glandeuse(s); tire au flanc; menteur(s); menteuse(s); voleur(s); voleuse(s); escroc(s); arnaqueur(s);
    pourri(e)(s); ripou(x); ordure(s); crapule(s); raclure(s); lâche(s); hypocrite(s); faux cul(s); pleurnichard(e)(s); pleureuse(s); pleurnicheur(s); pleurnicheuse(s); râleur(s); râleuse(s); geignard(e)(s); hystérique(s); fou/folle a lier; malade(s) mental/mentale/mentaux; taré(e)(s); cinglé(e)(s);
    dégénéré(e)(s); boulet(s); tête(s) de noeud; tête(s) à claques; face de; gros(se)(s) lard; gros porc; sale(s) porc(s); moche(s); laideron(s); sauvage(s); primate(s); abrutissant(e)(s); énergumène(s); relou(s); lourdaud(s); chouineur(s); chouineuse(s); chialeur(s); chialeuse(s)`,
  en: `coward(s)(ly); cheat(s)(er)(ers); drunk; drunkard(s); hypocrite(s); cow; idiot(s)(ic); moron(s)(ic); imbecile(s); stupid; dumb; dumbest; fool(s); foolish; loser(s); clown(s); pathetic; useless; worthless; incompetent; ignorant; lazy; liar(s); thief; thieves; crook(s); scum; snowflake(s); crybaby; crybabies;
    whiner(s); whining; whinger(s); whinging; moaner(s); drama queen(s); karen(s); nutcase(s); nutter(s); lunatic(s); crazy; psycho(s); freak(s); brainless; clueless; thick as; muppet(s); numpty; pillock(s); plonker(s); jerk(s); creep(s); parasite(s); fatty; fat people; fatso; dimwit(s); halfwit(s)`,
};

/** Whom one speaks to. */
export const YOU: Lexicon<'you'> = {
  name: 'you',
  fr: `vous; tu; toi; t'es; votre; vos; ta; ton; tes; te; les gens comme vous; celui qui; ceux qui; celle qui; espece de; bande de; quel(le)(s); pauvre(s); les clients; les usagers; les voyageurs; ces gens`,
  en: `you; your; you're; u; ur; you people; people like you; customers; passengers; those people; these people`,
};

/** Groups of people that jokes and quarrels take for one. */
export const GROUP: Lexicon<'group'> = {
  name: 'group',
  fr: `ces gens là; ces gens ci; ces individus; femme(s); blonde(s); nana(s); gonzesse(s); meuf(s); bonne(s) femme(s); belle(s) mere(s); arabe(s); maghrébin(e)(s); noir(s); noire(s) du; africain(e)(s); asiatique(s); chinois(e)(s); rom(s); gitan(e)(s); tzigane(s); manouche(s); juif(s); juive(s); musulman(e)(s); catho(s);
    étranger(s); étrangère(s); immigré(e)(s); migrant(e)(s); sans papiers; réfugié(e)(s); clandestin(e)(s); gay(s); homo(s); homosexuel(le)(s); lesbienne(s); trans; transgenre(s); handicapé(e)(s); infirme(s); aveugle(s); sourd(e)(s); nain(e)(s); gros; grosse(s); obèse(s); vieux; vieille(s); retraité(e)(s);
    papy; papi(s); mamie(s); sdf; clochard(e)(s); clodo(s); mendiant(e)(s); chômeur(s); chômeuse(s); pauvre(s); cas soc*; banlieusard(e)(s); provincia(l)(ux); parisien(ne)(s); belge(s); portugais; polonais; roumain(e)(s); allemand(s); anglais; alcoolique(s); toxico(s); drogué(e)(s); anciens; nos anciens; seniors; jeunes; gamin(s)`,
  en: `those people; that lot; women; woman; blonde(s); girls; mother in law; arab(s); black people; blacks; whites; african(s); asian(s); chinese; gypsy; gypsies; roma; jew(s); jewish; muslim(s); catholics; foreigner(s); immigrant(s); migrant(s); refugee(s); illegals; gay(s); lesbian(s); trans; transgender; disabled; blind; deaf; midget(s);
    fat; fatties; obese; old people; elderly; oldies; pensioner(s); grannies; granny; homeless; beggar(s); tramp(s); unemployed; junkie(s); addict(s); drunks; poor people; boomers; millennials; teenagers; poles; mexican(s); polish; german(s); french people`,
};

/** A sweeping or unkind word beside a group. */
export const SWEEPING: Lexicon<'sweeping'> = {
  name: 'sweeping',
  fr: `n'ont rien à faire; n'ont pas leur place; n'a rien à faire; dégag*; on leur laisse; tous les memes; toutes les memes; tous des; toutes des; sont tous; sont toutes; comme d'habitude; encore eux; chez eux; rentre(nt)(r) chez; qu'ils rentrent; ça ne m'étonne pas; évidemment; bien sûr; forcément; typique; c'est bien connu; ça sait pas; ne savent pas; ne sait pas; envahi*; profit(e)(ent)(eurs); puent; pue; sent mauvais; crasseux;
    sales; pas besoin de; ça fait de la place; devant le miroir; en retard; au volant; à la cuisine; à la maison; fragile(s); les premiers à; trop gros; trop grosse(s); fatigué(e); fond(re)(ent); moins fort; dehors; radin(e)(s); voleurs; dangereux; fainéants; fraud(e)(ent)(eurs); exceptionnellement; le gros bouton; comprendre; expliquer lentement`,
  en: `don't belong; do not belong; have no place; should leave; out of here; all the same; are all; go home; go back; of course; as usual; typical; no surprise; smell(s)(y); stink(s); dirty; lazy; take the stairs; is tired; extra time; at the wheel; behind the wheel; can't drive; in the kitchen; slow(ly); in front of the mirror; makeup; dangerous; cheap; taking over; invad*; fragile; whine; melt(ing)`,
};
