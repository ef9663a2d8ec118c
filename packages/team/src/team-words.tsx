import type { Locale } from '@prikazchik/permissions/right';
import type { Catalogue, CatalogueLoaders } from '@prikazchik/ui/locale-provider.tsx';
import type { ReactNode } from 'react';
import { use } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';

interface TeamWordsProps {
  /** The portal's own, for it compiles the words; the same object on every render. */
  readonly loaders: CatalogueLoaders;
  readonly children: ReactNode;
}

const asked = new Map<Locale, ReturnType<CatalogueLoaders[Locale]>>();

function wordsOf(loaders: CatalogueLoaders, locale: Locale): ReturnType<CatalogueLoaders[Locale]> {
  const known = asked.get(locale) ?? loaders[locale]();
  asked.set(locale, known);
  return known;
}

/** Lays the team's words beside the portal's: who never opens the team's pages never loads them. Suspends while they are on their way. */
export function TeamWords({ loaders, children }: TeamWordsProps) {
  const locale = useLocale();
  const own = useMessages();
  const { messages } = use(wordsOf(loaders, locale));
  // Typed after the Russian words, whose very texts are no measure for another language.
  const words: Catalogue = { ...own, ...messages };
  return (
    <IntlProvider locale={locale} messages={words}>
      {children}
    </IntlProvider>
  );
}
