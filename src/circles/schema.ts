/** What the circles room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';
import { networkNameSchema } from '../accounts/schema.ts';

/** A person of the account's network. */
export const circlePersonSchema = z.object({
  identity: z.string(),
  handle: z.string(),
  displayName: z.string().nullable(),
  avatarUrl: z.string().nullable(),
});

/** What somebody types after `@`. */
export const typedSchema = z.object({ typed: z.string().trim().min(1).max(100) });
export const mentionableSchema = z.object({
  people: z.array(
    z.object({
      name: z.string(),
      avatarUrl: z.string().nullable(),
      /** As whom the person is known where; the one that was found first. */
      handles: z.array(z.object({ network: networkNameSchema, handle: z.string() })),
    }),
  ),
});
export type MentionableView = z.infer<typeof mentionableSchema>['people'][number];

export const followersAskedSchema = z.object({ after: z.string().min(1).max(500).optional() });
export const followersPageSchema = z.object({
  followers: z.array(
    circlePersonSchema.extend({
      /** Whether the person spoke to us here; `conversationId`: when last, where everybody of the team may read it. */
      correspondentId: z.uuid().nullable(),
      conversationId: z.uuid().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

/** Everybody, nobody (an empty list), or any of these. `list`: the ref of one of the account's lists. */
const replyRuleSchema = z.union([
  z.literal('everybody'),
  z.array(z.union([z.enum(['mentioned', 'followed', 'followers']), z.object({ list: z.string().regex(/^at:\/\/\S{1,500}$/) })])).max(5),
]);
export const gateSchema = z.object({ replies: replyRuleSchema, quotable: z.boolean() });

const words = {
  /** 64 characters at most, of which the network counts graphemes: 50. */
  name: z.string().trim().min(1).max(64),
  description: z.string().trim().max(300),
};
export const listWordsSchema = z.object(words);
export const listSchema = z.object({
  key: z.string(),
  ref: z.string(),
  name: z.string(),
  description: z.string(),
  people: z.number().int(),
  /** The starter pack made of it. */
  pack: z.object({ key: z.string(), name: z.string(), description: z.string(), url: z.string().nullable() }).nullable(),
});
export const listsSchema = z.object({ lists: z.array(listSchema) });
export const listMembersSchema = z.object({ people: z.array(circlePersonSchema) });
export const onListSchema = z.object({ handle: z.string().trim().min(1).max(253) });

/** Who of us is on the account's public list of speakers, and who could be. */
export const speakersSchema = z.object({
  /** In the order of the team; `isOn`: agreed, and everything else is so too. */
  speakers: z.array(
    z.object({
      memberId: z.uuid(),
      name: z.string(),
      /** Given by the person; null: did not agree, or not yet. */
      handle: z.string().nullable(),
      /** Shows himself or herself to the public at all. */
      listedPublicly: z.boolean(),
      isOn: z.boolean(),
    }),
  ),
  /** Null: it was never made. */
  list: z
    .object({
      key: z.string(),
      name: z.string(),
      description: z.string(),
      writtenAt: z.iso.datetime().nullable(),
      /** Whether the network has it as it should be now. */
      isCurrent: z.boolean(),
    })
    .nullable(),
});

export const circlesSchema = z.object({
  gate: gateSchema,
  /** Who of us changed the rules last, and when; null: nobody yet. */
  gateChanged: z.object({ memberId: z.uuid(), at: z.iso.datetime() }).nullable(),
  mayManage: z.boolean(),
  speakers: speakersSchema,
});

export const domainAskedSchema = z.object({ domain: z.string().trim().min(1).max(253) });
export const domainCheckSchema = z.object({
  domain: z.string(),
  /** Whether the network would take the domain as the account's handle now. */
  isRight: z.boolean(),
  /** What must stand there, whatever stands now: one of the two is enough. */
  wanted: z.object({ host: z.string(), record: z.string(), url: z.string(), page: z.string() }).nullable(),
  findings: z.array(
    z.object({
      kind: z.enum([
        'right',
        'record-missing',
        'page-missing',
        'record-twice',
        'record-other',
        'page-other',
        'page-dressed',
        'dns-failed',
        'not-a-domain',
      ]),
      by: z.enum(['dns', 'page']).optional(),
      found: z.array(z.string()).optional(),
      /** Of the page's answer; null: no answer. */
      status: z.number().int().nullable().optional(),
      code: z.string().optional(),
    }),
  ),
});

export type CirclePerson = z.infer<typeof circlePersonSchema>;
export type FollowersPageView = z.infer<typeof followersPageSchema>;
export type GateView = z.infer<typeof gateSchema>;
export type ListView = z.infer<typeof listSchema>;
export type ListWords = z.infer<typeof listWordsSchema>;
export type SpeakersView = z.infer<typeof speakersSchema>;
export type CirclesView = z.infer<typeof circlesSchema>;
export type DomainCheckView = z.infer<typeof domainCheckSchema>;
