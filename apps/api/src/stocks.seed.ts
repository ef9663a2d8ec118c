import { sql } from 'drizzle-orm';
import type { Database } from './platform/db.ts';
import { newId } from './platform/id.ts';

/** Beside the one that the shop has from the start. */
const places = [
  { name: 'Склад «Заречный»', address: 'г. Вымыслов, ул. Заречная, д. 14', method: 'OWN_WAREHOUSE' },
  { name: 'Склад «Вокзальный»', address: 'г. Небылицын, ул. Вокзальная, д. 3', method: 'DROP_OFF' },
];

/** Two more warehouses for the demo shop, and a quantity of every product in each; some have run out, as in any shop. */
export async function seedStocks(database: Database, companyId: string): Promise<void> {
  await database.write(companyId, async (tx) => {
    for (const { name, address, method } of places) {
      await tx.execute(sql`
        insert into warehouses (company_id, id, name, address, method, created_at)
        values (${companyId}, ${newId()}, ${name}, ${address}, ${method}, clock_timestamp())`);
    }
    await tx.execute(sql`
      insert into stocks (company_id, warehouse_id, product_id, quantity)
      select p.company_id, w.id, p.id, greatest(0, abs(hashtext(p.sku || w.name)) % 60 - 8) from products p join warehouses w using (company_id)`);
  });
}
