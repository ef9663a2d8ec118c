import { MemberAccessDocument, SetMemberAccessDocument } from '../../packages/team/src/access.generated.ts';
import { ask, done } from '../api.ts';
import { inDatabase } from '../database.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { hire, openShop } from '../people.ts';

const DAY_MS = 86_400_000;

test('an owner is told that a right of a manager ends in three days, and extends it from the notice', async ({ page }) => {
  const shop = await openShop();
  const manager = await hire(shop, 'MANAGER');
  const rows = await inDatabase(
    (sql) => sql<{ id: string }[]>`select m.id from members m join users u on u.id = m.user_id where u.email = ${manager.email}`,
  );
  const id = rows[0]?.id ?? '';
  const accessOf = async () => (await ask(shop.asOwner, MemberAccessDocument, { id })).member.access;
  const to = new Date(Date.now() + 3 * DAY_MS + 2000);
  const rights = [{ right: 'finance.read', effect: 'GRANT', to: to.toISOString() }] as const;
  const input = { memberId: id, version: (await accessOf())?.version ?? 0, roles: [{ role: 'MANAGER' }], rights: [...rights] };
  done((await ask(shop.asOwner, SetMemberAccessDocument, { input })).setMemberAccess);

  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  await cabinet.signIn(shop.owner, '/notices');
  const extend = page.getByRole('button', { name: t('notices.extend.of', { name: manager.fullName }) });
  await expect(extend).toBeVisible({ timeout: 20_000 });
  await extend.click();
  await expect(extend).toHaveText(t('notices.extend.isDone'));
  await expect.poll(async () => (await accessOf())?.rights[0]?.to).toBe(new Date(to.getTime() + 30 * DAY_MS).toISOString());
});
