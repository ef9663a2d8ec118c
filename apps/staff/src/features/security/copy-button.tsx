import { Button, CopyButton } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** Puts the text into the clipboard and says so. */
export function Copy({ text }: { readonly text: string }) {
  const t = useTranslations('security.factor');
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy}>
          {copied ? t('copied') : t('copy')}
        </Button>
      )}
    </CopyButton>
  );
}
