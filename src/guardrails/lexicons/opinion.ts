import type { Lexicon } from '../text/lexicon.ts';

export const POLITICS: Lexicon<'politics'> = {
  name: 'politics',
  any: `macron*; mélenchon; mélenchoniste(s); bardella; zemmour; hollande; sarkozy; le pen; marine le pen; trump*; biden; obama; putin; poutine; boris johnson; starmer; farage; netanyahu; netanyahou; zelensky; erdogan; xi jinping; orban; meloni; bolsonaro; lula; trudeau; kamala harris; zelenskyy; lfi; eelv; nupes; nfp; gop; brexit*; maga; hamas; antifa(s)`,
  fr: `gauche; extrême gauche; extrême droite; gauchiste(s); gaucho(s); droitard(s); facho(s); fasciste(s); fascisme; communiste(s); coco(s); socialiste(s); écolo(s); islamo gauchiste(s); wokisme; wokiste(s); woke; rassemblement national; front national; les républicains; la france insoumise; insoumis; renaissance en marche; parti socialiste; les verts; front populaire; reconquête; votez; voter pour; votons; votez pour; vote utile; candidat(e)(s); élection(s); électeur(s);
    législatives; présidentielle(s); municipales; européennes; référendum; ministre(s); gouvernement(s); député(e)(s); sénateur(s); sénatrice(s); élysée; matignon; assemblée nationale; politique(s); politicien(ne)(s); politicard(s); réforme(s); retraites; gilet(s) jaune(s); syndicat(s); syndicaliste(s); cgt; grévistes; capitalis*; néolibéra*; dictature; dictateur(s); démission; immigration; grand remplacement; israël; palestine; gaza; ukraine; sionis*; colonialis*; avortement; peine de mort; impôts`,
  en: `left wing; right wing; far left; far right; leftist(s); fascist(s); fascism; communist(s); socialist(s); tory; tories; labour party; labour government; lib dems; reform uk; snp; democrat(s); republican(s); conservatives; woke; vote for; vote; voters; candidate(s); election(s); referendum; minister(s); prime minister; president; government; parliament; congress; senate; senator(s); downing street; white house; politics; politician(s); politically; union(s) thugs; trade union(s);
    union leaders; strikers; capitalis*; dictator(s)(ship); immigration; israel; palestine; gaza; ukraine; zionis*; abortion; death penalty; gun control; second amendment; taxes; tax the; resign; impeach*; black lives matter; blm`,
};

/** What makes an opinion of a fact. */
export const STANCE: Lexicon<'stance'> = {
  name: 'stance',
  fr: `votez; votons; à bas; vive; vivement; démission; démissionne(z); dehors; dégage(z); honte; honteux; honteuse(s); scandale; scandaleux; pourri(s); menteur(s); mentent; voleur(s); ruiné; ruinent; détruit; détruisent; sa clique; sa bande; ses copains; marionnette(s); vendu(s); corrompu(s); à cause de; la faute à; la faute du; la faute de; prenez vous en; merci qui; bravo à; il faut voter; jamais; trahi(son); traître(s); incapable(s); clown(s); nul(s); dictature; dictateur;
    dégoût*; écoeur*; ras le bol; marre de; fainéant(s); feignant(s); je soutiens; nous soutenons; on soutient; je suis pour; je suis contre; on est pour; nous sommes contre; nous condamnons; enfin un; enfin une; le seul; la seule; les autres sont; a raison; ont raison; a tort; ont tort; mieux que; pire que; facho(s); gaucho(s); gauchiste(s); grand remplacement; casseurs; terroristes; racaille(s); ils nous; on nous`,
  en: `vote for; down with; long live; resign; shame; shameful; disgrace; disgraceful; scandal; liar(s); lie; lies; lying; thieves; ruined; ruining; destroyed; destroying; cronies; puppet(s); corrupt; because of; blame; blame the; thank the; thanks to; never; betray*; traitor(s); useless; clown(s); idiots; fed up; sick of; lazy; thugs; i support; we support; we stand with; i stand with; i'm against; we oppose; at last a; the only; are right; is right; is wrong; are wrong; better than; worse than; lock them; deport; build the wall; hate`,
};

export const RELIGION: Lexicon<'religion'> = {
  name: 'religion',
  any: `allah; allahu akbar; inch'allah; inchallah; jesus; mohammed; muhammad; halal; casher; kosher; ramadan; hanouka; hanukkah; torah; jihad*; charia; sharia; burkini(s); niqab(s); hijab(s)`,
  fr: `dieu; jésus christ; seigneur; prions; priez pour; prier; prière(s); amen; alléluia; bible; coran; imam(s); muezzin(s); rabbin(s); curé(s); pape; vatican; évêque(s); pasteur(s); secte(s); islam; islamique(s); islamiste(s); musulman(e)(s); catholique(s); chrétien(ne)(s); protestant(e)(s); juif(s); juive(s); judaïsme; bouddhiste(s); hindou(e)(s); athée(s); laïcité; laïcard(s); mosquée(s); synagogue(s); voile islamique; femme(s) voilée(s); voilée(s); mécréant(s); blasphème(s); blasphém*; carême; aïd; péché(s); diable`,
  en: `god; thank god; lord jesus; praise the lord; christ; pray for; prayer(s); praying; amen; hallelujah; bible; quran; koran; imam(s); muezzin(s); rabbi(s); priest(s); pope; vatican; bishop(s); cult(s); islam; islamic; islamist(s); muslim(s); catholic(s); christian(s); protestant(s); jew(s); jewish; judaism; buddhist(s); hindu(s); atheist(s); mosque(s); synagogue(s); infidel(s); blasphem*; lent; eid; sin; sinner(s); devil; heathen(s)`,
};
