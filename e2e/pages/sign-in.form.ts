import type { Locator, Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import type { Person } from '../people.ts';
import { type CabinetWords, cabinetWords } from '../words.ts';

/** The form by which one signs in, wherever it stands; the portals share it and its words. */
export class SignInForm {
  readonly t: CabinetWords;
  readonly form: Locator;
  /** The second step, of one who has a second factor. */
  readonly second: Locator;

  constructor(page: Page, locale: Locale = 'ru') {
    this.t = cabinetWords(locale);
    this.form = page.getByRole('form', { name: this.t('ui.auth.signIn.title') });
    this.second = page.getByRole('form', { name: this.t('ui.auth.secondFactor.title') });
  }

  /** Fills it in and sends it; what comes of it is for the journey to see. */
  async send({ email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
    await this.form.getByRole('textbox', { name: this.t('ui.auth.signIn.name') }).fill(email);
    await this.form.getByRole('textbox', { name: this.t('ui.password.label'), exact: true }).fill(password);
    await this.form.getByRole('button', { name: this.t('ui.auth.signIn.submit'), exact: true }).click();
  }

  /** Gives the code that the second step asks for. */
  async sendCode(code: string): Promise<void> {
    await this.second.getByRole('textbox').fill(code);
    await this.second.getByRole('button', { name: this.t('ui.auth.secondFactor.submit'), exact: true }).click();
  }
}
