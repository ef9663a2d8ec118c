import { decide } from './decide.ts';
import { rightsEverywhere, rightsOnPaper } from './held.ts';
import type { Right } from './right.ts';
import { compile, has, type RightSet } from './rightset.ts';
import { atAnyHour, type Subject } from './subject.ts';
import { mayChange, mayGrant } from './team.ts';

/** One of the shop's people. */
export interface Person {
  readonly id: string;
  readonly subject: Subject;
}

/** Those of the people who may, in at least one warehouse, now or when their hours come. */
export function whoCan<P extends Person>(right: Right, people: readonly P[], now: number): P[] {
  return people.filter((person) => decide(atAnyHour(person.subject), right, now).allowed);
}

/** Those of the people who could give the right to one of them, now or when their hours come: whom to ask. */
export function whoCanGrant<P extends Person>(right: Right, to: Person, people: readonly P[], now: number): P[] {
  return whoCanGive(compile([right]), to, people, now);
}

/** The same for several rights at once, as a role holds them. */
export function whoCanGive<P extends Person>(wanted: RightSet, to: Person, people: readonly P[], now: number): P[] {
  const target = { id: to.id, isOwner: to.subject.isOwner, rights: rightsOnPaper(to.subject) };
  return people.filter((person) => {
    const rights = rightsEverywhere(atAnyHour(person.subject), now);
    return has(rights, 'team.assign') && mayGrant(rights, wanted) === null && mayChange({ id: person.id, rights }, target) === null;
  });
}
