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

async function isReady(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(LOOK_FOR_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Looks after the addresses until closed. While none is ready all of them are asked: their refusals say why. */
export function openUpstreams(addresses: string[]): Upstreams {
  const origins = addresses.map((address) => new URL(address).origin);
  const ready = new Set(origins);
  const look = async (origin: string) => {
    if (await isReady(origin)) ready.add(origin);
    else ready.delete(origin);
  };
  const pick = () => {
    const open = ready.size > 0 ? [...ready] : origins;
    const origin = open[Math.floor(Math.random() * open.length)];
    if (origin === undefined) throw new Error('There is no address of an API.');
    return origin;
  };
  const agent = new Agent({ connect: { timeout: CONNECT_WITHIN_MS } });
  agent.on('connectionError', ({ origin }) => ready.delete(origin));
  const timer = setInterval(() => void Promise.all(origins.map(look)), LOOK_EVERY_MS);
  return {
    pick,
    dispatcher: agent.compose(
      (dispatch) => (options, handler) => dispatch({ ...options, origin: pick() }, handler),
      interceptors.retry({ methods: METHODS, errorCodes: NEVER_SENT, statusCodes: [], maxRetries: origins.length, minTimeout: 20 }),
    ),
    async close() {
      clearInterval(timer);
      await agent.destroy();
    },
  };
}
