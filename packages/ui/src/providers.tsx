import './styles.ts';
import { MantineProvider } from '@mantine/core';
import type { ComponentProps } from 'react';
import { LocaleProvider } from './locale-provider.tsx';
import { cssVariables, theme } from './theme.ts';

/** The nonce that the web server writes into the page and into its Content-Security-Policy. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** What every page of a portal stands on: the look, and the language. */
export function Providers(props: ComponentProps<typeof LocaleProvider>) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <LocaleProvider {...props} />
    </MantineProvider>
  );
}
