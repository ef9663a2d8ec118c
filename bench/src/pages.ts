import { createHmac } from 'node:crypto';
import { importJWK, type JWK, jwtVerify } from 'jose';
import postgres from 'postgres';

/** One who may look at both pages; everybody else gets null. */
export interface Viewer {
  companyId: string;
  memberId: string;
}

/**
 * What both competitors serve, each in its own way: the session check of the product (an ES256 access token by jose, then
 * `viewer_of`) and two lists, each by one SQL statement, with the addresses of photos signed as the product signs them.
 *
 * What the product does and this does not: rights judged by a table, the transaction in which row-level security shows
 * one shop, limits on documents, metrics, request ids. Connected as the owner, so that no row is hidden from it.
 */
export interface Pages {
  viewerOf(authorization: string | undefined, company: string | string[] | undefined): Promise<Viewer | null>;
  members(viewer: Viewer, first: number): Promise<object>;
  products(viewer: Viewer, first: number): Promise<object>;
}

interface Environment {
  DATABASE_URL: string;
  DATABASE_POOL: string;
  SIGNING_KEYS: string;
  LINK_SECRET: string;
  API_URL: string;
}

/** @throws Error naming a variable that is missing */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment & { API_PORT: string } {
  const read = (name: string): string => env[name] ?? fail(`${name} is missing.`);
  return {
    DATABASE_URL: read('DATABASE_URL'),
    DATABASE_POOL: read('DATABASE_POOL'),
    SIGNING_KEYS: read('SIGNING_KEYS'),
    LINK_SECRET: read('LINK_SECRET'),
    API_URL: read('API_URL'),
    API_PORT: read('API_PORT'),
  };
}

function fail(message: string): never {
  throw new Error(message);
}

type Cursor = readonly (string | number)[];

function connection<Row>(name: string, rows: Row[], first: number, key: (row: Row) => Cursor, shown: (row: Row) => object): object {
  const edges = rows.slice(0, first).map((row) => ({
    __typename: `${name}Edge`,
    cursor: Buffer.from(JSON.stringify(key(row))).toString('base64url'),
    node: shown(row),
  }));
  const pageInfo = {
    __typename: 'PageInfo',
    hasNextPage: rows.length > first,
    hasPreviousPage: false,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { __typename: `${name}Connection`, edges, pageInfo };
}

const money = (amountMinor: number | null) => (amountMinor === null ? null : { __typename: 'Money', amountMinor, currency: 'RUB' });

export async function createPages(env: Environment): Promise<Pages> {
  const sql = postgres(env.DATABASE_URL, { max: Number(env.DATABASE_POOL), types: { bigint: numbers } });
  const { keys }: { keys: (JWK & { kid: string })[] } = JSON.parse(env.SIGNING_KEYS);
  const verifying = new Map(await Promise.all(keys.map(async ({ d: _, ...key }) => [key.kid, await importJWK(key, 'ES256')] as const)));
  const issuer = new URL(env.API_URL).origin;

  const addressOf = (key: string) => {
    const expires = String((Math.floor(Date.now() / 3_600_000) + 2) * 3600);
    const mac = createHmac('sha256', env.LINK_SECRET).update('file\0').update(expires).update('\0').update(key).digest('base64url');
    return `/files/${key}?e=${expires}&s=${mac}`;
  };

  return {
    async viewerOf(authorization, company) {
      const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1];
      if (!token || typeof company !== 'string') return null;
      const { payload } = await jwtVerify(token, ({ kid }) => verifying.get(kid ?? '') ?? fail('Unknown key'), {
        algorithms: ['ES256'],
        issuer,
        audience: ['seller', 'staff'],
        typ: 'at+jwt',
        clockTolerance: 5,
        requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
      });
      const [row] = await sql`select * from viewer_of(${String(payload.sid)}::uuid, ${company}::uuid)`;
      if (!row?.email_confirmed || row.member_state !== 'active') return null;
      return { companyId: row.company_id, memberId: row.member_id };
    },

    async members({ companyId, memberId }, first) {
      const rows = await sql`
        select m.id, u.full_name, u.email, u.phone, m.is_owner, m.state, m.joined_at,
               (select array_agg(r.role order by r.role) from member_roles r where r.company_id = m.company_id and r.member_id = m.id) as roles
          from members m join users u on u.id = m.user_id
         where m.company_id = ${companyId} and m.state <> 'removed' order by m.id limit ${first + 1}`;
      return connection(
        'Member',
        [...rows],
        first,
        (row) => [row.id],
        (row) => {
          const open = row.id !== memberId && !row.is_owner;
          return {
            __typename: 'Member',
            id: row.id,
            fullName: row.full_name,
            isOwner: row.is_owner,
            isYou: row.id === memberId,
            roles: (row.roles ?? []).map((role: string) => role.toUpperCase()),
            state: row.state.toUpperCase(),
            joinedAt: row.joined_at,
            canChangeRole: open,
            canBlock: open,
            canRemove: open,
            contacts: { __typename: 'Contacts', email: row.email, phone: row.phone },
          };
        },
      );
    },

    async products({ companyId }, first) {
      const rows = await sql`
        select p.id, p.sku, p.title, p.state, p.updated_at, p.price_minor, p.old_price_minor,
               (extract(epoch from p.updated_at) * 1000000)::bigint as key,
               (select json_agg(json_build_object('id', f.id, 'key', f.file_key, 'width', f.width, 'height', f.height) order by f.position, f.id)
                  from product_photos f where f.company_id = p.company_id and f.product_id = p.id) as photos
          from products p where p.company_id = ${companyId} order by p.updated_at desc, p.id desc limit ${first + 1}`;
      return connection(
        'Product',
        [...rows],
        first,
        (row) => ['UPDATED_DESC', row.key, row.id],
        (row) => ({
          __typename: 'Product',
          id: row.id,
          sku: row.sku,
          title: row.title,
          state: row.state.toUpperCase(),
          updatedAt: row.updated_at,
          photos: (row.photos ?? []).map(({ id, key, width, height }: { id: string; key: string; width: number; height: number }) => ({
            __typename: 'Photo',
            id,
            url: addressOf(key),
            width,
            height,
          })),
          price: money(row.price_minor),
          oldPrice: money(row.old_price_minor),
        }),
      );
    },
  };
}

/** Kopecks and microseconds stay below 2^53. */
const numbers = { to: 20, from: [20], serialize: String, parse: Number };
