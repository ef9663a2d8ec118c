import type { CompanyState } from '@prikazchik/graphql-client/schema.generated.ts';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './company.module.css';

/** The way back to the steps of activation, while there are any. */
export function BackToSteps({ state }: { readonly state: CompanyState }) {
  const t = useTranslations('company');
  if (state === 'ACTIVE' || state === 'SUSPENDED') return null;
  return (
    <TextLink to="/" size="sm" className={classes.back}>
      <IconArrowLeft size={16} aria-hidden />
      {t('toSteps')}
    </TextLink>
  );
}
