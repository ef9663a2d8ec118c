import { createClient, type Client as SocketClient } from 'graphql-ws';
import WebSocket from 'ws';

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; right?: string; requestId?: string; retryAfter?: number };
}

export interface Answer<Data = Record<string, never>> {
  status: number;
  data: Data | null;
  errors: GraphqlError[];
}

/** Fields of whatever a document asked for; tests say what they expect of it. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is the document's
export type Fields = Record<string, any>;

/** One browser at one portal: keeps the cookies as a browser would, and the access token as our apps do. */
export class Client {
  readonly base: string;
  readonly origin: string;
  company: string | null = null;
  /** Leave to look as somebody else. */
  viewing: string | null = null;
  accessToken: string | null = null;
  cookie: string | null = null;
  /** Where it comes from, as the proxy before us would say; null: from this machine. */
  address: string | null = null;
  /** The cookie by which the browser is known again, whoever is signed in. */
  device: string | null = null;

  constructor(base: string, origin: string) {
    this.base = base;
    this.origin = origin;
  }

  /** The whole answer to a document, refusals included. */
  async ask<Data = Fields>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    const response = await fetch(`${this.base}/graphql`, {
      method: 'POST',
      headers: this.headers(),
      body: JSON.stringify({ query, variables }),
    });
    const cookies = response.headers.getSetCookie();
    const cookie = cookies.find((line) => /^__Host-prikazchik-[a-z]+=/.test(line));
    if (cookie) this.cookie = /=;|Max-Age=0|1970/.test(cookie) ? null : (cookie.split(';')[0] ?? null);
    this.device = cookies.find((line) => line.includes('-device='))?.split(';')[0] ?? this.device;
    const text = await response.text();
    const body = text.startsWith('{') ? (JSON.parse(text) as { data?: Data; errors?: GraphqlError[] }) : {};
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** The data of a document that must succeed. */
  async get<Data = Fields>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors, status } = await this.ask<Data>(query, variables);
    if (errors.length > 0 || !data) throw new Error(`${status} ${JSON.stringify(errors)} to ${query}`);
    return data;
  }

  /** The code of the first error; null when there is none. */
  async refusal(query: string, variables: Record<string, unknown> = {}): Promise<string | null> {
    const { errors, status } = await this.ask(query, variables);
    return errors[0]?.extensions?.code ?? (status === 200 ? null : String(status));
  }

  async signIn(name: string, password: string): Promise<Fields> {
    const { signIn } = await this.get(
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Session { accessToken expiresAt } ... on SecondFactorRequired { challenge expiresAt } ... on Problem { code field } } }',
      { input: { name, password } },
    );
    if (signIn.accessToken) this.accessToken = signIn.accessToken;
    return signIn;
  }

  /** A subscription over a socket; collects what comes until it is disposed or ended by the server. */
  subscribe(query: string): Stream {
    const { origin } = this;
    const client = createClient({
      url: `${this.base.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string) {
          super(url, protocols, { origin });
        }
      },
      connectionParams: { accessToken: this.accessToken, company: this.company },
      retryAttempts: 0,
      lazy: true,
    });
    return new Stream(client, query);
  }

  /** Everything that the browser would send along. */
  get cookies(): string {
    return [this.cookie, this.device].filter(Boolean).join('; ');
  }

  private headers(): Record<string, string> {
    return {
      'content-type': 'application/json',
      origin: this.origin,
      ...(this.company && { 'x-company': this.company }),
      ...(this.viewing !== null && { 'x-view-as': this.viewing }),
      ...(this.accessToken && { authorization: `Bearer ${this.accessToken}` }),
      ...(this.address && { 'x-forwarded-for': this.address }),
      ...(this.cookies && { cookie: this.cookies }),
    };
  }
}

export class Stream {
  readonly items: Fields[] = [];
  /** Resolves when the server ended it, with its reason. */
  readonly ended: Promise<unknown>;
  private readonly client: SocketClient;

  constructor(client: SocketClient, query: string) {
    this.client = client;
    this.ended = new Promise((resolve) => {
      client.subscribe<Fields>(
        { query },
        {
          next: ({ data, errors }) => (errors ? resolve(errors) : data && this.items.push(data)),
          error: resolve,
          complete: () => resolve('complete'),
        },
      );
    });
  }

  async dispose(): Promise<void> {
    await this.client.dispose();
  }
}
