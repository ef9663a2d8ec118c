import { inDatabase } from '../database.ts';
import { expect, test } from '../journey.ts';
import { linkTo } from '../mailbox.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { TeamPage } from '../pages/team.page.ts';
import { hire, openShop } from '../people.ts';

const LETTERS_WITHIN_MS = 240_000;

test('a list of two hundred with seven bad lines brings 193 letters and seven reasons, and a reload goes on with it', async ({ page }) => {
  test.setTimeout(LETTERS_WITHIN_MS + 60_000);
  const shop = await openShop();
  await inDatabase((sql) => sql`update companies set created_at = now() - interval '31 days' where id = ${shop.companyId}`);
  const colleague = await hire(shop, 'MANAGER');
  const team = new TeamPage(page);
  const t = team.t;
  const domain = `${shop.companyId.slice(-12)}.example.com`;
  const good = Array.from({ length: 193 }, (_, index) => `p${index}@${domain}`);
  const bad = ['no address', `P0@${domain}`, `p1@${domain}`, colleague.email, `x@${domain};Директор`, '@', `a b@${domain}`];

  await new CabinetPage(page).signIn(shop.owner, '/settings/invitations');
  await page.getByRole('link', { name: t('team.invitations.many') }).click();
  const form = page.getByRole('form', { name: t('team.many.title') });
  await form.getByRole('textbox', { name: t('team.many.list') }).fill(['Почта;Роль', ...good, ...bad].join('\n'));
  await form.getByRole('checkbox', { name: 'Менеджер', exact: true }).check();
  await form.getByRole('button', { name: t('team.many.check') }).click();
  await expect(page.getByText(t('team.many.preview', { ready: 193, refused: 7 }))).toBeVisible();
  for (const code of ['INVALID_EMAIL', 'LISTED_TWICE', 'ALREADY_MEMBER', 'ROLE_UNKNOWN'] as const) {
    await expect(page.getByText(t(`ui.problem.${code}`)).first()).toBeVisible();
  }
  await page.getByRole('button', { name: t('team.many.send', { count: 193 }) }).click();
  await expect(page.getByText(/Отправлено: \d+/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(t('team.many.over', { sent: 193, refused: 7 }))).toBeVisible({ timeout: 60_000 });

  const sent = () =>
    inDatabase(
      (sql) => sql`select from invitations where company_id = ${shop.companyId} and email like ${`%@${domain}`} and delivery = 'sent'`,
    );
  await expect.poll(async () => (await sent()).length, { timeout: LETTERS_WITHIN_MS, intervals: [2_000] }).toBe(193);
  for (const address of [good[0], good[96], good[192]]) await linkTo(address ?? '', '/invitation');
});
