import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import type { MantineColorScheme } from '@mantine/core';
import { Menu, useMantineColorScheme } from '@mantine/core';
import { signOut } from '@prikazchik/graphql-client/request.ts';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { LOCALES } from './locale.ts';
import { useSwitchLocale } from './locale-provider.tsx';
import { useAction } from './use-action.ts';

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

/** What opens under the person's name. `children` are the app's own entries, above the common ones. */
export function AccountMenu({ target, children }: { readonly target: ReactNode; readonly children?: ReactNode }) {
  const t = useTranslations('ui.shell');
  const leave = useAction(signOut);
  return (
    <Menu defaultOpened position="bottom-end" width={240} withinPortal={false} returnFocus>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {children}
        {children && <Menu.Divider />}
        <ThemeChoice />
        <Menu.Divider />
        <LanguageChoice />
        <Menu.Divider />
        <Menu.Item onClick={() => leave.run()} disabled={leave.running}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeChoice() {
  const t = useTranslations('ui.shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (value: string) => setColorScheme(SCHEMES.find((scheme) => scheme === value) ?? 'auto');
  return (
    <Menu.RadioGroup value={colorScheme} onChange={choose}>
      <Menu.Label>{t('theme')}</Menu.Label>
      {SCHEMES.map((scheme) => (
        <Menu.RadioItem key={scheme} value={scheme}>
          {t(`themes.${scheme}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function LanguageChoice() {
  const t = useTranslations('ui.shell');
  const current = useLocale();
  const switchTo = useSwitchLocale();
  const choose = (value: string) => void switchTo(LOCALES.find((locale) => locale === value) ?? current);
  return (
    <Menu.RadioGroup value={current} onChange={choose}>
      <Menu.Label>{t('language')}</Menu.Label>
      {LOCALES.map((locale) => (
        <Menu.RadioItem key={locale} value={locale} lang={locale}>
          {t(`languages.${locale}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
