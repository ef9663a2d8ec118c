import './styles.ts';
import { MantineProvider } from '@mantine/core';
import type { ComponentProps } from 'react';
import { LocaleProvider } from './locale-provider.tsx';
import { cssVariables, theme } from './theme.ts';

/** The nonce that the web server writes into the page and into its Content-Security-Policy. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

declare global {
  /** Where react-remove-scroll, under the kit's dialogs, looks for the nonce of the style sheet that it writes. */
  var __webpack_nonce__: string | undefined;
}

globalThis.__webpack_nonce__ = styleNonce();

/** What every page of a portal stands on: the look, and the language. */
export function Providers(props: ComponentProps<typeof LocaleProvider>) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <LocaleProvider {...props} />
    </MantineProvider>
  );
}
