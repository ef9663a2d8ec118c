import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { useSwitchLocale } from './locale-provider.tsx';

/** Switches to the other language, named in itself: for pages that are read before anybody signs in. */
export function LanguageLink() {
  const t = useTranslations('ui.shell.languages');
  const other = useLocale() === 'ru' ? 'en' : 'ru';
  const switchTo = useSwitchLocale();
  return (
    <Button variant="subtle" lang={other} onClick={() => void switchTo(other)}>
      {t(other)}
    </Button>
  );
}
