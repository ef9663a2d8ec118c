import { CreateProductDocument } from '../apps/seller/src/features/products/product.generated.ts';
import { ask, done } from './api.ts';
import type { Shop } from './people.ts';

/** A product of the shop, made past the pages. Answers with the path of its page. */
export async function addProduct({ asOwner }: Shop, title: string, sku: string): Promise<string> {
  const input = { title, sku, description: '', seoTitle: '', seoDescription: '' };
  const { createProduct } = await ask(asOwner, CreateProductDocument, { input });
  return `/products/${done(createProduct).id}`;
}
