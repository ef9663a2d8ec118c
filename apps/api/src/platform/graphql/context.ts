import type { PubSub } from '../pubsub.ts';
import type { Origin, Viewer } from '../viewer.ts';

/** What a field may know of its request. */
export interface Context {
  /** Null for a guest, and for one whose session is over. */
  viewer: Viewer | null;
  origin: Origin;
  /** Signals for subscriptions. */
  pubsub: PubSub;
  /** The refresh cookie's value, for the few fields that live on it. */
  refreshToken: string | null;
  /** Puts the refresh cookie into the answer, or takes it away. */
  setRefreshToken(token: string | null, expiresAt?: Date): void;
  /** The cookie by which a browser shows that somebody has signed in there before; outlives the session. */
  deviceToken: string | null;
  setDeviceToken(token: string): void;
  /** Takes the refresh cookie away, and with it what the browser keeps of our pages. */
  forgetBrowser(): void;
}
