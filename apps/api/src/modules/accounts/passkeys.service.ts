import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { parse } from 'uuid';
import type { Config } from '../../platform/config.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import { Problem, type ProblemCode } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import type { Origin, Portal, Viewer } from '../../platform/viewer.ts';
import { guestActor, type Journal, type Note, personActor } from '../audit/audit.module.ts';
import { factorLetter } from './accounts.jobs.ts';
import { hasSecondFactor, refusalUnshown } from './factor-resets.service.ts';
import { type Assertion, questionOf, type Registration, readAssertion, readRegistration } from './passkey-answers.service.ts';
import {
  deletePasskey,
  findPasskey,
  insertPasskey,
  insertQuestion,
  listPasskeys,
  type Passkey,
  usePasskey,
  useQuestion,
} from './passkeys.repository.ts';
import { hashOf, newToken } from './secrets.service.ts';
import { markSecondFactor } from './sessions.repository.ts';
import type { OpenedSession, Sessions } from './sessions.service.ts';
import { lockUser } from './users.repository.ts';
import { signInNameOf } from './users.rules.ts';

/** What a browser puts to a key (WebAuthn Level 3, JSON forms). */
interface Question {
  options: object;
}

export interface Passkeys {
  list(viewer: Viewer): Promise<Passkey[]>;
  /** Asks for a new key of this portal; FACTOR_NOT_SHOWN for one who has a second factor and has not shown it in this session. */
  start(viewer: Viewer): Promise<Question | Problem>;
  /** Keeps the public half of the key that was made. */
  add(viewer: Viewer, sent: unknown): Promise<Passkey | Problem>;
  /** FACTOR_NOT_SHOWN where the session has not seen it, or another. @throws Refusal NOT_FOUND for one that is not the viewer's */
  remove(viewer: Viewer, id: string): Promise<Problem | null>;
  /** Asks whoever is there for any key of this portal. @throws Refusal RATE_LIMITED for too many from one address */
  startSignIn(origin: Origin): Promise<Question | Problem>;
  /**
   * A key and its person's finger, face or code are both factors at once.
   * @throws Refusal RATE_LIMITED for too many from one address
   */
  finishSignIn(sent: unknown, origin: Origin): Promise<OpenedSession | Problem>;
}

interface Needs {
  config: Pick<Config, 'SELLER_URL' | 'STAFF_URL'>;
  database: Database;
  journal: Journal;
  limits: Limits;
  sessions: Sessions;
  enqueue: Enqueue;
}

const knocks = { name: 'passkey', attempts: 60, seconds: 600 };
const passkeysMost = 20;
/** ES256 and RS256 (RFC 8152): what platforms make. */
const algorithms = [-7, -257];

/** An answer that was refused, and is over all the same: no second one is looked at. */
interface Refused {
  refusal: Problem;
}

function refuse(note: (facts: Note) => void, code: ProblemCode): Refused {
  note({ refused: code });
  return { refusal: new Problem(code) };
}

export function createPasskeys({ config, database, journal, limits, sessions, enqueue }: Needs): Passkeys {
  const urls: Record<Portal, URL> = { seller: new URL(config.SELLER_URL), staff: new URL(config.STAFF_URL) };
  const partyOf = (portal: Portal) => ({ expectedOrigin: urls[portal].origin, expectedRPID: urls[portal].hostname });

  /** What is to be kept of a new key; null when it is not one that answers to us, or its person was not there. */
  async function registered(
    response: Registration,
    portal: Portal,
  ): Promise<Pick<Passkey, 'credentialId' | 'publicKey' | 'counter'> | null> {
    try {
      const { registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge: questionOf(response.response) ?? '',
        ...partyOf(portal),
        requireUserVerification: true,
        supportedAlgorithmIDs: algorithms,
      });
      if (!registrationInfo) return null;
      const { id: credentialId, publicKey, counter } = registrationInfo.credential;
      return { credentialId, publicKey, counter };
    } catch {
      return null;
    }
  }

  /** The count of the key, when it is genuine and its person was there; null otherwise. */
  async function signedBy(response: Assertion, { credentialId, publicKey, portal }: Passkey): Promise<number | null> {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: questionOf(response.response) ?? '',
        ...partyOf(portal),
        // How it counts is judged where it is kept, in one step with the use.
        credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: 0 },
        requireUserVerification: true,
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch {
      return null;
    }
  }

  async function ask(tx: Tx, portal: Portal, sessionId: string | null): Promise<Uint8Array<ArrayBuffer>> {
    const question = new Uint8Array(Buffer.from(newToken(), 'base64url'));
    await insertQuestion(tx, { hash: hashOf(Buffer.from(question).toString('base64url')), portal, sessionId });
    return question;
  }

  const isAnswerTo = (tx: Tx, { response }: { response: { clientDataJSON: string } }, portal: Portal, sessionId: string | null) =>
    useQuestion(tx, { hash: hashOf(questionOf(response) ?? ''), portal, sessionId });

  const aboutUser = (viewer: Viewer, action: string) => ({ action, objectType: 'user', objectId: viewer.userId });

  return {
    list: ({ userId }) => listPasskeys(database.global, userId),
    start: (viewer) =>
      journal.performAccount<Question>(personActor(viewer), aboutUser(viewer, 'account.startPasskey'), async (tx) => {
        const unshown = await refusalUnshown(tx, viewer);
        if (unshown) return unshown;
        const known = await listPasskeys(tx, viewer.userId);
        if (known.length >= passkeysMost) return new Problem('PASSKEYS_MOST', null, { max: passkeysMost });
        const options = await generateRegistrationOptions({
          rpName: 'Prikazchik',
          rpID: urls[viewer.portal].hostname,
          userName: signInNameOf(viewer),
          userDisplayName: viewer.fullName,
          userID: new Uint8Array(parse(viewer.userId)),
          challenge: await ask(tx, viewer.portal, viewer.sessionId),
          attestationType: 'none',
          excludeCredentials: known.filter(({ portal }) => portal === viewer.portal).map(({ credentialId: id }) => ({ id })),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
          supportedAlgorithmIDs: algorithms,
        });
        return { options };
      }),
    async add(viewer, sent) {
      const { portal, userId, sessionId, origin } = viewer;
      const deed = aboutUser(viewer, 'account.addPasskey');
      const answer = await journal.performAccount<Passkey | Refused>(personActor(viewer), deed, async (tx, _actor, note) => {
        await lockUser(tx, userId);
        const unshown = await refusalUnshown(tx, viewer);
        if (unshown) return unshown;
        const response = readRegistration(sent);
        if (!response || !(await isAnswerTo(tx, response, portal, sessionId))) return new Problem('CHALLENGE_OVER');
        const made = await registered(response, portal);
        const key = made && { ...made, id: newId(), userId, portal, userAgent: origin.userAgent };
        const isFirst = !(await hasSecondFactor(tx, userId));
        const passkey = key && (await insertPasskey(tx, key));
        if (!passkey) return refuse(note, 'PASSKEY_REFUSED');
        // Its person was just there with it: for whoever had no second factor, this session has now seen one.
        if (isFirst) await markSecondFactor(tx, sessionId);
        note({ after: { passkey: passkey.id, portal } });
        await enqueue(tx, factorLetter, { userId, change: 'passkey_added' });
        return passkey;
      });
      return 'refusal' in answer ? answer.refusal : answer;
    },
    remove: (viewer, id) =>
      journal.performAccount<null>(personActor(viewer), aboutUser(viewer, 'account.removePasskey'), async (tx, _actor, note) => {
        await lockUser(tx, viewer.userId);
        if (!(await listPasskeys(tx, viewer.userId)).some((passkey) => passkey.id === id)) throw notFound();
        const unshown = await refusalUnshown(tx, viewer);
        if (unshown) return unshown;
        await deletePasskey(tx, viewer.userId, id);
        note({ before: { passkey: id } });
        await enqueue(tx, factorLetter, { userId: viewer.userId, change: 'passkey_removed' });
        return null;
      }),
    async startSignIn(origin) {
      await limits.spend(knocks, addressBlock(origin.ip));
      const portal = origin.portal ?? 'seller';
      return database.write<Question>(null, async (tx) => {
        const options = await generateAuthenticationOptions({
          rpID: urls[portal].hostname,
          challenge: await ask(tx, portal, null),
          userVerification: 'required',
        });
        return { options };
      });
    },
    async finishSignIn(sent, origin) {
      await limits.spend(knocks, addressBlock(origin.ip));
      const portal = origin.portal ?? 'seller';
      const response = readAssertion(sent);
      const passkey = response && (await findPasskey(database.global, response.id, portal));
      const actor = { ...guestActor(origin), userId: passkey?.userId ?? null };
      const deed = { action: 'session.passkeySignIn', objectType: 'session' };
      type Opened = () => Promise<OpenedSession>;
      const answer = await journal.performAccount<Opened | Refused>(actor, deed, async (tx, _actor, note) => {
        if (!response || !(await isAnswerTo(tx, response, portal, null))) return new Problem('CHALLENGE_OVER');
        const count = passkey && (await signedBy(response, passkey));
        if (!passkey || count === null) return refuse(note, 'PASSKEY_REFUSED');
        if (!(await usePasskey(tx, passkey.id, count))) return refuse(note, 'PASSKEY_COPIED');
        note({ after: { portal, factor: 'passkey', passkey: passkey.id } });
        return sessions.open(tx, passkey.userId, portal, origin, { secondFactorAt: 'now', continues: null });
      });
      if (answer instanceof Problem) return answer;
      return 'refusal' in answer ? answer.refusal : answer();
    },
  };
}
