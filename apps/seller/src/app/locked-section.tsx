import { useQuery } from '@apollo/client/react';
import { Locked } from '@prikazchik/ui/locked.tsx';
import { useTranslations } from 'use-intl';
import { ActivationDocument } from '../features/home/activation.generated.ts';
import { openStepPath } from '../features/home/steps.ts';
import { ButtonLink } from '../shared/links.tsx';
import { useViewer } from '../shared/viewer.tsx';

const REASONS = { REGISTERED: 'registered', UNDER_REVIEW: 'underReview', REJECTED: 'rejected' } as const;

/** A section that the shop's state keeps closed: why, and the way to the step that opens it. */
export function LockedSection() {
  const t = useTranslations('shell.locked');
  const { companyState } = useViewer().membership;
  const { data } = useQuery(ActivationDocument, { fetchPolicy: 'cache-and-network' });
  const reason = companyState in REASONS ? REASONS[companyState as keyof typeof REASONS] : 'suspended';
  return (
    <Locked action={<ButtonLink to={data ? openStepPath(data.activation.steps) : '/'}>{t('goToStep')}</ButtonLink>}>{t(reason)}</Locked>
  );
}
