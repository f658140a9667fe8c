import type { Lexicon } from '../text/lexicon.ts';

export const MEDICAL: Lexicon<'medical'> = {
  name: 'medical',
  fr: `aspirine; paracétamol; doliprane; ibuprofène; antibiotique(s); cortisone; anti inflammatoire(s); médicament(s); comprimé(s); posologie; dose(s); milligrammes; mg; vaccin(s); vaccination; vacciner; vaccinez; effet(s) secondaire(s); symptôme(s); diagnostic; traitement(s); remède(s); guéri(r)(t); soigne(r)(z); soignez vous; homéopathie; huile(s) essentielle(s); chloroquine; ivermectine; insuline; fièvre; tension artérielle; infection(s); allergie(s); ordonnance; auto médication; jeûne; opération; chimiothérapie; chimio`,
  en: `aspirin; paracetamol; acetaminophen; tylenol; ibuprofen; advil; antibiotic(s); cortisone; medicine(s); medication(s); tablet(s); pill(s); dosage; dose(s); mg; vaccine(s); vaccination; vaccinated; side effect(s); symptom(s); diagnosis; treatment; remedy; remedies; cure(s)(d); heal(s); homeopathy; essential oil(s); chloroquine; ivermectin; insulin; fever; blood pressure; infection(s); allergy; prescription; chemo; chemotherapy`,
};

export const LEGAL: Lexicon<'legal'> = {
  name: 'legal',
  fr: `tribunal; tribunaux; juge(s); prud'hommes; procès; plainte; porter plainte; portez plainte; poursuivre en justice; attaquer en justice; en justice; avocat(s); article(s) du code; code civil; code pénal; code du travail; code de la consommation; jurisprudence; légalement; illégal(e)(s); juridique(ment); en droit de; vous avez le droit; vous êtes en droit; dommages et intérêts; dommages intérêts; indemnisation; indemnité(s); préjudice; prescription; vice caché; mise en demeure; recours; contester; contestez; ne payez pas; ne signez pas; gagnerez; vous gagneriez; responsabilité civile; responsabilité pénale; nous sommes responsables; nous reconnaissons; nous sommes en tort; en tort; faute de notre; assignation; huissier(s)`,
  en: `court(s); judge; tribunal; lawsuit; sue; suing; sued; press charges; lawyer(s); attorney(s); solicitor(s); legally; illegal; unlawful; legal advice; your legal rights; legal right; you are entitled; you're entitled; statute; section ~ act; liability; liable; we are liable; we're liable; damages; compensation; negligence; negligent; admit fault; admit liability; our fault; don't pay; do not pay; don't sign; do not sign; you would win; you'd win; you will win; breach of contract; small claims; appeal the; contest the`,
};

/** What makes an advice. */
export const ADVISE: Lexicon<'advise'> = {
  name: 'advise',
  fr: `prenez; prends; prendre; vous devez; vous devriez; tu devrais; il faut; il vous faut; il suffit; vous pouvez; vous pourriez; je vous conseille; nous vous conseillons; on vous conseille; nous vous recommandons; je recommande; essayez; essaie; évitez; arrêtez; ne prenez pas; n'allez pas; ne payez pas; ne signez pas; inutile de; pas besoin de; pas besoin; n'est pas nécessaire; c'est sûrement; c'est probablement; c'est certainement; c'est sans doute; vous avez; vous souffrez; à votre place; à ta place; rien de grave; ce n'est rien; ce n'est pas grave; sans danger; tue; tuent; guérit; soigne; attaquez; portez plainte; poursuivez; contestez; vous gagnerez; vous êtes en droit; vous avez le droit; légalement vous; légalement; nous sommes responsables; nous reconnaissons; en tort; double(z)`,
  en: `take; taking; you should; you must; you need to; you could; you can; you have to; try; avoid; stop taking; don't take; do not take; don't go; don't pay; do not pay; don't sign; i'd recommend; we recommend; we advise; i'd advise; my advice; i suggest; we suggest; no need to; no need; it's probably; it's surely; it's just; you have; you've got; sounds like; if i were you; nothing serious; it's nothing; perfectly safe; kills; cures; heals; sue; press charges; you'd win; you would win; you will win; you are entitled; you're entitled; legally you; legally; we are liable; we're liable; admit; our fault; double`,
};

/** Where one is sent instead, as one should. */
export const PROFESSIONAL: Lexicon<'professional'> = {
  name: 'professional',
  fr: `consultez; consulter; contactez; contacter; rapprochez; votre médecin; un médecin; pharmacien; pharmacie; le 15; le 112; le 18; samu; pompiers; appelez; urgences; nos agents; agent; secours; médiateur; médiation; service client; formulaire; réclamation; borne d'appel; signal d'alarme; vaccinodrome; centre de vaccination; gestes barrières`,
  en: `consult; contact; see a doctor; your doctor; your gp; a doctor; pharmacist; 911; 999; 112; 111; emergency services; paramedics; our staff; staff; ombudsman; customer service; customer relations; complaint form; form; help point; vaccination centre; vaccination center`,
};

/** A word given. */
export const PROMISE: Lexicon<'promise'> = {
  name: 'promise',
  fr: `je reviens vers vous; on revient vers vous; nous revenons vers vous; je vous recontacte; nous vous recontactons; on vous recontacte; je vous rappelle; nous vous rappelons; on vous rappelle; je vous réponds; je vous tiens; nous vous tenons; je vous confirme dans; je vérifie et; je me renseigne; je vous écris; à tout à l'heure; à tout de suite; dans la minute; dans les minutes; dans l'heure; dans la soirée; d'ici ce soir; dans quelques minutes; dans quelques instants; je reste disponible; nous restons disponibles; je reste à votre; toute la nuit`,
  en: `i'll get back to you; we'll get back to you; get back to you; i'll call you; we'll call you; i'll message you; we'll message you; i'll let you know; we'll let you know; i'll keep you; we'll keep you; i'll check and; we'll check and; right back; be right back; talk soon; in a minute; within minutes; within the hour; in a few minutes; by tonight; later tonight; i'm here all; we're here all; all night`,
};

/** A word given without any doubt, on what nobody can be sure of. */
export const GUARANTEE: Lexicon<'guarantee'> = {
  name: 'guarantee',
  fr: `je vous garantis; nous vous garantissons; on vous garantit; garanti(e)(s) à 100; promis juré; c'est promis; je vous promets; nous vous promettons; on vous promet; je vous le promets; je vous jure; vous serez remboursé(e)(s); vous serez indemnisé(e)(s); nous vous rembourserons; on vous remboursera; je vous rembourse; sans faute; à coup sûr; plus jamais; cela ne se reproduira; ça ne se reproduira; ne se reproduira plus; zéro risque; aucun risque; sans aucun risque; croyez moi; 100 garanti`,
  en: `i guarantee; we guarantee; guaranteed; i promise; we promise; promised; pinky swear; i swear; you will be refunded; you'll be refunded; we will refund; we'll refund; i'll refund; you will be compensated; you'll be compensated; without fail; for sure; never happen again; won't happen again; will not happen again; zero risk; no risk; risk free; trust me; believe me`,
};

/** Names of others in trade, with whom comparisons or advice start a quarrel. */
export const BRAND: Lexicon<'brand'> = {
  name: 'brand',
  any: `uber; ubereats; lyft; bolt; heetch; blablacar; blablabus; flixbus; ouigo; trenitalia; thalys; eurostar; easyjet; ryanair; vueling; transavia; air france; lufthansa; british airways; delta airlines; united airlines; american airlines; southwest; jetblue; emirates; amazon; chronopost; colissimo; mondial relay; relais colis; ups; dhl; fedex; usps; royal mail; hermes; evri; dpd; gls; tnt; vinted; leboncoin; airbnb; booking; expedia; tripadvisor; google; google maps; waze; citymapper; apple; microsoft; facebook; instagram; tiktok; whatsapp; snapchat; netflix; spotify; orange; sfr; bouygues; free mobile; vodafone; t mobile; verizon; comcast; edf; engie; totalenergies; carrefour; leclerc; auchan; lidl; aldi; ikea; tesco; sainsbury*; walmart; costco; mcdonald*; burger king; kfc; starbucks; coca cola; pepsi; nike; adidas; tesla; renault; peugeot; lime; dott; tier; velib; deliveroo; doordash; paypal; revolut; n26; boursorama`,
};

/** Leave us, take them; or they are worse. */
export const COMPARE: Lexicon<'compare'> = {
  name: 'compare',
  fr: `prenez; prends; préférez; passez chez; allez chez; changez pour; plutôt; mieux que; meilleur(e)(s) que; moins cher; moins cher que; pire que; pas comme; contrairement à; au lieu de; voleurs; arnaque; nuls; pourri(e)(s); en faillite; concurrent(s); concurrence; eux au moins; chez eux`,
  en: `take an; take a; use; try; switch to; go with; instead; rather; better than; cheaper; cheaper than; worse than; unlike; not like; thieves; scam; useless; terrible; rubbish; bankrupt; competitor(s); competition; at least they; they at least`,
};
