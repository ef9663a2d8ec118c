import { z } from 'zod';

/** What every key's answer has; of its parts only those that are looked at are named. */
const answer = z.object({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).loose().default({}),
});
const clientDataJSON = z.string().max(10_000);

/** What a browser sends of a new key. */
const registration = answer.extend({ response: z.object({ clientDataJSON, attestationObject: z.string().max(50_000) }) });

/** What a browser sends of a key that signed. */
const assertion = answer.extend({
  response: z.object({ clientDataJSON, authenticatorData: z.string().max(10_000), signature: z.string().max(10_000) }),
});

export type Registration = z.output<typeof registration>;
export type Assertion = z.output<typeof assertion>;

/** Null for what no browser sends. */
export const readRegistration = (sent: unknown): Registration | null => registration.safeParse(sent).data ?? null;
export const readAssertion = (sent: unknown): Assertion | null => assertion.safeParse(sent).data ?? null;

/** The question that a key was asked, as the browser wrote it down; null when it wrote nothing of the kind. */
export function questionOf({ clientDataJSON }: { clientDataJSON: string }): string | null {
  try {
    const told: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const question = typeof told === 'object' && told !== null && 'challenge' in told ? told.challenge : null;
    return typeof question === 'string' ? question : null;
  } catch {
    return null;
  }
}
