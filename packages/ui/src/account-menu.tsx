import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import type { MantineColorScheme } from '@mantine/core';
import { Menu, useMantineColorScheme } from '@mantine/core';
import { signOut } from '@prikazchik/graphql-client/request.ts';
import { IconCheck } from '@tabler/icons-react';
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
    <Menu defaultOpened position="bottom-end" width={240} withinPortal returnFocus>
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
  return (
    <>
      <Menu.Label>{t('theme')}</Menu.Label>
      {SCHEMES.map((scheme) => (
        <Choice key={scheme} chosen={scheme === colorScheme} onChoose={() => setColorScheme(scheme)}>
          {t(`themes.${scheme}`)}
        </Choice>
      ))}
    </>
  );
}

function LanguageChoice() {
  const t = useTranslations('ui.shell');
  const current = useLocale();
  const switchTo = useSwitchLocale();
  return (
    <>
      <Menu.Label>{t('language')}</Menu.Label>
      {LOCALES.map((locale) => (
        <Choice key={locale} chosen={locale === current} onChoose={() => void switchTo(locale)}>
          <span lang={locale}>{t(`languages.${locale}`)}</span>
        </Choice>
      ))}
    </>
  );
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ chosen, onChoose, children }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={chosen}
      closeMenuOnClick={false}
      onClick={onChoose}
      rightSection={chosen && <IconCheck size={16} aria-hidden />}
    >
      {children}
    </Menu.Item>
  );
}
