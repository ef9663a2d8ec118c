import type { Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import { expect } from '../journey.ts';
import type { Person } from '../people.ts';
import { stack } from '../stack.ts';
import { type PortalWords, portalWords } from '../words.ts';

type Death = 'none' | 'LINK_EXPIRED' | 'LINK_REPLACED' | 'LINK_REVOKED' | 'LINK_USED' | 'LINK_DECLINED' | 'LINK_UNKNOWN';

/** The page of the staff portal to which a letter of invitation leads. */
export class InvitationPage {
  readonly page: Page;
  readonly t: PortalWords;

  constructor(page: Page, locale: Locale = 'ru') {
    this.page = page;
    this.t = portalWords(locale);
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** Opens the letter's link; its token is out of the address bar before anything is read. */
  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.heading).toBeVisible();
    await expect(this.page).toHaveURL(`${stack.staffUrl}/invitation`);
  }

  async expectOffer(inviter: string, shop: string): Promise<void> {
    await expect(this.heading).toHaveText(this.t('invitation.title', { inviter, shop }));
  }

  /** The answer of a newcomer. */
  async register({ fullName, phone, password }: Person): Promise<void> {
    const form = this.page.getByRole('form', { name: this.t('invitation.register') });
    await form.getByRole('textbox', { name: this.t('invitation.fullName') }).fill(fullName);
    await form.getByRole('textbox', { name: this.t('invitation.phone') }).fill(phone);
    await form.getByRole('textbox', { name: this.t('ui.password.fresh'), exact: true }).fill(password);
    await form.getByRole('button', { name: this.t('invitation.register') }).click();
  }

  /** The answer of one who is signed in. */
  async accept(): Promise<void> {
    await this.page.getByRole('button', { name: this.t('invitation.accept') }).click();
  }

  async decline(): Promise<void> {
    await this.page.getByRole('button', { name: this.t('invitation.decline') }).click();
    const dialog = this.page.getByRole('dialog', { name: this.t('invitation.declineTitle') });
    await dialog.getByRole('button', { name: this.t('invitation.decline') }).click();
  }

  async expectJoined(): Promise<void> {
    await expect(this.heading).toHaveText(this.t('invitation.done.title'));
  }

  async openCabinet(shop: string): Promise<void> {
    await this.page.getByRole('link', { name: `${this.t('shops.open')}: ${shop}` }).click();
  }

  /** The link says that it is dead, and why. */
  async expectDead(why: Death): Promise<void> {
    await expect(this.heading).toHaveText(this.t('invitation.dead.title'));
    await expect(this.page.getByRole('alert')).toHaveText(this.t(`invitation.dead.${why}`));
  }
}
