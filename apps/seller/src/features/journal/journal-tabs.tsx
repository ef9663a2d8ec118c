import { Group } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { useLocation } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

/** From what was done to who came in and back, for those who may see both. */
export function JournalTabs() {
  const t = useTranslations('signIns');
  const can = useCan();
  const isSignIns = useLocation({ select: ({ pathname }) => pathname.endsWith('/sign-ins') });
  if (!(can('audit.read') && can('security.read'))) return null;
  return (
    <Group component="nav" aria-label={t('tabs')} gap="xs">
      <ButtonLink
        to="/settings/journal"
        search={{}}
        variant={isSignIns ? 'default' : 'filled'}
        aria-current={isSignIns ? undefined : 'page'}
      >
        {t('deeds')}
      </ButtonLink>
      <ButtonLink
        to="/settings/journal/sign-ins"
        search={{}}
        variant={isSignIns ? 'filled' : 'default'}
        aria-current={isSignIns ? 'page' : undefined}
      >
        {t('title')}
      </ButtonLink>
    </Group>
  );
}
