import { expect, test } from '../journey.ts';
import { linkTo } from '../mailbox.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { TeamPage } from '../pages/team.page.ts';
import { hire, newPerson, openShop, type Person, type Shop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

let shop: Shop;
test.beforeAll(async () => {
  shop = await openShop();
});

/** An administrator in the cabinet, where they have just invited somebody. */
async function inviting(team: TeamPage): Promise<{ administrator: Person; invited: Person }> {
  const [administrator, invited] = [await hire(shop, 'ADMINISTRATOR'), newPerson('Прасковья Званая')];
  await new CabinetPage(team.page).signIn(administrator, '/settings/invitations');
  await team.invite(invited.email, 'manager');
  return { administrator, invited };
}

async function openDrawer(team: TeamPage, person: Person): Promise<void> {
  await new CabinetPage(team.page).signIn(shop.owner, `/settings/employees?q=${encodeURIComponent(person.fullName)}`);
  await team.page.getByRole('row').filter({ hasText: person.email }).getByRole('link').first().click();
}

test('who removes an administrator reads what hangs on them, takes it over, and gets a receipt', async ({ page, visit }) => {
  const theirs = await visit();
  const { administrator, invited } = await inviting(new TeamPage(theirs));
  const letter = await linkTo(invited.email, '/invitation');
  const team = new TeamPage(page);
  await openDrawer(team, administrator);
  await team.ask('remove');
  const dialog = page.getByRole('dialog', { name: team.t('team.member.removeDialog.title', { name: administrator.fullName }) });
  await expect(dialog.getByText('Приглашение сотрудников')).toBeVisible();
  await dialog.getByRole('radio', { name: team.t('team.leaving.choices.TAKE_OVER') }).check();
  await team.confirmDeed('remove', administrator.fullName);

  const receipt = page.getByRole('region', { name: team.t('team.receipt.title') });
  await expect(receipt.getByText(team.t('team.receipt.fate.TAKEN_OVER', { email: invited.email }))).toBeVisible();
  await expect(receipt.getByText(/закрыто \d+/).first()).toBeVisible();

  const answer = new InvitationPage(await visit());
  await answer.open(letter);
  await answer.expectOffer(shop.owner.fullName, shop.name);

  await page.getByRole('button', { name: team.t('team.restore.open') }).click();
  await page.getByRole('button', { name: team.t('team.restore.submit'), exact: true }).click();
  await expect(page.getByText(team.t('team.restore.done', { name: administrator.fullName }))).toBeVisible();
  await new CabinetPage(theirs).open('/settings/invitations');
  await expect(theirs.getByRole('heading', { name: team.t('team.invitations.title') })).toBeVisible();
});

test('an invitation of one who lost the right waits, and goes on when another takes it over', async ({ page, visit }) => {
  const theirs = await visit();
  const { administrator, invited } = await inviting(new TeamPage(theirs));
  const letter = await linkTo(invited.email, '/invitation');
  const team = new TeamPage(page);
  await openDrawer(team, administrator);
  await team.chooseRole('administrator', 'manager');
  await team.confirmDeed('role', administrator.fullName);
  await expect(page.getByText(team.t('team.member.roleSaved'))).toBeVisible();

  const answer = new InvitationPage(await visit());
  await answer.open(letter);
  await expect(answer.page.getByRole('alert')).toHaveText(portalWords('ru')('invitation.dead.INVITER_LOST_RIGHT'));
  await new CabinetPage(page).open('/settings/invitations');
  await expect(team.invitation(invited.email)).toContainText(team.t('team.invitations.waits'));
  await page.getByRole('button', { name: team.t('team.invitations.takeOverOf', { email: invited.email }) }).click();
  await team.expectInvitation(invited.email, 'PENDING');
  await answer.open(letter);
  await answer.expectOffer(shop.owner.fullName, shop.name);
});

test('a person leaves a shop with their password, on a phone', async ({ visit }) => {
  const person = await hire(shop, 'MANAGER');
  const page = await visit({ viewport: { width: 360, height: 740 } });
  const t = portalWords('ru');
  await page.goto(`${stack.staffUrl}/sign-in`);
  await new SignInForm(page).send(person);
  await page.getByRole('button', { name: t('shops.leave.title', { shop: shop.name }) }).click();
  const form = page.getByRole('form', { name: t('shops.leave.title', { shop: shop.name }) });
  await form.getByRole('textbox', { name: t('ui.password.label') }).fill('not this one at all');
  await form.getByRole('button', { name: t('leaving.submit') }).click();
  await expect(form.getByText(t('ui.problem.CREDENTIALS_WRONG'))).toBeVisible();
  await form.getByRole('textbox', { name: t('ui.password.label') }).fill(person.password);
  await form.getByRole('button', { name: t('leaving.submit') }).click();
  await expect(page.getByText(t('shops.empty.title'))).toBeVisible();
});
