import type { Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import type { Person } from '../people.ts';
import { stack } from '../stack.ts';
import { type CabinetWords, cabinetWords } from '../words.ts';

type Kind = 'SOLE_PROPRIETOR' | 'LEGAL_ENTITY';

/** The steps by which a person registers with a shop. */
export class RegisterPage {
  readonly page: Page;
  readonly t: CabinetWords;

  constructor(page: Page, locale: Locale = 'ru') {
    this.page = page;
    this.t = cabinetWords(locale);
  }

  field(name: string) {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  get inn() {
    return this.field(this.t('registration.company.inn'));
  }

  async open(): Promise<void> {
    await this.page.goto(`${stack.sellerUrl}/sign-in`);
    await this.page.getByRole('link', { name: this.t('shell.signIn.register') }).click();
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: this.t('registration.next') }).click();
  }

  async chooseKind(kind: Kind): Promise<void> {
    await this.page.getByRole('radio', { name: this.t(`registration.kind.names.${kind}`) }).click();
    await this.next();
  }

  async introduce({ fullName, email, phone }: Person): Promise<void> {
    await this.field(this.t('registration.person.fullName')).fill(fullName);
    await this.field(this.t('registration.person.email')).fill(email);
    await this.field(this.t('registration.person.phone')).fill(phone);
    await this.next();
  }

  async choosePassword(password: string): Promise<void> {
    await this.page.getByRole('textbox', { name: this.t('ui.password.fresh'), exact: true }).fill(password);
    await this.next();
  }

  async acceptOffer(): Promise<void> {
    await this.page.getByRole('checkbox', { name: this.t('registration.offer.accept') }).check();
    await this.page.getByRole('button', { name: this.t('registration.offer.submit') }).click();
  }
}
