import { useTranslations } from 'use-intl';
import { ButtonLink } from './links.tsx';

/** The way out of a page that has nothing to show. */
export function HomeLink() {
  const t = useTranslations('ui.noAccess');
  return (
    <ButtonLink to="/" variant="default">
      {t('home')}
    </ButtonLink>
  );
}
