import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { hire, openShop } from '../people.ts';

test('a list that was on its way when it changed is read once more', async ({ page }) => {
  const shop = await openShop();
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(shop.owner);

  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/graphql', async (route) => {
    const answer = await route.fetch();
    if (route.request().postData()?.includes('"Members"')) await held;
    await route.fulfill({ response: answer });
  });
  const listening = page
    .waitForEvent('websocket')
    .then((socket) => socket.waitForEvent('framesent', ({ payload }) => String(payload).includes('TeamChanged')));
  await cabinet.open('/settings/employees');
  await listening;
  const reading = page.waitForRequest((request) => request.postData()?.includes('"Members"') === true, { timeout: 3_000 });
  const newcomer = await hire(shop, 'MANAGER');
  await reading.catch(() => undefined);
  letGo();
  await expect(page.getByRole('row').filter({ hasText: newcomer.email })).toBeVisible();
});
