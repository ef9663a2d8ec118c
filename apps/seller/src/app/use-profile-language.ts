import type { Locale } from '@prikazchik/graphql-client/schema.generated.ts';
import { isLocaleChosen } from '@prikazchik/ui/locale.ts';
import { useSwitchLocale } from '@prikazchik/ui/locale-provider.tsx';
import { useEffect, useEffectEvent } from 'react';
import { useLocale } from 'use-intl';

/** Speaks the language of the person's profile, unless another one was chosen in this browser. */
export function useProfileLanguage(profile: Locale | undefined): void {
  const current = useLocale();
  const switchTo = useSwitchLocale();
  const follow = useEffectEvent((wanted: 'ru' | 'en') => {
    if (wanted !== current && !isLocaleChosen()) void switchTo(wanted);
  });
  useEffect(() => {
    if (profile) follow(profile === 'RU' ? 'ru' : 'en');
  }, [profile]);
}
