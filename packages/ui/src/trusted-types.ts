interface TrustedTypesFactory {
  createPolicy(name: string, rules: Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string>): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypesFactory;
  }
}

/** Lets through text that holds no markup; anything else is refused. */
export function plainText(text: string): string {
  if (text.includes('<')) throw new TypeError('Markup from a string is not allowed');
  return text;
}

function refuse(): never {
  throw new TypeError('Script from a string is not allowed');
}

/**
 * The page's default Trusted Types policy, for a server that sends `require-trusted-types-for 'script'`: the kit's style sheets, which are
 * plain text, may be set as markup; nothing else may. Runs before anything renders.
 */
export function guardMarkup(): void {
  window.trustedTypes?.createPolicy('default', { createHTML: plainText, createScript: refuse, createScriptURL: refuse });
}
