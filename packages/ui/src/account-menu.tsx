import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import type { MantineColorScheme } from '@mantine/core';
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { signOut } from '@prikazchik/graphql-client/request.ts';
import type { ComponentProps, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { LOCALES } from './locale.ts';
import { useSwitchLocale } from './locale-provider.tsx';
import { useAction } from './use-action.ts';

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

interface AccountMenuProps {
  readonly target: ComponentProps<typeof UnstyledButton>;
  readonly children?: ReactNode;
}

/** What opens under the person's name. `children` are the app's own entries, above the common ones. */
export function AccountMenu({ target, children }: AccountMenuProps) {
  const t = useTranslations('ui.shell');
  const leave = useAction(signOut);
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);

  // The button that was pressed is gone with the code's arrival: the one in its place takes the focus first, so that the menu returns it there.
  useEffect(() => {
    button.current?.focus();
    setOpened(true);
  }, []);

  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={240}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      returnFocus
    >
      <Menu.Target>
        <UnstyledButton ref={button} {...target} />
      </Menu.Target>
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
