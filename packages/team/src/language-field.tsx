import { NativeSelect } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';

const LOCALES = { RU: 'ru', EN: 'en' } as const;

/** The language in which somebody who is invited is spoken to. */
export function LanguageField(props: Omit<ComponentProps<typeof NativeSelect>, 'data'>) {
  const t = useTranslations('ui.shell.languages');
  return <NativeSelect {...props} data={Object.entries(LOCALES).map(([value, locale]) => ({ value, label: t(locale) }))} />;
}
