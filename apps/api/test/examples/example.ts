import type { RoleKey } from '@prikazchik/permissions/role';
import type { Client, Fields } from '../client.ts';
import { inviteMember } from '../documents.ts';
import type { TestApp } from '../harness.ts';
import { type Person, password, type Shop } from '../seeds.ts';

/** Who a row of the journal says it was, as they stood then. */
export interface Who {
  user: string | null;
  member: string | null;
  roles: string[];
}

export interface Row {
  /** In the journal of a shop, or in the history of accounts. */
  log: 'shop' | 'account';
  who: Who;
  action: string;
  /** Kind and id of what it was done to; the history of accounts names none. */
  object?: [kind: string, id: string | null];
  /** Why it was refused; null when it was done. */
  reason: string | null;
}

/** One call of a mutation, made ready, and the rows that it must leave. */
export interface Example {
  client: Client;
  variables?: Fields;
  rows: Row[];
}

/** How a mutation goes well, and how it is refused; or why it never is. */
export interface Examples {
  done(world: World): Promise<Example>;
  refused: ((world: World) => Promise<Example>) | string;
}

export const nobody: Who = { user: null, member: null, roles: [] };

/** An active shop with its owner, and what the examples need around it. */
export class World {
  readonly app: TestApp;
  readonly shop: Shop;
  readonly owner: Client;
  /** Everything that may stand in no journal, no queue and no log. */
  readonly secrets = new Set<string>([password]);
  private count = 0;

  private constructor(app: TestApp, shop: Shop, owner: Client) {
    this.app = app;
    this.shop = shop;
    this.owner = owner;
    this.keep(owner, shop.owner.email);
  }

  static async open(app: TestApp): Promise<World> {
    const shop = await app.shop();
    return new World(app, shop, await app.as(shop.owner, shop.companyId));
  }

  get asOwner(): Who {
    return this.asOwnerOf(this.shop);
  }

  asOwnerOf({ owner }: Shop): Who {
    return { user: owner.userId, member: owner.memberId, roles: ['owner'] };
  }

  /** An address that nobody has. */
  address(): string {
    const address = `canary.${++this.count}.box@mail.test`;
    this.secrets.add(address);
    return address;
  }

  number(): number {
    return ++this.count;
  }

  async member(role: RoleKey, shop = this.shop): Promise<{ person: Person; client: Client; who: Who }> {
    const person = await this.app.member(shop, [role], this.address());
    const client = this.keep(await this.app.as(person, shop.companyId), person.email);
    return { person, client, who: { user: person.userId, member: person.memberId, roles: [role] } };
  }

  async ownerOf(state: Parameters<TestApp['shop']>[0]): Promise<{ shop: Shop; client: Client; who: Who }> {
    const shop = await this.app.shop(state);
    return { shop, client: this.keep(await this.app.as(shop.owner, shop.companyId), shop.owner.email), who: this.asOwnerOf(shop) };
  }

  async invited(email = this.address()): Promise<{ id: string; email: string; token: string }> {
    const before = this.app.mail.tokensTo(email).length;
    const { inviteMember: made } = await this.owner.get(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU' } });
    return { id: made.id, email, token: await this.token(email, before + 1) };
  }

  /** The token of the letter number `count` to the address. */
  async token(email: string, count = 1): Promise<string> {
    const token = await this.app.mail.token(email, count);
    this.secrets.add(token);
    return token;
  }

  keep(client: Client, email: string): Client {
    this.secrets.add(email);
    if (client.accessToken) this.secrets.add(client.accessToken);
    if (client.cookie) this.secrets.add(client.cookie.split('=')[1] ?? '');
    return client;
  }
}
