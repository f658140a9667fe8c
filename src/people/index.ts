export type { MemberEnv, RequireMember, Visitor } from './visitor.ts';
