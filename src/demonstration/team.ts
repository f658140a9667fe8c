import type { Latitude } from '../guardrails/index.ts';
import type { Member, NewCard } from '../people/index.ts';
import type { Colleague, DemonstrationAccount } from './morning.ts';

/** The one demonstration of an installation: always the same organisation, so that exploring twice finds it again. */
export const DEMONSTRATION_ID = '0193d4a0-0000-7000-8000-000000000004';

export const DEMONSTRATION = {
  organisationId: DEMONSTRATION_ID,
  name: 'Ligne 4 — démonstration',
  timeZone: 'Europe/Paris',
  language: 'fr',
  demonstration: true,
} as const;

interface Teammate {
  readonly givenName: Colleague;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly role: Member['role'];
  readonly card: NewCard;
}

/** The visitor sits first in the first chair: a lead sees the whole desk, and what everybody sees. */
export const TEAM: readonly Teammate[] = [
  {
    givenName: 'Inès',
    familyName: 'Navarro',
    jobTitle: 'Responsable de l’information voyageurs',
    role: 'lead',
    card: {
      pronouns: 'elle',
      speakerTag: 'InèsLigne4',
      languages: ['fr', 'es', 'en'],
      topics: ['perturbations', 'correspondances', 'plans de transport', 'histoire de la ligne'],
      weeklyMinutes: 600,
      listedPublicly: true,
    },
  },
  {
    givenName: 'Maud',
    familyName: 'Delorme',
    jobTitle: 'Directrice de la communication',
    role: 'administrator',
    card: {
      pronouns: '',
      speakerTag: 'MaudLigne4',
      languages: ['fr', 'en'],
      topics: ['travaux d’été', 'presse'],
      weeklyMinutes: 120,
      listedPublicly: true,
    },
  },
  {
    givenName: 'Karim',
    familyName: 'Belkacem',
    jobTitle: 'Agent de ligne, Gare du Canal',
    role: 'member',
    card: {
      pronouns: 'il',
      speakerTag: 'KarimLigne4',
      languages: ['fr', 'ar'],
      topics: ['accessibilité', 'objets trouvés', 'vélo'],
      weeklyMinutes: 300,
      listedPublicly: true,
    },
  },
  {
    givenName: 'Solène',
    familyName: 'Le Goff',
    jobTitle: 'Chargée de la relation clients',
    role: 'member',
    card: {
      pronouns: '',
      speakerTag: 'SolèneLigne4',
      languages: ['fr', 'br'],
      topics: ['cartes et billets', 'remboursements'],
      weeklyMinutes: 900,
      listedPublicly: true,
    },
  },
  {
    givenName: 'Thomas',
    familyName: 'Aubry',
    jobTitle: 'Régulateur de trafic',
    role: 'member',
    // He has not agreed to be shown: the public page must do without him.
    card: {
      pronouns: '',
      speakerTag: null,
      languages: ['fr', 'de'],
      topics: ['régulation', 'matériel roulant'],
      weeklyMinutes: 90,
      listedPublicly: false,
    },
  },
];

/** Who held Maud's office before her, and left. */
export const FORMER = {
  givenName: 'Philippe',
  familyName: 'Sarrazin',
  jobTitle: 'Directeur de la communication',
  role: 'member',
  card: { pronouns: '', speakerTag: null, languages: ['fr'], topics: [], weeklyMinutes: null, listedPublicly: false },
} as const;

/** Karim has only begun to answer the clients, and Solène, who does nothing else, reads what he is stopped at. */
export const LATITUDES: readonly { readonly colleague: Colleague; readonly account: DemonstrationAccount; readonly latitude: Latitude }[] =
  [
    { colleague: 'Karim', account: 'clients.ligne4', latitude: 'apprentice' },
    { colleague: 'Solène', account: 'clients.ligne4', latitude: 'referent' },
  ];

/** `ines.navarro@demo.example`. */
export function emailOf({ givenName, familyName }: { readonly givenName: string; readonly familyName: string }): string {
  const plain = (name: string): string =>
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-');
  return `${plain(givenName)}.${plain(familyName)}@demo.example`;
}

interface PreparedAccount {
  readonly handle: DemonstrationAccount;
  readonly displayName: string;
  readonly about: string;
  readonly spokenTo?: boolean;
}

export const ACCOUNTS: readonly PreparedAccount[] = [
  { handle: 'ligne4', displayName: 'Ligne 4', about: 'Le trafic de la ligne, par celles et ceux qui y travaillent. De 5 h 30 à 0 h 30.' },
  {
    handle: 'clients.ligne4',
    displayName: 'Ligne 4, vos questions',
    about: 'Cartes, billets, remboursements : une personne vous répond, et signe.',
  },
  // Only its holder may answer there: passers-by would wait for Maud, whoever sits in the other chairs.
  {
    handle: 'direction.ligne4',
    displayName: 'Direction de la communication',
    about: 'La parole de la Ligne 4 à la presse.',
    spokenTo: false,
  },
];
