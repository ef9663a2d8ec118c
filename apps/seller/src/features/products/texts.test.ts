import { describe, expect, it } from 'vitest';
import type { Texts } from './texts.ts';
import { mergeTexts, NO_TEXTS, snippetOf } from './texts.ts';

const base: Texts = { ...NO_TEXTS, sku: 'A-1', title: 'Чайник', description: 'Белый' };

describe('two people change one product', () => {
  it('brings changes of different texts together', () => {
    const { texts, disputed } = mergeTexts(base, { ...base, title: 'Чайник, 1 л' }, { ...base, description: 'Синий' });
    expect(texts).toEqual({ ...base, title: 'Чайник, 1 л', description: 'Синий' });
    expect(disputed).toEqual([]);
  });

  it('asks about a text that both changed, and keeps ours meanwhile', () => {
    const { texts, disputed } = mergeTexts(base, { ...base, title: 'Чайник синий', sku: 'A-2' }, { ...base, title: 'Чайник белый' });
    expect(disputed).toEqual(['title']);
    expect(texts).toEqual({ ...base, title: 'Чайник белый', sku: 'A-2' });
  });

  it('asks nothing when both wrote the same', () => {
    const same = { ...base, title: 'Чайник, 1 л' };
    expect(mergeTexts(base, same, same)).toEqual({ texts: same, disputed: [] });
  });
});

describe('what search shows', () => {
  it('is what was written for it', () => {
    expect(snippetOf({ ...base, seoTitle: 'Купить чайник', seoDescription: 'С доставкой' }, 160)).toEqual({
      title: 'Купить чайник',
      text: 'С доставкой',
    });
  });

  it("is the product's own texts otherwise, cut to length", () => {
    expect(snippetOf({ ...base, description: 'раз два три' }, 7)).toEqual({ title: 'Чайник', text: 'раз два…' });
  });
});
