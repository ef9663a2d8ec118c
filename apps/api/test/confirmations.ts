import type { Client, Fields } from './client.ts';
import type { Authenticator } from './second-factor.ts';
import { password } from './seeds.ts';

export const confirmOperation =
  'mutation ($input: ConfirmOperationInput!) { confirmOperation(input: $input) { __typename ... on Problem { code field } } }';

/** The Problem in the first answer of a document; null when it was done. */
function problemOf(data: Fields): Fields | null {
  const [answer] = Object.values(data);
  return answer?.__typename === 'Problem' ? answer : null;
}

/** What the API asks to be confirmed before it does the document. */
export async function askedFor(client: Client, query: string, variables: Fields): Promise<string> {
  const problem = problemOf(await client.get(query, variables));
  if (problem?.code !== 'CONFIRMATION_NEEDED') throw new Error(`No confirmation is asked for: ${JSON.stringify(problem)}`);
  return problem.params.confirmation;
}

/** A confirmation of the document with these variables, given by the password. */
export async function confirmationOf(client: Client, query: string, variables: Fields): Promise<string> {
  const confirmation = await askedFor(client, query, variables);
  const { confirmOperation: given } = await client.get(confirmOperation, { input: { confirmation, password } });
  if (given.__typename !== 'Done') throw new Error(`Not confirmed: ${JSON.stringify(given)}`);
  return confirmation;
}

/** The data of a protected document, confirmed by a code of the app that the person has. */
export async function confirmedByCode(client: Client, phone: Authenticator, query: string, variables: Fields = {}): Promise<Fields> {
  const confirmation = await askedFor(client, query, variables);
  await phone.wait();
  const { confirmOperation: given } = await client.get(confirmOperation, { input: { confirmation, code: phone.code() } });
  if (given.__typename !== 'Done') throw new Error(`Not confirmed: ${JSON.stringify(given)}`);
  return client.get(query, { ...variables, confirmation });
}

/** The data of a protected document, confirmed by the password. */
export async function confirmed(client: Client, query: string, variables: Fields): Promise<Fields> {
  return client.get(query, { ...variables, confirmation: await confirmationOf(client, query, variables) });
}
