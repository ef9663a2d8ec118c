import { Secret, TOTP } from 'otpauth';
import type { Client, Fields } from './client.ts';
import type { TestApp } from './harness.ts';
import { type Person, password } from './seeds.ts';

const codes = '__typename ... on RecoveryCodes { codes } ... on Problem { code field }';
export const startTotp =
  'mutation ($password: String!) { startTotp(password: $password) { __typename ... on TotpEnrolment { secret uri } ... on Problem { code field } } }';
export const confirmTotp = `mutation ($code: String!) { confirmTotp(code: $code) { ${codes} } }`;
export const renewRecoveryCodes = `mutation ($code: String!) { renewRecoveryCodes(code: $code) { ${codes} } }`;
export const disableTotp = 'mutation ($code: String!) { disableTotp(code: $code) { __typename ... on Problem { code field } } }';
export const secondFactor = '{ secondFactor { since recoveryCodesLeft } }';
export const finishSignIn =
  'mutation ($input: FinishSignInInput!) { finishSignIn(input: $input) { __typename ... on Session { accessToken } ... on Problem { code field } } }';

/** The app on somebody's phone. */
export interface Authenticator {
  secret: string;
  recovery: string[];
  /** The code of the step that many after the present one. */
  code(steps?: number): string;
  /** Lets the API forget which codes were used, as the next half minute would. */
  wait(): Promise<void>;
}

/** Sets up an app for the person who is signed in with this client. */
export async function enrol(app: TestApp, client: Client, { userId }: Pick<Person, 'userId'>): Promise<Authenticator> {
  const { startTotp: shown } = await client.get(startTotp, { password });
  const authenticator = authenticatorOf(app, userId, shown.secret);
  const { confirmTotp: made } = await client.get(confirmTotp, { code: authenticator.code() });
  await authenticator.wait();
  return Object.assign(authenticator, { recovery: made.codes });
}

export function authenticatorOf(app: TestApp, userId: string, secret: string): Authenticator {
  return {
    secret,
    recovery: [],
    code: (steps = 0) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 }),
    async wait() {
      await app.sql`update totp_factors set last_step = 0 where user_id = ${userId}`;
    },
  };
}

/** The first step of signing in, by one who has a second factor. */
export async function challenged(client: Client, person: Pick<Person, 'email'>): Promise<string> {
  return (await client.signIn(person.email, password)).challenge;
}

/** The second step. */
export async function finish(client: Client, challenge: string, code: string): Promise<Fields> {
  const { finishSignIn: answer } = await client.get(finishSignIn, { input: { challenge, code } });
  if (answer.accessToken) client.accessToken = answer.accessToken;
  return answer;
}
