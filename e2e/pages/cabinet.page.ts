import type { Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import { expect } from '../journey.ts';
import type { Person } from '../people.ts';
import { stack } from '../stack.ts';
import { type CabinetWords, cabinetWords } from '../words.ts';
import { SignInForm } from './sign-in.form.ts';

/** What stands around every page of the seller cabinet. */
export class CabinetPage {
  readonly page: Page;
  readonly t: CabinetWords;
  readonly #signIn: SignInForm;

  constructor(page: Page, locale: Locale = 'ru') {
    this.page = page;
    this.#signIn = new SignInForm(page, locale);
    this.t = cabinetWords(locale);
  }

  get menu() {
    return this.page.getByRole('navigation', { name: this.t('shell.menu') });
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 });
  }

  get shops() {
    return this.page.getByRole('combobox', { name: this.t('ui.shell.shop') });
  }

  /** Opens an address of the cabinet. */
  async open(path = '/'): Promise<void> {
    await this.page.goto(stack.sellerUrl + path);
  }

  /** Signs in with the form and waits for the cabinet; `path` is the page to land on. */
  async signIn(person: Pick<Person, 'email' | 'password'>, path = '/'): Promise<void> {
    await this.open(path);
    await this.#signIn.send(person);
    await expect(this.menu).toBeVisible();
  }

  /** The names in the menu, from top to bottom. */
  async sections(): Promise<string[]> {
    return this.menu.getByRole('link').allInnerTexts();
  }

  section(name: string) {
    return this.menu.getByRole('link', { name });
  }

  async signOut(fullName: string): Promise<void> {
    await this.page.getByRole('button', { name: this.t('ui.shell.account', { name: fullName }) }).click();
    await this.page.getByRole('menuitem', { name: this.t('ui.shell.signOut') }).click();
  }
}
