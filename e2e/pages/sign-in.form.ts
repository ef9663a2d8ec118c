import type { Locator, Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import type { Person } from '../people.ts';
import { type CabinetWords, cabinetWords } from '../words.ts';

/** The form by which one signs in, wherever it stands; the portals share it and its words. */
export class SignInForm {
  readonly t: CabinetWords;
  readonly form: Locator;

  constructor(page: Page, locale: Locale = 'ru') {
    this.t = cabinetWords(locale);
    this.form = page.getByRole('form', { name: this.t('ui.auth.signIn.title') });
  }

  /** Fills it in and sends it; what comes of it is for the journey to see. */
  async send({ email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
    await this.form.getByRole('textbox', { name: this.t('ui.auth.email') }).fill(email);
    await this.form.getByRole('textbox', { name: this.t('ui.password.label'), exact: true }).fill(password);
    await this.form.getByRole('button', { name: this.t('ui.auth.signIn.submit') }).click();
  }
}
