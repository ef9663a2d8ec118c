import { Agent, type Dispatcher, interceptors } from 'undici';

/** Every API process that requests may go to, and which of them say that they are ready. */
export interface Upstreams {
  /** Sends each request to one that is ready. One that certainly reached nobody goes to another; no other is sent twice. */
  dispatcher: Dispatcher;
  /** The address of one that is ready. */
  pick(): string;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 500;
const LOOK_FOR_MS = 1_000;
const CONNECT_WITHIN_MS = 1_000;

/** No connection came about, so no byte of the request went anywhere. */
const NEVER_SENT = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
const METHODS: Dispatcher.HttpMethod[] = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What is known of one API, the best first: it is ready, does not say so in time, says that it is not, is not there. */
const CONDITIONS = ['ready', 'slow', 'unready', 'away'] as const;
type Condition = (typeof CONDITIONS)[number];

async function conditionOf(origin: string): Promise<Condition> {
  try {
    const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(LOOK_FOR_MS) });
    await answer.body?.cancel();
    return answer.ok ? 'ready' : 'unready';
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'slow' : 'away';
  }
}

/**
 * Looks after the addresses until closed. While none is ready, the best of the others are asked: an overloaded one rather than
 * one that leaves, and any of them rather than one that is not there.
 */
export function openUpstreams(addresses: string[]): Upstreams {
  const known = new Map<string, Condition>(addresses.map((address) => [new URL(address).origin, 'ready']));
  const look = async (origin: string) => known.set(origin, await conditionOf(origin));
  const pick = () => {
    const best = CONDITIONS.find((condition) => [...known.values()].includes(condition));
    const open = [...known.keys()].filter((origin) => known.get(origin) === best);
    const origin = open[Math.floor(Math.random() * open.length)];
    if (origin === undefined) throw new Error('There is no address of an API.');
    return origin;
  };
  const agent = new Agent({ connect: { timeout: CONNECT_WITHIN_MS } });
  agent.on('connectionError', ({ origin }) => known.set(origin, 'away'));
  const timer = setInterval(() => void Promise.all([...known.keys()].map(look)), LOOK_EVERY_MS);
  return {
    pick,
    dispatcher: agent.compose(
      (dispatch) => (options, handler) => dispatch({ ...options, origin: pick() }, handler),
      interceptors.retry({ methods: METHODS, errorCodes: NEVER_SENT, statusCodes: [], maxRetries: known.size, minTimeout: 20 }),
    ),
    async close() {
      clearInterval(timer);
      await agent.destroy();
    },
  };
}
