export { composeTeamPicture } from './compose-team-picture.ts';
export { describeTeam } from './describe-team.ts';
export type { PicturedPerson, Team } from './person.ts';
