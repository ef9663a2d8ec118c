import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

/** Whether the browser knows of passkeys; where it does not, nothing of them is shown. */
export const hasPasskeys = (): boolean => typeof globalThis.PublicKeyCredential === 'function';

/** What became of asking a person for a key: its answer, or that they (or their device) would not. */
export type Outcome = { readonly response: Record<string, unknown> } | 'cancelled' | 'known';

async function outcomeOf(asking: Promise<object>): Promise<Outcome> {
  try {
    return { response: { ...(await asking) } };
  } catch (error) {
    // The browser's own words are in its own language, and say little more than these two.
    return error instanceof Error && error.name === 'InvalidStateError' ? 'known' : 'cancelled';
  }
}

/** Has the browser make a key. `known`: this device has one already. */
export async function makeKey(options: object): Promise<Outcome> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return outcomeOf(startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }));
}

/** Has the browser show a key. */
export async function showKey(options: object): Promise<Outcome> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return outcomeOf(startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON }));
}
