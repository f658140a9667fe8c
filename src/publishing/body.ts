/** What was typed, as it will be sent: line ends as the web has them, no space around, nothing that a network cannot carry. */
export const tidyBody = (typed: string): string => typed.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').trim();

/** Whether there is nothing to read in it: only spaces, controls, joiners and other signs without a shape. */
export const isEmptyBody = (body: string): boolean => !/[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cn}]/u.test(body);
