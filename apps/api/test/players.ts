import { ROLE_KEYS, type RoleKey } from '@prikazchik/permissions/role';
import { readViewer } from '../src/platform/viewer.repository.ts';
import type { Viewer } from '../src/platform/viewer.ts';
import { type Actor, companyStates, formerRole, type Kind } from './actors.ts';
import type { Client } from './client.ts';
import type { TestApp } from './harness.ts';
import { origin } from './schema.ts';
import type { Shop } from './seeds.ts';

/** An actor with a browser. */
export interface Player extends Actor {
  client: Client;
  companyId: string;
  userId: string | null;
  /** As the database has them now. */
  viewer(): Promise<Viewer | null>;
}

/** Everyone of `actors.ts` at a shop of each state, signed in as far as they can be. */
export async function seedPlayers(app: TestApp): Promise<Player[]> {
  const players: Player[] = [];
  for (const state of companyStates) {
    const shop = await app.shop(state);
    const play = async (kind: Kind, person: { userId: string; email: string }) =>
      players.push(playerOf(app, { kind, state }, shop, await app.as(person, shop.companyId), person.userId));
    players.push(playerOf(app, { kind: 'guest', state }, shop, Object.assign(app.guest(), { company: shop.companyId }), null));
    await play('stranger', (await app.shop()).owner);
    await play('owner', shop.owner);
    for (const role of ROLE_KEYS) await play(role, await app.member(shop, [role]));
    for (const kind of ['blocked', 'removed'] as const) await play(kind, await formerMember(app, shop, kind, formerRole));
  }
  return players;
}

async function formerMember(app: TestApp, shop: Shop, state: 'blocked' | 'removed', role: RoleKey) {
  const person = await app.member(shop, [role]);
  await app.sql`update members set state = ${state} where id = ${person.memberId}`;
  return person;
}

function playerOf(app: TestApp, actor: Actor, { companyId }: Shop, client: Client, userId: string | null): Player {
  return {
    ...actor,
    client,
    companyId,
    userId,
    async viewer() {
      const sessionId = sessionOf(client.accessToken);
      return sessionId ? readViewer(app.api.database.global, sessionId, companyId, origin) : null;
    },
  };
}

/** The session that an access token names. */
export function sessionOf(accessToken: string | null): string | null {
  const [, payload] = accessToken?.split('.') ?? [];
  return payload ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sid: string }).sid : null;
}
