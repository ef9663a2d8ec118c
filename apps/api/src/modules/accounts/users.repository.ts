import { signInNameKey } from '@prikazchik/inputs/sign-in-name';
import { eq, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Locale } from '../../platform/viewer.ts';
import { users } from './users.tables.ts';

/** With an address, or a name to sign in with, or both; the database takes nobody with neither. */
export interface NewUser {
  email: string | null;
  emailKey: string | null;
  signInName: string | null;
  /** Whether the person came by a letter to this very address; false for one without. */
  confirmed: boolean;
  passwordHash: string;
  fullName: string;
  phone: string | null;
  locale: Locale;
}

export type User = typeof users.$inferSelect;

export async function findUser(reader: Reader, id: string): Promise<User | null> {
  const [user] = await reader.select().from(users).where(eq(users.id, id));
  return user ?? null;
}

export async function findUserByKey(reader: Reader, emailKey: string): Promise<User | null> {
  const [user] = await reader.select().from(users).where(eq(users.emailKey, emailKey));
  return user ?? null;
}

/** The person whose address or name this is, see packages/inputs sign-in-name; both are looked for, whichever it may be. */
export async function findUserBySignIn(reader: Reader, key: string): Promise<User | null> {
  const [user] = await reader
    .select()
    .from(users)
    .where(or(eq(users.emailKey, key), eq(users.signInNameKey, key)));
  return user ?? null;
}

/**
 * Holds the person until the transaction ends. Whoever opens sessions and whoever ends all of them takes this first, so
 * that none is opened unseen while the others are being ended.
 */
export async function lockUser(tx: Tx, id: string): Promise<User | null> {
  const [user] = await tx.select().from(users).where(eq(users.id, id)).for('no key update');
  return user ?? null;
}

/** Holds the person against whoever points at them, too: meanwhile they get no place in another shop. */
export async function holdPerson(tx: Tx, id: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, id)).for('update');
}

/** @returns null when the address or the name has an account already: two registrations at once make one */
export async function insertUser(tx: Tx, user: NewUser): Promise<User | null> {
  const { confirmed, ...row } = user;
  const [made] = await tx
    .insert(users)
    .values({
      ...row,
      signInNameKey: user.signInName === null ? null : signInNameKey(user.signInName),
      id: newId(),
      emailConfirmedAt: confirmed ? sql`now()` : null,
    })
    .onConflictDoNothing()
    .returning();
  return made ?? null;
}

/** @returns null when the address is no longer the account's */
export async function confirmUser(tx: Tx, id: string, emailKey: string): Promise<User | null> {
  const [user] = await tx
    .update(users)
    .set({ emailConfirmedAt: sql`coalesce(${users.emailConfirmedAt}, now())` })
    .where(sql`${users.id} = ${id} and ${users.emailKey} = ${emailKey}`)
    .returning();
  return user ?? null;
}

/**
 * Moves the account to an address whose box was proved at that time: that the old one was says nothing of it.
 * @throws the database's error when another account has it, see `brokenUnique`
 */
export async function setEmail(
  tx: Tx,
  id: string,
  { email, emailKey }: { email: string; emailKey: string },
  confirmedAt: Date,
): Promise<void> {
  await tx.update(users).set({ email, emailKey, emailConfirmedAt: confirmedAt }).where(eq(users.id, id));
}

export async function setPasswordHash(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, id));
}

/** Ends what was begun in the account before and not finished, such as a change of its address. */
export async function markSecured(tx: Tx, id: string): Promise<void> {
  await tx.update(users).set({ securedAt: sql`now()` }).where(eq(users.id, id));
}

/** Gives the person another picture, or none. @returns the key of the one before; whoever calls holds the person */
export async function setAvatar(tx: Tx, id: string, avatarKey: string | null): Promise<string | null> {
  const before = (await findUser(tx, id))?.avatarKey ?? null;
  await tx.update(users).set({ avatarKey }).where(eq(users.id, id));
  return before;
}

export async function setProfile(tx: Tx, id: string, profile: Pick<User, 'fullName' | 'phone' | 'locale'>): Promise<User | null> {
  const [user] = await tx.update(users).set(profile).where(eq(users.id, id)).returning();
  return user ?? null;
}
