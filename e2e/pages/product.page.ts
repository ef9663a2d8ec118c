import type { FileChooser, Locator, Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import { type CabinetWords, cabinetWords } from '../words.ts';

type File = Exclude<Parameters<FileChooser['setFiles']>[0], string | readonly unknown[]>;

/** The list of products and the page of one. */
export class ProductPage {
  readonly page: Page;
  readonly t: CabinetWords;

  constructor(page: Page, locale: Locale = 'ru') {
    this.page = page;
    this.t = cabinetWords(locale);
  }

  get texts(): Locator {
    return this.page.getByRole('form', { name: this.t('products.page.save') });
  }

  field(name: 'titleField' | 'sku' | 'description'): Locator {
    return this.page.getByRole('textbox', { name: this.t(`products.page.${name}`), exact: true });
  }

  get price(): Locator {
    return this.page.getByRole('textbox', { name: this.t('products.price.current'), exact: true });
  }

  get oldPrice(): Locator {
    return this.page.getByRole('textbox', { name: this.t('products.price.old'), exact: true });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: this.t('products.search') });
  }

  row(text: string): Locator {
    return this.page.getByRole('row').filter({ hasText: text });
  }

  photo(number: number, title: string): Locator {
    return this.page.getByRole('img', { name: this.t('products.photos.alt', { number: String(number), title }) });
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** From the list to the page of a new product. */
  async create(title: string, sku: string): Promise<void> {
    await this.page
      .getByRole('link', { name: this.t('products.add') })
      .first()
      .click();
    await this.field('titleField').fill(title);
    await this.field('sku').fill(sku);
    await this.press(this.t('products.create.submit'));
  }

  async save(): Promise<void> {
    await this.press(this.t('products.page.save'));
  }

  async addPhoto(file: File): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: this.t('products.photos.drop') }).click();
    await (await chooser).setFiles(file);
  }
}
