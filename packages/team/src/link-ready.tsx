import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { QrCode } from '@prikazchik/ui/qr-code.tsx';
import { useShopFormat, useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import type { InvitationLinkFragment } from './links.generated.ts';

interface LinkReadyProps {
  readonly link: InvitationLinkFragment;
  readonly onDone: () => void;
}

/** A link that was just made, as a code and as text: the only time that it is shown. */
export function LinkReady({ link: { label, url, expiresAt }, onDone }: LinkReadyProps) {
  const t = useTranslations('links.ready');
  const format = useShopFormat();
  const text = url ?? '';
  return (
    <Stack gap="md">
      <Text>{t('scan')}</Text>
      <QrCode text={text} label={t('qr', { label: label ?? '' })} />
      <TextInput readOnly label={t('url')} value={text} onFocus={({ currentTarget }) => currentTarget.select()} />
      <Group gap="sm">
        <CopyButton value={text}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>}</CopyButton>
        <Share url={text} />
      </Group>
      <Text>{t('until', { date: format.date(expiresAt, 'moment') })}</Text>
      <Text c="dimmed" size="sm">
        {t('once')}
      </Text>
      <Button variant="default" size="md" onClick={onDone}>
        {t('done')}
      </Button>
    </Stack>
  );
}

/** Hands the link to another app, where the browser can. */
function Share({ url }: { readonly url: string }) {
  const t = useTranslations('links.ready');
  const shop = useViewer().membership.companyName;
  if (!('share' in navigator)) return null;
  // Whoever closes the choice of apps meant to share with nobody.
  const share = () => void navigator.share({ title: t('shareText', { shop }), url }).catch(() => undefined);
  return (
    <Button variant="default" onClick={share}>
      {t('share')}
    </Button>
  );
}
