import type postgres from 'postgres';

/** How much there is beside the people of the shop that is looked at. */
export interface Size {
  shops: number;
  /** Over all shops; the shop that is looked at has `ownProducts` of them, the others the rest in equal parts. */
  products: number;
  ownProducts: number;
  ownMembers: number;
}

/** The one who asks: an administrator of the shop that is looked at, signed in to the seller cabinet. */
export interface Asker {
  companyId: string;
  userId: string;
  sessionId: string;
}

/** The form of a hash of today's cost; nobody knows its password, and a check takes as long as of any other. */
const HASH = `$argon2id$v=19$m=19456,t=2,p=1$${Buffer.alloc(16, 7).toString('base64').replace(/=+$/, '')}$${Buffer.alloc(32, 9).toString('base64').replace(/=+$/, '')}`;

const OTHERS_MEMBERS = 5;
/** So many of each shop's newest products have photos: those on its first page. */
const WITH_PHOTOS = 60;

/**
 * Fills a migrated database with statements over whole tables, past the product. The newest products of a shop
 * have a photo each but for every eighth, every ninth has no price; every third employee has two roles.
 */
export async function seed(sql: postgres.Sql, size: Size): Promise<Asker> {
  await sql`insert into companies (id, kind, state, name, inn, legal_name, activated_at)
            select uuidv7(), 'SOLE_PROPRIETOR', 'active', 'Лавка ' || n, '500100732259', 'ИП Лавка ' || n, now()
              from generate_series(1, ${size.shops}) n`;
  const [own] = await sql<{ id: string }[]>`select id from companies order by id limit 1`;
  if (!own) throw new Error('No shop was made.');
  await seedPeople(sql, own.id, size.ownMembers);
  await seedProducts(sql, own.id, size);
  await sql`vacuum analyze`;
  const [asker] = await sql<{ user_id: string }[]>`
    select user_id from members m join member_roles r on r.company_id = m.company_id and r.member_id = m.id
     where m.company_id = ${own.id} and r.role = 'administrator' order by m.id limit 1`;
  if (!asker) throw new Error('Nobody administrates.');
  const [session] = await sql<{ id: string }[]>`
    insert into sessions (id, user_id, portal, expires_at) values (uuidv7(), ${asker.user_id}, 'seller', now() + interval '7 days') returning id`;
  if (!session) throw new Error('No session was made.');
  return { companyId: own.id, userId: asker.user_id, sessionId: session.id };
}

async function seedPeople(sql: postgres.Sql, own: string, ownMembers: number): Promise<void> {
  await sql`create unlogged table places as
            select c.id as company_id, n, uuidv7() as member_id, uuidv7() as user_id
              from companies c, generate_series(1, case when c.id = ${own}::uuid then ${ownMembers}::int else ${OTHERS_MEMBERS}::int end) n
             order by c.id, n`;
  await sql`insert into users (id, email, email_key, email_confirmed_at, password_hash, full_name, phone, locale)
            select user_id, name, name, now(), ${HASH}, 'Сотрудник Пример ' || n, '+79990000000', 'ru'
              from (select user_id, n, 'person-' || user_id || '@shop.test' as name from places) made`;
  await sql`insert into members (company_id, id, user_id, is_owner) select company_id, member_id, user_id, n = 1 from places`;
  await sql`insert into member_roles (company_id, member_id, role)
            select company_id, member_id, case when n = 2 then 'administrator' when n % 2 = 0 then 'manager' else 'content_manager' end
              from places where n > 1`;
  await sql`insert into member_roles (company_id, member_id, role)
            select company_id, member_id, 'accountant' from places where n > 2 and n % 3 = 0`;
  await sql`drop table places`;
}

/** Constraints and indexes go away while the rows come: made once over all of them, they are ready in a tenth of the time. */
async function seedProducts(sql: postgres.Sql, own: string, { shops, products, ownProducts }: Size): Promise<void> {
  const others = shops > 1 ? Math.ceil((products - ownProducts) / (shops - 1)) : 0;
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index where indrelid in ('products'::regclass, 'product_photos'::regclass) and not indisprimary`;
  await sql.begin(async (tx) => {
    for (const { name } of indexes) await tx`drop index ${tx(name)}`;
    // The keys into other tables are checked by triggers, row by row.
    await tx`set local session_replication_role = replica`;
    await tx`set local maintenance_work_mem = '512MB'`;
    await tx`
      insert into products (company_id, id, sku, title, description, seo_title, seo_description, price_minor, old_price_minor, photo_count, created_at, updated_at)
      select c.id, uuidv7(), 'ART-' || n, 'Кружка эмалированная «Поле» № ' || n, 'Двойная эмаль, край обкатан. Не боится костра и посудомойки.',
             'Кружка', 'Кружка эмалированная', case when n % 9 = 0 then null else 10000 + n % 5000 end,
             case when n % 4 = 0 and n % 9 <> 0 then 20000 + n % 5000 end, case when n > ${WITH_PHOTOS}::int or n % 8 = 0 then 0 else 1 end,
             now() - n * interval '1 second', now() - n * interval '1 second'
        from companies c, generate_series(1, case when c.id = ${own}::uuid then ${ownProducts}::int else ${others}::int end) n`;
    await tx`
      insert into product_photos (company_id, id, product_id, file_key, width, height, bytes, position)
      select company_id, uuidv7(), id, company_id || '/' || id || '.webp', 800, 800, 20000, 1 from products where photo_count > 0`;
    for (const { definition } of indexes) await tx.unsafe(definition);
  });
}
