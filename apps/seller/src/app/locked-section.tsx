import { useQuery } from '@apollo/client/react';
import { HomeLink } from '@prikazchik/ui/home-link.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { Locked } from '@prikazchik/ui/locked.tsx';
import { Message } from '@prikazchik/ui/page-state.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import { ActivationDocument } from '../features/home/activation.generated.ts';
import { openStepPath } from '../features/home/steps.ts';

/** A section that the shop's state keeps closed: why, and the way on. */
export function LockedSection() {
  const t = useTranslations('shell.suspended');
  const { companyState } = useViewer().membership;
  if (companyState !== 'SUSPENDED') return <BeforeActivation />;
  return (
    <Message title={t('title')} isPage action={<HomeLink />}>
      {t('text')}
    </Message>
  );
}

function BeforeActivation() {
  const t = useTranslations('shell.locked');
  const { companyState } = useViewer().membership;
  const { data } = useQuery(ActivationDocument);
  return (
    <Locked action={<ButtonLink to={data ? openStepPath(data.activation.steps) : '/'}>{t('goToStep')}</ButtonLink>}>
      {companyState === 'UNDER_REVIEW' || companyState === 'REJECTED' ? t(companyState) : t('REGISTERED')}
    </Locked>
  );
}
