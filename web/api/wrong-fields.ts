/** The fields that the server found wrong: the first step of each path in an `invalid` refusal. */
export function wrongFields(details: Readonly<Record<string, unknown>>): readonly string[] {
  const { issues } = details;
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: unknown) => {
    if (typeof issue !== 'object' || issue === null || !('path' in issue)) return [];
    const { path } = issue;
    const first: unknown = Array.isArray(path) ? path[0] : typeof path === 'string' ? path.split('.')[0] : undefined;
    return typeof first === 'string' && first !== '' ? [first] : [];
  });
}
