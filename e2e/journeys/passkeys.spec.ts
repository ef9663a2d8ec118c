import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { hire, openShop, type Person, type Shop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

let shop: Shop;
let person: Person;
test.beforeEach(async () => {
  shop = await openShop();
  person = await hire(shop, 'MANAGER');
});

/** The browser's own authenticator in software, whose person shows a finger unless told otherwise. */
async function virtualAuthenticator(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  return { cdp, ...(await cdp.send('WebAuthn.addVirtualAuthenticator', { options })) };
}

async function addKey(cabinet: CabinetPage): Promise<void> {
  const { page, t } = cabinet;
  await cabinet.open('/passkeys');
  await page.getByRole('button', { name: t('ui.passkeys.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(person.password);
  await dialog.getByRole('button', { name: t('ui.confirmation.confirm') }).click();
  await expect(page.getByText(t('ui.passkeys.added'))).toBeVisible();
}

async function signOut({ page, t }: CabinetPage): Promise<void> {
  await page.getByRole('button', { name: t('ui.shell.account', { name: person.fullName }) }).click();
  await page.getByRole('menuitem', { name: t('ui.shell.signOut') }).click();
  await expect(page.getByRole('button', { name: t('ui.passkeys.signIn') })).toBeVisible();
}

test('a key is added with the password, signs in without it, and is removed', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  await virtualAuthenticator(page);
  await cabinet.signIn(person, '/passkeys');
  await addKey(cabinet);
  await signOut(cabinet);
  await page.getByRole('button', { name: t('ui.passkeys.signIn') }).click();
  await expect(cabinet.menu).toBeVisible();

  await cabinet.open('/passkeys');
  const keys = page.getByRole('region', { name: t('ui.passkeys.title') });
  await expect(keys.getByRole('listitem')).toHaveCount(1);
  await keys.getByRole('listitem').getByRole('button').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('ui.passkeys.remove'), exact: true })
    .click();
  await expect(page.getByText(t('ui.passkeys.removed'))).toBeVisible();
  await signOut(cabinet);
  await page.getByRole('button', { name: t('ui.passkeys.signIn') }).click();
  await expect(page.getByRole('alert')).toHaveText(t('ui.problem.PASSKEY_REFUSED'));
});

test('a key opens nothing to one who can’t unlock it, in the other portal, or as a copy', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  const { cdp, authenticatorId } = await virtualAuthenticator(page);
  await cabinet.signIn(person, '/passkeys');
  await addKey(cabinet);
  await signOut(cabinet);

  await test.step('without a finger it signs nothing', async () => {
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: t('ui.passkeys.signIn') }).click();
    await expect(page.getByRole('button', { name: t('ui.passkeys.signIn') })).toBeEnabled();
    await expect(cabinet.menu).toBeHidden();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  });

  await test.step('the staff portal does not know it', async () => {
    const words = portalWords('ru');
    await page.goto(`${stack.staffUrl}/sign-in`);
    await page.getByRole('button', { name: words('ui.passkeys.signIn') }).click();
    await expect(page.getByRole('alert')).toHaveText(words('ui.problem.PASSKEY_REFUSED'));
  });

  await test.step('a copy that counts from the beginning is known for one', async () => {
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    await cabinet.open('/');
    await page.getByRole('button', { name: t('ui.passkeys.signIn') }).click();
    await expect(cabinet.menu).toBeVisible();
    await signOut(cabinet);
    await cdp.send('WebAuthn.clearCredentials', { authenticatorId });
    for (const credential of credentials)
      await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount: 0 } });
    await page.getByRole('button', { name: t('ui.passkeys.signIn') }).click();
    await expect(page.getByRole('alert')).toHaveText(t('ui.problem.PASSKEY_COPIED'));
  });
});
