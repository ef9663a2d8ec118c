import { addProduct } from '../goods.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, invite, openShop } from '../people.ts';
import { sectionsOf } from '../sections.ts';
import { stack } from '../stack.ts';

test('a person with an account joins a second shop, and in each sees that shop alone', async ({ page }) => {
  const [mill, lamps] = await Promise.all([openShop({ business: 'company' }), openShop({ business: 'otherProprietor' })]);
  const [flour, lamp] = await Promise.all([
    addProduct(mill, 'Мука ржаная, 2 кг', 'RYE-2'),
    addProduct(lamps, 'Лампа керосиновая', 'LMP-1'),
  ]);
  const person = await hire(mill, 'MANAGER');
  const link = await invite(lamps, person.email, 'CONTENT_MANAGER');

  await test.step('accepts in the staff portal, signed in with the account that is there', async () => {
    const invitation = new InvitationPage(page);
    await invitation.open(link);
    await invitation.expectOffer(lamps.owner.fullName, lamps.name);
    await expect(page.getByText(invitation.t('invitation.haveAccount'))).toBeVisible();
    await new SignInForm(page).send(person);
    await expect(page.getByText(invitation.t('invitation.signedInAs', { name: person.email }))).toBeVisible();
    await invitation.accept();
    await invitation.expectJoined();
    await page.getByRole('link', { name: invitation.t('invitation.done.shops') }).click();
    await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([mill.name, lamps.name]);
  });

  await test.step('opens the second shop', async () => {
    await new InvitationPage(page).openCabinet(lamps.name);
  });

  const cabinet = new CabinetPage(page);
  const product = (title: string) => page.getByRole('row').filter({ hasText: title });

  await test.step('sees its products and none of the other shop', async () => {
    await expect(page).toHaveURL(`${stack.sellerUrl}/`);
    await cabinet.section('Товары').click();
    await expect(product('Лампа керосиновая')).toBeVisible();
    await expect(product('Мука ржаная')).toHaveCount(0);
    expect(await cabinet.sections()).toEqual(sectionsOf('content_manager').open.map(({ title }) => cabinet.t(`shell.sections.${title}`)));
    await cabinet.open(flour);
    await expect(page.getByRole('heading', { name: cabinet.t('ui.failure.not-found.title') })).toBeVisible();
    await expect(page.getByText('Мука')).toHaveCount(0);
  });

  await test.step('switches to the first shop', async () => {
    await cabinet.shops.selectOption(mill.name);
    await expect(cabinet.heading).toHaveText(mill.name);
    await cabinet.section('Товары').click();
    await expect(product('Мука ржаная')).toBeVisible();
    await expect(product('Лампа керосиновая')).toHaveCount(0);
    await cabinet.open(lamp);
    await expect(page.getByRole('heading', { name: cabinet.t('ui.failure.not-found.title') })).toBeVisible();
    await expect(page.getByText('Лампа')).toHaveCount(0);
  });

  await test.step('a reload stays in the shop that was chosen', async () => {
    await cabinet.open();
    await expect(cabinet.heading).toHaveText(mill.name);
    await expect(cabinet.shops.getByRole('option', { selected: true })).toHaveText(mill.name);
  });
});
