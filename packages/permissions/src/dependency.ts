import type { Right } from './right.ts';
import { isRight, RIGHTS } from './right.ts';
import type { RightSet } from './rightset.ts';
import { compile } from './rightset.ts';

/** The rights together with all that they depend on: what an editor ticks along. */
export function withDependencies(rights: Iterable<Right>): ReadonlySet<Right> {
  const closed = new Set<Right>(rights);
  // A set hands out what is added to it during the walk, so dependencies of dependencies come by themselves.
  for (const right of closed) for (const dependency of RIGHTS[right].dependsOn) closed.add(dependency);
  return closed;
}

/** The rights without one of them, and without all that depend on it: what an editor unticks along. */
export function withoutDependents(rights: Iterable<Right>, gone: Right): ReadonlySet<Right> {
  return new Set([...rights].filter((right) => !withDependencies([right]).has(gone)));
}

/** What the set lacks to make sense. */
export function missingDependencies(rights: Iterable<Right>): Right[] {
  const given = new Set(rights);
  return [...withDependencies(given)].filter((right) => !given.has(right));
}

/** A set of rights fit to be granted, or what is wrong with it. */
export type CheckedRights =
  | { readonly ok: true; readonly rights: RightSet }
  | {
      readonly ok: false;
      /** What is no right, or an owner's alone. */
      readonly refused: readonly string[];
      /** What the rights depend on and came without. */
      readonly missing: readonly Right[];
    };

/** Takes rights from outside: refuses unknown ones, what only an owner holds, and a set without what it depends on. */
export function checkRights(values: readonly string[]): CheckedRights {
  const rights = values.filter(isRight);
  const refused = values.filter((value) => !isRight(value) || RIGHTS[value].ownerOnly);
  const missing = missingDependencies(rights);
  return refused.length + missing.length === 0 ? { ok: true, rights: compile(rights) } : { ok: false, refused, missing };
}
