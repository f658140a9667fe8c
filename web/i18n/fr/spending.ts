/** Ce que coûte un compte là où son réseau facture ce qui est lu et écrit. */
export const spending = {
  title: 'Dépense du mois',
  spent: 'En {{month}} : {{spent}}',
  counted: '{{reads}} messages lus, {{posts}} écrits.',
  foreseen: 'Prévu à la fin du mois : {{foreseen}}',
  ceiling: 'Plafond : {{ceiling}}',
  noCeiling: 'Sans plafond : rien ne borne cette dépense.',
  bar: 'Part du plafond déjà dépensée',
  slower:
    'Au rythme actuel, le plafond serait dépassé : Visavis regarde moins souvent. Les messages arrivent plus tard, aucun n’est perdu.',
  stopped:
    'Le plafond est atteint : plus rien n’est lu avant le 1er {{month}}. Vous pouvez toujours écrire. Relevez le plafond pour lire tout de suite.',
  reached:
    'Le plafond de dépense du mois est atteint : rien n’est plus lu ici avant le mois prochain, ou avant que quelqu’un le relève. Vous pouvez toujours écrire.',
  act: 'Régler prix et plafond',
  dialogTitle: 'Prix et plafond de {{handle}}',
  lead: 'X facture chaque message lu et chaque message écrit. Visavis compte ; les prix sont ceux de votre contrat, dans le portail de développement de X.',
  currency: 'Monnaie',
  currencyHint: 'Son code, par exemple EUR ou USD.',
  readPrice: 'Prix d’un message lu',
  postPrice: 'Prix d’un message écrit',
  priceHint: 'Par exemple 0,005.',
  ceilingLabel: 'Plafond par mois',
  ceilingHint: 'Avant de l’atteindre, Visavis lit moins souvent ; une fois atteint, il ne lit plus. Laissez vide pour n’en avoir aucun.',
  save: 'Enregistrer',
  saved: 'Prix et plafond sont enregistrés.',
  wrongCurrency: 'Trois lettres, par exemple EUR',
  wrongAmount: 'Un montant, par exemple 0,005',
};
