import type { Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import { type PortalWords, portalWords } from '../words.ts';

/** The page of one's own security, in the staff portal. */
export class SecurityPage {
  readonly page: Page;
  readonly t: PortalWords;

  constructor(page: Page, locale: Locale = 'ru') {
    this.page = page;
    this.t = portalWords(locale);
  }

  /** The key that an app is set up with, as it is shown. */
  async secret(): Promise<string> {
    return this.page.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  }

  async recoveryCodes(): Promise<string[]> {
    return this.page.getByText(/^[A-Z2-7]{6}(?:-[A-Z2-7]{6}){3}$/).allInnerTexts();
  }

  async giveCode(field: string, code: string, verb: string): Promise<void> {
    await this.page.getByRole('textbox', { name: field }).fill(code);
    await this.page.getByRole('button', { name: verb, exact: true }).click();
  }
}
