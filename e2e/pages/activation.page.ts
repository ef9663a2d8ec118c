import type { Locator, Page } from '@playwright/test';
import { PROTECTED } from '@prikazchik/permissions/operation';
import type { Locale } from '@prikazchik/permissions/right';
import { expect } from '../journey.ts';
import { type CabinetWords, cabinetWords } from '../words.ts';

type Step = 'EMAIL' | 'REQUISITES' | 'LOGISTICS' | 'REVIEW';
type StepState = 'DONE' | 'OPEN' | 'LOCKED' | 'WAITING' | 'REFUSED';

/** The checklist on the home page of a shop that is not active yet, and the forms of its steps. */
export class ActivationPage {
  readonly page: Page;
  readonly t: CabinetWords;
  readonly #locale: Locale;

  constructor(page: Page, locale: Locale = 'ru') {
    this.page = page;
    this.#locale = locale;
    this.t = cabinetWords(locale);
  }

  step(step: Step): Locator {
    return this.page.getByRole('listitem').filter({ hasText: this.t(`home.activation.steps.${step}.title`) });
  }

  async expectStep(step: Step, state: StepState): Promise<void> {
    await expect(this.step(step).getByRole('img', { name: this.t(`home.activation.stepState.${state}`), exact: true })).toBeVisible();
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  get account(): Locator {
    return this.field(this.t('company.legal.settlementAccount'));
  }

  async chooseTaxSystem(system: 'USN' | 'OSNO'): Promise<void> {
    await this.page.getByRole('combobox', { name: this.t('company.legal.taxSystem') }).selectOption(system);
  }

  async saveRequisites(): Promise<void> {
    await this.page.getByRole('button', { name: this.t('company.legal.save') }).click();
  }

  /** Confirms by password what the dialog names. */
  async confirm(password: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: PROTECTED.updateRequisites[this.#locale] });
    await dialog.getByRole('textbox', { name: this.t('ui.password.label'), exact: true }).fill(password);
    await dialog.getByRole('button', { name: this.t('ui.confirmation.confirm') }).click();
  }

  async saveWarehouse(address: string): Promise<void> {
    await this.field(this.t('company.logistics.address')).fill(address);
    await this.page.getByRole('radio', { name: this.t('company.logistics.methods.OWN_WAREHOUSE') }).check();
    await this.page.getByRole('button', { name: this.t('company.logistics.save') }).click();
  }

  async backToSteps(): Promise<void> {
    await this.page.getByRole('link', { name: this.t('company.toSteps') }).click();
  }
}
