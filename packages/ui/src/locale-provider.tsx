import type { Locale } from '@prikazchik/permissions/right';
import type { ReactNode } from 'react';
import { createContext, use, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { detectLocale, rememberLocale } from './locale.ts';

/** One language's catalogue, as it comes from its chunk. */
export type Catalogue = Readonly<Record<string, unknown>>;

/** How an app gets its catalogue in each language; each is a chunk of its own. */
export type CatalogueLoaders = Readonly<Record<Locale, () => Promise<{ readonly messages: Catalogue }>>>;

interface Language {
  readonly locale: Locale;
  readonly messages: Catalogue;
}

const SwitchContext = createContext<(locale: Locale) => Promise<void>>(() => Promise.resolve());

async function load(loaders: CatalogueLoaders, locale: Locale): Promise<Language> {
  const { messages } = await loaders[locale]();
  document.documentElement.lang = locale;
  return { locale, messages };
}

/** Loads the language that this browser asks for; the app awaits it before it renders. */
export function startLanguage(loaders: CatalogueLoaders): Promise<Language> {
  return load(loaders, detectLocale());
}

/** Speaks one language and lets it be switched without a reload. */
export function LocaleProvider({ loaders, start, children }: { loaders: CatalogueLoaders; start: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(start);

  async function switchTo(locale: Locale) {
    setLanguage(await load(loaders, locale));
    rememberLocale(locale);
  }

  return (
    <SwitchContext value={switchTo}>
      <IntlProvider locale={language.locale} messages={language.messages}>
        {children}
      </IntlProvider>
    </SwitchContext>
  );
}

/** Switches the language of the page, and remembers it in this browser. */
export function useSwitchLocale(): (locale: Locale) => Promise<void> {
  return use(SwitchContext);
}
