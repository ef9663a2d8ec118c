/** What a person has to sign in with: an address, a name, or both. */
export interface SignInNames {
  email: string | null;
  signInName: string | null;
}

/** What a person signs in with, in one word: their address; of those without a box, their name. */
export function signInNameOf({ email, signInName }: SignInNames): string {
  const name = email ?? signInName;
  if (name === null) throw new Error('An account with neither an address nor a name.');
  return name;
}

/** Whether nothing is left to prove of the address: there is none, or its box was shown. */
export function isProved({ email, emailConfirmedAt }: { email: string | null; emailConfirmedAt: Date | null }): boolean {
  return email === null || emailConfirmedAt !== null;
}
