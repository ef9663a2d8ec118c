/** A colleague's session, as far as the shop may know it. */
export interface MemberSession {
  id: string;
  portal: 'seller' | 'staff';
  signedInAt: Date;
  lastUsedAt: Date | null;
  ip: string | null;
  userAgent: string | null;
  /** Their other shops have a part in it: of its uses only what was done in this one is told. */
  isShared: boolean;
}

interface Session extends Pick<MemberSession, 'id' | 'portal' | 'signedInAt' | 'ip' | 'userAgent'> {
  lastUsedAt: Date;
}

/**
 * A session belongs to its person, not to a shop. Of one who works in no other shop all of it concerns this one; of others the
 * shop is told what its own journal saw of the session, and no more.
 */
export function shownSession(
  { id, portal, signedInAt, ...use }: Session,
  seen: (Pick<Session, 'ip' | 'userAgent'> & { at: Date }) | null,
  worksElsewhere: boolean,
): MemberSession {
  const { lastUsedAt, ip, userAgent } = worksElsewhere
    ? { lastUsedAt: seen?.at ?? null, ip: seen?.ip ?? null, userAgent: seen?.userAgent ?? null }
    : use;
  return { id, portal, signedInAt, lastUsedAt, ip, userAgent, isShared: worksElsewhere };
}
