/** Who speaks for us in a thread: a person, or a character that has to say what it is. */

/** A post of ours that stands on the network. */
export interface StandingPost {
  /** The character that spoke; null for a person. */
  readonly persona: { readonly personaId: string; readonly name: string; readonly revision: number } | null;
  /** Whether it began with the character's declaration. */
  readonly declared: boolean;
}

/** The character that spoke last for us, of whom a person takes over; null when a person did, or nobody. */
export const lastPersona = (newestFirst: readonly StandingPost[]): StandingPost['persona'] => newestFirst[0]?.persona ?? null;

/**
 * Whether the next message of a character begins with its declaration: unless what stands of its posts since a person last spoke has said
 * it already, as it is true now. A declaration that was taken down is said again.
 */
export function mustDeclare(
  persona: { readonly personaId: string; readonly revision: number },
  newestFirst: readonly StandingPost[],
): boolean {
  for (const post of newestFirst) {
    if (post.persona?.personaId !== persona.personaId || post.persona.revision !== persona.revision) return true;
    if (post.declared) return false;
  }
  return true;
}
