import { type Holding, placesOf, rightsIn, rightsOnPaper } from './held.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import type { RightSet } from './rightset.ts';
import { compile, isSubset, meets } from './rightset.ts';
import type { Subject } from './subject.ts';

/** Why one may not do something to a colleague. */
export type TeamRefusal = 'TARGET_NOT_BELOW' | 'OWNER_UNTOUCHABLE' | 'RIGHT_NOT_HELD' | 'TARGET_ABOVE_YOU' | 'NOT_YOURSELF';

/** One who changes a colleague. */
export interface Actor {
  readonly id: string;
  /** What they hold now in every warehouse: `rightsEverywhere`. */
  readonly rights: RightSet;
}

/** One who is to be changed. */
export interface Target {
  readonly id: string;
  readonly isOwner: boolean;
  /** What they have on paper, blocked or not: `rightsOnPaper`. Else one blocked could be changed by anyone. */
  readonly rights: RightSet;
}

/** Nobody grants, or takes away, what they don't hold themselves. */
export function mayGrant(actorRights: RightSet, rights: RightSet): TeamRefusal | null {
  return isSubset(rights, actorRights) ? null : 'RIGHT_NOT_HELD';
}

/** The same of all that somebody is to be given, warehouse by warehouse: nowhere more than the giver holds there now. */
export function mayGive(giver: Subject, given: Pick<Holding, 'assignments' | 'grants'>, now: number): TeamRefusal | null {
  const wanted = { isOwner: false, ...given };
  const places = placesOf(giver, { ...given, restrictions: [] });
  const isHeld = places.every((place) => mayGrant(rightsIn(giver, place, now), rightsOnPaper(wanted, place)) === null);
  return isHeld ? null : 'RIGHT_NOT_HELD';
}

/** Nobody changes themselves, the owner, or someone whose rights exceed their own. Asked before every change of a member. */
export function mayChange(actor: Actor, target: Target): TeamRefusal | null {
  if (actor.id === target.id) return 'NOT_YOURSELF';
  if (target.isOwner) return 'OWNER_UNTOUCHABLE';
  return isSubset(target.rights, actor.rights) ? null : 'TARGET_ABOVE_YOU';
}

/**
 * Nobody weakens the account of an equal: whose second factor is taken away, holds less than whoever takes it. What is asked of every
 * change is asked first.
 */
export function mayReset(actor: Actor, target: Target): TeamRefusal | null {
  return mayChange(actor, target) ?? (isSubset(actor.rights, target.rights) ? 'TARGET_NOT_BELOW' : null);
}

/** What a link never gives: power over people and their safety, what is dear enough to be confirmed, and what is the owner's. */
const NEVER_BY_LINK = compile(
  RIGHT_KEYS.filter((right) => {
    const { section, level, freshSecondFactor, ownerOnly } = RIGHTS[right];
    return ownerOnly || freshSecondFactor || section === 'security' || (section === 'team' && level === 'change');
  }),
);

/** Whether these rights may be offered by a link: it is passed on by messengers, and whoever holds it is anybody. */
export function mayOfferByLink(rights: RightSet): boolean {
  return !meets(rights, NEVER_BY_LINK);
}
