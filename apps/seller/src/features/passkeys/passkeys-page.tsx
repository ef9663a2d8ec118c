import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { Passkeys } from '@prikazchik/ui/passkeys/passkeys.tsx';
import { useTranslations } from 'use-intl';

/** Keys that sign in to the cabinet; all else of one's own security is at home in the staff portal. */
export function PasskeysPage() {
  const t = useTranslations('shell');
  return (
    <>
      <PageTitle>{t('signingIn')}</PageTitle>
      <Passkeys />
    </>
  );
}
