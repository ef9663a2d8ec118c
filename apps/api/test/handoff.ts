import { createHash, randomUUID } from 'node:crypto';
import type { Client } from './client.ts';

export const startHandoff =
  'mutation ($id: ID!, $challenge: String!) { startHandoff(companyId: $id, challenge: $challenge) { __typename ... on Handoff { url } ... on Problem { code field } } }';
export const finishHandoff =
  'mutation ($token: String!, $verifier: String!) { finishHandoff(token: $token, verifier: $verifier) { __typename ... on Session { accessToken } ... on Problem { code params } } }';

export const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

/** What it takes to finish a hand-off: the address's token, and what the browser keeps to itself. */
export interface HandoffKey extends Record<string, string> {
  token: string;
  verifier: string;
}

/** Begins a hand-off to the shop's cabinet, as one browser does in both portals. */
export async function beginHandoff(staff: Client, companyId: string): Promise<HandoffKey> {
  const verifier = randomUUID() + randomUUID();
  const { startHandoff: made } = await staff.get(startHandoff, { id: companyId, challenge: challengeOf(verifier) });
  return { token: /#([\w-]+)\./.exec(made.url)?.[1] ?? '', verifier };
}
