import type { Locale } from '@prikazchik/permissions/right';
import type { FunctionComponent } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import type { Catalogue } from './locale-provider.tsx';

/**
 * A page that brings words of its own along, in every language: the first page of a portal need not wait for them.
 *
 * @example export const JournalPage = withWords({ ru: { journal: ru }, en: { journal: en } }, Journal);
 */
export function withWords<Props extends object>(
  words: Readonly<Record<Locale, Catalogue>>,
  Page: FunctionComponent<Props>,
): FunctionComponent<Props> {
  return function PageWithWords(props: Props) {
    const locale = useLocale();
    const messages: Catalogue = { ...useMessages(), ...words[locale] };
    return (
      <IntlProvider locale={locale} messages={messages}>
        <Page {...props} />
      </IntlProvider>
    );
  };
}
