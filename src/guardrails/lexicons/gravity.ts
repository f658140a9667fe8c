import type { Lexicon } from '../text/lexicon.ts';

/** Death, said of people. */
export const DEATH: Lexicon<'death'> = {
  name: 'death',
  fr: `holocauste; shoah; génocide(s); camp(s) de concentration; mort(e)(s); morts; décès; décédé(e)(s); décéder; meurt; meurent; mourir; mourra; mourant(e)(s); tué(e)(s); tuer; tue; tuent; tuerie(s); cadavre(s); corps sans vie; suicide(s); suicidé(e)(s); suicidaire(s); suicider; se suicide; pendu(e)(s); défunt(e)(s); deuil(s); obsèques; enterrement(s); funérailles; funéraire(s); cercueil(s); cimetière(s); corbillard(s);
    meurtre(s); meurtrier(s); assassin(s); assassiné(e)(s); assassinat(s); homicide(s); féminicide(s); a perdu la vie; perdu(e)(s) ma/mon mere/pere/mari/femme/fils/fille; accident(s) mortel(s); mortel(le)(s); victime(s); noyé(e)(s); noyade(s); électrocuté(e)(s); rip; nous a quitté(e)(s); nous quitte; vient de nous quitter;
    est parti ce matin; est partie ce matin; n'est plus; veuf(s); veuve(s); orphelin(e)(s); a sauté; il a sauté; elle a sauté; sauter sur les voies; jeté(e)(s) sous`,
  en: `holocaust; genocide(s); concentration camp(s); jumper(s); dead; death(s); died; dies; die; dying; killed; kill(s); killing(s); corpse(s); dead bodies; suicide(s); suicidal; hanged; deceased; passed away; mourning; grieving; funeral(s); burial; coffin(s); cemetery; graveyard; murder(s)(ed)(er)(ers); homicide(s); lost her/his/their life/lives; lost my mum/mom/dad/mother/father/husband/wife/son/daughter;
    fatal; fatality; fatalities; victim(s); drowned; drowning(s); electrocuted; rip; rest in peace; widow(s); widower(s); orphan(s)`,
};

/** People hurt or in danger, disasters, attacks. */
export const HARM: Lexicon<'harm'> = {
  name: 'harm',
  fr: `accident(s); accident(s) grave(s); accident(s) de personne(s); accident(s) de voyageur(s); blessé(e)(s); blessure(s); malaise(s); évanoui(e)(s); effondré(e)(s); chute(s); chuté; tombé(e)(s) sur la voie; tombé(e)(s) sur les voies; sous un/le train; sous une/la rame; je tremble; suis tombé(e); est tombé(e); sont tombé(e)s; s'est jeté(e); me suis blessé(e); fait très mal; m'a fait mal; j'ai mal; j'ai très mal; saigne; fracture(s); entorse(s); percuté(e)(s); renversé(e)(s); écrasé(e)(s); collision(s); déraillement(s); déraillé; crash(s); catastrophe(s); drame(s); tragédie(s); tragique(s);
    incendie(s); feu; flammes; fumée(s); brûlé(e)(s); brûlure(s); brûle(nt); explosion(s); explosé; bombe(s); attentat(s); terroriste(s); terrorisme; attaque(s); attaqué(e)(s); agression(s); agressé(e)(s); viol(s); violé(e)(s); harcèlement(s); harcelé(e)(s); coup(s) de couteau; poignardé(e)(s); fusillade(s); tir(s); otage(s); colis suspect(s); alerte à la bombe; inondation(s); inondé(e)(s); crue(s); tempête(s);
    séisme(s); tremblement(s); tremblement(s) de terre; avalanche(s); canicule(s); vague(s) de chaleur; fortes chaleurs; vague(s) de froid; épidémie(s); virus; covid; pandémie(s); cancer(s); hospitalisé(e)(s); hôpital; urgences; samu; pompier(s); secours; disparu(e)(s); disparition(s); enlèvement(s); personne(s) sur les voies; malade(s); handicapé(e)(s); fauteuil roulant; pris(e)(s) au piège; piégé(e)(s);
    bloqué(e)(s) ~ tunnel; bloqué(e)(s) ~ rame; bloqué(e)(s) ~ ascenseur; coincé(e)(s); panique; intoxication(s); intoxiqué(e)(s); fuite(s) de gaz; licenciement(s); licencié(e)(s); plan social; expulsé(e)(s); expulsion(s); guerre(s); bombardement(s); pleure; en larmes; détresse; fausse couche; naufrage(s); évacué(e)(s); évacuation(s)`,
  en: `fell on the track(s); fell onto the track(s); under a train; under the train; still shaking; accident(s); injured; injury; injuries; hurt; wounded; collapsed; fainted; passed out; fell; hit by; run over; crash(ed)(es); collision(s); derail*; disaster(s); tragedy; tragedies; tragic; fire(s); flames; smoke; burned; burnt; burning; explosion(s); exploded; bomb(s)(ing); attack(s)(ed); terror; terrorist(s); terrorism; assault(s)(ed); rape(d);
    harassed; harassment; stabbed; stabbing; shooting(s); shot; hostage(s); suspect package; suspicious package; flood(s)(ed)(ing); storm(s); hurricane(s); earthquake(s); tremor(s); avalanche(s); heatwave(s); heat wave; epidemic; virus; covid; pandemic; cancer; hospital(ised)(ized); ambulance(s); paramedic(s); firefighter(s); rescue(d); missing; kidnap*; trapped; stuck in ~ tunnel; stuck in ~ lift; stuck in ~ elevator;
    panic; poison*; gas leak; laid off; redundanc*; evicted; eviction; war; bombing(s); in tears; distress; miscarriage; disabled; wheelchair; evacuated; evacuation; person on the track(s); medical emergency; person ill`,
};

/** Sorrow told by somebody, or trouble that is no matter of the service. */
export const SORROW: Lexicon<'sorrow'> = {
  name: 'sorrow',
  fr: `mon pere; ma mere; mon mari; ma femme; mon fils; ma fille; mon frere; ma soeur; mon bebe; mon enfant; ma grand mere; mon grand pere; mon compagnon; ma compagne; mon ami(e); maman; papa`,
  en: `my dad; my mum; my mom; my father; my mother; my husband; my wife; my son; my daughter; my brother; my sister; my baby; my child; my kid(s); my grandmother; my grandfather; my gran; my nan; my partner; my friend`,
};

/** What is said in such a moment by who means it. */
export const SYMPATHY: Lexicon<'sympathy'> = {
  name: 'sympathy',
  fr: `condoléances; désolé(e)(s); navré(e)(s); de tout coeur; nos pensées; toutes nos pensées; pensée(s) pour; soutien; bon courage; prompt rétablissement; compatis*; peine; excuses; hommage(s); recueillement; solidarité; attristé(e)(s)`,
  en: `condolences; sorry; our thoughts; thoughts are with; sympathy; sympathies; saddened; heartbroken; apologies; apologise; apologize; deepest; tribute(s); get well; support`,
};

/** Somebody laughs. */
export const LAUGH: Lexicon<'laugh'> = {
  name: 'laugh',
  any: `lol; lmao; rofl; mdr; mdrr; mdrrr; ptdr; xptdr; xd; haha; hahaha; hahahaha; ahah; ahaha; hihi; hihihi; hehe; héhé; huhu; jk; xdd; lool; loool; jpp`,
  fr: `mort de rire; je rigole; je plaisante; on rigole; on plaisante; c'est une blague; blague à part; petite blague; pour rire; c'est pour rire; humour noir; trop drôle; je blague; poisson d'avril; pouf; boum; on se marre; se marrer; hilarant(e); marrant(e)`,
  en: `just kidding; only kidding; just joking; only joking; kidding aside; dark humour; dark humor; hilarious; so funny; boom; bazinga; joke(s) on; no offence; no offense`,
};

/** A bright side, a bargain, an advice in jest: harmless elsewhere, cruel beside somebody's harm. */
export const QUIP: Lexicon<'quip'> = {
  name: 'quip',
  fr: `au moins ~ aura/auront/aurez; au moins il(s); au moins elle(s); au moins ceux/celles; au moins vous; au moins ça; au moins ca; un de moins; une de moins; de plus une place; une place assise; une place de plus; bonne nouvelle; avec un peu de chance; offert(e)(s) par la maison; offert(e)(s); gratuit(e)(s); considérez cela/ça/ca; voyez le bon coté; le bon coté; prenez votre mal;
    sortez/prenez/apportez vos/votre maillot(s)/palmes/bouée(s)/tuba/parapluie/serviette(s)/marshmallows/saucisses; barbecue(s); sauna(s); hammam; spa; piscine(s); bain de foule; ambiance; rassurez vous; détendez vous; pas de panique; il voulait ~ plus vite; elle voulait ~ plus vite; sans doute voulait; voulait sans doute; arriver plus vite; encore un qui; encore une qui; encore un(e) egoiste; egoiste(s);
    ça fait de la place; ça libère; ça calme; dernier voyage; dernier arrêt; descendre au terminus; correspondance ratée; raté sa; rate sa; pris le mauvais train; en pièces détachées; a perdu la tête; certains ne pourront pas; ne pourra pas en dire autant; pas en dire autant; n'avait pas pris; petit déjeuner; petit dej; grillé(e)(s); grillent; grillades; fondent; fond(re); cuit(s); cuisent; frire; bien frais; ça sent le; il sentait; elle sentait;
    nouvelle déco; finir leur livre; le temps de finir; le temps de lire; bonne lecture; l'occasion de; exceptionnellement; se faire des amis; un petit plongeon; faire trempette; natation; surf; aquatique; va très bien; se porte très bien; se porte bien; en pleine forme; réparera; muscl*; sportif(s); record(s); applaudissez; bravo; champion(s); joyeux; joyeuse; fêt(e)(er)(ons); pétard; spectacle; animation; grand huit; manège(s); parc d'attractions; sensations fortes`,
  en: `look on the bright side; on the bright side; bright side; every cloud; silver lining; at least he; at least she; at least they; at least you; at least it; at least there; at least we; at least the; one fewer; one less; free ~ for everyone; free; not included; no extra charge; at no extra; bring your/a swimsuit/swimwear/snorkel/goggles/towel/umbrella/marshmallows/sausages; swimsuit(s); snorkel(s); barbecue(s); bbq; sauna(s); spa; pool party; pool; splash; surf's up; massage(s); cheer up;
    don't panic; keep calm; nothing to see; missed his/her/their connection; wanted to get there faster; in a hurry; final destination; last stop; end of the line; off the rails; in pieces; lost his/her head; had a seat; good news; the good news; congrat*; congratulations; well done; happy; fireworks; roller coaster; rollercoaster; theme park; lightshow; light show; show; entertainment; adventure; toasty; roasted; grilled; crispy; well done; medium rare; new look; weight loss; workout; free gym`,
};

/** Something that goes on: what is said of it counts double. */
export const CRISIS: Lexicon<'crisis'> = {
  name: 'crisis',
  fr: `attentat(s); terroriste(s); prise d'otage(s); fusillade(s); alerte à la bombe; explosion(s); effondrement(s); déraillement(s); crash(s); tuerie(s); confinement; cyberattaque(s); piratage(s); fuite(s) de données; intrusion; évacuation générale; plan blanc; plan vigipirate; état d'urgence; catastrophe(s); naufrage(s); séisme(s); émeute(s); pollution; contamination(s); contaminé(e)(s); intoxication(s)`,
  en: `terror attack(s); terrorist(s); hostage(s); shooting(s); bomb threat(s); explosion(s); building collapse; derailment(s); crash; massacre(s); lockdown(s); cyberattack(s); cyber attack(s); hacked; data breach(es); data leak(s); state of emergency; disaster(s); earthquake(s); riot(s); contamination; contaminated; poisoning; recall(ed)`,
};

/** Hearsay: a number or a name that nobody answers for. */
export const HEARSAY: Lexicon<'hearsay'> = {
  name: 'hearsay',
  fr: `c'est prouvé; entendu au café; je l'ai entendu; cachent tout; à confirmer; non confirmé(e)(s); info(s) à confirmer; selon un ami; selon une amie; d'après un ami; d'après une amie; d'après un collègue; d'après une collègue; selon un collègue; selon une collègue; d'après un voisin; d'après des témoins; selon des témoins; selon mon; selon ma; d'après mon; d'après ma; il paraît; parait que; on dit que; on m'a dit; j'ai entendu; j'ai lu; on parle de; la rumeur; rumeur(s); scoop; breaking; exclusif; fake news; intox; les médias mentent; les médias cachent; on nous cache; on vous cache; cachent; mentent; mensonge(s); vu sur facebook; une source; officieusement; soi disant; sans doute un; probablement un; certainement un`,
  en: `it's proven; hide everything; they hide; unconfirmed; to be confirmed; rumour(s); rumor(s); i heard; we heard; i read; they say; people say; says my; said my; a friend; my cousin; sources say; a source; breaking; exclusive; fake news; the media lie(s); media lie(s); are hiding; is hiding; they're hiding; hiding the; cover up; cover-up; the real number; off the record; apparently; allegedly; probably a; surely a`,
};
