import type { ButtonProps } from '@mantine/core';
import { Button } from '@mantine/core';
import { otherPortal } from '@prikazchik/ui/other-portal.ts';
import { useTranslations } from 'use-intl';
import { NEWEST_SHOP } from './membership.ts';

interface OpenCabinetProps extends ButtonProps {
  /** `null` means the shop that the person joined last. */
  readonly companyId: string | null;
  /** Which shop's, for those who hear the link alone. */
  readonly shop: string;
}

/** Leads to the shop's cabinet, which is another origin. The cabinet comes back for the sign-in: see docs/adr/0005. */
export function OpenCabinet({ companyId, shop, ...props }: OpenCabinetProps) {
  const t = useTranslations('shops');
  const href = `${otherPortal()}/handoff?shop=${companyId ?? NEWEST_SHOP}`;
  return (
    <Button component="a" href={href} size="md" aria-label={`${t('open')}: ${shop}`} {...props}>
      {t('open')}
    </Button>
  );
}
